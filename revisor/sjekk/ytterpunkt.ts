import type { Celle } from '../lesere/rapport.ts';
import { stedI, utenMerker, type Setning } from '../html/setning.ts';
import { delNokkel, type Nokkel } from '../fasit.ts';
import { meldVed, type Sak, type Side } from '../sak.ts';

const HOYT =
  /(?<!\p{L})høyeste(?!\p{L})|flere [^.]*enn i noen annen måned|ingen annen måned[^.]* flere|ikke vært høyere i noen annen måned/iu;
const LAVT =
  /(?<!\p{L})laveste(?!\p{L})|færre [^.]*enn i noen annen måned|ingen annen måned[^.]* færre|ikke vært lavere i noen annen måned/iu;

/**
 * «Høyeste», «laveste» and «enn i noen annen måned» hold: for the figure they stand by, else for the page's own
 * in its newest month. «Det høyeste tallet er …» speaks of the whole series; the others of the months up to the
 * figure's, within its year when the sentence says «så langt i» a year. A low needs every month visible.
 */
export function sjekkYtterpunkt(side: Side, sak: Sak): void {
  for (const setning of side.setninger) {
    if (setning.blokk.navn === 'desc' || setning.blokk.navn === 'title') continue;
    sjekkEtt(setning, HOYT, { side, sak });
    sjekkEtt(setning, LAVT, { side, sak });
  }
}

function sjekkEtt(setning: Setning, uttrykk: RegExp, ved: { side: Side; sak: Sak }): void {
  const tekst = utenMerker(setning);
  const treff = uttrykk.exec(tekst);
  if (!treff) return;
  const omfang = {
    hele: /(høyeste|laveste)\s+(tallet|antallet)\s+(er|var)/iu.test(tekst),
    ar: setning.merker.some(
      ({ slag, fra }) => slag === 'time' && /så langt i $/i.test(tekst.slice(0, fra)),
    ),
  };
  const nokler = noklerVed(setning, treff.index);
  for (const nokkel of nokler.length > 0 ? nokler : egen(ved.side)) {
    const slatt = slattAv(nokkel, uttrykk === HOYT, omfang, ved.side);
    if (slatt) meldVed(ved, stedI(setning, treff.index), 'ytterpunkt', beskrivelse(setning, slatt));
  }
}

function beskrivelse(setning: Setning, [maned, { antall }]: [string, Celle]): string {
  const hele = setning.tekst.replace(/\s+/g, ' ').trim();
  return `«${hele}», men ${maned} ${antall === '*' ? 'er skjermet' : `var ${antall}`}`;
}

/** The figures the words stand by: the first after them, else the last before; all that are counted in «for 12 tiltak». */
function noklerVed({ merker }: Setning, ved: number): Nokkel[] {
  const etter = merker.find(
    ({ fra, element }) => fra > ved && element.attr['data-regel'] === 'verdi',
  );
  const foran = merker.filter(
    ({ fra, element }) => fra < ved && /^(verdi|antall)$/.test(element.attr['data-regel'] ?? ''),
  );
  const merke = etter ?? foran.at(-1);
  return (merke?.element.attr['data-av'] ?? '')
    .split(/\s+/)
    .flatMap((tekst) => delNokkel(tekst) ?? []);
}

/** The page's own newest observation. */
function egen(side: Side): Nokkel[] {
  if (!side.eier) return [];
  const { niva, id } = side.eier;
  const serie = `${niva}/${id}/${niva === 'hovedgruppe' ? id : 'alle'}/alle`;
  const maned = [...(side.serier.get(serie)?.keys() ?? [])].sort().at(-1);
  return maned === undefined ? [] : [{ serie, maned }];
}

/** The first month that contradicts the claim. */
function slattAv(
  { serie, maned }: Nokkel,
  hoyt: boolean,
  { hele, ar }: { hele: boolean; ar: boolean },
  side: Side,
): [string, Celle] | undefined {
  const celler = side.serier.get(serie);
  const na = celler?.get(maned)?.antall;
  if (!celler || na === undefined || na === '*') return undefined;
  return [...celler].find(([annen, { antall }]) => {
    const utenfor = !hele && (annen > maned || (ar && annen.slice(0, 4) !== maned.slice(0, 4)));
    if (annen === maned || utenfor) return false;
    if (antall === '*') return !hoyt;
    if (antall === na) return !hele;
    return hoyt ? antall > na : antall < na;
  });
}
