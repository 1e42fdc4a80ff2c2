import { beforeAll, describe, expect, inject, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Filer } from '../../../audit/files.ts';
import { Uleselig, type Funn, type Revisjonsresultat } from '../../../audit/finding.ts';
import { lesMappe } from '../../../audit/folder.ts';
import { lesMalestokk, revider } from '../../../audit/audit.ts';
import { Provested } from './tampering.ts';

/** How much there is to look at on the site of the real report and on the small one, at least. */
const MINST = {
  rot: { sider: 300, tall: 10_000, celler: 80_000, lenker: 10_000 },
  prosjekt: { sider: 50, tall: 1000, celler: 8000, lenker: 1000 },
};

describe.each(inject('nettsteder'))('npm run audit of the site for $base', (nettsted) => {
  it('has no findings, and has looked', () => {
    const { navn, dist, base, innhold } = nettsted;
    const command = ['scripts/audit.ts', '--json', '--dist', dist, '--base', base];
    const { status, stdout } = spawnSync('node', [...command, '--register', innhold], {
      encoding: 'utf8',
      env: { ...process.env, RAPPORTER: '' },
      maxBuffer: 2 ** 28,
    });
    const { funn, telling } = JSON.parse(stdout) as Revisjonsresultat;
    expect(funn).toEqual([]);
    expect(status).toBe(0);
    for (const [hva, minst] of Object.entries(MINST[navn as keyof typeof MINST]))
      expect(telling[hva as keyof typeof telling], hva).toBeGreaterThan(minst);
  });
});

describe('a site that is not whole', () => {
  const [, rot] = inject('nettsteder');
  if (!rot) throw new Error('Nettstedet er ikke bygd');
  const RAPPORTER = lesMappe(join(rot.innhold, 'rapporter'));
  const REGISTER = lesMappe(rot.innhold);
  const hele = new Provested(rot.dist, rot.base, {
    rapporter: join(rot.innhold, 'rapporter'),
    register: rot.innhold,
  }).kopi();
  const malestokk = lesMalestokk(RAPPORTER, REGISTER);
  const revidert = (dist: ReturnType<Provested['kopi']>, register: Filer = REGISTER) =>
    revider({ dist, rapporter: RAPPORTER, register, base: rot.base }, malestokk).funn;

  it('half deleted: every missing page and file is named', () => {
    const halve = new Map([...hele].filter(([fil], i) => i % 2 === 0 || fil === 'index.html'));
    const mangler = new Set(revidert(halve).map(({ fil }) => fil));
    const lovet = [...hele.keys()].filter(
      (fil) =>
        REGISTER.has(fil.replace('/index.html', '.md')) || /^data\/.*[^a]\.(csv|json)$/.test(fil),
    );
    expect(lovet.length).toBeGreaterThan(15);
    expect(lovet.filter((fil) => !halve.has(fil) && !mangler.has(fil))).toEqual([]);
  });

  it('one tiltak gone: the page is missing, and every link to it is dead', () => {
    const uten = new Map(hele);
    uten.delete('tiltak/mentor/index.html');
    const funn = revidert(uten);
    expect(funn).toContainEqual(
      expect.objectContaining({ fil: 'tiltak/mentor/index.html', regel: 'side-mangler' }),
    );
    expect(funn.filter(({ regel }) => regel === 'lenke-død').length).toBeGreaterThan(1);
  });

  describe('and not all of it right', () => {
    const side = (slug: string) => `tiltak/${slug}/index.html`;
    /** Each of these is told in files of its own: one audit finds them all. */
    let funn: Funn[];
    beforeAll(() => {
      const filer = new Map([...REGISTER.keys()].map((fil) => [fil, REGISTER.get(fil) ?? '']));
      const register = filer.set('adresser.txt', '# lovet\n/om/\n/tiltak/nedlagt/\n');
      const dist = new Map(hele)
        .set(side('mentor'), hele.get(side('jobbklubb')) ?? '')
        .set(side('jobbklubb'), hele.get(side('mentor')) ?? '')
        .set('tall.pdf', '%PDF')
        .set(
          'nyheter.xml',
          '<feed><title>Mai</title><summary>Det var 77 812 deltakere, 4 321 færre.</summary></feed>',
        );
      funn = revidert(dist, register);
    });
    const filer = (regel?: string) =>
      funn.filter((ett) => regel === undefined || ett.regel === regel).map(({ fil }) => fil);

    it('an address of the ledger gone', () => {
      expect(filer('hovedbok')).toEqual([side('nedlagt')]);
    });

    it('two pages exchanged', () => {
      expect(filer()).toEqual(expect.arrayContaining([side('mentor'), side('jobbklubb')]));
    });

    it('a file of a kind nobody can judge', () => {
      expect(filer('filtype')).toContain('tall.pdf');
    });

    it('a feed that says what no page says', () => {
      expect(filer('fritekst')).toContain('nyheter.xml');
    });
  });

  it('built for another base', () => {
    const grunnlag = { dist: hele, rapporter: RAPPORTER, register: REGISTER, base: '/annet/' };
    const { funn } = revider(grunnlag, malestokk);
    expect(funn.map(({ regel }) => regel)).toContain('lenke-base');
  });

  it('no pages at all is unreadable, not clean', () => {
    expect(() => revidert(new Map())).toThrow(Uleselig);
  });

  it('another report: the figures no longer hold', () => {
    const tekst = new TextDecoder().decode(RAPPORTER.get('2021-05.txt') as Uint8Array);
    const annen = new Map([['2021-05.txt', tekst.replace('704\t706', '704\t716')]]);
    const { funn } = revider({ dist: hele, rapporter: annen, register: REGISTER, base: rot.base });
    const regler = new Set(funn.map(({ regel }) => regel));
    for (const regel of ['data-verdi', 'tabell-verdi', 'nedlasting-celle', 'figur-linje', 'kilde'])
      expect(regler).toContain(regel);
  });
});
