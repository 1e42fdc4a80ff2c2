import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wholeTable, findTruth, suppress } from '../../audit/experiment.ts';
import { readTruth, type Truth } from '../../audit/truth/truth.ts';
import { readFolder } from '../../audit/readers/folder.ts';
import { sums } from '../../audit/truth/sums.ts';
import { RAPPORTER, REGISTER } from './sample-page.ts';

const EKTE = 'tests/fixtures/innhold/rapporter/2021-05.txt';

/**
 * Two truths that agree on every visible cell are one and the same file once the agency has put its stars
 * in: the site never gets to see which of them it was, and the same text gives the same site, byte for byte
 * (tests/site/build.test.ts). What could still tell them apart is only what can be
 * worked out from the visible cells, and that is what the rules about provenance forbid to print.
 */
describe.each([
  [
    'the real report',
    () =>
      readTruth(
        new Map([['2021-05.txt', readFileSync(EKTE)]]),
        readFolder('tests/fixtures/innhold'),
      ),
    '2021-05',
    readFileSync(EKTE, 'utf8'),
  ],
  [
    'the synthetic report',
    () => readTruth(RAPPORTER, REGISTER),
    '2031-03',
    readFileSync('tests/fixtures/syntetisk-revisor/rapporter/2031-03.txt', 'utf8'),
  ],
])('%s', (_navn, read, edition, original) => {
  const answers = read();
  const sanne = [findTruth(answers, edition, false), findTruth(answers, edition, true)].map(
    (en) => en ?? new Map<string, number>(),
  );
  const [low = new Map<string, number>(), high = new Map<string, number>()] = sanne;

  it('has at least one truth for every hidden cell, each under four', () => {
    const hidden = [...answers.edition(edition).values()].flatMap((cells) =>
      [...cells.values()].filter(({ antall }) => antall === '*'),
    );
    for (const trueValue of sanne) {
      expect(trueValue.size).toBe(hidden.length);
      expect([...trueValue.values()].every((count) => count >= 0 && count <= 3)).toBe(true);
      expect(brokenSums(answers, edition, trueValue)).toEqual([]);
    }
  });

  it('is the same text, byte for byte, whichever truth lies behind it', () => {
    for (const trueValue of [low, high])
      expect(suppress(answers, edition, wholeTable(answers, edition, trueValue))).toBe(original);
  });

  it('is another text as soon as one of them is over the limit', () => {
    const table = wholeTable(answers, edition, low);
    const [hidden = ''] = low.keys();
    const over = suppress(answers, edition, new Map(table).set(hidden, 4));
    expect(over).not.toBe(original);
    expect(over.replace(/(\t| )4(?=\t|\n|$)/g, '$1*').length).toBe(original.length);
    expect(() => suppress(answers, edition, low)).toThrow(RangeError);
  });
});

it('finds two truths that really differ behind the real report', () => {
  const answers = readTruth(
    new Map([['2021-05.txt', readFileSync(EKTE)]]),
    readFolder('tests/fixtures/innhold'),
  );
  const [low, high] = [findTruth(answers, '2021-05', false), findTruth(answers, '2021-05', true)];
  const distinct = [...(low ?? [])].filter(([key, count]) => high?.get(key) !== count);
  expect(distinct.length).toBeGreaterThan(50);
});

function brokenSums(
  truth: Truth,
  edition: string,
  trueValue: ReadonlyMap<string, number>,
): string[] {
  const seriesList = truth.edition(edition);
  const maneder = truth.rapporter.at(-1)?.maneder ?? [];
  return sums(truth.edition(edition), truth.registerAt(edition)).flatMap(({ total, deler }) =>
    maneder
      .filter((maned) => {
        const [sum, ...segment] = [total, ...deler].map((series) => {
          const count = seriesList.get(series)?.get(maned)?.antall ?? 0;
          return count === '*' ? (trueValue.get(`${series}@${maned}`) ?? Number.NaN) : count;
        });
        return sum !== segment.reduce((to, count) => to + count, 0);
      })
      .map((maned) => `${total}@${maned}`),
  );
}
