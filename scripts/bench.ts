import { readArguments, stopWithUsage, EXIT_CODE } from './cli.ts';

/** A measurement: prints what it found, and returns whether it reached what it must. */
type Measurement = (write: (text: string) => void) => Promise<boolean>;

/** Each loaded only when asked for, so that one measurement does not weigh on another. */
const MEASUREMENTS: Record<
  string,
  { about: string; load: (count?: number[]) => Promise<Measurement> }
> = {
  feil: {
    about: 'feil plantet i den virkelige rapporten: hvor mange blir sett, og hvor mange pekt ut',
    load: async () => {
      const { benchFeil } = await import('../bench/errors.ts');
      const { benchScan } = await import('../bench/scan.ts');
      return async (write) => {
        const found = await benchFeil(write);
        return (await benchScan(write)) && found;
      };
    },
  },
  scan: {
    about: 'en rapport lest av en dårlig skanning: hva som blir sett, og hva summene beviser',
    load: async () => (await import('../bench/scan.ts')).benchScan,
  },
  fuzz: {
    about:
      'hundre tusen ødelagte rapporter: ingen krasj, ingen heng, ingen feil godtatt i stillhet',
    load: async () => (await import('../bench/fuzz.ts')).benchFuzz,
  },
  parsing: {
    about: 'hva det koster å lese og avstemme en rapport, og om det vokser med antallet',
    load: async () => (await import('../bench/parsing.ts')).benchLesing,
  },
  revision: {
    about:
      'revisoren på det virkelige nettstedet og på 1, 3, 6 og 12 oppdiktede rapporter: tid, minne, vekst',
    load: async () => (await import('../bench/audit.ts')).benchRevisjon,
  },
  variation: {
    about: 'hvor like tekstene er når navn og tall er dekket til',
    load: async () => (await import('../bench/variation.ts')).benchVariasjon,
  },
  build: {
    about:
      'hva nettsteder av 1, 12, 60 og 240 oppdiktede rapporter koster å bygge (--rapporter 1,12 for bare noen)',
    load: async (count) => {
      const { benchBygg } = await import('../bench/build.ts');
      return (write) => benchBygg(write, count);
    },
  },
  vekt: {
    about: 'hva enhetssidene og et første besøk veier: nå, og med 60 og 240 oppdiktede måneder',
    load: async () => (await import('../bench/size.ts')).benchVekt,
  },
};

const HELP = `
Bruk: npm run bench -- NAVN [--rapporter 1,12]

Måler, og skriver ut det som ble funnet.

${Object.entries(MEASUREMENTS)
  .map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`)
  .join('\n')}

Utgang: 0 når målet er nådd, 1 når det ikke er det, 2 ved feil bruk.
`;

const { positionals, values } = readArguments({
  help: HELP,
  valg: { rapporter: { type: 'string' } },
  filer: true,
});
const [name, ...more] = positionals;
const chosen = name === undefined ? undefined : MEASUREMENTS[name];
if (!chosen || more.length > 0)
  stopWithUsage(`Si hva som skal måles: ${Object.keys(MEASUREMENTS).join(', ')}.`, HELP);
const count = values.rapporter?.split(',').map(Number);
if (count && (name !== 'bygg' || count.some((one) => !Number.isInteger(one) || one < 1)))
  stopWithUsage('--rapporter er for «bygg» og tar hele tall fra 1, med komma mellom.', HELP);
const measure = await chosen.load(count);
const reached = await measure((text) => process.stdout.write(text));
process.exitCode = reached ? EXIT_CODE.ok : EXIT_CODE.problem;
