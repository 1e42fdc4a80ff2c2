import type { ReportCache } from '../io/report-cache.ts';
import type { ImageSequence } from './images.ts';

/**
 * What a build tells of itself as it goes on, each with a number:
 *
 *     reports n        so many reports lie in the folder
 *     kept, read       a report was kept by an earlier build, or is to be read
 *     entries n        so many entries the registry has: reading is over
 *     releases n       so many releases are to be drawn
 *     drawn            a release is
 *     pages n          so many of the pages that releases keep are to be made: Astro has bundled, and asked for every path
 *     page             one is begun
 *     pictures n       so many pictures there are in all: pages are over
 *     picture          one is drawn
 *     kept-picture     one was kept by an earlier build
 *     finish           only what follows the pictures is left
 */
export type BuildEvent =
  | 'reports'
  | 'kept'
  | 'read'
  | 'entries'
  | 'releases'
  | 'drawn'
  | 'pages'
  | 'page'
  | 'pictures'
  | 'picture'
  | 'kept-picture'
  | 'finish';

/** Tells how far a build has come: on a terminal in one line that changes, elsewhere a line for each ten per cent. */
export interface Progress {
  note: (event: BuildEvent, count?: number) => void;
  /** Tells, if there is something new to tell. Also to be called while nothing happens. */
  tick: () => void;
  /** Milliseconds left, as far as is known; undefined while no report is new: perhaps nothing is to be done. */
  left: () => number | undefined;
  /** Takes the line away, before something else is written. */
  hide: () => void;
}

/** The share of unseen work that is thought done, at most, until it is. */
const UNSEEN = 0.9;
const BETWEEN = 200;
const WIDTH = 24;

/** What is known of a build: what there is, and how much of it is done. */
interface Known {
  reports: number;
  kept: number;
  read: number;
  /** Entries of the registry: most pages are about one of them. */
  entries: number;
  /** Releases to draw; undefined until it is known. */
  releases?: number;
  drawn: number;
  /** Pages that releases keep and that must be made anew, likewise. */
  archivedPages?: number;
  pages: number;
  /** Pictures in all, likewise. */
  pictures?: number;
  drawnPictures: number;
  keptPictures: number;
}

const NOTHING_KNOWN: Known = {
  reports: 1,
  kept: 0,
  read: 0,
  // About as many as the real registry has.
  entries: 50,
  drawn: 0,
  pages: 0,
  drawnPictures: 0,
  keptPictures: 0,
};

/** Work that is told in parts: milliseconds in all, and of those that are done. */
interface ToldWork {
  all: number;
  done: number;
}

/** Work that is told in no parts, in milliseconds. */
type UnseenWork = 'starting' | 'preparing' | 'closing' | 'finishing';

/*
 * What there is to do, as milliseconds of two processors: as builds of one report and of twelve took them, from nothing and
 * from all that is kept. How they are to one another is what counts: a machine of another speed shows by how long the
 * first of them take. What is not known yet is thought to be as in a build from nothing.
 */

function estimateTold(known: Known): ToldWork[] {
  const { kept, read, entries, drawn, drawnPictures } = known;
  const reports = Math.max(known.reports, kept + read);
  // Reports that have not been asked for yet are thought to be like those that have.
  const fresh = kept > 0 ? (reports * read) / (kept + read) : reports;
  const releases = known.releases ?? fresh;
  // One of the size of the real registry is 1.
  const size = entries / 49;
  const drawing = 900 * size;
  // A worker has to read all reports before it draws its first release.
  const workers = 1100 * Math.min(2, releases);
  // The pages about entries are told last.
  const heavy = entries + (known.archivedPages ?? (8 + entries) * releases);
  const light = 95 + 26.5 * entries + 13 * reports * size;
  return [
    { all: 184 * fresh + 19 * (reports - fresh), done: 184 * read + 19 * kept },
    { all: workers + drawing * releases, done: (workers / releases + drawing) * drawn || 0 },
    {
      all: 2.5 * light + 9.5 * heavy,
      done: 2.5 * Math.min(light, known.pages) + 9.5 * Math.max(0, known.pages - light),
    },
    { all: 10.2 * estimatePictures(known, size, releases), done: 10.2 * drawnPictures },
  ];
}

function estimateUnseen({ reports }: Known): Record<UnseenWork, number> {
  return {
    starting: 1300,
    // Astro bundles, and asks for every path.
    preparing: 6100 + 142 * reports,
    // What Astro does after its last page.
    closing: 460 + 32 * reports,
    finishing: 300 + 50 * reports,
  };
}

/** How many pictures are to be drawn. Those that are left are thought to be as new as those that have been. */
function estimatePictures(known: Known, size: number, releases: number): number {
  const { pictures, drawnPictures, keptPictures } = known;
  const seen = drawnPictures + keptPictures;
  if (pictures !== undefined)
    return drawnPictures + ((pictures - seen) * drawnPictures) / Math.max(1, seen);
  const allKept = releases === 0 || (keptPictures > 0 && drawnPictures === 0);
  return allKept ? drawnPictures : 13 + (224 + 3 * releases) * size;
}

