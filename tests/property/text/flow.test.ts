import { beforeAll, describe, expect, it } from 'vitest';
import { inventReleases } from '../../../bench/releases.ts';
import type { FactContext, Subject } from '../../../src/lib/facts/context.ts';
import { figureText } from '../../../src/lib/text/captions.ts';
import { phrase, withYears, withNeededYears, toPlain } from '../../../src/lib/text/phrase.ts';
import { timeNode } from '../../../src/lib/text/node.ts';
import { summaryFor } from '../../../src/lib/text/summary.ts';
import { synthetic } from '../../unit/facts/synthetic.ts';
import { allPhrases } from '../../unit/text/all.ts';
import { subjects, readRapporten } from '../../unit/text/report.ts';

/** How sentences follow each other, and what a fresh reader of a site of several years stumbled over. */

const releases: FactContext[] = [];
beforeAll(async () => {
  const { register } = await readRapporten();
  releases.push(...inventReleases(register, 24));
});

/** Each sentence of each summary after the one before it, with its kind. */
function* neighbours() {
  for (const context of releases)
    for (const subject of subjects(context)) {
      const told = summaryFor(subject, context).setninger.map(({ slag, innhold }) => ({
        slag,
        text: toPlain(innhold),
      }));
      for (const [i, one] of told.entries()) {
        const before = told[i - 1];
        if (before) yield { before, one };
      }
    }
}

const FJELLTUR: Subject = { niva: 'tiltak', id: 'fjelltur' };

describe('a sentence after another', () => {
  it('does not say «antallet», «dette» or «det er» of its subject when the one before spoke of others', () => {
    const others = ['driver', 'motsatt', 'storst-relativ', 'motstrom', 'storst-del'];
    const found = [...neighbours()].filter(({ before }) => others.includes(before.slag));
    expect(found.length).toBeGreaterThan(100);
    for (const { one } of found)
      expect(one.text).not.toMatch(
        /^(?:Antallet (?!\p{L}+ (?:på|i|med|som)|kvinner|arbeids|person)|Dette|Det er|Med \S+ prosent av [^.]*dette)/u,
      );
  });

  it('rarely begins as that one does', () => {
    const word = (text: string) => text.split(' ', 1)[0];
    const last = (text: string) => text.split(/(?<=\.) /).at(-1) ?? '';
    const all = [...neighbours()];
    const alike = all.filter(({ before, one }) => word(last(before.text)) === word(one.text));
    expect(alike.length / all.length).toBeLessThan(0.05);
  });

  it('names among whom a largest relative change is the largest', () => {
    const told = [...neighbours()].filter(({ one }) => one.slag === 'storst-relativ');
    expect(told.length).toBeGreaterThan(10);
    for (const { one } of told) expect(one.text).toMatch(/tiltaksgruppene|tiltakene/);
  });
});

describe('a change of one person', () => {
  it('is never «1 flere» or «1 færre»', () => {
    for (const [from, to] of [
      [40, 41],
      [41, 40],
      [140, 141],
    ] as const) {
      const leaf = (_t: string, _h: string, kjonn: string, i: number) =>
        kjonn === 'kvinner' ? 0 : Math.round((i === 1 ? to : from) / 3);
      const context = synthetic({ fra: '2021-04', maneder: 2, leaf });
      for (const phrase of allPhrases(context))
        expect(toPlain(phrase)).not.toMatch(/\b1 (?:flere|færre)/);
    }
    for (const context of releases)
      for (const subject of subjects(context)) {
        const { overskrift, setninger } = summaryFor(subject, context);
        for (const { innhold } of [overskrift, ...setninger])
          expect(toPlain(innhold)).not.toMatch(/(?<![\d\u00a0,])1 (?:flere|færre)/);
      }
  });
});

describe('months of other years', () => {
  const year = (wording: ReturnType<typeof phrase>) =>
    toPlain(withNeededYears([wording], '2021-05')[0] ?? []);

  it('share the year that the last of them carries, where they all are of one year', () => {
    expect(
      year(
        phrase`Tallene for ${timeNode('2020-05')}, ${timeNode('2020-06')} og ${timeNode('2020-07')} mangler.`,
      ),
    ).toBe('Tallene for mai, juni og juli 2020 mangler.');
    expect(year(phrase`fra ${timeNode('2020-02')} til ${timeNode('2020-08')}`)).toBe(
      'fra februar til august 2020',
    );
    expect(
      year(phrase`${timeNode('2020-11')}, ${timeNode('2020-12')} og ${timeNode('2021-01')}`),
    ).toBe('november 2020, desember 2020 og januar 2021');
    expect(toPlain(withYears(phrase`fra ${timeNode('2021-03')} til ${timeNode('2021-04')}`))).toBe(
      'fra mars til april 2021',
    );
  });

  it('stand with their year wherever a figure is of several', () => {
    const context = synthetic({
      fra: '2020-01',
      maneder: 17,
      leaf: (_t, _h, _k, i) => 50 + ((i * 7) % 11),
    });
    const { description } = figureText('utvikling', FJELLTUR, context);
    const named = [...toPlain(description).matchAll(/\(([a-zæøå][^)]*)\)/g)];
    expect(named.length).toBeGreaterThan(0);
    for (const [, months] of named) expect(months).toMatch(/\d{4}$/);
  });
});

describe('a month that no report has', () => {
  it('is named however long ago it is', () => {
    const context = synthetic({
      fra: '2019-01',
      maneder: 29,
      leaf: (_t, _h, _k, i) => 50 + i,
      mangler: ['2019-12'],
    });
    const { caveats } = summaryFor(FJELLTUR, context);
    expect(caveats.map(({ innhold }) => toPlain(innhold))).toContain(
      'Tall for desember 2019 mangler.',
    );
  });
});
