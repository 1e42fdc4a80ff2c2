import { describe, expect, it } from 'vitest';
import { addManeder, type Maned } from '../../../src/lib/domain/maned.ts';
import type { SerieNokkel } from '../../../src/lib/domain/key.ts';
import { publisert, SKJERMET } from '../../../src/lib/domain/value.ts';
import { findEndring, findFjor, findSidenForste } from '../../../src/lib/facts/change.ts';
import { findRekke, findUendret, findYtterpunkt } from '../../../src/lib/facts/trend.ts';
import { strekk, type Grunnlag } from '../../../src/lib/facts/context.ts';
import { findHull, findSkjermet } from '../../../src/lib/facts/gaps.ts';
import { REGISTER } from './synthetic.ts';

const NOKKEL: SerieNokkel = 'tiltak/fjelltur/alle/alle';

/** One series as a line of text: «5 6 * - 8», oldest first, `*` hidden, `-` missing. It ends in May 2021. */
function serie(linje: string, brudd: Maned[] = []): Grunnlag {
  const celler = linje.split(' ');
  const fra = addManeder('2021-05', 1 - celler.length);
  const observasjoner = celler.flatMap((tekst, i) =>
    tekst === '-'
      ? []
      : [
          {
            serie: NOKKEL,
            maned: addManeder(fra, i),
            verdi: tekst === '*' ? SKJERMET : publisert(Number(tekst)),
            kilde: { rapport: '2021-05', linje: 1, kolonne: i + 1 },
          },
        ],
  );
  const tiltak = REGISTER.tiltak.map((entry) =>
    entry.slug === 'fjelltur'
      ? { ...entry, brudd: brudd.map((maned) => ({ maned, tekst: 'Brudd.' })) }
      : entry,
  );
  return {
    serier: new Map([[NOKKEL, { nokkel: NOKKEL, observasjoner, revisjoner: [] }]]),
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
  ])('follows «%s» back %d months', (linje, lengde) => {
    expect(strekk(serie(linje), NOKKEL)).toHaveLength(lengde);
  });

  it('stops at a break, the month of the break included', () => {
    expect(strekk(serie('5 6 7 8', ['2021-04']), NOKKEL).map(({ maned }) => maned)).toEqual([
      '2021-05',
      '2021-04',
    ]);
  });
});

describe('findRekke', () => {
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
  ])('in «%s» finds %j', (linje, slag) => {
    expect(kinds(findRekke(serie(linje), NOKKEL))).toEqual(slag);
  });

  it('never runs across a break', () => {
    expect(findRekke(serie('4 5 6 7 8', ['2021-03']), NOKKEL)).toMatchObject([
      { fra: '2021-03', lengde: { verdi: 2 } },
    ]);
    expect(findRekke(serie('4 5 6 7 8', ['2021-04']), NOKKEL)).toEqual([]);
  });

  it('calls a turn the first since a month only where that month moved the same way, or its own change is unknown', () => {
    const first = (linje: string) => findRekke(serie(linje), NOKKEL);
    expect(first('9 5 6 7 6')).toMatchObject([{ first: true, fra: '2021-02' }]);
    expect(first('5 6 7 6')).toMatchObject([{ first: true, fra: '2021-02' }]);
    expect(first('5 5 6 7 6')).toMatchObject([{ first: false }]);
  });

  it('knows whether the run began with the series', () => {
    expect(findRekke(serie('5 6 7 8'), NOKKEL)).toMatchObject([{ heleSerien: true }]);
    expect(findRekke(serie('9 5 6 7 8'), NOKKEL)).toMatchObject([
      { heleSerien: false, fra: '2021-02' },
    ]);
  });
});

describe('findYtterpunkt', () => {
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
  ])('in «%s» finds %j', (linje, slag) => {
    expect(kinds(findYtterpunkt(serie(linje), NOKKEL))).toEqual(slag);
  });

  it('tells the span: the series, the months since its break, or since a month at least a year back', () => {
    expect(findYtterpunkt(serie(`${ten} 50 60`), NOKKEL)).toMatchObject([
      { omfang: { slag: 'serie', fra: '2020-06' } },
    ]);
    expect(findYtterpunkt(serie(`90 80 ${ten} 50 60`, ['2020-06']), NOKKEL)).toMatchObject([
      { slag: 'topp', omfang: { slag: 'fra', fra: '2020-06' } },
    ]);
    expect(findYtterpunkt(serie(`90 ${ten} 50 60`), NOKKEL)).toMatchObject([
      { omfang: { slag: 'siden', maned: '2020-05' } },
    ]);
    expect(findYtterpunkt(serie(`90 90 ${ten} 60`), NOKKEL)).toEqual([]);
    // As high as then is not the highest since.
    expect(findYtterpunkt(serie(`60 ${ten} 50 60`), NOKKEL)).toEqual([]);
  });
});

