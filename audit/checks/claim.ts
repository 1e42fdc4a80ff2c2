import { nearest } from '../page/document.ts';
import { placeIn, withoutMarks, type Mark, type PageSentence } from '../page/sentence.ts';
import { addManeder, manedNumber, monthRange } from '../readers/month.ts';
import { calculate } from '../truth/rules.ts';
import { partKey, partSeries, type Key } from '../truth/truth.ts';
import { reportAt, type At, type AuditContext, type AuditedPage } from './context.ts';
import { shownAt } from './shown-months.ts';
import { monthAfter, newestIn, ownSeries, tenths, whole } from './direction.ts';

/** Words of a sentence that claim more than its numbers say, and where they stand in it. */
interface Claim extends At {
  sentence: PageSentence;
  words: string;
  index: number;
}

/** What contradicts a claim; undefined when nothing does. */
type Judge = (claim: Claim) => string | undefined;

/**
 * What must hold of what is claimed. «Siden juni» says that June was as far or further, and that no month after it was; a low
 * needs every month visible, and no claim runs over a month without a figure, or a break.
 */
const CLAIMS: readonly [rule: string, words: RegExp, judge: Judge][] = [
  [
    'ytterpunkt',
    /(?<!\p{L})høyeste(?!\p{L})|(?<!\p{L})flest (?:i tallserien|siden|fra og med)(?!\p{L})|flere [^.]*enn i noen (annen )?måned|ikke vært høyere i noen/giu,
    extreme(true),
  ],
  [
    'ytterpunkt',
    /(?<!\p{L})laveste(?!\p{L})|(?<!\p{L})færrest (?:i tallserien|siden|fra og med)(?!\p{L})|færre [^.]*enn i noen (annen )?måned|ikke vært lavere i noen/giu,
    extreme(false),
  ],
  [
    'superlativ',
    /minst\p{L}*\s+(?:prosentvis\s+)?(?:økning|nedgang)|(?:økte|gikk) minst/giu,
    () => 'størst eller mest',
  ],
  [
    'superlativ',
    /størst\p{L}*\s+(?:prosentvis\s+)?(?:økning|nedgang)(?! av alle)/giu,
    largestChange,
  ],
  ['superlativ', /(?<!nest )(?<!\p{L})mest(?!\p{L})/giu, movedMost],
  [
    'superlativ',
    /(?<!\p{L})hadde større prosentvis (økning|nedgang)|(økningen|nedgangen) (?:var prosentvis )?den største blant|prosentvis var (økningen|nedgangen) den største/giu,
    largestAmongSiblings,
  ],
  [
    'superlativ',
    /mer enn (?:noe annet tiltak|noen annen tiltaksgruppe)|Ingen (?:andre tiltak|annen tiltaksgruppe) hadde større (?:nedgang|økning)|(?:den størs|størs)te? (?:nedgang |økning )?av alle (?:tiltak|tiltaksgrupper)/giu,
    largestOfAll,
  ],
  [
    'første',
    /(?<!\p{L})(?:(?:nedgang|økning)(?:en)?(?!\p{L})[^.]* den )?første (?:(?:nedgang|økning)(?:en)? )?siden\s/giu,
    firstSince,
  ],
  [
    'andel-i-ord',
    /hver (?:tjuende|tiende|femte)|en firedel|en tredel|(?<!\p{L})halvparten|to tredeler|tre firedeler|fire av fem|(?<!\p{L})\p{L}+ av ti(?!\p{L})/giu,
    shareInWords,
  ],
];

/** Most sentences claim nothing more. */
const ANY =
  /høyeste|laveste|flest|færrest|noen|høyere|lavere|minst|størst|mest|mer enn|større|første|hver |firedel|tredel|halvparten|av fem|av ti/iu;

/** Every claim holds: by the figure it stands by, else by the page's own in its newest month. */
export function checkClaims(page: AuditedPage, context: AuditContext): void {
  for (const sentence of page.sentences) {
    const { navn } = sentence.block;
    if (navn === 'desc' || navn === 'title' || !ANY.test(sentence.tekst)) continue;
    for (const claim of CLAIMS) checkOne(claim, sentence, { page, context });
  }
}

