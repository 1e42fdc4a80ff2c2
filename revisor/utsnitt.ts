import type { Serier } from './fasit.ts';
import { nermeste, type Element } from './html/dokument.ts';
import { meldVed, type Sak, type Side } from './sak.ts';

/**
 * A page's parts, each to be judged by what was known when it was true: first what is told of the page's own month,
 * then each `data-maned="2021-04"`, with no figure of a later month. A month the page's own series lacks is reported.
 */
export function utsnittene(side: Side, sak: Sak): Side[] {
  const maneder = new Map<string, { elementer: Element[]; setninger: Side['setninger'] }>();
  const delFor = (element: Element) => {
    const maned = manedFor(element);
    const del = maneder.get(maned) ?? { elementer: [], setninger: [] };
    maneder.set(maned, del);
    return del;
  };
  for (const element of side.elementer) {
    delFor(element).elementer.push(element);
    if (element.attr['data-maned'] !== undefined) sjekkManed(element, side, sak);
  }
  for (const setning of side.setninger) delFor(setning.blokk).setninger.push(setning);
  return [...maneder].map(([maned, del]) => ({
    ...side,
    ...del,
    serier: maned === '' ? side.serier : tilOgMed(maned, side),
  }));
}

function manedFor(element: Element): string {
  return (
    nermeste(element, ({ attr }) => attr['data-maned'] !== undefined)?.attr['data-maned'] ?? ''
  );
}

function sjekkManed(element: Element, side: Side, sak: Sak): void {
  const { 'data-maned': maned = '' } = element.attr;
  const { niva, id } = side.eier ?? { niva: '', id: '' };
  const serie = `${niva}/${id}/${niva === 'hovedgruppe' ? id : 'alle'}/alle`;
  if (side.serier.get(serie)?.has(maned) !== true)
    meldVed({ side, sak }, element, 'data-maned', `ingen tall for ${serie} i «${maned}»`);
}

/** The views of the release met last: pages come release by release, and share their months. */
const minne = { av: new Map() as Serier, utgave: '', visninger: new Map<string, Serier>() };

/** The series without the months after the given one; those that have none are the very same maps. */
function tilOgMed(maned: string, { serier, utgave }: Side): Serier {
  if (minne.av !== serier || minne.utgave !== utgave)
    Object.assign(minne, { av: serier, utgave, visninger: new Map<string, Serier>() });
  const kjent = minne.visninger.get(maned);
  if (kjent) return kjent;
  const ut: Serier = new Map();
  minne.visninger.set(maned, ut);
  for (const [serie, celler] of serier) {
    const kjente = [...celler].filter(([denne]) => denne <= maned);
    if (kjente.length > 0) ut.set(serie, kjente.length === celler.size ? celler : new Map(kjente));
  }
  return ut;
}
