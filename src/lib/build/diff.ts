/** What an observation is where the number is hidden. */
export const HIDDEN_MARK = '*';

/** A built site as far as two of them are compared. */
export interface Build {
  /** What each page says, by path. */
  sider: ReadonlyMap<string, readonly string[]>;
  /** What each observation is, by its key: a count, or `*`. */
  tall: ReadonlyMap<string, string>;
  /** The drawing of each figure, by its id: any text that changes with it. */
  figurer: ReadonlyMap<string, string>;
  /** The digest of each file, by its path. */
  filer: ReadonlyMap<string, string>;
}

/** What one list has that the other has not, and what both have but say differently. */
export interface Changes<T> {
  nye: T[];
  gone: T[];
  endret: T[];
}

/** A change of one page's text: sentences taken out, and sentences that came instead. */
export interface PageChange {
  sti: string;
  ut: string[];
  inn: string[];
}

/** What would change on the site. */
export interface Difference {
  sider: Changes<string>;
  setninger: PageChange[];
  tall: Changes<string>;
  figurer: Changes<string>;
  filer: Changes<string>;
  /** Each changed observation before and after. */
  values: Map<string, [gammel: string, ny: string]>;
}

/** Compares two builds. Lists are sorted by path or key. */
export function compareBuild(old: Build, fresh: Build): Difference {
  const sentences = [...fresh.sider].flatMap(([sti, now]) => {
    const before = old.sider.get(sti);
    const change = before && { sti, ut: missingFrom(now, before), inn: missingFrom(before, now) };
    return change && change.ut.length + change.inn.length > 0 ? [change] : [];
  });
  const tall = compareMaps(old.tall, fresh.tall);
  return {
    sider: compareMaps(old.sider, fresh.sider, (a, b) => a.join('\n') === b.join('\n')),
    setninger: sentences.sort((a, b) => (a.sti < b.sti ? -1 : 1)),
    tall,
    figurer: compareMaps(old.figurer, fresh.figurer),
    filer: compareMaps(old.filer, fresh.filer),
    values: new Map(
      tall.endret.map((key) => [key, [old.tall.get(key) ?? '', fresh.tall.get(key) ?? '']]),
    ),
  };
}

/** What is in `all` more often than in `known`, in order. */
function missingFrom(known: readonly string[], all: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of known) left.set(one, (left.get(one) ?? 0) + 1);
  return all.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

function compareMaps<T>(
  old: ReadonlyMap<string, T>,
  fresh: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean = Object.is,
): Changes<string> {
  const both = [...fresh].flatMap(([key, now]) => {
    const before = old.get(key);
    return before !== undefined && !same(before, now) ? [key] : [];
  });
  return {
    nye: [...fresh.keys()].filter((key) => !old.has(key)).sort(),
    gone: [...old.keys()].filter((key) => !fresh.has(key)).sort(),
    endret: both.sort(),
  };
}

/** What would change, as Markdown for a pull request: counts first, then at most `highest` of each kind. */
export function formatDifference(difference: Difference, highest: number): string {
  const { sider, setninger, tall, figurer, filer, values } = difference;
  const said = setninger.flatMap(({ sti, ut, inn }) => [
    `- \`${sti}\``,
    ...ut.map((text) => `  - ut: ${quote(text)}`),
    ...inn.map((text) => `  - inn: ${quote(text)}`),
  ]);
  const changed = [...values].map(([key, [before, now]]) => {
    // What is hidden now is not told from before.
    const told = now === HIDDEN_MARK ? 'oppgitt' : before;
    return `- \`${key}\`: ${told} → ${now}`;
  });
  return [
    '## Dette ville endre seg på nettstedet\n',
    '| | nye | borte | endret |',
    '|---|--:|--:|--:|',
    counts('sider', sider),
    counts('figurer', figurer),
    counts('tall', tall),
    // An upgrade may change what no sentence says: words of the frame, style sheets, drawings' markup.
    counts('filer, byte for byte', filer),
    '',
    ...listed('Tall som er endret', changed, highest),
    ...listed('Tall som er borte', tall.gone.map(code), highest),
    ...listed('Figurer som er tegnet annerledes', figurer.endret.map(code), highest),
    ...listed('Setninger', said, highest),
    ...listed('Nye sider', sider.nye.map(code), highest),
    ...listed('Sider som er borte', sider.gone.map(code), highest),
    ...listed('Nye figurer', figurer.nye.map(code), highest),
    ...listed('Figurer som er borte', figurer.gone.map(code), highest),
  ].join('\n');
}

function counts(name: string, { nye, gone, endret }: Changes<string>): string {
  return `| ${name} | ${nye.length} | ${gone.length} | ${endret.length} |`;
}

function listed(title: string, lines: readonly string[], highest: number): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > highest ? [`- … og ${lines.length - highest} linjer til`] : [];
  return [`### ${title}\n`, ...lines.slice(0, highest), ...more, ''];
}

function code(text: string): string {
  return `- \`${text}\``;
}

/** Text of the site as Markdown that shows it: what comes from reports gives no markup here. */
function quote(text: string): string {
  return `«${text.replace(/[\\`*_[\]<>|#@]/g, '\\$&')}»`;
}
