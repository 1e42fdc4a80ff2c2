import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { alvorOf, type Alvor, type Sted } from '../domain/melding.ts';
import { splitLines, type Linje } from '../read/linje.ts';
import { compareDiagnose, toDiagnose, type Diagnose } from './diagnose.ts';
import { formatUtdrag, showTegn } from './utdrag.ts';

/** How many expected readings are written out; the JSON has them all. */
const MOST_EXPECTED = 8;

const TELLEORD: Record<Alvor, [entall: string, flertall: string]> = {
  error: ['feil', 'feil'],
  warning: ['advarsel', 'advarsler'],
  info: ['opplysning', 'opplysninger'],
};

/** What stops the build stands last, where a terminal stops. */
const ORDEN: Record<Alvor, number> = { info: 0, warning: 1, error: 2 };

/**
 * All messages as text for a terminal, grouped by file, errors last, and then by place: `file:line:col severity message ruleId`, the offending
 * line with carets, what was expected, and how to fix it. Ends with a count. Files without messages are left out.
 */
export function formatMessages(files: VFile[]): string {
  const blocks = files
    .filter((file) => file.messages.length > 0)
    .sort((a, b) => ((a.path ?? '') < (b.path ?? '') ? -1 : 1))
    .map(formatFile);
  const all = files.flatMap((file) => file.messages);
  return [...blocks, `${countMessages(all)}\n`].join('\n');
}

/** «2 feil, 1 advarsel»; kinds without a message are left out, and none at all is «Ingen feil». */
export function countMessages(messages: VFileMessage[]): string {
  const counts = (Object.keys(TELLEORD) as Alvor[]).flatMap((alvor) => {
    const antall = messages.filter((message) => alvorOf(message) === alvor).length;
    return antall === 0 ? [] : [`${antall} ${TELLEORD[alvor][antall === 1 ? 0 : 1]}`];
  });
  return counts.length === 0 ? 'Ingen feil' : counts.join(', ');
}

function formatFile(file: VFile): string {
  const linjer = splitLines(String(file.value ?? ''));
  const messages = file.messages
    .map((message) => ({ message, diagnose: toDiagnose(file, message) }))
    .sort(
      (a, b) =>
        ORDEN[a.diagnose.severity] - ORDEN[b.diagnose.severity] ||
        compareDiagnose(a.diagnose, b.diagnose),
    )
    .map(({ message, diagnose }) => formatMessage(message, diagnose, linjer));
  return `${showTegn(file.path ?? '')}: ${countMessages(file.messages)}\n\n${messages.join('\n')}`;
}

function formatMessage(message: VFileMessage, diagnose: Diagnose, linjer: Linje[]): string {
  const { file, line, column, severity, reason, ruleId } = diagnose;
  const head = showTegn(`${file}:${line}:${column} ${severity} ${reason} ${ruleId}`);
  const details = [
    excerpt(message, linjer),
    expectation(diagnose.expected),
    showTegn(message.note ?? ''),
  ];
  return [head, ...details.filter((detail) => detail !== '').map(indent), ''].join('\n');
}

function excerpt(message: VFileMessage, linjer: Linje[]): string {
  const linje = message.line === undefined ? undefined : linjer[message.line - 1];
  return linje ? formatUtdrag(linje.tekst, stedOf(message)) : '';
}

function stedOf({ line = 1, column = 1, place }: VFileMessage): Sted {
  const end = place && 'end' in place && place.end.line === line ? place.end.column : undefined;
  return { linje: line, kolonne: column, ...(end === undefined ? {} : { sluttkolonne: end }) };
}

function expectation(expected: string[] | undefined): string {
  if (!expected || expected.length === 0) return '';
  const shown = expected.slice(0, MOST_EXPECTED).map((tekst) => showTegn(tekst));
  const rest = expected.length - shown.length;
  return `Forventet: ${shown.join(' | ')}${rest > 0 ? ` | … og ${rest} til` : ''}`;
}

function indent(tekst: string): string {
  return tekst.replace(/^/gm, '    ');
}
