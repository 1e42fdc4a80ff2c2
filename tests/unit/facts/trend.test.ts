import { describe, expect, it } from 'vitest';
import { addManeder, type Maned } from '../../../src/lib/domain/maned.ts';
import type { SeriesKey } from '../../../src/lib/domain/key.ts';
import { publisert, SKJERMET } from '../../../src/lib/domain/value.ts';
import { findChange, findLastYear, findSinceFirst } from '../../../src/lib/facts/change.ts';
import { findRun, findUnchanged, findExtreme, recordSince } from '../../../src/lib/facts/trend.ts';
import { unbrokenRun, type FactContext } from '../../../src/lib/facts/context.ts';
import { findGap, findSkjermet } from '../../../src/lib/facts/gaps.ts';
import { REGISTER } from './synthetic.ts';

const KEY: SeriesKey = 'tiltak/fjelltur/alle/alle';

/** One series as a line of text: «5 6 * - 8», oldest first, `*` hidden, `-` missing. It ends in May 2021. */
function series(line: string, breach: Maned[] = []): FactContext {
  const cells = line.split(' ');
  const from = addManeder('2021-05', 1 - cells.length);
  const observasjoner = cells.flatMap((text, i) =>
    text === '-'
      ? []
      : [
          {
            serie: KEY,
            maned: addManeder(from, i),
            verdi: text === '*' ? SKJERMET : publisert(Number(text)),
            kilde: { rapport: '2021-05', linje: 1, kolonne: i + 1 },
          },
        ],
  );
  const tiltak = REGISTER.tiltak.map((entry) =>
    entry.slug === 'fjelltur'
      ? { ...entry, brudd: breach.map((maned) => ({ maned, tekst: 'Brudd.' })) }
      : entry,
  );
  return {
    serier: new Map([[KEY, { nokkel: KEY, observasjoner, revisions: [] }]]),
    register: { ...REGISTER, tiltak },
    maned: '2021-05',
    rapport: '2021-05',
  };
}

const kinds = (facts: { slag: string }[]) => facts.map(({ slag }) => slag);

describe('strekk', () => {
  it.each([
    ['5 6 7', 3],
    ['5 * 7', 1],
    ['5 - 7 8', 2],
    ['5 6 *', 0],
    ['5 6 -', 0],
  ])('follows «%s» back %d months', (line, length) => {
    expect(unbrokenRun(series(line), KEY)).toHaveLength(length);
  });

  it('stops at a break, the month of the break included', () => {
    expect(unbrokenRun(series('5 6 7 8', ['2021-04']), KEY).map(({ maned }) => maned)).toEqual([
      '2021-05',
      '2021-04',
    ]);
  });
});

describe('findRun', () => {
  it.each([
    ['5 6 7 8', ['rekke']],
    ['5 6 7', ['rekke']],
    ['6 7', []],
    ['8 7 6 5 4', ['rekke']],
    ['5 6 7 7', []],
    ['5 * 7 8 9', ['rekke']],
    ['5 - 7 8', []],
    ['5 6 7 6', ['vending']],
    ['7 6 7', []],
    ['7 7 6', []],
    ['9 8 7 9', ['vending']],
    ['5 6 7 7 6', []],
    ['* 6 7 6', []],
    // A step of less than half a percent is told as «om lag uendret», and is no part of a run or of a turn.
    ['1000 1100 1104 1200', []],
    ['1000 1100 1106 1200', ['rekke']],
    ['1000 1100 1200 1203', []],
    ['1000 1003 1100 1200 1300', []],
    ['1000 1100 1104 1000', []],
    ['1000 1100 1106 1000', ['vending']],
  ])('in «%s» finds %j', (line, kind) => {
    expect(kinds(findRun(series(line), KEY))).toEqual(kind);
  });

  it('never runs across a break', () => {
    expect(findRun(series('4 5 6 7 8', ['2021-03']), KEY)).toMatchObject([
      { fra: '2021-03', lengde: { verdi: 2 } },
    ]);
    expect(findRun(series('4 5 6 7 8', ['2021-04']), KEY)).toEqual([]);
  });

  it('calls a turn the first since a month only where that month moved the same way, or its own change is unknown', () => {
    const first = (line: string) => findRun(series(line), KEY);
    expect(first('9 5 6 7 6')).toMatchObject([{ first: true, fra: '2021-02' }]);
    expect(first('5 6 7 6')).toMatchObject([{ first: true, fra: '2021-02' }]);
    expect(first('5 5 6 7 6')).toMatchObject([{ first: false }]);
  });

  it('knows whether the run began with the series', () => {
    expect(findRun(series('5 6 7 8'), KEY)).toMatchObject([{ heleSerien: true }]);
    expect(findRun(series('9 5 6 7 8'), KEY)).toMatchObject([
      { heleSerien: false, fra: '2021-02' },
    ]);
  });
});

