import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { closedTexts, fixedTexts, type Module } from '../../bench/fixed-wording.ts';

/** A module of markup; `imported` names the modules of its components. */
function module(file: string, markup: string, imported: Record<string, string> = {}) {
  const source = ts.createSourceFile(file, markup, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const names = Object.entries(imported).map(
    ([name, from]) => [name, { file: from, name: 'default' }] as const,
  );
  return [file, { file, source, declared: new Map(), imported: new Map(names) }] as [
    string,
    Module,
  ];
}

const modules = new Map([
  module(
    'src/pages/tiltak/[slug].astro',
    '<Ramme><p>Alltid her</p>{tall && <p>Av og til</p>}<Tittel tittel="Deltittel" /><script>kode</script></Ramme>',
    { Ramme: 'src/layouts/Ramme.astro' },
  ),
  module('src/layouts/Ramme.astro', '<body><p>Bunn</p>{år}<slot /></body>'),
  module('src/pages/rapporter/[id]/endringer/[...emne].astro', '<h1>Endringer</h1>'),
  module('src/pages/[...sti].astro', '<h1>Flyttet</h1>'),
  module(
    'src/components/Filer.astro',
    '<details class="filer"><summary>Last ned</summary><p class="a">En</p><p class="b">{to}</p></details>',
  ),
  module(
    'src/components/Del.astro',
    '<details class="filer"><summary>Del</summary><p class="a">To</p></details>',
  ),
  module(
    'src/components/Titler.astro',
    '<div><h2 id="tall">Tallene</h2><h2 id="deler">{navn}</h2></div>',
  ),
]);

describe('what pages of a kind always say', () => {
  const found = fixedTexts(modules);
  const said = (page: string) => [...(found.get(page) ?? [])].filter((text) => text.trim() !== '');

  it('is what stands in no braces, on the page and in its components', () => {
    expect(said('tiltak/*/index.html').sort()).toEqual(['Alltid her', 'Bunn', 'Deltittel']);
  });

  it('goes by the files that the route is made to', () => {
    expect([...found.keys()].sort()).toEqual([
      'rapporter/*/endringer/**index.html',
      'tiltak/*/index.html',
    ]);
  });
});

describe('what an element may say', () => {
  const found = closedTexts(modules);

  it('is all it ever says, where nothing else is put into it', () => {
    expect([...(found.get('details.filer > summary') ?? [])]).toEqual(['Last ned', 'Del']);
    expect([...(found.get('details.filer > p.a') ?? [])]).toEqual(['En', 'To']);
    expect(found.has('details.filer > p.b')).toBe(false);
  });

  it('is told of headings by their id', () => {
    expect([...(found.get('h2#tall') ?? [])]).toEqual(['Tallene']);
    expect(found.has('h2#deler')).toBe(false);
  });
});
