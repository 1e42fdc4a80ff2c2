import { textOf, type Files } from '../readers/files.ts';
import { readZip } from '../readers/xlsx.ts';

/** A text that machines read, its place in its file, and what it is by itself or with its neighbours. */
export interface MachineText {
  place: string;
  text: string;
}

/** What a machine's file holds: its leaves as texts, and its skeleton as rows of words that follow one another. */
export interface MachineForm {
  texts: MachineText[];
  shapes: MachineText[];
}

/** Files whose rows are judged elsewhere, and those that are no text. */
const KINDS: [kind: string, path: RegExp][] = [
  ['oembed', /\/oembed\.json$/],
  ['csvw', /\.csv-metadata\.json$/],
  ['kube', /\.jsonstat\.json$/],
  ['json', /\.json$/],
  ['katalog', /\.ttl$/],
  ['llms', /^llms\.txt$/],
  ['robots', /^robots\.txt$/],
  ['regneark', /\.xlsx$/],
];

/** What a file holds; undefined for one that is a page, a drawing, or no text. Throws when it cannot be read. */
export function machineForm(file: string, dist: Files): MachineForm | undefined {
  const kind = KINDS.find(([, path]) => path.test(file))?.[0];
  if (kind === undefined) return undefined;
  if (kind === 'regneark') return workbookForm(dist.get(file) ?? '');
  const text = textOf(dist, file);
  if (file.endsWith('.json')) return jsonForm(kind, JSON.parse(text));
  return linesForm(kind, text);
}

/** The leaves and keys of a value; `place` is what it is called. */
export function jsonForm(place: string, value: unknown): MachineForm {
  const out: MachineForm = { texts: [], shapes: [] };
  walk(place, value, out);
  return out;
}

function walk(place: string, value: unknown, out: MachineForm): void {
  if (typeof value === 'string') out.texts.push({ place, text: value });
  else if (Array.isArray(value)) value.forEach((one) => walk(place, one, out));
  else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    // What a cube's category is called is a key: the cube itself is judged where downloads are.
    const isCategory =
      place.startsWith('kube') && /\.(?:index|label|dimension|status)$/.test(place);
    if (!isCategory) out.shapes.push({ place, text: entries.map(([key]) => key).join(' ') });
    for (const [key, one] of entries) walk(isCategory ? place : `${place}.${key}`, one, out);
  }
}

/** Each line is a text; how it begins and where it leads, with the lines beside it, the skeleton. */
function linesForm(kind: string, text: string): MachineForm {
  const lines = text.split('\n');
  const heads = lines.map((line) => {
    const head = /^\s*(?:-|#+|>|[a-z]+:[A-Za-z]+|<|@\w+)/.exec(line)?.[0].trim() ?? '¶';
    const kindOf = / a (\w+:\w+)/.exec(line)?.[1] ?? '';
    return head + kindOf + leadsTo(line);
  });
  return {
    texts: lines.map((line) => ({ place: kind, text: line })),
    shapes: [{ place: kind, text: heads.join(' ') }],
  };
}

/** The kind of page or file that a line of a list leads to; nothing but its end for the front page, wherever that is. */
function leadsTo(line: string): string {
  const address = /^- \[.*\]\(([^)]*)\)/.exec(line)?.[1];
  const path =
    /\/(?:data\/.*|tiltak\/.*|tiltaksgrupper\/.*|hovedgrupper\/.*|rapporter\/.*|(?:sammenlign|om|begreper|endringer|tilgjengelighet)\/|[a-z]+\.[a-z]+|)$/.exec(
      address ?? '',
    )?.[0];
  return (
    path?.replace(/(?<=(?:tiltak|tiltaksgrupper|hovedgrupper|rapporter)\/)[^/]+(?=\/)/, '*') ?? ''
  );
}

/** A row and its cells as they may be written: nothing hidden, no format of its own. */
const ROW =
  /<row r="\d+">(?:<c r="[A-Z]+\d+"(?: s="1")?(?: t="inlineStr")?>(?:<v>-?\d+<\/v>|<is><t(?: xml:space="preserve")?>[^<]*<\/t><\/is>)<\/c>)*<\/row>/g;

/** A workbook's parts with their rows taken out, the words of its first sheet, and how wide its rows are. */
function workbookForm(content: Uint8Array | string): MachineForm {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const parts = [...readZip(bytes)].map(
    ([name, part]) => [name, new TextDecoder().decode(part)] as const,
  );
  const out: MachineForm = {
    texts: [],
    shapes: [{ place: 'regneark', text: parts.map(([name]) => name).join(' ') }],
  };
  for (const [name, xml] of parts) {
    if (!name.includes('/worksheets/')) {
      // The other parts are the same in every workbook.
      out.shapes.push({ place: `regneark ${name}`, text: xml.replace(/\s+/g, '_') });
      continue;
    }
    const skeleton = xml.replace(ROW, '').replace(/:[A-Z]{1,2}(?=\d)/g, ':A');
    out.texts.push({ place: `regneark ${name}`, text: skeleton });
    if (!name.endsWith('/sheet1.xml')) {
      out.shapes.push(...wideRows(name, xml));
      continue;
    }
    const words = [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, word = '']) => word);
    for (const word of words) out.texts.push({ place: 'regneark ord', text: word });
    out.shapes.push({ place: 'regneark ord', text: words.filter((_, i) => i % 2 === 0).join(' ') });
  }
  return out;
}

/** Rows that are wider than the first, by what column they end in. */
function wideRows(name: string, xml: string): MachineText[] {
  const last = [...xml.matchAll(/<c r="([A-Z]+)\d+"[^>]*>(?:(?!<c ).)*?<\/row>/g)].map(
    ([, column = '']) => column,
  );
  const width = (column: string): number =>
    column.length * 100 + column.charCodeAt(column.length - 1);
  const wide = last.find((column) => width(column) > width(last[0] ?? ''));
  return wide === undefined ? [] : [{ place: `regneark ${name}`, text: wide }];
}