describe('findEndring', () => {
  it.each([
    ['9 6', 'liten'],
    ['19 30', 'liten'],
    ['20 30', 'antall'],
    ['99 30', 'antall'],
    ['100 101', 'prosent'],
    ['200 201', 'prosent'],
    ['201 202', 'om-lag-uendret'],
    ['17 17', 'uendret'],
  ])('tells «%s» as %s', (linje, grad) => {
    expect(findEndring(serie(linje), NOKKEL)).toMatchObject([{ slag: 'niva' }, { grad }]);
  });

  it('gives a percentage from a base of a hundred on, and none for no change', () => {
    const percent = (linje: string) => findEndring(serie(linje), NOKKEL)[1];
    expect(percent('100 103')).toMatchObject({ prosent: { verdi: 30 } });
    expect(percent('99 103')).toMatchObject({ prosent: undefined });
    expect(percent('100 100')).toMatchObject({ prosent: undefined });
  });

  it.each(['* 6', '- 6', '6'])('tells only the level after «%s»', (linje) => {
    expect(kinds(findEndring(serie(linje), NOKKEL))).toEqual(['niva']);
  });

  it('tells nothing of a hidden or missing month', () => {
    expect(findEndring(serie('6 *'), NOKKEL)).toEqual([]);
    expect(findEndring(serie('6 -'), NOKKEL)).toEqual([]);
  });

  it('does not compare across a break', () => {
    expect(kinds(findEndring(serie('600 900', ['2021-05']), NOKKEL))).toEqual(['niva']);
    expect(findSidenForste(serie('600 700 800 900', ['2021-04']), NOKKEL)).toEqual([]);
  });

  it('survives a jump of a hundredfold', () => {
    expect(findEndring(serie('120 12000'), NOKKEL)[1]).toMatchObject({ prosent: { verdi: 99000 } });
  });
});

describe('findSidenForste', () => {
  it('knows when the month went the other way, both so much that they are told', () => {
    const against = (linje: string) => findSidenForste(serie(linje), NOKKEL);
    expect(against('100 130 120')).toMatchObject([{ against: true, endring: { verdi: 20 } }]);
    expect(against('100 110 120')).toMatchObject([{ against: false }]);
    expect(against('1000 1304 1303')).toMatchObject([{ against: false }]);
  });
});

describe('findFjor', () => {
  const twelve = (first: string) => `${first} 5 5 5 5 5 5 5 5 5 5 5 9`;
  it('compares with the month twelve months back, where there is a number', () => {
    expect(findFjor(serie(twelve('40')), NOKKEL)).toMatchObject([{ endring: { verdi: -31 } }]);
    expect(findFjor(serie(twelve('*')), NOKKEL)).toEqual([]);
    expect(findFjor(serie(twelve('40'), ['2020-11']), NOKKEL)).toEqual([]);
    expect(findFjor(serie('5 5 5'), NOKKEL)).toEqual([]);
  });
});

describe('findUendret', () => {
  it.each([
    ['4 4 4', 1],
    ['4 4', 0],
    ['4 * 4 4 4', 0],
    ['4 - 4 4 4', 0],
    ['4 4 5', 0],
  ])('in «%s» finds %d', (linje, antall) => {
    expect(findUendret(serie(linje), NOKKEL)).toHaveLength(antall);
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
  ])('in «%s» finds %j', (linje, slag) => {
    expect(kinds(findSkjermet(serie(linje), NOKKEL))).toEqual(slag);
  });

  it.each([
    ['5 6 -', ['fravaerende']],
    ['5', ['forste-maned']],
    ['*', []],
    ['5 - 6', ['mangler']],
    ['5 6 7', []],
  ])('in «%s» finds the gap %j', (linje, slag) => {
    expect(kinds(findHull(serie(linje), NOKKEL))).toEqual(slag);
  });

  it('tells the newest break inside the series', () => {
    expect(findHull(serie('5 6 7', ['2021-04']), NOKKEL)).toMatchObject([
      { slag: 'brudd', brudd: { maned: '2021-04' } },
    ]);
    expect(findHull(serie('5 6 7', ['2021-03']), NOKKEL)).toEqual([]);
  });
});
