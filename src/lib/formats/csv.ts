/** What a spreadsheet would run as a formula when a cell begins so. */
const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180 text: comma, CRLF, quotes where needed. A cell that a spreadsheet would run as a formula gets an apostrophe in front. */
export function formatCsv(header: readonly string[], rows: readonly (string | number)[][]): string {
  return [header, ...rows].map((row) => row.map(formatCell).join(',') + '\r\n').join('');
}

function formatCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
