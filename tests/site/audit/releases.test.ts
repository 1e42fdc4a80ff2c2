import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTruth, type Truth } from '../../../audit/truth/truth.ts';
import { readFolder } from '../../../audit/readers/folder.ts';
import { auditSite } from '../../../audit/audit.ts';
import { formatInteger } from '../../../audit/truth/numbers.ts';
import { build } from '../build.ts';
import { expectDetected } from './expect-detected.ts';
import { writeContent, type Content } from './corpus.ts';
import { TestSite } from './tampering.ts';
import { RELEASES } from './releases.ts';

const TIME = 900_000;
const KEPT = process.env.REUSE_BUILDS;

let folder: string;
let dist: string;
let sources: Content;
let truth: Truth;
let place: TestSite;

/** Five invented releases with all that may happen between them; kept with REUSE_BUILDS, as the other builds are. */
beforeAll(async () => {
  folder = KEPT ? resolve(KEPT) : await mkdtemp(join(tmpdir(), 'utgivelser-'));
  sources = await writeContent(join(folder, 'utgivelser-innhold'));
  dist = join(folder, 'utgivelser');
  if (!existsSync(dist)) {
    const env = {
      INNHOLD: sources.innhold,
      OUT: dist,
      CACHE_DIR: join(folder, 'utgivelser-lager'),
    };
    const { code, output } = await build({ ...env, RAPPORTER: '', LEDGER: '' });
    expect(code, output).toBe(0);
  }
  truth = readTruth(readFolder(sources.rapporter), readFolder(sources.innhold));
  place = new TestSite(dist, '/', { rapporter: sources.rapporter, register: sources.innhold });
}, TIME);

afterAll(async () => {
  if (!KEPT) await rm(folder, { recursive: true, force: true });
});

it('holds all that it is meant to try', () => {
  const changes = [...truth.changes().values()].flat();
  const visible = (cell?: { antall: number | '*' }) => cell !== undefined && cell.antall !== '*';
  expect(changes.some(({ fra, til }) => visible(fra) && visible(til))).toBe(true);
  expect(changes.some(({ fra, til }) => fra.antall === '*' && visible(til))).toBe(true);
  expect(changes.some(({ fra, til }) => visible(fra) && til?.antall === '*')).toBe(true);
  expect(changes.some(({ til }) => til === undefined)).toBe(true);
  expect(truth.rapporter.map(({ id }) => id)).toHaveLength(5);
  expect(truth.rapporter.flatMap(({ maneder }) => maneder)).not.toContain('2020-12');
  expect(truth.register.tiltak.filter(({ ny }) => ny).map(({ id }) => id)).toContain(
    'syntetisk-nykommer',
  );
  expect(existsSync(join(dist, 'tiltak/veiledning-fra-kollega/index.html'))).toBe(true);
});

it(
  'has no findings, and was looked at',
  () => {
    const { funn, telling } = auditSite({
      dist: readFolder(dist),
      rapporter: readFolder(sources.rapporter),
      register: readFolder(sources.innhold),
      base: '/',
    });
    expect(funn).toEqual([]);
    expect(telling.sider).toBeGreaterThan(500);
    expect(telling.celler).toBeGreaterThan(1_000_000);
  },
  TIME,
);

describe('tukling med det som skjer mellom utgivelser', () => {
  it.each(RELEASES)('$navn', (tampering) => {
    expectDetected(place, tampering);
  });
});

describe('a page that a release keeps', () => {
  /** A tiltak whose own figure was told and then told otherwise, and the page that must go on telling the first. */
  const changed = () => {
    for (const [serie, changes] of truth.changes())
      for (const { maned, fra, til, rapport, forst } of changes)
        if (/^tiltak\/[^/]+\/alle\/alle$/.test(serie) && rapport === '2020-11' && til)
          if (typeof fra.antall === 'number' && typeof til.antall === 'number')
            return { serie, maned, fra: fra.antall, til: til.antall, forst };
    throw new Error('Ingen synlig endring');
  };

  it('telling the later figure is found in that row', () => {
    const { serie, maned, fra, til } = changed();
    const file = `rapporter/2020-10/tiltak/${serie.split('/')[1] ?? ''}/index.html`;
    const html = String(place.copy().get(file));
    const start = html.indexOf(`data-serie="${serie}"`);
    const row = html.indexOf(`<time datetime="${maned}">`, start);
    const number = formatInteger(BigInt(fra));
    const sted_ = html.indexOf(number, row);
    expect(sted_).toBeGreaterThan(row);
    const tampered =
      html.slice(0, sted_) + formatInteger(BigInt(til)) + html.slice(sted_ + number.length);
    const finding = place.avslorFil(file, tampered);
    expect(finding.map(({ regel }) => regel)).toContain('tabell-verdi');
    const line = html.slice(0, sted_).split('\n').length;
    expect(finding.some(({ sted: here }) => Math.abs(Number.parseInt(here, 10) - line) <= 3)).toBe(
      true,
    );
  });

  it('put in another release’s place is found', () => {
    const [here, der] = ['2020-10', '2020-11'].map(
      (id) => `rapporter/${id}/tiltak/mentor/index.html`,
    );
    const other = String(place.copy().get(der ?? ''));
    expect(place.avslorFil(here ?? '', other).map(({ regel }) => regel)).toContain('tabell-verdi');
  });

  it('does not share the next release’s picture', () => {
    const [here = '', der = ''] = ['2020-10', '2020-11'].map((id) => `bilder/rapporter/${id}.svg`);
    const rules = place.avslorFil(here, String(place.copy().get(der))).map(({ regel }) => regel);
    expect(rules).toEqual(expect.arrayContaining(['bilde-ord', 'bilde-tegning']));
  });

  const TAKEN: [fil: string, regel: string][] = [
    ['rapporter/2020-10/tiltak/mentor/index.html', 'side-mangler'],
    ['rapporter/2020-11/endringer/index.html', 'side-mangler'],
    ['endringer/index.html', 'side-mangler'],
    ['tiltak/veiledning-fra-kollega/index.html', 'side-mangler'],
    ['figur/mentor-utvikling/mentor-utvikling.png', 'figur-mangler'],
    ['figur/mentor-endring/oembed.json', 'figur-mangler'],
    ['bilder/rapporter/2020-10.svg', 'bilde-kilde'],
    ['bilder/tiltak/mentor.png', 'bilde-kilde'],
    ['rapporter/2020-11/tiltaksgrupper/oppfolging/index.html', 'side-mangler'],
    ['data/rapporter/2020-10.csv', 'nedlasting-mangler'],
    ['data/tiltakstall.xlsx', 'nedlasting-mangler'],
    ['feed.xml', 'side-mangler'],
  ];

  it(
    'taken away is missed, and so is any other file that is promised',
    () => {
      const finding = place.reviderMed(new Map(TAKEN.map(([file]) => [file, undefined])));
      for (const [fil, regel] of TAKEN)
        expect(finding).toContainEqual(expect.objectContaining({ fil, regel }));
    },
    TIME,
  );
});
