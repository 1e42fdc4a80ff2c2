import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addManeder, manedRun, type Maned } from '../../../src/lib/domain/maned.ts';
import { textWidth } from '../../../src/lib/chart/text-metrics.ts';
import { endAxis, shortMonth, timeAxis, type TimeTick } from '../../../src/lib/chart/time-frame.ts';

const words = (marks: readonly TimeTick[]) => marks.map(({ tekst }) => tekst).join(' ');

describe('shortMonth', () => {
  it('cuts the long names and keeps the short ones', () => {
    expect(manedRun('2021-01', '2021-12').map(shortMonth).join(' ')).toBe(
      'jan feb mars apr mai juni juli aug sep okt nov des',
    );
  });
});

describe('timeAxis', () => {
  const months = (start: Maned, count: number) => manedRun(start, addManeder(start, count - 1));

  it('names every month of a short series, and the year once', () => {
    const axis = timeAxis(months('2021-01', 5), 100, 15);
    expect(words(axis.marks)).toBe('jan feb mars apr mai');
    expect(axis.ar).toEqual([{ indeks: 0, tekst: '2021' }]);
  });

  it('says each year under its first tick', () => {
    const axis = timeAxis(months('2020-11', 15), 38, 15);
    expect(words(axis.marks)).toBe('nov jan mars mai juli sep nov jan');
    expect(words(axis.ar)).toBe('2020 2021 2022');
  });

  it('ticks twenty years by years', () => {
    const axis = timeAxis(months('2002-04', 240), 2.3, 15);
    expect(words(axis.marks)).toBe('2004 2006 2008 2010 2012 2014 2016 2018 2020 2022');
    expect(axis.ar).toEqual([]);
  });

  it('starts with the first January where no two round years are in sight', () => {
    expect(words(timeAxis(months('2015-02', 81), 1.85, 15).marks)).toBe('2016 2021');
  });

  it('has a tick also where one month is all there is', () => {
    expect(words(timeAxis(['2021-05'], 500, 15).marks)).toBe('mai');
  });

  it('never lets two labels touch, and never is empty', () => {
    const start = fc.integer({ min: 0, max: 400 }).map((n) => addManeder('1990-01', n));
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 150, max: 600 }),
        (first, n, width) => {
          const axis = timeAxis(months(first, n), width / n, 15);
          expect(axis.marks.length).toBeGreaterThan(0);
          for (const row of [axis.marks, axis.ar]) {
            row.slice(1).forEach((tick, i) => {
              const before = row[i] ?? tick;
              const room = ((tick.indeks - before.indeks) * width) / n;
              expect(room).toBeGreaterThan(
                (textWidth(tick.tekst, 15) + textWidth(before.tekst, 15)) / 2,
              );
            });
          }
        },
      ),
    );
  });
});

describe('endAxis', () => {
  it('says the year once, or twice where there are two', () => {
    expect(words(endAxis(['2021-01', '2021-02']))).toBe('jan 2021 feb');
    expect(words(endAxis(['2020-12', '2021-01']))).toBe('des 2020 jan 2021');
    expect(words(endAxis(['2021-05']))).toBe('mai 2021');
    expect(endAxis([])).toEqual([]);
  });
});
