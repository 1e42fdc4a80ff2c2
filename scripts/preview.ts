import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMiljo } from '../src/lib/io/config.ts';
import { bygdBase } from './build/built-base.ts';
import { restoreSite } from './build/swap.ts';
import { readArguments, stopWithUsage } from './cli.ts';

const HJELP = `
Bruk: npm run preview -- [--port N]

Viser det nettstedet som er bygd i OUT (dist), under den stien det ble bygd for. BASE trenger ikke å være satt.

  --port N   porten nettstedet vises på (4321)
`;

const { values } = readArguments({
  hjelp: HJELP,
  valg: { port: { type: 'string', default: '4321' } },
});
const { ut } = readMiljo(process.env, process.cwd());
process.stdout.write(restoreSite(ut));
const forside = join(ut, 'index.html');
if (!existsSync(forside)) stopWithUsage(`${forside} finnes ikke. Kjør npm run build først.`, HJELP);
const base = bygdBase(readFileSync(forside, 'utf8'));
if (base === undefined)
  stopWithUsage(
    `${forside} er ikke forsiden av et bygd nettsted. Kjør npm run build på nytt.`,
    HJELP,
  );
// Taken in when all is in order: it takes longer to read than what comes before.
const { preview } = await import('astro');
await preview({ root: process.cwd(), base, server: { port: Number(values.port) } });
