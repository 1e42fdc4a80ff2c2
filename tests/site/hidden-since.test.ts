import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lesMappe } from '../../audit/folder.ts';
import { skrivKorpus } from '../../bench/corpus.ts';
import { skrivRapport } from '../../bench/report-text.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import { manedRekke, toManed, type Maned } from '../../src/lib/domain/maned.ts';
import { parseSerieNokkel, type SerieNokkel } from '../../src/lib/domain/key.ts';
import type { Register } from '../../src/lib/domain/register.ts';
import { LITEN } from '../content-folders.ts';
import { build } from './build.ts';
import { Provested } from './audit/tampering.ts';

const TIME = 600_000;
const UTGIVELSER = ['2021-03', '2021-04', '2021-05'] as const;
const NYESTE = '2021-05';
const HOVEDGRUPPE = 'arbeidssokere-pa-tiltak';
/** The other hovedgrupper, in every month. */
const ANDRE: Record<string, [number, number]> = { arbeidstrening: [60, 70] };
/** What the first report told of jobbklubb, women, January to March, in one truth and in the other. */
const SANNHETER = { a: 31, b: 57 };

/**
 * Counts by tiltak and sex, as a report knows them, in one hovedgruppe; the others have arbeidstrening alone. Jobbklubb and mentor, which share
 * a group, move between each other from truth to truth, so that nothing else differs; the newest report hides what they
 * had until March, and all of jobbklubb. Midlertidig lønnstilskudd is hidden by all but the newest.
 */
function antallFor(maned: Maned, rapport: string, apen: number): Record<string, [number, number]> {
  const delt = rapport === '2021-03' ? apen : SANNHETER.a;
  const [nyest, tidlig] = [rapport === NYESTE, maned <= '2021-03'];
  return {
    arbeidstrening: [300, 400 + 7 * Number(maned.slice(5))],
    jobbklubb: nyest ? [1, 1] : [delt, 20],
    mentor: nyest ? (tidlig ? [2, 1] : [40, 50]) : [90 - delt, 45],
    'midlertidig-lonnstilskudd': nyest ? [30, 5] : [1, 1],
  };
}

function lagRapport(rapport: Maned, register: Register, apen: number): string {
  const antall = (serie: SerieNokkel, maned: Maned): number => {
    const { niva, id, hovedgruppe, kjonn } = parseSerieNokkel(serie);
    const slugs = register.tiltak
      .filter(({ slug, gruppe }) =>
        niva === 'tiltak' ? slug === id : niva === 'tiltaksgruppe' ? gruppe === id : true,
      )
      .map(({ slug }) => slug);
    const counts: [number, number][] = register.hovedgrupper
      .filter(({ slug }) => hovedgruppe === 'alle' || hovedgruppe === slug)
      .flatMap(({ slug }) => {
        const first = slug === HOVEDGRUPPE ? antallFor(maned, rapport, apen) : ANDRE;
        return slugs.map((tiltak): [number, number] => first[tiltak] ?? [0, 0]);
      });
    return counts.reduce((sum, [kvinner, menn]) => {
      return sum + (kjonn === 'menn' ? 0 : kvinner) + (kjonn === 'kvinner' ? 0 : menn);
    }, 0);
  };
  const maneder = manedRekke(toManed(2021, 1), rapport);
  return skrivRapport({
    maneder,
    register,
    antall,
    navn: ({ navn }) => navn,
    gruppe: ({ gruppe }) => gruppe,
  });
}

let folder: string;

/** Builds the site of three invented reports; the first tells `apen`. */
async function bygg(sannhet: keyof typeof SANNHETER): Promise<void> {
  const innhold = join(folder, sannhet, 'innhold');
  await cp(LITEN, innhold, { recursive: true });
  await rm(join(innhold, 'rapporter'), { recursive: true });
  const { register } = await readRegister(LITEN, 'liten');
  const filer = UTGIVELSER.map((id) => ({
    navn: `syntetisk-${id}.txt`,
    id,
    tekst: lagRapport(id, register, SANNHETER[sannhet]),
  }));
  await skrivKorpus(join(innhold, 'rapporter'), filer);
  const dist = join(folder, sannhet, 'dist');
  const { code, output } = await build({
    INNHOLD: innhold,
    OUT: dist,
    CACHE_DIR: join(folder, sannhet, 'lager'),
    RAPPORTER: '',
    LEDGER: '',
  });
  expect(code, output).toBe(0);
}

const dist = (sannhet: keyof typeof SANNHETER) => join(folder, sannhet, 'dist');
const les = (fil: string) => readFile(join(dist('b'), fil), 'utf8');

/** What a release says that it changed of a subject, on whichever of its pages that stands. */
function endret(rapport: string, emne: string): string {
  const foran = `rapporter/${rapport}/endringer/`;
  const mappe = lesMappe(dist('b'));
  const sider = [...mappe.keys()].filter((fil) => fil.startsWith(foran));
  const deler = sider.flatMap((fil) => String(mappe.get(fil)).split(/(?=<tbody)/));
  return deler.find((del) => del.startsWith(`<tbody id="${emne}"`)) ?? '';
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skjermet-siden-'));
  await bygg('a');
  await bygg('b');
}, TIME);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What releases keep, and the list that has the digests of it. */
const BEVART = new RegExp(
  `^((data/|bilder/)?rapporter/(${UTGIVELSER.slice(0, -1).join('|')})[./]|SHA256SUMS$)`,
);

