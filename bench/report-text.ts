import { MANEDSNAVN, arOf, nummerOf, type Maned } from '../src/lib/domain/maned.ts';
import {
  ALLE,
  I_ALT,
  serieNokkel,
  type Kjonn,
  type SerieNokkel,
} from '../src/lib/domain/key.ts';
import { LEAST_VISIBLE } from '../src/lib/domain/value.ts';
import type { Hovedgruppe, Register, Tiltak } from '../src/lib/domain/register.ts';

/** What one invented report prints. */
export interface Trykk {
  maneder: Maned[];
  register: Register;
  /** The true count, known to the report. */
  antall: (serie: SerieNokkel, maned: Maned) => number;
  /** How a tiltak is called, and where it stands, in this report. */
  navn: (tiltak: Tiltak) => string;
  gruppe: (tiltak: Tiltak) => string;
}

const TITTEL = 'Deltakere i arbeidsrettede tiltak. Tiltak og kjønn. Tidsserie måned';
/** Rows on a printed page before the table goes on overleaf. */
const PAGE = 24;
const SEXES: readonly Kjonn[] = ['kvinner', 'menn'];
const BOTH_AND_EACH: readonly Kjonn[] = [ALLE, ...SEXES];

interface Rad {
  etikett: string;
  serie: SerieNokkel;
}

interface Tabell {
  undergruppe: string;
  rader: Rad[];
}

/** An invented report as tab-separated text, in the real one's shape: five sections, continuation pages, `*` under four. */
export function skrivRapport(trykk: Trykk): string {
  const period = periodOf(trykk.maneder);
  const forside = [
    '',
    'SYNTETISK RAPPORT. Alle tall er oppdiktet for prøving.',
    '',
    TITTEL,
    '',
    period,
  ];
  const seksjoner = [
    { navn: 'Hovedgrupper og kjønn', tabeller: hovedgruppetabeller(trykk) },
    { navn: 'Tiltaksgrupper og kjønn', tabeller: gruppetabeller(trykk) },
    { navn: 'Tiltak', tabeller: [tiltakstabell(trykk, undefined, ALLE)] },
    { navn: 'Tiltak og hovedgrupper', tabeller: perHovedgruppe(trykk, [ALLE]) },
    { navn: 'Tiltak, hovedgrupper og kjønn', tabeller: perHovedgruppe(trykk, SEXES) },
  ];
  const pages = seksjoner.flatMap(({ navn, tabeller }) =>
    tabeller.flatMap((tabell) => pagesOf(navn, period, tabell, trykk)),
  );
  return `${[...forside, '', ...pages].join('\n')}\n`;
}

function periodOf(maneder: Maned[]): string {
  const [first, last] = [maneder[0], maneder.at(-1)];
  if (!first || !last) throw new RangeError('En rapport må ha minst én måned.');
  return first === last ? nameOf(first) : `${nameOf(first)} - ${nameOf(last)}`;
}

function nameOf(maned: Maned): string {
  return `${columnOf(maned)} ${arOf(maned)}`;
}

function columnOf(maned: Maned): string {
  return capitalize(MANEDSNAVN[nummerOf(maned) - 1] ?? '');
}

/** The table's pages; each begins with its headings and the table's total. Rows without participants are left out. */
function pagesOf(
  seksjon: string,
  period: string,
  { undergruppe, rader }: Tabell,
  trykk: Trykk,
): string[] {
  const { maneder, antall } = trykk;
  const [total, ...others] = rader;
  if (!total) return [];
  const printed = others.filter(({ serie }) => maneder.some((maned) => antall(serie, maned) > 0));
  const count = Math.max(1, Math.ceil(printed.length / PAGE));
  return Array.from({ length: count }, (_, i) => [
    ...['', '', TITTEL, '', seksjon, '', period, ''],
    ...(undergruppe === '' ? [] : [undergruppe, '']),
    ['', ...maneder.map(columnOf)].join('\t'),
    ...[total, ...printed.slice(i * PAGE, (i + 1) * PAGE)].map((rad) => lineOf(rad, trykk)),
    '',
  ]).flat();
}

