import { MONTH_NAMES, yearOf, monthNumber, type Maned } from '../src/lib/domain/maned.ts';
import { ALL, I_ALT, seriesKey, type Kjonn, type SeriesKey } from '../src/lib/domain/key.ts';
import { LEAST_VISIBLE } from '../src/lib/domain/value.ts';
import type { Hovedgruppe, Register, Tiltak } from '../src/lib/domain/register.ts';

/** What one invented report prints. */
export interface PrintStyle {
  maneder: Maned[];
  register: Register;
  /** The true count, known to the report. */
  antall: (series: SeriesKey, maned: Maned) => number;
  /** How a tiltak is called, and where it stands, in this report. */
  navn: (tiltak: Tiltak) => string;
  gruppe: (tiltak: Tiltak) => string;
}

const TITLE = 'Deltakere i arbeidsrettede tiltak. Tiltak og kjønn. Tidsserie måned';
/** Rows on a printed page before the table goes on overleaf. */
const PAGE = 24;
const SEXES: readonly Kjonn[] = ['kvinner', 'menn'];
const BOTH_AND_EACH: readonly Kjonn[] = [ALL, ...SEXES];

interface Row {
  etikett: string;
  serie: SeriesKey;
}

interface Table {
  undergruppe: string;
  rader: Row[];
}

/** An invented report as tab-separated text, in the real one's shape: five sections, continuation pages, `*` under four. */
export function writeRapport(printed: PrintStyle): string {
  const period = periodOf(printed.maneder);
  const frontPage = [
    '',
    'SYNTETISK RAPPORT. Alle tall er oppdiktet for prøving.',
    '',
    TITLE,
    '',
    period,
  ];
  const sections = [
    { navn: 'Hovedgrupper og kjønn', tabeller: hovedgruppeTables(printed) },
    { navn: 'Tiltaksgrupper og kjønn', tabeller: groupTables(printed) },
    { navn: 'Tiltak', tabeller: [tiltakTable(printed, undefined, ALL)] },
    { navn: 'Tiltak og hovedgrupper', tabeller: perHovedgruppe(printed, [ALL]) },
    { navn: 'Tiltak, hovedgrupper og kjønn', tabeller: perHovedgruppe(printed, SEXES) },
  ];
  const pages = sections.flatMap(({ navn, tabeller }) =>
    tabeller.flatMap((table) => pagesOf(navn, period, table, printed)),
  );
  return `${[...frontPage, '', ...pages].join('\n')}\n`;
}

function periodOf(maneder: Maned[]): string {
  const [first, last] = [maneder[0], maneder.at(-1)];
  if (!first || !last) throw new RangeError('En rapport må ha minst én måned.');
  return first === last ? nameOf(first) : `${nameOf(first)} - ${nameOf(last)}`;
}

function nameOf(maned: Maned): string {
  return `${columnOf(maned)} ${yearOf(maned)}`;
}

function columnOf(maned: Maned): string {
  return capitalize(MONTH_NAMES[monthNumber(maned) - 1] ?? '');
}

/** The table's pages; each begins with its headings and the table's total. Rows without participants are left out. */
function pagesOf(
  section: string,
  period: string,
  { undergruppe, rader }: Table,
  print: PrintStyle,
): string[] {
  const { maneder, antall } = print;
  const [total, ...others] = rader;
  if (!total) return [];
  const printed = others.filter(({ serie }) => maneder.some((maned) => antall(serie, maned) > 0));
  const count = Math.max(1, Math.ceil(printed.length / PAGE));
  return Array.from({ length: count }, (_, i) => [
    ...['', '', TITLE, '', section, '', period, ''],
    ...(undergruppe === '' ? [] : [undergruppe, '']),
    ['', ...maneder.map(columnOf)].join('\t'),
    ...[total, ...printed.slice(i * PAGE, (i + 1) * PAGE)].map((row) => lineOf(row, print)),
    '',
  ]).flat();
}

function lineOf({ etikett, serie }: Row, { maneder, antall }: PrintStyle): string {
  return [etikett, ...maneder.map((maned) => formatCount(antall(serie, maned)))].join('\t');
}

function formatCount(count: number): string {
  return count < LEAST_VISIBLE ? '*' : String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
}

