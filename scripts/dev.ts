import { resolve } from 'node:path';
import { astroSettings } from '../src/lib/build/astro-settings.ts';
import { readConfig } from '../src/lib/io/config.ts';
import { defineCommand, EXIT_CODES, orUsage, readArguments, runCommand } from './cli.ts';

const HELP = `
Bruk: npm run dev -- [--port N]

Viser nettstedet mens du arbeider; sidene tegnes på nytt når en fil endres.

  --port N   porten nettstedet vises på (4321)
`;

export const main = defineCommand(async (args, { env, cwd }) => {
  const { values } = readArguments(args, {
    help: HELP,
    options: { port: { type: 'string', default: '4321' } },
  });
  const config = orUsage(HELP, () => readConfig(env, cwd));
  const settings = astroSettings(config, resolve(import.meta.dirname, '..'));
  // Taken in when all is in order: it takes longer to read than what comes before.
  const { dev } = await import('astro');
  await dev({ ...settings, configFile: false, root: cwd, server: { port: Number(values.port) } });
  return EXIT_CODES.ok;
});

if (import.meta.main) await runCommand(main);
