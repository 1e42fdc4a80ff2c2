import { pick, type Draw } from './random.ts';

/** Damages a report's text; may give it back unchanged where there is nothing to damage. */
export type Mutation = (text: string, draw: Draw) => string;

const SIGN = [
  '0',
  '7',
  '*',
  ' ',
  '  ',
  '\t',
  '\n',
  '|',
  '-',
  '\\',
  '"',
  ',',
  'æ',
  'л',
  '\u00a0',
  '\u0000',
  '\uFEFF',
  '\r',
  '\f',
  '😀',
];

/** Every kind of damage, by name: bytes, lines, cells, columns, and tables cut, doubled and swapped. */
export const MUTATIONS: Record<string, Mutation> = {
  'tegn byttet': (text, draw) => replaceAt(text, draw(text.length), 1, pick(draw, SIGN)),
  'tegn borte': (text, draw) => replaceAt(text, draw(text.length), 1, ''),
  'tegn satt inn': (text, draw) => replaceAt(text, draw(text.length), 0, pick(draw, SIGN)),
  'siffer byttet': (text, draw) => {
    const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
    return places.length === 0 ? text : replaceAt(text, pick(draw, places), 1, String(draw(10)));
  },
  'avsnitt borte': (text, draw) => replaceAt(text, draw(text.length), draw(200), ''),
  'avsnitt doblet': (text, draw) => {
    const at = draw(text.length);
    return replaceAt(text, at, 0, text.slice(at, at + draw(300)));
  },
  'slutt borte': (text, draw) => text.slice(0, draw(text.length)),
  'linje borte': onLines((lines, draw) => lines.splice(draw(lines.length), 1)),
  'linje doblet': onLines((lines, draw) => {
    const at = draw(lines.length);
    lines.splice(at, 0, lines[at] ?? '');
  }),
  'linjer byttet': onLines((lines, draw) => swap(lines, draw(lines.length), draw(lines.length))),
  'linjer slått sammen': onLines((lines, draw) => {
    const at = draw(lines.length);
    lines.splice(at, 2, `${lines[at] ?? ''}${pick(draw, ['', ' ', '\t'])}${lines[at + 1] ?? ''}`);
  }),
  'celler byttet': onCells((cells, draw) =>
    swap(cells, 1 + draw(cells.length - 1), 1 + draw(cells.length - 1)),
  ),
  'celle borte': onCells((cells, draw) => cells.splice(1 + draw(cells.length - 1), 1)),
  'celle skjermet': onCells((cells, draw) => cells.splice(1 + draw(cells.length - 1), 1, '*')),
  'etikett fra en annen rad': onLines((lines, draw) => {
    const rows = rowsIn(lines);
    const [to, from] = [pick(draw, rows), pick(draw, rows)];
    const label = cellsOf(lines[from] ?? '')[0] ?? '';
    lines[to] = [label, ...cellsOf(lines[to] ?? '').slice(1)].join(separatorOf(lines[to] ?? ''));
  }),
  'kolonne borte': onTable((rows, draw) => {
    const at = 1 + draw(2);
    return rows.map((row) =>
      cellsOf(row)
        .filter((_, i) => i !== at)
        .join(separatorOf(row)),
    );
  }),
  'kolonner byttet': onTable((rows) =>
    rows.map((row) => {
      const cells = cellsOf(row);
      swap(cells, 1, 2);
      return cells.join(separatorOf(row));
    }),
  ),
  'tabell borte': onTable(() => []),
  'tabell doblet': onTable((rows) => [...rows, '', ...rows]),
  'tabell snudd': onTable(([head = '', ...rows]) => [head, ...rows.reverse()]),
  'tabeller byttet': onLines((lines, draw) => {
    const tables = tablesIn(lines);
    const [a, b] = [pick(draw, tables), pick(draw, tables)];
    if (a.til > b.fra) return;
    const [first, between, last] = [
      lines.slice(a.fra, a.til),
      lines.slice(a.til, b.fra),
      lines.slice(b.fra, b.til),
    ];
    lines.splice(a.fra, b.til - a.fra, ...last, ...between, ...first);
  }),
};

function replaceAt(text: string, at: number, count: number, fresh: string): string {
  return text.slice(0, at) + fresh + text.slice(at + count);
}

function onLines(change: (lines: string[], draw: Draw) => unknown): Mutation {
  return (text, draw) => {
    const lines = text.split('\n');
    if (rowsIn(lines).length < 2) return text;
    change(lines, draw);
    return lines.join('\n');
  };
}

function onCells(change: (cells: string[], draw: Draw) => unknown): Mutation {
  return onLines((lines, draw) => {
    const at = pick(draw, rowsIn(lines));
    const cells = cellsOf(lines[at] ?? '');
    change(cells, draw);
    lines[at] = cells.join(separatorOf(lines[at] ?? ''));
  });
}

function onTable(change: (rows: string[], draw: Draw) => string[]): Mutation {
  return onLines((lines, draw) => {
    const { fra, til } = pick(draw, tablesIn(lines));
    lines.splice(fra, til - fra, ...change(lines.slice(fra, til), draw));
  });
}

function swap(items: string[], a: number, b: number): void {
  [items[a], items[b]] = [items[b] ?? '', items[a] ?? ''];
}

/** What stands between cells on a line of this kind. */
function separatorOf(line: string): string {
  if (line.includes('\t')) return '\t';
  return line.includes('|') ? ' | ' : '     ';
}

function cellsOf(line: string): string[] {
  if (line.includes('\t')) return line.split('\t');
  if (line.includes('|')) return line.replace(/^\|\s*|\s*\|$/g, '').split(/\s*\|\s*/);
  return line.split(/\s{2,}/);
}

function rowsIn(lines: string[]): number[] {
  return lines.flatMap((line, i) => (cellsOf(line).length > 2 ? [i] : []));
}

/** Runs of rows, from the first to one past the last. */
function tablesIn(lines: string[]): { fra: number; til: number }[] {
  const tables: { fra: number; til: number }[] = [];
  for (const i of rowsIn(lines)) {
    const last = tables.at(-1);
    if (last?.til === i) last.til += 1;
    else tables.push({ fra: i, til: i + 1 });
  }
  return tables;
}
