import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Maned } from '../../domain/maned.ts';
import { hasErrors, meld } from '../../domain/diagnostic.ts';
import { GRENSER } from '../parse/limits.ts';
import { normalform } from '../parse/normal-form.ts';
import { isBunntekst } from './page-footer.ts';
import { readHode } from './month-header.ts';
import { readOverskrift } from './heading.ts';
import { checkPerioder, readPeriode, type Periode } from './period-check.ts';
import {
  SEKSJONER,
  type Celle,
  type Rapporttabeller,
  type Seksjon,
  type Tabell,
} from './table.ts';
import { listTrykk, type Trykk } from './printed-line.ts';

/** A line of loose text since the last row, and whether it has been understood as title, section or period. */
interface Loslinje {
  celle: Celle;
  brukt: boolean;
}

/** What has been seen so far. */
interface Stand {
  tittel: string | undefined;
  seksjon: Seksjon | undefined;
  egenSeksjon: boolean;
  periode: Periode | undefined;
  lose: Loslinje[];
  /** The table rows are added to; undefined before the first month header and after one that could not be read. */
  apen: Tabell | undefined;
  /** The table that one with a bare month header may go on with, until its first row tells. */
  before: Tabell | undefined;
  /** True when section or period was printed after the last row, so that a new table must have begun. */
  brudd: boolean;
  /** True once the missing month header of the rows at hand has been told. */
  meldtUtenHode: boolean;
  perioder: Map<Tabell, Periode>;
  tabeller: Tabell[];
  tomme: Set<Seksjon>;
  /** Loose lines among rows, for the rows they may have been. */
  blantRader: Celle[];
  antallRader: number;
}

/** At most so many lines of a wrapped label stand above or below its numbers. */
const MOST_WRAPPED = 2;
/** At most so many lines above a table are looked through for its subheading. */
const MOST_HEADINGS = 8;

/**
 * Collects the report's tables with what stands above them. A month header starts a table; rows go on over page
 * breaks until the next. Title, section and period hold until the next of their kind. Reports every problem to the
 * file; undefined when there is no table at all, or more than a report can have.
 */
export function collectTables(tree: Root, file: VFile): Rapporttabeller | undefined {
  const stand: Stand = {
    tittel: undefined,
    seksjon: undefined,
    egenSeksjon: false,
    periode: undefined,
    lose: [],
    apen: undefined,
    before: undefined,
    brudd: false,
    meldtUtenHode: false,
    perioder: new Map(),
    tabeller: [],
    tomme: new Set(),
    blantRader: [],
    antallRader: 0,
  };
  for (const trykk of listTrykk(tree)) {
    if (trykk.slag === 'tekst') takeText(trykk.celle, stand, file);
    else if (trykk.slag === 'hode') takeHeader(trykk.celler, stand, file);
    else takeRow(trykk, stand, file);
    if (stand.tabeller.length > GRENSER.tabeller || stand.antallRader > GRENSER.rader) {
      reportTooMany(file);
      return undefined;
    }
  }
  closeRow(stand);
  checkPerioder(stand.perioder, file);
  if (stand.tabeller.length === 0) {
    reportNone(file);
    return undefined;
  }
  return {
    tittel: stand.tittel ?? '',
    maneder: monthsOf(stand.tabeller),
    tabeller: stand.tabeller,
    tomme: [...stand.tomme],
    lose: stand.blantRader,
  };
}

function takeText(celle: Celle, stand: Stand, file: VFile): void {
  if (isBunntekst(celle.tekst)) return;
  const first = stand.tittel === undefined && stand.tabeller.length === 0;
  const linje: Loslinje = { celle, brukt: false };
  const earlier = stand.lose.slice(-MOST_WRAPPED).map((los) => los.celle);
  const heading = readOverskrift([...earlier, celle]);
  stand.lose.push(linje);
  if (heading) {
    for (const los of stand.lose.slice(-heading.linjer)) los.brukt = true;
    stand.brudd = true;
    if (heading.slag === 'seksjon') takeSection(heading.seksjon, stand);
    else stand.periode = readPeriode(heading.maneder, celle, file) ?? stand.periode;
  } else if (first) {
    stand.tittel = celle.tekst.normalize('NFC');
    linje.brukt = true;
  } else if (isTitle(celle.tekst, stand)) linje.brukt = true;
  else if (stand.apen) takeAmongRows(celle, stand, file);
}

