import { toHtml } from 'hast-util-to-html';
import type { PhrasingContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { describe, expect, it } from 'vitest';
import type { Maned } from '../../../src/lib/domain/maned.ts';
import { publisert } from '../../../src/lib/domain/value.ts';
import type { VisibleObservation } from '../../../src/lib/facts/context.ts';
import { endring, changePercent, verdi } from '../../../src/lib/facts/calculation.ts';
import {
  phrase,
  list,
  withNeededYears,
  capitalizePhrase,
  toPlain,
} from '../../../src/lib/text/phrase.ts';
import {
  yearNode,
  keysIn,
  quoteNode,
  numberNode,
  numberNodeAs,
  numberNodeFrom,
  signedNumberNode,
  timeNode,
} from '../../../src/lib/text/node.ts';
import {
  formatDecimal,
  formatInteger,
  toMachineNumber,
  cardinal,
  ordinal,
} from '../../../src/lib/text/number-format.ts';
import { fnv1a, pickVariant } from '../../../src/lib/text/pick-variant.ts';

function cell(count: number, maned: '2021-04' | '2021-05'): VisibleObservation {
  const kilde = { rapport: '2021-05', linje: 26, kolonne: 31 };
  return { serie: 'i-alt/i-alt/alle/alle', maned, verdi: publisert(count), kilde };
}
const now = cell(77811, '2021-05');
const previous = cell(78670, '2021-04');
/** As a paragraph: the children of a root would get line ends between them. */
const html = (children: PhrasingContent[]) =>
  toHtml(toHast({ type: 'paragraph', children })).replace(/^<p>|<\/p>$/g, '');

describe('phrases', () => {
  it('render as data and time elements with escaped text around them', () => {
    const wording = phrase`I ${timeNode('2021-05', true)} <b>${numberNode(endring(now, previous))}`;
    expect(html(wording)).toBe(
      'I <time datetime="2021-05">mai 2021</time> &#x3C;b><data value="-859" data-regel="endring" ' +
        'data-av="i-alt/i-alt/alle/alle@2021-05 i-alt/i-alt/alle/alle@2021-04">859</data>',
    );
  });

  it('show signs outside the number, and say which release an older number is from', () => {
    expect(toPlain(signedNumberNode(endring(now, previous)))).toBe('−859');
    expect(toPlain(signedNumberNode(endring(previous, now)))).toBe('+859');
    expect(toPlain(signedNumberNode(endring(now, now)))).toBe('0');
    expect(html([numberNodeFrom(verdi(now), '2021-04')])).toContain('data-rapport="2021-04"');
    expect(html([quoteNode('Byttet <om>.', 'rettelse')])).toBe(
      '<span data-sitat="rettelse">Byttet &#x3C;om>.</span>',
    );
  });

  it('join neighbouring text to one node and list with «og»', () => {
    expect(phrase`a${'b'}${undefined}c`).toEqual([{ type: 'text', value: 'abc' }]);
    expect(toPlain(list(['a']))).toBe('a');
    expect(toPlain(list(['a', 'b', 'c']))).toBe('a, b og c');
    expect(toPlain(capitalizePhrase(phrase`økte`))).toBe('Økte');
    expect(capitalizePhrase([numberNode(verdi(now))])).toEqual([numberNode(verdi(now))]);
    expect(toPlain(capitalizePhrase([numberNodeAs(verdi(now), 'én'), ...phrase` flere`]))).toBe(
      'Én flere',
    );
  });

  it('say that a change of less than a tenth of a percent is one', () => {
    const percent = (a: number, b: number) =>
      toPlain(signedNumberNode(changePercent(cell(a, '2021-05'), cell(b, '2021-04'))));
    expect(percent(21366, 21373)).toBe('under 0,1');
    expect(percent(21373, 21366)).toBe('under 0,1');
    // 11 of 21 366 are 0,051 percent, which is a tenth.
    expect(percent(21377, 21366)).toBe('+0,1');
    expect(percent(21366, 21366)).toBe('0,0');
  });

  it('know the observations they stand on, each once', () => {
    const wording = phrase`${numberNode(verdi(now))} ${numberNode(changePercent(now, previous))}`;
    expect(keysIn(wording)).toEqual([
      'i-alt/i-alt/alle/alle@2021-05',
      'i-alt/i-alt/alle/alle@2021-04',
    ]);
  });

  it('name the year once, always for other years, and not beside itself', () => {
    const years = (...phrases: ReturnType<typeof phrase>[]) =>
      withNeededYears(phrases, '2021-05').map(toPlain);
    expect(
      years(
        phrase`Fra ${timeNode('2021-04')} til ${timeNode('2021-05')}.`,
        phrase`I ${timeNode('2021-05')}.`,
      ),
    ).toEqual(['Fra april til mai 2021.', 'I mai.']);
    expect(years(phrase`I ${timeNode('2021-05')} høyest i ${yearNode(2021)}.`)).toEqual([
      'I mai høyest i 2021.',
    ]);
    expect(
      years(phrase`${timeNode('2020-12')}; ${timeNode('2020-12')}; ${timeNode('2020-05')}`),
    ).toEqual(['desember 2020; desember 2020; mai 2020']);
  });

  it('name the year again after a phrase that names only another', () => {
    const years = (page: Maned, ...phrases: ReturnType<typeof phrase>[]) =>
      withNeededYears(phrases, page).map(toPlain);
    const own = phrase`I ${timeNode('2021-05')}.`;
    const back = phrase`Siden ${timeNode('2020-05')}.`;
    const both = phrase`Fra ${timeNode('2020-05')} til ${timeNode('2021-05', true)}.`;
    expect(years('2021-05', own, back, own, own)).toEqual([
      'I mai 2021.',
      'Siden mai 2020.',
      'I mai 2021.',
      'I mai.',
    ]);
    expect(years('2021-05', own, both, own).at(-1)).toBe('I mai.');
    // The month before January is of another year, and nobody takes January to be of that.
    const january = phrase`I ${timeNode('2021-01')}.`;
    expect(years('2021-01', january, phrase`Fra ${timeNode('2020-12')}.`, january).at(-1)).toBe(
      'I januar.',
    );
  });
});

describe('numbers in words and digits', () => {
  it('group by a space that does not break', () => {
    expect([0, 999, 1000, 77811, 1234567].map(formatInteger)).toEqual([
      '0',
      '999',
      '1\u00a0000',
      '77\u00a0811',
      '1\u00a0234\u00a0567',
    ]);
    expect([0, 5, 11, 482, 99000].map(formatDecimal)).toEqual([
      '0,0',
      '0,5',
      '1,1',
      '48,2',
      '9\u00a0900,0',
    ]);
  });

  it('tell machines the sign and a decimal point', () => {
    expect(toMachineNumber(changePercent(now, previous))).toBe('-1.1');
    expect(toMachineNumber(endring(now, previous))).toBe('-859');
    expect(toMachineNumber(changePercent(cell(9999, '2021-05'), cell(10000, '2021-04')))).toBe(
      '0.0',
    );
  });

  it('spell places out to ninety-nine and counts to twelve', () => {
    expect([1, 2, 4, 12, 19, 20, 21, 34, 50, 99, 100].map(ordinal)).toEqual([
      'første',
      'andre',
      'fjerde',
      'tolvte',
      'nittende',
      'tjuende',
      'tjueførste',
      'trettifjerde',
      'femtiende',
      'nittiniende',
      '100.',
    ]);
    expect([1, 2, 7, 12, 13].map(cardinal)).toEqual(['én', 'to', 'sju', 'tolv', '13']);
  });
});

describe('velg', () => {
  it('hashes as FNV-1a does', () => {
    // Test vectors of the algorithm's authors.
    expect([fnv1a(''), fnv1a('a'), fnv1a('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });

  it('is the same every time, and never the same for months in a row', () => {
    const variants = ['a', 'b', 'c'];
    const pick = (maned: '2020-12' | '2021-01') =>
      pickVariant(variants, 'tiltak/mentor', 'topp', maned);
    expect(pick('2020-12')).toBe(pick('2020-12'));
    expect(pick('2020-12')).not.toBe(pick('2021-01'));
    expect(() => pickVariant([], 'tiltak/mentor', 'topp', '2021-05')).toThrow(RangeError);
  });
});
