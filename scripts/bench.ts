import { readArguments, stopWithUsage, UTGANG } from './cli.ts';

/** A measurement: prints what it found, and returns whether it reached what it must. */
type Maling = (skriv: (tekst: string) => void) => Promise<boolean>;

/** Each loaded only when asked for, so that one measurement does not weigh on another. */
const MALINGER: Record<string, { om: string; load: (antall?: number[]) => Promise<Maling> }> = {
  feil: {
    om: 'feil plantet i den virkelige rapporten: hvor mange blir sett, og hvor mange pekt ut',
    load: async () => (await import('../bench/errors.ts')).benchFeil,
  },
  fuzz: {
    om: 'hundre tusen ødelagte rapporter: ingen krasj, ingen heng, ingen feil godtatt i stillhet',
    load: async () => (await import('../bench/fuzz.ts')).benchFuzz,
  },
  lesing: {
    om: 'hva det koster å lese og avstemme en rapport, og om det vokser med antallet',
    load: async () => (await import('../bench/parsing.ts')).benchLesing,
  },
  revisjon: {
    om: 'revisoren på det virkelige nettstedet og på 1, 3, 6 og 12 oppdiktede rapporter: tid, minne, vekst',
    load: async () => (await import('../bench/audit.ts')).benchRevisjon,
  },
  variasjon: {
    om: 'hvor like tekstene er når navn og tall er dekket til',
    load: async () => (await import('../bench/variation.ts')).benchVariasjon,
  },
  bygg: {
    om: 'hva nettsteder av 1, 12, 60 og 240 oppdiktede rapporter koster å bygge (--rapporter 1,12 for bare noen)',
    load: async (antall) => {
      const { benchBygg } = await import('../bench/build.ts');
      return (skriv) => benchBygg(skriv, antall);
    },
  },
  vekt: {
    om: 'hva enhetssidene og et første besøk veier: nå, og med 60 og 240 oppdiktede måneder',
    load: async () => (await import('../bench/size.ts')).benchVekt,
  },
};

const HJELP = `
Bruk: npm run bench -- NAVN [--rapporter 1,12]

Måler, og skriver ut det som ble funnet.

${Object.entries(MALINGER)
  .map(([navn, { om }]) => `  ${navn.padEnd(10)} ${om}`)
  .join('\n')}

Utgang: 0 når målet er nådd, 1 når det ikke er det, 2 ved feil bruk.
`;

const { positionals, values } = readArguments({
  hjelp: HJELP,
  valg: { rapporter: { type: 'string' } },
  filer: true,
});
const [navn, ...flere] = positionals;
const chosen = navn === undefined ? undefined : MALINGER[navn];
if (!chosen || flere.length > 0)
  stopWithUsage(`Si hva som skal måles: ${Object.keys(MALINGER).join(', ')}.`, HJELP);
const antall = values.rapporter?.split(',').map(Number);
if (antall && (navn !== 'bygg' || antall.some((one) => !Number.isInteger(one) || one < 1)))
  stopWithUsage('--rapporter er for «bygg» og tar hele tall fra 1, med komma mellom.', HJELP);
const measure = await chosen.load(antall);
const reached = await measure((tekst) => process.stdout.write(tekst));
process.exitCode = reached ? UTGANG.ok : UTGANG.problem;
