import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Files } from '../../audit/readers/files.ts';
import { readFolder } from '../../audit/readers/folder.ts';
import { auditSite } from '../../audit/audit.ts';
import { main as importReport } from '../../scripts/import.ts';
import { callCommand, runCommand } from '../run-command.ts';
import { SECOND_EDITION, smallContent, smallReport } from '../editions.ts';

/** The files that a report came as: kept by the import, published byte for byte, and held to that by the auditor. */

const TIME = 400_000;
const TEXT = 'data/rapporter/2021-05.original.txt';
const PDF = 'data/rapporter/2021-05.original.pdf';
const RELEASE = 'rapporter/2021-05/index.html';
const SOURCE = 'rapporter/2021-05/kilde/index.html';
/** No UTF-8, so that a site that makes text of it is found out. */
const BYTES = new Uint8Array([...new TextEncoder().encode('%PDF-1.7\n'), 0xff, 0x00, 0xc3]);

let folder: string;
const dist = (...path: string[]) => join(folder, 'dist', ...path);
const digest = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const env = () => ({
  ...process.env,
  INNHOLD: folder,
  RAPPORTER: '',
  LEDGER: '',
  OUT: dist(),
  CACHE_DIR: join(folder, 'lager'),
});

async function build(): Promise<string> {
  const { code, output } = await runCommand('build', [], env());
  expect(code, output).toBe(0);
  return output;
}

/** Files put in, or, where undefined, taken out. */
type Changes = Record<string, string | Uint8Array | undefined>;

/** What the auditor finds in the site with such changes. */
function audit(tampering: Changes = {}): string[] {
  // A list of digests would tell of every change, whatever was changed.
  const changed: Changes = { ...tampering, SHA256SUMS: undefined };
  const site = readFolder(dist());
  const keys = new Set([...site.keys(), ...Object.keys(changed)]);
  const tampered: Files = {
    keys: () => [...keys].filter((path) => !(path in changed) || changed[path] !== undefined),
    has: (path) => (path in changed ? changed[path] !== undefined : site.has(path)),
    get: (path) => (path in changed ? changed[path] : site.get(path)),
  };
  const rapporter = readFolder(join(folder, 'rapporter'));
  const { funn } = auditSite({
    ...{ dist: tampered, rapporter },
    ...{ register: readFolder(folder), base: '/' },
  });
  return funn.map(({ fil, regel }) => `${fil} ${regel}`);
}

/** The small report with each table on a page of its own, and a page's end inside tables, before Mentor's row. */
async function pagedReport(): Promise<string> {
  return (await smallReport())
    .replaceAll('\n\n\n\nDeltakere', '\n\fDeltakere')
    .replaceAll('\nMentor\t', '\n\fMentor\t');
}