describe('what the newest report hides', () => {
  it('changes no byte of the newest pages, whatever older reports told of it', () => {
    const [a, b] = [lesMappe(dist('a')), lesMappe(dist('b'))];
    const newest = [...a.keys()].filter((fil) => !BEVART.test(fil));
    expect([...b.keys()].filter((fil) => !BEVART.test(fil))).toEqual(newest);
    expect(newest.length).toBeGreaterThan(100);
    // The list of pages has what releases keep too.
    const ofNewest = (fil: string, innhold: unknown) =>
      fil === 'sitemap.xml'
        ? String(innhold).replace(/<url>\s*<loc>[^<]*\/rapporter\/[\s\S]*?<\/url>\s*/g, '')
        : String(innhold);
    const ulike = newest.filter((fil) => ofNewest(fil, a.get(fil)) !== ofNewest(fil, b.get(fil)));
    expect(ulike).toEqual([]);
    // The truths differ: what the first release keeps goes on saying what it said.
    const bevart = 'data/rapporter/2021-03.csv';
    expect(String(a.get(bevart))).not.toBe(String(b.get(bevart)));
  });

  it('is told as hidden by the release that hides it, and not at all by the index of changes', async () => {
    const jobbklubb = endret('2021-05', 'tiltak-jobbklubb');
    expect(jobbklubb).toContain('oppgitt, nå skjermet');
    expect(jobbklubb).not.toContain('<data');
    expect(await les('endringer/index.html')).not.toContain('data-av="tiltak/jobbklubb/');
    const egen = endret('2021-04', 'tiltak-jobbklubb');
    expect(egen).toContain('data-av="tiltak/jobbklubb/alle/alle@2021-01"');
  });

  it('leaves the address of a figure that could be drawn before, with no number at it', async () => {
    const side = await les('figur/jobbklubb-utvikling/index.html');
    expect(side).toContain('Figuren kan ikke tegnes: tall den trenger, er skjermet');
    expect(side).not.toMatch(/jobbklubb\/alle\/alle@/);
    expect(await les('figur/jobbklubb-utvikling/jobbklubb-utvikling.svg')).toContain('Jobbklubb');
    const bevart = await les('rapporter/2021-04/tiltak/jobbklubb/index.html');
    expect(bevart).toMatch(/id="jobbklubb-utvikling"[\s\S]*<data/);
  });

  it('is shown with its number where it was hidden before and is not any more', () => {
    const rader = endret('2021-05', 'tiltak-midlertidig-lonnstilskudd').split('<tr>');
    const rad = rader.find((en) => en.includes('-01"')) ?? '';
    expect(rad).toContain('data-status="skjermet"');
    expect(rad).toMatch(/<data value="35"[^>]*data-rapport="2021-05"/);
  });
});

describe('the auditor', () => {
  let sted: Provested;
  beforeAll(() => {
    const innhold = join(folder, 'b', 'innhold');
    const rapporter = join(innhold, 'rapporter');
    sted = new Provested(dist('b'), '/', { rapporter, register: innhold });
  });

  it('accepts the site', () => {
    expect(sted.reviderMed(new Map())).toEqual([]);
  });

  const skriv = async (fil: string, fra: RegExp | string, til: string): Promise<string[]> => {
    const tekst = await les(fil);
    const tuklet = tekst.replace(fra, til);
    expect(tuklet).not.toBe(tekst);
    return sted.avslorFil(fil, tuklet).map(({ regel }) => regel);
  };
  const NOKKEL = 'tiltak/jobbklubb/alle/alle@2021-01';
  const TALL = `<data value="51" data-regel="verdi" data-av="${NOKKEL}" data-rapport="2021-04">51</data>`;

  it('finds the older number on the index of changes', async () => {
    const funn = await skriv('endringer/index.html', /(?<=<td>)[\s\S]*?(?=<\/td>)/, TALL);
    expect(funn).toEqual(expect.arrayContaining(['endring-tall', 'skjermet-eldre']));
  });

  it('finds the older number on the page that is about it', async () => {
    const inn = `<p>Det var ${TALL} i <time datetime="2021-01">januar 2021</time>.</p></main>`;
    expect(await skriv('tiltak/jobbklubb/index.html', '</main>', inn)).toContain('skjermet-eldre');
  });

  it('finds a figure that is drawn of it after all', async () => {
    const fil = 'figur/jobbklubb-utvikling/index.html';
    const bevart = await les('rapporter/2021-04/tiltak/jobbklubb/index.html');
    const tegning = /<svg class="fig fig-bred"[\s\S]*?<\/svg>/;
    const funn = await skriv(fil, tegning, tegning.exec(bevart)?.[0] ?? '');
    expect(funn).toContain('data-grunnlag');
  });
});
