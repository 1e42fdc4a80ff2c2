import { pick, type Trekning } from './sample.ts';

/** Damages a report's text; may give it back unchanged where there is nothing to damage. */
export type Mutasjon = (tekst: string, trekk: Trekning) => string;

const TEGN = [
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
export const MUTASJONER: Record<string, Mutasjon> = {
  'tegn byttet': (tekst, trekk) => replaceAt(tekst, trekk(tekst.length), 1, pick(trekk, TEGN)),
  'tegn borte': (tekst, trekk) => replaceAt(tekst, trekk(tekst.length), 1, ''),
  'tegn satt inn': (tekst, trekk) => replaceAt(tekst, trekk(tekst.length), 0, pick(trekk, TEGN)),
  'siffer byttet': (tekst, trekk) => {
    const places = [...tekst.matchAll(/\d/g)].map(({ index }) => index);
    return places.length === 0
      ? tekst
      : replaceAt(tekst, pick(trekk, places), 1, String(trekk(10)));
  },
  'avsnitt borte': (tekst, trekk) => replaceAt(tekst, trekk(tekst.length), trekk(200), ''),
  'avsnitt doblet': (tekst, trekk) => {
    const at = trekk(tekst.length);
    return replaceAt(tekst, at, 0, tekst.slice(at, at + trekk(300)));
  },
  'slutt borte': (tekst, trekk) => tekst.slice(0, trekk(tekst.length)),
  'linje borte': onLines((lines, trekk) => lines.splice(trekk(lines.length), 1)),
  'linje doblet': onLines((lines, trekk) => {
    const at = trekk(lines.length);
    lines.splice(at, 0, lines[at] ?? '');
  }),
  'linjer byttet': onLines((lines, trekk) => swap(lines, trekk(lines.length), trekk(lines.length))),
  'linjer slått sammen': onLines((lines, trekk) => {
    const at = trekk(lines.length);
    lines.splice(at, 2, `${lines[at] ?? ''}${pick(trekk, ['', ' ', '\t'])}${lines[at + 1] ?? ''}`);
  }),
  'celler byttet': onCells((celler, trekk) =>
    swap(celler, 1 + trekk(celler.length - 1), 1 + trekk(celler.length - 1)),
  ),
  'celle borte': onCells((celler, trekk) => celler.splice(1 + trekk(celler.length - 1), 1)),
  'celle skjermet': onCells((celler, trekk) => celler.splice(1 + trekk(celler.length - 1), 1, '*')),
  'etikett fra en annen rad': onLines((lines, trekk) => {
    const rows = rowsIn(lines);
    const [to, from] = [pick(trekk, rows), pick(trekk, rows)];
    const label = cellsOf(lines[from] ?? '')[0] ?? '';
    lines[to] = [label, ...cellsOf(lines[to] ?? '').slice(1)].join(separatorOf(lines[to] ?? ''));
  }),
  'kolonne borte': onTable((rows, trekk) => {
    const at = 1 + trekk(2);
    return rows.map((row) =>
      cellsOf(row)
        .filter((_, i) => i !== at)
        .join(separatorOf(row)),
    );
  }),
  'kolonner byttet': onTable((rows) =>
    rows.map((row) => {
      const celler = cellsOf(row);
      swap(celler, 1, 2);
      return celler.join(separatorOf(row));
    }),
  ),
  'tabell borte': onTable(() => []),
  'tabell doblet': onTable((rows) => [...rows, '', ...rows]),
  'tabell snudd': onTable(([hode = '', ...rows]) => [hode, ...rows.reverse()]),
  'tabeller byttet': onLines((lines, trekk) => {
    const tables = tablesIn(lines);
    const [a, b] = [pick(trekk, tables), pick(trekk, tables)];
    if (a.til > b.fra) return;
    const [first, between, last] = [
      lines.slice(a.fra, a.til),
      lines.slice(a.til, b.fra),
      lines.slice(b.fra, b.til),
    ];
    lines.splice(a.fra, b.til - a.fra, ...last, ...between, ...first);
  }),
};

function replaceAt(tekst: string, at: number, antall: number, ny: string): string {
  return tekst.slice(0, at) + ny + tekst.slice(at + antall);
}

function onLines(change: (lines: string[], trekk: Trekning) => unknown): Mutasjon {
  return (tekst, trekk) => {
    const lines = tekst.split('\n');
    if (rowsIn(lines).length < 2) return tekst;
    change(lines, trekk);
    return lines.join('\n');
  };
}

function onCells(change: (celler: string[], trekk: Trekning) => unknown): Mutasjon {
  return onLines((lines, trekk) => {
    const at = pick(trekk, rowsIn(lines));
    const celler = cellsOf(lines[at] ?? '');
    change(celler, trekk);
    lines[at] = celler.join(separatorOf(lines[at] ?? ''));
  });
}

function onTable(change: (rows: string[], trekk: Trekning) => string[]): Mutasjon {
  return onLines((lines, trekk) => {
    const { fra, til } = pick(trekk, tablesIn(lines));
    lines.splice(fra, til - fra, ...change(lines.slice(fra, til), trekk));
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
