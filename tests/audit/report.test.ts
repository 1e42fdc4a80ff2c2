import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lesFasit } from '../../audit/truth/truth.ts';
import { Uleselig } from '../../audit/finding.ts';
import { lesMappe } from '../../audit/folder.ts';
import { summer } from '../../audit/truth/sums.ts';
import { RAPPORTER, REGISTER } from './sample-page.ts';

const EKTE = readFileSync('tests/fixtures/innhold/rapporter/2021-05.txt', 'utf8');
const EKTE_REGISTER = lesMappe('tests/fixtures/innhold');
const les = (tekst: string) => lesFasit(new Map([['2021-05.txt', tekst]]), EKTE_REGISTER);

describe('the real report', () => {
  const fasit = les(EKTE);
  const serier = fasit.utgave('2021-05');
  const celler = [...serier.values()].flatMap((serie) => [...serie.values()]);

  it('gives the counts of an independent reader', () => {
    expect(serier.size).toBe(398);
    expect(celler).toHaveLength(1990);
    expect(celler.filter(({ antall }) => antall === '*')).toHaveLength(306);
    expect(fasit.rapporter[0]?.nye).toEqual([]);
  });

  it('knows where a figure stands', () => {
    // Line 131 reads «Arbeidstrening⇥6 773⇥7 208⇥7 606⇥7 853⇥7 982»: 14 letters, a tab, then the cells.
    const linje = EKTE.split('\n').findIndex((tekst) => tekst.startsWith('Arbeidstrening\t')) + 1;
    const mai = serier.get('tiltak/arbeidstrening/alle/alle')?.get('2021-05');
    expect(mai).toMatchObject({ antall: 7982, linje, kolonne: 40 });
  });

  it('reads cut-off, misspelt and Cyrillic labels as what they are', () => {
    const mars = (nokkel: string) => serier.get(nokkel)?.get('2021-03')?.antall;
    expect(mars('tiltak/jobbklubb/alle/alle')).toBe(2071);
    expect(mars('tiltak/jobbklubb/arbeidssokere-pa-tiltak/alle')).toBe(1805);
    expect(mars('tiltaksgruppe/lonnstilskudd/alle/kvinner')).toBe(3867);
    expect(
      mars('tiltaksgruppe/jobbskaping-og-egenetablering/arbeidssokere-pa-tiltak/kvinner'),
    ).toBe(35);
    expect(mars('tiltak/amo-enkeltplass-forsok/andre-pa-tiltak/kvinner')).toBe(10);
  });

  it('adds up in every sum whose cells are all visible', () => {
    const brutte = summer(fasit.utgave('2021-05'), fasit.registerVed('2021-05')).flatMap(
      ({ total, deler }) =>
        ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05'].filter((maned) => {
          const [sum, ...ledd] = [total, ...deler].map(
            (serie) => serier.get(serie)?.get(maned)?.antall,
          );
          if ([sum, ...ledd].includes('*')) return false;
          return sum !== ledd.reduce<number>((til, antall) => til + Number(antall), 0);
        }),
    );
    expect(brutte).toEqual([]);
  });
});

describe('a report that cannot be read is told, never passed', () => {
  it.each([
    ['a cell that is no number', EKTE.replace('7 638\t', '7 6x8\t'), 'linje'],
    ['a row with a cell too few', EKTE.replace('\t7 638\t', '\t'), 'måneder'],
    ['a repeated total that differs', EKTE.replace(/72 086(?![\s\S]*72 086)/, '72 087'), 'gjentas'],
    ['no tables', 'Bare tekst.\n', 'ingen tabeller'],
  ])('%s', (_navn, tekst, ord) => {
    expect(() => les(tekst)).toThrow(Uleselig);
    expect(() => les(tekst)).toThrow(ord);
  });

  it('an empty folder', () => {
    expect(() => lesFasit(new Map(), EKTE_REGISTER)).toThrow('ingen rapporter');
  });
});

describe('shapes of one report', () => {
  it.each([
    ['CRLF', (tekst: string) => tekst.replaceAll('\n', '\r\n')],
    ['a byte order mark', (tekst: string) => `\uFEFF${tekst}`],
    ['decomposed letters', (tekst: string) => tekst.normalize('NFD')],
    ['hard spaces in numbers', (tekst: string) => tekst.replace(/(\d) (\d{3})/g, '$1\u00a0$2')],
    ['blank lines between rows', (tekst: string) => tekst.replaceAll('\n', '\n\n')],
  ])('%s', (_navn, forvreng) => {
    const tall = (tekst: string) =>
      [...les(tekst).utgave('2021-05')].map(([nokkel, serie]) => [
        nokkel,
        [...serie].map(([maned, { antall }]) => [maned, antall]),
      ]);
    expect(tall(forvreng(EKTE))).toEqual(tall(EKTE));
  });
});

it('reads the synthetic report, its hidden cells and its damaged labels', () => {
  const serier = lesFasit(RAPPORTER, REGISTER).utgave('2031-03');
  expect(serier.get('tiltak/alfakurs/sokere-pa-tiltak/alle')?.get('2031-02')?.antall).toBe(450);
  expect(serier.get('tiltak/betakurs-forsok/alle/alle')?.get('2031-02')?.antall).toBe('*');
  expect(serier.get('tiltaksgruppe/alfatiltak/andre-pa-tiltak/alle')?.get('2031-01')?.antall).toBe(
    200,
  );
});
