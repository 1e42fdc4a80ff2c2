import { partSeries, type Key } from '../truth/truth.ts';
import { calculate } from '../truth/rules.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';
import type { AuditedSum } from '../truth/sums.ts';

/** Rules that combine several figures of one month into one. */
const COMPOSITE = new Set([
  'endring',
  'endring-prosent',
  'andel',
  'andel-endring',
  'andel-sum',
  'sum',
  'rang',
]);

/** Sums of a release by each series that takes part in them. */
const indices = new WeakMap<AuditedSum[], Map<string, AuditedSum[]>>();

/**
 * No number gives a hidden cell away. For every sum of the source with a `*` in a month: nothing published
 * stands on its total and visible parts, or on its visible parts alone; no share, rank or difference is
 * taken inside it.
 */
export function checkComplement(page: AuditedPage, context: AuditContext): void {
  const withSeries = indexed(context.sumsOf(page.edition));
  for (const element of page.elements) {
    const { 'data-regel': rule = '', 'data-av': of = '' } = element.attr;
    const answer = COMPOSITE.has(rule) ? calculate(rule, of, page.serier) : '';
    if (typeof answer === 'string') continue;
    for (const [maned, seriesList] of perManed(answer.keys)) {
      const hidden = hiddenKjonnPart(seriesList, maned, { page, context });
      const sum = revealedBy(seriesList, maned, withSeries, page);
      const what = `${rule} av ${[...seriesList].join(' og ')} i ${maned}`;
      if (hidden !== undefined)
        reportAt({ page, context }, element, 'komplement', `${what}, der ${hidden} er skjermet`);
      if (sum)
        reportAt(
          { page, context },
          element,
          'komplement',
          `${what} røper en skjermet del av ${sum.total}`,
        );
    }
    const seriesList = answer.keys.map(({ serie }) => serie);
    if (rule === 'rang')
      checkRank(seriesList, answer.keys[0]?.maned ?? '', element, { page, context });
  }
}

function perManed(keys: readonly Key[]): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>();
  for (const { serie, maned } of keys) out.set(maned, (out.get(maned) ?? new Set()).add(serie));
  return out;
}

function indexed(sums: AuditedSum[]): Map<string, AuditedSum[]> {
  const known = indices.get(sums);
  if (known) return known;
  const index = new Map<string, AuditedSum[]>();
  for (const sum of sums)
    for (const series of [sum.total, ...sum.deler])
      index.set(series, [...(index.get(series) ?? []), sum]);
  indices.set(sums, index);
  return index;
}

/** The first sum with a hidden figure that two or more of the series take part in together. */
function revealedBy(
  seriesList: ReadonlySet<string>,
  maned: string,
  withSeries: Map<string, AuditedSum[]>,
  page: AuditedPage,
): AuditedSum | undefined {
  if (seriesList.size < 2) return undefined;
  const candidates = new Set([...seriesList].flatMap((series) => withSeries.get(series) ?? []));
  const hidden = (series: string): boolean => page.serier.get(series)?.get(maned)?.antall === '*';
  return [...candidates].find((sum) => {
    const segment = [sum.total, ...sum.deler];
    return segment.filter((series) => seriesList.has(series)).length >= 2 && segment.some(hidden);
  });
}

/**
 * The report prints no sexes for a tiltak as a whole: its women are added up from the hovedgrupper, and with them
 * goes the sum of the men. So every printed part of both sexes must be visible. Returns one that is not.
 */
function hiddenKjonnPart(
  seriesList: ReadonlySet<string>,
  maned: string,
  { page, context }: { page: AuditedPage; context: AuditContext },
): string | undefined {
  const parts = [...seriesList].map(partSeries).filter(({ niva }) => niva === 'tiltak');
  const [part] = parts.filter(
    ({ hovedgruppe, kjonn }) => hovedgruppe !== 'alle' && kjonn !== 'alle',
  );
  if (
    !part ||
    !parts.some(({ id, hovedgruppe }) => id === part.id && hovedgruppe !== part.hovedgruppe)
  )
    return undefined;
  return context.truth.register.hovedgruppe
    .flatMap(({ id }) => ['kvinner', 'menn'].map((kjonn) => `tiltak/${part.id}/${id}/${kjonn}`))
    .find((series) => page.serier.get(series)?.get(maned)?.antall === '*');
}

/** A rank is taken among all siblings the month has a row for, not among those that happen to be visible. */
function checkRank(
  seriesList: string[],
  maned: string,
  element: AuditedPage['elements'][number],
  at: { page: AuditedPage; context: AuditContext },
): void {
  const { niva, hovedgruppe, kjonn } = partSeries(seriesList[0] ?? '');
  if (niva !== 'tiltak' && niva !== 'tiltaksgruppe' && niva !== 'hovedgruppe') return;
  const records = at.context.truth.registerAt(at.page.edition)[niva];
  const withValue = new Set(seriesList.map((series) => partSeries(series).id));
  const groups = new Set(records.filter(({ id }) => withValue.has(id)).map(({ gruppe }) => gruppe));
  const siblings = records
    .filter(({ gruppe }) => groups.has(gruppe))
    .map(({ id }) => `${niva}/${id}/${niva === 'hovedgruppe' ? id : hovedgruppe}/${kjonn}`)
    .filter((series) => at.page.serier.get(series)?.has(maned));
  const missing = siblings.filter((series) => !seriesList.includes(series));
  if (missing.length > 0)
    reportAt(at, element, 'rang-utvalg', `rangen utelater ${missing.join(', ')}`);
}
