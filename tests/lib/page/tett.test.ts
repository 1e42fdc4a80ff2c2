import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { tightenHtml } from '../../../src/lib/page/tett.ts';

describe('tightenHtml', () => {
  it('takes indentation out, and keeps one line end where there was a space', () => {
    expect(tightenHtml('<p>\n    i <b>mai</b>\n    og\n\n  juni\n</p>')).toBe(
      '<p>\ni <b>mai</b>\nog\njuni\n</p>',
    );
  });

  it('leaves spaces within a line alone', () => {
    expect(tightenHtml('<td>7  982</td> <td>*</td>')).toBe('<td>7  982</td> <td>*</td>');
  });

  it('leaves what is set verbatim alone', () => {
    const source = '<pre tabindex="0">\n  1  \n\n    2</pre>';
    const script = '<script type="application/ld+json">{\n  "a": "b\\n  c"\n}</script>';
    expect(tightenHtml(`<div>\n  ${source}\n  ${script}\n</div>`)).toBe(
      `<div>\n${source}\n${script}\n</div>`,
    );
  });

  it('shows the reader the same words with the same spaces between them', () => {
    const piece = fc.constantFrom('mai', ' ', '\n', '\n    ', '<b>7</b>', '<i>\n  x </i>', ' \t\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = `<p>${pieces.join('')}</p>`;
        expect(shown(tightenHtml(html))).toBe(shown(html));
      }),
    );
  });
});

/** The text as a browser sets it: each run of white space is one space. */
function shown(html: string): string {
  return JSDOM.fragment(html).textContent.replace(/[ \t\n]+/g, ' ');
}
