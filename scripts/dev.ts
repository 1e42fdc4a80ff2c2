import { defineCommand, EXIT_CODES, readArguments, runCommand } from './cli.ts';

const HELP = `
Bruk: npm run dev -- [--port N]

Viser nettstedet mens du arbeider; sidene tegnes på nytt når en fil endres.

  --port N   porten nettstedet vises på (4321)
`;

export const main = defineCommand(async (args, { cwd }) => {
  const { values } = readArguments(args, {
    help: HELP,
    options: { port: { type: 'string', default: '4321' } },
  });
  // Taken in when all is in order: it takes longer to read than what comes before.
  const { dev } = await import('astro');
  await dev({ root: cwd, server: { port: Number(values.port) } });
  return EXIT_CODES.ok;
});

if (import.meta.main) await runCommand(main);
