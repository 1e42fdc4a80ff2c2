import { dev } from 'astro';
import { readArguments } from './kommando.ts';

const HJELP = `
Bruk: npm run dev -- [--port N]

Viser nettstedet mens du arbeider; sidene tegnes på nytt når en fil endres.

  --port N   porten nettstedet vises på (4321)
`;

const { values } = readArguments({
  hjelp: HJELP,
  valg: { port: { type: 'string', default: '4321' } },
});
await dev({ root: process.cwd(), server: { port: Number(values.port) } });
