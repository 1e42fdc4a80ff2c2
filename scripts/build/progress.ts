import type { ImageSequence } from '../../src/lib/build/images.ts';
import type { ReportCache } from '../../src/lib/io/report-cache.ts';

/**
 * The kinds of work a build has, and how many milliseconds one of each takes. Measured on two processors, by noting when
 * each was done in builds of one report and of sixty, from nothing and from all that is kept. How they are to one another is what
 * counts: a machine of another speed shows by how long the first of them take.
 */
const MILLISECONDS = {
  startet: 1700,
  hentet: 15,
  lest: 55,
  tegnet: 820,
  /** Astro's bundling, and the asking for every path: told in milliseconds, for it goes on unseen. */
  klargjort: 1,
  /** A page, or a file that is no page. */
  side: 3,
  bilde: 24,
  /** What comes after the pictures, and ends with the build. */
  avsluttet: 1,
};
export type Work = keyof typeof MILLISECONDS;
export type Amounts = Partial<Record<Work, number>>;

/** What a build is doing now. */
export type Phase = 'leser' | 'tegner' | 'sider' | 'bilder';

/** Tells how far a build has come: on a terminal in one line that changes, elsewhere a line for each ten per cent. */
export interface Progress {
  begin: (phase: Phase) => void;
  /** Says how much there is of some kinds, in all: what is known now, in place of what was thought. */
  expect: (amounts: Amounts) => void;
  /** Says that some work has begun that is told in no parts. */
  run: (work: Work) => void;
  /** Says that there is no more of it. */
  complete: (work: Work) => void;
  step: (work: Work, count?: number) => void;
  /** Tells, if there is something new to tell. Also to be called while nothing happens. */
  tick: () => void;
  /** Milliseconds left, as far as is known. */
  left: () => number;
  /** Takes the line away, before something else is written. */
  hide: () => void;
}

/** The share of unseen work that is thought done, at most, until it is. */
const UNSEEN = 0.9;
const BETWEEN = 200;
const WIDTH = 24;

/** What a build of `antall` reports has to do, `nye` of them new. */
export function estimate(count: number, fresh: number): Amounts {
  return {
    startet: 1,
    hentet: count - fresh,
    lest: fresh,
    tegnet: fresh,
    klargjort: 4500 + 55 * count,
    side: othersPages(count) + 62 * fresh,
    avsluttet: 60 + 5 * count + 12 * fresh,
    bilde: fresh === 0 ? 0 : 430 + 1.7 * fresh,
  };
}

/** How many pages and files there are beside those that releases keep. */
export function othersPages(count: number): number {
  return 1600 + 2.5 * count;
}

/** What a build has to do that has kept all models of `antall` reports, and no page: the templates are new. */
export function estimateWithoutPages(count: number): Amounts {
  const { side, avsluttet } = estimate(count, count);
  return { side, avsluttet };
}

/** Progress of a build, told on `stream`. `now` gives milliseconds since the build began. */
export function createProgress(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  now: () => number,
): Progress {
  const { share: shareNow, left, expect, run, complete, step } = createAccount(now);
  let phase: Phase = 'leser';
  let told = { at: 0, share: 0 };
  let shown = false;
  const tick = () => {
    // More may turn up than was thought; what has been told is not taken back.
    const share = Math.max(told.share, Math.min(0.99, shareNow()));
    if (stream.isTTY) {
      if (now() - told.at < BETWEEN) return;
      stream.write(`\r${bar(share)} ${describe(share, phase, left())}\u001b[K`);
      shown = true;
      told = { at: now(), share };
    } else if (tenths(share) > tenths(told.share)) {
      stream.write(`${describe(tenths(share) / 10, phase, left())}\n`);
      told = { at: now(), share };
    }
  };
  return {
    begin: (next) => {
      phase = next;
      tick();
    },
    expect,
    run,
    complete: (work) => {
      complete(work);
      tick();
    },
    step: (work, count) => {
      step(work, count);
      tick();
    },
    tick,
    left,
    hide: () => {
      if (shown) stream.write('\r\u001b[K');
      shown = false;
    },
  };
}

