import { createHash } from 'node:crypto';
import { BILDER, sidenTil } from '../image-path.ts';
import type { Fasit } from '../truth/truth.ts';
import { tekstAv } from '../files.ts';
import { alleElementer, type Element } from '../page/document.ts';
import { flat } from '../page/sentence.ts';
import { lesPng } from '../readers/png.ts';
import { periode } from '../month.ts';
import { lesSide, meldVed, utgaveAv, type Nettstedsjekk, type Sak, type Side } from '../context.ts';
import { stiAv } from './metadata.ts';

/** A drawing as a page shows it: the name over it, where it is one of many, and all that is drawn. */
interface Vist {
  navn: string | undefined;
  serier: string;
  strek: string;
}

/** What a page says and shows that its picture must say and show too. */
interface Sidebilde {
  /** The picture it is shared with. */
  bilde: string | undefined;
  overskrift: string;
  beskrivelse: string;
  /** In the order of the picture: whom it is about, headline, what is measured, names over drawings, source. */
  ord: string[];
  tegninger: Vist[];
}

/** The source of each social image says what its page says, word for word, and shows the page's own drawing. */
export class Bildesjekk {
  private readonly sider = new Map<string, Sidebilde>();

  /** Takes one page, if it has a picture of its own. */
  ta(side: Side, sak: Sak): void {
    const navn = side.fil === 'index.html' ? 'forside' : side.fil.replace(/\/index\.html$/, '');
    if (sak.dist.has(`${BILDER}${navn}.svg`)) this.sider.set(side.fil, lesSidebilde(side, sak));
  }

  /** Judges one source. Its figures are judged by the reports as those of any drawing are. */
  domArk(ark: Side, sak: Sak): void {
    const fil = sidenTil(ark.fil) ?? '';
    const ved = { side: ark, sak };
    const rot = ark.elementer.find(({ navn }) => navn === 'svg') ?? ark.dokument.rot;
    if (!sak.dist.has(fil)) {
      meldVed(ved, rot, 'bilde-kilde', 'et bilde av en side som ikke finnes');
      return;
    }
    const side = this.sider.get(fil) ?? lesSidebilde(siden(fil, sak), sak);
    const png = ark.fil.replace(/svg$/, 'png');
    if (side.bilde !== png)
      meldVed(ved, rot, 'bilde-kilde', `${fil} deles med ${side.bilde ?? 'intet bilde'}`, png);
    sjekkOrd(rot, side, ved);
    sjekkTegninger(rot, side, ved);
  }
}

type Ved = Parameters<typeof meldVed>[0];

function siden(fil: string, sak: Sak): Side {
  return lesSide(fil, tekstAv(sak.dist, fil), utgaveAv(fil, sak), sak.fasit);
}

function lesSidebilde(side: Side, sak: Sak): Sidebilde {
  const { elementer } = side;
  const figur = elementer.find((element) => erVist(element, side.fil));
  const iFigur = figur ? alleElementer(figur) : [];
  const tegninger = iFigur.filter((element) => erForst(element)).map(lesVist);
  const deling = elementer.find(({ attr }) => attr.property === 'og:image')?.attr.content;
  const h1 = elementer.find(({ navn }) => navn === 'h1');
  const overskrift = h1 ? flat(h1) : '';
  const navn = navnPa(side.eier, sak.fasit);
  const maneder = sak.fasit.rapporter.find(({ id }) => id === side.utgave)?.maneder ?? [];
  const under = iFigur.find(
    (element) => element.navn === 'p' && element.forelder?.navn === 'figcaption',
  );
  const beskrevet = iFigur.find(({ attr }) => attr.class === 'figurbeskrivelse');
  return {
    bilde: deling === undefined ? undefined : stiAv(deling, sak),
    overskrift,
    beskrivelse: beskrevet ? flat(beskrevet) : '',
    ord: [
      navn,
      overskrift,
      under ? flat(under) : `${navn}, ${periode(maneder)}`,
      ...tegninger.flatMap((tegning) => tegning.navn ?? []),
      `Kilde: Nav, rapporten for ${periode(maneder)}. Bearbeidet av Tiltakstall, uavhengig av Nav.`,
    ],
    tegninger,
  };
}

