import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTruth, type Truth } from '../../../audit/truth/truth.ts';
import { readFolder } from '../../../audit/readers/folder.ts';
import { revider } from '../../../audit/audit.ts';
import { build } from '../build.ts';
import { expectDetected } from './expect-detected.ts';
import { LARGE, SMALL, writeRevised } from './revised-corpus.ts';
import { REVISIONS } from './revised-tampering.ts';
import { TestSite } from './tampering.ts';

const TIME = 900_000;
const KEPT = process.env.REUSE_BUILDS;
/** More elements than this are slow to lay out, and to read. */
const MOST_ELEMENTS = 3000;

let folder: string;
let dist: string;
let content: string;
let truth: Truth;
let place: TestSite;

beforeAll(async () => {
  folder = KEPT ? resolve(KEPT) : await mkdtemp(join(tmpdir(), 'revised-'));
  dist = join(folder, 'revised');
  content = await writeRevised(folder);
  if (!existsSync(dist)) {
    const env = { INNHOLD: content, OUT: dist, CACHE_DIR: join(folder, 'revised-cache') };
    const { code, output } = await build({ ...env, RAPPORTER: '', LEDGER: '' });
    expect(code, output).toBe(0);
  }
  const reports = join(content, 'rapporter');
  truth = readTruth(readFolder(reports), readFolder(content));
  place = new TestSite(dist, '/', { rapporter: reports, register: content });
}, TIME);

afterAll(async () => {
  if (!KEPT) await rm(folder, { recursive: true, force: true });
});

const read = (path: string) => String(place.copy().get(path));
const elements = (html: string) => html.match(/<[a-z]/gi)?.length ?? 0;
const pagesOf = (release: string) =>
  [...place.copy().keys()].filter((path) =>
    new RegExp(`^rapporter/${release}/endringer/.*index\\.html$`).test(path),
  );

it('holds all that it is meant to try', () => {
  const open = (count?: number | '*') => typeof count === 'number';
  const kinds = [...truth.changes().values()]
    .flat()
    .map(({ fra, til }) =>
      [fra, til]
        .map((cell) => (cell ? (open(cell.antall) ? 'number' : 'mark') : 'none'))
        .join(' to '),
    );
  expect([...new Set(kinds)].sort()).toEqual([
    'mark to none',
    'mark to number',
    'number to mark',
    'number to none',
    'number to number',
  ]);
  expect(truth.changesIn().get(LARGE)?.length).toBeGreaterThan(500);
});

it('has no findings', () => {
  const reports = readFolder(join(content, 'rapporter'));
  const { funn } = revider({
    dist: readFolder(dist),
    rapporter: reports,
    register: readFolder(content),
    base: '/',
  });
  expect(funn).toEqual([]);
});

describe('the pages of what a release changed', () => {
  it('are one, where there is room', () => {
    expect(pagesOf(SMALL)).toEqual([`rapporter/${SMALL}/endringer/index.html`]);
  });

  it('are one for each subject, where all of a year is changed, and none is too large to read', () => {
    const subjects = truth
      .changesIn()
      .get(LARGE)
      ?.map(({ serie }) => serie.split('/').slice(0, 2));
    expect(pagesOf(LARGE)).toHaveLength(1 + new Set(subjects?.map((one) => one.join('/'))).size);
    const pages = [...pagesOf(SMALL), ...pagesOf(LARGE), 'endringer/index.html'];
    for (const path of pages) expect(elements(read(path)), path).toBeLessThan(MOST_ELEMENTS);
  });

  it('have rows, lines and surroundings of no more elements than there is reckoned with', () => {
    for (const path of [...pagesOf(SMALL), ...pagesOf(LARGE)]) {
      const html = read(path);
      const rows = html.match(/<th scope="row">/g)?.length ?? 0;
      const subjects = html.match(/<(tbody|tr) id="/g)?.length ?? 0;
      expect(elements(html), path).toBeLessThanOrEqual(rows * 14 + subjects * 5 + 150);
    }
  });

  it('are led to by every changed figure of the tables that is not hidden', () => {
    const html = read(`rapporter/${LARGE}/tiltak/mentor/index.html`);
    const changed = html.match(/<td[^>]* data-endret>[\s\S]*?<\/td>/g) ?? [];
    expect(changed.length).toBeGreaterThan(50);
    for (const cell of changed)
      if (cell.includes('data-status="skjermet"')) expect(cell).not.toContain('<a ');
      else expect(cell).toMatch(/<a href="\/rapporter\/2020-1[12]\/endringer\/#tiltak[a-z-]+"/);
  });
});

describe('tampering with what releases changed', () => {
  it.each(REVISIONS)('$navn', (tampering) => {
    expectDetected(place, tampering);
  });

  it.each([
    `rapporter/${SMALL}/endringer/index.html`,
    `rapporter/${LARGE}/endringer/tiltak/mentor/index.html`,
    'endringer/index.html',
  ])('misses %s', (fil) => {
    const finding = place.reviderMed(new Map([[fil, undefined]]));
    expect(finding).toContainEqual(expect.objectContaining({ fil, regel: 'side-mangler' }));
  });
});
