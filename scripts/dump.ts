import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { VFile } from 'vfile';
import type { Subject } from '../src/lib/facts/context.ts';
import { readCorpus, type Corpus } from '../src/lib/io/corpus.ts';
import { readConfig, type Config } from '../src/lib/io/config.ts';
import { NIVAER, type Niva } from '../src/lib/domain/key.ts';
import type { Rapport } from '../src/lib/domain/rapport.ts';
import type { Register } from '../src/lib/domain/register.ts';
import { createDocument } from '../src/lib/chart/svg-document.ts';
import { summaryFor } from '../src/lib/text/summary.ts';
import { entityPage } from '../src/lib/site/entity.ts';
import { frontPage } from '../src/lib/site/home.ts';
import { contextReader } from '../src/lib/site/context.ts';
import { linkTo } from '../src/lib/site/url.ts';
import { readReport } from '../src/lib/report/parse/parse.ts';
import { collectTables } from '../src/lib/report/tables/collect.ts';
import {
  CommandStop,
  defineCommand,
  EXIT_CODES,
  orUsage,
  readArguments,
  runCommand,
  stopWithUsage,
} from './cli.ts';

const STAGES = ['tree', 'tables', 'observations', 'report', 'series', 'facts', 'page'] as const;
type Stage = (typeof STAGES)[number];

const HELP = `
Bruk: npm run dump -- --to TRINN [--about NIVÅ/ID] [RAPPORT-ID]

Skriver ut ett trinn på veien fra rapport til side, som JSON.

  --to TRINN    tree          rapportteksten som mdast-tre
                tables        tabellene med overskriftene over dem
                observations  hver celle: serie, måned, verdi, kilde
                report        den leste og avstemte rapporten
                series        tidsseriene på tvers av rapportene
                facts         hva sammendraget forteller, og i hvilken rekkefølge
                page          sidemodellen
  --about NIVÅ/ID  det facts og page handler om, for eksempel tiltak/mentor (i-alt/i-alt)
  RAPPORT-ID    for eksempel 2021-05 (den nyeste)

Utgang: 0 når trinnet er skrevet, 1 ved feil i rapportene, 2 ved feil bruk.
`;

export const main = defineCommand(async (args, { env, cwd, stdout }) => {
  const { values, positionals } = readArguments(args, {
    help: HELP,
    options: { to: { type: 'string' }, about: { type: 'string', default: 'i-alt/i-alt' } },
    positionals: true,
  });
  const stage = STAGES.find((name) => name === values.to);
  if (!stage) stopWithUsage(`--to må være ett av ${STAGES.join(', ')}.`, HELP);
  const config = orUsage(HELP, () => readConfig(env, cwd));
  const corpus = await readCorpus(config, cwd);
  const rapport = chooseRapport(corpus, positionals[0]);
  const dumped =
    textStage(stage, rapport, config.rapporter) ??
    contextStage(stage, rapport, corpus, config, values.about);
  stdout.write(`${JSON.stringify(await dumped, null, 2)}\n`);
  return EXIT_CODES.ok;
});

/** What is made of one report by itself; undefined for a stage that needs them all. */
function textStage(
  stage: Stage,
  rapport: Rapport,
  folder: string,
): Promise<unknown> | Rapport | Rapport['observasjoner'] | undefined {
  if (stage === 'report') return rapport;
  if (stage === 'observations') return rapport.observasjoner;
  if (stage === 'tree' || stage === 'tables') return readTree(stage, join(folder, rapport.fil));
  return undefined;
}

async function readTree(stage: 'tree' | 'tables', path: string): Promise<unknown> {
  const file = new VFile({ path: basename(path), value: await readFile(path, 'utf8') });
  const reading = readReport(file);
  if (!reading || reading.format === 'csv') return reading;
  return stage === 'tree' ? reading.tree : collectTables(reading.tree, file);
}

/** What is made of all reports up to and with one. */
function contextStage(
  stage: Stage,
  rapport: Rapport,
  { rapporter, superseded, register }: Corpus,
  { siteUrl }: Config,
  about: string,
): unknown {
  const link = (path: string) => linkTo(siteUrl, path);
  const drawing = { document: createDocument(), site: siteUrl, link };
  const context = contextReader(rapporter, register, drawing, superseded)(rapport);
  if (stage === 'series') return [...context.serier.values()];
  const subject = parseSubject(about, register);
  if (stage === 'facts') return summaryFor(subject, context).plan;
  return subject.niva === 'i-alt' ? frontPage(context) : entityPage(subject, context);
}

function chooseRapport({ rapporter }: Corpus, id: string | undefined): Rapport {
  const rapport = id === undefined ? rapporter.at(-1) : rapporter.find((one) => one.id === id);
  if (rapport) return rapport;
  throw new CommandStop(
    EXIT_CODES.problem,
    id === undefined || rapporter.length === 0
      ? 'Ingen rapport kunne leses; kjør npm run check.\n'
      : `Finner ikke rapporten ${id}. Disse finnes: ${rapporter.map((one) => one.id).join(', ')}.\n`,
  );
}

function parseSubject(about: string, register: Register): Subject {
  const [niva, id, ...rest] = about.split('/');
  const known = NIVAER.find((name: Niva) => name === niva);
  if (known && id && rest.length === 0 && isKnown({ niva: known, id }, register))
    return { niva: known, id };
  return stopWithUsage(
    `--about må være nivå/id på noe som finnes, for eksempel tiltak/mentor, ikke «${about}».`,
    HELP,
  );
}

function isKnown(
  { niva, id }: Subject,
  { hovedgrupper, tiltaksgrupper, tiltak }: Register,
): boolean {
  const lists = {
    'i-alt': [{ slug: 'i-alt' }],
    hovedgruppe: hovedgrupper,
    tiltaksgruppe: tiltaksgrupper,
    tiltak,
  };
  return lists[niva].some(({ slug }) => slug === id);
}

if (import.meta.main) await runCommand(main);
