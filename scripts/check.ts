import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { readCorpus, type Corpus } from '../src/lib/io/corpus.ts';
import { readConfig, type Config } from '../src/lib/io/config.ts';
import { readRettelser } from '../src/lib/io/corrections.ts';
import { releasedName, editionOfFile } from '../src/lib/domain/edition.ts';
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
import type { Tiltak, Tiltaksgruppe } from '../src/lib/domain/register.ts';
import { orderBetween, writeRegisterFile } from '../src/lib/report/labels/register-file.ts';
import {
  CommandStop,
  defineCommand,
  EXIT_CODES,
  orUsage,
  readArguments,
  runCommand,
  stopWithUsage,
} from './cli.ts';

const HELP = `
Bruk: npm run check -- [--all] [--json] [--register] [--propose] [FIL…]

Leser og avstemmer rapporter og skriver ut alt som er galt:
fil:linje:kolonne alvor melding regel
Den nyeste rapporten kommer først, og feil før advarsler og opplysninger.

  --all        skriv også ut det som var kjent fra før: advarsler og opplysninger om eldre rapporter,
               og tallene som ingen sum i rapporten kan kontrollere
  --json       skriv ut meldingene som én JSON-liste
  --register   skriv en registerfil for hvert nytt tiltak og hver ny tiltaksgruppe, for redaksjonen å fullføre;
               en fil som finnes, blir aldri skrevet over
  --propose    skriv i stedet ut rettelsene som summene i en rapport med feil beviser, slik de står i rettelser.yml, og de
               stedene som kan være feil uten at det er bevist. Et skjermet tall blir aldri foreslått
  FIL          rapporter å lese; uten FIL leses hele mappen RAPPORTER

Utgang: 0 uten feil, 1 med feil i rapportene, 2 ved feil bruk.
`;

type Read = Pick<Corpus, 'register' | 'rapporter' | 'superseded' | 'filer'>;

export const main = defineCommand(async (args, { env, cwd, stdout, stderr }) => {
  const { values, positionals } = readArguments(args, {
    help: HELP,
    options: {
      all: { type: 'boolean' },
      json: { type: 'boolean' },
      register: { type: 'boolean' },
      propose: { type: 'boolean' },
    },
    positionals: true,
  });
  const config = orUsage(HELP, () => readConfig(env, cwd));
  const read = await readAll(positionals, config, cwd);
  // On standard error, which leaves `--json` whole.
  if (values.register) for (const line of await registerNew(read, config, cwd)) stderr.write(line);
  if (values.propose) stdout.write(await propose(read, config, today(env)));
  else
    stdout.write(
      values.json
        ? `${JSON.stringify(toJson(read.filer), null, 2)}\n`
        : describeAll(read, values.all === true),
    );
  return read.filer.some(hasErrors) ? EXIT_CODES.problem : EXIT_CODES.ok;
});

/** Everything found, the newest report first; with `all` also what was known before. */
function describeAll({ rapporter, superseded, filer }: Read, all: boolean): string {
  const newestFirst = [...rapporter].reverse();
  // The paths by which the messages of these reports name them.
  const paths = [...newestFirst, ...superseded].flatMap(
    ({ fil }) => filer.find(({ basename }) => basename === fil)?.path ?? [],
  );
  const described = newestFirst.map((rapport) =>
    all ? describeRapport(rapport) + describeUnchecked(rapport) : describeRapport(rapport),
  );
  return described.join('') + formatMessages(filer, { rapporter: paths, all });
}

/** The corrections that are proved of every report with errors, dated `dato`. */
async function propose(
  { register, rapporter, filer }: Read,
  { content }: Config,
  dato: string,
): Promise<string> {
  const { liste: rettelser } = await readRettelser(content, content);
  const texts = filer.filter(hasErrors).flatMap((file) => {
    const fil = file.basename ?? '';
    const damaged = readDamaged(String(file), fil, { register, rettelser, rapporter });
    if (!damaged) return [];
    const number = editionOfFile(fil)?.number ?? 1;
    const rapport = releasedName({ release: damaged.id, number });
    const proposals = proposeCorrections(damaged);
    const { register: own, pages = [] } = damaged;
    const context = { rapport, fil, register: own, dato, pages };
    return [formatProposals(proposals, listLikely(damaged, proposals), context)];
  });
  return texts.length === 0 ? '# Ingen rapport har feil.\n' : texts.join('\n');
}

/** The day of `SOURCE_DATE_EPOCH` where it is set, else today's. */
function today({ SOURCE_DATE_EPOCH }: Record<string, string | undefined>): string {
  const seconds = Number(SOURCE_DATE_EPOCH ?? Date.now() / 1000);
  return new Date(seconds * 1000).toISOString().slice(0, 10);
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

async function readAll(paths: string[], config: Config, cwd: string): Promise<Read> {
  if (paths.length === 0) return readCorpus(config, cwd);
  if (paths.includes('')) stopWithUsage('Et filnavn er tomt.', HELP);
  const read = await readSingleFiles(paths, config.content, 'src/content').catch(
    (error: unknown) => {
      const path = error instanceof Error && 'path' in error ? String(error.path) : '';
      throw new CommandStop(EXIT_CODES.usage, `Kan ikke lese ${path}: ${whyUnread(error)}\n`);
    },
  );
  return { ...read, superseded: [] };
}

/** Writes a registry file for each tiltaksgruppe and tiltak that only the reports know. Returns what is to be told, by lines. */
async function registerNew(
  { register, rapporter }: Read,
  { content }: Config,
  cwd: string,
): Promise<string[]> {
  const { register: written } = await readRegister(content, content);
  const newGroups = rapporter.flatMap(({ nyeGrupper }) => nyeGrupper);
  const fresh = rapporter.flatMap(({ nye }) => nye);
  if (newGroups.length + fresh.length === 0) return ['Ingen nye tiltak å registrere.\n'];
  const places = (kind: 'tiltaksgrupper' | 'tiltak') =>
    orderBetween(
      register[kind].map(({ slug }) => slug),
      new Map(written[kind].map(({ slug, orden }) => [slug, orden])),
    );
  const folder = (kind: string) => join(content, kind);
  return [
    ...(await writeNew(newGroups, places('tiltaksgrupper'), folder('tiltaksgrupper'), cwd)),
    ...(await writeNew(fresh, places('tiltak'), folder('tiltak'), cwd)),
  ];
}

async function writeNew(
  added: (Tiltak | Tiltaksgruppe)[],
  places: ReadonlyMap<string, number>,
  folder: string,
  cwd: string,
): Promise<string[]> {
  const told: string[] = [];
  for (const fresh of new Map(added.map((one) => [one.slug, one])).values()) {
    const { fil, tekst } = writeRegisterFile(fresh, places.get(fresh.slug) ?? fresh.orden);
    const path = join(folder, fil);
    const shown = relative(cwd, path);
    const wrote = await writeFile(path, tekst, { flag: 'wx' }).then(
      () => true,
      () => false,
    );
    told.push(
      wrote
        ? `Skrev ${shown}. Filen er uferdig: øverst i den står det hva som gjenstår. Til da minner «npm run check» om den.\n`
        : `${shown} kan ikke skrives; finnes den fra før, er den ikke rørt.\n`,
    );
  }
  return told;
}

function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'filen finnes ikke. Uten filnavn leses hele mappen med rapporter.';
  if (code === 'EISDIR') return 'det er en mappe. Pek RAPPORTER mot den, eller oppgi filene i den.';
  return String(error);
}

if (import.meta.main) await runCommand(main);
