import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { alvorOf, type Alvor, type Sted } from '../domain/diagnostic.ts';
import { splitLines, type Linje } from '../report/parse/lines.ts';
import { compareDiagnose, toDiagnose, type Diagnose } from './diagnostics.ts';
import { formatUtdrag, showTegn } from './excerpt.ts';

/** How many expected readings are written out; the JSON has them all. */
const MOST_EXPECTED = 8;

const TELLEORD: Record<Alvor, [entall: string, flertall: string]> = {
  error: ['feil', 'feil'],
  warning: ['advarsel', 'advarsler'],
  info: ['opplysning', 'opplysninger'],
};

/** What stops the build stands first: it is what the reader must do something about. */
const ORDEN: Record<Alvor, number> = { error: 0, warning: 1, info: 2 };

/** What is news to the reader of messages. */
export interface Nyhet {
  /** Paths of the reports, newest first. Of those after the first only errors are written out. */
  rapporter: readonly string[];
  /** True to write out everything. */
  alt?: boolean;
}

/**
 * All messages as text for a terminal, grouped by file, errors first, and then by place: `file:line:col severity message ruleId`, the offending
 * line with carets, what was expected, and how to fix it. Ends with a count. Files without messages are left out.
 * Messages of a file that say the same are told once, with the other places. The newest report comes first; of older ones
 * only errors are written out, and the rest is counted, unless `alt` is set.
 */
export function formatMessages(files: VFile[], { rapporter, alt }: Nyhet = INGEN): string {
  // The newest report, then what is no report that was read, then the others.
  const place = ({ path }: VFile) => {
    const i = rapporter.indexOf(path);
    return i === 0 ? -1 : i < 0 ? 0 : i;
  };
  const blocks = files
    .filter((file) => file.messages.length > 0)
    .sort((a, b) => place(a) - place(b) || ((a.path ?? '') < (b.path ?? '') ? -1 : 1))
    .map((file) => formatFile(file, alt !== true && rapporter.indexOf(file.path) > 0));
  const all = files.flatMap((file) => file.messages);
  return [...blocks, `${countMessages(all)}\n`].join('\n');
}

const INGEN: Nyhet = { rapporter: [], alt: true };

/** «2 feil, 1 advarsel»; kinds without a message are left out, and none at all is «Ingen feil». */
export function countMessages(messages: VFileMessage[]): string {
  const counts = (Object.keys(TELLEORD) as Alvor[]).flatMap((alvor) => {
    const antall = messages.filter((message) => alvorOf(message) === alvor).length;
    return antall === 0 ? [] : [`${antall} ${TELLEORD[alvor][antall === 1 ? 0 : 1]}`];
  });
  return counts.length === 0 ? 'Ingen feil' : counts.join(', ');
}

function formatFile(file: VFile, kjent: boolean): string {
  const linjer = splitLines(String(file.value ?? ''));
  const fortalt = file.messages.filter((message) => !kjent || message.fatal === true);
  const brettet = file.messages.length - fortalt.length;
  const head = `${showTegn(file.path ?? '')}: ${countMessages(file.messages)}`;
  const fra = brettet === 0 ? '' : `, ${brettet} fra før er ikke skrevet ut (--all viser dem)`;
  const messages = foldEqual(
    fortalt.map((message) => ({ message, diagnose: toDiagnose(file, message) })),
  )
    .sort(
      (a, b) =>
        ORDEN[a.diagnose.severity] - ORDEN[b.diagnose.severity] ||
        compareDiagnose(a.diagnose, b.diagnose),
    )
    .map((funn) => formatMessage(funn, linjer));
  return [`${head}${fra}\n`, ...messages].join('\n');
}

/** A message, and the other places where the same is said. */
interface Funn {
  message: VFileMessage;
  diagnose: Diagnose;
  andre?: Diagnose[];
}

/** Messages that say the same of different places as one, at the first place. */
function foldEqual(alle: Funn[]): Funn[] {
  const like = new Map<string, Funn[]>();
  for (const funn of [...alle].sort((a, b) => compareDiagnose(a.diagnose, b.diagnose))) {
    const { severity, ruleId, reason, expected } = funn.diagnose;
    const nokkel = JSON.stringify([severity, ruleId, reason, expected, funn.message.note]);
    like.set(nokkel, [...(like.get(nokkel) ?? []), funn]);
  }
  return [...like.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, andre: rest.map(({ diagnose }) => diagnose) }] : [],
  );
}

/** How many of the other places are named. */
const MOST_PLACES = 12;

/** «Det samme står 3 steder til: 12:1, 40:1, 77:1». */
function otherPlaces(andre: readonly Diagnose[]): string {
  if (andre.length === 0) return '';
  const shown = andre.slice(0, MOST_PLACES).map(({ line, column }) => `${line}:${column}`);
  const rest = andre.length - shown.length;
  const more = rest > 0 ? ` og ${rest} til` : '';
  return `Det samme gjelder ${andre.length} ${andre.length === 1 ? 'sted' : 'steder'} til: ${shown.join(', ')}${more}`;
}

function formatMessage({ message, diagnose, andre = [] }: Funn, linjer: Linje[]): string {
  const { file, line, column, severity, reason, ruleId } = diagnose;
  const alvor = TELLEORD[severity][0];
  const head = showTegn(`${file}:${line}:${column} ${alvor} ${reason} ${ruleId}`);
  const details = [
    excerpt(message, linjer),
    otherPlaces(andre),
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