/** Progress of a build, told on `stream`. `now` gives milliseconds since the build began. */
export function createProgress(
  stream: { write: (text: string) => unknown; isTTY?: boolean },
  now: () => number,
): Progress {
  const account = createAccount(now);
  let phase = 'leser';
  let told = { at: 0, share: 0 };
  let shown = false;
  const tick = () => {
    // More may turn up than was thought; what has been told is not taken back.
    const share = Math.max(told.share, Math.min(0.99, account.share()));
    const left = account.left();
    if (stream.isTTY) {
      if (now() - told.at < BETWEEN) return;
      stream.write(`\r${bar(share)} ${describe(share, phase, left)}\u001b[K`);
      shown = true;
      told = { at: now(), share };
    } else if (left !== undefined && tenths(share) > tenths(told.share)) {
      stream.write(`${describe(tenths(share) / 10, phase, left)}\n`);
      told = { at: now(), share };
    }
  };
  return {
    note: (event, count = 1) => {
      account.note(event, count);
      phase = PHASES[event] ?? phase;
      tick();
    },
    tick,
    left: account.left,
    hide: () => {
      if (shown) stream.write('\r\u001b[K');
      shown = false;
    },
  };
}

/** What a build is doing from an event on. */
const PHASES: Partial<Record<BuildEvent, string>> = {
  releases: 'tegner',
  pages: 'sider',
  pictures: 'bilder',
};

/** Keeps account of what is done and what is left. */
function createAccount(now: () => number) {
  const known = { ...NOTHING_KNOWN };
  /** Unseen work that is under way: when it began, and how long the machine took till then for what should take a millisecond. */
  const running = new Map<UnseenWork, { start: number; pace: number }>();
  const over = new Set<UnseenWork>();
  const all = () => {
    const told = estimateTold(known).map((work) => Math.max(work.all, work.done));
    return sumOf([...told, ...Object.values(estimateUnseen(known))]);
  };
  const done = () => {
    const unseen = Object.entries(estimateUnseen(known)).map(([name, length]) => {
      if (over.has(name as UnseenWork)) return length;
      const run = running.get(name as UnseenWork);
      return run ? Math.min(UNSEEN * length, (now() - run.start) / run.pace) : 0;
    });
    return Math.max(1, sumOf([...estimateTold(known).map((work) => work.done), ...unseen]));
  };
  const pace = () => now() / done();
  return {
    note: (event: BuildEvent, count: number) => {
      learn(known, event, count);
      const ended = ENDS[event];
      if (ended) over.add(ended);
      const begun = BEGINS[event];
      if (begun) running.set(begun, { start: now(), pace: pace() });
    },
    /** The share of the work that is done. */
    share: () => done() / all(),
    left: () => {
      const isOpen = known.releases === undefined && known.read === 0;
      return isOpen ? undefined : pace() * (all() - done());
    },
  };
}

/** Which unseen work ends with an event, and which begins. */
const ENDS: Partial<Record<BuildEvent, UnseenWork>> = {
  reports: 'starting',
  pages: 'preparing',
  pictures: 'closing',
};
const BEGINS: Partial<Record<BuildEvent, UnseenWork>> = {
  releases: 'preparing',
  finish: 'finishing',
};

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function learn(known: Known, event: BuildEvent, count: number): void {
  if (event === 'reports') known.reports = count;
  else if (event === 'entries') known.entries = count;
  else if (event === 'releases') known.releases = count;
  else if (event === 'pages') known.archivedPages = count;
  else if (event === 'pictures') known.pictures = count;
  else if (event !== 'finish') known[COUNTED[event]] += count;
}

/** What there is one more of. */
const COUNTED = {
  kept: 'kept',
  read: 'read',
  drawn: 'drawn',
  page: 'pages',
  picture: 'drawnPictures',
  'kept-picture': 'keptPictures',
} as const;

/** Tells of every report that is asked for, kept by an earlier build or to be read. `count` there are. */
export function followReading(
  reportCache: ReportCache,
  count: number,
  { note }: Pick<Progress, 'note'>,
): ReportCache {
  note('reports', count);
  return {
    ...reportCache,
    find: async (file, sha256) => {
      const known = await reportCache.find(file, sha256);
      note(known ? 'kept' : 'read');
      return known;
    },
  };
}

/** Tells of every picture that is drawn, or was by an earlier build. */
export function followPictures({ note }: Pick<Progress, 'note'>): ImageSequence {
  return {
    expect: (count) => {
      note('pictures', count);
    },
    ready: (drawn) => {
      note(drawn ? 'picture' : 'kept-picture');
    },
  };
}

function tenths(share: number): number {
  return Math.floor(share * 10);
}

function bar(share: number): string {
  const full = Math.floor(share * WIDTH);
  return '█'.repeat(full) + '░'.repeat(WIDTH - full);
}

function describe(share: number, phase: string, left: number | undefined): string {
  const told = `${Math.floor(share * 100)} %, ${phase}`;
  return left === undefined ? told : `${told}, omtrent ${formatLeft(left)} igjen`;
}

function formatLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
