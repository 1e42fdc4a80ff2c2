/** One field and what ends it: a comma, a line break, or the end of the text. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** A row of fields and the line it starts on. */
export interface CsvRow {
  linje: number;
  fields: string[];
}

/** Rows of a comma-separated text by RFC 4180. Throws RangeError where a field is neither plain nor whole in quotes. */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let row: CsvRow = { linje: 1, fields: [] };
  let linje = 1;
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < text.length || row.fields.length > 0) {
    const match = FIELD.exec(text);
    if (!match) throw new RangeError(`linje ${linje}: et felt med anførselstegn på feil sted`);
    const [all, quoted, bare = '', end] = match;
    row.fields.push(quoted?.replaceAll('""', '"') ?? bare);
    linje += all.split('\n').length - 1;
    if (end === ',') continue;
    rows.push(row);
    row = { linje, fields: [] };
  }
  return rows;
}