function checkOne(
  [rule, expression, judge]: (typeof CLAIMS)[number],
  sentence: PageSentence,
  at: At,
) {
  // Which in a row something is, is itself a mark.
  const text = rule === 'første' ? sentence.tekst : withoutMarks(sentence);
  for (const { 0: words, index } of text.matchAll(expression)) {
    const hit = judge({ ...at, sentence, words, index });
    if (hit !== undefined)
      reportAt(at, placeIn(sentence, index), rule, `«${whole(sentence)}», men ${hit}`);
  }
}

/** The keys of a change into a month. */
function into(series: string, month: string): string {
  return `${series}@${month} ${series}@${addManeder(month, -1)}`;
}

/* Extremes */

function extreme(high: boolean): Judge {
  return (claim) => {
    const hits = keysAt(claim).map((key) => faultStart(claim, key) ?? passed(claim, key, high));
    return hits.find((hit) => hit !== undefined);
  };
}

/** The figures the words stand by: the first after them, else the last before; all that are counted in «for 12 tiltak». */
function keysAt({ sentence: { marks }, index, page }: Claim): Key[] {
  const rule = ({ element }: Mark): string => element.attr['data-regel'] ?? '';
  const mark =
    marks.find((one) => one.fra > index && rule(one) === 'verdi') ??
    marks.findLast((one) => one.fra < index && /^(verdi|antall)$/.test(rule(one)));
  const keys = (mark?.element.attr['data-av'] ?? '')
    .split(/\s+/)
    .flatMap((text) => partKey(text) ?? []);
  const serie = ownSeries(page);
  if (keys.length > 0 || serie === undefined) return keys;
  const maned = newestIn(serie, page);
  return maned === '' ? [] : [{ serie, maned }];
}

/** The month that a series is said to start in is its first. */
function faultStart({ sentence, page }: Claim, { serie }: Key): string | undefined {
  const said = monthAfter(sentence, (before) => /starter i\s$/iu.test(before));
  const [first] = [...(page.serier.get(serie)?.keys() ?? [])].sort();
  return said === undefined || said === first ? undefined : `serien starter i ${first}`;
}

/** The months a claim speaks of: all there are, those after one, from one, or all up to its own. */
interface Span {
  kind: 'whole' | 'since' | 'from' | 'until';
  first: string;
}

type Cells = NonNullable<ReturnType<AuditedPage['serier']['get']>>;

function spanOf(sentence: PageSentence, month: string, cells: Cells): Span {
  if (/(høyeste|laveste)\s+(tallet|antallet)\s+(er|var)(?!\p{L})/iu.test(withoutMarks(sentence)))
    return { kind: 'whole', first: '' };
  const since = monthSaid(sentence, month, 'siden');
  if (since !== undefined) return { kind: 'since', first: since };
  const from = monthSaid(sentence, month, 'fra og med|starter i');
  if (from !== undefined) return { kind: 'from', first: from };
  return { kind: 'until', first: [...cells.keys()].sort()[0] ?? month };
}

/** What a month is held against: a count, which way, and whether the same count goes as far. */
interface Measure {
  now: number;
  high: boolean;
  orSame: boolean;
}

/** What contradicts an extreme: a month that goes as far, or cannot be seen, a break, or a month named that did not go as far. */
function passed({ sentence, page, context }: Claim, { serie, maned }: Key, high: boolean) {
  const cells = page.serier.get(serie);
  const now = cells?.get(maned)?.antall;
  if (!cells || typeof now !== 'number') return undefined;
  const span = spanOf(sentence, maned, cells);
  const measure = { now, high, orSame: span.kind !== 'whole' };
  const hit = monthPast(span, maned, cells, measure);
  if (hit !== undefined) return told(hit, cells);
  // Where the words name no first month they speak of the months since the break.
  if (span.kind !== 'since' && span.kind !== 'from') return undefined;
  const broken = context.truth.breaksFor(serie).find((one) => one <= maned && one > span.first);
  if (broken !== undefined) return `serien har et brudd i ${broken}`;
  return span.kind === 'from' ? undefined : foothold(span.first, cells, measure);
}

/** The first month of the span that goes as far. */
function monthPast({ kind, first }: Span, now: string, cells: Cells, measure: Measure) {
  const months = kind === 'whole' ? [...cells.keys()] : monthRange(first, now);
  return months
    .filter((one) => one !== now && (kind !== 'since' || one !== first))
    .find((one) => isAsFar(cells.get(one)?.antall, measure));
}

/** «Siden juni» needs a June that was as far or further. */
function foothold(month: string, cells: Cells, measure: Measure): string | undefined {
  const then = cells.get(month)?.antall;
  return typeof then === 'number' && isAsFar(then, measure) ? undefined : told(month, cells);
}

