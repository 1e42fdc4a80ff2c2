import type { Maned } from '../domain/maned.ts';
import { FIGURSLAG, type Figurslag } from '../narrate/figurtekst.ts';
import { navnFor } from '../narrate/former.ts';
import { addressOf, linkTo, type Nettsted } from '../publish/adresse.ts';
import { figurSti, frossenSti } from '../publish/frosset.ts';
import { iframeKode, type Innbygging } from '../publish/innbygging.ts';
import { figurdatasett } from './datasett.ts';
import { kildesetning } from './entitet.ts';
import type { Emnefigur } from './figurliste.ts';
import type { Sidegrunnlag } from './grunnlag.ts';
import { periodeOf, type Kildeside } from './kilde.ts';
import type { Figur, Html, Lenke, Sidehode } from './modell.ts';
import { siteres, type Siteres } from './sitering.ts';
import { stiTil } from './sti.ts';

/** One figure alone: on its own page, in a frame in somebody else's, or as a release keeps it. */
export interface Figurside {
  hode: Sidehode;
  figur: Figur;
  /** The page of whom the figure is about. */
  om: Lenke;
  maned: Maned;
  periode: Kildeside['periode'];
  kilde: Html;
  /** The newest release's month, where that release has too few figures to draw it: this is an older one. */
  nyesteUten: Maned | undefined;
  /** The id of that older release. */
  utgave: string | undefined;
  /** Paths: the figure's page, its place on the page that the release keeps, and the page made for frames. */
  sti: string;
  frossen: string;
  ramme: string;
  filer: Lenke[];
  innbygging: Innbygging;
  kode: string;
  siteres: Siteres;
}

/** The script that lets a frame grow with what it holds. */
export const RAMMESKRIPT = '/innbygging.js';

/** The model of a figure's pages, from the release that drew it. `nyeste` is the newest release's month. */
export function figurside(
  { emne, figur }: Emnefigur,
  grunnlag: Sidegrunnlag,
  nyeste: Maned,
  nettsted: Nettsted,
): Figurside {
  const sti = figurSti(figur.id);
  const frossen = `${frossenSti(grunnlag.rapport, stiTil(emne))}#${figur.id}`;
  const ramme = `${sti}innbygging/`;
  const full = (path: string) => addressOf(nettsted, path) ?? linkTo(nettsted, path);
  const eldre = grunnlag.maned !== nyeste;
  // The page of whom it is about has only what can be drawn today.
  const sted = eldre ? stiTil(emne) : `${stiTil(emne)}#${figur.id}`;
  const om = { tekst: navnFor(grunnlag.register, emne), sti: sted };
  const innbygging = {
    tittel: `${om.tekst}: ${SLAG[slagOf(figur.id)]}. Figur fra Tiltakstall`,
    adresse: full(ramme),
    hoyde: rammehoyde(figur),
  };
  return {
    hode: { ...figurhode(figur, om), sti, datasett: figurdatasett(figur, grunnlag) },
    figur,
    om,
    maned: grunnlag.maned,
    periode: periodeOf(grunnlag.utgivelse),
    kilde: kildesetning(grunnlag),
    nyesteUten: eldre ? nyeste : undefined,
    utgave: eldre ? grunnlag.rapport : undefined,
    sti,
    frossen,
    ramme,
    filer: figurfiler(figur.id),
    innbygging,
    kode: iframeKode(innbygging, full(RAMMESKRIPT)),
    siteres: siteres(
      {
        slag: 'figur',
        tittel: figurtittel(figur),
        tittelHtml: figurtittelHtml(figur),
        sti: frossen,
      },
      grunnlag,
    ),
  };
}

/** The files of a figure: drawing, picture, numbers. */
export function figurfiler(id: string): Lenke[] {
  const file = (tekst: string, ending: string) => ({
    tekst,
    sti: `${figurSti(id)}${id}.${ending}`,
  });
  return [file('SVG', 'svg'), file('PNG', 'png'), file('CSV', 'csv')];
}

/** What a kind of figure shows, whatever the month: code pasted into an article says it for years. */
const SLAG: Record<Figurslag, string> = {
  utvikling: 'utvikling over tid',
  endring: 'endring fra måned til måned',
  kjonn: 'kvinner og menn',
  hovedgrupper: 'etter hovedgruppe',
  sammensetning: 'sammensetning',
  sosken: 'sammenlignet med de andre i gruppen',
  bevegelser: 'størst endring siste måned',
};

function slagOf(id: string): Figurslag {
  const found = FIGURSLAG.find((slag) => id.endsWith(`-${slag}`));
  if (!found) throw new RangeError(`Ukjent slag figur: ${id}`);
  return found;
}

/** The finding, and what is measured. */
function figurtittel({ ren }: Figur): string {
  return `${ren.tittel}. ${ren.undertittel}`;
}

function figurtittelHtml({ tittel, undertittel }: Figur): Html {
  return `${tittel}. ${undertittel}`;
}

function figurhode({ id, ren }: Figur, om: Lenke): Omit<Sidehode, 'sti'> {
  return {
    tittel: `${om.tekst}: ${SLAG[slagOf(id)]} – Tiltakstall`,
    overskrift: ren.tittel,
    beskrivelse: `${ren.undertittel}. ${ren.beskrivelse}`,
    brodsmuler: [{ tekst: 'Alle tiltak', sti: '/tiltak/' }, om],
  };
}

/** Pixels around the drawing: title, what is measured, source. */
const RUNDT = 290;
const ENKEL = 390;
/** Small multiples side by side, and the height of a row, at the width frames are measured for. */
const RUTER = { stor: { kolonner: 3, rad: 200 }, liten: { kolonner: 4, rad: 225 } };

/** The height a frame needs for a figure, in pixels. */
function rammehoyde({ tegning }: Figur): number {
  if ('svg' in tegning) return RUNDT + ENKEL;
  const stor = tegning.paneler.some(({ svg }) => svg.includes('fig-storpanel'));
  const { kolonner, rad } = stor ? RUTER.stor : RUTER.liten;
  return RUNDT + rad * Math.ceil(tegning.paneler.length / kolonner);
}