beforeAll(async () => {
  folder = await smallContent({});
  await rm(join(folder, 'rapporter/2021-05.txt'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the file that a report came as', () => {
  it(
    'is kept by the import, published as it is, and named with its digest and size',
    async () => {
      const file = join(folder, 'fra-kilden.txt');
      await writeFile(file, await pagedReport());
      const { code, output } = await callCommand(importReport, ['--original', file], env());
      expect(code, output).toBe(0);
      expect(output).toContain('originaler/2021-05.txt.\n');
      await build();
      const bytes = await readFile(file);
      expect(await readFile(dist(TEXT))).toEqual(bytes);
      expect(await readFile(dist('SHA256SUMS'), 'utf8')).toContain(`${digest(bytes)}  ${TEXT}\n`);
      for (const page of [RELEASE, SOURCE]) {
        const html = await readFile(dist(page), 'utf8');
        expect(html).toContain(`href="/${TEXT}"`);
        expect(html).toContain(`<code>${digest(bytes)}</code>`);
      }
      expect(audit()).toEqual([]);
    },
    TIME,
  );

  it(
    'comes to a site that is built already',
    async () => {
      await writeFile(join(folder, 'originaler/2021-05.pdf'), BYTES);
      await build();
      expect(new Uint8Array(await readFile(dist(PDF)))).toEqual(BYTES);
      for (const page of [RELEASE, SOURCE])
        expect(await readFile(dist(page), 'utf8')).toContain(`<code>${digest(BYTES)}</code>`);
      expect(audit()).toEqual([]);
    },
    TIME,
  );

  it('is not another than the one that is kept, says the auditor', async () => {
    expect(audit({ [PDF]: BYTES.subarray(1) })).toEqual([`${PDF} original`]);
    expect(audit({ [PDF]: undefined })).toContain(`${PDF} original`);
    const other = 'data/rapporter/2021-05.original.xlsx';
    expect(audit({ [other]: BYTES })).toEqual([`${other} original`]);
    for (const page of [RELEASE, SOURCE]) {
      const html = await readFile(dist(page), 'utf8');
      const swap = (from: string | RegExp, to: string) => {
        const tampered = html.replace(from, to);
        expect(tampered).not.toBe(html);
        return audit({ [page]: tampered });
      };
      const own = [`${page} original`];
      expect(swap(digest(BYTES), digest('noe annet'))).toEqual(own);
      expect(swap('(PDF, 1\u00a0kB)', '(PDF, 2\u00a0kB)')).toEqual(own);
      expect(swap(`href="/${PDF}"`, `href="/${TEXT}"`)).toEqual(own);
      expect(swap(' data-original', '')).toContain(own[0]);
    }
  });

  it('has pages, which are told with a line wherever a source is told in words', async () => {
    const text = await readFile(join(folder, 'rapporter/2021-05.txt'), 'utf8');
    // The row is the first of its page, and the row over it, Jobbklubb's, the last of the page before: a blank line
    // and the page's end lie between.
    const before = text.slice(0, text.indexOf('\n\f\nMentor\t') + 3);
    const [line, side] = [before.split('\n').length, before.split('\f').length];
    expect(side).toBeGreaterThan(2);
    expect(text.split('\n')[line - 4]).toMatch(/^Jobbklubb\t/);
    const over = `>linje ${line - 3}, side ${side - 1}</a>`;
    for (const page of ['', 'rapporter/2021-05/'])
      expect(await readFile(dist(`${page}tiltak/jobbklubb/index.html`), 'utf8')).toContain(over);
    const told = `linje ${line}, side ${side}`;
    const source = await readFile(dist(SOURCE), 'utf8');
    expect(source).toContain(`aria-label="L${told.slice(1)}"`);
    for (const page of ['tiltak/mentor/index.html', 'rapporter/2021-05/tiltak/mentor/index.html']) {
      const html = await readFile(dist(page), 'utf8');
      expect(html).toContain(`>${told}</a>`);
      for (const other of [`linje ${line}, side ${side + 1}`, `linje ${line}`])
        expect(audit({ [page]: html.replace(`>${told}</a>`, `>${other}</a>`) })).toContain(
          `${page} kildelenke`,
        );
    }
  });

  it('is not replaced unasked', async () => {
    const file = join(folder, 'fra-kilden-igjen.txt');
    await writeFile(file, `${await pagedReport()}\n`);
    const before = await readFile(join(folder, 'originaler/2021-05.txt'));
    const { code, output } = await callCommand(importReport, ['--original', file], env());
    expect(code).toBe(1);
    expect(output).toContain('2021-05.txt finnes fra før, er en annen fil og er ikke rørt.');
    expect(await readFile(join(folder, 'originaler/2021-05.txt'))).toEqual(before);
  });

  it(
    'keeps its address when the report is issued again, and the edition has its own',
    async () => {
      const file = join(folder, 'ny-utgave.txt');
      await writeFile(file, await smallReport(SECOND_EDITION));
      const args = (edition: string) => ['--original', '--edition', edition, file];
      const refused = await callCommand(importReport, args('ny'), env());
      expect(refused.code).toBe(2);
      const { code, output } = await callCommand(importReport, args('2'), env());
      expect(code, output).toBe(0);
      await build();
      const fresh = 'data/rapporter/2021-05.utgave-2.original.txt';
      expect(await readFile(dist(fresh))).toEqual(await readFile(file));
      const first = await readFile(join(folder, 'originaler/2021-05.txt'));
      expect(await readFile(dist(TEXT))).toEqual(first);
      const named = async (page: string) => [
        ...(await readFile(dist(page), 'utf8')).matchAll(/href="\/([^"]*\.original\.[^"]*)"/g),
      ];
      for (const page of [RELEASE, SOURCE])
        expect((await named(page)).map(([, href]) => href)).toEqual([fresh]);
      const old = await named('rapporter/2021-05/utgave-1/kilde/index.html');
      expect(old.map(([, href]) => href)).toEqual([PDF, TEXT]);
      expect(audit()).toEqual([]);
    },
    TIME,
  );
});
