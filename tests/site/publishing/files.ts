import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, inject, it } from 'vitest';
import { expandJsonLd, nodesOf, valuesOf } from './linked-data.ts';
import { countEntities, listFiles, readPage } from '../built-site.ts';

const CSVW = 'http://www.w3.org/ns/csvw#';
/** The values a datatype of XML Schema allows, as text. */
const DATATYPE: Record<string, RegExp> = {
  gYearMonth: /^\d{4}-(0[1-9]|1[0-2])$/,
  string: /^[\s\S]*$/,
  nonNegativeInteger: /^\d+$/,
  positiveInteger: /^[1-9]\d*$/,
};

describe.each(inject('nettsteder'))('the files at $base', (site) => {
  const { dist, base } = site;
  const text = (file: string) => readFileSync(join(dist, file), 'utf8');
  const files = listFiles(dist);
  /** The rows of a CSV file as another parser reads them, header first. */
  const readRows = (file: string): string[][] => parseCsv(text(file));

  it('are described beside every CSV: its columns, what may stand in them, and its key', async () => {
    const tables = files.filter((file) => file.endsWith('.csv'));
    // One of all, one of the report, one of each entity, and one of each figure.
    expect(tables.length).toBeGreaterThan(2 + 4 * countEntities(site));
    for (const file of tables) {
      const [header = [], ...rows] = readRows(file);
      const description = text(`${file}-metadata.json`);
      const [node] = await expandJsonLd(description);
      expect(valuesOf(node, `${CSVW}url`)).toEqual([file.split('/').at(-1)]);
      expect(valuesOf(node, 'http://purl.org/dc/terms/title')[0], file).not.toBe('');
      const [schema] = nodesOf(node, `${CSVW}tableSchema`);
      const columns = nodesOf(schema, `${CSVW}columns`).map((column) => ({
        titles: valuesOf(column, `${CSVW}titles`),
        name: valuesOf(column, `${CSVW}name`)[0] ?? '',
        datatype: DATATYPE[valuesOf(column, `${CSVW}datatype`)[0] ?? ''] ?? /(?!)/,
        required: valuesOf(column, `${CSVW}required`)[0] === 'true',
      }));
      expect(columns.flatMap(({ titles }) => titles)).toEqual(header);
      const key = valuesOf(schema, `${CSVW}primaryKey`).map((name) =>
        columns.findIndex((column) => column.name === name),
      );
      const wrong = rows.flatMap((row) =>
        columns.flatMap(({ datatype, required, name }, i) => {
          const cell = row[i] ?? '';
          return (cell === '' ? !required : datatype.test(cell)) ? [] : [`${name}: ${cell}`];
        }),
      );
      expect(wrong, file).toEqual([]);
      const keys = rows.map((row) => key.map((i) => row[i]).join('/'));
      expect(new Set(keys).size, file).toBe(rows.length);
    }
  });

  it('divide all observations among the entities', () => {
    const rows = (file: string) => parseCsv<Record<string, string>>(text(file), { columns: true });
    const all = rows('data/observasjoner.csv');
    const parts = files
      .filter((file) => /^data\/(tiltak|tiltaksgrupper|hovedgrupper)\/.*\.csv$/.test(file))
      .flatMap(rows);
    const sorted = (list: Record<string, string>[]) =>
      list.map((row) => JSON.stringify(row)).sort();
    expect(sorted(parts)).toEqual(sorted(all.filter(({ niva }) => niva !== 'i-alt')));
  });

  it('say the same of each entity as JSON and as CSV', () => {
    const entities = files.filter((file) =>
      /^data\/(tiltak|tiltaksgrupper|hovedgrupper)\/[^.]*\.json$/.test(file),
    );
    expect(entities).toHaveLength(countEntities(site));
    for (const file of entities) {
      const json = JSON.parse(text(file)) as Record<string, string | number | null>[];
      const asText = json.map((row) => Object.values(row).map((value) => String(value ?? '')));
      expect(asText, file).toEqual(readRows(file.replace(/json$/, 'csv')).slice(1));
    }
  });

  it('are a workbook too, with the same observations and a hidden one as a mark', async () => {
    const workbook = join(dist, 'data/tiltakstall.xlsx');
    const shown = (cell: unknown) =>
      typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
    const sheet = async (name: string) =>
      (await readSheet(workbook, name)).map((row) => row.map((cell) => shown(cell)));
    expect(await sheet('Observasjoner')).toEqual(readRows('data/observasjoner.csv'));
    const [header = [], ...series] = await sheet('Tidsserier');
    // 1,990 observations over five months, 306 of them hidden, as an independent reader counted the real report.
    expect(header.slice(5)).toEqual(['2021-01', '2021-02', '2021-03', '2021-04', '2021-05']);
    if (site.navn === 'rot') expect(series).toHaveLength(1990 / 5);
    const cells = series.flatMap((row) => row.slice(5));
    const hidden = readRows('data/observasjoner.csv').filter((row) => row[7] === 'skjermet').length;
    expect(cells.filter((cell) => cell === '*')).toHaveLength(hidden);
    if (site.navn === 'rot') expect(hidden).toBe(306);
    expect((await sheet('Les dette')).flat().join(' ')).toContain('Nav');
  });

  it('have a workbook with the same rows beside each table that a page links to', async () => {
    const tables = files.filter((file) =>
      /^(data\/tiltak.*|data\/hovedgrupper|figur)\/.*\.csv$/.test(file),
    );
    expect(tables.length).toBeGreaterThan(20);
    const missing = tables.filter((file) => !files.includes(file.replace(/csv$/, 'xlsx')));
    expect(missing).toEqual([]);
    expect(files.filter((file) => /^data\/rapporter\/.*\.xlsx$/.test(file))).toEqual([]);
    for (const file of tables.slice(0, 4)) {
      const sheet = await readSheet(join(dist, file.replace(/csv$/, 'xlsx')), 'Observasjoner');
      const asText = sheet.map((row) =>
        row.map((cell) => (typeof cell === 'string' || typeof cell === 'number' ? `${cell}` : '')),
      );
      expect(asText, file).toEqual(readRows(file));
    }
  });

  it('are all documented on the page about them', () => {
    const linked = new Set(
      [...readPage(dist, 'data/index.html').querySelectorAll('main a')].map((link) =>
        (link.getAttribute('href') ?? '').slice(base.length),
      ),
    );
    const data = files.filter((file) => file.startsWith('data/') && !file.endsWith('.html'));
    const root = ['feed.xml', 'katalog.ttl', 'llms.txt'];
    expect([...data, ...root].filter((file) => !linked.has(file))).toEqual([]);
  });

  it('are of the kinds that are promised, and no other', () => {
    const kinds = new Set(files.map((file) => file.slice(file.lastIndexOf('.') + 1)));
    const promised =
      'SHA256SUMS css csv html ico js json nojekyll png svg ttl txt woff2 xlsx xml'.split(' ');
    expect([...kinds].sort()).toEqual(promised);
  });
});
