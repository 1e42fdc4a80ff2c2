import { beforeAll, describe, expect, it } from 'vitest';
import { inventReleases } from '../../../bench/releases.ts';
import { lastPair, pairFor } from '../../../src/lib/facts/change.ts';
import { keyFor, type FactContext } from '../../../src/lib/facts/context.ts';
import { addManeder } from '../../../src/lib/domain/maned.ts';
import { toPlain, type Phrase } from '../../../src/lib/text/phrase.ts';
import { keyFigures } from '../../../src/lib/text/key-figures.ts';
import { summaryFor } from '../../../src/lib/text/summary.ts';
import { allPhrases } from '../../unit/text/all.ts';
import { subjects, readRapporten } from '../../unit/text/report.ts';

/** What holds for every text a news desk would let through, over three years of invented releases. */

let rapporten: FactContext;
const releases: FactContext[] = [];
beforeAll(async () => {
  rapporten = await readRapporten();
  const all = [...inventReleases(rapporten.register, 36)];
  releases.push(...all.filter((_, i) => i % 4 === 3), rapporten);
});

/** Sentences about others than the subject. */
const OF_PARTS = [
  ...['driver', 'movers', 'motsatt', 'storst-relativ', 'storst-del', 'motstrom'],
  ...['rangskifte', 'largest-of-all', 'kjonn-hver-sin-vei'],
];

function* texts() {
  for (const grunnlag of releases)
    for (const emne of subjects(grunnlag))
      yield { grunnlag, emne, told: summaryFor(emne, grunnlag) };
}

/** The two months of every change a phrase tells, «2021-05 2021-04». */
function pairsIn(phrase: Phrase): string[] {
  return phrase.flatMap((node) => {
    if (node.type !== 'tall' || !node.data.hProperties['data-regel'].startsWith('endring'))
      return [];
    const keys = node.data.hProperties['data-av'].split(' ');
    return [keys.map((key) => key.slice(-7)).join(' ')];
  });
}

function monthsIn(phrase: Phrase): string[] {
  return phrase.flatMap((node) => (node.type === 'tid' ? [node.data.hProperties.datetime] : []));
}

