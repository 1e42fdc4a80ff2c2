import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkManifest } from '../../audit/checks/manifest.ts';
import { textIn } from '../../audit/page/document.ts';
import { parseMarkup } from '../../audit/page/parse.ts';
import { alfakurs, data, rulesOnPage } from './sample-page.ts';

describe('markup', () => {
  const faults = (source: string) =>
    parseMarkup(source).faults.map(({ kode, linje, kolonne }) => `${linje}:${kolonne} ${kode}`);

  it('is read with its places, entities and raw text', () => {
    const { root, faults: none } = parseMarkup(
      '<!DOCTYPE html>\n<p id="a&amp;b"\n  hidden>x &lt;&#248;&#xE5;&nbsp;<br>y\u00ad</p><script>a<b&amp;</script>\n' +
        '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg><pre>\n\tto</pre>',
    );
    expect(none).toEqual([]);
    const [p, script, svg, pre] = root.children.filter((node) => node.slag === 'element');
    expect(p).toMatchObject({
      ...{ navn: 'p', linje: 2, kolonne: 1 },
      attr: { id: 'a&b', hidden: '' },
    });
    expect(p?.slag === 'element' && textIn(p)).toBe('x <øå\u00a0y');
    expect(script?.slag === 'element' && textIn(script)).toBe('a<b&amp;');
    expect(svg?.slag === 'element' && svg.children).toHaveLength(1);
    expect(pre?.slag === 'element' && textIn(pre)).toBe('\tto');
  });

  it.each([
    ['<p>en', ['1:1 <p> lukkes aldri']],
    ['<p><b>en</p>', ['1:9 </p> lukker ikke <b>']],
    ['<p>en</p></div>', ['1:10 </div> lukker ikke <#dokument>']],
    ['<p title=en>to</p>', ['1:1 uventet «<»', '1:15 </p> lukker ikke <#dokument>']],
    ["<p title='en'>to</p>", ['1:1 uventet «<»', '1:17 </p> lukker ikke <#dokument>']],
    ['<!-- skjult --><p>en</p>', ['1:1 uventet «<»']],
    ['<svg><style>a<script>b</script></style></svg>', ['1:13 «<» i <style>']],
    ['<p>1 < 2</p>', ['1:6 uventet «<»', '1:1 <p> lukkes aldri']],
    ['<p id="a" id="b">en</p>', ['1:1 attributtet id står to ganger']],
    ['<p>\n&eacute;n</p>', ['1:4 ukjent tegnkode &eacute;']],
    ['<p>en & to</p>', ['1:4 ukjent tegnkode &']],
  ])('that a browser would mend is no markup of ours: %s', (source, told) => {
    expect(faults(source)).toEqual(told);
  });

  it('is a finding on a page', () => {
    expect(rulesOnPage('<p>en<b></p>')).toContain('html');
  });

  it('with a rule that nobody knows is a finding', () => {
    expect(rulesOnPage(`<p>${data('1', 'gjetning', alfakurs(3), '1')}</p>`)).toContain(
      'data-grunnlag',
    );
  });
});

describe('the list of digests', () => {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  const told = (list: string, files: Record<string, string> = { 'a.txt': 'a', 'b/c.txt': 'c' }) =>
    checkManifest(new Map(Object.entries({ ...files, SHA256SUMS: list }))).map(
      ({ sted, found }) => `${sted} ${found}`,
    );
  const [a, c] = [`${digest('a')}  a.txt\n`, `${digest('c')}  b/c.txt\n`];

  it('that is right is no finding, nor is a site without one', () => {
    expect(told(a + c)).toEqual([]);
    expect(told(a + c, { 'a.txt': 'a', 'b/c.txt': 'c', CNAME: 'x', '.nojekyll': '' })).toEqual([]);
    expect(checkManifest(new Map([['a.txt', 'a']]))).toEqual([]);
  });

  it.each([
    [
      'a file it names is another',
      a + c.replace(digest('c'), digest('d')),
      '2:1 b/c.txt er en annen fil',
    ],
    ['a file it names is gone', `${a}${c}${digest('d')}  d.txt\n`, '3:1 d.txt finnes ikke'],
    ['a file is not named', a, '1:1 b/c.txt er ikke ført opp'],
    ['a file is named twice', a + c + a, '3:1 a.txt står to ganger'],
  ])('lies when %s', (_, list, finding) => {
    expect(told(list)).toEqual([finding]);
  });

  it('that cannot be read is no list', () => {
    expect(told(`${a}noe annet\n${c}`)).toEqual(['2:1 «noe annet»']);
  });
});
