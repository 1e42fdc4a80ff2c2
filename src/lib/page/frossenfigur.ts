import { HELHETEN } from '../compare/grunnlag.ts';
import { navnFor } from '../narrate/former.ts';
import { figurSti, frossenSti } from '../publish/frosset.ts';
import type { Rammehoyde } from '../publish/innbygging.ts';
import { rapportnokkel } from './datasett.ts';
import { kildeMedSesong } from './entitet.ts';
import { figursitat, figurslagnavn, rammetittel } from './figurdeling.ts';
import type { Emnefigur } from './figurliste.ts';
import { formatManed } from './format.ts';
import { avtrykkAv, freezeStier, shorten, utgavenavn, type Avtrykk } from './frossen.ts';
import type { Sidegrunnlag } from './grunnlag.ts';
import { nameByPage } from './figurnavn.ts';
import { escapeHtml } from './html.ts';
import type { Figur, Html, Lenke, Sidehode, Siteres } from './modell.ts';
import { frossenRammehoyde } from './rammehoyde.ts';
import { stiTil } from './sti.ts';

/** One figure as one release told it, on a page of its own that also works in a frame. */
export interface Frossenfigur {
  hode: Sidehode;
  figur: Figur;
  /** Which page and release the figure is from. */
  opphav: Html;
  /** The figure's page with the latest figures. */
  nyeste: Lenke;
  kilde: Html;
  /** The frame: what it is called, the path that shows the figure alone, and its height in pixels. */
  ramme: { tittel: string; sti: string; hoyde: Rammehoyde };
  /** The sentence with all the release's numbers. */
  filer: Html;
  siteres: Siteres;
  avtrykk: Avtrykk;
}

/** What the address of a kept figure ends in where the page is to show the figure alone. */
const RAMME = '#ramme';

/**
 * The page that the release of `grunnlag` keeps of a figure. `figur` is as the release drew it, with all its months; the
 * page's table has as many as the release's other tables. A release keeps some two hundred of these for good, so the
 * page says each thing once, and the drawing is named by the words around it.
 */
export function frossenfigur(
  { emne, figur: hele }: Emnefigur,
  grunnlag: Sidegrunnlag,
): Frossenfigur {
  const { rapport } = grunnlag;
  const { id } = hele;
  const tittel = 'Tallene i figuren';
  const tabell = hele.tabell && { ...shorten(hele.tabell), tittel };
  const bevegelser = hele.bevegelser && { ...hele.bevegelser, tittel };
  const figur = freezeStier({ ...nameByPage(hele), tabell, bevegelser }, rapport);
  const siteres = figursitat(figur, grunnlag);
  const kilde = kildeMedSesong(grunnlag);
  const { sti } = siteres;
  const side = `${frossenSti(rapport, stiTil(emne))}#${id}`;
  return {
    hode: figurhode(figur, { navn: navnFor(grunnlag.register, emne), sti, side }, grunnlag),
    figur,
    opphav: opphav({ emne, figur }, side, grunnlag),
    nyeste: { tekst: 'Figuren med de nyeste tallene', sti: figurSti(id) },
    kilde,
    ramme: {
      tittel: rammetittel(id, emne, grunnlag),
      sti: sti + RAMME,
      hoyde: frossenRammehoyde(figur, { kilde }),
    },
    filer: filer(grunnlag),
    // The months' marks stand in the figure's title already.
    siteres: { ...siteres, tittelHtml: escapeHtml(siteres.tittel) },
    avtrykk: avtrykkAv(figur, figur.tabell ? [figur.tabell] : []),
  };
}

function figurhode(
  { id, ren }: Figur,
  { navn, sti, side }: { navn: string; sti: string; side: string },
  { rapport, maned }: Sidegrunnlag,
): Sidehode {
  return {
    sti,
    tittel: `${navn}: ${figurslagnavn(id)}, ${formatManed(maned)} – Tiltakstall`,
    overskrift: ren.tittel,
    beskrivelse: `${ren.undertittel}.`,
    brodsmuler: [],
    verk: { delAv: side, datasett: rapportnokkel(rapport) },
  };
}

/** The whole's figures are on the release's own page. */
function opphav({ emne }: Emnefigur, side: string, grunnlag: Sidegrunnlag): Html {
  const { rapport, register } = grunnlag;
  const link = linker(grunnlag);
  const release = utgavenavn(grunnlag);
  if (emne.niva === HELHETEN.niva) return `Figuren er fra ${link(side, release)}, og blir stående.`;
  const page = link(side, navnFor(register, emne));
  return `Figuren er fra siden ${page} slik ${link(`/rapporter/${rapport}/`, release)} oppga tallene, og blir stående.`;
}

function filer(grunnlag: Sidegrunnlag): Html {
  const link = linker(grunnlag);
  const file = (ending: string, tekst: string) =>
    link(`/data/rapporter/${grunnlag.rapport}.${ending}`, tekst);
  return `Alle tallene i rapporten: ${file('csv', 'CSV')}, ${file('jsonstat.json', 'JSON-stat')}.`;
}

function linker({ lenke }: Sidegrunnlag): (sti: string, tekst: string) => Html {
  return (sti, tekst) => `<a href="${escapeHtml(lenke(sti))}">${escapeHtml(tekst)}</a>`;
}