function lineOf({ etikett, serie }: Rad, { maneder, antall }: Trykk): string {
  return [etikett, ...maneder.map((maned) => formatCount(antall(serie, maned)))].join('\t');
}

function formatCount(antall: number): string {
  return antall < LEAST_VISIBLE ? '*' : String(antall).replace(/\B(?=(\d{3})+$)/g, ' ');
}

function hovedgruppetabeller({ register }: Trykk): Tabell[] {
  return BOTH_AND_EACH.map((kjonn) => ({
    undergruppe: headingOf(undefined, kjonn),
    rader: [
      totalRow(undefined, kjonn),
      ...register.hovedgrupper.map(({ navn, slug }) => ({
        etikett: navn,
        serie: serieNokkel({ niva: 'hovedgruppe', id: slug, hovedgruppe: slug, kjonn }),
      })),
    ],
  }));
}

function gruppetabeller({ register }: Trykk): Tabell[] {
  return BOTH_AND_EACH.map((kjonn) => ({
    undergruppe: headingOf(undefined, kjonn),
    rader: [
      totalRow(undefined, kjonn),
      ...register.tiltaksgrupper.map(({ navn, slug }) => ({
        etikett: navn,
        serie: serieNokkel({ niva: 'tiltaksgruppe', id: slug, hovedgruppe: ALLE, kjonn }),
      })),
    ],
  }));
}

function perHovedgruppe(trykk: Trykk, sexes: readonly Kjonn[]): Tabell[] {
  return sexes.flatMap((kjonn) =>
    trykk.register.hovedgrupper.map((hovedgruppe) => tiltakstabell(trykk, hovedgruppe, kjonn)),
  );
}

/** The tiltak of each group, then the group's own row. */
function tiltakstabell(
  { register, navn: navnI, gruppe: gruppeI }: Trykk,
  hovedgruppe: Hovedgruppe | undefined,
  kjonn: Kjonn,
): Tabell {
  const limit = hovedgruppe?.slug ?? ALLE;
  const prefix = kjonn === ALLE ? 'I alt ' : `I alt ${kjonn} og `;
  const rader = register.tiltaksgrupper.flatMap(({ navn, slug }) => [
    ...register.tiltak
      .filter((tiltak) => gruppeI(tiltak) === slug)
      .map((tiltak) => ({
        etikett: navnI(tiltak),
        serie: serieNokkel({ niva: 'tiltak', id: tiltak.slug, hovedgruppe: limit, kjonn }),
      })),
    {
      etikett: prefix + decapitalize(navn),
      serie: serieNokkel({ niva: 'tiltaksgruppe', id: slug, hovedgruppe: limit, kjonn }),
    },
  ]);
  return {
    undergruppe: headingOf(hovedgruppe, kjonn),
    rader: [totalRow(hovedgruppe, kjonn), ...rader],
  };
}

function headingOf(hovedgruppe: Hovedgruppe | undefined, kjonn: Kjonn): string {
  const sex = kjonn === ALLE ? '' : capitalize(kjonn);
  if (!hovedgruppe) return sex;
  return sex === '' ? hovedgruppe.navn : `${sex}, ${decapitalize(hovedgruppe.navn)}`;
}

function totalRow(hovedgruppe: Hovedgruppe | undefined, kjonn: Kjonn): Rad {
  const sex = kjonn === ALLE ? '' : ` ${kjonn}`;
  if (!hovedgruppe)
    return {
      etikett: `I alt${sex}`,
      serie: serieNokkel({ niva: I_ALT, id: I_ALT, hovedgruppe: ALLE, kjonn }),
    };
  const { navn, slug } = hovedgruppe;
  return {
    etikett: `I alt${sex}${sex === '' ? '' : ','} ${decapitalize(navn)}`,
    serie: serieNokkel({ niva: 'hovedgruppe', id: slug, hovedgruppe: slug, kjonn }),
  };
}

function capitalize(tekst: string): string {
  return tekst.slice(0, 1).toUpperCase() + tekst.slice(1);
}

function decapitalize(tekst: string): string {
  return tekst.slice(0, 1).toLowerCase() + tekst.slice(1);
}