type Account = Pick<Progress, 'expect' | 'run' | 'complete' | 'step' | 'left'> & {
  /** The share of the work that is done. */
  share: () => number;
};

/** Keeps account of what is done and what is left. */
function createAccount(now: () => number): Account {
  const expected: Amounts = {};
  const made: Amounts = {};
  /** When it began, and how long the machine took till then for what should take a millisecond. */
  const running = new Map<Work, { start: number; pace: number }>();
  const unseen = (work: Work) => {
    const run = running.get(work);
    if (!run) return 0;
    return Math.min(UNSEEN * workOf(expected, work), (now() - run.start) / run.pace);
  };
  const doneOf = (work: Work) => workOf(made, work) + unseen(work);
  const sum = (of: (work: Work) => number) => WORK.reduce((all, one) => all + of(one), 0);
  const done = () => Math.max(1, sum(doneOf));
  const all = () =>
    Math.max(
      1,
      sum((one) => Math.max(workOf(expected, one), doneOf(one))),
    );
  const pace = () => now() / done();
  return {
    share: () => sum(doneOf) / all(),
    left: () => pace() * (all() - done()),
    expect: (amounts) => void Object.assign(expected, amounts),
    run: (work) => void running.set(work, { start: now(), pace: pace() }),
    complete: (work) => {
      running.delete(work);
      made[work] = expected[work] ?? 0;
    },
    step: (work, count = 1) => {
      made[work] = (made[work] ?? 0) + count;
    },
  };
}

/** Tells of every report that is asked for, kept by an earlier build or to be read. `antall` there are. */
export function followReading(
  reportCache: ReportCache,
  count: number,
  progress: Pick<Progress, 'expect' | 'step'>,
): ReportCache {
  let fresh = 0;
  let sett = 0;
  progress.expect(estimate(count, count));
  progress.step('startet');
  return {
    ...reportCache,
    find: async (file, sha256) => {
      const known = await reportCache.find(file, sha256);
      sett += 1;
      fresh += known ? 0 : 1;
      // Those that are left are thought to be like the one that was just asked for.
      const rest = Math.max(0, count - sett);
      progress.expect(estimate(Math.max(count, sett), known ? fresh : fresh + rest));
      progress.step(known ? 'hentet' : 'lest');
      return known;
    },
  };
}

/** Tells of every picture that is drawn. One that an earlier build has drawn costs next to nothing, and is no longer expected. */
export function followPictures(progress: Pick<Progress, 'expect' | 'step'>): ImageSequence {
  let known = 0;
  let tegnede = 0;
  let all: number | undefined;
  // Those that are left are thought to be as new as those that have been.
  const rest = () => {
    if (all === undefined) return;
    const fresh = tegnede / Math.max(1, tegnede + known);
    progress.expect({ bilde: tegnede + (all - tegnede - known) * fresh });
  };
  return {
    expect: (count) => {
      all = count;
      rest();
    },
    ready: (drawn) => {
      if (drawn) tegnede += 1;
      else known += 1;
      rest();
      if (drawn) progress.step('bilde');
    },
  };
}

const WORK = Object.keys(MILLISECONDS) as Work[];

function workOf(amounts: Amounts, work: Work): number {
  return (amounts[work] ?? 0) * MILLISECONDS[work];
}

function tenths(share: number): number {
  return Math.floor(share * 10);
}

function bar(share: number): string {
  const full = Math.floor(share * WIDTH);
  return '█'.repeat(full) + '░'.repeat(WIDTH - full);
}

function describe(share: number, phase: Phase, ms: number): string {
  return `${Math.floor(share * 100)} %, ${phase}, omtrent ${formatLeft(ms)} igjen`;
}

function formatLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
