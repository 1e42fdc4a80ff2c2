import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';

/** `error` stops the build, `warning` and `info` never do. */
export type Alvor = 'error' | 'warning' | 'info';

/** 1-based place in a file: a point, or a span when the end is known. */
export interface Sted {
  linje: number;
  kolonne: number;
  sluttkolonne?: number;
}

/** What a diagnostic says beside its reason. */
export interface Melding {
  ruleId: string;
  alvor: Alvor;
  /** One sentence: what was found and what was expected. */
  reason: string;
  sted?: Sted;
  actual?: string;
  expected?: string[];
  /** How to fix it. */
  note?: string;
}

const FATAL: Record<Alvor, boolean | undefined> = { error: true, warning: false, info: undefined };

/** Adds a diagnostic to the file; returns the vfile message. Never throws. */
export function meld(file: VFile, melding: Melding): VFileMessage {
  const { sted } = melding;
  const message = file.message(melding.reason, {
    ruleId: melding.ruleId,
    source: 'tiltakstall',
    ...(sted ? { place: toPlace(sted) } : {}),
  });
  message.fatal = FATAL[melding.alvor];
  message.actual = melding.actual;
  message.expected = melding.expected;
  message.note = melding.note;
  message.url = `docs/rules.md#${melding.ruleId}`;
  return message;
}

/** The severity of a vfile message. */
export function alvorOf(message: VFileMessage): Alvor {
  if (message.fatal === true) return 'error';
  return message.fatal === false ? 'warning' : 'info';
}

/** True when the file has at least one error. */
export function hasErrors(file: VFile): boolean {
  return file.messages.some((message) => message.fatal === true);
}

function toPlace({ linje, kolonne, sluttkolonne }: Sted) {
  const start = { line: linje, column: kolonne };
  return sluttkolonne === undefined ? start : { start, end: { line: linje, column: sluttkolonne } };
}
