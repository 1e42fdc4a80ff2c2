import type { Celle } from '../lesere/rapport.ts';
import { utenMerker, type Merke, type Setning } from '../html/setning.ts';
import { delNokkel, type Nokkel } from '../fasit.ts';
import { meldVed, type Sak, type Side } from '../sak.ts';

const HOYT =
  /(?<!\p{L})høyeste(?!\p{L})|flere [^.]*enn i noen annen måned|ingen annen måned[^.]* flere/iu;
const LAVT =
  /(?<!\p{L})laveste(?!\p{L})|færre [^.]*enn i noen annen måned|ingen annen måned[^.]* færre/iu;

/**
 * «Høyeste», «laveste» and «enn i noen annen måned» hold: for the figure they stand by, else for the page's own
 * in its newest month; so far that year when the sentence says so, else since the series began.
 * A low needs every month visible.
 */
export function sjekkYtterpunkt(side: Side, sak: Sak): void {
  for (const setning of side.setninger) {
    const tekst = utenMerker(setning);
    const treff = HOYT.exec(tekst) ?? LAVT.exec(tekst);
    const nokkel = treff && (nokkelVed(setning, treff.index) ?? egen(side));
    if (!nokkel) continue;
    const hoyt = HOYT.test(tekst);
    const slatt = slattAv(nokkel, hoyt, /så langt i \u0001/i.test(tekst), side);
    if (slatt)
      meldVed(
        { side, sak },
        setning.blokk,
        'ytterpunkt',
        `«${setning.tekst.replace(/\s+/g, ' ').trim()}», men ${slatt[0]} ${slatt[1].antall === '*' ? 'er skjermet' : `var ${slatt[1].antall}`}`,
      );
  }
}

function nokkelVed({ merker }: Setning, ved: number): Nokkel | undefined {
  const verdi = ({ element }: Merke): boolean => element.attr['data-regel'] === 'verdi';
  const [naermest] = merker
    .filter(verdi)
    .sort((a, b) => Math.abs(a.fra - ved) - Math.abs(b.fra - ved));
  return naermest && delNokkel(naermest.element.attr['data-av'] ?? '');
}

/** The page's own newest observation. */
function egen(side: Side): Nokkel | undefined {
  if (!side.eier) return undefined;
  const { niva, id } = side.eier;
  const serie = `${niva}/${id}/${niva === 'hovedgruppe' ? id : 'alle'}/alle`;
  const maned = [...(side.serier.get(serie)?.keys() ?? [])].sort().at(-1);
  return maned === undefined ? undefined : { serie, maned };
}

function slattAv(
  { serie, maned }: Nokkel,
  hoyt: boolean,
  iAr: boolean,
  side: Side,
): [string, Celle] | undefined {
  const celler = side.serier.get(serie);
  const na = celler?.get(maned)?.antall;
  if (!celler || na === undefined || na === '*') return undefined;
  return [...celler].find(([annen, { antall }]) => {
    if (annen >= maned || (iAr && annen.slice(0, 4) !== maned.slice(0, 4))) return false;
    if (antall === '*') return !hoyt;
    return hoyt ? antall >= na : antall <= na;
  });
}
