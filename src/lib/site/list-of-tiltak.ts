import { cellFor, isVisibleObservation, type Subject } from '../facts/context.ts';
import { nameFor } from '../text/forms.ts';
import { sourceWithSeason } from './entity.ts';
import { formatManed } from './format.ts';
import type { PageContext } from './context.ts';
import { titled, type Link, type PageHead } from './model.ts';
import type { Html } from './html.ts';
import { LIST_PATH } from './paths.ts';
import { changeFor, overview, overviewTable, ownLine, type Overview } from './overview.ts';

/** The orders the list of tiltak can be read in, each a page of its own: no script is needed to sort. */
const SORTINGS = [
  { id: 'gruppe', tekst: 'gruppe', sti: LIST_PATH },
  { id: 'navn', tekst: 'navn', sti: '/tiltak/etter-navn/' },
  { id: 'antall', tekst: 'antall', sti: '/tiltak/etter-antall/' },
  { id: 'endring', tekst: 'endring', sti: '/tiltak/etter-endring/' },
] as const;

export type Sorting = (typeof SORTINGS)[number]['id'];

/** A link to one of the orders; `chosen` where it is the page's own. */
export interface SortingOption extends Link {
  chosen: boolean;
}

/** The page that lists every tiltak, grouped. */
export interface TiltakOverview {
  head: PageHead;
  overview: Overview;
  kilde: Html;
  sortings: SortingOption[];
}

/** The list of all tiltak in another order than the report's. */
export interface SortedPage {
  head: PageHead;
  overskrift: string;
  lead: string;
  overview: Overview;
  kilde: Html;
  sortings: SortingOption[];
}

/** A link to each order of the list of tiltak, the chosen one marked. */
export function sortingOptions(chosen: Sorting | undefined): SortingOption[] {
  return SORTINGS.map(({ id, tekst, sti }) => ({ tekst, sti, chosen: id === chosen }));
}

/** The model of the list of all tiltak. */
export function tiltakOverview(context: PageContext): TiltakOverview {
  return {
    head: {
      sti: LIST_PATH,
      ...titled('Alle tiltak'),
      description: `Alle arbeidsrettede tiltak etter tiltaksgruppe, med antall deltakere i ${formatManed(context.maned)}.`,
      breadcrumbs: [],
    },
    overview: overview(context),
    kilde: sourceWithSeason(context),
    sortings: sortingOptions('gruppe'),
  };
}

const LEAD: Record<Exclude<Sorting, 'gruppe'>, string> = {
  navn: 'Tiltakene i alfabetisk rekkefølge.',
  antall:
    'Tiltakene med flest deltakere først. Skjermede tall har ingen plass i rekkefølgen og står for seg selv til slutt.',
  endring:
    'Tiltakene med størst endring fra måneden før først, enten antallet økte eller gikk ned. Der endringen ikke kan regnes ut, står tiltaket for seg selv til slutt.',
};

/** The model of the list of tiltak in this order. */
export function sortedPage(sorting: Exclude<Sorting, 'gruppe'>, context: PageContext): SortedPage {
  const sti = `/tiltak/etter-${sorting}/`;
  const maned = formatManed(context.maned);
  return {
    head: {
      sti,
      ...titled(`Alle tiltak etter ${sorting}`),
      description: `Alle arbeidsrettede tiltak etter ${sorting}, med antall deltakere i ${maned}.`,
      breadcrumbs: [{ tekst: 'Alle tiltak', sti: LIST_PATH }],
    },
    overskrift: `Alle tiltak etter ${sorting}`,
    lead: LEAD[sorting],
    overview: overviewTable(PLAN[sorting](context), 'oversikt', context, {
      medGruppe: true,
      // What they are ordered by is what is drawn.
      bars: sorting === 'endring' ? 'endring' : 'prosent',
    }),
    kilde: sourceWithSeason(context),
    sortings: sortingOptions(sorting),
  };
}

type Plan = Parameters<typeof overviewTable>[0];

const PLAN: Record<Exclude<Sorting, 'gruppe'>, (context: PageContext) => Plan> = {
  navn: byName,
  antall: (context) =>
    bySize(context, `Skjermet eller uten tall i ${formatManed(context.maned)}`, ({ nokkel }) => {
      const cell = cellFor(context, nokkel, context.maned);
      return isVisibleObservation(cell) ? cell.verdi.antall : undefined;
    }),
  endring: (context) =>
    bySize(context, 'Endringen kan ikke regnes ut', (line) => {
      const change = changeFor(line, context);
      return change === undefined ? undefined : Math.abs(change);
    }),
};

function lines({ register }: PageContext) {
  return register.tiltak.map(({ slug }) => ownLine({ niva: 'tiltak', id: slug }));
}

function byName(context: PageContext): Plan {
  const key = (subject: Subject) => alphabetic(nameFor(context.register, subject));
  const sorted = lines(context)
    .map((linje) => ({ linje, key: key(linje.emne) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return [{ tittel: undefined, linjer: sorted.map(({ linje }) => linje) }];
}

/** Largest first, equal ones in the report's order; what has no number comes after, in the report's order, unsorted. */
function bySize(
  context: PageContext,
  rest: string,
  size: (line: ReturnType<typeof ownLine>) => number | undefined,
): Plan {
  const sized = lines(context).map((linje) => ({ linje, size: size(linje) }));
  const sorted = sized
    .flatMap((one) => (one.size === undefined ? [] : [{ linje: one.linje, size: one.size }]))
    .sort((a, b) => b.size - a.size);
  const unsorted = sized.filter((one) => one.size === undefined);
  const parts: Plan = [{ tittel: undefined, linjer: sorted.map(({ linje }) => linje) }];
  if (unsorted.length > 0) parts.push({ tittel: rest, linjer: unsorted.map(({ linje }) => linje) });
  return parts;
}

/** A name as Norwegian sorts it: case and accents do not count, and æ, ø and å come after z. */
function alphabetic(name: string): string {
  return name
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => ({ æ: '{', ø: '|', å: '}' })[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}
