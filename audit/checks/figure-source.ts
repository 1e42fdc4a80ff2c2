import { allElements, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { period } from '../readers/month.ts';
import { reportAt, type AuditContext, type AuditedPage } from './context.ts';
import { shownAt } from './shown-months.ts';

/** « og tidligere rapporter tilbake til januar 2001», of series that more than one report tells; else nothing. */
export function earlierReports(series: readonly string[], { serier }: AuditedPage): string {
  const cells = series.flatMap((one) => [...(serier.get(one) ?? [])]);
  const [first] = cells.map(([maned]) => maned).sort();
  const reports = new Set(cells.map(([, { rapport }]) => rapport));
  return reports.size > 1 && first !== undefined
    ? ` og tidligere rapporter tilbake til ${period([first])}`
    : '';
}

/** The line of the source under a figure says how far back its series are told by other reports than the one it names. */
export function checkFigureSources(page: AuditedPage, context: AuditContext): void {
  for (const figure of page.elements.filter(({ navn }) => navn === 'figure')) {
    const all = allElements(figure);
    const line = all.find(({ attr }) => attr.class?.split(/\s+/).includes('figurkilde'));
    if (!line) continue;
    const expected = earlierReports(drawnIn(all), shownAt(figure, page));
    const told = / og tidligere rapporter[^.]*/u.exec(flatText(line))?.[0] ?? '';
    if (told !== expected)
      reportAt({ page, context }, line, 'figurkilde', `«${told}»`, `«${expected}»`);
  }
}

function drawnIn(elements: readonly Element[]): string[] {
  const drawn = elements.flatMap(({ attr }) => attr['data-serier']?.split(/\s+/) ?? []);
  return [...new Set(drawn)];
}
