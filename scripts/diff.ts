import { readBygg, readSkjermet } from '../src/lib/build/read-build.ts';
import { formatForskjell } from '../src/lib/build/diff-report.ts';
import { compareBygg } from '../src/lib/build/diff.ts';
import { readArguments, stopWithUsage } from './cli.ts';

const HJELP = `
Bruk: npm run diff -- GAMMEL NY [--lines ANTALL]

Sammenligner to bygde nettsteder og skriver ut som Markdown hva som er endret: sider, figurer, tall og setninger.

  --lines ANTALL  hvor mange linjer som vises av hvert slag (60)

Utgang: 0 når begge er lest, også når de er ulike; 2 ved feil bruk.
`;

const { values, positionals } = readArguments({
  hjelp: HJELP,
  valg: { lines: { type: 'string', default: '60' } },
  filer: true,
});
const [gammel, ny, ...rest] = positionals;
if (gammel === undefined || ny === undefined || rest.length > 0)
  stopWithUsage('Oppgi to mapper: den gamle og den nye.', HJELP);
if (!/^\d+$/.test(values.lines)) stopWithUsage('--lines må være et helt tall.', HJELP);

const built = <T>(dist: string, read: (dist: string) => Promise<T>) =>
  read(dist).catch(() => stopWithUsage(`${dist} er ikke et bygd nettsted.`, HJELP));
// What the new build hides, the comparison does not tell from the old one.
const hidden = await built(ny, readSkjermet);
const read = (dist: string) => built(dist, (one) => readBygg(one, hidden));
const forskjell = compareBygg(await read(gammel), await read(ny));
process.stdout.write(`${formatForskjell(forskjell, Number(values.lines))}\n`);
