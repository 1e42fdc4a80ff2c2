import type { AuditedCell } from '../readers/report.ts';
import { placeIn, withoutMarks, type PageSentence } from '../page/sentence.ts';
import { partKey, type Key } from '../truth/truth.ts';
import { withoutName } from '../truth/names.ts';
import { monthRange, manedNumber } from '../readers/month.ts';
import { reportAt, type AuditContext, type AuditedPage } from './context.ts';

const HIGH =
  /(?<!\p{L})høyeste(?!\p{L})|(?<!\p{L})flest (?:i tallserien|siden|fra og med)(?!\p{L})|(?:flere|høyere) [^.]*enn i noen (annen )?måned|ingen annen måned[^.]* flere|ikke vært høyere i noen (annen )?måned/iu;
const LOW =
  /(?<!\p{L})laveste(?!\p{L})|(?<!\p{L})færrest (?:i tallserien|siden|fra og med)(?!\p{L})|(?:færre|lavere) [^.]*enn i noen (annen )?måned|ingen annen måned[^.]* færre|ikke vært lavere i noen (annen )?måned/iu;
/** What no claim of either kind is without; most sentences have none, and looking for names is dear. */
const EITHER = /(?:høy|lav)este|flest|færrest|måned/iu;
const NAME = 'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember';
/** «siden juni», «fra og med januar 2019», «i tallserien, som starter i januar 2019», «siden tallene begynner i januar 2019». */
const FROM = new RegExp(
  `(siden|fra og med|starter i|begynner i) (?:(${NAME})(?: (\\d{4}))?)`,
  'iu',
);

/** The months a claim speaks of: after one, from one, of the whole series, or all up to its own. */
type Extent = { slag: 'etter' | 'fra'; maned: string } | { slag: 'hele' | 'til-na' };

/**
 * «Høyeste», «laveste» and «enn i noen annen måned» hold: for the figure they stand by, else for the page's own
 * in its newest month. «Siden juni» says that June was as far or further, and that no month after it was. A low needs
 * every month visible. What is said not to be missing must be there: no claim runs over a month without a figure, or a break.
 */
export function checkExtreme(page: AuditedPage, context: AuditContext): void {
  for (const sentence of page.sentences) {
    if (sentence.block.navn === 'desc' || sentence.block.navn === 'title') continue;
    if (!EITHER.test(sentence.tekst)) continue;
    checkOne(sentence, HIGH, { page, context });
    checkOne(sentence, LOW, { page, context });
  }
}

function checkOne(
  sentence: PageSentence,
  expression: RegExp,
  at: { page: AuditedPage; context: AuditContext },
): void {
  // «Høyere utdanning» is a name and claims nothing.
  const text = withoutName(withoutMarks(sentence), at.context.names);
  const match = expression.exec(text);
  if (!match) return;
  const keys = keysAt(sentence, match.index);
  for (const key of keys.length > 0 ? keys : own(at.page)) {
    const span = extent(sentence, key.maned);
    const hit = faultStart(sentence, key, span, at) ?? hitOf(key, expression === HIGH, span, at);
    if (hit === undefined) continue;
    const whole = sentence.tekst.replace(/\s+/g, ' ').trim();
    reportAt(at, placeIn(sentence, match.index), 'ytterpunkt', `«${whole}», men ${hit}`);
    return;
  }
}

/** The month that a series is said to start in is its first. */
function faultStart(
  { tekst }: PageSentence,
  { serie }: Key,
  extent: Extent,
  { page }: { page: AuditedPage },
): string | undefined {
  const first = [...(page.serier.get(serie)?.keys() ?? [])].sort()[0];
  if (extent.slag !== 'fra' || !/(?:starter|begynner) i\s/iu.test(tekst) || extent.maned === first)
    return undefined;
  return `serien starter i ${first ?? ''}`;
}

