import { beforeAll, describe, expect, inject, it } from 'vitest';
import { join } from 'node:path';
import type { Files } from '../../../audit/readers/files.ts';
import { UnreadableError, type Finding, type AuditResult } from '../../../audit/readers/finding.ts';
import { readFolder } from '../../../audit/readers/folder.ts';
import { readAuditBasis, auditSite } from '../../../audit/audit.ts';
import { main } from '../../../scripts/audit.ts';
import { callCommand } from '../../run-command.ts';
import { TestSite } from './tampering.ts';

/** How much there is to look at on the site of the real report and on the small one, at least. */
const LEAST = {
  rot: { sider: 300, tall: 10_000, celler: 80_000, lenker: 10_000 },
  prosjekt: { sider: 50, tall: 1000, celler: 8000, lenker: 1000 },
};

describe.each(inject('nettsteder'))('npm run audit of the site for $base', (site) => {
  it('has no findings, and has looked', async () => {
    const { navn, dist, base, innhold } = site;
    const args = ['--json', '--dist', dist, '--base', base, '--register', innhold];
    const { code, stdout } = await callCommand(main, args);
    const { funn, telling } = JSON.parse(stdout) as AuditResult;
    expect(funn).toEqual([]);
    expect(code).toBe(0);
    for (const [what, least] of Object.entries(LEAST[navn as keyof typeof LEAST]))
      expect(telling[what as keyof typeof telling], what).toBeGreaterThan(least);
  });
});

describe('a site that is not whole', () => {
  const [, root] = inject('nettsteder');
  if (!root) throw new Error('Nettstedet er ikke bygd');
  const RAPPORTER = readFolder(join(root.innhold, 'rapporter'));
  const REGISTER = readFolder(root.innhold);
  const whole = new TestSite(root.dist, root.base, {
    rapporter: join(root.innhold, 'rapporter'),
    register: root.innhold,
  }).copy();
  const yardstick = readAuditBasis(RAPPORTER, REGISTER);
  const revised = (dist: ReturnType<TestSite['copy']>, register: Files = REGISTER) =>
    auditSite({ dist, rapporter: RAPPORTER, register, base: root.base }, yardstick).funn;

  it('half deleted: every missing page and file is named', () => {
    const halve = new Map([...whole].filter(([file], i) => i % 2 === 0 || file === 'index.html'));
    const missing = new Set(revised(halve).map(({ fil }) => fil));
    const promised = [...whole.keys()].filter(
      (file) =>
        REGISTER.has(file.replace('/index.html', '.md')) || /^data\/.*[^a]\.(csv|json)$/.test(file),
    );
    expect(promised.length).toBeGreaterThan(15);
    expect(promised.filter((file) => !halve.has(file) && !missing.has(file))).toEqual([]);
  });

  it('one tiltak gone: the page is missing, and every link to it is dead', () => {
    const without = new Map(whole);
    without.delete('tiltak/mentor/index.html');
    const finding = revised(without);
    expect(finding).toContainEqual(
      expect.objectContaining({ fil: 'tiltak/mentor/index.html', regel: 'side-mangler' }),
    );
    expect(finding.filter(({ regel }) => regel === 'lenke-død').length).toBeGreaterThan(1);
  });

  describe('and not all of it right', () => {
    const page = (slug: string) => `tiltak/${slug}/index.html`;
    /** Each of these is told in files of its own: one audit finds them all. */
    let finding: Finding[];
    beforeAll(() => {
      const files = new Map([...REGISTER.keys()].map((file) => [file, REGISTER.get(file) ?? '']));
      const register = files.set('adresser.txt', '# lovet\n/om/\n/tiltak/nedlagt/\n');
      const dist = new Map(whole)
        .set(page('mentor'), whole.get(page('jobbklubb')) ?? '')
        .set(page('jobbklubb'), whole.get(page('mentor')) ?? '')
        .set('tall.pdf', '%PDF')
        .set(
          'nyheter.xml',
          '<feed><title>Mai</title><summary>Det var 77 812 deltakere, 4 321 færre.</summary></feed>',
        );
      finding = revised(dist, register);
    });
    const files = (rule?: string) =>
      finding.filter((one) => rule === undefined || one.regel === rule).map(({ fil }) => fil);

    it('an address of the ledger gone', () => {
      expect(files('hovedbok')).toEqual([page('nedlagt')]);
    });

    it('two pages exchanged', () => {
      expect(files()).toEqual(expect.arrayContaining([page('mentor'), page('jobbklubb')]));
    });

    it('a file of a kind nobody can judge', () => {
      expect(files('filtype')).toContain('tall.pdf');
    });

    it('a feed that says what no page says', () => {
      expect(files('fritekst')).toContain('nyheter.xml');
    });
  });

  it('built for another base', () => {
    const context = { dist: whole, rapporter: RAPPORTER, register: REGISTER, base: '/annet/' };
    const { funn } = auditSite(context, yardstick);
    expect(funn.map(({ regel }) => regel)).toContain('lenke-base');
  });

  it('no pages at all is unreadable, not clean', () => {
    expect(() => revised(new Map())).toThrow(UnreadableError);
  });

  it('another report: the figures no longer hold', () => {
    const text = new TextDecoder().decode(RAPPORTER.get('2021-05.txt') as Uint8Array);
    const other = new Map([['2021-05.txt', text.replace('704\t706', '704\t716')]]);
    const { funn } = auditSite({
      dist: whole,
      rapporter: other,
      register: REGISTER,
      base: root.base,
    });
    const rules = new Set(funn.map(({ regel }) => regel));
    for (const rule of ['data-verdi', 'tabell-verdi', 'nedlasting-celle', 'figur-linje', 'kilde'])
      expect(rules).toContain(rule);
  });
});
