import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lesFasit, type Fasit } from '../../../audit/truth/truth.ts';
import { lesMappe } from '../../../audit/folder.ts';
import { revider } from '../../../audit/audit.ts';
import { heltall } from '../../../audit/truth/numbers.ts';
import { build } from '../build.ts';
import { expectAvslort } from './expect-detected.ts';
import { skrivInnhold, type Innhold } from './corpus.ts';
import { Provested } from './tampering.ts';
import { UTGIVELSER } from './releases.ts';

const TIME = 900_000;
const KEPT = process.env.REUSE_BUILDS;

let folder: string;
let dist: string;
let kilder: Innhold;
let fasit: Fasit;
let sted: Provested;

/** Five invented releases with all that may happen between them; kept with REUSE_BUILDS, as the other builds are. */
beforeAll(async () => {
  folder = KEPT ? resolve(KEPT) : await mkdtemp(join(tmpdir(), 'utgivelser-'));
  kilder = await skrivInnhold(join(folder, 'utgivelser-innhold'));
  dist = join(folder, 'utgivelser');
  if (!existsSync(dist)) {
    const env = { INNHOLD: kilder.innhold, OUT: dist, CACHE_DIR: join(folder, 'utgivelser-lager') };
    const { code, output } = await build({ ...env, RAPPORTER: '', LEDGER: '' });
    expect(code, output).toBe(0);
  }
  fasit = lesFasit(lesMappe(kilder.rapporter), lesMappe(kilder.innhold));
  sted = new Provested(dist, '/', { rapporter: kilder.rapporter, register: kilder.innhold });
}, TIME);

afterAll(async () => {
  if (!KEPT) await rm(folder, { recursive: true, force: true });
});

it('holds all that it is meant to try', () => {
  const endringer = [...fasit.endringene().values()].flat();
  const synlig = (celle?: { antall: number | '*' }) => celle !== undefined && celle.antall !== '*';
  expect(endringer.some(({ fra, til }) => synlig(fra) && synlig(til))).toBe(true);
  expect(endringer.some(({ fra, til }) => fra.antall === '*' && synlig(til))).toBe(true);
  expect(endringer.some(({ fra, til }) => synlig(fra) && til?.antall === '*')).toBe(true);
  expect(endringer.some(({ til }) => til === undefined)).toBe(true);
  expect(fasit.rapporter.map(({ id }) => id)).toHaveLength(5);
  expect(fasit.rapporter.flatMap(({ maneder }) => maneder)).not.toContain('2020-12');
  expect(fasit.register.tiltak.filter(({ ny }) => ny).map(({ id }) => id)).toContain(
    'syntetisk-nykommer',
  );
  expect(existsSync(join(dist, 'tiltak/veiledning-fra-kollega/index.html'))).toBe(true);
});

it(
  'has no findings, and was looked at',
  () => {
    const { funn, telling } = revider({
      dist: lesMappe(dist),
      rapporter: lesMappe(kilder.rapporter),
      register: lesMappe(kilder.innhold),
      base: '/',
    });
    expect(funn).toEqual([]);
    expect(telling.sider).toBeGreaterThan(500);
    expect(telling.celler).toBeGreaterThan(1_000_000);
  },
  TIME,
);

describe('tukling med det som skjer mellom utgivelser', () => {
  it.each(UTGIVELSER)('$navn', (tukling) => {
    expectAvslort(sted, tukling);
  });
});

describe('a page that a release keeps', () => {
  /** A tiltak whose own figure was told and then told otherwise, and the page that must go on telling the first. */
  const changed = () => {
    for (const [serie, endringer] of fasit.endringene())
      for (const { maned, fra, til, rapport, forst } of endringer)
        if (/^tiltak\/[^/]+\/alle\/alle$/.test(serie) && rapport === '2020-11' && til)
          if (typeof fra.antall === 'number' && typeof til.antall === 'number')
            return { serie, maned, fra: fra.antall, til: til.antall, forst };
    throw new Error('Ingen synlig endring');
  };

  it('telling the later figure is found in that row', () => {
    const { serie, maned, fra, til } = changed();
    const fil = `rapporter/2020-10/tiltak/${serie.split('/')[1] ?? ''}/index.html`;
    const html = String(sted.kopi().get(fil));
    const start = html.indexOf(`data-serie="${serie}"`);
    const rad = html.indexOf(`<time datetime="${maned}">`, start);
    const tall = heltall(BigInt(fra));
    const sted_ = html.indexOf(tall, rad);
    expect(sted_).toBeGreaterThan(rad);
    const tuklet = html.slice(0, sted_) + heltall(BigInt(til)) + html.slice(sted_ + tall.length);
    const funn = sted.avslorFil(fil, tuklet);
    expect(funn.map(({ regel }) => regel)).toContain('tabell-verdi');
    const linje = html.slice(0, sted_).split('\n').length;
    expect(funn.some(({ sted: her }) => Math.abs(Number.parseInt(her, 10) - linje) <= 3)).toBe(
      true,
    );
  });

  it('put in another release’s place is found', () => {
    const [her, der] = ['2020-10', '2020-11'].map(
      (id) => `rapporter/${id}/tiltak/mentor/index.html`,
    );
    const annen = String(sted.kopi().get(der ?? ''));
    expect(sted.avslorFil(her ?? '', annen).map(({ regel }) => regel)).toContain('tabell-verdi');
  });

  it('does not share the next release’s picture', () => {
    const [her = '', der = ''] = ['2020-10', '2020-11'].map((id) => `bilder/rapporter/${id}.svg`);
    const regler = sted.avslorFil(her, String(sted.kopi().get(der))).map(({ regel }) => regel);
    expect(regler).toEqual(expect.arrayContaining(['bilde-ord', 'bilde-tegning', 'figur-linje']));
  });

  it('has its figure’s picture from the release that could draw it last', () => {
    const fil = 'bilder/figur/avklaring-sosken.svg';
    const svg = String(sted.kopi().get(fil));
    expect(svg).toContain('oktober 2020. Bearbeidet av Tiltakstall, uavhengig av Nav.');
    const nyere = svg.replace('oktober 2020. Bearb', 'februar 2021. Bearb');
    expect(sted.avslorFil(fil, nyere).map(({ regel }) => regel)).toEqual(['bilde-ord']);
  });

  const TATT: [fil: string, regel: string][] = [
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
      const funn = sted.reviderMed(new Map(TATT.map(([fil]) => [fil, undefined])));
      for (const [fil, regel] of TATT)
        expect(funn).toContainEqual(expect.objectContaining({ fil, regel }));
    },
    TIME,
  );
});
