import { describe, expect, it } from 'vitest';
import type { Maned } from '../../../../src/lib/domain/maned.ts';
import type { SeriesKey } from '../../../../src/lib/domain/key.ts';
import { publisert, SKJERMET } from '../../../../src/lib/domain/value.ts';
import { likelyByNeighbours } from '../../../../src/lib/report/propose/neighbours.ts';

const serie = 'tiltak/mentor/alle/alle' as SeriesKey;

/** What is likely of each cell of a row of January and the months after, by its column: a number, `*`, or text that is none. */
function likely(...row: (number | string)[]): string[] {
  const cells = row.map((value, i) => ({
    value,
    maned: `2021-0${i + 1}` as Maned,
    kolonne: i + 1,
  }));
  const observasjoner = cells.flatMap(({ value, maned, kolonne }) =>
    typeof value === 'number' || value === '*'
      ? [
          {
            ...{ serie, maned },
            verdi: typeof value === 'number' ? publisert(value) : SKJERMET,
            kilde: { rapport: '2021-05', linje: 1, kolonne },
          },
        ]
      : [],
  );
  const unread = cells.flatMap(({ value, maned, kolonne }) =>
    typeof value === 'string' && value !== '*'
      ? [{ serie, maned, tekst: value, linje: 1, kolonne }]
      : [],
  );
  return [...likelyByNeighbours({ observasjoner, unread })].map(
    ([place, { number, beside }]) => `${place} ${number} (${beside.join(', ')})`,
  );
}

describe('likelyByNeighbours', () => {
  it('tells nothing of a row that goes on evenly', () => {
    expect(likely(260, 261, 282, 311, 305)).toEqual([]);
  });

  it('tells the one number near both months that is easily read so', () => {
    // 8 is taken for 0, 3 and 6: of these 331 is near. A digit lost; a letter for a digit, in the first month.
    expect(likely(330, 831, 352)).toEqual(['1:2 331 (330, 352)']);
    expect(likely(1608, 608, 1664)).toEqual(['1:2 1608 (1608, 1664)']);
    expect(likely('26O', 261, 282)).toEqual(['1:1 260 (261, 282)']);
  });

  it('tells nothing where two readings are near, or none, or more than one letter is unsure', () => {
    // 6 is taken for 0 and 5: 608 and 568 are both within a tenth of 560 and 590.
    expect(likely(560, 668, 590)).toEqual([]);
    expect(likely(560, 9, 590)).toEqual([]);
    expect(likely(560, '5b8')).toEqual([]);
    expect(likely(560, 'S6O', 590)).toEqual([]);
  });

  it('tells nothing of a hidden cell, of one beside it, nor of a number that a star may have been read as', () => {
    expect(likely(260, '*', 282)).toEqual([]);
    expect(likely(260, 'å', 282)).toEqual([]);
    expect(likely('*', 861, 282)).toEqual([]);
    expect(likely(15, '1', 16)).toEqual([]);
  });
});
