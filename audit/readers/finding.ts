/** One thing the auditor found wrong in the published files. Plain data. */
export interface Finding {
  /** Path inside `dist`, with `/` between its steps. */
  fil: string;
  /** Where in the file: `line:column`, a JSON path, or a cell such as `rad 12, antall`. */
  sted: string;
  /** Name of the check's rule, e.g. `data-verdi`. */
  regel: string;
  /** What the file says there. */
  found: string;
  /** What it should say, where there is one right answer that may be told. */
  expected?: string;
}

/** What was looked at, for the summary line: a clean audit of nothing is no audit. */
export interface Tally {
  filer: number;
  sider: number;
  tall: number;
  celler: number;
  lenker: number;
}

/** The outcome of an audit: findings sorted by file, then in the order they were met. */
export interface AuditResult {
  funn: Finding[];
  telling: Tally;
}

/** Thrown when there is nothing to judge by: a report, registry or folder that cannot be read. */
export class UnreadableError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.name = 'UnreadableError';
    this.problems = problems;
  }
}
