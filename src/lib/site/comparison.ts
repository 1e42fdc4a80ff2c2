/** The page where two to four subjects are compared: what it can draw, and pairs that are ready without a script. */
import { manedRun, manederBetween, type Maned } from '../domain/maned.ts';
import { ENTITY_LEVELS, entriesAt } from '../domain/register.ts';
import { isVisible } from '../domain/value.ts';
import {
  breaksFor,
  cells,
  GRAND_TOTAL,
  keyFor,
  visibleFor,
  type Subject,
} from '../facts/context.ts';
import { partsOf, type PartSeries } from '../facts/parts.ts';
import { nameFor } from '../text/forms.ts';
import type { PageContext } from './context.ts';
import { sourceWithSeason } from './entity.ts';
import { formatManed } from './format.ts';
import type { Html } from './html.ts';
import type { ComparedSeries } from './index-numbers.ts';
import { titled, type Link, type NumberTable, type PageHead } from './model.ts';
import { COMPARISON_PATH, comparedWord, comparisonPath } from './paths.ts';
import { numberTable } from './tables.ts';

/** Where what the page's script draws stands. */
export const COMPARISON_DATA = '/skript/serier.json';

/** One subject's own series, under the word that the page's address has for it: `tiltak/mentor`. */
export interface ComparedSubject extends ComparedSeries {
  emne: string;
  navn: string;
  href: string;
}

/** What the script draws: consecutive months, and a series of as many places for each subject. */
export interface ComparisonData {
  maneder: Maned[];
  emner: ComparedSubject[];
}

/** Two of a group, side by side. */
export interface ReadyPair {
  gruppe: string;
  table: NumberTable;
  /** The page's address with the two chosen. */
  sti: string;
}

/** The page as it is without a script, and what there is to choose. */
export interface ComparisonPage {
  head: PageHead;
  maned: Maned;
  /** The subjects by level, each under its word in the address. */
  valg: { tittel: string; emner: Link[] }[];
  pairs: ReadyPair[];
  kilde: Html;
}

/** Every subject with a figure, in the report's order, the whole first. */
function comparedSubjects(context: PageContext): Subject[] {
  const entities = ENTITY_LEVELS.flatMap((niva) =>
    entriesAt(niva, context.register).map(({ slug }): Subject => ({ niva, id: slug })),
  );
  return [GRAND_TOTAL, ...entities].filter((emne) => cells(context, keyFor(emne)).length > 0);
}

/** The series of every subject, as the newest pages tell them. */
export function comparisonData(context: PageContext): ComparisonData {
  const subjects = comparedSubjects(context);
  const all = subjects.flatMap((emne) => cells(context, keyFor(emne)).map(({ maned }) => maned));
  const sorted = [...all].sort();
  const [first = context.maned, last = context.maned] = [sorted[0], sorted.at(-1)];
  const maneder = manedRun(first, last);
  return {
    maneder,
    emner: subjects.map((emne) => {
      const told = new Map(cells(context, keyFor(emne)).map(({ maned, verdi }) => [maned, verdi]));
      return {
        emne: comparedWord(emne),
        navn: nameFor(context.register, emne),
        href: context.link(context.pathTo(emne)),
        tall: maneder.map((maned) => {
          const verdi = told.get(maned);
          return verdi ? (isVisible(verdi) ? verdi.antall : '*') : null;
        }),
        brudd: breaksFor(context, keyFor(emne))
          .map(({ maned }) => manederBetween(first, maned))
          .filter((place) => place > 0 && place < maneder.length),
      };
    }),
  };
}

const LEVEL = {
  'i-alt': 'Alle tiltak',
  hovedgruppe: 'Hovedgrupper',
  tiltaksgruppe: 'Tiltaksgrupper',
  tiltak: 'Tiltak',
};

/** The model of the page. */
export function comparisonPage(context: PageContext): ComparisonPage {
  const { register, maned } = context;
  const subjects = comparedSubjects(context);
  const levels = [...new Set(subjects.map(({ niva }) => niva))];
  return {
    head: {
      sti: COMPARISON_PATH,
      ...titled('Sammenlign'),
      description: 'Sammenlign to til fire tiltak eller grupper over tid, som antall eller indeks.',
      breadcrumbs: [],
    },
    maned,
    valg: levels.map((niva) => ({
      tittel: LEVEL[niva],
      emner: subjects
        .filter((emne) => emne.niva === niva)
        .map((emne) => ({ tekst: nameFor(register, emne), sti: comparedWord(emne) })),
    })),
    pairs: readyPairs(context),
    kilde: sourceWithSeason(context),
  };
}

/** Of the hovedgrupper, of the tiltaksgrupper, and of the tiltak in each group: the two with most participants, of those that can be seen. */
function readyPairs(context: PageContext): ReadyPair[] {
  const { register } = context;
  const groups = register.tiltaksgrupper.map(({ slug }) => ({
    gruppe: nameFor(register, { niva: 'tiltaksgruppe', id: slug }),
    deler: partsOf(context, { niva: 'tiltaksgruppe', id: slug }, 'tiltak'),
  }));
  return [
    { gruppe: 'Hovedgruppene', deler: partsOf(context, GRAND_TOTAL, 'hovedgruppe') },
    { gruppe: 'Tiltaksgruppene', deler: partsOf(context, GRAND_TOTAL, 'tiltaksgruppe') },
    ...groups,
  ].flatMap(({ gruppe, deler }) => pairOf(gruppe, deler, context) ?? []);
}

function pairOf(
  gruppe: string,
  parts: readonly PartSeries[],
  context: PageContext,
): ReadyPair | undefined {
  const sized = parts.flatMap(({ emne }) => {
    const cell = visibleFor(context, keyFor(emne), context.maned);
    return cell ? [{ emne, antall: cell.verdi.antall }] : [];
  });
  const two = sized.sort((a, b) => b.antall - a.antall).slice(0, 2);
  const [a, b] = two.map(({ emne }) => emne);
  if (!a || !b) return undefined;
  const name = (emne: Subject) => nameFor(context.register, emne);
  const plan = [a, b].map((emne) => ({ gruppe: '', etikett: name(emne), serie: keyFor(emne) }));
  const table = numberTable(`par-${a.niva}-${a.id}`, `${name(a)} og ${name(b)}`, plan, context);
  return table && { gruppe, table, sti: comparisonPath([a, b]) };
}

/** What the pairs are, in a line. */
export function pairsLead(maned: Maned): string {
  return `De to med flest deltakere i ${formatManed(maned)} i hver gruppe, av dem som kan vises.`;
}
