import { bruddFor, isSynligObservasjon } from '../facts/context.ts';
import { nummerOf, type Maned } from '../domain/maned.ts';
import {
  ALLE,
  I_ALT,
  serieNokkel,
  type Kjonn,
  type SerieNokkel,
  type Utsnitt,
} from '../domain/key.ts';
import type { Observasjon } from '../domain/observation.ts';
import type { Register } from '../domain/register.ts';
import type { Serie } from '../domain/series.ts';
import { formatManed, toTallcelle } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { kildeLenke } from './source.ts';
import type { Lenke, Tallcelle, Tallkolonne, Tallrad, Talltabell } from './model.ts';
import { revisionLink } from './revision-path.ts';

/** A column to show: its headings and the one printed series it holds. */
export interface Kolonneplan {
  gruppe: string;
  etikett: string;
  serie: SerieNokkel;
}

/** Months that a table shows at once; older ones are folded away, whole years together. */
const APNE = 24;

/** A table of the planned series by month, oldest month first. Series no report has are left out; undefined when none is left. */
export function talltabell(
  id: string,
  tittel: string,
  plan: Kolonneplan[],
  grunnlag: Pick<Sidegrunnlag, 'serier' | 'register'>,
): Talltabell | undefined {
  const found = plan.flatMap(({ gruppe, etikett, serie }) => {
    const data = grunnlag.serier.get(serie);
    return data ? [{ gruppe, etikett, data }] : [];
  });
  if (found.length === 0) return undefined;
  const rader = radene(
    found.map(({ data }) => data),
    grunnlag,
  );
  const apne = rader.length <= APNE ? 0 : rader.length - APNE;
  return {
    id,
    tittel,
    grupper: groupHeadings(found.map(({ gruppe }) => gruppe)),
    kolonner: found.map(({ etikett, data }) => toKolonne(etikett, data)),
    rader: rader.slice(apne),
    eldre: rader.slice(0, apne),
    endret: rader.some(({ celler }) => celler.some((celle) => celle.endret)),
  };
}

function radene(serier: Serie[], { register }: Pick<Sidegrunnlag, 'register'>): Tallrad[] {
  const columns = serier.map((serie) => ({
    celler: new Map(serie.observasjoner.map((celle) => [celle.maned, celle])),
    // The last of a month's revisions is the one that told what it is now.
    endret: new Map(serie.revisjoner.map(({ til }) => [til.maned, til])),
  }));
  const brudd = serier.flatMap(({ nokkel }) => bruddFor({ register }, nokkel));
  return monthsOf(serier).map((maned) => ({
    maned,
    etikett: formatManed(maned),
    arsstart: nummerOf(maned) === 1,
    brudd: brudd.find((one) => one.maned === maned)?.tekst,
    celler: columns.map(({ celler, endret }) => ({
      ...toTallcelle(celler.get(maned)?.verdi),
      ...revisionOf(celler.get(maned), endret.get(maned)),
    })),
  }));
}

/** Whether a figure was told otherwise before, and where that stands. A hidden one leads nowhere: all of them look the same. */
export function revisionOf(
  celle: Observasjon | undefined,
  til: Observasjon | undefined,
): Pick<Tallcelle, 'endret' | 'endringSti'> {
  if (!til) return { endret: false };
  if (!isSynligObservasjon(celle)) return { endret: true };
  return { endret: true, endringSti: revisionLink(til.kilde.rapport, til.serie) };
}

/** Runs of equal headings; none at all when every heading is empty. */
function groupHeadings(names: string[]): Talltabell['grupper'] {
  const runs: Talltabell['grupper'] = [];
  for (const navn of names) {
    const last = runs.at(-1);
    if (last?.navn === navn) last.antall += 1;
    else runs.push({ navn, antall: 1 });
  }
  return runs.some(({ navn }) => navn !== '') ? runs : [];
}

function toKolonne(etikett: string, serie: Serie): Tallkolonne {
  return { etikett, serie: serie.nokkel, kilder: kildelinjer(serie) };
}

/** The line of the newest report a series stands on. */
export function kildelinjer({ observasjoner }: Serie): Lenke[] {
  const newest = observasjoner.at(-1);
  return newest ? [kildeLenke(newest.kilde.rapport, newest.kilde.linje)] : [];
}

function monthsOf(serier: Serie[]): Maned[] {
  return [
    ...new Set(serier.flatMap(({ observasjoner }) => observasjoner.map(({ maned }) => maned))),
  ].sort();
}

/** All, then each hovedgruppe: the columns for an entity, both sexes together. A hovedgruppe is its own whole. */
export function hovedgruppeplan(
  utsnitt: Pick<Utsnitt, 'niva' | 'id'>,
  { hovedgrupper }: Register,
): Kolonneplan[] {
  const parts = (utsnitt.niva === 'hovedgruppe' ? [] : hovedgrupper).map(({ slug, former }) => ({
    gruppe: 'Hovedgruppe',
    etikett: former.kort,
    serie: partKey(utsnitt, slug, ALLE),
  }));
  return [{ gruppe: '', etikett: 'I alt', serie: ownKey(utsnitt, ALLE) }, ...parts];
}

/** Women and men: of the entity as a whole where the report prints it, then in each hovedgruppe. */
export function kjonnplan(
  utsnitt: Pick<Utsnitt, 'niva' | 'id'>,
  { hovedgrupper }: Register,
): Kolonneplan[] {
  const pair = (gruppe: string, key: (kjonn: Kjonn) => SerieNokkel): Kolonneplan[] => [
    { gruppe, etikett: 'Kvinner', serie: key('kvinner') },
    { gruppe, etikett: 'Menn', serie: key('menn') },
  ];
  const parts =
    utsnitt.niva === 'hovedgruppe'
      ? []
      : hovedgrupper.flatMap(({ slug, former }) =>
          pair(former.kort, (kjonn) => partKey(utsnitt, slug, kjonn)),
        );
  return [...pair('I alt', (kjonn) => ownKey(utsnitt, kjonn)), ...parts];
}

/** The entity's own series: a hovedgruppe's carries its own slug. */
export function ownKey({ niva, id }: Pick<Utsnitt, 'niva' | 'id'>, kjonn: Kjonn): SerieNokkel {
  return serieNokkel({ niva, id, hovedgruppe: niva === 'hovedgruppe' ? id : ALLE, kjonn });
}

/** The entity within a hovedgruppe; for the grand total that is the hovedgruppe itself. */
export function partKey(
  { niva, id }: Pick<Utsnitt, 'niva' | 'id'>,
  hovedgruppe: string,
  kjonn: Kjonn,
): SerieNokkel {
  return niva === I_ALT
    ? serieNokkel({ niva: 'hovedgruppe', id: hovedgruppe, hovedgruppe, kjonn })
    : serieNokkel({ niva, id, hovedgruppe, kjonn });
}
