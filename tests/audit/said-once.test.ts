import { describe, expect, it } from 'vitest';
import { allElements, textIn, type Element } from '../../audit/page/document.ts';
import { readHtml } from '../../audit/page/read-html.ts';

const read = (main: string): Element[] =>
  allElements(readHtml(`<main data-emne="tiltak/mentor">${main}</main>`).root);
const numbersIn = (main: string) =>
  read(main).flatMap(({ navn, attr }) =>
    navn === 'data' ? [[attr.value, attr['data-regel'], attr['data-av']]] : [],
  );
const MAY = 'tiltak/mentor/alle/alle@2021-05';
const APRIL = 'tiltak/mentor/alle/alle@2021-04';

describe('what a page says once is written out', () => {
  it('in workings: terms are figures as read, an answer is of them all', () => {
    const formula = (answer: string) =>
      `<details class="utregning"><dl><div><dd><span data-av="@2021-05">1\u00a0725</span> − <span data-av="@2021-04">2\u00a0095</span> = −<data value="-370" data-regel="${answer}">370</data></dd></div></dl></details>`;
    expect(numbersIn(formula('endring'))).toEqual([
      ['1725', 'verdi', MAY],
      ['2095', 'verdi', APRIL],
      ['-370', 'endring', `${MAY} ${APRIL}`],
    ]);
    expect(numbersIn(formula('rekke'))[2]?.[2]).toBe(`${APRIL} ${MAY}`);
  });

  it('in a column of changes: each from the month before, none where a cell says that there is none', () => {
    const head =
      '<tr><th>Måned</th><th data-serie="tiltak/mentor/alle/alle">I alt</th><th data-regel="endring">Endring</th></tr>';
    const row = (maned: string, cell: string) =>
      `<tr><th><time datetime="${maned}">x</time></th><td>9</td>${cell}</tr>`;
    const table = `<table>${head}${row('2021-04', '<td data-status="mangler">–</td>')}${row('2021-05', '<td>−370</td>')}${row('2022-01', '<td>+1\u00a0002</td>')}</table>`;
    expect(numbersIn(table)).toEqual([
      ['-370', 'endring', `${MAY} ${APRIL}`],
      ['1002', 'endring', 'tiltak/mentor/alle/alle@2022-01 tiltak/mentor/alle/alle@2021-12'],
    ]);
    const cells = read(table).filter(({ navn }) => navn === 'td');
    expect(cells.map(textIn)).toEqual(['9', '–', '9', '−370', '9', '+1\u00a0002']);
  });

  it('in drawings: the value a number shows, and the axes that panels share', () => {
    const [first, second] = read(
      '<svg><g id="akser"><text x="0" y="1">80</text></g></svg><svg><use href="#akser"/><text data-av="@2021-05">1\u00a0725</text></svg>',
    ).filter(({ navn }) => navn === 'svg');
    const texts = (svg?: Element) =>
      (svg ? allElements(svg) : []).filter(({ navn }) => navn === 'text');
    expect(texts(first).map(textIn)).toEqual(['80']);
    expect(texts(second).map(textIn)).toEqual(['80', '1\u00a0725']);
    expect(texts(second)[1]?.attr).toMatchObject({
      'data-value': '1725',
      'data-regel': 'verdi',
      'data-av': MAY,
    });
  });

  it('a drawing on two scales: one drawing for each, marked with its scale', () => {
    const drawings = read(
      '<div><svg data-serier="x"><path d="M0 9h9"/><g class="fig-egen"><text>40</text></g><g class="fig-felles"><text>90</text></g></svg></div>',
    ).filter(({ navn }) => navn === 'svg');
    expect(
      drawings.map((svg) => [
        svg.attr['data-skala'],
        ...allElements(svg)
          .slice(1)
          .map((one) => one.navn + textIn(one)),
      ]),
    ).toEqual([
      ['egen', 'path', 'text40'],
      ['felles', 'path', 'text90'],
    ]);
    expect(drawings.every(({ parent }) => parent?.navn === 'div')).toBe(true);
  });
});
