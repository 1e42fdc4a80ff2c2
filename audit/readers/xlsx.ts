import { lesZip } from './zip.ts';

/** A row of a sheet: where it stands and its cells as text, by column from the left. */
export interface Arkrad {
  ark: string;
  rad: number;
  felter: string[];
}

/** Workbooks that have been read, by their bytes: whoever audits a site many times hands in the same ones. */
const leste = new WeakMap<Uint8Array, readonly Arkrad[]>();

/**
 * All rows of all sheets of a workbook, in the order of the sheets. Throws RangeError when it is not one, or when a
 * cell holds a formula: what it would show cannot be read off the file.
 */
export function lesXlsx(bytes: Uint8Array): readonly Arkrad[] {
  const rader = leste.get(bytes) ?? lesRader(bytes);
  leste.set(bytes, rader);
  return rader;
}

function lesRader(bytes: Uint8Array): Arkrad[] {
  const filer = lesZip(bytes);
  const xml = (navn: string): string => {
    const innhold = filer.get(navn);
    return innhold ? new TextDecoder().decode(innhold) : '';
  };
  const delte = [...xml('xl/sharedStrings.xml').matchAll(/<si\b[^>]*>([\s\S]*?)<\/si>/g)].map(
    ([, innhold = '']) => tekstene(innhold),
  );
  return [...filer.keys()]
    .filter((navn) => /^xl\/worksheets\/[^/]+\.xml$/.test(navn))
    .sort()
    .flatMap((ark) => lesArk(ark, xml(ark), delte));
}

/** Rows are read one by one off the text: a sheet of every figure is too large for a tree. */
function lesArk(ark: string, xml: string, delte: readonly string[]): Arkrad[] {
  const formel = /<f[\s>/]/.exec(xml);
  if (formel) throw new RangeError(`${ark}: en celle har en formel`);
  return [...xml.matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g)].map(
    ([, attr = '', innhold = ''], i) => ({
      ark,
      rad: Number(/\br="(\d+)"/.exec(attr)?.[1] ?? i + 1),
      felter: lesFelter(innhold, delte),
    }),
  );
}

function lesFelter(rad: string, delte: readonly string[]): string[] {
  const felter: string[] = [];
  for (const [, attr = '', innhold = ''] of rad.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const kolonne = kolonneAv(/\br="([^"]*)"/.exec(attr)?.[1] ?? '') ?? felter.length;
    const verdi = /<v>([^<]*)<\/v>/.exec(innhold)?.[1] ?? tekstene(innhold);
    felter[kolonne] = /\bt="s"/.test(attr) ? (delte[Number(verdi)] ?? '') : verdi.trim();
  }
  return Array.from(felter, (felt) => felt ?? '');
}

function tekstene(xml: string): string {
  return [...xml.matchAll(/<t\b[^>]*>([^<]*)<\/t>/g)]
    .map(([, tekst = '']) => uescapet(tekst))
    .join('')
    .trim();
}

const TEGN: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function uescapet(tekst: string): string {
  return tekst.replace(/&(#x?)?(\w+);/gi, (hele: string, slag: string | undefined, hva: string) =>
    slag === undefined
      ? (TEGN[hva] ?? hele)
      : String.fromCodePoint(Number.parseInt(hva, slag === '#' ? 10 : 16)),
  );
}

/** Column index of a reference such as `AB12`, from 0. */
function kolonneAv(referanse: string): number | undefined {
  const bokstaver = /^[A-Z]+/.exec(referanse)?.[0];
  return bokstaver === undefined
    ? undefined
    : [...bokstaver].reduce((sum, tegn) => sum * 26 + tegn.charCodeAt(0) - 64, 0) - 1;
}
