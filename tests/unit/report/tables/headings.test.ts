import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../../src/lib/report/tables/headings.ts';

describe('parsePeriod', () => {
  it.each([
    ['Januar 2021 - Mai 2021', '2021-01', '2021-05', 5],
    ['januar–mai 2021', '2021-01', '2021-05', 5],
    ['Jan. 2021 – des. 2021', '2021-01', '2021-12', 12],
    ['August 2020 til juli 2021', '2020-08', '2021-07', 12],
    ['Januar til og med mars 1999', '1999-01', '1999-03', 3],
    ['Periode: Mai 2021', '2021-05', '2021-05', 1],
    ['Januаr 2021 - Mаi 2021', '2021-01', '2021-05', 5],
    ['Janvar 2021 - Mai 2021', '2021-01', '2021-05', 5],
  ])('reads %j', (text, from, to, count) => {
    const maneder = parsePeriod(text);
    expect([maneder?.[0], maneder?.at(-1), maneder?.length]).toEqual([from, to, count]);
  });

  it.each(['Mai', '2021', 'Jupi 2021', 'Tiltak', 'Mai 21', 'Januar 2021 - Mai'])(
    'does not read %j',
    (text) => expect(parsePeriod(text)).toBeUndefined(),
  );

  it('is empty when it ends before it begins', () =>
    expect(parsePeriod('Mai 2021 - Januar 2021')).toEqual([]));
});
