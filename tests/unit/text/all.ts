import type { Grunnlag } from '../../../src/lib/facts/context.ts';
import { FIGURSLAG, figurtekst } from '../../../src/lib/text/captions.ts';
import { toPlain, type Frase } from '../../../src/lib/text/phrase.ts';
import { nokkeltall } from '../../../src/lib/text/key-figures.ts';
import { rapportsammendrag } from '../../../src/lib/text/report-summary.ts';
import { sammendragFor } from '../../../src/lib/text/summary.ts';
import { lintBokmal } from '../../language/lint.ts';
import { faultsIn } from './faults.ts';
import { emner } from './report.ts';

/** Every phrase the engine makes for every page of one month. */
export function allPhrases(grunnlag: Grunnlag): Frase[] {
  const pages = emner(grunnlag).flatMap((emne) => {
    const { overskrift, setninger, forbehold, beregninger } = sammendragFor(emne, grunnlag);
    return [
      ...[overskrift, ...setninger, ...forbehold].map(({ innhold }) => innhold),
      ...beregninger.flatMap(({ formler }) => formler),
      ...nokkeltall(emne, grunnlag).flatMap(({ etikett, verdi, detalj }) => [
        etikett,
        verdi,
        detalj ?? [],
      ]),
      ...FIGURSLAG.flatMap((slag) => Object.values(figurtekst(slag, emne, grunnlag)) as Frase[]),
    ];
  });
  const { setninger, beregninger, okte, gikkNed } = rapportsammendrag(grunnlag);
  return [
    ...pages,
    ...setninger.map(({ innhold }) => innhold),
    ...beregninger.flatMap(({ formler }) => formler),
    ...[...okte, ...gikkNed].map(({ innhold }) => innhold),
  ];
}

/** Sentences of a summary that tell more than two numbers in digits. */
function overloaded(grunnlag: Grunnlag): string[] {
  const told = [
    ...emner(grunnlag).map((emne) => sammendragFor(emne, grunnlag)),
    rapportsammendrag(grunnlag),
  ].flatMap(({ overskrift, setninger, forbehold }) => [overskrift, ...setninger, ...forbehold]);
  return told
    .flatMap(({ innhold }) => sentencesIn(innhold))
    .filter((sentence) => (sentence.match(/#/g)?.length ?? 0) > 2)
    .map((sentence) => `mer enn to tall | ${sentence}`);
}

/** The sentences of a phrase, with `#` for each number in digits. */
function sentencesIn(phrase: Frase): string[] {
  const masked = phrase.map((node) => {
    const text = toPlain([node]);
    return node.type === 'tall' && /\d/.test(text) ? '#' : text;
  });
  return masked.join('').split(/(?<=[.:]) (?=\p{Lu})/u);
}

/** What is wrong in any phrase: a number, a sign, a bare digit, a breach of house style, too much at once. */
export function faults(grunnlag: Grunnlag): string[] {
  const navn = grunnlag.register.tiltak
    .map(({ former }) => former.setning)
    .filter((name) => /\d/.test(name));
  const wrong = allPhrases(grunnlag).flatMap((phrase) => [
    ...faultsIn(phrase, grunnlag.serier, navn),
    ...lintBokmal(toPlain(phrase)).map(({ regel, utdrag }) => `${regel} | ${utdrag}`),
  ]);
  return [...wrong, ...overloaded(grunnlag)];
}
