import { isMonthHeader } from '../report/parse/month-names.ts';
import { isPageFooter, readHeading } from '../report/tables/headings.ts';
import type { PrintedLine, PrintedPage } from './printed-line.ts';

/** So many lines at either end of a page may be its head or foot. */
const AT_AN_END = 3;
/** A line is a page's own when it stands at so many pages' end, and at this share of them. */
const LEAST_PAGES = 3;
const LEAST_SHARE = 0.4;
/** What every title of these reports begins with: it stands on every page and is no head of it. */
const TITLE = /^(deltakere|personer)\b.*\btiltak/i;

/**
 * The pages without their heads and feet: what says the same on page after page but for its numbers, and page numbers
 * and dates of printing. Titles, sections, periods, month headers and rows stay wherever they stand.
 */
export function withoutRunningLines(pages: readonly PrintedPage[]): PrintedPage[] {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const form of new Set(endsOf(page).map(formOf)))
      counts.set(form, (counts.get(form) ?? 0) + 1);
  const least = Math.max(LEAST_PAGES, pages.length * LEAST_SHARE);
  return pages.map((page) => {
    const ends = new Set(endsOf(page));
    return page.filter(
      (line) => !(ends.has(line) && (isFoot(line) || (counts.get(formOf(line)) ?? 0) >= least)),
    );
  });
}

function endsOf(page: PrintedPage): PrintedLine[] {
  const printed = page.filter((line) => line.some((cell) => cell !== ''));
  const ends = new Set([...printed.slice(0, AT_AN_END), ...printed.slice(-AT_AN_END)]);
  return [...ends].filter((line) => !isReport(line));
}

/** True for a line that says something of the report, and no head or foot of a page. */
function isReport(line: PrintedLine): boolean {
  const [text = ''] = line;
  if (line.length > 1 || isMonthHeader([...line])) return true;
  if (TITLE.test(text)) return true;
  return readHeading([{ tekst: text, linje: 1, kolonne: 1, end: 1 }]) !== undefined;
}

function isFoot([text = '']: PrintedLine): boolean {
  return isPageFooter(text);
}

function formOf(line: PrintedLine): string {
  return line.join(' ').replace(/\d+/g, '#');
}
