import { addManeder, manedRun, type Maned } from '../domain/maned.ts';
import type { SeriesKey } from '../domain/key.ts';
import type { Fact } from './fact.ts';
import { breaksFor, cellFor, cells, isVisibleObservation, type FactContext } from './context.ts';
import { verdi } from './calculation.ts';

/** Caveats weigh nothing against other facts: they are told whenever they hold. */
const CAVEAT = 50;

/** What is hidden: everything, this month, the month before, or earlier months. At most one opening fact and one caveat. */
export function findSkjermet(context: FactContext, key: SeriesKey): Fact[] {
  const all = cells(context, key);
  const now = cellFor(context, key, context.maned);
  const visible = all.filter(isVisibleObservation);
  const first = all[0];
  if (!first || !now) return [];
  if (visible.length === 0) return [{ slag: 'skjermet-hele', vekt: CAVEAT, fra: first.maned }];
  const last = visible.at(-1);
  if (!isVisibleObservation(now)) {
    return [
      {
        slag: 'skjermet-na',
        vekt: CAVEAT,
        siste: last && verdi(last),
        visible: visible.length,
      },
    ];
  }
  return findSkjermetFor(context, key);
}

function findSkjermetFor(context: FactContext, key: SeriesKey): Fact[] {
  const forrige = addManeder(context.maned, -1);
  const hidden = cells(context, key).filter(
    (cell) => !isVisibleObservation(cell) && isRecent(cell.maned, context),
  );
  if (hidden.length === 0) return [];
  if (hidden.length === 1 && hidden[0]?.maned === forrige)
    return [{ slag: 'skjermet-forrige', vekt: CAVEAT, forrige }];
  return [{ slag: 'skjermet-tidligere', vekt: CAVEAT, celler: hidden }];
}

/** Months further back than a year are not named one by one. */
function isRecent(maned: Maned, { maned: now }: FactContext): boolean {
  return maned >= addManeder(now, -12);
}

/** What is not there: no row this month, no earlier month, months left out, a break that stops the comparison. */
export function findGap(context: FactContext, key: SeriesKey): Fact[] {
  const all = cells(context, key);
  const now = cellFor(context, key, context.maned);
  if (!now) {
    const last = all.filter(isVisibleObservation).at(-1);
    return [
      {
        slag: 'fravaerende',
        vekt: CAVEAT,
        siste: last && verdi(last),
        sisteManed: last?.maned,
      },
    ];
  }
  const first = all[0];
  if (!first) return [];
  const missing = manedRun(first.maned, now.maned).filter((maned) => !cellFor(context, key, maned));
  const facts: Fact[] = [];
  if (first === now && isVisibleObservation(now))
    facts.push({ slag: 'forste-maned', vekt: CAVEAT });
  if (missing.length > 0) facts.push({ slag: 'mangler', vekt: CAVEAT, maneder: missing });
  const brudd = breaksFor(context, key).findLast(
    ({ maned }) => maned > first.maned && maned <= context.maned,
  );
  if (brudd) facts.push({ slag: 'brudd', vekt: CAVEAT, brudd });
  return facts;
}

/**
 * Numbers that the release restates, and numbers the editor has corrected, in the series up to this month. What is
 * told of an earlier month than the release's own knows nothing of what was restated since.
 */
export function findChangedInNumber(context: FactContext, key: SeriesKey): Fact[] {
  const { rapport, maned } = context;
  const revised = (context.serier.get(key)?.revisions ?? []).filter(
    ({ til }) => rapport.startsWith(maned) && til.kilde.rapport === rapport && til.maned <= maned,
  );
  const facts: Fact[] = [];
  const [only] = revised;
  if (only && revised.length === 1) facts.push({ slag: 'revidert', vekt: CAVEAT, ...only });
  else if (only) {
    facts.push({ slag: 'revidert-flere', vekt: CAVEAT, celler: revised.map(({ til }) => til) });
  }
  for (const celle of cells(context, key)) {
    if (celle.verdi.status !== 'rettet') continue;
    facts.push({ slag: 'rettet', vekt: CAVEAT, celle, begrunnelse: celle.verdi.begrunnelse });
  }
  return facts;
}