/** The figure a page's picture shows: the page's own, or the development of what the page is about. */
function erVist({ navn, attr }: Element, fil: string): boolean {
  const id = /^figur\/([^/]+)\/index\.html$/.exec(fil)?.[1];
  const erDen = id === undefined ? attr.id?.endsWith('-utvikling') : attr.id === id;
  return navn === 'figure' && erDen === true;
}

/** A drawing comes in several widths, the first of them the widest. */
function erForst(element: Element): boolean {
  const alle = element.forelder?.barn.filter((barn) => erSvg(barn)) ?? [];
  return element.navn === 'svg' && alle[0] === element;
}

function erSvg(barn: Element['barn'][number]): barn is Element {
  return barn.slag === 'element' && barn.navn === 'svg';
}

function lesVist(svg: Element): Vist {
  const over = svg.forelder?.barn.find((barn) => barn.slag === 'element' && barn.navn === 'p');
  const strek = alleElementer(svg)
    .slice(1)
    .filter(({ navn, forelder }) => ![navn, forelder?.navn].some((ett) => ORD.has(ett ?? '')))
    .map(({ navn, attr, barn }) => {
      const tekst = barn.flatMap((ett) => (ett.slag === 'tekst' ? ett.tekst : []));
      return `${navn} ${JSON.stringify(attr)} ${tekst.join('')}`;
    });
  return {
    navn: over && flat(over),
    serier: svg.attr['data-serier'] ?? '',
    strek: [svg.attr.class, svg.attr.viewBox, svg.attr['font-size'], ...strek].join('\n'),
  };
}

/** What a drawing says to those who do not see it: the picture says it once, for all of them. */
const ORD = new Set(['title', 'desc']);

/** What an entity is called; the whole is «Alle tiltak». */
function navnPa(eier: Side['eier'], fasit: Fasit): string {
  return (eier && fasit.oppforing(eier.niva, eier.id)?.navn) ?? 'Alle tiltak';
}

/** The sheet's own texts, line by line, are the page's words in order, each whole or cut with «…», and nothing else. */
function sjekkOrd(rot: Element, side: Sidebilde, ved: Ved): void {
  const egne = rot.barn.filter((barn) => barn.slag === 'element');
  for (const [navn, skal] of [
    ['title', side.overskrift],
    ['desc', side.beskrivelse],
  ] as const) {
    const element = egne.find((ett) => ett.navn === navn);
    const sier = element ? flat(element) : '';
    if (sier !== skal) meldVed(ved, element ?? rot, 'bilde-ord', `«${sier}»`, `«${skal}»`);
  }
  const linjer = egne.filter(({ navn }) => navn === 'text');
  let neste = 0;
  for (const skal of side.ord) {
    const { etter, galt } = lest(linjer.map(flat), neste, skal);
    if (galt !== undefined) {
      const linje = linjer[galt];
      meldVed(ved, linje ?? rot, 'bilde-ord', `«${linje ? flat(linje) : ''}»`, `«${skal}»`);
      return;
    }
    neste = etter;
  }
  for (const linje of linjer.slice(neste))
    meldVed(ved, linje, 'bilde-ord', `«${flat(linje)}», som siden ikke sier`);
}

/** The number of the line after those that say the text, or of the first that says something else. */
function lest(linjer: readonly string[], fra: number, skal: string) {
  const venter = utenDeling(skal);
  let [etter, sagt] = [fra, ''];
  do {
    sagt += utenDeling(linjer[etter] ?? '');
    etter += 1;
    if (sagt === venter || erKuttet(sagt, skal)) return { etter };
  } while (etter < linjer.length && venter.startsWith(sagt));
  return { etter, galt: etter - 1 };
}

