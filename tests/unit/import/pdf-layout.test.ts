import { describe, expect, it } from 'vitest';
import { layOutPdf } from '../../../src/lib/import/pdf/layout.ts';
import { formatReportText } from '../../../src/lib/import/to-text.ts';
import { pageBreaksOf, pagesOfLines } from '../../../src/lib/report/parse/lines.ts';
import type { PlacedText } from '../../../src/lib/import/pdf/text-item.ts';

/** A piece of 10 point text that ends at `right`, `top` points down a page of 800; every letter is 5 points wide. */
function endingAt(right: number, top: number, text: string, size = 10): PlacedText {
  const width = (text.length * size) / 2;
  return { text, width, transform: [size, 0, 0, size, right - width, 800 - top] };
}

function startingAt(left: number, top: number, text: string): PlacedText {
  return endingAt(left + text.length * 5, top, text);
}

const COLUMNS = [250, 300, 350];
const MONTHS = ['Januar', 'Februar', 'Mars'];

function row(top: number, label: string, ...cells: string[]): PlacedText[] {
  const printed = cells.map((cell, i) => endingAt(COLUMNS[i] ?? 0, top, cell));
  return label === '' ? printed : [startingAt(20, top, label), ...printed];
}

/** The same page turned a quarter to the left. */
function turned(pieces: readonly PlacedText[]): PlacedText[] {
  return pieces.map((piece) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = piece.transform;
    return { ...piece, transform: [-b, a, -d, c, -f, e] };
  });
}

const PAGE = [
  startingAt(20, 40, 'Tiltak'),
  ...row(60, '', ...MONTHS),
  ...row(80, 'I alt', '72 086', '75 001', '942'),
  ...row(100, 'Mentor', '*', '8', '1 045'),
];
const LINES = [
  ['Tiltak'],
  ['', ...MONTHS],
  ['I alt', '72 086', '75 001', '942'],
  ['Mentor', '*', '8', '1 045'],
];

describe('layOutPdf', () => {
  it('tells rows by baselines, numbers by gaps and columns by the months, in whatever order pieces come', () => {
    expect(layOutPdf([PAGE]).pages).toEqual([LINES]);
    expect(layOutPdf([[...PAGE].reverse()]).pages).toEqual([LINES]);
  });

  it('reads a page that is turned, and leaves out what stands across it', () => {
    expect(layOutPdf([turned(PAGE)]).pages).toEqual([LINES]);
    const across = { ...endingAt(30, 300, 'KOPI'), transform: [0, 10, -10, 0, 30, 300] };
    expect(layOutPdf([[...PAGE, across]])).toMatchObject({ pages: [LINES], across: 1 });
  });

  it('joins digits that touch, however the file has cut them, and never the digits of two columns', () => {
    const cut = [
      ...row(60, '', ...MONTHS),
      startingAt(20, 80, 'I alt'),
      endingAt(240, 80, '72'),
      endingAt(250, 80, '08'),
    ];
    const cells = [
      ...cut,
      endingAt(255, 80, '6'),
      endingAt(300, 80, '7'),
      endingAt(350, 80, '942'),
    ];
    expect(layOutPdf([cells]).pages[0]?.at(-1)).toEqual(['I alt', '72086', '7', '942']);
  });

  it('keeps a footnote raised beside a number apart from its digits', () => {
    const mark = endingAt(254, 76, '1', 6);
    const pages = layOutPdf([
      [...row(60, '', ...MONTHS), ...row(80, 'Mentor', '260', '261', '282'), mark],
    ]).pages;
    expect(pages[0]?.at(-1)).toEqual(['Mentor', '260¹', '261', '282']);
  });

  it('gives a row with a cell lost the cells where they stand', () => {
    const gap = [
      ...PAGE,
      startingAt(20, 120, 'Avklaring'),
      endingAt(250, 120, '17'),
      endingAt(350, 120, '1 146'),
    ];
    expect(layOutPdf([gap]).pages[0]?.at(-1)).toEqual(['Avklaring', '17', '', '1 146']);
  });

  it('joins a label wrapped over lines that stand nearer than rows do', () => {
    const top = [
      ...PAGE,
      ...row(120, 'Resultatbasert', '1', '2', '3'),
      startingAt(20, 131, 'oppfølging'),
    ];
    expect(layOutPdf([top]).pages[0]?.at(-1)).toEqual(['Resultatbasert oppfølging', '1', '2', '3']);
    const middle = [
      ...PAGE,
      startingAt(20, 120, 'Utvidet'),
      ...row(126, '', '1', '2', '3'),
      startingAt(20, 132, 'oppfølging'),
    ];
    expect(layOutPdf([middle]).pages[0]?.at(-1)).toEqual(['Utvidet oppfølging', '1', '2', '3']);
  });

  it('joins wrapped labels on a page where no two rows stand on end, by how far rows stand apart elsewhere', () => {
    const wrapped = [
      startingAt(20, 40, 'Andre på tiltak'),
      ...row(60, '', ...MONTHS),
      startingAt(20, 80, 'I alt kvinner, andre på'),
      ...row(86, '', '884', '942', '1 045'),
      startingAt(20, 92, 'tiltak'),
      ...row(112, 'Avklaring', '201', '220', '259'),
      startingAt(20, 132, 'Arbeidsrettet'),
      ...row(143, 'rehabilitering', '165', '175', '196'),
      startingAt(20, 154, '(dag)'),
    ];
    expect(layOutPdf([PAGE, wrapped]).pages[1]).toEqual([
      ['Andre på tiltak'],
      ['', ...MONTHS],
      ['I alt kvinner, andre på tiltak', '884', '942', '1 045'],
      ['Avklaring', '201', '220', '259'],
      ['Arbeidsrettet rehabilitering (dag)', '165', '175', '196'],
    ]);
  });

  it('goes on with a table over a page, and drops heads and feet that stand on every page', () => {
    const pages = [1, 2, 3, 4].map((number) => [
      startingAt(20, 20, 'Arbeids- og velferdsdirektoratet'),
      ...(number === 1 ? PAGE : row(60, `Rad ${'abcd'[number] ?? ''}`, '1', '2', '3')),
      startingAt(200, 780, `Rapport fra NAV ${number} av 4`),
    ]);
    expect(layOutPdf(pages).pages).toEqual([
      LINES,
      ...['c', 'd', ''].map((letter) => [[`Rad ${letter}`.trim(), '1', '2', '3']]),
    ]);
  });

  it('tells pages without text', () => {
    expect(layOutPdf([PAGE, []]).empty).toEqual([2]);
  });
});

describe('formatReportText', () => {
  it('writes rows with tabs, text apart, pages after a form feed, and nothing that is not seen', () => {
    const text = formatReportText([
      [['Tit\u00adtel'], ['', 'Mai'], ['I alt', '4\u200b\u00a0760']],
      [['Menn']],
    ]);
    expect(text).toBe('Tittel\n\n\tMai\nI alt\t4 760\n\n\f\nMenn\n');
  });

  it('keeps the place of a page without text, so that a line knows its page', () => {
    const lines = formatReportText([[['En']], [], [['Tre']], []]).split('\n');
    expect(pagesOfLines(lines)[lines.indexOf('Tre')]).toBe(3);
    expect(lines.slice(lines.indexOf('Tre'))).toEqual(['Tre', '']);
    expect(pagesOfLines(['En', 'To'])).toEqual([]);
    expect(pagesOfLines(['En', '\fTo', 'Tre'])).toEqual([1, 2, 2]);
    expect(pageBreaksOf(['En', '\fTo', 'Tre\f\fFire'])).toEqual(['', '\f', '\f\f']);
  });
});
