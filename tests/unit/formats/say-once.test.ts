import { describe, expect, it } from 'vitest';
import { sayOnce } from '../../../src/lib/formats/say-once.ts';

const data = (value: string, rule: string, of: string, text: string) =>
  `<data value="${value}" data-regel="${rule}" data-av="${of}">${text}</data>`;
const workings = (formula: string) =>
  `<details class="utregning">\n<dl>\n<div><dd>${formula}</dd></div></dl>`;
const label = (value: string, rule: string, text: string) =>
  `<text x="1" y="2" data-value="${value}" data-regel="${rule}" data-av="a">${text}</text>`;
const AXES =
  '<path class="fig-rutenett" d="M0 19h140"/><g class="fig-xtall fig-start"><text x="0" y="14">80</text></g>';
const panel = (number: number, marks: string) =>
  `<svg class="fig fig-panel" aria-labelledby="mentor-sosken-${number}" data-serier="a">${marks}</svg>`;
const figure = (...panels: string[]) =>
  `<figure><div class="fig-rader">\n${panels.join('\n')}</div></figure>`;

describe('a number in a drawing', () => {
  it('has no value that it shows itself, and no rule where it is one figure', () => {
    expect(sayOnce(label('7982', 'verdi', '7\u00a0982'))).toBe(
      '<text x="1" y="2" data-av="a">7\u00a0982</text>',
    );
    expect(sayOnce(label('-34', 'endring', '\u221234'))).toBe(
      '<text x="1" y="2" data-regel="endring" data-av="a">\u221234</text>',
    );
    expect(sayOnce(label('55.3', 'andel', '55,3\u00a0%'))).toBe(
      '<text x="1" y="2" data-regel="andel" data-av="a">55,3\u00a0%</text>',
    );
  });

  it('keeps a value that it shows otherwise', () => {
    const html = label('7982', 'verdi', '8\u00a0000');
    expect(sayOnce(html)).toBe(html);
  });
});

describe('a formula in the workings', () => {
  it('names its terms, and not again what they add up to', () => {
    const formula = `(${data('17', 'verdi', 'a', '17')} + ${data('22', 'verdi', 'b', '22')}) / ${data('79', 'verdi', 'c', '79')} = ${data('49.4', 'andel-sum', 'a b c', '49,4')} prosent`;
    expect(sayOnce(workings(formula))).toBe(
      workings(
        '(<span data-av="a">17</span> + <span data-av="b">22</span>) / <span data-av="c">79</span> = <data value="49.4" data-regel="andel-sum">49,4</data> prosent',
      ),
    );
  });

  it('counts a run of months from the newest', () => {
    const formula = `${data('1', 'verdi', 'a@1', '1')} → ${data('2', 'verdi', 'a@2', '2')}: ${data('1', 'rekke', 'a@2 a@1', 'hver måned')}`;
    expect(sayOnce(workings(formula))).toContain('<data value="1" data-regel="rekke">hver måned');
  });

  it('keeps the keys of an answer that is of something else, and numbers outside the workings', () => {
    const formula = `${data('1', 'verdi', 'a', '1')} − ${data('2', 'verdi', 'b', '2')} = ${data('-1', 'endring', 'b a', '1')}`;
    expect(sayOnce(workings(formula))).toContain(data('-1', 'endring', 'b a', '1'));
    expect(sayOnce(`<p>${formula}</p>`)).toBe(`<p>${formula}</p>`);
  });
});

describe('axes of the panels of a figure', () => {
  const line = (n: number) => `<path class="fig-linje" d="M0 ${n}h9"/>`;

  it('are drawn in the first and used by the others', () => {
    const html = figure(panel(1, AXES + line(1)), panel(2, AXES + line(2)));
    expect(sayOnce(html)).toBe(
      figure(
        panel(1, `<g id="mentor-sosken-akser">${AXES}</g>${line(1)}`),
        panel(2, `<use href="#mentor-sosken-akser"/>${line(2)}`),
      ),
    );
  });

  it('stay where they are others, and where there is one panel', () => {
    const one = figure(panel(1, AXES + line(1)));
    expect(sayOnce(one)).toBe(one);
    const other = panel(2, AXES.replace('80', '90') + line(2));
    const html = figure(panel(1, AXES + line(1)), other);
    expect(sayOnce(html)).toBe(html);
  });
});
