/** One line of a source text: its number from 1, its text without line end, and where it starts in the text. */
export interface Line {
  nummer: number;
  tekst: string;
  offset: number;
}

/** The lines of a text. LF, CRLF and CR end a line; a byte order mark is not part of line 1. A final line end adds no line. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const ends = /\r\n|\n|\r/g;
  ends.lastIndex = start;
  let offset = start;
  for (let end = ends.exec(text); end; end = ends.exec(text)) {
    lines.push({ nummer: lines.length + 1, tekst: text.slice(offset, end.index), offset });
    offset = ends.lastIndex;
  }
  if (offset < text.length)
    lines.push({ nummer: lines.length + 1, tekst: text.slice(offset), offset });
  return lines;
}

/**
 * The page, from 1, that each of a text's lines stands on, where form feeds part its pages: a line with one begins the next.
 * Empty for a text without form feeds, whose pages are not known.
 */
export function pagesOfLines(lines: readonly string[]): number[] {
  let page = 1;
  const pages = lines.map((line) => (page += line.split('\f').length - 1));
  return page === 1 ? [] : pages;
}

/** True for a line that carries nothing: empty, or a rule drawn with hyphens, underscores, box lines or equals signs. */
export function isLayout({ tekst }: Line): boolean {
  const printed = tekst.replace(/\s+/g, '');
  return printed === '' || (printed.length > 1 && /^[-–—_=─━|+:]+$/.test(printed));
}
