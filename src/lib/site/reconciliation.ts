import type { Rapport, Sumslag, Tolkning } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { countUkontrollerte, listUkontrollerte } from '../report/unchecked.ts';
import { formatHeltall } from '../text/number-format.ts';
import { reportPath } from './archive-paths.ts';
import { omtaleOf } from '../report/sums/describe-key.ts';
import { formatPeriode, manedHtml } from './format.ts';
import { kildeLenke, periodeOf, titleParts, type Kildeside } from './source.ts';
import type { Html, Lenke, Sidehode } from './model.ts';
import { rettelsesrader, type Rettelsesrad } from './corrections.ts';

/** One kind of sum and how often it came out each way, as text. */
export interface Sumrad {
  navn: string;
  eksempel: string;
  eksakt: string;
  skjermet: string;
  fravaerende: string;
  brutt: string;
}

/** Labels that were understood the same way, gathered. */
export interface Tolkningsrad {
  etikett: string;
  navn: string;
  metode: string;
  begrunnelse: string;
  kilder: Lenke[];
}

/** The page that tells how a report reconciles. */
export interface Avstemmingsside {
  hode: Sidehode;
  periode: Kildeside['periode'];
  /** What was read: name and count. */
  innhold: { navn: string; antall: string }[];
  sumrader: Sumrad[];
  sum: Sumrad;
  tolkninger: Tolkningsrad[];
  rettelser: Rettelsesrad[];
  ukontrollerte: Ukontrollertrad[];
}

/** A row with figures that no exact sum is of: what it counts, the months, and where it is printed. */
export interface Ukontrollertrad {
  navn: string;
  maneder: Html[];
  kilder: Lenke[];
}

const SUMNAVN: Record<Sumslag, { navn: string; eksempel: string }> = {
  kjonn: { navn: 'Kvinner og menn', eksempel: 'Kvinner og menn er til sammen alle.' },
  hovedgrupper: {
    navn: 'Hovedgrupper',
    eksempel: 'De tre hovedgruppene er til sammen alle deltakere.',
  },
  tiltaksgrupper: {
    navn: 'Tiltaksgrupper',
    eksempel: 'Tiltaksgruppene er til sammen totalen de er en del av.',
  },
  tiltak: { navn: 'Tiltak i en gruppe', eksempel: 'Tiltakene i en gruppe er til sammen gruppen.' },
};

const METODE: Record<Tolkning['metode'], string> = {
  alias: 'annen skrivemåte',
  normalform: 'samme ord',
  avkortet: 'avkortet',
  avstand: 'feilskrevet',
};

/** The model of a report's reconciliation page. */
export function avstemmingsside(rapport: Rapport, register: Register): Avstemmingsside {
  const periode = periodeOf(rapport);
  const navn = formatPeriode(periode.fra, periode.til);
  const { release, suffix } = titleParts(rapport);
  const slag = Object.keys(SUMNAVN) as Sumslag[];
  return {
    hode: {
      sti: `${reportPath(rapport.id)}avstemming/`,
      tittel: `Avstemming av rapporten for ${navn}${suffix} – Tiltakstall`,
      beskrivelse: `Slik går summene i rapporten for ${navn}${suffix} opp, og slik er skadde radnavn tolket.`,
      brodsmuler: [
        { tekst: 'Rapporter', sti: '/rapporter/' },
        { tekst: navn, sti: reportPath(release) },
      ],
    },
    periode,
    innhold: countContent(rapport),
    sumrader: slag.map((kind) => countRow(rapport, [kind], SUMNAVN[kind])),
    sum: countRow(rapport, slag, { navn: 'Alle summer', eksempel: '' }),
    tolkninger: gather(rapport),
    rettelser: rettelsesrader(rapport, register),
    ukontrollerte: listUkontrollerte(rapport).map(({ serie, tall }) => ({
      navn: omtaleOf(serie, register),
      maneder: tall.map(({ maned }) => manedHtml(maned)),
      kilder: [...new Set(tall.map(({ linje }) => linje))].map((linje) =>
        kildeLenke(rapport.id, linje),
      ),
    })),
  };
}

function countContent(rapport: Rapport) {
  const { tabeller, gjentakelser, observasjoner } = rapport;
  const rader = tabeller.reduce((sum, tabell) => sum + tabell.rader, 0);
  const skjermet = observasjoner.filter(({ verdi }) => verdi.status === 'skjermet').length;
  return [
    { navn: 'tabeller', antall: formatHeltall(tabeller.length) },
    { navn: 'rader', antall: formatHeltall(rader) },
    { navn: 'rader som gjentar en total på ny side', antall: formatHeltall(gjentakelser) },
    {
      navn: 'tidsserier',
      antall: formatHeltall(new Set(observasjoner.map(({ serie }) => serie)).size),
    },
    { navn: 'observasjoner', antall: formatHeltall(observasjoner.length) },
    { navn: 'observasjoner som er skjermet', antall: formatHeltall(skjermet) },
    {
      navn: 'tall som rapporten ikke kan kontrollere selv',
      antall: formatHeltall(countUkontrollerte(listUkontrollerte(rapport))),
    },
  ];
}

function countRow(
  { summer, observasjoner }: Rapport,
  slag: Sumslag[],
  tekst: { navn: string; eksempel: string },
): Sumrad {
  const hidden = new Set(
    observasjoner
      .filter(({ verdi }) => verdi.status === 'skjermet')
      .map(({ serie, maned }) => `${serie}@${maned}`),
  );
  const mine = summer.filter((sum) => slag.includes(sum.slag));
  const possible = mine.filter(({ utfall }) => utfall === 'mulig');
  const withHidden = possible.filter(({ total, deler, maned }) =>
    [total, ...deler].some((serie) => hidden.has(`${serie}@${maned}`)),
  );
  return {
    ...tekst,
    eksakt: formatHeltall(mine.filter(({ utfall }) => utfall === 'eksakt').length),
    skjermet: formatHeltall(withHidden.length),
    fravaerende: formatHeltall(possible.length - withHidden.length),
    brutt: formatHeltall(mine.filter(({ utfall }) => utfall === 'brutt').length),
  };
}

function gather({ id, tolkninger }: Rapport): Tolkningsrad[] {
  const rows = new Map<string, Tolkningsrad>();
  for (const { etikett, navn, metode, begrunnelse, linje } of tolkninger) {
    const row = rows.get(`${etikett}\n${navn}`) ?? {
      etikett,
      navn,
      metode: METODE[metode],
      begrunnelse,
      kilder: [],
    };
    row.kilder.push(kildeLenke(id, linje));
    rows.set(`${etikett}\n${navn}`, row);
  }
  return [...rows.values()];
}
