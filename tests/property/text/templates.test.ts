import { beforeAll, describe, expect, it } from 'vitest';
import type { Fact, FactKind } from '../../../src/lib/facts/fact.ts';
import type { Subject, FactContext } from '../../../src/lib/facts/context.ts';
import { openings, type FactsSeen } from '../../../src/lib/text/opening.ts';
import { participants, formsFor, wholeName } from '../../../src/lib/text/forms.ts';
import { withNeededYears, toPlain, type Phrase } from '../../../src/lib/text/phrase.ts';
import { wordContext } from '../../../src/lib/text/words.ts';
import { phrasings } from '../../../src/lib/text/phrasings.ts';
import { headlines } from '../../../src/lib/text/headline.ts';
import { lintBokmal } from '../../language/lint.ts';
import { misspelt } from '../../language/spelling.ts';
import { EXAMPLES, examples } from '../../unit/text/examples.ts';
import { subjects, readRapporten } from '../../unit/text/report.ts';

let context: FactContext;
beforeAll(async () => {
  context = await readRapporten();
});

/** One subject of each grammatical kind: preposition «i», preposition «med», a noun of its own, the whole. */
const SUBJECTS: Subject[] = [
  { niva: 'tiltak', id: 'arbeidstrening' },
  { niva: 'tiltaksgruppe', id: 'lonnstilskudd' },
  { niva: 'hovedgruppe', id: 'arbeidssokere-pa-tiltak' },
];

const KIND = Object.keys(EXAMPLES) as FactKind[];

function shown(phrases: Phrase[]): string[] {
  return withNeededYears(phrases, context.maned).map(toPlain);
}

/** Each phrase as it reads when it is the first on its page. */
function each(phrases: Phrase[]): string[] {
  return phrases.flatMap((phrase) => shown([phrase]));
}

describe('templates', { timeout: 60_000 }, () => {
  it('read as the reviewed golden file has them', async () => {
    const lines = KIND.flatMap((kind) => [
      `## ${kind}`,
      ...SUBJECTS.flatMap((subject) =>
        examples(kind).flatMap((fact) => {
          const word = wordContext(context, subject);
          return [
            ...each(phrasings(fact, word)),
            ...each(phrasings(fact, { ...word, afterOthers: true })),
          ];
        }),
      ),
      '',
    ]);
    await expect(unique(lines).join('\n')).toMatchFileSnapshot('golden/templates.txt');
    expectGoodBokmal(lines);
  });

  it('open and head a text as the reviewed golden file has them', async () => {
    const lines = sets().flatMap(([name, sett]) =>
      SUBJECTS.flatMap((subject) => {
        const word = wordContext(context, subject);
        return [
          `## ${name}: ${subject.id}`,
          ...each(headlines(sett, word)).map((text) => `# ${text}`),
          ...openings(sett, word).map(({ setninger }) =>
            shown(setninger.map(({ phrase }) => phrase)).join(' '),
          ),
          '',
        ];
      }),
    );
    await expect(lines.join('\n')).toMatchFileSnapshot('golden/openings.txt');
    expectGoodBokmal(lines);
  });

  it('take every name of the registry in every place of a sentence', async () => {
    const { register } = context;
    const lines = subjects({ register }).flatMap((subject) => {
      const forms = formsFor(register, subject);
      return [
        `I mai var det 1 ${participants(forms, 1)}.`,
        `I mai var det 42 ${participants(forms)}, flere enn i april.`,
        `Antallet ${participants(forms)} økte i mai.`,
        `Tallet for ${forms.setning} er skjermet, og det samme gjelder ${wholeName(register, subject)}.`,
      ];
    });
    await expect(lines.join('\n')).toMatchFileSnapshot('golden/names.txt');
    expectGoodBokmal(lines);
  });
});

/** Sets of facts that meet on one page, for openings and headings. */
function sets(): [string, FactsSeen][] {
  const [up, down, fewUp, fewDown, small, nearly, same, one] = examples('endring');
  const [yearBefore] = examples('fjor');
  const [balance] = examples('siden-forste').filter(({ against }) => against);
  const [niva] = examples('niva');
  const [whole, part] = examples('rekke');
  const [turn] = examples('vending');
  const [topSeries, topBreak, topSince] = examples('topp');
  const set = (...facts: (Fact | undefined)[]): FactsSeen =>
    Object.fromEntries(facts.flatMap((fact) => (fact ? [[fact.slag, fact]] : [])));
  const heavy = (fact: Fact | undefined) => fact && { ...fact, vekt: 9 };
  return [
    ['nivå', set(niva)],
    ['første måned', set(niva, examples('forste-maned')[0])],
    ['opp', set(niva, up)],
    ['ned', set(niva, down)],
    ['opp, under hundre', set(niva, fewUp)],
    ['ned, under hundre', set(niva, fewDown)],
    ['lite', set(niva, small)],
    ['om lag uendret', set(niva, nearly)],
    ['uendret', set(niva, same)],
    ['rekke', set(niva, up, whole)],
    ['rekke, under hundre', set(niva, fewDown, part)],
    ['vending', set(niva, down, turn)],
    ['topp etter brudd', set(niva, up, heavy(topBreak))],
    ['én færre', set(niva, one)],
    ['året før', set(niva, down, yearBefore)],
    ['likevel', set(niva, down, balance)],
    ['størst av alle', set(niva, down, examples('largest-of-all')[0])],
    ['hvor det kom', set(niva, down, examples('driver')[0])],
    ['om lag uendret, men mye på et år', set(niva, nearly, yearBefore)],
    ['topp i serien', set(niva, up, heavy(topSeries))],
    ['topp siden', set(niva, fewUp, heavy(topSince))],
    ['bunn', set(niva, down, heavy(examples('bunn')[0]))],
    ['uendret hele', set(examples('uendret-hele')[0])],
    ['skjermet hele', set(examples('skjermet-hele')[0])],
    ['skjermet nå', set(examples('skjermet-na')[2])],
    ['fraværende', set(examples('fravaerende')[1])],
  ];
}

function expectGoodBokmal(lines: string[]): void {
  // A run of a kept page does not reach into the present, and «sist i» is no end of one.
  for (const line of lines)
    expect(line).not.toMatch(/og antallet har |[Dd]et ha(?:r|dde) vært|sist i /);
  const prose = lines.filter((line) => !line.startsWith('## '));
  // «#» stands before headings in the golden file only.
  const faults = prose.flatMap((line) => [
    ...lintBokmal(line.replace(/^# /, '')).map(({ regel }) => `${regel}: ${line}`),
    ...misspelt(line).map((word) => `${word}: ${line}`),
  ]);
  expect(faults).toEqual([]);
}

function unique(lines: string[]): string[] {
  return lines.filter((line, i) => line === '' || lines.indexOf(line) === i);
}
