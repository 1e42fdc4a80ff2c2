import { describe, expect, it } from 'vitest';
import forms from '../../audit/grammar/forms.json' with { type: 'json' };
import { blockTexts, makeForms, registryTexts } from '../../audit/grammar/form.ts';
import { Language, tokensOf } from '../../audit/grammar/windows.ts';
import { readHtml } from '../../audit/page/read-html.ts';
import { readFolder } from '../../audit/readers/folder.ts';
import { readRegister } from '../../audit/readers/register.ts';
import { makeNameFinder } from '../../audit/truth/names.ts';
import { CONTENT, LITEN } from '../content-folders.ts';
import { examplePhrases, inForms, inventedPhrases } from './template-forms.ts';

const register = readFolder(CONTENT);
const maker = makeForms(
  makeNameFinder(Object.values(readRegister(register)).flat()),
  ['Tall fra Nav'],
  { siteName: 'Tall i tid', publisher: 'Avisa Tall i tid' },
);

describe('a form', () => {
  it.each([
    ['Antallet deltakere med mentor økte.', 'Antallet ⟨navn⟩ ⟨økte⟩.'],
    ['57 flere på tiltak i mai 2021', '⟨tall⟩ ⟨flere⟩ ⟨i navn⟩ i ⟨måned⟩'],
    ['Rapporten for januar–mai 2021', 'Rapporten for ⟨måned⟩'],
    ['Nav: Tall fra Nav, se /om/ nå', 'Nav: ⟨tittel⟩, se ⟨adresse⟩ nå'],
    ['Gitt ut av Avisa Tall i tid – Tall i tid', 'Gitt ut av ⟨nettsted⟩ – ⟨nettsted⟩'],
    ['Det var 5 færre, en nedgang på 5', 'Det var ⟨tall⟩ ⟨flere⟩, en ⟨økning⟩ på ⟨tall⟩'],
    ['Nesten åtte av ti deltakere', '⟨andel i ord⟩ deltakere'],
  ])('of «%s» is «%s»', (text, form) => {
    expect(maker.of(text)).toBe(form);
  });

  it('has slots for marked numbers and months, and the words as they are shown', () => {
    const html =
      '<p>Økte med <data data-regel="endring" data-av="a">5</data> i <time>mai</time>.</p>';
    const [block] = [...blockTexts(readHtml(html).root)];
    expect(block?.text).toBe('Økte med ⟨endring⟩ i ⟨tid⟩.');
    expect(block?.plain).toBe('Økte med 5 i mai.');
  });
});

describe('a closed language', () => {
  const language = new Language(
    { sted: ['Antallet økte i ⟨tid⟩.', 'Det økte i ⟨tid⟩ med ⟨tall⟩.'] },
    3,
    tokensOf,
  );

  it('takes what is listed, and what is put together where forms meet in two words', () => {
    expect(language.unknown('sted', 'Antallet økte i ⟨tid⟩.')).toBeUndefined();
    expect(language.unknown('sted', 'Antallet økte i ⟨tid⟩ med ⟨tall⟩.')).toBeUndefined();
    expect(language.unknown('sted', 'Det økte med ⟨tall⟩.')).toBe('Det økte med');
  });

  it.each([
    'Antallet økte ikke i ⟨tid⟩.',
    'Antallet økte i ⟨tid⟩',
    'Antallet økte i ⟨tid⟩ .',
    'økte i ⟨tid⟩.',
  ])('does not take «%s»', (form) => {
    expect(language.unknown('sted', form)).toBeDefined();
  });

  it('takes nothing in a place it does not know', () => {
    expect(language.unknown('annet', 'Antallet økte i ⟨tid⟩.')).toBe('Antallet økte i ⟨tid⟩.');
  });
});

/** What no page of ours says, whatever is true. */
const NEVER: [what: string, words: RegExp][] = [
  [
    'bounds or guesses what is hidden',
    /(?<!\p{L})(noen få|en håndfull|minst (én|en|ett)(?! (?:gang|av))|høyst tre|maks(imalt)? tre|ingen deltakere|en eller flere|mellom (null|én|en) og tre)(?!\p{L})/iu,
  ],
  [
    'makes a rest of a sum',
    /(?<!\p{L})(øvrige|resten(?! av det)|restkategori|residual|ufordelt|differanse)(?!\p{L})/iu,
  ],
  [
    'tells a cause, or a likelihood',
    /(?<!\p{L})(skyldes|skyldtes|som følge av|på grunn av|takket være|førte til|forårsaket|signifikant|trolig|antakelig|sannsynligvis)(?!\p{L})/iu,
  ],
  ['counts people with «mer»', /(?<!\p{L})(mer|mindre) (deltakere|kvinner|menn|personer)/iu],
  ['has a space before a sign', / [,.;!?)](?!\d)|\( /u],
  ['has letters of another script', /\p{Script=Cyrillic}|\p{Script=Greek}|\ufffd/u],
];
it.each(NEVER)('no recorded form %s', (_, words) => {
  // The pages about method explain such words; the catalogue's signs are its own.
  const all = Object.entries(forms).filter(
    ([place]) => !/^(?:om|begreper|tilgjengelighet|katalog|regneark)/.test(place),
  );
  expect(
    all.flatMap(([place, own]) =>
      own.filter((form) => words.test(form)).map((form) => `${place}: ${form}`),
    ),
  ).toEqual([]);
});

it.each([17, 25, 29])(
  'what is said of the last of %d invented months, which were not recorded, is in the table',
  async (months) => {
    const language = new Language(forms, 3, tokensOf);
    const said = inForms(await inventedPhrases(months, (i) => i > months - 4));
    const unknown = said.filter(({ place, form }) => language.unknown(place, form) !== undefined);
    expect(said.length).toBeGreaterThan(1000);
    expect(unknown).toEqual([]);
  },
);

it('every way to tell every kind of fact is in the table', async () => {
  const language = new Language(forms, 3, tokensOf);
  const unknown = inForms(await examplePhrases()).filter(
    ({ place, form }) => language.unknown(place, form) !== undefined,
  );
  expect(unknown).toEqual([]);
});

it('the registry’s paragraphs and titles are read as they are shown', () => {
  const texts = registryTexts(readFolder(LITEN));
  expect(texts).toContain('Mentortilskudd, for arbeidsgivere (Nav)');
  expect([...texts].some((text) => text.startsWith('Mentor er et tilskudd til å frikjøpe'))).toBe(
    true,
  );
});
