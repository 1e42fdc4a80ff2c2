import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '../../audit/readers/folder.ts';
import { writeCorpus } from '../../bench/corpus.ts';
import { writeRapport } from '../../bench/report-text.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import { manedRun, toManed, type Maned } from '../../src/lib/domain/maned.ts';
import { parseSeriesKey, type SeriesKey } from '../../src/lib/domain/key.ts';
import type { Register } from '../../src/lib/domain/register.ts';
import { LITEN } from '../content-folders.ts';
import { build } from './build.ts';
import { TestSite } from './audit/tampering.ts';

const TIME = 600_000;
const RELEASES = ['2021-03', '2021-04', '2021-05'] as const;
const NEWEST = '2021-05';
const HOVEDGRUPPE = 'arbeidssokere-pa-tiltak';
/** The other hovedgrupper, in every month. */
const OTHERS: Record<string, [number, number]> = { arbeidstrening: [60, 70] };
/** What the first report told of jobbklubb, women, January to March, in one truth and in the other. */
const TRUTHS = { a: 31, b: 57 };

/**
 * Counts by tiltak and sex, as a report knows them, in one hovedgruppe; the others have arbeidstrening alone. Jobbklubb and mentor, which share
 * a group, move between each other from truth to truth, so that nothing else differs; the newest report hides what they
 * had until March, and all of jobbklubb. Midlertidig lønnstilskudd is hidden by all but the newest.
 */
function countFor(maned: Maned, rapport: string, open: number): Record<string, [number, number]> {
  const shared = rapport === '2021-03' ? open : TRUTHS.a;
  const [newest, early] = [rapport === NEWEST, maned <= '2021-03'];
  return {
    arbeidstrening: [300, 400 + 7 * Number(maned.slice(5))],
    jobbklubb: newest ? [1, 1] : [shared, 20],
    mentor: newest ? (early ? [2, 1] : [40, 50]) : [90 - shared, 45],
    'midlertidig-lonnstilskudd': newest ? [30, 5] : [1, 1],
  };
}

function makeRapport(rapport: Maned, register: Register, open: number): string {
  const antall = (series: SeriesKey, maned: Maned): number => {
    const { niva, id, hovedgruppe, kjonn } = parseSeriesKey(series);
    const slugs = register.tiltak
      .filter(({ slug, gruppe }) =>
        niva === 'tiltak' ? slug === id : niva === 'tiltaksgruppe' ? gruppe === id : true,
      )
      .map(({ slug }) => slug);
    const counts: [number, number][] = register.hovedgrupper
      .filter(({ slug }) => hovedgruppe === 'alle' || hovedgruppe === slug)
      .flatMap(({ slug }) => {
        const first = slug === HOVEDGRUPPE ? countFor(maned, rapport, open) : OTHERS;
        return slugs.map((tiltak): [number, number] => first[tiltak] ?? [0, 0]);
      });
    return counts.reduce((sum, [kvinner, menn]) => {
      return sum + (kjonn === 'menn' ? 0 : kvinner) + (kjonn === 'kvinner' ? 0 : menn);
    }, 0);
  };
  const maneder = manedRun(toManed(2021, 1), rapport);
  return writeRapport({
    maneder,
    register,
    antall,
    navn: ({ navn }) => navn,
    gruppe: ({ gruppe }) => gruppe,
  });
}

let folder: string;

/** Builds the site of three invented reports; the first tells what `truth` says. */
async function bygg(truth: keyof typeof TRUTHS): Promise<void> {
  const content = join(folder, truth, 'innhold');
  await cp(LITEN, content, { recursive: true });
  await rm(join(content, 'rapporter'), { recursive: true });
  const { register } = await readRegister(LITEN, 'liten');
  const files = RELEASES.map((id) => ({
    navn: `syntetisk-${id}.txt`,
    id,
    tekst: makeRapport(id, register, TRUTHS[truth]),
  }));
  await writeCorpus(join(content, 'rapporter'), files);
  const dist = join(folder, truth, 'dist');
  const { code, output } = await build({
    INNHOLD: content,
    OUT: dist,
    CACHE_DIR: join(folder, truth, 'lager'),
    RAPPORTER: '',
    LEDGER: '',
  });
  expect(code, output).toBe(0);
}

const dist = (truth: keyof typeof TRUTHS) => join(folder, truth, 'dist');
const read = (file: string) => readFile(join(dist('b'), file), 'utf8');

/** What a release says that it changed of a subject, on whichever of its pages that stands. */
function changed(rapport: string, subject: string): string {
  const before = `rapporter/${rapport}/endringer/`;
  const folder = readFolder(dist('b'));
  const pages = [...folder.keys()].filter((file) => file.startsWith(before));
  const parts = pages.flatMap((file) => String(folder.get(file)).split(/(?=<tbody)/));
  return parts.find((part) => part.startsWith(`<tbody id="${subject}"`)) ?? '';
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skjermet-siden-'));
  await bygg('a');
  await bygg('b');
}, TIME);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What releases keep, and the list that has the digests of it. */
const KEPT = new RegExp(
  `^((data/|bilder/)?rapporter/(${RELEASES.slice(0, -1).join('|')})[./]|SHA256SUMS$)`,
);