function takeAmongRows(celle: Celle, stand: Stand, file: VFile): void {
  if (isGarbledRow(celle.tekst)) reportGarbled(celle, file);
  else if (!stand.brudd) stand.blantRader.push(celle);
}

function takeSection(seksjon: Seksjon, stand: Stand): void {
  stand.seksjon = seksjon;
  stand.egenSeksjon = true;
  stand.tomme.add(seksjon);
}

/** A line of text that ends in two numbers or more was a row once. */
function isGarbledRow(tekst: string): boolean {
  return /(\s(\*|\d{1,3})){2}$/.test(tekst);
}

function isTitle(tekst: string, { tittel = '' }: Stand): boolean {
  return normalform(tekst) === normalform(tittel);
}

function takeHeader(celler: Celle[], stand: Stand, file: VFile): void {
  closeRow(stand);
  const maneder = readHode(celler, stand.periode?.maneder, file);
  const before = maneder && tableGoingOn(maneder, stand);
  stand.apen = maneder && startTable(maneder, celler[0]?.linje ?? 1, stand);
  stand.before = before;
  stand.meldtUtenHode = maneder === undefined;
  // What stands above a table that cannot be read is no heading of the next.
  if (!maneder) stand.lose = [];
}

function startTable(maneder: Maned[], linje: number, stand: Stand): Tabell {
  const overskrifter = looseLines(stand).slice(-MOST_HEADINGS);
  const { seksjon, egenSeksjon } = stand;
  const tabell: Tabell = { seksjon, egenSeksjon, overskrifter, maneder, linje, rader: [] };
  stand.tabeller.push(tabell);
  if (stand.periode) stand.perioder.set(tabell, stand.periode);
  stand.lose = [];
  stand.brudd = false;
  stand.egenSeksjon = false;
  return tabell;
}

function takeRow(
  { etikett, celler }: Extract<Trykk, { slag: 'rad' }>,
  stand: Stand,
  file: VFile,
): void {
  if (isFoot(etikett, celler, stand)) return;
  // Above a row without month header over it, heading and wrapped label run together: a line may be either.
  const over = looseLines(stand).slice(-MOST_WRAPPED);
  if (needsNoHeader(celler, stand)) {
    closeRow(stand);
    stand.apen = startTable(stand.periode?.maneder ?? [], etikett.linje, stand);
  }
  if (!stand.apen) {
    reportNoHeader(etikett, stand, file);
    stand.lose = [];
    return;
  }
  if (stand.brudd) {
    warnNoHeader(etikett, file);
    closeRow(stand);
    stand.apen = startTable(stand.apen.maneder, etikett.linje, stand);
  }
  goOnWithTable(etikett, celler, stand);
  stand.antallRader += 1;
  closeRow(stand);
  stand.lose = [];
  if (stand.apen.egenSeksjon && stand.apen.seksjon) stand.tomme.delete(stand.apen.seksjon);
  stand.apen.rader.push({ etikett, celler: fitCells(celler, stand.apen.maneder), over, under: [] });
}

/** The table that a month header with nothing above it may go on with: its months are the same. */
function tableGoingOn(maneder: Maned[], stand: Stand): Tabell | undefined {
  const { apen, brudd } = stand;
  if (!apen || brudd || apen.rader.length === 0 || looseLines(stand).length > 0) return undefined;
  return apen.maneder.join() === maneder.join() ? apen : undefined;
}

/** A table's first row: all, women or men, alone or of a hovedgruppe. */
const TOTAL = /^ialt(kvinner|menn)?(.*p\u00e5tiltak)?$/;

/**
 * A table may be printed on over a page with its month header again and nothing else between. It is the same table unless
 * the row under the header is a total that begins one.
 */
function goOnWithTable(etikett: Celle, celler: Celle[], stand: Stand): void {
  const { before, apen } = stand;
  stand.before = undefined;
  const first = before?.rader[0];
  if (!before || !first || apen?.rader.length !== 0) return;
  const cells = (row: Celle[]) => row.map(({ tekst }) => tekst).join('\t');
  if (TOTAL.test(normalform(etikett.tekst)) || cells(celler) === cells(first.celler)) return;
  stand.tabeller = stand.tabeller.filter((tabell) => tabell !== apen);
  stand.perioder.delete(apen);
  stand.apen = before;
}