function hovedgruppeTables({ register }: PrintStyle): Table[] {
  return BOTH_AND_EACH.map((kjonn) => ({
    undergruppe: headingOf(undefined, kjonn),
    rader: [
      totalRow(undefined, kjonn),
      ...register.hovedgrupper.map(({ navn, slug }) => ({
        etikett: navn,
        serie: seriesKey({ niva: 'hovedgruppe', id: slug, hovedgruppe: slug, kjonn }),
      })),
    ],
  }));
}

function groupTables({ register }: PrintStyle): Table[] {
  return BOTH_AND_EACH.map((kjonn) => ({
    undergruppe: headingOf(undefined, kjonn),
    rader: [
      totalRow(undefined, kjonn),
      ...register.tiltaksgrupper.map(({ navn, slug }) => ({
        etikett: navn,
        serie: seriesKey({ niva: 'tiltaksgruppe', id: slug, hovedgruppe: ALL, kjonn }),
      })),
    ],
  }));
}

function perHovedgruppe(printed: PrintStyle, sexes: readonly Kjonn[]): Table[] {
  return sexes.flatMap((kjonn) =>
    printed.register.hovedgrupper.map((hovedgruppe) => tiltakTable(printed, hovedgruppe, kjonn)),
  );
}

/** The tiltak of each group, then the group's own row. */
function tiltakTable(
  { register, navn: nameIn, gruppe: groupIn }: PrintStyle,
  hovedgruppe: Hovedgruppe | undefined,
  kjonn: Kjonn,
): Table {
  const limit = hovedgruppe?.slug ?? ALL;
  const prefix = kjonn === ALL ? 'I alt ' : `I alt ${kjonn} og `;
  const rows = register.tiltaksgrupper.flatMap(({ navn, slug }) => [
    ...register.tiltak
      .filter((tiltak) => groupIn(tiltak) === slug)
      .map((tiltak) => ({
        etikett: nameIn(tiltak),
        serie: seriesKey({ niva: 'tiltak', id: tiltak.slug, hovedgruppe: limit, kjonn }),
      })),
    {
      etikett: prefix + decapitalize(navn),
      serie: seriesKey({ niva: 'tiltaksgruppe', id: slug, hovedgruppe: limit, kjonn }),
    },
  ]);
  return {
    undergruppe: headingOf(hovedgruppe, kjonn),
    rader: [totalRow(hovedgruppe, kjonn), ...rows],
  };
}

function headingOf(hovedgruppe: Hovedgruppe | undefined, kjonn: Kjonn): string {
  const sex = kjonn === ALL ? '' : capitalize(kjonn);
  if (!hovedgruppe) return sex;
  return sex === '' ? hovedgruppe.navn : `${sex}, ${decapitalize(hovedgruppe.navn)}`;
}

function totalRow(hovedgruppe: Hovedgruppe | undefined, kjonn: Kjonn): Row {
  const sex = kjonn === ALL ? '' : ` ${kjonn}`;
  if (!hovedgruppe)
    return {
      etikett: `I alt${sex}`,
      serie: seriesKey({ niva: I_ALT, id: I_ALT, hovedgruppe: ALL, kjonn }),
    };
  const { navn, slug } = hovedgruppe;
  return {
    etikett: `I alt${sex}${sex === '' ? '' : ','} ${decapitalize(navn)}`,
    serie: seriesKey({ niva: 'hovedgruppe', id: slug, hovedgruppe: slug, kjonn }),
  };
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function decapitalize(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** Tab-separated report text with its columns aligned by spaces, as `pdftotext -layout` writes it. */
export function alignColumns(text: string): string {
  const left = Math.max(...text.split('\n').map((line) => (line.split('\t')[0] ?? '').length)) + 3;
  return mapRows(
    text,
    ([label = '', ...cells]) =>
      label.padEnd(left) + cells.map((cell) => cell.padStart(11)).join(''),
  );
}

/** Tab-separated report text with its tables between pipes. */
export function toMarkdown(text: string): string {
  return mapRows(text, (cells) => {
    const row = `| ${cells.join(' | ')} |`.replaceAll('*', '\\*');
    return cells[0] === '' ? `${row}\n|${'---|'.repeat(cells.length)}` : row;
  });
}

function mapRows(text: string, write: (cells: string[]) => string): string {
  return text
    .split('\n')
    .map((line) => (line.includes('\t') ? write(line.split('\t')) : line))
    .join('\n');
}