/** Without what lines are broken by. */
function utenDeling(tekst: string): string {
  return tekst.replace(/[ \t\n-]+/g, '');
}

/** Cut short, but never inside a number: what is left of one is another. */
function erKuttet(sagt: string, skal: string): boolean {
  const kort = /^(.+)…$/.exec(sagt)?.[1];
  if (kort === undefined || !utenDeling(skal).startsWith(kort)) return false;
  let [plass, igjen] = [0, kort.length];
  for (; igjen > 0; plass += 1) igjen -= utenDeling(skal[plass] ?? '').length;
  return !/\d[\u00a0,.]?$/.test(kort) || !/^[\u00a0,.]?\d/.test(skal.slice(plass));
}

/** The sheet holds the page's drawings, stroke for stroke, and nothing beside them but ground and words. */
function sjekkTegninger(rot: Element, { tegninger }: Sidebilde, ved: Ved): void {
  const egne = rot.barn.filter((barn) => barn.slag === 'element');
  const grunn = egne.filter(({ navn }) => navn === 'rect');
  for (const fremmed of [...egne.filter(({ navn }) => !LOV.has(navn)), ...grunn.slice(1)])
    meldVed(ved, fremmed, 'bilde-tegning', `<${fremmed.navn}> utenfor tegningen`);
  const tegnet = egne.filter((barn) => erSvg(barn));
  if (tegnet.length !== tegninger.length)
    meldVed(ved, rot, 'bilde-tegning', `${tegnet.length} tegninger`, `${tegninger.length}`);
  tegnet.forEach((svg, i) => {
    const { serier, strek } = lesVist(svg);
    const side = tegninger[i];
    if (side && serier !== side.serier)
      meldVed(ved, svg, 'bilde-tegning', `serien ${serier}`, side.serier);
    if (side && strek !== side.strek)
      meldVed(ved, svg, 'bilde-tegning', 'tegningen er en annen enn sidens');
  });
  const [sagt, skal] = [
    rot.attr['data-serier']?.split(' ') ?? [],
    tegninger.flatMap(({ serier }) => serier.split(' ')),
  ].map((serier) => [...new Set(serier)].sort().join(' '));
  if (sagt !== skal) meldVed(ved, rot, 'bilde-tegning', `seriene ${sagt}`, skal);
}

const LOV = new Set([...ORD, 'style', 'rect', 'text', 'svg']);

/** No picture without the drawing it was made of, no source without its picture, and each picture made of its own. */
export const sjekkBildepar: Nettstedsjekk = (sak) => {
  for (const fil of sak.dist.keys()) {
    const [, stamme = '', slag = ''] = /^((?:bilder|figur)\/.+)\.(svg|png)$/.exec(fil) ?? [];
    const annen = `${stamme}.${slag === 'svg' ? 'png' : 'svg'}`;
    if (stamme === '') continue;
    // A figure's own files are missed where the figure stands.
    if (!sak.dist.has(annen) && fil.startsWith(BILDER))
      meld(annen, `finnes ikke, men ${fil} er der`, sak);
    else if (slag === 'png' && sak.dist.has(annen)) sjekkMerke(fil, annen, sak);
  }
};

function meld(fil: string, sier: string, sak: Sak): void {
  sak.meld({ fil, sted: '1:1', regel: 'bilde-kilde', sier });
}

/** A picture that cannot be read is told where it is shown. */
function sjekkMerke(fil: string, svg: string, sak: Sak): void {
  const png = lesPng(sak.dist.get(fil) ?? '');
  if (typeof png === 'string') return;
  const skal = createHash('sha256')
    .update(sak.dist.get(svg) ?? '')
    .digest('hex');
  if (png.tegning === undefined) meld(fil, 'bildet sier ikke hva det er laget av', sak);
  else if (png.tegning !== skal) meld(fil, `bildet er laget av en annen tegning enn ${svg}`, sak);
}