function told(month: string, cells: Cells): string {
  return `${month} var ${cells.get(month)?.antall ?? 'uten tall'}`;
}

/** True for a count that goes as far or farther, is hidden where a low is claimed, or is not there to be seen. */
function isAsFar(count: number | '*' | undefined, { now, high, orSame }: Measure): boolean {
  if (count === undefined) return true;
  if (count === '*') return !high;
  return count === now ? orSame : high === count > now;
}

const NAMES = 'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember';

/** The month named after words; without a year, the last of that name before the month told of. */
function monthSaid(sentence: PageSentence, now: string, words: string): string | undefined {
  const marked = monthAfter(sentence, (before) => new RegExp(`(${words})\\s+$`, 'iu').test(before));
  if (marked !== undefined) return marked;
  const expression = new RegExp(`(?:${words}) (${NAMES})(?: (\\d{4}))?`, 'iu');
  const [, name, year] = expression.exec(whole(sentence)) ?? [];
  if (name === undefined) return undefined;
  const number = String(manedNumber(name)).padStart(2, '0');
  const last = now.slice(5) > number ? now.slice(0, 4) : String(Number(now.slice(0, 4)) - 1);
  return `${year ?? last}-${number}`;
}

/* Superlatives */

/** From this base on a change is told in percent. */
const BASE = 100;

/** The first of other changes that goes further the same way, or as far where that is too far. */
function outdone(
  rule: string,
  own: string,
  others: readonly string[],
  page: AuditedPage,
  orAsFar = false,
): string | undefined {
  const mine = tenths(rule, own, page);
  if (mine === undefined) return undefined;
  if (mine === 0) return 'ingenting endret seg';
  return others.find((keys) => {
    const other = keys === own ? undefined : tenths(rule, keys, page);
    if (other === undefined || Math.sign(other) !== Math.sign(mine)) return false;
    return orAsFar ? Math.abs(other) >= Math.abs(mine) : Math.abs(other) > Math.abs(mine);
  });
}

/** Changes of all on a series' level; of a tiltak, of those in its group unless all are meant. */
function rivals(series: string, month: string, { page, context }: At, { all = false, rule = '' }) {
  const { niva, id, hovedgruppe, kjonn } = partSeries(series);
  if (niva !== 'tiltak' && niva !== 'tiltaksgruppe' && niva !== 'hovedgruppe') return [];
  const entries = context.truth.registerAt(page.edition)[niva];
  const group = entries.find((one) => one.id === id)?.gruppe;
  return entries
    .filter((one) => all || niva !== 'tiltak' || one.gruppe === group)
    .map((one) => `${niva}/${one.id}/${niva === 'hovedgruppe' ? one.id : hovedgruppe}/${kjonn}`)
    .filter((other) => {
      const base = page.serier.get(other)?.get(addManeder(month, -1))?.antall;
      return rule !== 'endring-prosent' || (typeof base === 'number' && base >= BASE);
    })
    .filter((other) => !context.truth.breaksFor(other).includes(month))
    .map((other) => into(other, month));
}

/** The change told after the words: its rule, keys, series and month. */
function changeAfter({ sentence, index }: Claim) {
  const mark = sentence.marks.find(
    ({ fra, element }) => fra > index && (element.attr['data-regel'] ?? '').startsWith('endring'),
  );
  const { 'data-regel': rule = '', 'data-av': keys = '' } = mark?.element.attr ?? {};
  const [now] = keys.split(' ').map(partKey);
  return now && { rule, keys, series: now.serie, month: now.maned };
}

/** «Størst økning i figuren: 29» is of the series' own months, «størst prosentvis nedgang» of its siblings. */
function largestChange(claim: Claim): string | undefined {
  const { sentence } = claim;
  const page = shownAt(sentence.block, claim.page);
  const told = changeAfter(claim);
  if (!told) return undefined;
  const { rule, keys, series, month } = told;
  const isAmong = /prosentvis/iu.test(sentence.tekst);
  const others = isAmong
    ? rivals(series, month, claim, { all: page.owner?.niva === 'i-alt', rule: 'endring-prosent' })
    : [...(page.serier.get(series)?.keys() ?? [])].map((one) => into(series, one));
  return outdone(rule, keys, others, page);
}

