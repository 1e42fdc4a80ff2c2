import { alleElementer, lesHtml, tekstI, type Element } from '../html/dokument.ts';
import { lesZip } from './zip.ts';

/** A row of a sheet: where it stands and its cells as text, by column from the left. */
export interface Arkrad {
  ark: string;
  rad: number;
  felter: string[];
}

/** All rows of all sheets of a workbook. Throws RangeError when it is not one. */
export function lesXlsx(bytes: Uint8Array): Arkrad[] {
  const filer = lesZip(bytes);
  const xml = (navn: string): Element[] => {
    const innhold = filer.get(navn);
    return innhold ? [...alleElementer(lesHtml(new TextDecoder().decode(innhold)).rot)] : [];
  };
  const delte = xml('xl/sharedStrings.xml')
    .filter(({ navn }) => navn === 'si')
    .map(tekstI);
  return [...filer.keys()]
    .filter((navn) => /^xl\/worksheets\/[^/]+\.xml$/.test(navn))
    .sort()
    .flatMap((ark) =>
      xml(ark)
        .filter(({ navn }) => navn === 'row')
        .map((rad, i) => lesRad(ark, rad, i + 1, delte)),
    );
}

function lesRad(ark: string, rad: Element, nummer: number, delte: readonly string[]): Arkrad {
  const felter: string[] = [];
  for (const celle of rad.barn) {
    if (celle.slag !== 'element' || celle.navn !== 'c') continue;
    const kolonne = kolonneAv(celle.attr.r ?? '') ?? felter.length;
    const tekst = tekstI(celle).trim();
    felter[kolonne] = celle.attr.t === 's' ? (delte[Number(tekst)] ?? '') : tekst;
  }
  return { ark, rad: nummer, felter: Array.from(felter, (felt) => felt ?? '') };
}

/** Column index of a reference such as `AB12`, from 0. */
function kolonneAv(referanse: string): number | undefined {
  const bokstaver = /^[A-Z]+/.exec(referanse)?.[0];
  return bokstaver === undefined
    ? undefined
    : [...bokstaver].reduce((sum, tegn) => sum * 26 + tegn.charCodeAt(0) - 64, 0) - 1;
}
