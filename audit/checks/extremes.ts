import type { Celle } from '../readers/report.ts';
import { stedI, utenMerker, type Setning } from '../page/sentence.ts';
import { delNokkel, type Nokkel } from '../truth/truth.ts';
import { manedene, manedsnummer } from '../month.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

const HOYT =
  /(?<!\p{L})høyeste(?!\p{L})|flere [^.]*enn i noen (annen )?måned|ingen annen måned[^.]* flere|ikke vært høyere i noen (annen )?måned/iu;
const LAVT =
  /(?<!\p{L})laveste(?!\p{L})|færre [^.]*enn i noen (annen )?måned|ingen annen måned[^.]* færre|ikke vært lavere i noen (annen )?måned/iu;
const NAVN = 'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember';
/** «siden juni», «fra og med januar 2019», «i tallserien, som starter i januar 2019». */
const FRA = new RegExp(`(siden|fra og med|starter i) (?:(${NAVN})(?: (\\d{4}))?)`, 'iu');

/** The months a claim speaks of: after one, from one, of the whole series, or all up to its own. */
type Omfang = { slag: 'etter' | 'fra'; maned: string } | { slag: 'hele' | 'til-na' };

/**
 * «Høyeste», «laveste» and «enn i noen annen måned» hold: for the figure they stand by, else for the page's own
 * in its newest month. «Siden juni» says that June was as far or further, and that no month after it was. A low needs
 * every month visible. What is said not to be missing must be there: no claim runs over a month without a figure, or a break.
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
  const nokler = noklerVed(setning, treff.index);
  for (const nokkel of nokler.length > 0 ? nokler : egen(ved.side)) {
    const omfang = omfanget(setning, nokkel.maned);
    const slatt =
      feilStart(setning, nokkel, omfang, ved) ?? slattAv(nokkel, uttrykk === HOYT, omfang, ved);
    if (slatt === undefined) continue;
    const hele = setning.tekst.replace(/\s+/g, ' ').trim();
    meldVed(ved, stedI(setning, treff.index), 'ytterpunkt', `«${hele}», men ${slatt}`);
    return;
  }
}

/** The month that a series is said to start in is its first. */
function feilStart(
  { tekst }: Setning,
  { serie }: Nokkel,
  omfang: Omfang,
  { side }: { side: Side },
): string | undefined {
  const forste = [...(side.serier.get(serie)?.keys() ?? [])].sort()[0];
  if (omfang.slag !== 'fra' || !/starter i\s/iu.test(tekst) || omfang.maned === forste)
    return undefined;
  return `serien starter i ${forste ?? ''}`;
}

/** What months the sentence speaks of, for a figure of the month `na`. */
function omfanget(setning: Setning, na: string): Omfang {
  if (/(høyeste|laveste)\s+(tallet|antallet)\s+(er|var)(?!\p{L})/iu.test(utenMerker(setning)))
    return { slag: 'hele' };
  const [, ord = '', navn, sagtAr] = FRA.exec(setning.tekst.replace(/\s+/g, ' ')) ?? [];
  if (navn === undefined) return { slag: 'til-na' };
  const merket = setning.merker.find(
    ({ slag, fra }) =>
      slag === 'time' && /(siden|fra og med|starter i)\s+$/iu.test(setning.tekst.slice(0, fra)),
  );
  const nummer = String(manedsnummer(navn)).padStart(2, '0');
  const siste =
    sagtAr ?? (na.slice(5) > nummer ? na.slice(0, 4) : String(Number(na.slice(0, 4)) - 1));
  const maned = merket?.element.attr.datetime ?? `${siste}-${nummer}`;
  return { slag: ord.toLowerCase() === 'siden' ? 'etter' : 'fra', maned };
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

/** What contradicts the claim; undefined when nothing does. */
function slattAv(
  { serie, maned }: Nokkel,
  hoyt: boolean,
  omfang: Omfang,
  { side, sak }: { side: Side; sak: Sak },
): string | undefined {
  const celler = side.serier.get(serie);
  const na = celler?.get(maned)?.antall;
  if (!celler || na === undefined || na === '*') return undefined;
  const forbi = ([annen, celle]: [string, Celle | undefined]): boolean =>
    annen !== maned && slar(celle?.antall, na, hoyt, omfang.slag);
  if (omfang.slag === 'hele') return beskrevet([...celler].find(forbi));
  const spenn = manedene(forsteI(omfang, celler), maned);
  const slatt = spenn
    .slice(omfang.slag === 'etter' ? 1 : 0)
    .map((annen): [string, Celle | undefined] => [annen, celler.get(annen)])
    .find(forbi);
  const brudd = sak.fasit.bruddFor(serie).find((b) => b <= maned && b > (spenn[0] ?? b));
  if (slatt || brudd === undefined) return beskrevet(slatt) ?? fotfeste(omfang, celler, na, hoyt);
  // Where the words name no first month they speak of the months since the break.
  return omfang.slag === 'til-na' ? undefined : `serien har et brudd i ${brudd}`;
}

/** True for a figure that goes as far or further, is hidden where a low is claimed, or is not there at all. */
function slar(
  antall: number | '*' | undefined,
  na: number,
  hoyt: boolean,
  slag: Omfang['slag'],
): boolean {
  if (antall === undefined) return slag !== 'hele';
  if (antall === '*') return !hoyt;
  if (antall === na) return slag !== 'hele';
  return hoyt ? antall > na : antall < na;
}

function beskrevet(slatt: [string, Celle | undefined] | undefined): string | undefined {
  if (!slatt) return undefined;
  const [maned, celle] = slatt;
  if (!celle) return `${maned} mangler`;
  return celle.antall === '*' ? `${maned} er skjermet` : `${maned} var ${celle.antall}`;
}

function forsteI(omfang: Omfang, celler: ReadonlyMap<string, Celle>): string {
  if (omfang.slag === 'etter' || omfang.slag === 'fra') return omfang.maned;
  const alle = [...celler.keys()].sort();
  return alle[0] ?? '';
}

/** «Siden juni» needs a June that was as far or further. */
function fotfeste(
  omfang: Omfang,
  celler: ReadonlyMap<string, Celle>,
  na: number,
  hoyt: boolean,
): string | undefined {
  if (omfang.slag !== 'etter') return undefined;
  const da = celler.get(omfang.maned)?.antall;
  const rett = typeof da === 'number' && (hoyt ? da >= na : da <= na);
  return rett ? undefined : `${omfang.maned} var ${da ?? 'uten tall'}`;
}