describe('findExtreme', () => {
  const ten = '50 50 50 50 50 50 50 50 50 50';
  it.each([
    [`${ten} 50 60`, ['topp']],
    [`${ten} 60`, []],
    [`${ten} 60 60`, []],
    [`${ten} 50 40`, ['bunn']],
    [`${ten} 40 50`, []],
    [`* ${ten} 60`, ['topp']],
    [`* ${ten} 40`, []],
    [`50 - ${ten} 60`, []],
    [`60 ${ten} 55`, []],
    // A record of few is none, nor is one by half a percent.
    ['5 5 5 5 5 5 5 5 5 5 5 19', []],
    ['1000 1000 1000 1000 1000 1000 1000 1000 1000 1000 1000 1005', []],
    ['1000 1000 1000 1000 1000 1000 1000 1000 1000 1000 1000 1006', ['topp']],
    ['1000 1000 1000 1000 1000 1000 1000 1000 1000 1000 1000 995', []],
    ['1000 1000 1000 1000 1000 1000 1000 1000 1000 1000 1000 994', ['bunn']],
  ])('in «%s» finds %j', (line, kind) => {
    expect(kinds(findExtreme(series(line), KEY))).toEqual(kind);
  });

  it('tells the span: the series, the months since its break, or since a month at least a year back', () => {
    expect(findExtreme(series(`${ten} 50 60`), KEY)).toMatchObject([
      { omfang: { slag: 'serie', fra: '2020-06' } },
    ]);
    expect(findExtreme(series(`90 80 ${ten} 50 60`, ['2020-06']), KEY)).toMatchObject([
      { slag: 'topp', omfang: { slag: 'fra', fra: '2020-06' } },
    ]);
    expect(findExtreme(series(`90 ${ten} 50 60`), KEY)).toMatchObject([
      { omfang: { slag: 'siden', maned: '2020-05' } },
    ]);
    expect(findExtreme(series(`90 90 ${ten} 60`), KEY)).toEqual([]);
    // As high as then is not the highest since.
    expect(findExtreme(series(`60 ${ten} 50 60`), KEY)).toEqual([]);
  });
});

describe('findChange', () => {
  it.each([
    ['9 6', 'liten'],
    ['19 30', 'liten'],
    ['20 30', 'antall'],
    ['99 30', 'antall'],
    ['100 101', 'prosent'],
    ['200 201', 'prosent'],
    ['201 202', 'om-lag-uendret'],
    ['17 17', 'uendret'],
  ])('tells «%s» as %s', (line, grad) => {
    expect(findChange(series(line), KEY)).toMatchObject([{ slag: 'niva' }, { grad }]);
  });

  it('gives a percentage from a base of a hundred on, and none for no change', () => {
    const percent = (line: string) => findChange(series(line), KEY)[1];
    expect(percent('100 103')).toMatchObject({ prosent: { verdi: 30 } });
    expect(percent('99 103')).toMatchObject({ prosent: undefined });
    expect(percent('100 100')).toMatchObject({ prosent: undefined });
  });

  it.each(['* 6', '- 6', '6'])('tells only the level after «%s»', (line) => {
    expect(kinds(findChange(series(line), KEY))).toEqual(['niva']);
  });

  it('tells nothing of a hidden or missing month', () => {
    expect(findChange(series('6 *'), KEY)).toEqual([]);
    expect(findChange(series('6 -'), KEY)).toEqual([]);
  });

  it('does not compare across a break', () => {
    expect(kinds(findChange(series('600 900', ['2021-05']), KEY))).toEqual(['niva']);
    expect(findSinceFirst(series('600 700 800 900', ['2021-04']), KEY)).toEqual([]);
  });

  it('survives a jump of a hundredfold', () => {
    expect(findChange(series('120 12000'), KEY)[1]).toMatchObject({ prosent: { verdi: 99000 } });
  });
});

