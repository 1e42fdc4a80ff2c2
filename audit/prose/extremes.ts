import type { AuditedCell } from '../readers/report.ts';
import { partKey, type Key } from '../truth/truth.ts';
import { manedNumber, monthRange } from '../readers/month.ts';
import { countAt, monthAfter, monthsOf, ownSeries, wordsOf, type Statement } from './statement.ts';

const FROM_WORDS = /(siden|fra og med|starter i)\s+$/iu;
const NAME = 'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember';
/** «siden juni», «fra og med januar 2019», «i tallserien, som starter i januar 2019», where months are not marked. */
const FROM = new RegExp(`(siden|fra og med|starter i) (?:(${NAME})(?: (\\d{4}))?)`, 'iu');

/** The months a claim speaks of: after one, from one, of the whole series, or all up to its own. */
type Extent = { slag: 'etter' | 'fra'; maned: string } | { slag: 'hele' | 'til-na' };

/**
 * What contradicts that the number words stand by, or else the page's own newest, is the highest (lowest) of the months
 * spoken of. «Siden juni» says that June was as far or further, and that no month after it was. A low needs every month
 * visible, and no claim runs over a month without a figure, or a break.
 */
export function extremeFault(told: Statement, at: number, high: boolean): string | undefined {
  const keys = keysAt(told, at);
  for (const key of keys.length > 0 ? keys : ownKey(told)) {
    const extent = extentOf(told, key.maned);
    const fault = startFault(told, key, extent) ?? counterexample(key, high, extent, told);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** The month that a series is said to start in is its first. */
function startFault(
  { sentence, page }: Statement,
  { serie }: Key,
  extent: Extent,
): string | undefined {
  const [first = ''] = monthsOf(serie, page);
  const isStart = /starter i\s/iu.test(sentence.tekst);
  return extent.slag !== 'fra' || !isStart || extent.maned === first
    ? undefined
    : `serien starter i ${first}`;
}

/** What months the sentence speaks of, for a figure of the month `now`. */
function extentOf(told: Statement, now: string): Extent {
  const { sentence } = told;
  if (/(høyeste|laveste)\s+(tallet|antallet)\s+(er|var)(?!\p{L})/iu.test(wordsOf(told)))
    return { slag: 'hele' };
  const [, word = '', name, saidYear] = FROM.exec(sentence.tekst.replace(/\s+/g, ' ')) ?? [];
  if (name === undefined) return { slag: 'til-na' };
  const number = String(manedNumber(name)).padStart(2, '0');
  const last =
    saidYear ?? (now.slice(5) > number ? now.slice(0, 4) : String(Number(now.slice(0, 4)) - 1));
  const maned = monthAfter(sentence, FROM_WORDS) ?? `${last}-${number}`;
  return { slag: word.toLowerCase() === 'siden' ? 'etter' : 'fra', maned };
}

/** The figures the words stand by: the first after them, else the last before; all that are counted in «for 12 tiltak». */
function keysAt({ sentence: { marks } }: Statement, at: number): Key[] {
  const isOf = (rules: RegExp) => (mark: (typeof marks)[number]) =>
    rules.test(mark.element.attr['data-regel'] ?? '');
  const mark =
    marks.filter(({ fra }) => fra > at).find(isOf(/^verdi$/)) ??
    marks.filter(({ fra }) => fra < at).findLast(isOf(/^(verdi|antall)$/));
  return (mark?.element.attr['data-av'] ?? '').split(/\s+/).flatMap((text) => partKey(text) ?? []);
}

/** The page's own newest observation. */
function ownKey({ page }: Statement): Key[] {
  const serie = ownSeries(page);
  const maned = serie === undefined ? undefined : monthsOf(serie, page).at(-1);
  return serie === undefined || maned === undefined ? [] : [{ serie, maned }];
}

function counterexample(
  key: Key,
  high: boolean,
  extent: Extent,
  { page, context }: Statement,
): string | undefined {
  const { serie, maned } = key;
  const cells = page.serier.get(serie);
  const now = countAt(serie, maned, page);
  if (!cells || now === undefined) return undefined;
  const first = 'maned' in extent ? extent.maned : (monthsOf(serie, page)[0] ?? '');
  const span = extent.slag === 'hele' ? [...cells.keys()] : monthRange(first, maned);
  const hit = span
    .slice(extent.slag === 'etter' ? 1 : 0)
    .find((other) => other !== maned && goesFurther(cells.get(other)?.antall, now, high, extent));
  if (hit !== undefined) return `${hit} var ${cells.get(hit)?.antall ?? 'uten tall'}`;
  const isBroken = context.truth.breaksFor(serie).some((one) => one <= maned && one > first);
  if (!isBroken) return foothold(extent, cells, now, high);
  // Where the words name no first month they speak of the months since the break.
  return 'maned' in extent ? `serien har et brudd etter ${first}` : undefined;
}

/** True for a figure that goes as far or further, is hidden where a low is claimed, or is not there at all. */
function goesFurther(
  count: number | '*' | undefined,
  now: number,
  high: boolean,
  { slag }: Extent,
): boolean {
  if (count === undefined || count === now) return slag !== 'hele';
  if (count === '*') return !high;
  return high ? count > now : count < now;
}

/** «Siden juni» needs a June that was as far or further. */
function foothold(
  extent: Extent,
  cells: ReadonlyMap<string, AuditedCell>,
  now: number,
  high: boolean,
): string | undefined {
  if (extent.slag !== 'etter') return undefined;
  const then = cells.get(extent.maned)?.antall;
  const holds = typeof then === 'number' && (high ? then >= now : then <= now);
  return holds ? undefined : `${extent.maned} var ${then ?? 'uten tall'}`;
}
