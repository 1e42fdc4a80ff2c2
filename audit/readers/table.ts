import { maned, manedene, manedsnummer } from '../month.ts';
import { skjelett } from './label.ts';

/** One cell of a report file: its trimmed text and the 1-based column of its first character. */
export interface Rute {
  tekst: string;
  kolonne: number;
}

/** One row under a month header. */
export interface Rad {
  linje: number;
  etikett: string;
  ruter: Rute[];
}

/** One printed table: the section it stands in, the words above it, its months and rows. */
export interface Tabell {
  linje: number;
  seksjon: Seksjon;
  undergruppe: string;
  maneder: string[];
  rader: Rad[];
}

/** The five kinds of tables, by the skeleton of their section title. */
export const SEKSJONER = {
  hovedgrupperogkjonn: 'hovedgrupper',
  tiltaksgrupperogkjonn: 'tiltaksgrupper',
  tiltak: 'tiltak',
  tiltakoghovedgrupper: 'tiltak',
  tiltakhovedgrupperogkjonn: 'tiltak',
} as const;
export type Seksjon = (typeof SEKSJONER)[keyof typeof SEKSJONER];

/** What the reader remembers between lines. */
interface Tilstand {
  seksjon: Seksjon | undefined;
  undergruppe: string;
  periode: string[];
  tabell: Tabell | undefined;
  tabeller: Tabell[];
  problemer: string[];
}

/** All tables of a report text, in order, with what could not be read put in `problemer`. */
export function lesTabeller(
  linjer: readonly string[],
  problemer: string[],
): { tabeller: Tabell[]; periode: string[] } {
  const tilstand: Tilstand = {
    seksjon: undefined,
    undergruppe: '',
    periode: [],
    tabell: undefined,
    tabeller: [],
    problemer,
  };
  linjer.forEach((linje, i) => lesLinje(linje, i + 1, tilstand));
  return { tabeller: tilstand.tabeller, periode: tilstand.periode };
}

function lesLinje(linje: string, nummer: number, t: Tilstand): void {
  const rett = linje.replace(/\*\*/g, '');
  if (rett.trim() === '' || /^[\s|:+=_-]+$/.test(rett)) return;
  const ruter = delOpp(linje);
  const verdier = ruter.slice(1);
  if (erManedshode(ruter)) {
    apneTabell(ruter, nummer, t);
    return;
  }
  if (verdier.length > 0 && verdier.every(({ tekst }) => erVerdi(tekst))) {
    lesRad(ruter, nummer, t);
    return;
  }
  if (linje.includes('\t') && /\d/.test(linje) && t.tabell)
    t.problemer.push(
      `linje ${nummer}: en tabellrad med noe som ikke er et tall: «${linje.trim()}»`,
    );
  lesOverskrift(rett.trim(), t);
}

/** Cells of a line: by tabs, else by pipes, else by runs of two or more spaces. */
function delOpp(linje: string): Rute[] {
  const skille = linje.includes('\t') ? /\t/g : /^\s*\|/.test(linje) ? /\|/g : / {2,}/g;
  const ruter: Rute[] = [];
  let start = 0;
  const legg = (slutt: number): void => {
    const ra = linje.slice(start, slutt);
    const tekst = ra.replace(/\\\*/g, '*').trim();
    ruter.push({ tekst, kolonne: start + (ra.length - ra.trimStart().length) + 1 });
  };
  for (const treff of linje.matchAll(skille)) {
    legg(treff.index);
    start = treff.index + treff[0].length;
  }
  legg(linje.length);
  return skille.source === '\\|' ? ruter.slice(1, -1) : ruter;
}

function erManedshode(ruter: readonly Rute[]): boolean {
  const navn = ruter.filter(({ tekst }) => tekst !== '');
  return ruter.length > 1 && navn.length > 0 && navn.every(({ tekst }) => manedsnummer(tekst) > 0);
}

function erVerdi(tekst: string): boolean {
  return tallAv(tekst) !== undefined;
}

/** The count a cell prints, `*` for a hidden one, undefined when it prints neither. */
export function tallAv(tekst: string): number | '*' | undefined {
  const rett = tekst.trim();
  if (/^\*+$/.test(rett)) return '*';
  if (!/^\d{1,3}([ \u00a0\u202f\u2009]\d{3})*$|^\d+$/.test(rett)) return undefined;
  return Number(rett.replace(/\D/g, ''));
}

function apneTabell(ruter: readonly Rute[], nummer: number, t: Tilstand): void {
  const hode = ruter.filter(({ tekst }) => tekst !== '').map(({ tekst }) => manedsnummer(tekst));
  const maneder = t.periode.filter((m) => hode.includes(Number(m.slice(5))));
  if (maneder.length !== hode.length || hode.some((m, i) => Number(maneder[i]?.slice(5)) !== m))
    t.problemer.push(`linje ${nummer}: månedene stemmer ikke med perioden ${t.periode.join(', ')}`);
  if (!t.seksjon) {
    t.problemer.push(`linje ${nummer}: en tabell uten kjent seksjon over seg`);
    return;
  }
  t.tabell = {
    linje: nummer,
    seksjon: t.seksjon,
    undergruppe: t.undergruppe.trim(),
    maneder,
    rader: [],
  };
  t.tabeller.push(t.tabell);
  t.undergruppe = '';
}

function lesRad(ruter: readonly Rute[], nummer: number, t: Tilstand): void {
  const [etikett, ...verdier] = ruter;
  if (!t.tabell || !etikett || etikett.tekst === '') {
    t.problemer.push(`linje ${nummer}: tall uten tabell eller etikett`);
  } else if (verdier.length !== t.tabell.maneder.length) {
    t.problemer.push(
      `linje ${nummer}: ${verdier.length} tall, men ${t.tabell.maneder.length} måneder`,
    );
  } else {
    t.tabell.rader.push({ linje: nummer, etikett: etikett.tekst, ruter: verdier });
  }
}

function lesOverskrift(tekst: string, t: Tilstand): void {
  const periode = periodeAv(tekst);
  const seksjon = Object.entries(SEKSJONER).find(([navn]) => navn === skjelett(tekst))?.[1];
  if (periode) t.periode = periode;
  else if (seksjon) t.seksjon = seksjon;
  else {
    t.undergruppe += ` ${tekst}`;
    return;
  }
  t.undergruppe = '';
}

/** `Januar 2021 - Mai 2021` or `Mai 2021` as a list of months, else undefined. */
function periodeAv(tekst: string): string[] | undefined {
  const treff = /^(\p{L}+)\.? (\d{4})(?:\s*[-–—]\s*(\p{L}+)\.? (\d{4}))?$/u.exec(tekst);
  if (!treff) return undefined;
  const fra = manedsnummer(treff[1] ?? '');
  const til = treff[3] === undefined ? fra : manedsnummer(treff[3]);
  if (fra === 0 || til === 0) return undefined;
  return manedene(maned(Number(treff[2]), fra), maned(Number(treff[4] ?? treff[2]), til));
}
