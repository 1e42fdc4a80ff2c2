import { alleElementer, lesHtml, nermeste, tekstI, type Element } from '../page/document.ts';
import { meldVed, type Sak, type Side } from '../context.ts';
import { stiAv } from './metadata.ts';

/** What an address ends in where a page shows a figure alone: as the reader's theme has it, or held to one. */
const RAMMER = ['ramme', 'lys', 'mork'];
/** The page of a figure, and the pages a release keeps that may have figures. */
const RAMMESIDE =
  /^\/figur\/[^/]+\/$|^\/rapporter\/[^/]+\/((tiltak|tiltaksgrupper|hovedgrupper)\/[^/]+\/)?$/;

/** True for a page whose figures may be framed, each alone. */
export function erRammeside({ adresse }: Pick<Side, 'adresse'>): boolean {
  return RAMMESIDE.test(adresse);
}

/**
 * Every figure of such a page has its places for frames under its title, and code that leads to the first of them.
 */
export function sjekkRammer(side: Side, sak: Sak): void {
  if (!erRammeside(side)) return;
  for (const figur of side.elementer.filter(({ navn }) => navn === 'figure')) {
    const ender = side.adresse.startsWith('/figur/') ? '' : `-${figur.attr.id ?? ''}`;
    const plasser = new Set(
      alleElementer(figur).flatMap(({ navn, attr, forelder }) =>
        navn === 'span' && forelder?.navn === 'figcaption' ? (attr.id ?? []) : [],
      ),
    );
    const borte = RAMMER.map((ramme) => ramme + ender).filter((id) => !plasser.has(id));
    if (borte.length > 0)
      meldVed({ side, sak }, figur, 'ramme', `ingen plass for ${borte.join(', ')}`);
    sjekkKode(figur, `${side.adresse.slice(1)}#${RAMMER[0]}${ender}`, { side, sak });
  }
}

/** The code is in the figure where a page has several, else on the page. */
function sjekkKode(figur: Element, skal: string, { side, sak }: { side: Side; sak: Sak }): void {
  const koder = side.elementer.filter(({ attr }) => attr['data-format'] === 'iframe');
  const egen = side.adresse.startsWith('/figur/')
    ? koder
    : koder.filter((kode) => nermeste(kode, (over) => over === figur));
  const viser = egen.map((kode) => rammensSti(tekstI(kode), sak) ?? '');
  if (viser.join(' ') !== skal)
    meldVed({ side, sak }, egen[0] ?? figur, 'ramme', `koden viser «${viser.join(' ')}»`, skal);
}

/** The path under the base that a frame's code shows, fragment included. */
export function rammensSti(html: string, sak: Sak): string | undefined {
  const src = rammeI(html).src ?? '';
  const [side = '', plass] = src.split('#');
  const sti = stiAv(side, sak);
  return plass === undefined ? sti : `${sti ?? ''}#${plass}`;
}

/** The frame in a piece of code: its attributes. */
export function rammeI(html: string): Element['attr'] {
  return alleElementer(lesHtml(html).rot).find(({ navn }) => navn === 'iframe')?.attr ?? {};
}
