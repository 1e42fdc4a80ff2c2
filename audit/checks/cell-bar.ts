import { allElements, type Element } from '../page/document.ts';
import { cells, rows } from '../page/table.ts';
import { readDrawing, TOLERANCE } from '../drawing/drawing.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

/** A bar in a table cell, and the change it stands beside. */
interface CellBar {
  svg: Element;
  endring: number;
  /** Whether that is in persons or in per cent. */
  regel: string;
  /** Signed length: to the right of the axis when positive. */
  lengde: number;
  classes: string[];
}

/** The changes that may be drawn, by their rule. */
const DRAWN = ['endring', 'endring-prosent'];

/** Bars in table cells: each stands beside a traced change, points its way, and all of a table are of one rule, to one scale. */
export function checkCellBars(page: AuditedPage, context: AuditContext): void {
  for (const table of page.elements) {
    if (table.navn !== 'table') continue;
    const bars = rows(table)
      .flatMap(cells)
      .flatMap((cell) => readBar(cell, { page, context }) ?? []);
    const [largest] = [...bars].sort((a, b) => Math.abs(b.endring) - Math.abs(a.endring));
    const scale = largest && largest.endring !== 0 ? largest.lengde / largest.endring : 0;
    checkOneRule(bars, { page, context });
    for (const { svg, endring, lengde, classes } of bars) {
      const way = endring < 0 ? 'fig-ned' : 'fig-opp';
      if (
        Math.abs(lengde - endring * scale) > TOLERANCE ||
        (endring !== 0 && !classes.includes(way))
      )
        reportAt(
          { page, context },
          svg,
          'figur-stolpe',
          `stolpen er ${lengde} lang ved endringen ${endring}`,
        );
    }
  }
}

function checkOneRule(
  bars: readonly CellBar[],
  at: { page: AuditedPage; context: AuditContext },
): void {
  const [first, ...more] = bars;
  if (!first) return;
  for (const { svg, regel } of more)
    if (regel !== first.regel)
      reportAt(at, svg, 'figur-stolpe', `stolper for både ${first.regel} og ${regel} i én tabell`);
}

function readBar(
  cell: Element,
  at: { page: AuditedPage; context: AuditContext },
): CellBar | undefined {
  const content = allElements(cell);
  const svg = content.find(({ navn, attr }) => navn === 'svg' && attr['data-serier'] === undefined);
  const bar = svg && readDrawing(svg).paths.find(({ classes }) => classes.includes('fig-stolpe'));
  if (!svg || !bar) return undefined;
  const data = content.find(
    ({ navn, attr }) => navn === 'data' && DRAWN.includes(attr['data-regel'] ?? ''),
  );
  if (!data) {
    reportAt(at, svg, 'figur-stolpe', 'en stolpe uten en sporet endring ved siden av');
    return undefined;
  }
  const xs = bar.partPaths.flat().map(({ x }) => x);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  return {
    svg,
    endring: Number(data.attr.value),
    regel: data.attr['data-regel'] ?? '',
    lengde: -left > right ? left : right,
    classes: bar.classes,
  };
}
