import type { AuditedRapport } from './report.ts';

const known = new WeakMap<readonly string[], number[]>();

/** «linje 131, side 7»: the page is that of the original, and left out where no form feed parts the text in pages. */
export function lineInWords({ linjer }: Pick<AuditedRapport, 'linjer'>, line: number): string {
  const pages = known.get(linjer) ?? readPages(linjer);
  known.set(linjer, pages);
  const page = pages[line - 1] ?? 1;
  return `linje ${line}${(pages.at(-1) ?? 1) === 1 ? '' : `, side ${page}`}`;
}

/** The page each line is on: a form feed in it begins the next. */
function readPages(lines: readonly string[]): number[] {
  const pages: number[] = [];
  let page = 1;
  for (const line of lines) {
    page += [...line].filter((sign) => sign === '\f').length;
    pages.push(page);
  }
  return pages;
}