describe('findSinceFirst', () => {
  it('knows when the month went the other way, both so much that they are told', () => {
    const against = (line: string) => findSinceFirst(series(line), KEY);
    expect(against('100 130 120')).toMatchObject([{ against: true, endring: { verdi: 20 } }]);
    expect(against('100 110 120')).toMatchObject([{ against: false }]);
    expect(against('1000 1304 1303')).toMatchObject([{ against: false }]);
  });
});

describe('findLastYear', () => {
  const twelve = (first: string) => `${first} 5 5 5 5 5 5 5 5 5 5 5 9`;
  it('compares with the month twelve months back, where there is a number', () => {
    expect(findLastYear(series(twelve('40')), KEY)).toMatchObject([{ endring: { verdi: -31 } }]);
    expect(findLastYear(series(twelve('*')), KEY)).toEqual([]);
    expect(findLastYear(series(twelve('40'), ['2020-11']), KEY)).toEqual([]);
    expect(findLastYear(series('5 5 5'), KEY)).toEqual([]);
  });
});

describe('findUnchanged', () => {
  it.each([
    ['4 4 4', 1],
    ['4 4', 0],
    ['4 * 4 4 4', 0],
    ['4 - 4 4 4', 0],
    ['4 4 5', 0],
  ])('in «%s» finds %d', (line, count) => {
    expect(findUnchanged(series(line), KEY)).toHaveLength(count);
  });
});

describe('what is hidden or not there', () => {
  it.each([
    ['* * *', ['skjermet-hele']],
    ['5 6 *', ['skjermet-na']],
    ['5 * 6', ['skjermet-forrige']],
    ['* 5 6', ['skjermet-tidligere']],
    ['* * 6', ['skjermet-tidligere']],
    ['5 6 7', []],
  ])('in «%s» finds %j', (line, kind) => {
    expect(kinds(findSkjermet(series(line), KEY))).toEqual(kind);
  });

  it.each([
    ['5 6 -', ['fravaerende']],
    ['5', ['forste-maned']],
    ['*', []],
    ['5 - 6', ['mangler']],
    ['5 6 7', []],
  ])('in «%s» finds the gap %j', (line, kind) => {
    expect(kinds(findGap(series(line), KEY))).toEqual(kind);
  });

  it('tells the newest break inside the series', () => {
    expect(findGap(series('5 6 7', ['2021-04']), KEY)).toMatchObject([
      { slag: 'brudd', brudd: { maned: '2021-04' } },
    ]);
    expect(findGap(series('5 6 7', ['2021-03']), KEY)).toEqual([]);
  });
});

describe('recordSince', () => {
  it.each([
    ['5 6 7', 'topp', 7],
    ['1000 1001', 'topp', 1001],
    ['5 7 7', 'topp', undefined],
    ['5 * 7', 'topp', 7],
    ['5 - 7', 'topp', undefined],
    ['7 6 5', 'bunn', 5],
    ['7 5 6', 'bunn', undefined],
    ['7 * 5', 'bunn', undefined],
    ['7 6 *', 'bunn', undefined],
  ] as const)('of «%s» as %s is %s', (line, kind, count) => {
    const first = addManeder('2021-05', 1 - line.split(' ').length);
    expect(recordSince(first, series(line), KEY, kind)?.verdi.antall).toBe(count);
  });

  it('is none over a break, nor in a series that begins later', () => {
    expect(recordSince('2021-03', series('5 6 7', ['2021-04']), KEY, 'topp')).toBeUndefined();
    expect(recordSince('2021-02', series('5 6 7'), KEY, 'topp')).toBeUndefined();
  });
});
