import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { readCorpus, type Corpus } from '../src/lib/io/corpus.ts';
import { readConfig, type Config } from '../src/lib/io/config.ts';
import { readRettelser } from '../src/lib/io/corrections.ts';
import { releasedAs, editionOfFile } from '../src/lib/domain/edition.ts';
import { formatProposals, listLikely } from '../src/lib/report/propose/format.ts';
import { proposeCorrections } from '../src/lib/report/propose/propose.ts';
import { readDamaged } from '../src/lib/report/propose/read-damaged.ts';
import { readRegister } from '../src/lib/io/register.ts';
import { readSingleFiles } from '../src/lib/io/single-files.ts';
import { formatMessages } from '../src/lib/diagnostics/format.ts';
import { toJson } from '../src/lib/diagnostics/diagnostics.ts';
import { hasErrors } from '../src/lib/domain/diagnostic.ts';
import type { Rapport } from '../src/lib/domain/rapport.ts';
import { describeRapport, listUnchecked } from '../src/lib/report/describe.ts';
import type { Register, Tiltak, Tiltaksgruppe } from '../src/lib/domain/register.ts';
import { orderBetween, writeRegisterFile } from '../src/lib/report/labels/register-file.ts';
import { readArguments, stopWithUsage, EXIT_CODE } from './cli.ts';

const HELP = `
Bruk: npm run check -- [--all] [--json] [--register] [--propose] [FIL…]

Leser og avstemmer rapporter og skriver alt som er galt:
fil:linje:kolonne alvor melding regel
Den nyeste rapporten kommer først, og feil før advarsler og opplysninger.

  --all        skriv også ut det som var kjent fra før: advarsler og opplysninger om eldre rapporter,
               og tallene som ingen sum i rapporten kan kontrollere
  --json       skriv meldingene som ett JSON-felt (array)
  --register   skriv en registerfil for hvert nytt tiltak og hver ny tiltaksgruppe, for redaksjonen å fullføre;
               en fil som finnes, blir aldri skrevet over
  --propose    skriv i stedet rettelsene som summene i en rapport med feil beviser, slik de står i rettelser.yml, og de
               stedene som kan være feil uten at det er bevist. Et skjermet tall blir aldri foreslått
  FIL          rapporter å lese; uten FIL leses hele mappen RAPPORTER

Utgang: 0 uten feil, 1 med feil i rapportene, 2 ved feil bruk.
`;

const { values, positionals } = readArguments({
  help: HELP,
  valg: {
    all: { type: 'boolean' },
    json: { type: 'boolean' },
    register: { type: 'boolean' },
    propose: { type: 'boolean' },
  },
  filer: true,
});
const config = environment();
const { register, rapporter, superseded, filer } = await readAll(positionals, config);
if (values.register) await registerNew(register, rapporter, config);
if (values.propose) process.stdout.write(await propose());
else process.stdout.write(values.json ? `${JSON.stringify(toJson(filer), null, 2)}\n` : tell());
process.exitCode = filer.some(hasErrors) ? EXIT_CODE.problem : EXIT_CODE.ok;

/** Everything found, the newest report first. */
function tell(): string {
  const newestFirst = [...rapporter].reverse();
  const paths = [...newestFirst, ...superseded].flatMap(({ fil }) => pathOf(fil) ?? []);
  const described = newestFirst.map((rapport) =>
    values.all ? describeRapport(rapport) + describeUnchecked(rapport) : describeRapport(rapport),
  );
  return described.join('') + formatMessages(filer, { rapporter: paths, all: values.all === true });
}

/** The corrections that are proved of every report with errors. */
async function propose(): Promise<string> {
  const { liste: rettelser } = await readRettelser(config.innhold, config.innhold);
  const seconds = Number(process.env.SOURCE_DATE_EPOCH ?? Date.now() / 1000);
  const dato = new Date(seconds * 1000).toISOString().slice(0, 10);
  const texts = filer.filter(hasErrors).flatMap((file) => {
    const fil = file.basename ?? '';
    const damaged = readDamaged(String(file), fil, { register, rettelser, rapporter });
    if (!damaged) return [];
    const number = editionOfFile(fil)?.number ?? 1;
    const rapport = releasedAs({ release: damaged.id, number });
    const proposals = proposeCorrections(damaged);
    const context = { rapport, fil, register: damaged.register, dato };
    return [formatProposals(proposals, listLikely(damaged, proposals), context)];
  });
  return texts.length === 0 ? '# Ingen rapport har feil.\n' : texts.join('\n');
}

