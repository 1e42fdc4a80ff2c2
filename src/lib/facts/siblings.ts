import { addManeder } from '../domain/maned.ts';
import type { Delendring } from './contributions.ts';
import { delendringer, storstRelativ, toRelativ } from './contributions.ts';
import { fullstendig, sosken, type Deling, type Synligdel } from './parts.ts';
import { compare, lastPair, retningOf, strength } from './change.ts';
import type { Faktum } from './fact.ts';
import { HELHETEN, nokkelFor, synligFor, type Emne, type Grunnlag } from './context.ts';
import { andel, endring, endringProsent, rang, verdi } from './calculation.ts';

/** Places further down are not worth a sentence. */
const LAST_PLACE_TOLD = 5;
/** The smallest number of persons a share is told of. */
const SMALLEST_WHOLE = 20;
/** A smaller share is not told, tenths of a percent. */
const SMALLEST_SHARE = 10;

/** What a subject is a part of: a tiltak of its group, everything else of the whole. The whole has no parent. */
export function parentOf({ register }: Grunnlag, { niva, id }: Emne): Emne | undefined {
  if (niva === 'i-alt') return undefined;
  if (niva !== 'tiltak') return HELHETEN;
  const gruppe = register.tiltak.find(({ slug }) => slug === id)?.gruppe;
  return gruppe === undefined ? HELHETEN : { niva: 'tiltaksgruppe', id: gruppe };
}

/** What there is to tell of a subject among its siblings and against what they make up together. */
export function findSosken(grunnlag: Grunnlag, emne: Emne): Faktum[] {
  const over = parentOf(grunnlag, emne);
  if (!over || emne.niva === 'i-alt') return [];
  const alone = sosken(grunnlag, emne).length < 2;
  // A group's only tiltak is the group itself: the whole is what it differs from.
  if (alone) return [...findMotstrom(grunnlag, emne, HELHETEN), ...findShareOfAll(grunnlag, emne)];
  return [
    ...findMotstrom(grunnlag, emne, over),
    ...findStorst(grunnlag, emne, over),
    ...findPlass(grunnlag, emne, over),
    ...(emne.niva === 'tiltak' ? findShareOfAll(grunnlag, emne) : []),
  ];
}

/** A tiltak's share of all participants: two printed numbers, whatever is hidden in its group. */
function findShareOfAll(grunnlag: Grunnlag, emne: Emne): Faktum[] {
  const own = synligFor(grunnlag, nokkelFor(emne), grunnlag.maned);
  const whole = synligFor(grunnlag, nokkelFor(HELHETEN), grunnlag.maned);
  if (!own || !whole || whole.verdi.antall < SMALLEST_WHOLE) return [];
  const share = andel(own, whole);
  if (share.verdi < SMALLEST_SHARE) return [];
  return [{ slag: 'andel-av', vekt: 2 + share.verdi / 200, over: HELHETEN, andel: share }];
}

function findMotstrom(grunnlag: Grunnlag, emne: Emne, over: Emne): Faktum[] {
  const own = lastPair(grunnlag, nokkelFor(emne));
  const whole = lastPair(grunnlag, nokkelFor(over));
  if (!own || !whole) return [];
  const [mine, theirs] = [compare(...own), compare(...whole)];
  const quiet = ['om-lag-uendret', 'uendret', 'liten'];
  if (quiet.includes(mine.grad) || quiet.includes(theirs.grad)) return [];
  const retning = retningOf(mine.endring);
  if (!retning || retning === retningOf(theirs.endring)) return [];
  const vekt = 2.2 + strength(mine.endring.verdi, own[1]) / 4;
  return [{ slag: 'motstrom', vekt, over, retning, overEndring: theirs.endring }];
}

function findStorst(grunnlag: Grunnlag, emne: Emne, over: Emne): Faktum[] {
  const deler = delendringer(grunnlag, over, delingOf(emne));
  if (!deler || deler.length < 3) return [];
  const same = deler.filter((del) => isSameWay(del, deler, emne));
  const found = same.length < 2 ? undefined : storstRelativ(same);
  if (found?.emne.id !== emne.id) return [];
  const prosent = endringProsent(found.na, found.forrige);
  const retning = found.endring > 0 ? 'opp' : 'ned';
  const alle = same.flatMap(toRelativ);
  return [{ slag: 'storst-av-sosken', vekt: 2.9, retning, over, prosent, alle }];
}

/** The siblings that went the same way as the subject, itself among them. */
function isSameWay(del: Delendring, deler: Delendring[], { id }: Emne): boolean {
  const own = deler.find(({ emne }) => emne.id === id);
  return own !== undefined && Math.sign(del.endring) === Math.sign(own.endring);
}

/** Share of the parent, place among the siblings, and places changed; each only where every sibling is visible. */
function findPlass(grunnlag: Grunnlag, emne: Emne, over: Emne): Faktum[] {
  const now = placed(grunnlag, emne, over, grunnlag.maned);
  const whole = synligFor(grunnlag, nokkelFor(over), grunnlag.maned);
  if (!now || !whole) return [];
  const share = andel(now.own.celle, whole);
  const partOf: Faktum[] =
    whole.verdi.antall < SMALLEST_WHOLE || share.verdi < SMALLEST_SHARE
      ? []
      : [{ slag: 'andel-av', vekt: 1.7 + share.verdi / 1000, over, andel: share }];
  const place = rang(
    now.own.celle,
    now.others.map(({ celle }) => celle),
  );
  const tied = now.others.some(({ celle }) => celle.verdi.antall === now.own.celle.verdi.antall);
  if (tied || place.verdi > LAST_PLACE_TOLD) return partOf;
  const before = placed(grunnlag, emne, over, addManeder(grunnlag.maned, -1));
  const passed = before ? passedBy(now, before) : undefined;
  if (passed) return [...partOf, { slag: 'rangskifte', vekt: 3.5, ...passed, rang: place, over }];
  const leads = place.verdi <= 3 && 2 * place.verdi <= now.others.length + 1;
  if (!leads || partOf.length === 0) return partOf;
  return [{ slag: 'plass', vekt: 2.3 - place.verdi / 10, rang: place, over, andel: share }];
}

interface Plassering {
  own: Synligdel;
  others: Synligdel[];
}

function placed(
  grunnlag: Grunnlag,
  emne: Emne,
  over: Emne,
  maned: Grunnlag['maned'],
): Plassering | undefined {
  const all = fullstendig(grunnlag, nokkelFor(over), sosken(grunnlag, emne), maned);
  const own = all?.find((del) => del.emne.id === emne.id);
  return all && own && { own, others: all.filter((del) => del !== own) };
}

/** The one sibling the subject passed, or was passed by; undefined when none or several. */
function passedBy(now: Plassering, before: Plassering) {
  const crossed = now.others.flatMap((other) => {
    const earlier = before.others.find(({ nokkel }) => nokkel === other.nokkel);
    if (!earlier) return [];
    const was = Math.sign(endring(before.own.celle, earlier.celle).verdi);
    const is = Math.sign(endring(now.own.celle, other.celle).verdi);
    if (was * is !== -1) return [];
    return [
      {
        forbi: other.emne,
        retning: is > 0 ? ('opp' as const) : ('ned' as const),
        for: { egen: verdi(before.own.celle), annen: verdi(earlier.celle) },
      },
    ];
  });
  return crossed.length === 1 ? crossed[0] : undefined;
}

function delingOf({ niva }: Emne): Deling {
  return niva === 'hovedgruppe' || niva === 'tiltaksgruppe' ? niva : 'tiltak';
}
