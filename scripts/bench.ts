import type { Bench } from '../bench/command.ts';
import { defineCommand, EXIT_CODES, readArguments, runCommand, stopWithUsage } from './cli.ts';

/** A measurement: prints what it found, and returns whether it reached what it must. */
type Measurement = (bench: Bench) => Promise<boolean>;

/** Each loaded only when asked for, so that one measurement does not weigh on another. */
const MEASUREMENTS: Record<
  string,
  { about: string; load: (counts?: number[]) => Promise<Measurement> }
> = {
  errors: {
    about: 'feil plantet i den virkelige rapporten: hvor mange blir sett, og hvor mange pekt ut',
    load: async () => {
      const { benchErrors } = await import('../bench/errors.ts');
      const { benchScan } = await import('../bench/scan.ts');
      return async (bench) => {
        const found = await benchErrors(bench);
        return (await benchScan(bench)) && found;
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
    load: async () => (await import('../bench/parsing.ts')).benchParsing,
  },
  audit: {
    about:
      'revisoren på det virkelige nettstedet og på 1, 3, 6 og 12 oppdiktede rapporter: tid, minne, vekst',
    load: async () => (await import('../bench/audit.ts')).benchAudit,
  },
  tampering: {
    about:
      'alle slags tukling med et lite nettsted, én for én: hva revisoren ser, hva den ikke ser, og verify',
    load: async () => (await import('../bench/tampering.ts')).benchTampering,
  },
  variation: {
    about: 'hvor like tekstene er når navn og tall er dekket til',
    load: async () => (await import('../bench/variation.ts')).benchVariation,
  },
  build: {
    about:
      'hva nettsteder av 1, 12, 60 og 240 oppdiktede rapporter koster å bygge (--rapporter 1,12 for bare noen)',
    load: async (counts) => {
      const { benchBuild } = await import('../bench/build.ts');
      return (bench) => benchBuild(bench, counts);
    },
  },
  size: {
    about: 'hva enhetssidene og et første besøk veier: nå, og med 60 og 240 oppdiktede måneder',
    load: async () => (await import('../bench/size.ts')).benchSize,
  },
};

const HELP = `
Bruk: npm run bench -- NAVN [--rapporter 1,12]

Måler, og skriver ut det som ble funnet.

${Object.entries(MEASUREMENTS)
  .map(([name, { about }]) => `  ${name.padEnd(9)} ${about}`)
  .join('\n')}

Utgang: 0 når målet er nådd, 1 når det ikke er det, 2 ved feil bruk.
`;

export const main = defineCommand(async (args, { env, stdout }) => {
  const { positionals, values } = readArguments(args, {
    help: HELP,
    options: { rapporter: { type: 'string' } },
    positionals: true,
  });
  const [name, ...more] = positionals;
  const chosen = name === undefined ? undefined : MEASUREMENTS[name];
  if (!chosen || more.length > 0)
    stopWithUsage(`Si hva som skal måles: ${Object.keys(MEASUREMENTS).join(', ')}.`, HELP);
  const counts = values.rapporter?.split(',').map(Number);
  if (counts && (name !== 'build' || counts.some((one) => !Number.isInteger(one) || one < 1)))
    stopWithUsage('--rapporter er for «build» og tar hele tall fra 1, med komma mellom.', HELP);
  const measure = await chosen.load(counts);
  const reached = await measure({ write: (text) => void stdout.write(text), env });
  return reached ? EXIT_CODES.ok : EXIT_CODES.problem;
});

if (import.meta.main) {
  // As in builds, for the cost of a picture.
  process.env.MIMALLOC_PURGE_DELAY ??= '1000';
  await runCommand(main);
}
