import { toHtml } from 'hast-util-to-html';
import type { PhrasingContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { describe, expect, it } from 'vitest';
import { publisert } from '../../../src/lib/domain/value.ts';
import type { SynligObservasjon } from '../../../src/lib/facts/context.ts';
import { endring, endringProsent, verdi } from '../../../src/lib/facts/calculation.ts';
import { frase, liste, settArstall, stor, toPlain } from '../../../src/lib/text/phrase.ts';
import {
  arstall,
  noklerI,
  sitat,
  tall,
  tallFra,
  tallMedFortegn,
  tid,
} from '../../../src/lib/text/node.ts';
import { formatDesimal, formatHeltall, toMaskintall } from '../../../src/lib/text/number-format.ts';
import { grunntall, ordenstall } from '../../../src/lib/text/number-words.ts';
import { fnv1a, velg } from '../../../src/lib/text/pick-variant.ts';

function celle(antall: number, maned: '2021-04' | '2021-05'): SynligObservasjon {
  const kilde = { rapport: '2021-05', linje: 26, kolonne: 31 };
  return { serie: 'i-alt/i-alt/alle/alle', maned, verdi: publisert(antall), kilde };
}
const na = celle(77811, '2021-05');
const forrige = celle(78670, '2021-04');
/** As a paragraph: the children of a root would get line ends between them. */
const html = (children: PhrasingContent[]) =>
  toHtml(toHast({ type: 'paragraph', children })).replace(/^<p>|<\/p>$/g, '');

describe('phrases', () => {
  it('render as data and time elements with escaped text around them', () => {
    const phrase = frase`I ${tid('2021-05', true)} <b>${tall(endring(na, forrige))}`;
    expect(html(phrase)).toBe(
      'I <time datetime="2021-05">mai 2021</time> &#x3C;b><data value="-859" data-regel="endring" ' +
        'data-av="i-alt/i-alt/alle/alle@2021-05 i-alt/i-alt/alle/alle@2021-04">859</data>',
    );
  });

  it('show signs outside the number, and say which release an older number is from', () => {
    expect(toPlain(tallMedFortegn(endring(na, forrige)))).toBe('−859');
    expect(toPlain(tallMedFortegn(endring(forrige, na)))).toBe('+859');
    expect(toPlain(tallMedFortegn(endring(na, na)))).toBe('0');
    expect(html([tallFra(verdi(na), '2021-04')])).toContain('data-rapport="2021-04"');
    expect(html([sitat('Byttet <om>.', 'rettelse')])).toBe(
      '<span data-sitat="rettelse">Byttet &#x3C;om>.</span>',
    );
  });

  it('join neighbouring text to one node and list with «og»', () => {
    expect(frase`a${'b'}${undefined}c`).toEqual([{ type: 'text', value: 'abc' }]);
    expect(toPlain(liste(['a']))).toBe('a');
    expect(toPlain(liste(['a', 'b', 'c']))).toBe('a, b og c');
    expect(toPlain(stor(frase`økte`))).toBe('Økte');
    expect(stor([tall(verdi(na))])).toHaveLength(1);
  });

  it('know the observations they stand on, each once', () => {
    const phrase = frase`${tall(verdi(na))} ${tall(endringProsent(na, forrige))}`;
    expect(noklerI(phrase)).toEqual([
      'i-alt/i-alt/alle/alle@2021-05',
      'i-alt/i-alt/alle/alle@2021-04',
    ]);
  });

  it('name the year once, always for other years, and not beside itself', () => {
    const years = (...phrases: ReturnType<typeof frase>[]) =>
      settArstall(phrases, '2021-05').map(toPlain);
    expect(
      years(frase`Fra ${tid('2021-04')} til ${tid('2021-05')}.`, frase`I ${tid('2021-05')}.`),
    ).toEqual(['Fra april til mai 2021.', 'I mai.']);
    expect(years(frase`I ${tid('2021-05')} høyest i ${arstall(2021)}.`)).toEqual([
      'I mai høyest i 2021.',
    ]);
    expect(years(frase`${tid('2020-12')}; ${tid('2020-12')}; ${tid('2020-05')}`)).toEqual([
      'desember 2020; desember 2020; mai 2020',
    ]);
  });
});

describe('numbers in words and digits', () => {
  it('group by a space that does not break', () => {
    expect([0, 999, 1000, 77811, 1234567].map(formatHeltall)).toEqual([
      '0',
      '999',
      '1\u00a0000',
      '77\u00a0811',
      '1\u00a0234\u00a0567',
    ]);
    expect([0, 5, 11, 482, 99000].map(formatDesimal)).toEqual([
      '0,0',
      '0,5',
      '1,1',
      '48,2',
      '9\u00a0900,0',
    ]);
  });

  it('tell machines the sign and a decimal point', () => {
    expect(toMaskintall(endringProsent(na, forrige))).toBe('-1.1');
    expect(toMaskintall(endring(na, forrige))).toBe('-859');
    expect(toMaskintall(endringProsent(celle(9999, '2021-05'), celle(10000, '2021-04')))).toBe(
      '0.0',
    );
  });

  it('spell places out to ninety-nine and counts to twelve', () => {
    expect([1, 2, 4, 12, 19, 20, 21, 34, 50, 99, 100].map(ordenstall)).toEqual([
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
    expect([1, 2, 7, 12, 13].map(grunntall)).toEqual(['én', 'to', 'sju', 'tolv', '13']);
  });
});

describe('velg', () => {
  it('hashes as FNV-1a does', () => {
    // Test vectors of the algorithm's authors.
    expect([fnv1a(''), fnv1a('a'), fnv1a('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });

  it('is the same every time, and never the same for months in a row', () => {
    const variants = ['a', 'b', 'c'];
    const pick = (maned: '2020-12' | '2021-01') => velg(variants, 'tiltak/mentor', 'topp', maned);
    expect(pick('2020-12')).toBe(pick('2020-12'));
    expect(pick('2020-12')).not.toBe(pick('2021-01'));
    expect(() => velg([], 'tiltak/mentor', 'topp', '2021-05')).toThrow(RangeError);
  });
});
