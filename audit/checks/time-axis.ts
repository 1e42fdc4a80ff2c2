import { nermeste, type Element } from '../page/document.ts';
import { erKant, type Tidsakse } from '../drawing/time-axis.ts';
import { SLINGRING, type Figurtekst, type Tegning } from '../drawing/drawing.ts';
import { manedsindeks, manedsnavn, manedsnummer } from '../month.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

interface Ved {
  side: Side;
  sak: Sak;
}

/** Months and years on the time axis are those of the series drawn, in order and at equal steps; a small drawing says its first and last. */
export function sjekkTidsakse({ svg, tid, tekster, serier }: Tegning, ved: Ved): void {
  const felles = panelene(svg);
  const alle = felles.length > 0 ? felles : serier;
  const egne = alle.flatMap((serie) => [...(ved.side.serier.get(serie)?.keys() ?? [])]).sort();
  const [forste, siste] = [egne[0], egne.at(-1)];
  if (forste === undefined || siste === undefined) return;
  for (const tekst of tekster) sjekkKant(tekst, { forste, siste }, ved);
  if (tid) sjekkMerker(svg, tid, [manedsindeks(forste), manedsindeks(siste)], ved);
}

function sjekkMerker(
  svg: Element,
  { merker, x: plass }: Tidsakse,
  [fra, til]: [fra: number, til: number],
  ved: Ved,
): void {
  for (const { x, indeks } of merker) {
    const utenfor = indeks < fra || indeks > til;
    if (utenfor || Math.abs(plass(indeks) - x) > SLINGRING)
      meldVed(ved, svg, 'figur-akse', `merket ved ${x} på tidsaksen er måned ${navnAv(indeks)}`);
  }
  const rekke = merker.map(({ indeks }) => indeks);
  if (rekke.some((indeks, i) => indeks <= (rekke[i - 1] ?? 0)))
    meldVed(ved, svg, 'figur-akse', `månedene på aksen: ${rekke.map(navnAv).join(', ')}`);
}

/** «jan 2019» and «okt 2020», or «okt» in the year of the first: the ends of what is drawn. */
function sjekkKant(
  { element, tekst, klasser }: Figurtekst,
  { forste, siste }: { forste: string; siste: string },
  ved: Ved,
): void {
  const [navn = '', ar = forste.slice(0, 4)] = tekst.split(' ');
  if (!klasser.includes('fig-xtall') || !erKant(klasser) || manedsnummer(navn) === 0) return;
  const skal = klasser.includes('fig-slutt') ? siste : forste;
  if (ar === skal.slice(0, 4) && manedsnummer(navn) === Number(skal.slice(5))) return;
  const rett = `«${manedsnavn(skal) ?? ''} ${skal.slice(0, 4)}»`;
  meldVed(ved, element, 'figur-akse', `«${tekst}» på tidsaksen`, rett);
}

/** The series of all panels of the set a panel stands in, on a page or in a sheet: they share their months. */
function panelene(svg: Element): string[] {
  const ark = nermeste(svg.forelder, ({ navn }) => navn === 'svg');
  const sett = svg.forelder?.forelder;
  const iSettet = sett?.barn.flatMap((boks) => (boks.slag === 'element' ? boks.barn : [])) ?? [];
  return [ark, ...iSettet].flatMap((barn) =>
    barn?.slag === 'element' && barn.navn === 'svg'
      ? (barn.attr['data-serier']?.split(/\s+/) ?? [])
      : [],
  );
}

function navnAv(indeks: number): string {
  const nummer = ((indeks - 1) % 12) + 1;
  return `${Math.floor((indeks - 1) / 12)}-${String(nummer).padStart(2, '0')}`;
}
