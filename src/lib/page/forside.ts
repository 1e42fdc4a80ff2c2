import { HELHETEN } from '../compare/grunnlag.ts';
import { toPlain } from '../narrate/frase.ts';
import { forsidesammendrag } from '../narrate/sammendrag.ts';
import { nokkeltallFor } from './entitet.ts';
import { formatManed } from './format.ts';
import { bevegelserFigur, hovedgruppeFigur, kjonnFigur, utviklingFigur } from './figurer.ts';
import { gnister, type Gnister } from './gnister.ts';
import type { Sidegrunnlag } from './grunnlag.ts';
import { periodeOf, type Kildeside } from './kilde.ts';
import type { Figur, Nokkeltall, Sidehode } from './modell.ts';
import { oversikt, type Oversikt } from './oversikt.ts';
import { fortelling, type Fortelling } from './sammendrag.ts';

/** The front page: the month in short, and everything there is. */
export interface Forside {
  hode: Sidehode;
  maned: Kildeside['periode']['til'];
  periode: Kildeside['periode'];
  rapportSti: string;
  fortelling: Fortelling;
  nokkeltall: Nokkeltall[];
  figurer: Figur[];
  oversikt: Oversikt;
  gnister: Gnister;
}

/** The page that lists every tiltak, grouped. */
export interface Tiltaksoversikt {
  hode: Sidehode;
  oversikt: Oversikt;
  gnister: Gnister;
}

/** The model of the front page. */
export function forside(grunnlag: Sidegrunnlag): Forside {
  const sammendrag = forsidesammendrag(grunnlag);
  const rows = oversikt(grunnlag.serier, grunnlag.register, grunnlag.maned);
  return {
    hode: {
      sti: '/',
      tittel: 'Tiltakstall – deltakere i arbeidsrettede tiltak',
      beskrivelse: toPlain(sammendrag.overskrift.innhold),
      brodsmuler: [],
    },
    maned: grunnlag.maned,
    periode: periodeOf(grunnlag.utgivelse),
    rapportSti: `/rapporter/${grunnlag.rapport}/`,
    fortelling: fortelling(sammendrag),
    nokkeltall: nokkeltallFor(HELHETEN, grunnlag),
    figurer: helhetsfigurer(grunnlag),
    oversikt: rows,
    gnister: gnister(rows, grunnlag),
  };
}

/** The figures of the whole: development, largest movements, sexes, hovedgrupper. */
export function helhetsfigurer(grunnlag: Sidegrunnlag): Figur[] {
  return [
    utviklingFigur(HELHETEN, grunnlag),
    bevegelserFigur(grunnlag),
    kjonnFigur(HELHETEN, grunnlag),
    hovedgruppeFigur(HELHETEN, grunnlag),
  ].filter((figur) => figur !== undefined);
}

/** The model of the list of all tiltak. */
export function tiltaksoversikt(grunnlag: Sidegrunnlag): Tiltaksoversikt {
  const rows = oversikt(grunnlag.serier, grunnlag.register, grunnlag.maned);
  return {
    hode: {
      sti: '/tiltak/',
      tittel: 'Alle tiltak – Tiltakstall',
      beskrivelse: `Alle arbeidsrettede tiltak etter tiltaksgruppe, med antall deltakere i ${formatManed(grunnlag.maned)}.`,
      brodsmuler: [],
    },
    oversikt: rows,
    gnister: gnister(rows, grunnlag),
  };
}
