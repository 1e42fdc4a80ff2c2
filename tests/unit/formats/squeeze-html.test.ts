import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { squeezeHtml } from '../../../src/lib/formats/squeeze-html.ts';

/** What a reader sees: runs of spaces are one, and a cell stands apart from what is around it. */
function shown(html: string): string {
  const apart = html.replace(/<\/?t[dh]/g, ' $&');
  const text = new DOMParser().parseFromString(apart, 'text/html').body.textContent;
  return text.replace(/[ \t\n]+/g, ' ').trim();
}

const { DOMParser } = new JSDOM('').window;

describe('squeezeHtml', () => {
  it('takes out the indentation, and keeps the line ends between words and tags', () => {
    expect(squeezeHtml('<p>\n    Det var\n    <b>7</b>\n\n  i mai.\n</p>')).toBe(
      '<p>\nDet var\n<b>7</b>\ni mai.\n</p>',
    );
    expect(squeezeHtml('<td class="tall">\n    260\n  </td>')).toBe('<td class="tall">260</td>');
  });

  it('keeps text for reading, programs and styles as they are', () => {
    const html =
      '<pre tabindex="0">a\n  b</pre>\n  <script>let a;\n  a = `\n  `;</script>\n  <i>x</i>';
    expect(squeezeHtml(html)).toBe(html.replaceAll('\n  <', '\n<'));
  });

  it('keeps spaces that do not break', () => {
    expect(squeezeHtml('<p>77\n  \u00a0811</p>')).toBe('<p>77\n\u00a0811</p>');
  });

  it('changes nothing a reader sees', () => {
    const piece = fc.constantFrom(
      'ord',
      ' ',
      '\n',
      '\n    ',
      '<b>',
      '</b>',
      '<p>',
      '<table><tr><td>\n  7\n  </td></tr></table>',
      '<pre>\n  kode\n  </pre>',
      '\u00a0',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const html = pieces.join('');
        expect(shown(squeezeHtml(html))).toBe(shown(html));
      }),
      { numRuns: 300 },
    );
  });
});
