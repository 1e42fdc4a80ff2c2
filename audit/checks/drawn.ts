import { shownAt } from '../page/shown-months.ts';
import { readDrawing } from '../drawing/drawing.ts';
import type { Point } from '../page/svg-path.ts';
import { allElements, nearest, textIn, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { manedIndex } from '../readers/month.ts';
import { reportAt, type AuditContext, type AuditedPage, type At } from '../page/context.ts';

/** How far a rounded point of a small line may stand from its place. */
const ROUNDED = 0.3;

/** What holds for every drawing wherever it stands: within its frame, by its own figure, with the notes it needs; and small lines. */
export function checkDrawn(page: AuditedPage, context: AuditContext): void {
  const at = { page, context };
  for (const element of page.elements) {
    if (element.navn === 'svg') checkSvg(element, at);
    if (element.navn === 'figure') checkNotes(element, at);
    if (element.attr.class === 'gnist' && element.navn === 'td') checkThere(element, at);
    if (element.attr['aria-labelledby'] === 'sammendrag') checkWorkings(element, at);
  }
}

function checkSvg(svg: Element, at: At): void {
  checkWithin(svg, at);
  checkAxes(svg, at);
  const figure = nearest(svg, ({ navn }) => navn === 'figure');
  if (figure) checkWhose(svg, figure, at);
  const [title = ''] = (svg.attr['aria-labelledby'] ?? '').split(' ');
  if (figure && title.endsWith('-tittel') && title !== `${figure.attr.id ?? ''}-tittel`)
    reportAt(at, svg, 'figur-navn', `tegningen til ${title}`, `${figure.attr.id ?? ''}-tittel`);
  if (figure) checkDescription(svg, figure, at);
  if (svg.attr.class?.includes('fig-gnist') === true) checkSparkline(svg, at);
}

/** Figures of how one subject went, or is made up, are of the page's own; the whole is made up of others. */
const OF_OWN = /-(?:utvikling|endring|kjonn|hovedgrupper)$/;

function checkWhose(svg: Element, figure: Element, at: At): void {
  const { owner } = at.page;
  if (!owner || owner.niva === 'i-alt' || !OF_OWN.test(figure.attr.id ?? '')) return;
  const foreign = (svg.attr['data-serier'] ?? '')
    .split(/\s+/)
    .find((series) => series !== '' && !series.startsWith(`${owner.niva}/${owner.id}/`));
  if (foreign !== undefined) reportAt(at, svg, 'figur-serie', foreign, `${owner.niva}/${owner.id}`);
}

/** What a drawing is to those who do not see it is what its figure measures, or the description under it. */
function checkDescription(svg: Element, figure: Element, at: At): void {
  const desc = allElements(svg).find(({ navn }) => navn === 'desc');
  const told = desc ? figureWords(figure) : [];
  if (desc && !told.includes(flatText(desc)))
    reportAt(at, desc, 'figur-navn', `«${flatText(desc)}»`, told.join(' eller '));
}

function figureWords(figure: Element): string[] {
  return allElements(figure)
    .filter(
      ({ navn, attr, parent }) =>
        attr.class === 'figurbeskrivelse' || (navn === 'p' && parent?.navn === 'figcaption'),
    )
    .map(flatText);
}

/** Nothing is drawn outside what is shown. */
function checkWithin(svg: Element, at: At): void {
  const [left = 0, top = 0, width = Infinity, height = Infinity] = (svg.attr.viewBox ?? '')
    .split(' ')
    .map(Number);
  if (svg.attr.viewBox === undefined) return;
  const { texts, paths } = readDrawing(svg);
  const points = [...texts, ...paths.flatMap(({ partPaths }) => partPaths.flat())];
  const outside = points.find(
    ({ x, y }) => x < left - 1 || y < top - 1 || x > left + width + 1 || y > top + height + 1,
  );
  if (outside)
    reportAt(at, svg, 'figur-utsnitt', `${outside.x} ${outside.y} er utenfor ${svg.attr.viewBox}`);
}

/** What is told along months has its axes, and a mark where the lowest number on them is not zero. */
function checkAxes(svg: Element, at: At): void {
  const inside = allElements(svg);
  const named = (name: string): Element[] =>
    inside.filter(({ attr }) => (attr.class ?? '').split(' ').includes(name));
  const has = (name: string): boolean => named(name).length > 0;
  if (!has('fig-xtall') || !(has('fig-linje') || has('fig-ytall'))) return;
  for (const name of ['fig-akse', 'fig-rutenett'])
    if (!has(name)) reportAt(at, svg, 'figur-akse', `ingen ${name}`);
  const heights = named('fig-ytall')
    .flatMap(allElements)
    .filter(({ navn }) => navn === 'text')
    .map((text) => Number(textIn(text).replaceAll('\u00a0', '')))
    // The place of the hidden months has a word beside it.
    .filter((height) => !Number.isNaN(height));
  const isBroken = heights.length > 0 && Math.min(...heights) > 0;
  if (has('fig-brudd') !== isBroken)
    reportAt(at, svg, 'figur-akse', `merke for brutt akse: ${has('fig-brudd')}`, `${isBroken}`);
}

/** A line without an axis has its months at even steps, and heights in proportion to the numbers. */
function checkSparkline(svg: Element, at: At): void {
  const [series = ''] = (svg.attr['data-serier'] ?? '').split(' ');
  const page = shownAt(svg, at.page);
  const cells = page.serier.get(series);
  const drawn = readDrawing(svg).paths.filter(({ classes }) => classes.includes('fig-linje'));
  const points = drawn.flatMap(({ partPaths }) => partPaths.flat());
  if (!cells || points.length < 2) return;
  const told = lastMonths(cells, page).map((last) => pointsOf(points, last, cells));
  const wrong = told.map(misplaced);
  const drawnRight = told[wrong.indexOf(undefined)];
  if (drawnRight) checkBeside(svg, drawnRight, at);
  checkEnd(svg, points, at);
  const [first] = wrong;
  if (first && !wrong.includes(undefined))
    reportAt(at, svg, 'gnistlinje', `${series} ved ${first.x} ${first.y}`);
}

/** The dot is where the line ends. */
function checkEnd(svg: Element, points: readonly Point[], at: At): void {
  const end = readDrawing(svg).paths.find(({ classes }) => classes.includes('fig-siste'));
  const [mark] = end?.partPaths[0] ?? [];
  const last = points.at(-1);
  if (mark && last && Math.abs(mark.y - last.y) > ROUNDED)
    reportAt(at, svg, 'gnistlinje', `linjen ender på ${last.y}`, String(mark.y));
}

/** The two numbers beside a small line are its highest, over its lowest; where the series has a break, of those after it. */
function checkBeside(svg: Element, points: readonly Told[], at: At): void {
  const numbers = svg.parent ? allElements(svg.parent).filter(({ navn }) => navn === 'data') : [];
  const [series = ''] = (svg.attr['data-serier'] ?? '').split(' ');
  const newest = points.at(-1)?.month ?? 0;
  const breaks = at.context.truth.breaksFor(series).map(manedIndex);
  const first = breaks.findLast((month) => month <= newest) ?? 0;
  const counts = points.flatMap(({ month, count }) =>
    typeof count === 'number' && month >= first ? [count] : [],
  );
  const right = [Math.max(...counts), Math.min(...counts)];
  const wrong = numbers.find(({ attr }, i) => Number(attr.value) !== right[i]);
  if (numbers.length === 2 && wrong)
    reportAt(at, wrong, 'gnistlinje', `${wrong.attr.value ?? ''} ved linjen`, right.join(' over '));
}

type Cells = ReadonlyMap<string, { antall: number | '*' }>;

/** A drawn point, its month as an index, and its number. */
interface Told {
  point: Point;
  month: number;
  count: number | '*' | undefined;
}

/** The last point is of the newest month, or of the last that the series tells. */
function lastMonths(cells: Cells, { serier }: AuditedPage): string[] {
  const whole = [...(serier.get('i-alt/i-alt/alle/alle')?.keys() ?? [])].sort();
  const own = [...cells].flatMap(([month, { antall }]) => (antall === '*' ? [] : month)).sort();
  return [...whole.slice(-1), ...own.slice(-1)];
}

/** Each point with its month's number, where the last is of the month `end`. */
function pointsOf(points: readonly Point[], end: string, cells: Cells): Told[] {
  const steps = points
    .slice(1)
    .map(({ x }, i) => x - (points[i]?.x ?? 0))
    .filter((one) => one > ROUNDED);
  const shortest = Math.min(...steps);
  const single = steps.filter((one) => one < 1.5 * shortest);
  const right = points.at(-1)?.x ?? 0;
  const width = right - (points[0]?.x ?? 0);
  // Each step is rounded: over many months only their mean tells how many there are.
  const mean = single.reduce((sum, one) => sum + one, 0) / single.length;
  const step = width / Math.max(1, Math.round(width / mean));
  const byIndex = new Map([...cells].map(([month, { antall }]) => [manedIndex(month), antall]));
  return points.map((point) => {
    const month = manedIndex(end) - Math.round((right - point.x) / step);
    return { point, month, count: byIndex.get(month) };
  });
}

/** The first point that is of no number, or not in line with the highest and the lowest. */
function misplaced(points: readonly Told[]): Point | undefined {
  const known = points.flatMap(({ point, count }) =>
    typeof count === 'number' ? [{ point, count }] : [],
  );
  if (known.length < points.length)
    return points.find(({ count }) => typeof count !== 'number')?.point;
  const sorted = known.toSorted((a, b) => a.count - b.count);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (!low || !high) return undefined;
  const slope =
    high.count === low.count ? 0 : (high.point.y - low.point.y) / (high.count - low.count);
  if (slope > 0) return high.point;
  return known.find(
    ({ point, count }) => Math.abs(low.point.y + slope * (count - low.count) - point.y) > ROUNDED,
  )?.point;
}

/** A row has its small line where two months of it are told. */
function checkThere(cell: Element, at: At): void {
  const id = allElements(cell.parent ?? cell).find(({ attr }) => attr['data-av'] !== undefined);
  const series = (id?.attr['data-av'] ?? '').split('@')[0] ?? '';
  const told = [...(shownAt(cell, at.page).serier.get(series)?.values() ?? [])].filter(
    ({ antall }) => antall !== '*',
  );
  if (told.length > 1 && !allElements(cell).some(({ navn }) => navn === 'svg'))
    reportAt(at, cell, 'gnistlinje', `ingen linje for ${series}`);
}

/** A broken axis, and a scale that several share, are said in words under the figure. */
function checkNotes(figure: Element, at: At): void {
  const inside = allElements(figure);
  const notes = inside
    .filter(({ attr }) => attr['data-tekst'] === 'merknad')
    .map(textIn)
    .join(' ');
  const has = (name: string): boolean =>
    inside.some(({ attr }) => (attr.class ?? '').split(' ').includes(name));
  const panels = inside.filter(({ attr }) => attr.class === 'fig-panelboks');
  // Where panels have scales of their own too, the choice between them says so.
  const isOneScale = panels.length > 1 && !inside.some(({ attr }) => attr['data-skala'] === 'egen');
  for (const [drawn, words] of [
    [has('fig-brudd'), 'Aksen begynner ikke på null'],
    [isOneScale, 'samme skala'],
  ] as const)
    if (drawn !== notes.includes(words)) reportAt(at, figure, 'merknad', `«${notes}»`, words);
}

/** Every sentence of a summary with a number that is worked out has its working; that of movements has a table beside it. */
function checkWorkings(summary: Element, at: At): void {
  const inside = allElements(summary);
  const workings = inside.find(({ attr }) => attr.class === 'utregning');
  const shown = workings ? allElements(workings).map(({ attr }) => attr.href ?? '') : [];
  for (const sentence of inside) {
    const { id = '', class: name } = sentence.attr;
    if (name !== 'setning' || id === 'setning-bevegelser' || shown.includes(`#${id}`)) continue;
    const worked = allElements(sentence).some(({ attr }) => WORKED.test(attr['data-regel'] ?? ''));
    if (worked) reportAt(at, sentence, 'utregning', `${id} er ikke regnet ut`);
  }
}

const WORKED = /^(?:endring|endring-prosent|andel|andel-sum|andel-endring|sum|rekke|rang)$/;
