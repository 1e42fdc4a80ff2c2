import { sidenTil } from './image-path.ts';
import type { Endring } from './truth/revisions.ts';
import type { Fasit, Serier } from './truth/truth.ts';
import { tekstAv, type Filer } from './files.ts';
import type { Funn, Telling } from './finding.ts';
import {
  alleElementer,
  lesHtml,
  lesHtmlIgjen,
  stedAv,
  type Dokument,
  type Element,
  type Sted,
} from './page/document.ts';
import { setningene, type Setning } from './page/sentence.ts';
import type { Navneleter } from './names.ts';
import type { Sum } from './truth/sums.ts';

/** What all checks share: the truth, the folder, and where findings and counts go. */
export interface Sak {
  fasit: Fasit;
  navn: Navneleter;
  dist: Filer;
  /** Path the site is published under, with `/` first and last. */
  base: string;
  telling: Telling;
  meld(funn: Funn): void;
  /** The sums of a release, computed once. */
  summer(utgave: string): Sum[];
}

/** One page: its tree, what it is about, and the figures it is to be judged by. */
export interface Side {
  fil: string;
  /** Address under the base, e.g. `/tiltak/mentor/`. */
  adresse: string;
  dokument: Dokument;
  elementer: Element[];
  setninger: Setning[];
  /** Release whose figures the page tells. */
  utgave: string;
  /** True for what a release keeps; other pages tell nothing that is hidden now, of whatever release they tell. */
  bevart: boolean;
  serier: Serier;
  /** The level and id the page is about; undefined for pages about no single one. */
  eier: { niva: string; id: string } | undefined;
}

/** A check of one page at a time. */
export type Sidesjekk = (side: Side, sak: Sak) => void;

/** A check of files and of the site as a whole. */
export type Nettstedsjekk = (sak: Sak) => void;

const NIVAMAPPE: Record<string, string> = {
  tiltak: 'tiltak',
  tiltaksgrupper: 'tiltaksgruppe',
  hovedgrupper: 'hovedgruppe',
};

/**
 * The figure that stands under an address: one of a tiltak that is called something else now keeps its files under the
 * earlier name.
 */
export function figurUnder(figur: string, fasit: Fasit): string {
  const [lengst] = fasit.alle
    .flatMap(({ niva, id, tidligereSlug }) =>
      [id, ...tidligereSlug].map((slug) => ({
        gammel: niva === 'tiltak' ? `${slug}-` : `${niva}-${slug}-`,
        ny: niva === 'tiltak' ? `${id}-` : `${niva}-${id}-`,
      })),
    )
    .filter(({ gammel }) => figur.startsWith(gammel))
    .sort((a, b) => b.gammel.length - a.gammel.length);
  return lengst ? lengst.ny + figur.slice(lengst.gammel.length) : figur;
}

/**
 * The release a file tells of: the one in its path; an older one where a figure that cannot be drawn any more says so
 * on its page; that of its page for a picture; else the newest.
 */
export function utgaveAv(fil: string, { fasit, dist }: Pick<Sak, 'fasit' | 'dist'>): string {
  const siden = sidenTil(fil);
  if (siden !== undefined) return utgaveAv(siden, { fasit, dist });
  const frossen = /^rapporter\/([^/]+)\/./.exec(fil)?.[1];
  const figur = /^figur\/([^/]+)\//.exec(fil)?.[1];
  const sagt =
    figur === undefined
      ? frossen
      : /<figure[^>]* data-utgave="([^"]*)"/.exec(
          tekstAv(dist, `figur/${figurUnder(figur, fasit)}/index.html`),
        )?.[1];
  return fasit.rapporter.some(({ id }) => id === sagt) ? (sagt ?? '') : fasit.nyeste;
}

/** Reads one page, or drawing, of a release. */
export function lesSide(fil: string, html: string, utgave: string, fasit: Fasit): Side {
  const dokument = fil.startsWith('figur/') ? lesHtmlIgjen(html) : lesHtml(html);
  const adresse = `/${fil.replace(/(^|\/)index\.html$/, '$1')}`;
  const frossen = /^\/rapporter\/([^/]+)(\/.*)$/.exec(adresse);
  const bevart = /^rapporter\/[^/]+\/./.test(sidenTil(fil) ?? fil);
  const kjentRapport = fasit.rapporter.some(({ id }) => id === frossen?.[1]);
  return {
    fil,
    adresse,
    dokument,
    elementer: alleElementer(dokument.rot),
    setninger: setningene(dokument.rot),
    utgave,
    bevart,
    serier: bevart ? fasit.utgave(utgave) : fasit.utgaveNa(utgave),
    eier: eierAv(kjentRapport ? (frossen?.[2] ?? '/') : adresse, fasit),
  };
}

/** What reports up to the page's own have changed in a series, as far as the page may tell of it. */
export function endringeneI(serie: string, side: Side, { fasit }: Sak): readonly Endring[] {
  const alle = fasit.endringene().get(serie) ?? [];
  if (side.bevart || side.utgave >= fasit.nyeste) return alle;
  const skjermet = fasit.skjermetNa().get(serie);
  return alle.filter(({ maned }) => !skjermet?.has(maned));
}

/** What a number is judged by: `data-rapport` names the report whose own figure it states, or that of each of its keys. */
export function tallgrunnlag(
  { attr }: Element,
  side: Side,
  { fasit }: Sak,
): Serier | Serier[] | undefined {
  const { 'data-rapport': sagt } = attr;
  if (sagt === undefined) return side.serier;
  const serier = sagt.split(/\s+/).flatMap((id) => fasit.rapport(id)?.serier ?? []);
  return serier.length > 1 ? serier : serier[0];
}

function eierAv(adresse: string, fasit: Fasit): Side['eier'] {
  if (adresse === '/') return { niva: 'i-alt', id: 'i-alt' };
  const figur = /^\/figur\/([a-z0-9-]+)\//.exec(adresse)?.[1];
  if (figur !== undefined) return figurensEier(figur, fasit);
  const treff = /^\/([a-z]+)\/([a-z0-9-]+)\/$/.exec(adresse);
  const niva = NIVAMAPPE[treff?.[1] ?? ''];
  return niva && treff ? { niva, id: treff[2] ?? '' } : undefined;
}

/** A figure's id begins with what it is about: `mentor-utvikling`, `tiltaksgruppe-opplaering-endring`. */
function figurensEier(figur: string, fasit: Fasit): Side['eier'] {
  if (figur.startsWith('i-alt-')) return { niva: 'i-alt', id: 'i-alt' };
  const [lengst] = fasit.alle
    .map((post) => ({
      post,
      start: post.niva === 'tiltak' ? `${post.id}-` : `${post.niva}-${post.id}-`,
    }))
    .filter(({ start }) => figur.startsWith(start))
    .sort((a, b) => b.start.length - a.start.length);
  return lengst && { niva: lengst.post.niva, id: lengst.post.id };
}

/** Reports a finding at a place of a page: an element, or a place in a sentence. */
export function meldVed(
  { sak, side }: { sak: Sak; side: Side },
  sted: Sted,
  regel: string,
  sier: string,
  skalSi?: string,
): void {
  sak.meld({
    fil: side.fil,
    sted: stedAv(sted),
    regel,
    sier,
    ...(skalSi === undefined ? {} : { skalSi }),
  });
}
