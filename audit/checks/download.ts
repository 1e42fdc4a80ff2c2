import { partSeries } from '../truth/truth.ts';
import { textOf } from '../readers/files.ts';
import type { AuditedRapport } from '../readers/report.ts';
import { figureUnder, editionOf, type AuditContext } from '../page/context.ts';
import { checkCube } from './cube.ts';
import { checkWorkbook } from './workbook.ts';
import {
  onlySeries,
  expectedRows,
  readRows,
  compareRows,
  type ExpectedRows,
} from './table-data.ts';

/** Tables without a workbook of their own: that of all figures has another name, and releases keep none. */
const WITHOUT_WORKBOOK = /^data\/(observasjoner|rapporter\/[^/]+)\.csv$/;

/** The workbook of all figures. */
const COMBINED = 'data/tiltakstall.xlsx';

/** The downloads hold every observation of every report, each cell right, in the contract's order, and nothing else. */
export function checkDownloads(context: AuditContext): void {
  const { truth } = context;
  const all = expectedRows(truth.edition(truth.newest), truth.rapporter, context);
  checkBoth('data/observasjoner', all, context);
  checkCube('data/observasjoner.jsonstat.json', all, context);
  checkWorkbook(COMBINED, all, context);
  for (const rapport of truth.rapporter) checkRapport(rapport, context);
  for (const edition of truth.superseded)
    checkFile(
      `data/rapporter/${edition.id}.csv`,
      expectedRows(edition.serier, [edition], context),
      context,
    );
  checkSelection(all, context);
  checkUnknownWorkbook(context);
}

/** What a release keeps of its figures: a table and a cube. */
function checkRapport(rapport: AuditedRapport, context: AuditContext): void {
  const stem = `data/rapporter/${rapport.id}`;
  const wanted = expectedRows(rapport.serier, [rapport], context);
  checkFile(`${stem}.csv`, wanted, context);
  checkCube(`${stem}.jsonstat.json`, wanted, context);
}

/** Both forms of a table. */
function checkBoth(stem: string, wanted: ExpectedRows, context: AuditContext): void {
  for (const suffix of ['csv', 'json']) checkFile(`${stem}.${suffix}`, wanted, context);
}

/** Both, and the workbook beside them. */
function checkAll(stem: string, wanted: ExpectedRows, context: AuditContext): void {
  checkBoth(stem, wanted, context);
  checkWorkbook(`${stem}.xlsx`, wanted, context);
}

/** A workbook is the whole's, or stands beside a table that is promised one. */
function checkUnknownWorkbook(context: AuditContext): void {
  for (const fil of context.dist.keys()) {
    const at = fil !== COMBINED && fil.endsWith('.xlsx') ? fil.replace(/xlsx$/, 'csv') : undefined;
    const isAlone = at !== undefined && (!context.dist.has(at) || WITHOUT_WORKBOOK.test(at));
    if (isAlone)
      context.report({ fil, sted: '1:1', regel: 'nedlasting-ukjent', found: 'et ukjent regneark' });
  }
}

function checkFile(fil: string, wanted: ExpectedRows, context: AuditContext): void {
  if (!context.dist.has(fil))
    context.report({ fil, sted: '1:1', regel: 'nedlasting-mangler', found: 'filen finnes ikke' });
  else compareRows(fil, readRows(fil, context), wanted, context);
}

const FOLDERS = {
  hovedgruppe: 'hovedgrupper',
  tiltaksgruppe: 'tiltaksgrupper',
  tiltak: 'tiltak',
} as const;

/** Each entity's own table, each figure's, and no table of anything else. */
function checkSelection(all: ExpectedRows, context: AuditContext): void {
  const seen = new Set(['data/observasjoner.csv']);
  for (const { id } of [...context.truth.rapporter, ...context.truth.superseded])
    seen.add(`data/rapporter/${id}.csv`);
  for (const { niva, id, earlierSlug } of context.truth.entries) {
    const own = onlySeries(
      all,
      (series) => partSeries(series).niva === niva && partSeries(series).id === id,
    );
    checkAll(`data/${FOLDERS[niva]}/${id}`, own, context);
    // GitHub Pages cannot lead programs on: the files stand under the earlier name too.
    for (const slug of [id, ...earlierSlug]) seen.add(`data/${FOLDERS[niva]}/${slug}.csv`);
    for (const slug of earlierSlug)
      if (context.dist.has(`data/${FOLDERS[niva]}/${slug}.csv`))
        checkAll(`data/${FOLDERS[niva]}/${slug}`, own, context);
  }
  for (const file of [...context.dist.keys()].sort())
    if (file.endsWith('.csv') && !seen.has(file)) checkFigureTable(file, all, context);
}

/** A figure's table has the series its page draws, as the release that drew them told them. */
function checkFigureTable(fil: string, all: ExpectedRows, context: AuditContext): void {
  const figure = /^figur\/([^/]+)\/\1\.csv$/.exec(fil)?.[1];
  if (figure === undefined) {
    context.report({
      fil,
      sted: '1:1',
      regel: 'nedlasting-ukjent',
      found: 'en tabell ingen er lovet',
    });
    return;
  }
  const page = textOf(context.dist, `figur/${figureUnder(figure, context.truth)}/index.html`);
  const seriesList = new Set(
    [...page.matchAll(/ data-serier="([^"]*)"/g)].flatMap(([, match = '']) => match.split(/\s+/)),
  );
  const edition = editionOf(fil, context);
  const wanted = edition === context.truth.newest ? all : older(edition, context);
  const own = onlySeries(wanted, (series) => seriesList.has(series));
  compareRows(fil, readRows(fil, context), own, context);
  checkWorkbook(fil.replace(/csv$/, 'xlsx'), own, context);
}

/** All figures as an earlier release knew them, but for what is hidden now. */
function older(edition: string, context: AuditContext): ExpectedRows {
  const rapporter = context.truth.rapporter.filter((rapport) => rapport.id <= edition);
  return expectedRows(context.truth.editionNow(edition), rapporter, context);
}
