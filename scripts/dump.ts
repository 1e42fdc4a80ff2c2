import { readFile } from 'node:fs/promises';
import { VFile } from 'vfile';
import type { Subject } from '../src/lib/facts/context.ts';
import { readCorpus, type Corpus } from '../src/lib/io/corpus.ts';
import { readConfig } from '../src/lib/io/config.ts';
import { NIVAER, type Niva } from '../src/lib/domain/key.ts';
import type { Register } from '../src/lib/domain/register.ts';
import { createDocument } from '../src/lib/chart/svg-document.ts';
import { summaryFor } from '../src/lib/text/summary.ts';
import { entityPage } from '../src/lib/site/entity.ts';
import { frontPage } from '../src/lib/site/home.ts';
import { contextReader } from '../src/lib/site/context.ts';
import { linkTo } from '../src/lib/site/url.ts';
import { readReport } from '../src/lib/report/parse/parse.ts';
import { collectTables } from '../src/lib/report/tables/collect.ts';
import { readArguments, stopWithUsage, EXIT_CODE } from './cli.ts';

const STAGE = ['tree', 'tables', 'observations', 'report', 'series', 'facts', 'page'] as const;
type Stage = (typeof STAGE)[number];

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

const { values, positionals } = readArguments({
  help: HELP,
  valg: { to: { type: 'string' }, about: { type: 'string', default: 'i-alt/i-alt' } },
  filer: true,
});
const step = STAGE.find((name) => name === values.to);
if (!step) stopWithUsage(`--to må være ett av ${STAGE.join(', ')}.`, HELP);
const config = readConfig(process.env, process.cwd());
const corpus = await readCorpus(config, process.cwd());
process.stdout.write(`${JSON.stringify(await stage(step, corpus), null, 2)}\n`);

async function stage(name: Stage, all: Corpus): Promise<unknown> {
  const rapport = chosen(all);
  if (name === 'report') return rapport;
  if (name === 'observations') return rapport.observasjoner;
  if (name === 'tree' || name === 'tables') {
    const value = await readFile(`${config.rapporter}/${rapport.fil}`, 'utf8');
    const file = new VFile({ path: rapport.fil, value });
    const reading = readReport(file);
    if (!reading || reading.format === 'csv') return reading;
    return name === 'tree' ? reading.tree : collectTables(reading.tree, file);
  }
  const drawing = {
    document: createDocument(),
    link: (path: string) => linkTo(config.nettsted, path),
  };
  const context = contextReader(all.rapporter, all.register, drawing, all.superseded)(rapport);
  if (name === 'series') return [...context.serier.values()];
  const about = subject(all);
  if (name === 'facts') return summaryFor(about, context).plan;
  return about.niva === 'i-alt' ? frontPage(context) : entityPage(about, context);
}

function chosen({ rapporter }: Corpus) {
  const [id] = positionals;
  const rapport = id === undefined ? rapporter.at(-1) : rapporter.find((one) => one.id === id);
  if (rapport) return rapport;
  process.stderr.write(
    id === undefined || rapporter.length === 0
      ? 'Ingen rapport kunne leses; kjør npm run check.\n'
      : `Finner ikke rapporten ${id}. Disse finnes: ${rapporter.map((one) => one.id).join(', ')}.\n`,
  );
  process.exit(EXIT_CODE.problem);
}

function subject({ register }: Corpus): Subject {
  const [niva, id, ...rest] = values.about.split('/');
  const known = NIVAER.find((name: Niva) => name === niva);
  if (known && id && rest.length === 0 && isKnown({ niva: known, id }, register))
    return { niva: known, id };
  return stopWithUsage(
    `--about må være nivå/id på noe som finnes, for eksempel tiltak/mentor, ikke «${values.about}».`,
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
