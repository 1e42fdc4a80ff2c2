import type { Maned } from '../domain/maned.ts';
import { navnFor } from '../text/forms.ts';
import { addressOf, linkTo, type Nettsted } from './url.ts';
import { figurSti } from './archive-paths.ts';
import { iframeKode, rammeId, type Innbygging } from '../formats/embed.ts';
import { hasOwnPicture } from './social-images.ts';
import { figurdatasett } from './dataset.ts';
import { kildeMedSesong } from './entity.ts';
import { manedHtml } from './format.ts';
import { figursitat, figurslagnavn, rammetittel } from './figure-sharing.ts';
import type { Emnefigur } from './figure-list.ts';
import type { Sidegrunnlag } from './context.ts';
import { escapeHtml } from './html.ts';
import { periodeOf, type Kildeside } from './source.ts';
import type { Figur, Html, Lenke, Sidehode, Siteres } from './model.ts';
import { rammehoyde } from './frame-height.ts';
import { stiTil } from './paths.ts';

/** One figure on its own page, which is its frame in somebody else's too. */
export interface Figurside {
  hode: Sidehode;
  figur: Figur;
  /** The page of whom the figure is about. */
  om: Lenke;
  maned: Maned;
  periode: Kildeside['periode'];
  kilde: Html;
  /** The sentence that says which page the figure is from, and where this version of it stays. */
  opphav: Html;
  /** The newest release's month, where that release has too few figures to draw it: this is an older one. */
  nyesteUten: Maned | undefined;
  /** True where no release can draw it any more without what is hidden now. */
  utegnet: boolean;
  /** The id of that older release. */
  utgave: string | undefined;
  /** The figure's page, and what of it shows the figure alone. */
  sti: string;
  ramme: string;
  filer: Lenke[];
  innbygging: Innbygging;
  kode: string;
  siteres: Siteres;
}

/** The script that lets a frame grow with what it holds. */
export const RAMMESKRIPT = '/innbygging.js';

/** As long as the notice in a frame whose figure is not of the newest release. */
const VARSEL =
  'Figuren kan ikke tegnes med tallene for september 2021. Her er den slik den var for september 2021.';

/** The model of a figure's pages, from the release that drew it. `nyeste` is the newest release's month. */
export function figurside(
  { emne, figur, dropped }: Emnefigur,
  grunnlag: Sidegrunnlag,
  nyeste: Maned,
  nettsted: Nettsted,
): Figurside {
  const sti = figurSti(figur.id);
  const sitat = figursitat(figur, emne, grunnlag);
  const siteres = dropped ? { ...sitat, sti } : sitat;
  const ramme = `${sti}#${rammeId('ramme')}`;
  const full = (path: string) => addressOf(nettsted, path) ?? linkTo(nettsted, path);
  const eldre = grunnlag.maned !== nyeste;
  const utegnet = figur.serier.length === 0;
  const kilde = kildeMedSesong(grunnlag);
  // The page of whom it is about has only what can be drawn today.
  const sted = eldre || dropped ? stiTil(emne) : `${stiTil(emne)}#${figur.id}`;
  const om = { tekst: navnFor(grunnlag.register, emne), sti: sted };
  const innbygging = {
    tittel: rammetittel(figur.id, emne, grunnlag),
    adresse: full(ramme),
    hoyde: rammehoyde(figur, eldre ? VARSEL : ''),
  };
  return {
    hode: {
      ...figurhode(figur, om),
      sti,
      emne,
      ...(eldre || dropped || hasOwnPicture({ figur }) ? {} : { bildeAv: stiTil(emne) }),
      ...(utegnet ? {} : { datasett: figurdatasett(figur, grunnlag) }),
    },
    figur,
    om,
    maned: grunnlag.maned,
    periode: periodeOf(grunnlag.utgivelse),
    kilde,
    opphav: opphav(om, dropped ? undefined : siteres.sti, grunnlag),
    nyesteUten: eldre ? nyeste : undefined,
    utegnet,
    utgave: eldre ? grunnlag.rapport : undefined,
    sti,
    ramme,
    filer: figurfiler(figur.id),
    innbygging,
    kode: iframeKode(innbygging, full(RAMMESKRIPT)),
    siteres,
  };
}

function opphav(om: Lenke, frossen: string | undefined, { maned, lenke }: Sidegrunnlag): Html {
  const link = (sti: string, html: Html) => `<a href="${escapeHtml(lenke(sti))}">${html}</a>`;
  const page = link(om.sti, escapeHtml(om.tekst));
  if (frossen === undefined) return `Figuren er fra siden ${page}.`;
  return `Figuren er fra siden ${page}. Den ligger også ${link(frossen, `slik den er for ${manedHtml(maned)}`)}, og blir ikke endret der.`;
}

/** The files of a figure: drawing, picture, and the numbers in two forms. */
export function figurfiler(id: string): Lenke[] {
  const file = (tekst: string, ending: string) => ({
    tekst,
    sti: `${figurSti(id)}${id}.${ending}`,
  });
  return [file('SVG', 'svg'), file('PNG', 'png'), file('CSV', 'csv'), file('regneark', 'xlsx')];
}

function figurhode({ id, ren }: Figur, om: Lenke): Omit<Sidehode, 'sti'> {
  return {
    tittel: `${om.tekst}: ${figurslagnavn(id)} – Tiltakstall`,
    overskrift: ren.tittel,
    beskrivelse: `${ren.undertittel}. ${ren.beskrivelse}`,
    brodsmuler: [{ tekst: 'Alle tiltak', sti: '/tiltak/' }, om],
  };
}
