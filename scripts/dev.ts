import { readArguments } from './cli.ts';

const HELP = `
Bruk: npm run dev -- [--port N]

Viser nettstedet mens du arbeider; sidene tegnes på nytt når en fil endres.

  --port N   porten nettstedet vises på (4321)
`;

const { values } = readArguments({
  help: HELP,
  valg: { port: { type: 'string', default: '4321' } },
});
// Taken in when all is in order: it takes longer to read than what comes before.
const { dev } = await import('astro');
await dev({ root: process.cwd(), server: { port: Number(values.port) } });
