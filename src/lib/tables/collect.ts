import { toString } from 'mdast-util-to-string';
import type { Nodes, Root, Table, TableRow } from 'mdast';
import type { VFile } from 'vfile';
import type { Maned } from '../domain/maned.ts';
import { nummerOf } from '../domain/maned.ts';
import { meld } from '../domain/melding.ts';
import { parseManedNavn, parsePeriode } from './periode.ts';
import {
  SEKSJONER,
  type Celle,
  type Rad,
  type Rapporttabeller,
  type Seksjon,
  type Tabell,
} from './tabell.ts';

/** What the headings above a table have said so far. */
interface Overskrifter {
  tittel: string | undefined;
  seksjon: Seksjon | undefined;
  maneder: Maned[] | undefined;
  undergruppe: Celle | undefined;
}

/**
 * Collects the report's tables with the headings that govern them. A heading holds until the next of its
 * kind; title, section and period each end the subgroup. Reports every problem to the file; returns
 * undefined when there is no table at all.
 */
export function collectTables(tree: Root, file: VFile): Rapporttabeller | undefined {
  const over: Overskrifter = {
    tittel: undefined,
    seksjon: undefined,
    maneder: undefined,
    undergruppe: undefined,
  };
  const tabeller: Tabell[] = [];
  for (const node of tree.children) {
    if (node.type !== 'table') readHeading(node, over);
    else {
      const tabell = toTabell(node, over, file);
      if (tabell) tabeller.push(tabell);
    }
  }
  if (tabeller.length === 0) {
    meld(file, {
      ruleId: 'ingen-tabeller',
      alvor: 'error',
      reason: 'Fant ingen tabell med månedene som kolonner.',
      expected: ['en rad der første celle er tom og de neste er månedsnavn'],
      note: 'Kontroller at filen er teksten fra rapporten, og at kolonnene er skilt med tabulator.',
    });
    return undefined;
  }
  return { tittel: over.tittel ?? '', maneder: monthsOf(tabeller), tabeller };
}

function readHeading(node: Nodes, over: Overskrifter): void {
  const tekst = toString(node).replace(/\s+/g, ' ').trim();
  if (tekst === '') return;
  over.tittel ??= tekst;
  const seksjon = findSeksjon(tekst);
  const maneder = parsePeriode(tekst);
  if (seksjon) over.seksjon = seksjon;
  if (maneder) over.maneder = maneder;
  over.undergruppe = seksjon || maneder || tekst === over.tittel ? undefined : toCelle(node, tekst);
}

function findSeksjon(tekst: string): Seksjon | undefined {
  const entries = Object.entries(SEKSJONER) as [Seksjon, string][];
  return entries.find(([, navn]) => navn.toLowerCase() === tekst.toLowerCase())?.[0];
}

function toTabell(node: Table, over: Overskrifter, file: VFile): Tabell | undefined {
  const [header, ...rows] = node.children;
  if (!header || !over.seksjon || !over.maneder) {
    meld(file, {
      ruleId: 'tabell-uten-overskrift',
      alvor: 'error',
      reason: 'Tabellen står ikke under en kjent seksjon og en periode.',
      sted: stedOf(node),
      expected: [...Object.values(SEKSJONER), 'en periode som «Januar 2021 - Mai 2021»'],
      note: 'Sett inn overskriftene som hører til, slik de står i rapporten.',
    });
    return undefined;
  }
  if (!checkHeader(header, over.maneder, file)) return undefined;
  return {
    seksjon: over.seksjon,
    undergruppe: over.undergruppe,
    maneder: over.maneder,
    linje: stedOf(node).linje,
    rader: rows.map((row) => toRad(row)),
  };
}

/** The header must name the period's months, in order. */
function checkHeader(header: TableRow, maneder: Maned[], file: VFile): boolean {
  const printed = header.children.slice(1).map((cell) => toString(cell));
  const numbers = printed.map((navn) => parseManedNavn(navn));
  const expected = maneder.map((maned) => nummerOf(maned));
  const agrees =
    numbers.length === expected.length && numbers.every((nummer, i) => nummer === expected[i]);
  if (agrees) return true;
  meld(file, {
    ruleId: 'kolonner-mot-periode',
    alvor: 'error',
    reason: `Kolonnene (${printed.join(', ')}) er ikke månedene i perioden over tabellen.`,
    sted: stedOf(header),
    actual: printed.join(', '),
    expected: maneder,
    note: 'Rett perioden eller månedsnavnene så de sier det samme.',
  });
  return false;
}

function toRad(row: TableRow): Rad {
  const [etikett, ...celler] = row.children.map((cell) => toCelle(cell, toString(cell)));
  return { etikett: etikett ?? { tekst: '', linje: 0, kolonne: 0, slutt: 0 }, celler };
}

function toCelle(node: Nodes, tekst: string): Celle {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { column: 1 } };
  return { tekst, linje: start.line, kolonne: start.column, slutt: end.column };
}

function stedOf(node: Nodes): { linje: number; kolonne: number } {
  return { linje: node.position?.start.line ?? 1, kolonne: node.position?.start.column ?? 1 };
}

function monthsOf(tabeller: Tabell[]): Maned[] {
  return [...new Set(tabeller.flatMap((tabell) => tabell.maneder))].sort();
}