describe('a comparison', { timeout: 120_000 }, () => {
  it('that is of other months than the sentence before it names them', () => {
    let left = 0;
    for (const { grunnlag, told } of texts()) {
      const month = `${grunnlag.maned} ${addManeder(grunnlag.maned, -1)}`;
      let air: string | undefined = month;
      for (const { innhold } of told.setninger) {
        for (const pair of pairsIn(innhold)) {
          const [, then = ''] = pair.split(' ');
          if (pair !== air) {
            left += 1;
            expect(monthsIn(innhold), toPlain(innhold)).toContain(then);
          }
          air = pair;
        }
      }
    }
    expect(left).toBeGreaterThan(50);
  });

  it('is never told by a word that only holds in its own year', () => {
    for (const context of releases)
      for (const phrase of allPhrases(context))
        expect(toPlain(phrase)).not.toMatch(/i fjor|i år\b|så langt|(?<!\p{L})nå(?!\p{L})/u);
  });

  it('never claims the change of the month that a run is counted from', () => {
    for (const { told } of texts())
      for (const { innhold } of [told.overskrift, ...told.setninger])
        expect(toPlain(innhold)).not.toMatch(/hver måned fra/);
  });

  it('says in a text why nothing is known of the month that a run is counted from', () => {
    let found = 0;
    for (const { told } of texts()) {
      const { plan } = told;
      const facts = [...plan.further, ...plan.omitted];
      if (facts.some((fact) => 'kjentStart' in fact && fact.kjentStart)) continue;
      for (const { innhold } of told.setninger) {
        if (!toPlain(innhold).includes('hver måned siden')) continue;
        found += 1;
        expect(toPlain(innhold)).toMatch(
          /hver måned siden \p{L}+(?: \d{4})?, da (?:tallene begynner(?: igjen)?|serien har et brudd)/u,
        );
      }
    }
    expect(found).toBeGreaterThan(20);
  });

  it('says «likevel» of its own subject only, and names both of its months', () => {
    let found = 0;
    for (const { grunnlag, told } of texts())
      for (const [i, { innhold }] of told.setninger.entries()) {
        if (!/likevel/i.test(toPlain(innhold))) continue;
        found += 1;
        expect(OF_PARTS).not.toContain(told.setninger[i - 1]?.slag);
        expect(monthsIn(innhold), toPlain(innhold)).toContain(grunnlag.maned);
        expect(new Set(monthsIn(innhold)).size, toPlain(innhold)).toBe(2);
      }
    expect(found).toBeGreaterThan(20);
  });

  it('that the text opens with has its percentage where the base is a hundred or more', () => {
    let found = 0;
    for (const { grunnlag, emne, told } of texts()) {
      const pair = lastPair(grunnlag, keyFor(emne));
      if (!pair || !told.plan.opening.includes('endring') || pair[1].verdi.antall < 100) continue;
      const opening = told.setninger.slice(0, 2).map(({ innhold }) => toPlain(innhold));
      if (/om lag|uendret|like mange|, som i|både i/.test(opening[0] ?? '')) continue;
      found += 1;
      expect(opening.join(' ')).toMatch(/,\d prosent/);
    }
    expect(found).toBeGreaterThan(100);
  });

  it('with the year before is in the text and among the key figures wherever there is one', () => {
    let found = 0;
    for (const { grunnlag, emne, told } of texts()) {
      const then = addManeder(grunnlag.maned, -12);
      const pair = pairFor(grunnlag, keyFor(emne), then);
      const ids = keyFigures(emne, grunnlag).map(({ id }) => id);
      expect(ids.includes('fjor')).toBe(pair !== undefined);
      if (!pair) continue;
      found += 1;
      if (told.plan.opener) continue;
      expect(told.setninger.flatMap(({ innhold }) => monthsIn(innhold))).toContain(then);
    }
    expect(found).toBeGreaterThan(100);
  });
});

describe('a headline', { timeout: 120_000 }, () => {
  it('has room on two lines, and a size where the month has one that can be told', () => {
    for (const { grunnlag, emne, told } of texts()) {
      const heading = told.overskrift.innhold;
      expect(toPlain(heading).length, toPlain(heading)).toBeLessThanOrEqual(90);
      if (lastPair(grunnlag, keyFor(emne)))
        expect(
          heading.some(({ type }) => type === 'tall'),
          toPlain(heading),
        ).toBe(true);
    }
  });

  it('seldom begins with «Antallet» or «Tallene»', () => {
    for (const context of releases) {
      const all = subjects(context).map((subject) =>
        toPlain(summaryFor(subject, context).overskrift.innhold),
      );
      const dull = all.filter((one) => /^(?:Antallet|Tallene|Tallet)/.test(one));
      expect(5 * dull.length).toBeLessThanOrEqual(all.length);
    }
  });
});

describe('a record', { timeout: 120_000 }, () => {
  it('is of twelve months or more, and by more than half a percent', () => {
    for (const { told } of texts())
      for (const fact of [...told.plan.further, ...told.plan.omitted]) {
        if (fact.slag !== 'topp' && fact.slag !== 'bunn') continue;
        const from = fact.omfang.slag === 'siden' ? fact.omfang.maned : fact.omfang.fra;
        expect(from <= addManeder(told.maned, -11)).toBe(true);
        for (const other of fact.mot)
          expect(Math.abs(fact.na.verdi - other.verdi) / other.verdi).toBeGreaterThan(0.005);
      }
  });
});

describe('what an earlier month is told as', () => {
  it('says nothing of what has been restated since', () => {
    const newest = releases.at(-2);
    if (!newest) throw new Error('Ingen utgivelser');
    for (let back = 1; back < 5; back += 1) {
      const maned = addManeder(newest.maned, -back);
      for (const subject of subjects(newest)) {
        const { caveats } = summaryFor(subject, { ...newest, maned });
        expect(caveats.filter(({ slag }) => slag.startsWith('revidert'))).toEqual([]);
      }
    }
  });
});
