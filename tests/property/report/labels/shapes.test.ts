import { describe, expect, it } from 'vitest';
import {
  observationsIn,
  otherPeriod,
  RAPPORT,
  readModel,
} from '../../../unit/report/parse/model.ts';
import {
  toCsv,
  toLayout,
  toMarkdown,
  toTabs,
  type Notation,
} from '../../../unit/report/parse/write.ts';
import { read } from '../../../unit/report/labels/read.ts';

const MODEL = readModel();
const EXPECTED = observationsIn(MODEL);

/** What a text gives must be the model's observations, in the same order, without an error. */
function expectModel(text: string, expected = EXPECTED): void {
  const readOut = read(text);
  expect(readOut.feil).toEqual([]);
  expect([...readOut.observasjoner]).toEqual([...expected]);
}

describe('den virkelige rapporten', () => {
  it('counted another way has 40 tables, 444 rows, 1,990 observations, 306 of them hidden', () => {
    expect(MODEL.tabeller).toHaveLength(40);
    expect(MODEL.tabeller.flatMap(({ rader }) => rader)).toHaveLength(444);
    expect(EXPECTED.size).toBe(1990);
    expect([...EXPECTED.values()].filter((value) => value === '*')).toHaveLength(306);
  });

  it('is read to the cell', () => {
    expectModel(RAPPORT);
    expect(read(RAPPORT).reading?.gjentakelser).toBe(46);
  });

  it('says where each cell stands', () => {
    const lines = RAPPORT.split('\n');
    for (const { verdi, kilde } of read(RAPPORT).reading?.observasjoner ?? []) {
      const printed = lines[kilde.linje - 1]?.slice(kilde.kolonne - 1).split('\t')[0] ?? '';
      expect(printed.replace(/ /g, '')).toBe(
        verdi.status === 'skjermet' ? '*' : String(verdi.antall),
      );
    }
  });
});

const CHANGES: [string, (text: string) => string][] = [
  ['CRLF', (text) => text.replace(/\n/g, '\r\n')],
  ['CR', (text) => text.replace(/\n/g, '\r')],
  ['a byte order mark', (text) => `\uFEFF${text}`],
  ['NFD', (text) => text.normalize('NFD')],
  ['no-break thousands', (text) => text.replace(/(\d) (?=\d{3})/g, '$1\u00a0')],
  ['narrow no-break thousands', (text) => text.replace(/(\d) (?=\d{3})/g, '$1\u202f')],
  ['thin thousands', (text) => text.replace(/(\d) (?=\d{3})/g, '$1\u2009')],
  ['stray spaces around asterisks', (text) => text.replace(/\t\*/g, '\t  * ')],
  ['trailing tabs', (text) => text.replace(/(?<=.)$/gm, '\t\t')],
  ['doubled tabs', (text) => text.replace(/\t/g, '\t\t')],
  ['a blank line between all lines', (text) => text.replace(/\n/g, '\n\n')],
  [
    'abbreviated months',
    (text) => text.replace(/Januar|Februar|April/g, (name) => `${name.slice(0, 3).toLowerCase()}.`),
  ],
  [
    'a period with one year',
    (text) => text.replaceAll('Januar 2021 - Mai 2021', 'Januar–mai 2021'),
  ],
  [
    'section titles broken over lines',
    (text) =>
      text
        .replace(/^(Tiltak,? ?(?:og )?hovedgrupper) og kjønn$/gm, '$1\nog kjønn')
        .replaceAll('\nTiltak og hovedgrupper\n', '\nTiltak og\nhovedgrupper\n'),
  ],
  [
    'bold section titles',
    (text) =>
      text.replace(/^(Tiltak.*|Hovedgrupper.*)(?<!\d)$/gm, (line) =>
        line.includes('\t') ? line : `**${line}**`,
      ),
  ],
  [
    'subheadings broken without bold',
    (text) => text.replace(/^(Kvinner|Menn), (.*)$/gm, '$1,\n$2'),
  ],
  [
    'a page number between heading and table',
    (text) => text.replace(/\n\n\tJanuar/g, '\n\n- 7 -\n\n\tJanuar'),
  ],
  [
    'no subheadings over continuation pages',
    (text) => text.replace(/\n(Kvinner|Menn|Andre|Nedsatt|Arbeidssøkere)[^\t\n]*\n/g, '\n'),
  ],
];

describe.each(CHANGES)('with %s', (_, change) => {
  it('the report says the same', () => expectModel(change(RAPPORT)));
});

const MANNERS: [string, Notation][] = [
  ['plainly', {}],
  ['with blank lines between rows', { blank: true }],
  ['with rule lines', { strokes: true }],
  ['with page numbers and sources', { pageNumber: true }],
  ['with no-break thousands', { thousand: '\u00a0' }],
  ['with thin thousands', { thousand: '\u2009' }],
  ['without section titles on continuation pages', { omit: 'seksjon' }],
  ['with nothing but a month header on continuation pages', { omit: 'alt' }],
  ['with labels wrapped', { lineBreak: 30 }],
  ['with totals in bold', { bold: true }],
  ['with page headers repeated inside tables', { pageBreach: 5 }],
  [
    'with all of it',
    { blank: true, strokes: true, pageNumber: true, lineBreak: 26, omit: 'alt', pageBreach: 7 },
  ],
];

describe.each(MANNERS)('written %s', (_, manner) => {
  it('with tabs, says the same', () => expectModel(toTabs(MODEL, manner)));
  it('in aligned columns, says the same', () => expectModel(toLayout(MODEL, manner)));
  it('in Markdown, says the same', () => expectModel(toMarkdown(MODEL, manner)));
});

const PERIODS: [string, number, number, number][] = [
  ['one month', 2019, 3, 1],
  ['two months', 2007, 6, 2],
  ['twelve months', 2020, 1, 12],
  ['twelve months over two years', 2022, 8, 12],
];

describe.each(PERIODS)('for %s', (_, year, from, count) => {
  const model = otherPeriod(MODEL, year, from, count);
  const expected = observationsIn(model);
  it('with tabs, says the same', () => expectModel(toTabs(model), expected));
  it('in aligned columns, says the same', () => expectModel(toLayout(model), expected));
  it('in aligned columns with all of it, says the same', () =>
    expectModel(
      toLayout(model, { blank: true, strokes: true, pageNumber: true, lineBreak: 26, omit: 'alt' }),
      expected,
    ));
  it('in Markdown, says the same', () => expectModel(toMarkdown(model), expected));
});

describe('a download', () => {
  it('gives back the observations it was written from', () =>
    expectModel(toCsv(EXPECTED, '2021-05')));
  it('as a spreadsheet saves it, too', () =>
    expectModel(
      toCsv(EXPECTED, '2021-05')
        .replace('"Et navn, med komma"', 'Navn')
        .replaceAll('"Et navn, med komma"', 'Navn')
        .replaceAll(',', ';'),
    ));
});
