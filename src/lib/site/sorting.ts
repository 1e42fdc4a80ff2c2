import { celleFor, isSynligObservasjon, type Emne } from '../facts/context.ts';
import { navnFor } from '../text/forms.ts';
import { kildeMedSesong } from './entity.ts';
import { formatManed } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import type { Html, Lenke, Sidehode } from './model.ts';
import { endringFor, oversiktstabell, ownLine, type Oversikt } from './overview.ts';

/** The orders the list of tiltak can be read in, each a page of its own: no script is needed to sort. */
export const SORTERINGER = [
  { id: 'gruppe', tekst: 'gruppe', sti: '/tiltak/' },
  { id: 'navn', tekst: 'navn', sti: '/tiltak/etter-navn/' },
  { id: 'antall', tekst: 'antall', sti: '/tiltak/etter-antall/' },
  { id: 'endring', tekst: 'endring', sti: '/tiltak/etter-endring/' },
] as const;

export type Sortering = (typeof SORTERINGER)[number]['id'];

/** A link to one of the orders; `valgt` where it is the page's own. */
export interface Sorteringsvalg extends Lenke {
  valgt: boolean;
}

/** The list of all tiltak in another order than the report's. */
export interface Sortertside {
  hode: Sidehode;
  overskrift: string;
  ingress: string;
  oversikt: Oversikt;
  kilde: Html;
  sorteringer: Sorteringsvalg[];
}

/** Links to every order. */
export function sorteringsvalg(valgt: Sortering | undefined): Sorteringsvalg[] {
  return SORTERINGER.map(({ id, tekst, sti }) => ({ tekst, sti, valgt: id === valgt }));
}

const INGRESS: Record<Exclude<Sortering, 'gruppe'>, string> = {
  navn: 'Tiltakene i alfabetisk rekkefølge.',
  antall:
    'Tiltakene med flest deltakere først. Skjermede tall har ingen plass i rekkefølgen og står for seg selv til slutt.',
  endring:
    'Tiltakene med størst endring fra måneden før først, enten antallet økte eller gikk ned. Der endringen ikke kan regnes ut, står tiltaket for seg selv til slutt.',
};

/** The model of the list of tiltak in this order. */
export function sortertside(
  sortering: Exclude<Sortering, 'gruppe'>,
  grunnlag: Sidegrunnlag,
): Sortertside {
  const sti = `/tiltak/etter-${sortering}/`;
  const maned = formatManed(grunnlag.maned);
  return {
    hode: {
      sti,
      tittel: `Alle tiltak etter ${sortering} – Tiltakstall`,
      beskrivelse: `Alle arbeidsrettede tiltak etter ${sortering}, med antall deltakere i ${maned}.`,
      brodsmuler: [{ tekst: 'Alle tiltak', sti: '/tiltak/' }],
    },
    overskrift: `Alle tiltak etter ${sortering}`,
    ingress: INGRESS[sortering],
    oversikt: oversiktstabell(PLAN[sortering](grunnlag), 'oversikt', grunnlag, { medGruppe: true }),
    kilde: kildeMedSesong(grunnlag),
    sorteringer: sorteringsvalg(sortering),
  };
}

type Plan = Parameters<typeof oversiktstabell>[0];

const PLAN: Record<Exclude<Sortering, 'gruppe'>, (grunnlag: Sidegrunnlag) => Plan> = {
  navn: byName,
  antall: (grunnlag) =>
    bySize(grunnlag, `Skjermet eller uten tall i ${formatManed(grunnlag.maned)}`, ({ nokkel }) => {
      const celle = celleFor(grunnlag, nokkel, grunnlag.maned);
      return isSynligObservasjon(celle) ? celle.verdi.antall : undefined;
    }),
  endring: (grunnlag) =>
    bySize(grunnlag, 'Endringen kan ikke regnes ut', (linje) => {
      const change = endringFor(linje, grunnlag);
      return change === undefined ? undefined : Math.abs(change);
    }),
};

function lines({ register }: Sidegrunnlag) {
  return register.tiltak.map(({ slug }) => ownLine({ niva: 'tiltak', id: slug }));
}

function byName(grunnlag: Sidegrunnlag): Plan {
  const key = (emne: Emne) => alphabetic(navnFor(grunnlag.register, emne));
  const sorted = lines(grunnlag)
    .map((linje) => ({ linje, key: key(linje.emne) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return [{ tittel: undefined, linjer: sorted.map(({ linje }) => linje) }];
}

/** Largest first, equal ones in the report's order; what has no number comes after, in the report's order, unsorted. */
function bySize(
  grunnlag: Sidegrunnlag,
  rest: string,
  size: (linje: ReturnType<typeof ownLine>) => number | undefined,
): Plan {
  const sized = lines(grunnlag).map((linje) => ({ linje, size: size(linje) }));
  const sorted = sized
    .flatMap((one) => (one.size === undefined ? [] : [{ linje: one.linje, size: one.size }]))
    .sort((a, b) => b.size - a.size);
  const unsorted = sized.filter((one) => one.size === undefined);
  const parts: Plan = [{ tittel: undefined, linjer: sorted.map(({ linje }) => linje) }];
  if (unsorted.length > 0) parts.push({ tittel: rest, linjer: unsorted.map(({ linje }) => linje) });
  return parts;
}

/** A name as Norwegian sorts it: case and accents do not count, and æ, ø and å come after z. */
function alphabetic(navn: string): string {
  return navn
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => ({ æ: '{', ø: '|', å: '}' })[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}
