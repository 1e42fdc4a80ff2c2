import { describe, expect, it } from 'vitest';
import { observasjonerI, otherPeriod, RAPPORT, readModell } from '../../../unit/report/parse/model.ts';
import { toCsv, toLayout, toMarkdown, toTabs, type Skrivemate } from '../../../unit/report/parse/write.ts';
import { les } from '../../../unit/report/labels/read.ts';

const MODELL = readModell();
const EXPECTED = observasjonerI(MODELL);

/** What a text gives must be the model's observations, in the same order, without an error. */
function expectModell(tekst: string, expected = EXPECTED): void {
  const lest = les(tekst);
  expect(lest.feil).toEqual([]);
  expect([...lest.observasjoner]).toEqual([...expected]);
}

describe('den virkelige rapporten', () => {
  it('counted another way has 40 tables, 444 rows, 1,990 observations, 306 of them hidden', () => {
    expect(MODELL.tabeller).toHaveLength(40);
    expect(MODELL.tabeller.flatMap(({ rader }) => rader)).toHaveLength(444);
    expect(EXPECTED.size).toBe(1990);
    expect([...EXPECTED.values()].filter((verdi) => verdi === '*')).toHaveLength(306);
  });

  it('is read to the cell', () => {
    expectModell(RAPPORT);
    expect(les(RAPPORT).avlesning?.gjentakelser).toBe(46);
  });

  it('says where each cell stands', () => {
    const lines = RAPPORT.split('\n');
    for (const { verdi, kilde } of les(RAPPORT).avlesning?.observasjoner ?? []) {
      const printed = lines[kilde.linje - 1]?.slice(kilde.kolonne - 1).split('\t')[0] ?? '';
      expect(printed.replace(/ /g, '')).toBe(
        verdi.status === 'skjermet' ? '*' : String(verdi.antall),
      );
    }
  });
});

const CHANGES: [string, (tekst: string) => string][] = [
  ['CRLF', (tekst) => tekst.replace(/\n/g, '\r\n')],
  ['CR', (tekst) => tekst.replace(/\n/g, '\r')],
  ['a byte order mark', (tekst) => `\uFEFF${tekst}`],
  ['NFD', (tekst) => tekst.normalize('NFD')],
  ['no-break thousands', (tekst) => tekst.replace(/(\d) (?=\d{3})/g, '$1\u00a0')],
  ['narrow no-break thousands', (tekst) => tekst.replace(/(\d) (?=\d{3})/g, '$1\u202f')],
  ['thin thousands', (tekst) => tekst.replace(/(\d) (?=\d{3})/g, '$1\u2009')],
  ['stray spaces around asterisks', (tekst) => tekst.replace(/\t\*/g, '\t  * ')],
  ['trailing tabs', (tekst) => tekst.replace(/(?<=.)$/gm, '\t\t')],
  ['doubled tabs', (tekst) => tekst.replace(/\t/g, '\t\t')],
  ['a blank line between all lines', (tekst) => tekst.replace(/\n/g, '\n\n')],
  [
    'abbreviated months',
    (tekst) =>
      tekst.replace(/Januar|Februar|April/g, (navn) => `${navn.slice(0, 3).toLowerCase()}.`),
  ],
  [
    'a period with one year',
    (tekst) => tekst.replaceAll('Januar 2021 - Mai 2021', 'Januar–mai 2021'),
  ],
  [
    'section titles broken over lines',
    (tekst) =>
      tekst
        .replace(/^(Tiltak,? ?(?:og )?hovedgrupper) og kjønn$/gm, '$1\nog kjønn')
        .replaceAll('\nTiltak og hovedgrupper\n', '\nTiltak og\nhovedgrupper\n'),
  ],
  [
    'bold section titles',
    (tekst) =>
      tekst.replace(/^(Tiltak.*|Hovedgrupper.*)(?<!\d)$/gm, (line) =>
        line.includes('\t') ? line : `**${line}**`,
      ),
  ],
  [
    'subheadings broken without bold',
    (tekst) => tekst.replace(/^(Kvinner|Menn), (.*)$/gm, '$1,\n$2'),
  ],
  [
    'a page number between heading and table',
    (tekst) => tekst.replace(/\n\n\tJanuar/g, '\n\n- 7 -\n\n\tJanuar'),
  ],
  [
    'no subheadings over continuation pages',
    (tekst) => tekst.replace(/\n(Kvinner|Menn|Andre|Nedsatt|Arbeidssøkere)[^\t\n]*\n/g, '\n'),
  ],
];

describe.each(CHANGES)('with %s', (_, change) => {
  it('the report says the same', () => expectModell(change(RAPPORT)));
});

const MATER: [string, Skrivemate][] = [
  ['plainly', {}],
  ['with blank lines between rows', { blanke: true }],
  ['with rule lines', { streker: true }],
  ['with page numbers and sources', { sidetall: true }],
  ['with no-break thousands', { tusen: '\u00a0' }],
  ['with thin thousands', { tusen: '\u2009' }],
  ['without section titles on continuation pages', { utelat: 'seksjon' }],
  ['with nothing but a month header on continuation pages', { utelat: 'alt' }],
  ['with labels wrapped', { brekk: 30 }],
  ['with totals in bold', { fet: true }],
  ['with page headers repeated inside tables', { sidebrudd: 5 }],
  [
    'with all of it',
    { blanke: true, streker: true, sidetall: true, brekk: 26, utelat: 'alt', sidebrudd: 7 },
  ],
];

describe.each(MATER)('written %s', (_, mate) => {
  it('with tabs, says the same', () => expectModell(toTabs(MODELL, mate)));
  it('in aligned columns, says the same', () => expectModell(toLayout(MODELL, mate)));
  it('in Markdown, says the same', () => expectModell(toMarkdown(MODELL, mate)));
});

const PERIODER: [string, number, number, number][] = [
  ['one month', 2019, 3, 1],
  ['two months', 2007, 6, 2],
  ['twelve months', 2020, 1, 12],
  ['twelve months over two years', 2022, 8, 12],
];

describe.each(PERIODER)('for %s', (_, ar, fra, antall) => {
  const modell = otherPeriod(MODELL, ar, fra, antall);
  const expected = observasjonerI(modell);
  it('with tabs, says the same', () => expectModell(toTabs(modell), expected));
  it('in aligned columns, says the same', () => expectModell(toLayout(modell), expected));
  it('in aligned columns with all of it, says the same', () =>
    expectModell(
      toLayout(modell, { blanke: true, streker: true, sidetall: true, brekk: 26, utelat: 'alt' }),
      expected,
    ));
  it('in Markdown, says the same', () => expectModell(toMarkdown(modell), expected));
});

describe('a download', () => {
  it('gives back the observations it was written from', () =>
    expectModell(toCsv(EXPECTED, '2021-05')));
  it('as a spreadsheet saves it, too', () =>
    expectModell(
      toCsv(EXPECTED, '2021-05')
        .replace('"Et navn, med komma"', 'Navn')
        .replaceAll('"Et navn, med komma"', 'Navn')
        .replaceAll(',', ';'),
    ));
});
