import { delSerie, type Nokkel } from '../truth/truth.ts';
import { regnUt } from '../truth/rules.ts';
import { meldVed, type Sak, type Side } from '../context.ts';
import type { Sum } from '../truth/sums.ts';

/** Rules that combine several figures of one month into one. */
const SAMMENSATTE = new Set([
  'endring',
  'endring-prosent',
  'andel',
  'andel-endring',
  'andel-sum',
  'sum',
  'rang',
]);

/** Sums of a release by each series that takes part in them. */
const indekser = new WeakMap<Sum[], Map<string, Sum[]>>();

/**
 * No number gives a hidden cell away. For every sum of the source with a `*` in a month: nothing published
 * stands on its total and visible parts, or on its visible parts alone; no share, rank or difference is
 * taken inside it.
 */
export function sjekkKomplement(side: Side, sak: Sak): void {
  const medSerie = indeksert(sak.summer(side.utgave));
  for (const element of side.elementer) {
    const { 'data-regel': regel = '', 'data-av': av = '' } = element.attr;
    const svar = SAMMENSATTE.has(regel) ? regnUt(regel, av, side.serier) : '';
    if (typeof svar === 'string') continue;
    for (const [maned, serier] of perManed(svar.nokler)) {
      const skjult = skjultKjonnsdel(serier, maned, { side, sak });
      const sum = rojer(serier, maned, medSerie, side);
      const hva = `${regel} av ${[...serier].join(' og ')} i ${maned}`;
      if (skjult !== undefined)
        meldVed({ side, sak }, element, 'komplement', `${hva}, der ${skjult} er skjermet`);
      if (sum)
        meldVed(
          { side, sak },
          element,
          'komplement',
          `${hva} røper en skjermet del av ${sum.total}`,
        );
    }
    const serier = svar.nokler.map(({ serie }) => serie);
    if (regel === 'rang') sjekkRang(serier, svar.nokler[0]?.maned ?? '', element, { side, sak });
  }
}

function perManed(nokler: readonly Nokkel[]): Map<string, Set<string>> {
  const ut = new Map<string, Set<string>>();
  for (const { serie, maned } of nokler) ut.set(maned, (ut.get(maned) ?? new Set()).add(serie));
  return ut;
}

function indeksert(summer: Sum[]): Map<string, Sum[]> {
  const kjent = indekser.get(summer);
  if (kjent) return kjent;
  const indeks = new Map<string, Sum[]>();
  for (const sum of summer)
    for (const serie of [sum.total, ...sum.deler])
      indeks.set(serie, [...(indeks.get(serie) ?? []), sum]);
  indekser.set(summer, indeks);
  return indeks;
}

/** The first sum with a hidden figure that two or more of the series take part in together. */
function rojer(
  serier: ReadonlySet<string>,
  maned: string,
  medSerie: Map<string, Sum[]>,
  side: Side,
): Sum | undefined {
  if (serier.size < 2) return undefined;
  const kandidater = new Set([...serier].flatMap((serie) => medSerie.get(serie) ?? []));
  const skjult = (serie: string): boolean => side.serier.get(serie)?.get(maned)?.antall === '*';
  return [...kandidater].find((sum) => {
    const ledd = [sum.total, ...sum.deler];
    return ledd.filter((serie) => serier.has(serie)).length >= 2 && ledd.some(skjult);
  });
}

/**
 * The report prints no sexes for a tiltak as a whole: its women are added up from the hovedgrupper, and with them
 * goes the sum of the men. So every printed part of both sexes must be visible. Returns one that is not.
 */
function skjultKjonnsdel(
  serier: ReadonlySet<string>,
  maned: string,
  { side, sak }: { side: Side; sak: Sak },
): string | undefined {
  const deler = [...serier].map(delSerie).filter(({ niva }) => niva === 'tiltak');
  const [del] = deler.filter(
    ({ hovedgruppe, kjonn }) => hovedgruppe !== 'alle' && kjonn !== 'alle',
  );
  if (
    !del ||
    !deler.some(({ id, hovedgruppe }) => id === del.id && hovedgruppe !== del.hovedgruppe)
  )
    return undefined;
  return sak.fasit.register.hovedgruppe
    .flatMap(({ id }) => ['kvinner', 'menn'].map((kjonn) => `tiltak/${del.id}/${id}/${kjonn}`))
    .find((serie) => side.serier.get(serie)?.get(maned)?.antall === '*');
}

/** A rank is taken among all siblings the month has a row for, not among those that happen to be visible. */
function sjekkRang(
  serier: string[],
  maned: string,
  element: Side['elementer'][number],
  ved: { side: Side; sak: Sak },
): void {
  const { niva, hovedgruppe, kjonn } = delSerie(serier[0] ?? '');
  if (niva !== 'tiltak' && niva !== 'tiltaksgruppe' && niva !== 'hovedgruppe') return;
  const poster = ved.sak.fasit.registerVed(ved.side.utgave)[niva];
  const med = new Set(serier.map((serie) => delSerie(serie).id));
  const grupper = new Set(poster.filter(({ id }) => med.has(id)).map(({ gruppe }) => gruppe));
  const sosken = poster
    .filter(({ gruppe }) => grupper.has(gruppe))
    .map(({ id }) => `${niva}/${id}/${niva === 'hovedgruppe' ? id : hovedgruppe}/${kjonn}`)
    .filter((serie) => ved.side.serier.get(serie)?.has(maned));
  const mangler = sosken.filter((serie) => !serier.includes(serie));
  if (mangler.length > 0)
    meldVed(ved, element, 'rang-utvalg', `rangen utelater ${mangler.join(', ')}`);
}
