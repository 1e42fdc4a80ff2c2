import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { parse as parseCsv } from 'csv-parse/sync';
import { JSDOM } from 'jsdom';
import { Parser } from 'n3';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LITEN } from '../content-folders.ts';
import { build } from './build.ts';
import { htmlvalidate } from './html-rules.ts';
import { listFiles, listPages, readPage } from './built-site.ts';

/** A name with everything that some format would act on, and the address it gets. */
const NAME =
  '=cmd|\' /C calc\'!A0 "sitat" <script>alert(1)</script> & {krøll} 100 % $x_1 \\ ]]> 😀';
const SLUG = 'cmd-c-calc-a0-sitat-script-alert-1-script-kroll-100-x-1';
const TITLE = `Deltakere <img src=x onerror=alert(2)> "i" {arbeidsrettede} tiltak & mer`;

let folder: string;
let dist: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiltakstall-navn-'));
  dist = join(folder, 'dist');
  const reports = await renamed('farlig', NAME, TITLE);
  const { code, output } = await build({ OUT: dist, RAPPORTER: reports, INNHOLD: LITEN });
  expect(code, output).toBe(0);
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A folder with the small report, where Mentor and the report itself go by other names. */
async function renamed(directory: string, name: string, title?: string): Promise<string> {
  const text = await readFile(join(LITEN, 'rapporter/2021-05.txt'), 'utf8');
  const lines = text.split('\n').map((line) => line.replace(/^Mentor\t/, () => `${name}\t`));
  const first = lines.findIndex((line) => line !== '');
  if (title !== undefined) lines[first] = title;
  await mkdir(join(folder, directory));
  await writeFile(join(folder, directory, '2021-05.txt'), lines.join('\n'));
  return join(folder, directory);
}

const text = (file: string) => readFileSync(join(dist, file), 'utf8');
const about = (file: string) => file.includes(SLUG);

describe('a name and a title that formats would act on', () => {
  it('run nowhere in a page', () => {
    for (const file of listPages(dist)) {
      const page = readPage(dist, file);
      const run = [...page.querySelectorAll('script:not([type="application/ld+json"])')].filter(
        (script) => script.textContent.includes('alert('),
      );
      expect(run, file).toEqual([]);
      expect(page.querySelectorAll('[onerror]').length, file).toBe(0);
    }
  });

  it('are shown as they are', () => {
    const page = readPage(dist, `tiltak/${SLUG}/index.html`);
    expect(page.title).toBe(`${NAME} – Tiltakstall`);
    expect(page.querySelector('.navn')?.textContent.trim()).toBe(NAME);
    expect(page.querySelector('main')?.textContent).toContain(`«${TITLE}»`);
    const overview = readPage(dist, 'tiltak/index.html').querySelector('main');
    expect(overview?.textContent).toContain(NAME);
  });

  it('give pages that are valid', async () => {
    for (const file of listPages(dist).filter(about)) {
      const { results } = await htmlvalidate.validateString(text(file));
      const found = results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
      // A title is as long as the name.
      expect(
        found.filter((rule) => rule !== 'long-title'),
        file,
      ).toEqual([]);
    }
  });

  it('are text in drawings, feed and sitemap', () => {
    const { DOMParser } = new JSDOM('').window;
    const drawings = listFiles(dist).filter((file) => file.endsWith('.svg') && about(file));
    expect(drawings.length).toBeGreaterThan(2);
    for (const file of [...drawings, 'feed.xml', 'sitemap.xml']) {
      const document = new DOMParser().parseFromString(text(file), 'application/xml');
      expect(document.querySelectorAll('parsererror, script, img').length, file).toBe(0);
    }
  });

  it('are harmless in spreadsheets, and whole for programs', async () => {
    const name = (rows: Record<string, string>[]) => rows.find(({ id }) => id === SLUG)?.navn;
    const rows = parseCsv<Record<string, string>>(text('data/observasjoner.csv'), {
      columns: true,
    });
    expect(name(rows)).toBe(`'${NAME}`);
    const json = JSON.parse(text(`data/tiltak/${SLUG}.json`)) as Record<string, string>[];
    expect(name(json)).toBe(NAME);
    const sheet = await readSheet(join(dist, 'data/tiltakstall.xlsx'), 'Tidsserier');
    expect(sheet.find((row) => row[1] === SLUG)?.[2]).toBe(NAME);
    const csvw = JSON.parse(text(`data/tiltak/${SLUG}.csv-metadata.json`)) as {
      'dc:title': string;
    };
    expect(csvw['dc:title']).toContain(NAME);
  });

  it('are whole in what machines are told', () => {
    const script = readPage(dist, `tiltak/${SLUG}/index.html`).querySelector(
      'script[type="application/ld+json"]',
    );
    const graph = JSON.parse(script?.textContent ?? '') as {
      '@graph': { name: string; isBasedOn: { name: string } }[];
    };
    expect(graph['@graph'][0]?.name).toContain(NAME);
    expect(graph['@graph'][0]?.isBasedOn.name).toBe(TITLE);
    expect(new Parser({ baseIRI: 'https://eksempel.no/' }).parse(text('katalog.ttl'))).not.toEqual(
      [],
    );
    const oembed = JSON.parse(text(`figur/${SLUG}-utvikling/oembed.json`)) as { html: string };
    const { document } = new JSDOM(oembed.html).window;
    expect(document.querySelector('iframe')?.title).toContain(NAME);
    expect(document.querySelectorAll('script')).toHaveLength(0);
  });

  it('can be cited', () => {
    const page = readPage(dist, `tiltak/${SLUG}/index.html`);
    const read = (format: string) => {
      const source = page.querySelector(`#siter ~ * [data-format="${format}"]`) ?? undefined;
      const found = source ?? page.querySelector(`[data-format="${format}"]`);
      const [entry] = new Cite(found?.textContent ?? '').data as { title: string; note: string }[];
      return entry;
    };
    // Once: before the headline, or in it.
    const title = read('csl-json')?.title ?? '';
    expect(title.split(NAME), title).toHaveLength(2);
    expect(read('csl-json')?.note).toContain(TITLE);
    for (const word of ['alert(1)', 'krøll', '100 %', '😀'])
      expect(read('bibtex')?.title).toContain(word);
  });
});

describe('a name that cannot be published', () => {
  it.each([
    ['a mark nobody sees', 'Mot\u202Esatt tiltak'],
    ['the address of a page of the site’s own', 'Etter endring'],
  ])('is refused: %s', async (what, name) => {
    const reports = await renamed(what.replaceAll(/\W+/g, '-'), name);
    const { code, output } = await build({
      OUT: join(folder, 'ut'),
      RAPPORTER: reports,
      INNHOLD: LITEN,
    });
    expect(code, output).toBe(1);
    expect(output).toMatch(/2021-05\.txt:\d+:\d+ feil/);
    expect(output).not.toMatch(/\n\s+at .*:\d+:\d+\)?/);
  });
});
