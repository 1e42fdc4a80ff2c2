import type { Serier } from './truth/truth.ts';
import { nermeste, type Element } from './page/document.ts';
import { meldVed, type Sak, type Side } from './context.ts';

/** The page that lists every release. */
export const RAPPORTLISTE = '/rapporter/';

interface Del {
  elementer: Element[];
  setninger: Side['setninger'];
}

/**
 * A page's parts, each to be judged by what was known when it was true: first what is told of the page's own month,
 * then each `data-maned="2021-04"`, with no figure of a later month. A month the page's own series lacks is reported.
 * In the list of releases each row, `data-utgave="2021-04"`, is judged by what that release told of the whole.
 */
export function utsnittene(side: Side, sak: Sak): Side[] {
  const erListe = side.adresse === RAPPORTLISTE;
  const merke = erListe ? 'data-utgave' : 'data-maned';
  const deler = new Map<string, Del>();
  const delFor = (element: Element) => {
    const navn = nermeste(element, ({ attr }) => attr[merke] !== undefined)?.attr[merke] ?? '';
    const del = deler.get(navn) ?? { elementer: [], setninger: [] };
    deler.set(navn, del);
    return del;
  };
  for (const element of side.elementer) {
    delFor(element).elementer.push(element);
    if (element.attr['data-maned'] !== undefined) sjekkManed(element, side, sak);
  }
  for (const setning of side.setninger) delFor(setning.blokk).setninger.push(setning);
  // Releases are cheapest in their order.
  return [...deler]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([navn, del]) => ({
      ...side,
      ...del,
      ...(navn === '' ? {} : erListe ? utgivelsen(navn, sak) : { serier: tilOgMed(navn, side) }),
    }));
}

/** What a row of the list of releases is about, and judged by. */
function utgivelsen(utgave: string, { fasit }: Sak): Pick<Side, 'utgave' | 'serier' | 'eier'> {
  const kjent = fasit.rapporter.some(({ id }) => id === utgave);
  return {
    utgave,
    serier: kjent ? fasit.heleNa(utgave) : (new Map() as Serier),
    eier: { niva: 'i-alt', id: 'i-alt' },
  };
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
