import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Files } from '../../audit/readers/files.ts';
import { readFolder } from '../../audit/readers/folder.ts';
import { auditSite } from '../../audit/audit.ts';
import { main as check } from '../../scripts/check.ts';
import { main as ledger } from '../../scripts/ledger.ts';
import { callCommand, runCommand } from '../run-command.ts';
import { SECOND_EDITION, smallContent, smallReport, withoutMentor } from '../editions.ts';

/**
 * One report, published, and issued again twice: what commands make of it, that nothing published is lost on the way, and
 * that the auditor agrees with each site and finds out where one has been tampered with.
 */

const TIME = 400_000;
let folder: string;
const dist = (...path: string[]) => join(folder, 'dist', ...path);
const published: Record<string, string> = {};

beforeAll(async () => {
  folder = await smallContent({});
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const env = () => ({
  ...process.env,
  INNHOLD: folder,
  RAPPORTER: '',
  LEDGER: '',
  OUT: dist(),
  CACHE_DIR: join(folder, 'lager'),
});

/** Adds a report, builds, enters what is new in the ledger, and audits. */
async function publish(name: string, text?: string): Promise<void> {
  if (text !== undefined) await writeFile(join(folder, 'rapporter', `${name}.txt`), text);
  for (const run of [
    () => runCommand('build', [], env()),
    () => callCommand(ledger, ['--for', name], env()),
    () => callCommand(ledger, [], env()),
  ]) {
    const { code, output } = await run();
    expect(code, output).toBe(0);
  }
  expect(audit()).toEqual([]);
}

/** What the auditor finds in the site, with one of its files altered. */
function audit(file = '', alter: (text: string) => string = (text) => text): string[] {
  const site = readFolder(dist());
  const text = new TextDecoder().decode(site.get(file) as Uint8Array | undefined);
  const altered = alter(text);
  if (file !== '') expect(altered).not.toBe(text);
  const tampered: Files = { ...site, get: (path) => (path === file ? altered : site.get(path)) };
  const { funn } = auditSite({
    dist: tampered,
    rapporter: readFolder(join(folder, 'rapporter')),
    register: readFolder(folder),
    base: '/',
  });
  return funn.map(({ fil, regel, found }) => `${fil} ${regel}: ${found}`);
}

describe('a report, issued again', () => {
  it(
    'is published',
    async () => {
      await publish('2021-05');
      published.csv = await readFile(dist('data/rapporter/2021-05.csv'), 'utf8');
      published.source = await readFile(dist('rapporter/2021-05/kilde/index.html'), 'utf8');
      expect(await readFile(join(folder, 'utgivelser.txt'), 'utf8')).toMatch(
        /^2021-05 [0-9a-f]{64}$/m,
      );
    },
    TIME,
  );

  it(
    'tells the second edition everywhere, and keeps the first where it says so',
    async () => {
      await publish('2021-05.utgave-2', await smallReport(SECOND_EDITION));
      const first = await readFile(dist('data/rapporter/2021-05.utgave-1.csv'), 'utf8');
      expect(first).toBe(published.csv);
      const page = await readFile(dist('rapporter/2021-05/tiltak/mentor/index.html'), 'utf8');
      expect(page).toContain('siden viser den andre utgaven. 9 tall er endret siden den første.');
      const source = await readFile(dist('rapporter/2021-05/kilde/index.html'), 'utf8');
      const kept = await readFile(dist('rapporter/2021-05/utgave-1/kilde/index.html'), 'utf8');
      const textOf = (html: string) => /<pre[\s\S]*<\/pre>/.exec(html)?.[0];
      expect(textOf(kept)).toBe(textOf(published.source ?? ''));
      expect(textOf(source)).not.toBe(textOf(kept));
    },
    TIME,
  );

  it.each([
    ['the count of the notice', 'rapporter/2021-05/tiltak/mentor/index.html', '9 tall', '8 tall'],
    [
      'the edition of the notice',
      'rapporter/2021-05/index.html',
      'den andre utg',
      'den tredje utg',
    ],
    ['a figure of the list', 'rapporter/2021-05/endringer/index.html', '>853<', '>854<'],
    [
      'a number of a hidden figure',
      'rapporter/2021-05/endringer/index.html',
      'oppgitt, nå',
      '5, nå',
    ],
    [
      'a line of the list',
      'rapporter/2021-05/endringer/index.html',
      'utgave-1/kilde/#L112',
      'kilde/#L112',
    ],
    ['the table of the first', 'data/rapporter/2021-05.utgave-1.csv', ',706,', ',707,'],
    ['the text of the first', 'rapporter/2021-05/utgave-1/kilde/index.html', '\t706', '\t707'],
    [
      'the sums of the first',
      'rapporter/2021-05/utgave-1/avstemming/index.html',
      '<td class="tall">',
      '<td class="tall">1',
    ],
  ])('is found out by the auditor: %s', (_, file, from, to) => {
    expect(
      audit(file, (text) => text.replace(from, to)).filter((one) => one.startsWith(file)),
    ).not.toEqual([]);
  });

  it(
    'keeps every address when the third edition has no Mentor any more, and leads to none of its figures',
    async () => {
      await publish('2021-05.utgave-3', await withoutMentor());
      const figure = await readFile(dist('figur/mentor-utvikling/index.html'), 'utf8');
      expect(figure).toContain('ikke med i den nye utgaven av rapporten');
      expect(figure).not.toContain('706');
      const list = await readFile(dist('rapporter/2021-05/endringer/index.html'), 'utf8');
      expect(list).toContain('Endret siden første utgave');
      expect(list).toContain('Endret siden andre utgave');
      expect(await readFile(dist('data/rapporter/2021-05.utgave-1.csv'), 'utf8')).toBe(
        published.csv,
      );
    },
    TIME,
  );

  it('is refused without the edition that came before', async () => {
    await rm(join(folder, 'rapporter/2021-05.utgave-2.txt'));
    const { code, output } = await callCommand(check, [], env());
    expect(code).toBe(1);
    expect(output).toMatch(/2021-05\.utgave-3\.txt:1:1 feil[\s\S]*utgave-mangler/);
  });
});