describe('what the newest report hides', () => {
  it('changes no byte of the newest pages, whatever older reports told of it', () => {
    const [a, b] = [readFolder(dist('a')), readFolder(dist('b'))];
    const newest = [...a.keys()].filter((file) => !KEPT.test(file));
    expect([...b.keys()].filter((file) => !KEPT.test(file))).toEqual(newest);
    expect(newest.length).toBeGreaterThan(100);
    // The list of pages has what releases keep too.
    const ofNewest = (file: string, content: unknown) =>
      file === 'sitemap.xml'
        ? String(content).replace(/<url>\s*<loc>[^<]*\/rapporter\/[\s\S]*?<\/url>\s*/g, '')
        : String(content);
    const distinct = newest.filter(
      (file) => ofNewest(file, a.get(file)) !== ofNewest(file, b.get(file)),
    );
    expect(distinct).toEqual([]);
    // The truths differ: what the first release keeps goes on saying what it said.
    const kept = 'data/rapporter/2021-03.csv';
    expect(String(a.get(kept))).not.toBe(String(b.get(kept)));
  });

  it('is told as hidden by the release that hides it, and not at all by the index of changes', async () => {
    const jobbklubb = changed('2021-05', 'tiltak-jobbklubb');
    expect(jobbklubb).toContain('oppgitt, nå skjermet');
    expect(jobbklubb).not.toContain('<data');
    expect(await read('endringer/index.html')).not.toContain('data-av="tiltak/jobbklubb/');
    const own = changed('2021-04', 'tiltak-jobbklubb');
    expect(own).toContain('data-av="tiltak/jobbklubb/alle/alle@2021-01"');
  });

  it('leaves the address of a figure that could be drawn before, with no number at it', async () => {
    const page = await read('figur/jobbklubb-utvikling/index.html');
    expect(page).toContain('Figuren kan ikke tegnes: tall den trenger, er skjermet');
    expect(page).not.toMatch(/jobbklubb\/alle\/alle@/);
    expect(await read('figur/jobbklubb-utvikling/jobbklubb-utvikling.svg')).toContain('Jobbklubb');
    const kept = await read('rapporter/2021-04/tiltak/jobbklubb/index.html');
    expect(kept).toMatch(/id="jobbklubb-utvikling"[\s\S]*<data/);
  });

  it('is shown with its number where it was hidden before and is not any more', () => {
    const rows = changed('2021-05', 'tiltak-midlertidig-lonnstilskudd').split('<tr>');
    const row = rows.find((en) => en.includes('-01"')) ?? '';
    expect(row).toContain('data-status="skjermet"');
    expect(row).toMatch(/<data value="35"[^>]*data-rapport="2021-05"/);
  });
});

describe('the auditor', () => {
  let place: TestSite;
  beforeAll(() => {
    const content = join(folder, 'b', 'innhold');
    const rapporter = join(content, 'rapporter');
    place = new TestSite(dist('b'), '/', { rapporter, register: content });
  });

  it('accepts the site', () => {
    expect(place.reviderMed(new Map())).toEqual([]);
  });

  const write = async (file: string, from: RegExp | string, to: string): Promise<string[]> => {
    const text = await read(file);
    const tampered = text.replace(from, to);
    expect(tampered).not.toBe(text);
    return place.avslorFil(file, tampered).map(({ regel }) => regel);
  };
  const KEY = 'tiltak/jobbklubb/alle/alle@2021-01';
  const NUMBER = `<data value="51" data-regel="verdi" data-av="${KEY}" data-rapport="2021-04">51</data>`;

  it('finds the older number on the index of changes', async () => {
    const finding = await write('endringer/index.html', /(?<=<td>)[\s\S]*?(?=<\/td>)/, NUMBER);
    expect(finding).toEqual(expect.arrayContaining(['endring-tall', 'skjermet-eldre']));
  });

  it('finds the older number on the page that is about it', async () => {
    const inValue = `<p>Det var ${NUMBER} i <time datetime="2021-01">januar 2021</time>.</p></main>`;
    expect(await write('tiltak/jobbklubb/index.html', '</main>', inValue)).toContain(
      'skjermet-eldre',
    );
  });

  it('finds a figure that is drawn of it after all', async () => {
    const file = 'figur/jobbklubb-utvikling/index.html';
    const kept = await read('rapporter/2021-04/tiltak/jobbklubb/index.html');
    const drawing = /<svg class="fig fig-(?:bred|smal)"[\s\S]*?<\/svg>/;
    const finding = await write(file, drawing, drawing.exec(kept)?.[0] ?? '');
    expect(finding).toContain('data-grunnlag');
  });
});
