import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { severityOf, type Severity, type Place } from '../domain/diagnostic.ts';
import { pagesOfLines, splitLines, tellLine, type Line } from '../report/parse/lines.ts';
import { compareDiagnostics, toDiagnostic, type Diagnostic } from './diagnostics.ts';

/** How many expected readings are written out; the JSON has them all. */
const MOST_EXPECTED = 8;

const COUNT_WORD: Record<Severity, [entall: string, flertall: string]> = {
  error: ['feil', 'feil'],
  warning: ['advarsel', 'advarsler'],
  info: ['opplysning', 'opplysninger'],
};

/** What stops the build stands first: it is what the reader must do something about. */
const ORDER: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** What is news to the reader of messages. */
export interface MessageScope {
  /** Paths of the reports, newest first. Of those after the first only errors are written out. */
  rapporter: readonly string[];
  /** True to write out everything. */
  all?: boolean;
}

/**
 * All messages as text for a terminal, grouped by file, errors first, and then by place: `file:line:col severity message ruleId`, the offending
 * line with carets, what was expected, and how to fix it. Ends with a count. Files without messages are left out.
 * Messages of a file that say the same are told once, with the other places. The newest report comes first; of older ones
 * only errors are written out, and the rest is counted, unless `all` is set.
 */
export function formatMessages(files: VFile[], { rapporter, all }: MessageScope = NONE): string {
  // The newest report, then what is no report that was read, then the others.
  const place = ({ path }: VFile) => {
    const i = rapporter.indexOf(path);
    return i === 0 ? -1 : i < 0 ? 0 : i;
  };
  const blocks = files
    .filter((file) => file.messages.length > 0)
    .sort((a, b) => place(a) - place(b) || ((a.path ?? '') < (b.path ?? '') ? -1 : 1))
    .map((file) => formatFile(file, all !== true && rapporter.indexOf(file.path) > 0));
  const messages = files.flatMap((file) => file.messages);
  return [...blocks, `${countMessages(messages)}\n`].join('\n');
}

const NONE: MessageScope = { rapporter: [], all: true };

/** «2 feil, 1 advarsel»; kinds without a message are left out, and none at all is «Ingen feil». */
function countMessages(messages: VFileMessage[]): string {
  const counts = (Object.keys(COUNT_WORD) as Severity[]).flatMap((severity) => {
    const count = messages.filter((message) => severityOf(message) === severity).length;
    return count === 0 ? [] : [`${count} ${COUNT_WORD[severity][count === 1 ? 0 : 1]}`];
  });
  return counts.length === 0 ? 'Ingen feil' : counts.join(', ');
}

function formatFile(file: VFile, known: boolean): string {
  const lines = splitLines(String(file.value ?? ''));
  const told = file.messages.filter((message) => !known || message.fatal === true);
  const folded = file.messages.length - told.length;
  const head = `${makePrintable(file.path ?? '')}: ${countMessages(file.messages)}`;
  const from = folded === 0 ? '' : `, ${folded} fra før er ikke skrevet ut (--all viser dem)`;
  const messages = foldEqual(
    told.map((message) => ({ message, diagnose: toDiagnostic(file, message) })),
  )
    .sort(
      (a, b) =>
        ORDER[a.diagnose.severity] - ORDER[b.diagnose.severity] ||
        compareDiagnostics(a.diagnose, b.diagnose),
    )
    .map((finding) => formatMessage(finding, lines));
  return [`${head}${from}\n`, ...messages].join('\n');
}

/** A message, and the other places where the same is said. */
interface ReportedMessage {
  message: VFileMessage;
  diagnose: Diagnostic;
  andre?: Diagnostic[];
}

/** Messages that say the same of different places as one, at the first place. */
function foldEqual(all: ReportedMessage[]): ReportedMessage[] {
  const like = new Map<string, ReportedMessage[]>();
  for (const finding of [...all].sort((a, b) => compareDiagnostics(a.diagnose, b.diagnose))) {
    const { severity, ruleId, reason, expected } = finding.diagnose;
    const key = JSON.stringify([severity, ruleId, reason, expected, finding.message.note]);
    like.set(key, [...(like.get(key) ?? []), finding]);
  }
  return [...like.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, andre: rest.map(({ diagnose }) => diagnose) }] : [],
  );
}

