import type { Subject } from '../facts/context.ts';
import { yearOf, toManed, type Maned } from '../domain/maned.ts';
import { parseSeriesKey } from '../domain/key.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Revision } from '../series/revisions.ts';
import { archivedPath } from './archive-paths.ts';
import { keepsPage } from './subjects.ts';
import { periodOf } from './source.ts';
import { pathTo } from './paths.ts';

/** The page about a subject that one release keeps. */
export interface PageEdition {
  /** The release's last month. */
  maned: Maned;
  sti: string;
  /** How many figures of the subject, as told by then, later reports tell otherwise or no more. Never by how much. */
  changed: number;
}

/** One month of a year of editions: `gap` where no report is of it, `outside` before the first edition and after the last. */
export type EditionMonth = PageEdition | 'gap' | 'outside';

/** Every edition of a page. */
export interface PageEditions {
  /** Newest first. */
  list: PageEdition[];
  /** The same as twelve months a year, newest year first; empty where most months would be without, and a list is better. */
  years: { year: number; months: EditionMonth[] }[];
  /** True when figures of some edition have been changed since. */
  hasChanged: boolean;
  /** True when some month of `years` is without a report. */
  hasGap: boolean;
}

/** Gives the editions of the page about a subject. */
export type EditionsReader = (subject: Subject) => PageEditions;

/** Up to this many editions are read as a list. */
const MOST_IN_LIST = 6;

/** Years of which fewer months than this share have an edition are read as a list too. */
const LEAST_SHARE = 1 / 3;

/**
 * A reader of editions from the reports (oldest first), every change among them, and the release that first told of each
 * subject.
 */
export function editionsReader(
  rapporter: readonly Pick<Rapport, 'id' | 'maneder'>[],
  changes: readonly Revision[],
  told: ReadonlyMap<string, string>,
): EditionsReader {
  const spans = spansBySubject(changes);
  return (subject) => {
    const own = [...(spans.get(`${subject.niva}/${subject.id}`)?.values() ?? [])];
    const list = rapporter
      .filter(({ id }) => keepsPage(id, subject, told))
      .map((rapport) => ({
        maned: periodOf(rapport).til,
        sti: archivedPath(rapport.id, pathTo(subject)),
        changed: own.filter(({ first, last }) => first <= rapport.id && rapport.id < last).length,
      }))
      .reverse();
    const years = yearsOf(list);
    return {
      list,
      years,
      hasChanged: list.some(({ changed }) => changed > 0),
      hasGap: years.some(({ months }) => months.includes('gap')),
    };
  };
}

/** The releases that tell a figure otherwise than the newest does: from the first that told it to the last that changed it. */
interface Span {
  first: string;
  last: string;
}

/** The changed figures of each subject, by level and slug, then by series and month. */
function spansBySubject(changes: readonly Revision[]): Map<string, Map<string, Span>> {
  const found = new Map<string, Map<string, Span>>();
  for (const { serie, maned, rapport, forst } of changes) {
    const { niva, id } = parseSeriesKey(serie);
    const own = found.get(`${niva}/${id}`) ?? new Map<string, Span>();
    found.set(`${niva}/${id}`, own);
    const key = `${serie}@${maned}`;
    const last = own.get(key)?.last ?? rapport;
    own.set(key, { first: forst, last: rapport > last ? rapport : last });
  }
  return found;
}

/** `list` is newest first. */
function yearsOf(list: readonly PageEdition[]): PageEditions['years'] {
  const [newest, oldest] = [list[0]?.maned, list.at(-1)?.maned];
  if (!newest || !oldest || list.length <= MOST_IN_LIST) return [];
  const count = yearOf(newest) - yearOf(oldest) + 1;
  if (list.length < 12 * count * LEAST_SHARE) return [];
  const byMonth = new Map(list.map((edition) => [edition.maned, edition]));
  const monthOf = (maned: Maned): EditionMonth =>
    byMonth.get(maned) ?? (maned > oldest && maned < newest ? 'gap' : 'outside');
  return Array.from({ length: count }, (_, i) => {
    const year = yearOf(newest) - i;
    return {
      year,
      months: Array.from({ length: 12 }, (_month, place) => monthOf(toManed(year, place + 1))),
    };
  });
}
