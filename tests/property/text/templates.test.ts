import { beforeAll, describe, expect, it } from 'vitest';
import type { Faktum, Slag } from '../../../src/lib/facts/fact.ts';
import type { Emne, Grunnlag } from '../../../src/lib/facts/context.ts';
import { apninger, type Faktasett } from '../../../src/lib/text/opening.ts';
import { deltakere, formerFor, helhet } from '../../../src/lib/text/forms.ts';
import { settArstall, toPlain, type Frase } from '../../../src/lib/text/phrase.ts';
import { ordgrunnlag } from '../../../src/lib/text/words.ts';
import { formuleringer } from '../../../src/lib/text/phrasings.ts';
import { overskrifter } from '../../../src/lib/text/headline.ts';
import { lintBokmal } from '../../language/lint.ts';
import { misspelt } from '../../language/spelling.ts';
import { EKSEMPLER, eksempler } from '../../unit/text/examples.ts';
import { emner, readRapporten } from '../../unit/text/report.ts';

let grunnlag: Grunnlag;
beforeAll(async () => {
  grunnlag = await readRapporten();
});

/** One subject of each grammatical kind: preposition «i», preposition «med», a noun of its own, the whole. */
const EMNER: Emne[] = [
  { niva: 'tiltak', id: 'arbeidstrening' },
  { niva: 'tiltaksgruppe', id: 'lonnstilskudd' },
  { niva: 'hovedgruppe', id: 'arbeidssokere-pa-tiltak' },
];

const SLAG = Object.keys(EKSEMPLER) as Slag[];

function shown(phrases: Frase[]): string[] {
  return settArstall(phrases, grunnlag.maned).map(toPlain);
}

/** Each phrase as it reads when it is the first on its page. */
function each(phrases: Frase[]): string[] {
  return phrases.flatMap((phrase) => shown([phrase]));
}

describe('templates', { timeout: 60_000 }, () => {
  it('read as the reviewed golden file has them', async () => {
    const lines = SLAG.flatMap((slag) => [
      `## ${slag}`,
      ...EMNER.flatMap((emne) =>
        eksempler(slag).flatMap((faktum) => {
          const ord = ordgrunnlag(grunnlag, emne);
          return [
            ...each(formuleringer(faktum, ord)),
            ...each(formuleringer(faktum, { ...ord, etterAndre: true })),
          ];
        }),
      ),
      '',
    ]);
    await expect(unique(lines).join('\n')).toMatchFileSnapshot('golden/templates.txt');
    expectGoodBokmal(lines);
  });

  it('open and head a text as the reviewed golden file has them', async () => {
    const lines = sets().flatMap(([navn, sett]) =>
      EMNER.flatMap((emne) => {
        const ord = ordgrunnlag(grunnlag, emne);
        return [
          `## ${navn}: ${emne.id}`,
          ...each(overskrifter(sett, ord)).map((text) => `# ${text}`),
          ...apninger(sett, ord).map(({ setninger }) =>
            shown(setninger.map(({ frase }) => frase)).join(' '),
          ),
          '',
        ];
      }),
    );
    await expect(lines.join('\n')).toMatchFileSnapshot('golden/openings.txt');
    expectGoodBokmal(lines);
  });

  it('take every name of the registry in every place of a sentence', async () => {
    const { register } = grunnlag;
    const lines = emner({ register }).flatMap((emne) => {
      const former = formerFor(register, emne);
      return [
        `I mai var det 1 ${deltakere(former, 1)}.`,
        `I mai var det 42 ${deltakere(former)}, flere enn i april.`,
        `Antallet ${deltakere(former)} økte i mai.`,
        `Tallet for ${former.setning} er skjermet, og det samme gjelder ${helhet(register, emne)}.`,
      ];
    });
    await expect(lines.join('\n')).toMatchFileSnapshot('golden/names.txt');
    expectGoodBokmal(lines);
  });
});

/** Sets of facts that meet on one page, for openings and headings. */
function sets(): [string, Faktasett][] {
  const [up, down, fewUp, fewDown, small, nearly, same, one] = eksempler('endring');
  const [yearBefore] = eksempler('fjor');
  const [balance] = eksempler('siden-forste').filter(({ against }) => against);
  const [niva] = eksempler('niva');
  const [whole, part] = eksempler('rekke');
  const [turn] = eksempler('vending');
  const [topSeries, topBreak, topSince] = eksempler('topp');
  const set = (...facts: (Faktum | undefined)[]): Faktasett =>
    Object.fromEntries(facts.flatMap((faktum) => (faktum ? [[faktum.slag, faktum]] : [])));
  const heavy = (faktum: Faktum | undefined) => faktum && { ...faktum, vekt: 9 };
  return [
    ['nivå', set(niva)],
    ['første måned', set(niva, eksempler('forste-maned')[0])],
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
    ['størst av alle', set(niva, down, eksempler('largest-of-all')[0])],
    ['hvor det kom', set(niva, down, eksempler('driver')[0])],
    ['om lag uendret, men mye på et år', set(niva, nearly, yearBefore)],
    ['topp i serien', set(niva, up, heavy(topSeries))],
    ['topp siden', set(niva, fewUp, heavy(topSince))],
    ['bunn', set(niva, down, heavy(eksempler('bunn')[0]))],
    ['uendret hele', set(eksempler('uendret-hele')[0])],
    ['skjermet hele', set(eksempler('skjermet-hele')[0])],
    ['skjermet nå', set(eksempler('skjermet-na')[2])],
    ['fraværende', set(eksempler('fravaerende')[1])],
  ];
}

function expectGoodBokmal(lines: string[]): void {
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
