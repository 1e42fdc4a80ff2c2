import { describe, expect, it } from 'vitest';
import { formatDifference, compareBuild, type Build } from '../../../src/lib/build/diff.ts';
import { sentencesOf } from '../../../src/lib/build/read-build.ts';

const HTML = `<main><h1 data-tekst="overskrift">Færre i <time>mai</time></h1>
<dl data-tekst="nokkeltall"><div><dt>Deltakere</dt><dd><data>305</data></dd></div></dl>
<p data-tekst="sammendrag"><span id="setning-niva">Det var <data>305</data>.<a href="#setning-niva"></a></span>
 <span id="setning-endring">Seks færre.</span></p><p>Uten merke.</p></main>`;

const build = (pages: Record<string, string[]>, number: Record<string, string>): Build => ({
  sider: new Map(Object.entries(pages)),
  tall: new Map(Object.entries(number)),
  figurer: new Map([['a-utvikling', '<svg/>']]),
});

describe('sentencesOf', () => {
  it('takes headline, key figures and each sentence, and nothing else', () => {
    expect(sentencesOf(HTML)).toEqual([
      'Færre i mai',
      'Deltakere305',
      'Det var 305.',
      'Seks færre.',
    ]);
  });

  it('tells a number that a later build hides as hidden', () => {
    const html =
      '<p data-tekst="merknad">Det var <data data-av="x@2021-05 y@2021-05">305</data>.</p>';
    expect(sentencesOf(html, new Set(['y@2021-05']))).toEqual(['Det var *.']);
    expect(sentencesOf(html, new Set(['z@2021-05']))).toEqual(['Det var 305.']);
  });

  it('knows keys that go on from what the page is about', () => {
    const html =
      '<main data-emne="tiltak/mentor"><p data-tekst="merknad"><data data-av="@2021-05 /alle/menn@2021-05">3</data>, <data data-av="@2021-04">4</data></p></main>';
    const hidden = (key: string) => sentencesOf(html, new Set([key]));
    expect(hidden('tiltak/mentor/alle/alle@2021-05')).toEqual(['*, 4']);
    expect(hidden('tiltak/mentor/alle/menn@2021-05')).toEqual(['*, 4']);
    expect(hidden('tiltak/mentor/alle/alle@2021-04')).toEqual(['3, *']);
  });
});

describe('compareBuild', () => {
  it('finds nothing between a build and itself', () => {
    const one = build({ '/': ['A.', 'A.'] }, { 'x@2021-05': '*' });
    const { sider, setninger, tall, figurer } = compareBuild(one, one);
    const none = { nye: [], gone: [], endret: [] };
    expect([sider, tall, figurer, setninger]).toEqual([none, none, none, []]);
  });

  it('tells pages, sentences and numbers apart', () => {
    const old = build(
      { '/': ['A.', 'B.', 'B.'], '/bort/': [] },
      { 'x@2021-05': '*', 'y@2021-05': '7' },
    );
    const now = build(
      { '/': ['A.', 'B.', 'C.'], '/ny/': [] },
      { 'x@2021-05': '4', 'z@2021-05': '9' },
    );
    const found = compareBuild(old, now);
    expect(found.sider).toEqual({ nye: ['/ny/'], gone: ['/bort/'], endret: ['/'] });
    expect(found.setninger).toEqual([{ sti: '/', ut: ['B.'], inn: ['C.'] }]);
    expect(found.tall).toEqual({ nye: ['z@2021-05'], gone: ['y@2021-05'], endret: ['x@2021-05'] });
    expect(found.values.get('x@2021-05')).toEqual(['*', '4']);
  });
});

describe('formatDifference', () => {
  it('names every figure that is new, gone or drawn otherwise', () => {
    const drawn = (figures: Record<string, string>): Build => ({
      ...build({}, {}),
      figurer: new Map(Object.entries(figures)),
    });
    const old = drawn({ 'a-utvikling': '<svg/>', 'b-kjonn': '<svg/>', 'c-sosken': '<svg/>' });
    const now = drawn({ 'a-utvikling': '<svg>1</svg>', 'c-sosken': '<svg/>', 'd-endring': '' });
    const text = formatDifference(compareBuild(old, now), 9);
    expect(text).toContain('| figurer | 1 | 1 | 1 |');
    expect(text).toMatch(/tegnet annerledes\n\n- `a-utvikling`\n/);
    expect(text).toMatch(/Nye figurer\n\n- `d-endring`\n/);
    expect(text).toMatch(/Figurer som er borte\n\n- `b-kjonn`\n/);
    expect(text).not.toContain('c-sosken');
  });

  it('does not tell what a figure was that is hidden now', () => {
    const was = build({}, { 'x@2021-05': '31', 'y@2021-05': '*' });
    const text = formatDifference(
      compareBuild(was, build({}, { 'x@2021-05': '*', 'y@2021-05': '7' })),
      9,
    );
    expect(text).toContain('- `x@2021-05`: oppgitt → *');
    expect(text).toContain('- `y@2021-05`: * → 7');
    expect(text).not.toContain('31');
  });

  it('counts first, shows no more than asked for, and gives text of the site no markup', () => {
    const old = build({ '/': ['<b>1</b>', '@alle', '*3*'] }, {});
    const text = formatDifference(compareBuild(old, build({ '/': [] }, {})), 2);
    expect(text).toContain('| sider | 0 | 0 | 1 |');
    expect(text).toContain('«\\<b\\>1\\</b\\>»');
    expect(text).toContain('… og 2 linjer til');
    expect(text).not.toContain('3');
  });
});
