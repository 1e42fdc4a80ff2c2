import { shownAt } from '../page/shown-months.ts';
import type { AuditedPage } from '../page/context.ts';
import type { Mark } from '../page/sentence.ts';
import { addManeder } from '../readers/month.ts';
import { calculate } from '../truth/rules.ts';
import { partKey, partSeries } from '../truth/truth.ts';
import {
  changeAt,
  monthAfter,
  newestMonth,
  ownSeries,
  type Statement,
  isPartOfOwn,
} from './statement.ts';

/** From this base on a change is told in percent. */
const BASE = 100;

/** A series, and the months that it changed between. */
interface Change {
  series: string;
  now: string;
  before: string;
}

/** How far a series went; undefined where that is not told. */
type Measure = (change: Change, page: AuditedPage) => number | undefined;

const inPersons: Measure = ({ series, now, before }, page) => changeAt(series, now, page, before);

/** In tenths of a percent, of series of a size that is told so. */
const inPercent: Measure = ({ series, now, before }, page) => {
  const base = page.serier.get(series)?.get(before)?.antall;
  if (typeof base !== 'number' || base < BASE) return undefined;
  const answer = calculate('endring-prosent', `${series}@${now} ${series}@${before}`, page.serier);
  return typeof answer === 'string' ? undefined : Number(answer.tenths);
};

/** The first of the others that went further the same way. */
function further(
  own: Change,
  others: readonly Change[],
  measure: Measure,
  page: AuditedPage,
): string | undefined {
  const size = measure(own, page) ?? 0;
  const hit = others.find((other) => {
    const theirs = measure(other, page) ?? 0;
    return theirs * size > 0 && Math.abs(theirs) > Math.abs(size);
  });
  return hit && `${hit.series} fra ${hit.before} til ${hit.now} gikk lenger`;
}

/** «Størst nedgang av alle tiltak»: of all on the page's level none moved as much the same way, in persons; `way` is the way that is said. */
export function largestOfAll(told: Statement, way?: string): string | undefined {
  const { page, sentence } = told;
  const from = monthAfter(sentence, /fra\s$/iu);
  const own = ownChange(
    told,
    from === undefined ? monthAfter(sentence, /$/u) : addManeder(from, 1),
  );
  const size = own && inPersons(own, page);
  if (!own || size === undefined) return undefined;
  if (way !== undefined && size > 0 !== (way.toLowerCase() === 'økning'))
    return `${own.series} gikk den andre veien`;
  const others = rivals(own.series, told, true).map((series) => ({ ...own, series }));
  const equal = others.find((other) => inPersons(other, page) === size);
  if (size === 0 || equal) return `${equal?.series ?? own.series} gikk like langt`;
  return further(own, others, inPersons, page);
}

/** «Prosentvis den største blant»: the page's own change in percent, which went the way that is said. */
export function largestByPercent(told: Statement, isUp: boolean): string | undefined {
  const own = ownChange(told);
  if (!own) return undefined;
  const size = inPercent(own, told.page);
  if (size === undefined || size > 0 !== isUp)
    return `${own.series} gikk ikke ${isUp ? 'opp' : 'ned'}`;
  const others = rivals(own.series, told).map((series) => ({ ...own, series }));
  return further(own, others, inPercent, told.page);
}

/** «Største månedlige økning»: a change against the others of its own series, as far back as they are shown there. */
export function largestOfMonths({ page }: Statement, mark: Mark): string | undefined {
  const own = changeOf(mark);
  if (!own) return undefined;
  const shown = shownAt(mark.element, page);
  const others = [...(shown.serier.get(own.series)?.keys() ?? [])].map((now) => ({
    series: own.series,
    now,
    before: addManeder(now, -1),
  }));
  return further(own, others, inPersons, shown);
}

/** «Mest»: of all «tiltakene» that can be told, or of those of the group, none but those named before it went further the same way. */
export function largestOfParts(
  told: Statement,
  mark: Mark,
  named: readonly Mark[],
): string | undefined {
  const own = changeOf(mark);
  if (!own) return undefined;
  const isPercent = mark.element.attr['data-regel'] === 'endring-prosent';
  const isOfAll = /(?<!\p{L})(?:av|blant) tiltakene(?! i (?:tiltaks)?gruppen)/iu;
  const others = rivals(own.series, told, isOfAll.test(told.sentence.tekst))
    .filter((series) => !named.some((one) => changeOf(one)?.series === series))
    .map((series) => ({ ...own, series }));
  return further(own, others, isPercent ? inPercent : inPersons, told.page);
}

/** «Størst endring»: none of the others went further, whichever way. */
export function largestEitherWay(told: Statement, mark: Mark): string | undefined {
  const own = changeOf(mark);
  const size = own && inPersons(own, told.page);
  if (!own || size === undefined) return undefined;
  return rivals(own.series, told, true).find(
    (series) => Math.abs(inPersons({ ...own, series }, told.page) ?? 0) > Math.abs(size),
  );
}

function ownChange({ page }: Statement, now = newestMonth(page)): Change | undefined {
  const series = ownSeries(page);
  return series === undefined ? undefined : { series, now, before: addManeder(now, -1) };
}

/** The change that a mark tells; undefined for another number. */
function changeOf({ element: { attr } }: Mark): Change | undefined {
  const [now, before] = (attr['data-av'] ?? '').split(' ').map(partKey);
  const isChange = (attr['data-regel'] ?? '').startsWith('endring');
  return isChange && now && before
    ? { series: now.serie, now: now.maned, before: before.maned }
    : undefined;
}

/**
 * The others that a series is held against: the hovedgrupper of the page's own subject, all of its level where `ofAll` or
 * the page is of a whole, else the tiltak of its group.
 */
function rivals(series: string, { page, context }: Statement, ofAll = false): string[] {
  const { niva, id, hovedgruppe, kjonn } = partSeries(series);
  const register = context.truth.registerAt(page.edition);
  if (isPartOfOwn(series, page))
    return register.hovedgruppe.map((one) => `${niva}/${id}/${one.id}/${kjonn}`);
  if (!isLevel(niva)) return [];
  const isOfAll =
    ofAll || niva !== 'tiltak' || /^(i-alt|hovedgruppe)$/.test(page.owner?.niva ?? '');
  const group = register[niva].find((record) => record.id === id)?.gruppe;
  return register[niva]
    .filter((record) => record.id !== id && (isOfAll || record.gruppe === group))
    .map(
      (record) =>
        `${niva}/${record.id}/${niva === 'hovedgruppe' ? record.id : hovedgruppe}/${kjonn}`,
    );
}

function isLevel(niva: string): niva is 'hovedgruppe' | 'tiltaksgruppe' | 'tiltak' {
  return niva === 'hovedgruppe' || niva === 'tiltaksgruppe' || niva === 'tiltak';
}
