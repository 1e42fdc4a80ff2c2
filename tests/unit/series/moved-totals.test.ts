import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import type { SeriesKey } from '../../../src/lib/domain/key.ts';
import type { Register } from '../../../src/lib/domain/register.ts';
import { publisert, SKJERMET, type Value } from '../../../src/lib/domain/value.ts';
import { checkSequence } from '../../../src/lib/series/check.ts';
import { listRevisions } from '../../../src/lib/series/revisions.ts';
import { report } from './report.ts';

const ALL: SeriesKey = 'i-alt/alle/alle/alle';
const NONE: Register = { hovedgrupper: [], tiltaksgrupper: [], tiltak: [] };
const OTHERS: SeriesKey = 'hovedgruppe/andre/alle/alle';

/** What is told of totals that moved, where March is told first as `then` and then as `now`. */
function told(then: [SeriesKey, Value][], now: [SeriesKey, Value][]): string[] {
  const april = new VFile();
  const reports = [
    report(
      '2021-03',
      then.map(([serie, value]) => [serie, '2021-03', value]),
    ),
    report(
      '2021-04',
      now.map(([serie, value]) => [serie, '2021-03', value]),
    ),
  ];
  checkSequence(
    reports.map((rapport, i) => ({ rapport, file: i === 0 ? new VFile() : april })),
    NONE,
    listRevisions(reports),
  );
  return april.messages
    .filter(({ ruleId }) => ruleId === 'total-flyttet')
    .map(({ line, reason }) => `${line} ${reason}`);
}

describe('totals that are told far from before', () => {
  it('are one message, of the farthest, with how many they are', () => {
    // 100 → 130 is 30 per cent, 20 → 30 is 50, 10 → 12 is the fifth that is let pass.
    expect(
      told(
        [
          [ALL, publisert(100)],
          [OTHERS, publisert(20)],
          ['hovedgruppe/arbeidssokere/alle/alle', publisert(10)],
        ],
        [
          [ALL, publisert(130)],
          [OTHERS, publisert(30)],
          ['hovedgruppe/arbeidssokere/alle/alle', publisert(12)],
        ],
      ),
    ).toEqual([
      '2 hovedgruppe/andre/alle/alle@2021-03 er 30 her og 20 i rapporten 2021-03: 50,0 prosent unna. I alt 2 totaler er mer enn en femdel unna; denne er lengst unna.',
    ]);
  });

  it('say nothing of how many where there is one, and no per cent of nothing', () => {
    expect(told([[ALL, publisert(0)]], [[ALL, publisert(5)]])).toEqual([
      '1 i-alt/alle/alle/alle@2021-03 er 5 her og 0 i rapporten 2021-03.',
    ]);
  });

  it('are not told where either is hidden, nor of a tiltak', () => {
    expect(
      told(
        [
          [ALL, SKJERMET],
          [OTHERS, publisert(20)],
          ['tiltak/mentor/alle/alle', publisert(10)],
        ],
        [
          [ALL, publisert(130)],
          [OTHERS, SKJERMET],
          ['tiltak/mentor/alle/alle', publisert(90)],
        ],
      ),
    ).toEqual([]);
  });
});