/** How many of the other places are named. */
const MOST_PLACES = 12;

/** «Det samme står 3 steder til: 12:1, 40:1, 77:1». */
function otherPlaces(others: readonly Diagnostic[]): string {
  if (others.length === 0) return '';
  const shown = others.slice(0, MOST_PLACES).map(({ line, column }) => `${line}:${column}`);
  const rest = others.length - shown.length;
  const more = rest > 0 ? ` og ${rest} til` : '';
  return `Det samme gjelder ${others.length} ${others.length === 1 ? 'sted' : 'steder'} til: ${shown.join(', ')}${more}`;
}

function formatMessage({ message, diagnose, andre = [] }: ReportedMessage, lines: Line[]): string {
  const { file, line, column, severity, reason, ruleId } = diagnose;
  const gravity = COUNT_WORD[severity][0];
  const head = makePrintable(`${file}:${line}:${column} ${gravity} ${reason} ${ruleId}`);
  const details = [
    excerpt(message, lines),
    pageOf(message, lines),
    otherPlaces(andre),
    expectation(diagnose.expected),
    makePrintable(message.note ?? ''),
  ];
  return [head, ...details.filter((detail) => detail !== '').map(indent), ''].join('\n');
}

function excerpt(message: VFileMessage, lines: Line[]): string {
  const line = message.line === undefined ? undefined : lines[message.line - 1];
  return line ? formatExcerpt(line.tekst, placeOf(message)) : '';
}

/** «Linje 131, side 7», where the text has pages. */
function pageOf({ line }: VFileMessage, lines: Line[]): string {
  const page = line && pagesOfLines(lines.map(({ tekst }) => tekst))[line - 1];
  return page ? tellLine(line, page, 'Linje') : '';
}

function placeOf({ line = 1, column = 1, place }: VFileMessage): Place {
  const end = place && 'end' in place && place.end.line === line ? place.end.column : undefined;
  return { linje: line, kolonne: column, ...(end === undefined ? {} : { endColumn: end }) };
}

function expectation(expected: string[] | undefined): string {
  if (!expected || expected.length === 0) return '';
  const shown = expected.slice(0, MOST_EXPECTED).map((text) => makePrintable(text));
  const rest = expected.length - shown.length;
  return `Forventet: ${shown.join(' | ')}${rest > 0 ? ` | … og ${rest} til` : ''}`;
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}

/** How much of a line is shown on either side of the place a message points at. */
const REACH = 70;
/** A tab in a terminal jumps as far as its stop; this stands for it, so that the caret stays put. */
const TAB = '\u2192';

/** Characters that steer a terminal or turn the direction of writing: a report's text is data, never a command. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Marks that take no column of their own. */
const MARK = /\p{M}/gu;

/**
 * A line of source text and, below it, carets under the place: two lines without line end.
 * Long lines are cut to the neighbourhood of the place; tabs show as arrows.
 */
function formatExcerpt(text: string, { kolonne, endColumn }: Place): string {
  const start = Math.min(kolonne - 1, text.length);
  const end = Math.min(Math.max(endColumn ?? 0, start + 1), start + REACH);
  const from = start > REACH ? start - REACH : 0;
  const to = end + REACH;
  const before = (from > 0 ? '…' : '') + makePrintable(text.slice(from, start));
  const at = makePrintable(text.slice(start, end));
  const after = makePrintable(text.slice(end, to)) + (to < text.length ? '…' : '');
  return `${before}${at}${after}\n${' '.repeat(width(before))}${'^'.repeat(Math.max(1, width(at)))}`;
}

/** Text safe to print: tabs as arrows, every other control character as `�`. */
export function makePrintable(text: string): string {
  return text.replaceAll('\t', TAB).replace(CONTROL, '\ufffd');
}

function width(text: string): number {
  return [...text.replace(MARK, '')].length;
}
