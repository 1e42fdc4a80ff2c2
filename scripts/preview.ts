import { existsSync } from 'node:fs';
import { preview } from 'astro';
import { readMiljo } from '../src/lib/corpus/miljo.ts';
import { restoreSite } from './bygg/bytte.ts';
import { readArguments, stopWithUsage } from './kommando.ts';

const HJELP = `
Bruk: npm run preview -- [--port N]

Viser det nettstedet som er bygd i OUT (dist), slik det blir publisert under BASE.

  --port N   porten nettstedet vises på (4321)
`;

const { values } = readArguments({
  hjelp: HJELP,
  valg: { port: { type: 'string', default: '4321' } },
});
const { ut } = readMiljo(process.env, process.cwd());
process.stdout.write(restoreSite(ut));
if (!existsSync(ut)) stopWithUsage(`${ut} finnes ikke. Kjør npm run build først.`, HJELP);
await preview({ root: process.cwd(), server: { port: Number(values.port) } });
