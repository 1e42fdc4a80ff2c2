import { nearest, type Element } from '../page/document.ts';
import {
  isEdge,
  type AuditedTimeAxis,
  TOLERANCE,
  type AuditedLabel,
  type AuditedDrawing,
} from '../drawing/drawing.ts';
import { manedIndex, manedName, manedNumber } from '../readers/month.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

interface At {
  page: AuditedPage;
  context: AuditContext;
}

/** Months and years on the time axis are those of the series drawn, in order and at equal steps; a small drawing says its first and last. */
export function checkTimeAxis(drawing: AuditedDrawing, at: At): void {
  const { svg, time, texts, serier } = drawing;
  const common = panels(svg);
  const all = common.length > 0 ? common : serier;
  const own = all.flatMap((series) => [...(at.page.serier.get(series)?.keys() ?? [])]).sort();
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return;
  for (const text of texts) checkEdge(text, { first, last }, at);
  if (time) checkMarks(svg, time, [manedIndex(first), manedIndex(last)], at);
  checkPlaces(drawing, [manedIndex(first), manedIndex(last)], at);
}

/** Where the drawing says its months stand, for who reads along it: the months of its series, at its ticks and latest dots. */
function checkPlaces(
  { svg, time, paths, serier }: AuditedDrawing,
  [first, last]: [first: number, last: number],
  at: At,
): void {
  const said = svg.attr['data-maneder'];
  if (said === undefined) return;
  const [start = '', end = '', left, right] = said.split(' ');
  const [from, to] = [manedIndex(start), manedIndex(end)];
  const place = (index: number): number =>
    Number(left) + ((index - from) / (to - from || 1)) * (Number(right) - Number(left));
  // Changes begin with the second month.
  const isOwn = (from === first || from === first + 1) && to === last;
  const dots = paths.filter(
    ({ classes }) => classes.includes('fig-siste') && classes.includes('fig-rund'),
  );
  const latest = serier.flatMap((series) => latestIn(series, at));
  const wrongDot = dots
    .flatMap(({ partPaths }) => partPaths[0]?.[0] ?? [])
    .some(({ x }) => !latest.some((index) => Math.abs(place(index) - x) <= TOLERANCE));
  const wrongTick = time?.marks.some(({ x, indeks }) => Math.abs(place(indeks) - x) > TOLERANCE);
  if (!isOwn || wrongDot || wrongTick)
    reportAt(at, svg, 'figur-akse', `månedene sies å stå ved ${said}`);
}

/** The latest month of a series that has a number. */
function latestIn(series: string, { page }: At): number[] {
  const visible = [...(page.serier.get(series) ?? [])].filter(([, { antall }]) => antall !== '*');
  const maned = visible
    .map(([month]) => month)
    .sort()
    .at(-1);
  return maned === undefined ? [] : [manedIndex(maned)];
}

function checkMarks(
  svg: Element,
  { marks, x: place }: AuditedTimeAxis,
  [from, to]: [fra: number, til: number],
  at: At,
): void {
  for (const { x, indeks } of marks) {
    const outside = indeks < from || indeks > to;
    if (outside || Math.abs(place(indeks) - x) > TOLERANCE)
      reportAt(at, svg, 'figur-akse', `merket ved ${x} på tidsaksen er måned ${nameOf(indeks)}`);
  }
  const run = marks.map(({ indeks }) => indeks);
  if (run.some((index, i) => index <= (run[i - 1] ?? 0)))
    reportAt(at, svg, 'figur-akse', `månedene på aksen: ${run.map(nameOf).join(', ')}`);
}

/** «jan 2019» and «okt 2020», or «okt» in the year of the first: the ends of what is drawn. */
function checkEdge(
  { element, tekst, classes }: AuditedLabel,
  { first, last }: { first: string; last: string },
  at: At,
): void {
  const [name = '', year = first.slice(0, 4)] = tekst.split(' ');
  if (!classes.includes('fig-xtall') || !isEdge(classes) || manedNumber(name) === 0) return;
  const wanted = classes.includes('fig-slutt') ? last : first;
  if (year === wanted.slice(0, 4) && manedNumber(name) === Number(wanted.slice(5))) return;
  const right = `«${manedName(wanted) ?? ''} ${wanted.slice(0, 4)}»`;
  reportAt(at, element, 'figur-akse', `«${tekst}» på tidsaksen`, right);
}

/** The series of all panels of the set a panel stands in, on a page or in a sheet: they share their months. */
function panels(svg: Element): string[] {
  const sheet = nearest(svg.parent, ({ navn }) => navn === 'svg');
  const sett = svg.parent?.parent;
  const inSet = sett?.children.flatMap((box) => (box.slag === 'element' ? box.children : [])) ?? [];
  return [sheet, ...inSet].flatMap((children) =>
    children?.slag === 'element' && children.navn === 'svg'
      ? (children.attr['data-serier']?.split(/\s+/) ?? [])
      : [],
  );
}

function nameOf(index: number): string {
  const number = ((index - 1) % 12) + 1;
  return `${Math.floor((index - 1) / 12)}-${String(number).padStart(2, '0')}`;
}
