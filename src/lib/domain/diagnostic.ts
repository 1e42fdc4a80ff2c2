import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';

/** `error` stops the build, `warning` and `info` never do. */
export type Severity = 'error' | 'warning' | 'info';

/** 1-based place in a file: a point, or a span when the end is known. */
export interface Place {
  linje: number;
  kolonne: number;
  endColumn?: number;
}

/** What a diagnostic says beside its reason. */
export interface DiagnosticDetail {
  ruleId: string;
  severity: Severity;
  /** One sentence: what was found and what was expected. */
  reason: string;
  sted?: Place;
  actual?: string;
  expected?: string[];
  /** How to fix it. */
  note?: string;
}

const FATAL: Record<Severity, boolean | undefined> = {
  error: true,
  warning: false,
  info: undefined,
};

/** Adds a diagnostic to the file; returns the vfile message. Never throws. */
export function addDiagnostic(file: VFile, detail: DiagnosticDetail): VFileMessage {
  const { sted } = detail;
  const message = file.message(detail.reason, {
    ruleId: detail.ruleId,
    source: 'tiltakstall',
    ...(sted ? { place: toPlace(sted) } : {}),
  });
  message.fatal = FATAL[detail.severity];
  message.actual = detail.actual;
  message.expected = detail.expected;
  message.note = detail.note;
  message.url = `docs/rules.md#${detail.ruleId}`;
  return message;
}

/** The severity of a vfile message. */
export function severityOf(message: VFileMessage): Severity {
  if (message.fatal === true) return 'error';
  return message.fatal === false ? 'warning' : 'info';
}

/** True when the file has at least one error. */
export function hasErrors(file: VFile): boolean {
  return file.messages.some((message) => message.fatal === true);
}

function toPlace({ linje, kolonne, endColumn }: Place) {
  const start = { line: linje, column: kolonne };
  return endColumn === undefined ? start : { start, end: { line: linje, column: endColumn } };
}
