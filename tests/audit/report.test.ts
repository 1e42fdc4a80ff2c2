import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTruth } from '../../audit/truth/truth.ts';
import { UnreadableError } from '../../audit/readers/finding.ts';
import { readFolder } from '../../audit/readers/folder.ts';
import { sums } from '../../audit/truth/sums.ts';
import { RAPPORTER, REGISTER } from './sample-page.ts';

const EKTE = readFileSync('tests/fixtures/innhold/rapporter/2021-05.txt', 'utf8');
const EKTE_REGISTER = readFolder('tests/fixtures/innhold');
const read = (text: string) => readTruth(new Map([['2021-05.txt', text]]), EKTE_REGISTER);

describe('the real report', () => {
  const truth = read(EKTE);
  const seriesList = truth.edition('2021-05');
  const cells = [...seriesList.values()].flatMap((series) => [...series.values()]);

  it('gives the counts of an independent reader', () => {
    expect(seriesList.size).toBe(398);
    expect(cells).toHaveLength(1990);
    expect(cells.filter(({ antall }) => antall === '*')).toHaveLength(306);
    expect(truth.rapporter[0]?.nye).toEqual([]);
  });

  it('knows where a figure stands', () => {
    // Line 131 reads «Arbeidstrening⇥6 773⇥7 208⇥7 606⇥7 853⇥7 982»: 14 letters, a tab, then the cells.
    const linje = EKTE.split('\n').findIndex((text) => text.startsWith('Arbeidstrening\t')) + 1;
    const mai = seriesList.get('tiltak/arbeidstrening/alle/alle')?.get('2021-05');
    expect(mai).toMatchObject({ antall: 7982, linje, kolonne: 40 });
  });

  it('reads cut-off, misspelt and Cyrillic labels as what they are', () => {
    const mars = (key: string) => seriesList.get(key)?.get('2021-03')?.antall;
    expect(mars('tiltak/jobbklubb/alle/alle')).toBe(2071);
    expect(mars('tiltak/jobbklubb/arbeidssokere-pa-tiltak/alle')).toBe(1805);
    expect(mars('tiltaksgruppe/lonnstilskudd/alle/kvinner')).toBe(3867);
    expect(
      mars('tiltaksgruppe/jobbskaping-og-egenetablering/arbeidssokere-pa-tiltak/kvinner'),
    ).toBe(35);
    expect(mars('tiltak/amo-enkeltplass-forsok/andre-pa-tiltak/kvinner')).toBe(10);
  });

  it('adds up in every sum whose cells are all visible', () => {
    const broken = sums(truth.edition('2021-05'), truth.registerAt('2021-05')).flatMap(
      ({ total, deler }) =>
        ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05'].filter((maned) => {
          const [sum, ...segment] = [total, ...deler].map(
            (series) => seriesList.get(series)?.get(maned)?.antall,
          );
          if ([sum, ...segment].includes('*')) return false;
          return sum !== segment.reduce<number>((to, count) => to + Number(count), 0);
        }),
    );
    expect(broken).toEqual([]);
  });
});

describe('a report that cannot be read is told, never passed', () => {
  it.each([
    ['a cell that is no number', EKTE.replace('7 638\t', '7 6x8\t'), 'linje'],
    ['a row with a cell too few', EKTE.replace('\t7 638\t', '\t'), 'måneder'],
    ['a repeated total that differs', EKTE.replace(/72 086(?![\s\S]*72 086)/, '72 087'), 'gjentas'],
    ['no tables', 'Bare tekst.\n', 'ingen tabeller'],
  ])('%s', (_navn, text, word) => {
    expect(() => read(text)).toThrow(UnreadableError);
    expect(() => read(text)).toThrow(word);
  });

  it('an empty folder', () => {
    expect(() => readTruth(new Map(), EKTE_REGISTER)).toThrow('ingen rapporter');
  });
});

describe('shapes of one report', () => {
  it.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['decomposed letters', (text: string) => text.normalize('NFD')],
    ['hard spaces in numbers', (text: string) => text.replace(/(\d) (\d{3})/g, '$1\u00a0$2')],
    ['blank lines between rows', (text: string) => text.replaceAll('\n', '\n\n')],
    [
      'tables that go on over a page, the months printed again, with a tiltak or a total of a group',
      (text: string) =>
        text.replace(
          /^(Mentor|Andre på tiltak|I alt (kvinner og )?opplæring)\t/gm,
          '\n\f\n\tJanuar\tFebruar\tMars\tApril\tMai\n$&',
        ),
    ],
  ])('%s', (_navn, forvreng) => {
    const number = (text: string) =>
      [...read(text).edition('2021-05')].map(([key, series]) => [
        key,
        [...series].map(([maned, { antall }]) => [maned, antall]),
      ]);
    expect(forvreng(EKTE)).not.toBe(EKTE);
    expect(number(forvreng(EKTE))).toEqual(number(EKTE));
  });
});

describe('months printed again', () => {
  const table = (between: string) =>
    read(
      [
        'Deltakere i tiltak',
        'Tiltak',
        'Januar 2021 - Mai 2021',
        '\tJanuar\tFebruar\tMars\tApril\tMai',
        'I alt\t5\t6\t7\t8\t9',
        'Hundekjøring\t5\t6\t7\t8\t9',
        between,
        'I alt oppfølging\t5\t6\t7\t8\t9',
      ].join('\n'),
    );
  const MONTHS = '\tJanuar\tFebruar\tMars\tApril\tMai';

  it.each([
    ['nothing', ''],
    ['the title', 'Deltakere i tiltak\n'],
    ['a page number', 'Side 4 av 9\n'],
  ])(
    'go on with the table over the page after %s, and with its tiltak without a group',
    (_name, head) => {
      expect(table(`${head}\f\n${MONTHS}`).rapporter[0]?.nye).toMatchObject([
        { navn: 'Hundekjøring', gruppe: 'oppfolging' },
      ]);
    },
  );

  it.each([
    ['a heading', `Kvinner\n${MONTHS}`],
    ['a section', `Tiltak og hovedgrupper\n${MONTHS}`],
    ['a period', `Januar 2021 - Mai 2021\n${MONTHS}`],
  ])('begin a table of their own under %s', (_name, between) => {
    expect(() => table(between)).toThrow('begynner ikke med en kjent «I alt»-rad');
  });
});

it('reads the synthetic report, its hidden cells and its damaged labels', () => {
  const seriesList = readTruth(RAPPORTER, REGISTER).edition('2031-03');
  expect(seriesList.get('tiltak/alfakurs/sokere-pa-tiltak/alle')?.get('2031-02')?.antall).toBe(450);
  expect(seriesList.get('tiltak/betakurs-forsok/alle/alle')?.get('2031-02')?.antall).toBe('*');
  expect(
    seriesList.get('tiltaksgruppe/alfatiltak/andre-pa-tiltak/alle')?.get('2031-01')?.antall,
  ).toBe(200);
});
