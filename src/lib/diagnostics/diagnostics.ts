import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { severityOf, type Severity } from '../domain/diagnostic.ts';

/** One message as plain data: the contract of `npm run check -- --json`. */
export interface Diagnostic {
  /** The file's path as the caller gave it. */
  file: string;
  /** 1-based; a message about the whole file stands at 1:1. */
  line: number;
  column: number;
  severity: Severity;
  ruleId: string;
  reason: string;
  actual?: string;
  expected?: string[];
}

/** Every message of the files as plain data, sorted by file, line, column and ruleId. Order of files and of messages is of no consequence. */
export function toJson(files: VFile[]): Diagnostic[] {
  return files
    .flatMap((file) => file.messages.map((message) => toDiagnostic(file, message)))
    .sort(compareDiagnostics);
}

/** One message of a file as plain data; `actual` and `expected` only where the message has them. */
export function toDiagnostic(file: VFile, message: VFileMessage): Diagnostic {
  return {
    file: file.path ?? '',
    line: message.line ?? 1,
    column: message.column ?? 1,
    severity: severityOf(message),
    ruleId: message.ruleId ?? '',
    reason: message.reason,
    ...(message.actual === undefined ? {} : { actual: message.actual }),
    ...(message.expected === undefined ? {} : { expected: message.expected }),
  };
}

/** Negative when `a` is listed before `b`. Texts compare by code unit, so no locale matters. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.reason, b.reason)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