/** What months the sentence speaks of, for a figure of the month `na`. */
function extent(sentence: PageSentence, now: string): Extent {
  if (/(høyeste|laveste)\s+(tallet|antallet)\s+(er|var)(?!\p{L})/iu.test(withoutMarks(sentence)))
    return { slag: 'hele' };
  const [, word = '', name, saidYear] = FROM.exec(sentence.tekst.replace(/\s+/g, ' ')) ?? [];
  if (name === undefined) return { slag: 'til-na' };
  const marked = sentence.marks.find(
    ({ slag, fra }) =>
      slag === 'time' &&
      /(siden|fra og med|starter i|begynner i)\s+$/iu.test(sentence.tekst.slice(0, fra)),
  );
  const number = String(manedNumber(name)).padStart(2, '0');
  const last =
    saidYear ?? (now.slice(5) > number ? now.slice(0, 4) : String(Number(now.slice(0, 4)) - 1));
  const maned = marked?.element.attr.datetime ?? `${last}-${number}`;
  return { slag: word.toLowerCase() === 'siden' ? 'etter' : 'fra', maned };
}

/** The figures the words stand by: the first after them, else the last before; all that are counted in «for 12 tiltak». */
function keysAt({ marks }: PageSentence, at: number): Key[] {
  const after = marks.find(
    ({ fra, element }) => fra > at && element.attr['data-regel'] === 'verdi',
  );
  const before = marks.filter(
    ({ fra, element }) => fra < at && /^(verdi|antall)$/.test(element.attr['data-regel'] ?? ''),
  );
  const mark = after ?? before.at(-1);
  return (mark?.element.attr['data-av'] ?? '').split(/\s+/).flatMap((text) => partKey(text) ?? []);
}

/** The page's own newest observation. */
function own(page: AuditedPage): Key[] {
  if (!page.owner) return [];
  const { niva, id } = page.owner;
  const serie = `${niva}/${id}/${niva === 'hovedgruppe' ? id : 'alle'}/alle`;
  const maned = [...(page.serier.get(serie)?.keys() ?? [])].sort().at(-1);
  return maned === undefined ? [] : [{ serie, maned }];
}

/** What contradicts the claim; undefined when nothing does. */
function hitOf(
  { serie, maned }: Key,
  high: boolean,
  extent: Extent,
  { page, context }: { page: AuditedPage; context: AuditContext },
): string | undefined {
  const cells = page.serier.get(serie);
  const now = cells?.get(maned)?.antall;
  if (!cells || now === undefined || now === '*') return undefined;
  const past = ([other, cell]: [string, AuditedCell | undefined]): boolean =>
    other !== maned && slar(cell?.antall, now, high, extent.slag);
  if (extent.slag === 'hele') return described([...cells].find(past));
  const span = monthRange(firstIn(extent, cells), maned);
  const hit = span
    .slice(extent.slag === 'etter' ? 1 : 0)
    .map((other): [string, AuditedCell | undefined] => [other, cells.get(other)])
    .find(past);
  const breach = context.truth.breaksFor(serie).find((b) => b <= maned && b > (span[0] ?? b));
  if (hit || breach === undefined) return described(hit) ?? foothold(extent, cells, now, high);
  // Where the words name no first month they speak of the months since the break.
  return extent.slag === 'til-na' ? undefined : `serien har et brudd i ${breach}`;
}

/** True for a figure that goes as far or further, is hidden where a low is claimed, or is not there at all. */
function slar(
  count: number | '*' | undefined,
  now: number,
  high: boolean,
  kind: Extent['slag'],
): boolean {
  if (count === undefined) return kind !== 'hele';
  if (count === '*') return !high;
  if (count === now) return kind !== 'hele';
  return high ? count > now : count < now;
}

function described(hit: [string, AuditedCell | undefined] | undefined): string | undefined {
  if (!hit) return undefined;
  const [maned, cell] = hit;
  if (!cell) return `${maned} mangler`;
  return cell.antall === '*' ? `${maned} er skjermet` : `${maned} var ${cell.antall}`;
}

function firstIn(extent: Extent, cells: ReadonlyMap<string, AuditedCell>): string {
  if (extent.slag === 'etter' || extent.slag === 'fra') return extent.maned;
  const all = [...cells.keys()].sort();
  return all[0] ?? '';
}

/** «Siden juni» needs a June that was as far or further. */
function foothold(
  extent: Extent,
  cells: ReadonlyMap<string, AuditedCell>,
  now: number,
  high: boolean,
): string | undefined {
  if (extent.slag !== 'etter') return undefined;
  const da = cells.get(extent.maned)?.antall;
  const right = typeof da === 'number' && (high ? da >= now : da <= now);
  return right ? undefined : `${extent.maned} var ${da ?? 'uten tall'}`;
}
