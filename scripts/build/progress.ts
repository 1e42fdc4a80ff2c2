import type { Bildefolge } from '../../src/lib/build/images.ts';
import type { Leselager } from '../../src/lib/io/report-cache.ts';

/**
 * The kinds of work a build has, and how many milliseconds one of each takes. Measured on two processors, by noting when
 * each was done in builds of one report and of sixty, from nothing and from all that is kept. How they are to one another is what
 * counts: a machine of another speed shows by how long the first of them take.
 */
const MILLISEKUNDER = {
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
export type Arbeid = keyof typeof MILLISEKUNDER;
export type Mengder = Partial<Record<Arbeid, number>>;

/** What a build is doing now. */
export type Fase = 'leser' | 'tegner' | 'sider' | 'bilder';

/** Tells how far a build has come: on a terminal in one line that changes, elsewhere a line for each ten per cent. */
export interface Fremdrift {
  begin: (fase: Fase) => void;
  /** Says how much there is of some kinds, in all: what is known now, in place of what was thought. */
  expect: (mengder: Mengder) => void;
  /** Says that some work has begun that is told in no parts. */
  run: (arbeid: Arbeid) => void;
  /** Says that there is no more of it. */
  complete: (arbeid: Arbeid) => void;
  step: (arbeid: Arbeid, antall?: number) => void;
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
export function anslag(antall: number, nye: number): Mengder {
  return {
    startet: 1,
    hentet: antall - nye,
    lest: nye,
    tegnet: nye,
    klargjort: 4500 + 55 * antall,
    side: andreSider(antall) + 62 * nye,
    avsluttet: 60 + 5 * antall + 12 * nye,
    bilde: nye === 0 ? 0 : 430 + 1.7 * nye,
  };
}

/** How many pages and files there are beside those that releases keep. */
export function andreSider(antall: number): number {
  return 1600 + 2.5 * antall;
}

/** What a build has to do that has kept all models of `antall` reports, and no page: the templates are new. */
export function anslagUtenSider(antall: number): Mengder {
  const { side, avsluttet } = anslag(antall, antall);
  return { side, avsluttet };
}

/** Progress of a build, told on `stream`. `now` gives milliseconds since the build began. */
export function createFremdrift(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  now: () => number,
): Fremdrift {
  const { share: shareNow, left, expect, run, complete, step } = createRegnskap(now);
  let fase: Fase = 'leser';
  let told = { at: 0, share: 0 };
  let shown = false;
  const tick = () => {
    // More may turn up than was thought; what has been told is not taken back.
    const share = Math.max(told.share, Math.min(0.99, shareNow()));
    if (stream.isTTY) {
      if (now() - told.at < BETWEEN) return;
      stream.write(`\r${bar(share)} ${describe(share, fase, left())}\u001b[K`);
      shown = true;
      told = { at: now(), share };
    } else if (tenths(share) > tenths(told.share)) {
      stream.write(`${describe(tenths(share) / 10, fase, left())}\n`);
      told = { at: now(), share };
    }
  };
  return {
    begin: (next) => {
      fase = next;
      tick();
    },
    expect,
    run,
    complete: (arbeid) => {
      complete(arbeid);
      tick();
    },
    step: (arbeid, antall) => {
      step(arbeid, antall);
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

type Regnskap = Pick<Fremdrift, 'expect' | 'run' | 'complete' | 'step' | 'left'> & {
  /** The share of the work that is done. */
  share: () => number;
};

/** Keeps account of what is done and what is left. */
function createRegnskap(now: () => number): Regnskap {
  const expected: Mengder = {};
  const made: Mengder = {};
  /** When it began, and how long the machine took till then for what should take a millisecond. */
  const running = new Map<Arbeid, { start: number; pace: number }>();
  const unseen = (arbeid: Arbeid) => {
    const run = running.get(arbeid);
    if (!run) return 0;
    return Math.min(UNSEEN * workOf(expected, arbeid), (now() - run.start) / run.pace);
  };
  const doneOf = (arbeid: Arbeid) => workOf(made, arbeid) + unseen(arbeid);
  const sum = (of: (arbeid: Arbeid) => number) => ARBEID.reduce((all, one) => all + of(one), 0);
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
    expect: (mengder) => void Object.assign(expected, mengder),
    run: (arbeid) => void running.set(arbeid, { start: now(), pace: pace() }),
    complete: (arbeid) => {
      running.delete(arbeid);
      made[arbeid] = expected[arbeid] ?? 0;
    },
    step: (arbeid, antall = 1) => {
      made[arbeid] = (made[arbeid] ?? 0) + antall;
    },
  };
}

/** Tells of every report that is asked for, kept by an earlier build or to be read. `antall` there are. */
export function followReading(
  leselager: Leselager,
  antall: number,
  fremdrift: Pick<Fremdrift, 'expect' | 'step'>,
): Leselager {
  let nye = 0;
  let sett = 0;
  fremdrift.expect(anslag(antall, antall));
  fremdrift.step('startet');
  return {
    ...leselager,
    find: async (fil, sha256) => {
      const known = await leselager.find(fil, sha256);
      sett += 1;
      nye += known ? 0 : 1;
      // Those that are left are thought to be like the one that was just asked for.
      const rest = Math.max(0, antall - sett);
      fremdrift.expect(anslag(Math.max(antall, sett), known ? nye : nye + rest));
      fremdrift.step(known ? 'hentet' : 'lest');
      return known;
    },
  };
}

/** Tells of every picture that is drawn. One that an earlier build has drawn costs next to nothing, and is no longer expected. */
export function followPictures(fremdrift: Pick<Fremdrift, 'expect' | 'step'>): Bildefolge {
  let kjente = 0;
  let tegnede = 0;
  let alle: number | undefined;
  // Those that are left are thought to be as new as those that have been.
  const rest = () => {
    if (alle === undefined) return;
    const nye = tegnede / Math.max(1, tegnede + kjente);
    fremdrift.expect({ bilde: tegnede + (alle - tegnede - kjente) * nye });
  };
  return {
    expect: (antall) => {
      alle = antall;
      rest();
    },
    ready: (drawn) => {
      if (drawn) tegnede += 1;
      else kjente += 1;
      rest();
      if (drawn) fremdrift.step('bilde');
    },
  };
}

const ARBEID = Object.keys(MILLISEKUNDER) as Arbeid[];

function workOf(mengder: Mengder, arbeid: Arbeid): number {
  return (mengder[arbeid] ?? 0) * MILLISEKUNDER[arbeid];
}

function tenths(share: number): number {
  return Math.floor(share * 10);
}

function bar(share: number): string {
  const full = Math.floor(share * WIDTH);
  return '█'.repeat(full) + '░'.repeat(WIDTH - full);
}

function describe(share: number, fase: Fase, ms: number): string {
  return `${Math.floor(share * 100)} %, ${fase}, omtrent ${formatLeft(ms)} igjen`;
}

function formatLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
