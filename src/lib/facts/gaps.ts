import { addManeder, manedRekke, type Maned } from '../domain/maned.ts';
import type { SerieNokkel } from '../domain/key.ts';
import type { Faktum } from './fact.ts';
import { bruddFor, celleFor, celler, isSynligObservasjon, type Grunnlag } from './context.ts';
import { verdi } from './calculation.ts';

/** Caveats weigh nothing against other facts: they are told whenever they hold. */
const CAVEAT = 50;

/** What is hidden: everything, this month, the month before, or earlier months. At most one opening fact and one caveat. */
export function findSkjermet(grunnlag: Grunnlag, nokkel: SerieNokkel): Faktum[] {
  const all = celler(grunnlag, nokkel);
  const na = celleFor(grunnlag, nokkel, grunnlag.maned);
  const visible = all.filter(isSynligObservasjon);
  const first = all[0];
  if (!first || !na) return [];
  if (visible.length === 0) return [{ slag: 'skjermet-hele', vekt: CAVEAT, fra: first.maned }];
  const siste = visible.at(-1);
  if (!isSynligObservasjon(na)) {
    return [
      {
        slag: 'skjermet-na',
        vekt: CAVEAT,
        siste: siste && verdi(siste),
        synlige: visible.length,
      },
    ];
  }
  return findSkjermetFor(grunnlag, nokkel);
}

function findSkjermetFor(grunnlag: Grunnlag, nokkel: SerieNokkel): Faktum[] {
  const forrige = addManeder(grunnlag.maned, -1);
  const hidden = celler(grunnlag, nokkel).filter(
    (celle) => !isSynligObservasjon(celle) && isRecent(celle.maned, grunnlag),
  );
  if (hidden.length === 0) return [];
  if (hidden.length === 1 && hidden[0]?.maned === forrige)
    return [{ slag: 'skjermet-forrige', vekt: CAVEAT, forrige }];
  return [{ slag: 'skjermet-tidligere', vekt: CAVEAT, celler: hidden }];
}

/** Months further back than a year are not named one by one. */
function isRecent(maned: Maned, { maned: now }: Grunnlag): boolean {
  return maned >= addManeder(now, -12);
}

/** What is not there: no row this month, no earlier month, months left out, a break that stops the comparison. */
export function findHull(grunnlag: Grunnlag, nokkel: SerieNokkel): Faktum[] {
  const all = celler(grunnlag, nokkel);
  const na = celleFor(grunnlag, nokkel, grunnlag.maned);
  if (!na) {
    const siste = all.filter(isSynligObservasjon).at(-1);
    return [
      {
        slag: 'fravaerende',
        vekt: CAVEAT,
        siste: siste && verdi(siste),
        sisteManed: siste?.maned,
      },
    ];
  }
  const first = all[0];
  if (!first) return [];
  const missing = manedRekke(first.maned, na.maned).filter(
    (maned) => !celleFor(grunnlag, nokkel, maned),
  );
  const facts: Faktum[] = [];
  if (first === na && isSynligObservasjon(na)) facts.push({ slag: 'forste-maned', vekt: CAVEAT });
  if (missing.length > 0) facts.push({ slag: 'mangler', vekt: CAVEAT, maneder: missing });
  const brudd = bruddFor(grunnlag, nokkel).findLast(
    ({ maned }) => maned > first.maned && maned <= grunnlag.maned,
  );
  if (brudd) facts.push({ slag: 'brudd', vekt: CAVEAT, brudd });
  return facts;
}

/**
 * Numbers that the release restates, and numbers the editor has corrected, in the series up to this month. What is
 * told of an earlier month than the release's own knows nothing of what was restated since.
 */
export function findEndretITall(grunnlag: Grunnlag, nokkel: SerieNokkel): Faktum[] {
  const { rapport, maned } = grunnlag;
  const revised = (grunnlag.serier.get(nokkel)?.revisjoner ?? []).filter(
    ({ til }) => rapport.startsWith(maned) && til.kilde.rapport === rapport && til.maned <= maned,
  );
  const facts: Faktum[] = [];
  const [only] = revised;
  if (only && revised.length === 1) facts.push({ slag: 'revidert', vekt: CAVEAT, ...only });
  else if (only) {
    facts.push({ slag: 'revidert-flere', vekt: CAVEAT, celler: revised.map(({ til }) => til) });
  }
  for (const celle of celler(grunnlag, nokkel)) {
    if (celle.verdi.status !== 'rettet') continue;
    facts.push({ slag: 'rettet', vekt: CAVEAT, celle, begrunnelse: celle.verdi.begrunnelse });
  }
  return facts;
}
