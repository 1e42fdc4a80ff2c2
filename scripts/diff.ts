import { readBuild, readHiddenKeys } from '../src/lib/build/read-build.ts';
import { compareBuild, formatDifference } from '../src/lib/build/diff.ts';
import { defineCommand, EXIT_CODES, readArguments, runCommand, stopWithUsage } from './cli.ts';

const HELP = `
Bruk: npm run diff -- GAMMEL NY [--lines ANTALL]

Sammenligner to bygde nettsteder og skriver ut som Markdown hva som er endret: sider, figurer, tall og setninger,
og hvor mange filer som er annerledes byte for byte.

  --lines ANTALL  hvor mange linjer som vises av hvert slag (60)

Utgang: 0 når begge er lest, også når de er ulike; 2 ved feil bruk.
`;

export const main = defineCommand(async (args, { stdout }) => {
  const { values, positionals } = readArguments(args, {
    help: HELP,
    options: { lines: { type: 'string', default: '60' } },
    positionals: true,
  });
  const [old, fresh, ...rest] = positionals;
  if (old === undefined || fresh === undefined || rest.length > 0)
    stopWithUsage('Oppgi to mapper: den gamle og den nye.', HELP);
  if (!/^\d+$/.test(values.lines)) stopWithUsage('--lines må være et helt tall.', HELP);
  const built = <T>(dist: string, read: (dist: string) => Promise<T>) =>
    read(dist).catch(() => stopWithUsage(`${dist} er ikke et bygd nettsted.`, HELP));
  // What the new build hides, the comparison does not tell from the old one.
  const hidden = await built(fresh, readHiddenKeys);
  const read = (dist: string) => built(dist, (one) => readBuild(one, hidden));
  const difference = compareBuild(await read(old), await read(fresh));
  stdout.write(`${formatDifference(difference, Number(values.lines))}\n`);
  return EXIT_CODES.ok;
});

if (import.meta.main) await runCommand(main);
