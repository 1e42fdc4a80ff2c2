import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { astroSettings } from '../src/lib/build/astro-settings.ts';
import { readConfig } from '../src/lib/io/config.ts';
import { builtAddress } from '../src/lib/build/read-build.ts';
import { restoreSite } from '../src/lib/build/swap.ts';
import {
  defineCommand,
  EXIT_CODES,
  orUsage,
  readArguments,
  runCommand,
  stopWithUsage,
} from './cli.ts';

const HELP = `
Bruk: npm run preview -- [--port N]

Viser det nettstedet som er bygd i OUT (dist), under den stien det ble bygd for. BASE trenger ikke å være satt.

  --port N   porten nettstedet vises på (4321)
`;

export const main = defineCommand(async (args, { env, cwd, stdout }) => {
  const { values } = readArguments(args, {
    help: HELP,
    options: { port: { type: 'string', default: '4321' } },
  });
  const config = orUsage(HELP, () => readConfig(env, cwd));
  const { out } = config;
  stdout.write(restoreSite(out));
  const frontPage = join(out, 'index.html');
  if (!existsSync(frontPage))
    stopWithUsage(`${frontPage} finnes ikke. Kjør npm run build først.`, HELP);
  const { base } = builtAddress(readFileSync(frontPage, 'utf8'));
  if (base === undefined)
    stopWithUsage(
      `${frontPage} er ikke forsiden av et bygd nettsted. Kjør npm run build på nytt.`,
      HELP,
    );
  // Taken in when all is in order: it takes longer to read than what comes before.
  const { preview } = await import('astro');
  const settings = astroSettings(config, resolve(import.meta.dirname, '..'));
  await preview({
    ...settings,
    configFile: false,
    root: cwd,
    base,
    server: { port: Number(values.port) },
  });
  return EXIT_CODES.ok;
});

if (import.meta.main) await runCommand(main);