/** The path by which a report's messages name it. */
function pathOf(file: string): string | undefined {
  return filer.find(({ basename }) => basename === file)?.path;
}

/** The figures that no exact sum of the report checks, a line for each series. */
function describeUnchecked(rapport: Rapport): string {
  return listUnchecked(rapport)
    .map(({ serie, tall }) => {
      const places = tall.map(({ maned, linje, kolonne }) => `${maned} (${linje}:${kolonne})`);
      return `    ${serie}: ${places.join(', ')}\n`;
    })
    .join('');
}

function environment(): Config {
  try {
    return readConfig(process.env, process.cwd());
  } catch (error) {
    return stopWithUsage(error instanceof Error ? error.message : String(error), HELP);
  }
}

async function readAll(
  paths: string[],
  config: Config,
): Promise<Pick<Corpus, 'register' | 'rapporter' | 'superseded' | 'filer'>> {
  if (paths.length === 0) return readCorpus(config, process.cwd());
  if (paths.includes('')) stopWithUsage('Et filnavn er tomt.', HELP);
  const read = await readSingleFiles(paths, config.innhold, 'src/content').catch(
    (error: unknown) => {
      const path = error instanceof Error && 'path' in error ? String(error.path) : '';
      process.stderr.write(`Kan ikke lese ${path}: ${whyUnread(error)}\n`);
      process.exit(EXIT_CODE.usage);
    },
  );
  return { ...read, superseded: [] };
}

/**
 * Writes a registry file for each tiltaksgruppe and tiltak that only the reports know. Tells each on standard error, which
 * leaves `--json` whole.
 */
async function registerNew(all: Register, found: Rapport[], { innhold }: Config): Promise<void> {
  const { register: written } = await readRegister(innhold, innhold);
  const newGroups = found.flatMap((rapport) => rapport.nyeGrupper);
  const fresh = found.flatMap((rapport) => rapport.nye);
  await writeNew(
    newGroups,
    all.tiltaksgrupper,
    written.tiltaksgrupper,
    join(innhold, 'tiltaksgrupper'),
  );
  await writeNew(fresh, all.tiltak, written.tiltak, join(innhold, 'tiltak'));
  if (newGroups.length + fresh.length === 0)
    process.stderr.write('Ingen nye tiltak å registrere.\n');
}

async function writeNew(
  added: (Tiltak | Tiltaksgruppe)[],
  all: { slug: string }[],
  written: { slug: string; orden: number }[],
  folder: string,
): Promise<void> {
  const places = orderBetween(
    all.map(({ slug }) => slug),
    new Map(written.map(({ slug, orden }) => [slug, orden])),
  );
  for (const fresh of new Map(added.map((one) => [one.slug, one])).values()) {
    const { fil, tekst } = writeRegisterFile(fresh, places.get(fresh.slug) ?? fresh.orden);
    const path = join(folder, fil);
    const shown = relative(process.cwd(), path);
    const wrote = await writeFile(path, tekst, { flag: 'wx' }).then(
      () => true,
      () => false,
    );
    process.stderr.write(
      wrote
        ? `Skrev ${shown}. Filen er uferdig: øverst i den står det hva som gjenstår. Til da minner «npm run check» om den.\n`
        : `${shown} kan ikke skrives; finnes den fra før, er den ikke rørt.\n`,
    );
  }
}

function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'filen finnes ikke. Uten filnavn leses hele mappen med rapporter.';
  if (code === 'EISDIR') return 'det er en mappe. Pek RAPPORTER mot den, eller oppgi filene i den.';
  return String(error);
}