/** «Av tiltakene økte mentor mest, med 29»: of all there, or of the group's on its page. */
function movedMost(claim: Claim): string | undefined {
  const told = changeAfter(claim);
  if (!told) return undefined;
  const { rule, keys, series, month } = told;
  const all = !(claim.page.owner?.niva ?? '').startsWith('tiltak');
  return outdone(rule, keys, rivals(series, month, claim, { all, rule }), claim.page);
}

/** «Ingen annen tiltaksgruppe hadde større prosentvis nedgang»: the page's own change, against those of its siblings. */
function largestAmongSiblings(claim: Claim): string | undefined {
  const { page, words } = claim;
  const series = ownSeries(page);
  if (series === undefined) return undefined;
  const month = newestIn(series, page);
  const rule = 'endring-prosent';
  const own = tenths(rule, into(series, month), page) ?? 0;
  if (own === 0 || own > 0 !== /økning/iu.test(words)) return 'det gikk ikke den veien';
  return outdone(rule, into(series, month), rivals(series, month, claim, { rule }), page);
}

/** «Mer enn noe annet tiltak»: of all on the page's level none moved as much the same way, in persons. */
function largestOfAll(claim: Claim): string | undefined {
  const { page, sentence } = claim;
  const series = ownSeries(page);
  if (series === undefined) return undefined;
  const from = monthAfter(sentence, (before) => /fra\s$/iu.test(before));
  const month = from === undefined ? monthAfter(sentence, () => true) : addManeder(from, 1);
  if (month === undefined) return undefined;
  return outdone(
    'endring',
    into(series, month),
    rivals(series, month, claim, { all: true }),
    page,
    true,
  );
}

/** «Første nedgang siden januar»: no month after the one named, and before the newest, went the way that the newest did. */
function firstSince({ sentence, page, words, index }: Claim): string | undefined {
  const from = monthAfter(sentence, (_, { fra }) => fra >= index + words.length - 1);
  const run = sentence.marks.find(({ element }) => element.attr['data-regel'] === 'rekke');
  const now = /@(\d{4}-\d{2})/.exec(run?.element.attr['data-av'] ?? '')?.[1];
  const series = ownSeries(page);
  if (from === undefined || now === undefined || series === undefined) return undefined;
  const way = /økning/iu.test(words) ? 1 : -1;
  const ways = monthRange(from, now)
    .slice(1)
    .map((month) => Math.sign(tenths('endring', into(series, month), page) ?? NaN));
  const last = ways.pop();
  const holds = last === way && ways.every((one) => !Number.isNaN(one) && one !== way);
  return holds ? undefined : `ikke siden ${from}`;
}

/* Shares in words */

/** What the words for a share stand for, in tenths of a percent. */
const SHARES: Readonly<Record<string, number>> = {
  'hver tjuende': 50,
  'hver tiende': 100,
  'hver femte': 200,
  'en firedel': 250,
  'en tredel': 333,
  halvparten: 500,
  'to tredeler': 667,
  'tre firedeler': 750,
  'fire av fem': 800,
};
const NUMBERS = ['én', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni'];

/** A share in words is near the share in digits beside it, or near that of two changes told as part and whole. */
function shareInWords({ sentence, words, page }: Claim): string | undefined {
  const said = words.toLowerCase();
  const stated = SHARES[said] ?? 100 * (NUMBERS.indexOf(said.split(' ')[0] ?? '') + 1);
  const real = shareTold(sentence, page);
  if (real === undefined)
    return nearest(sentence.block, ({ attr }) => attr['data-tekst'] !== undefined)
      ? 'andelen står ikke i tall ved siden av'
      : undefined;
  const off = Math.abs(real - stated);
  return off > 30 && 15 * off > stated ? `${real / 10} prosent` : undefined;
}

/** The share that a sentence tells in digits, or that its first change is of its second, in tenths of a percent. */
function shareTold({ marks }: PageSentence, { serier }: AuditedPage): number | undefined {
  const answers = marks
    .filter(({ slag }) => slag === 'data')
    .map(({ element: { attr } }) =>
      calculate(attr['data-regel'] ?? '', attr['data-av'] ?? '', serier),
    )
    .filter((one) => typeof one === 'object');
  const share = answers.find(({ slag }) => slag === 'andel');
  if (share) return Number(share.tenths);
  const [part, all] = answers.filter(({ slag }) => slag === 'endring');
  return part && all && all.tenths !== 0n ? Number((1000n * part.tenths) / all.tenths) : undefined;
}
