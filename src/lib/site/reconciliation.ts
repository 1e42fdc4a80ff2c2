import type { Rapport, SumKind, Reading } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { countUnchecked, listUnchecked } from '../report/describe.ts';
import { formatInteger } from '../text/number-format.ts';
import { reportPath } from './paths.ts';
import { describeSeries } from '../domain/subject.ts';
import { manedHtml } from './format.ts';
import {
  linePages,
  periodOf,
  periodName,
  sourceLink,
  titleParts,
  type LinePages,
  type SourcePage,
} from './source.ts';
import { titled, type Link, type PageHead } from './model.ts';
import type { Html } from './html.ts';
import { rettelseRows, type RettelseRow } from './notes.ts';

/** One kind of sum and how often it came out each way, as text. */
export interface SumRow {
  navn: string;
  example: string;
  eksakt: string;
  skjermet: string;
  fravaerende: string;
  brutt: string;
}

/** Labels that were understood the same way, gathered. */
export interface ReadingLine {
  etikett: string;
  navn: string;
  metode: string;
  begrunnelse: string;
  kilder: Link[];
}

/** The page that tells how a report reconciles. */
export interface ReconciliationPage {
  head: PageHead;
  periode: SourcePage['periode'];
  /** What was read: name and count. */
  innhold: { navn: string; antall: string }[];
  sumRows: SumRow[];
  sum: SumRow;
  tolkninger: ReadingLine[];
  rettelser: RettelseRow[];
  unchecked: UncheckedRow[];
}

/** A row with figures that no exact sum is of: what it counts, the months, and where it is printed. */
export interface UncheckedRow {
  navn: string;
  maneder: Html[];
  kilder: Link[];
}

const SUM_NAME: Record<SumKind, { navn: string; example: string }> = {
  kjonn: { navn: 'Kvinner og menn', example: 'Kvinner og menn er til sammen alle.' },
  hovedgrupper: {
    navn: 'Hovedgrupper',
    example: 'De tre hovedgruppene er til sammen alle deltakere.',
  },
  tiltaksgrupper: {
    navn: 'Tiltaksgrupper',
    example: 'Tiltaksgruppene er til sammen totalen de er en del av.',
  },
  tiltak: { navn: 'Tiltak i en gruppe', example: 'Tiltakene i en gruppe er til sammen gruppen.' },
};

const METHOD: Record<Reading['metode'], string> = {
  alias: 'annen skrivemåte',
  normalform: 'samme ord',
  avkortet: 'avkortet',
  avstand: 'feilskrevet',
};

/** The model of a report's reconciliation page. */
export function reconciliationPage(rapport: Rapport, register: Register): ReconciliationPage {
  const periode = periodOf(rapport);
  const name = periodName(rapport);
  const { release, suffix } = titleParts(rapport);
  const kind = Object.keys(SUM_NAME) as SumKind[];
  const pageOf = linePages([rapport]);
  return {
    head: {
      sti: `${reportPath(rapport.id)}avstemming/`,
      ...titled(`Avstemming av rapporten for ${name}${suffix}`),
      description: `Slik går summene i rapporten for ${name}${suffix} opp, og slik er skadde radnavn tolket.`,
      breadcrumbs: [
        { tekst: 'Rapporter', sti: '/rapporter/' },
        { tekst: name, sti: reportPath(release) },
      ],
    },
    periode,
    innhold: countContent(rapport),
    sumRows: kind.map((kind) => countRow(rapport, [kind], SUM_NAME[kind])),
    sum: countRow(rapport, kind, { navn: 'Alle summer', example: '' }),
    tolkninger: gather(rapport, pageOf),
    rettelser: rettelseRows(rapport, register),
    unchecked: listUnchecked(rapport).map(({ serie, tall }) => ({
      navn: describeSeries(serie, register),
      maneder: tall.map(({ maned }) => manedHtml(maned)),
      kilder: [...new Set(tall.map(({ linje }) => linje))].map((line) =>
        sourceLink(rapport.id, line, pageOf),
      ),
    })),
  };
}

function countContent(rapport: Rapport) {
  const { tabeller, gjentakelser, observasjoner } = rapport;
  const rows = tabeller.reduce((sum, table) => sum + table.rader, 0);
  const skjermet = observasjoner.filter(({ verdi }) => verdi.status === 'skjermet').length;
  return [
    { navn: 'tabeller', antall: formatInteger(tabeller.length) },
    { navn: 'rader', antall: formatInteger(rows) },
    { navn: 'rader som gjentar en total på ny side', antall: formatInteger(gjentakelser) },
    {
      navn: 'tidsserier',
      antall: formatInteger(new Set(observasjoner.map(({ serie }) => serie)).size),
    },
    { navn: 'observasjoner', antall: formatInteger(observasjoner.length) },
    { navn: 'observasjoner som er skjermet', antall: formatInteger(skjermet) },
    {
      navn: 'tall som rapporten ikke kan kontrollere selv',
      antall: formatInteger(countUnchecked(listUnchecked(rapport))),
    },
  ];
}

function countRow(
  { summer, observasjoner }: Rapport,
  kind: SumKind[],
  text: { navn: string; example: string },
): SumRow {
  const hidden = new Set(
    observasjoner
      .filter(({ verdi }) => verdi.status === 'skjermet')
      .map(({ serie, maned }) => `${serie}@${maned}`),
  );
  const mine = summer.filter((sum) => kind.includes(sum.slag));
  const possible = mine.filter(({ utfall }) => utfall === 'mulig');
  const withHidden = possible.filter(({ total, deler, maned }) =>
    [total, ...deler].some((series) => hidden.has(`${series}@${maned}`)),
  );
  return {
    ...text,
    eksakt: formatInteger(mine.filter(({ utfall }) => utfall === 'eksakt').length),
    skjermet: formatInteger(withHidden.length),
    fravaerende: formatInteger(possible.length - withHidden.length),
    brutt: formatInteger(mine.filter(({ utfall }) => utfall === 'brutt').length),
  };
}

function gather({ id, tolkninger }: Rapport, pageOf: LinePages): ReadingLine[] {
  const rows = new Map<string, ReadingLine>();
  for (const { etikett, navn, metode, begrunnelse, linje } of tolkninger) {
    const row = rows.get(`${etikett}\n${navn}`) ?? {
      etikett,
      navn,
      metode: METHOD[metode],
      begrunnelse,
      kilder: [],
    };
    row.kilder.push(sourceLink(id, linje, pageOf));
    rows.set(`${etikett}\n${navn}`, row);
  }
  return [...rows.values()];
}
