import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { meld } from '../../domain/diagnostic.ts';
import { parseCsv, type Post } from './csv.ts';
import { isDownloadHeader, recognizeFormat, type Format } from './detect-format.ts';
import { checkLines, checkSize, GRENSER } from './limits.ts';
import { splitLines, type Linje } from './lines.ts';
import { parseMarkdown } from './markdown.ts';
import { parseTekst } from './text.ts';

/**
 * A report as read. Printed tables become a tree that is still to be interpreted; a download says outright what each
 * figure is, and goes past the tables.
 */
export type Lesning =
  { format: Exclude<Format, 'csv'>; tree: Root } | { format: 'csv'; poster: Post[] };

/**
 * Reads the file's text in the shape its content has. Returns undefined, with an error on the file, when the text is
 * larger than any report or has no month header and is no download. Time and memory grow linearly with the size.
 */
export function readReport(file: VFile): Lesning | undefined {
  const text = String(file);
  const download = isDownloadHeader(firstLine(text));
  if (!checkSize(text, download ? GRENSER.tegnNedlasting : GRENSER.tegn, file)) return undefined;
  const linjer = splitLines(text);
  if (!checkLines(linjer, download ? GRENSER.linjerNedlasting : GRENSER.linjer, file))
    return undefined;
  const format = recognizeFormat(linjer);
  if (format === 'csv') return { format, poster: parseCsv(linjer) };
  if (format === 'tekst') return { format, tree: parseTekst(linjer) };
  if (format === 'markdown') {
    if (!checkSize(text, GRENSER.tegnMarkdown, file)) return undefined;
    return { format, tree: parseMarkdown(linjer) };
  }
  reportUnknown(linjer, file);
  return undefined;
}

/** The first line that is not blank, looked for at the start only. */
function firstLine(text: string): string {
  return (
    text
      .slice(0, GRENSER.linjelengde)
      .replace(/^\s+/, '')
      .split(/[\r\n]/, 1)[0] ?? ''
  );
}

function reportUnknown(linjer: Linje[], file: VFile): void {
  meld(file, {
    ruleId: 'ingen-tabeller',
    alvor: 'error',
    reason: 'Fant ingen tabell med månedene som kolonner.',
    sted: { linje: 1, kolonne: 1 },
    actual:
      linjer.length === 0 ? 'en tom fil' : `${linjer.length} linjer uten en rad med månedsnavn`,
    expected: [
      'en rad der første celle er tom og de neste er månedsnavn',
      'eller en nedlasting med overskriftene maned,niva,id,…',
    ],
    note:
      'Kontroller at filen er teksten fra rapporten, og at kolonnene er skilt med tabulator, ' +
      'med minst to mellomrom eller med loddrette streker.',
  });
}
