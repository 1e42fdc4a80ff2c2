/** One field and what ends it: a comma, a line break, or the end of the text. */
const FELT = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** A row of fields and the line it starts on. */
export interface CsvRad {
  linje: number;
  felter: string[];
}

/** Rows of a comma-separated text by RFC 4180. Throws RangeError where a field is neither plain nor whole in quotes. */
export function lesCsv(tekst: string): CsvRad[] {
  const rader: CsvRad[] = [];
  let rad: CsvRad = { linje: 1, felter: [] };
  let linje = 1;
  FELT.lastIndex = 0;
  while (FELT.lastIndex < tekst.length || rad.felter.length > 0) {
    const treff = FELT.exec(tekst);
    if (!treff) throw new RangeError(`linje ${linje}: et felt med anførselstegn på feil sted`);
    const [alt, sitert, bart = '', slutt] = treff;
    rad.felter.push(sitert?.replaceAll('""', '"') ?? bart);
    linje += alt.split('\n').length - 1;
    if (slutt === ',') continue;
    rader.push(rad);
    rad = { linje, felter: [] };
  }
  return rader;
}
