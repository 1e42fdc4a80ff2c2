import { manedIndex, manedNumber } from '../readers/month.ts';
import type { DrawnLabel } from './drawing.ts';

/** A tick of a time axis: where it stands, and its month. */
export interface AuditedTimeTick {
  x: number;
  indeks: number;
}

/** A time axis as drawn: where a month stands, and its ticks from the left. */
export interface AuditedTimeAxis {
  marks: AuditedTimeTick[];
  x: (index: number) => number;
}

/** A month's name and the year under it, or a year that stands for its January, on the axis of a large drawing. */
export function readTimeAxis(texts: readonly DrawnLabel[]): AuditedTimeAxis | undefined {
  const onAxis = texts
    .filter(({ classes }) => classes.includes('fig-xtall') && !isEdge(classes))
    .sort((a, b) => a.x - b.x);
  const year = onAxis.filter(({ tekst }) => /^\d{4}$/.test(tekst));
  const maneder = onAxis.filter(({ tekst }) => manedNumber(tekst) > 0);
  const marks = maneder.length > 0 ? manedMarks(maneder, year) : yearMarks(year);
  const [a, b] = [marks[0], marks.at(-1)];
  if (!a || !b) return undefined;
  const step = b.indeks === a.indeks ? Number.NaN : (b.x - a.x) / (b.indeks - a.indeks);
  return { marks, x: (index) => a.x + (index - a.indeks) * step };
}

/** Small drawings say the ends of their months instead, not where these stand. */
export function isEdge(classes: readonly string[]): boolean {
  return classes.includes('fig-start') || classes.includes('fig-slutt');
}

/** A year stands under its first tick and holds until the next one's. */
function manedMarks(maneder: DrawnLabel[], year: DrawnLabel[]): AuditedTimeTick[] {
  return maneder.map(({ tekst, x }) => {
    const current = year.findLast((one) => one.x <= x + 0.5)?.tekst ?? '0000';
    return { x, indeks: manedIndex(`${current}-00`) + manedNumber(tekst) };
  });
}

function yearMarks(year: DrawnLabel[]): AuditedTimeTick[] {
  return year.map(({ tekst, x }) => ({ x, indeks: manedIndex(`${tekst}-01`) }));
}
