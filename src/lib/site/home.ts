import { HELHETEN } from '../facts/context.ts';
import { toPlain } from '../text/phrase.ts';
import { forsidesammendrag } from '../text/summary.ts';
import { heleDatasettet } from './dataset.ts';
import { emnesitat, kildeMedSesong, kildesetning, nokkeltallFor } from './entity.ts';
import { formatManed } from './format.ts';
import { bevegelserFigur, hovedgruppeFigur, kjonnFigur, utviklingFigur } from './figures.ts';
import type { Sidegrunnlag } from './context.ts';
import { periodeOf, type Kildeside } from './source.ts';
import type { Figur, Html, Nokkeltall, Sidehode, Siteres } from './model.ts';
import { bevegelsesoversikt, oversikt, type Oversikt } from './overview.ts';
import { sorteringsvalg, type Sorteringsvalg } from './sorting.ts';
import { nameByPage } from './figure-names.ts';
import { fortelling, type Fortelling } from './summary.ts';

/** The front page: the month in short, and everything there is. */
export interface Forside {
  hode: Sidehode;
  maned: Kildeside['periode']['til'];
  periode: Kildeside['periode'];
  rapportSti: string;
  fortelling: Fortelling;
  kilde: Html;
  siteres: Siteres;
  nokkeltall: Nokkeltall[];
  figurer: Figur[];
  /** What moved most, in short; undefined where nothing can be compared. */
  bevegelser: Oversikt | undefined;
  oversikt: Oversikt;
  sorteringer: Sorteringsvalg[];
}

/** The page that lists every tiltak, grouped. */
export interface Tiltaksoversikt {
  hode: Sidehode;
  oversikt: Oversikt;
  kilde: Html;
  sorteringer: Sorteringsvalg[];
}

/** The model of the front page. */
export function forside(grunnlag: Sidegrunnlag): Forside {
  const sammendrag = forsidesammendrag(grunnlag);
  return {
    hode: {
      sti: '/',
      emne: HELHETEN,
      tittel: 'Tiltakstall – deltakere i arbeidsrettede tiltak',
      beskrivelse: toPlain(sammendrag.overskrift.innhold),
      brodsmuler: [],
      datasett: { ...heleDatasettet(grunnlag), id: '/' },
    },
    maned: grunnlag.maned,
    periode: periodeOf(grunnlag.utgivelse),
    rapportSti: `/rapporter/${grunnlag.rapport}/`,
    fortelling: fortelling(sammendrag),
    kilde: kildesetning(grunnlag),
    siteres: emnesitat(HELHETEN, sammendrag.overskrift.innhold, grunnlag),
    nokkeltall: nokkeltallFor(HELHETEN, grunnlag),
    figurer: helhetsfigurer(grunnlag).map(nameByPage),
    bevegelser: bevegelsesoversikt(grunnlag),
    oversikt: oversikt(grunnlag),
    sorteringer: sorteringsvalg(undefined),
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
  return {
    hode: {
      sti: '/tiltak/',
      tittel: 'Alle tiltak – Tiltakstall',
      beskrivelse: `Alle arbeidsrettede tiltak etter tiltaksgruppe, med antall deltakere i ${formatManed(grunnlag.maned)}.`,
      brodsmuler: [],
    },
    oversikt: oversikt(grunnlag),
    kilde: kildeMedSesong(grunnlag),
    sorteringer: sorteringsvalg('gruppe'),
  };
}
