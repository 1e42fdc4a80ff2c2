import { readHtml } from '../../audit/page/read-html.ts';
import { describe, expect, it } from 'vitest';
import { allElements, textIn } from '../../audit/page/document.ts';
import { parseMarkup } from '../../audit/page/parse.ts';

const page = (body: string): string =>
  `<!DOCTYPE html><html lang="nb"><head><title>x</title></head><body>${body}</body></html>`;
const faultsIn = (body: string): string[] => parseMarkup(page(body)).faults.map(({ kode }) => kode);

describe('markup that is written out in full', () => {
  it.each([
    ['text, entities and elements without an end', '<p>a &amp; b&nbsp;&#x3c;<br>c</p><hr>'],
    ['tables', '<table><caption>x</caption><tbody><tr><th>x</th><td>1</td></tr></tbody></table>'],
    ['lists in lists', '<ul><li>a<ul><li>b</li></ul></li></ul><dl><dt>a</dt><dd>b</dd></dl>'],
    ['drawings', '<svg viewBox="0 0 1 1"><title>a</title><g><path d="M0 0"/></g></svg>'],
    ['scripts with signs of markup', '<script>if (a < b && c > d) {}</script>'],
  ])('has no fault: %s', (_what, body) => {
    expect(faultsIn(body)).toEqual([]);
  });

  it('is read as it stands, each part with its place', () => {
    const { root } = parseMarkup(page('\n<p class="a">x\n <b>1&nbsp;2</b></p>'));
    const [p, b] = allElements(root).slice(-2);
    expect(p).toMatchObject({ navn: 'p', attr: { class: 'a' }, linje: 2, kolonne: 1 });
    expect(b).toMatchObject({ navn: 'b', linje: 3, kolonne: 2 });
    expect(b && textIn(b)).toBe('1\u00a02');
  });

  it('takes a script after the page into its body', () => {
    const { root, faults } = parseMarkup(`${page('<p>x</p>')}<script src="/a.js"></script>`);
    expect(faults).toEqual([]);
    expect(allElements(root).find(({ navn }) => navn === 'script')?.parent?.navn).toBe('body');
  });
});

it('takes the page break of a report for white space', () => {
  const pre = '<pre><span>a\n\fb</span></pre>';
  const { errors } = readHtml(
    `<!doctype html><html lang="nb"><head><title>x</title></head><body>${pre}</body></html>`,
  );
  expect(errors).toEqual([]);
});

describe('markup that a browser would mend', () => {
  it.each([
    ['an element that is not closed', '<div><p>x</p>', '</body> lukker ikke <div>'],
    ['an end without a beginning', 'x</p>', '</p> lukker ikke <body>'],
    ['elements across each other', '<b><i>x</b></i>', '</b> lukker ikke <i>'],
    ['a block in a paragraph', '<p><span><div>x</div></span></p>', '<div> i <span>'],
    ['a link in a link', '<a href="a"><b><a href="b">x</a></b></a>', '<a> i <b>'],
    ['a heading in a heading', '<h2><h3>x</h3></h2>', '<h3> i <h2>'],
    ['a row without its part of the table', '<table><tr><td>x</td></tr></table>', '<tr> i <table>'],
    ['text in a table', '<table>x<tbody></tbody></table>', 'tekst i <table>'],
    ['a cell in nothing', '<div><td>x</td></div>', '<td> i <div>'],
    ['an item in an item', '<ul><li><li>x</li></li></ul>', '<li> i <li>'],
    ['a line in a choice', '<select><option>a<hr></option></select>', '<hr> i <option>'],
    ['a paragraph in a drawing', '<svg><g><p>x</p></g></svg>', '<p> i <g>'],
    ['an element closed in its tag', '<div/>', '<div/>'],
    ['an unknown element', '<blink>x</blink>', '<blink> i <body>'],
    ['a large letter', '<P>x</P>', '<P> i <body>'],
    ['a large letter in an attribute', '<p Class="a">x</p>', 'stor bokstav i en attributt til <p>'],
    ['an attribute twice', '<p id="a" id="b">x</p>', 'attributtet id står to ganger'],
    ['an attribute without quotes', '<p id=a>x</p>', 'uventet «<»'],
    ['an attribute run together', '<p id="a"class="b">x</p>', 'uventet «<»'],
    ['a comment', '<!-- x -->', 'uventet «<»'],
    ['a loose sign', 'a < b', 'uventet «<»'],
    ['an entity cut short', 'a &amp b', 'tegnkoden «&»'],
    ['an entity that is a control', 'a&#1;b', 'tegnkoden «&#1;»'],
    ['a control', 'a\u0001b', 'et tegn som ikke er tekst'],
    ['markup in a style of a drawing', '<svg><style><g></g></style></svg>', '«<» i <style>'],
    ['a comment in a script', '<script><!-- <script></script>', '«<» i <script>'],
    ['a second body', '</body><body>', '<body> i <html>'],
    ['text after the page', '</body></html>x<html lang="nb"><body>', 'tekst i <#dokument>'],
  ])('has a fault: %s', (_what, body, fault) => {
    expect(faultsIn(body)).toContain(fault);
  });

  it('tells where', () => {
    const { faults } = parseMarkup(page('\n<p>x\n <b>y</p>'));
    expect(faults).toEqual([{ kode: '</p> lukker ikke <b>', linje: 3, kolonne: 6 }]);
  });

  it('has no page without its declaration', () => {
    expect(parseMarkup('<p>x</p>').faults[0]?.kode).toBe('ingen <!doctype html>');
  });
});