/** A report of one month has one column, and its period says which: a new table needs no month header. */
function needsNoHeader(
  celler: Celle[],
  { seksjon, periode, apen, brudd, meldtUtenHode }: Stand,
): boolean {
  if (seksjon === undefined || periode?.maneder.length !== 1 || meldtUtenHode) return false;
  const filled = celler.filter(({ tekst }) => tekst !== '');
  return filled.length === 1 && (apen === undefined || brudd);
}

/** A lone number is a page's; in a report of one month it may be a cell whose label is wrapped around it. */
function isFoot(etikett: Celle, celler: Celle[], { lose, apen }: Stand): boolean {
  const printed = [etikett, ...celler].map(({ tekst }) => tekst).filter((tekst) => tekst !== '');
  if (!isBunntekst(printed.join(' '))) return false;
  const above = lose.at(-1);
  const wrapped = above?.brukt === false && above.celle.linje === etikett.linje - 1;
  return !(apen?.maneder.length === 1 && printed.length === 1 && wrapped);
}

/** Gives the last row the loose lines that stand below it. */
function closeRow(stand: Stand): void {
  const last = stand.apen?.rader.at(-1);
  if (last?.under.length === 0) last.under = looseLines(stand).slice(0, MOST_WRAPPED);
}

function looseLines({ lose }: Stand): Celle[] {
  return lose.filter(({ brukt }) => !brukt).map(({ celle }) => celle);
}

/** Without the empty cells of doubled tabs, when what is left fills the columns and before it did not. */
function fitCells(celler: Celle[], maneder: Maned[]): Celle[] {
  if (celler.length === maneder.length) return celler;
  const filled = celler.filter(({ tekst }) => tekst !== '');
  return filled.length === maneder.length ? filled : celler;
}

function monthsOf(tabeller: Tabell[]): Maned[] {
  return [...new Set(tabeller.flatMap((tabell) => tabell.maneder))].sort();
}

function warnNoHeader({ linje, kolonne }: Celle, file: VFile): void {
  meld(file, {
    ruleId: 'manedshode-mangler',
    alvor: 'warning',
    reason:
      'Raden begynner en ny tabell uten månedsnavn over; kolonnene er lest som i tabellen før.',
    sted: { linje, kolonne },
    note: 'Kontroller at kolonnene er de samme, og sett inn raden med månedsnavn.',
  });
}

function reportGarbled({ tekst, linje, kolonne, slutt }: Celle, file: VFile): void {
  meld(file, {
    ruleId: 'antall-celler',
    alvor: 'error',
    reason: `«${tekst}» ser ut som en rad, men tallene lar seg ikke fordele på kolonnene.`,
    sted: { linje, kolonne, sluttkolonne: slutt },
    actual: tekst,
    expected: ['minst to mellomrom eller tabulator mellom kolonnene'],
    note: 'Kontroller raden mot rapporten, og skill kolonnene.',
  });
}

function reportNoHeader({ tekst, linje, kolonne }: Celle, stand: Stand, file: VFile): void {
  if (stand.meldtUtenHode) return;
  stand.meldtUtenHode = true;
  meld(file, {
    ruleId: 'tabell-uten-overskrift',
    alvor: 'error',
    reason: `Raden «${tekst}» og de neste står ikke under en rad med månedsnavn.`,
    sted: { linje, kolonne },
    expected: ['en rad der første celle er tom og de neste er månedsnavn'],
    note: 'Sett inn raden med månedsnavn slik den står i rapporten.',
  });
}

function reportTooMany(file: VFile): void {
  meld(file, {
    ruleId: 'for-mange-tabeller',
    alvor: 'error',
    reason: `Filen har flere enn ${GRENSER.tabeller} tabeller eller ${GRENSER.rader} rader; ingen rapport har så mange.`,
    sted: { linje: 1, kolonne: 1 },
    expected: [`høyst ${GRENSER.tabeller} tabeller`, `høyst ${GRENSER.rader} rader`],
    note: 'Kontroller at filen er teksten fra én rapport.',
  });
}

function reportNone(file: VFile): void {
  if (hasErrors(file)) return;
  meld(file, {
    ruleId: 'ingen-tabeller',
    alvor: 'error',
    reason: 'Fant ingen tabell med månedene som kolonner.',
    sted: { linje: 1, kolonne: 1 },
    expected: [
      'en rad der første celle er tom og de neste er månedsnavn',
      ...Object.values(SEKSJONER),
    ],
    note: 'Kontroller at filen er teksten fra rapporten.',
  });
}
