import type { FactContext } from '../../../src/lib/facts/context.ts';
import { FIGURE_KINDS } from '../../../src/lib/domain/contract.ts';
import { figureText } from '../../../src/lib/text/captions.ts';
import { phrase, toPlain, type Phrase } from '../../../src/lib/text/phrase.ts';
import { keyFigures } from '../../../src/lib/text/key-figures.ts';
import { rapportSummary } from '../../../src/lib/text/report-summary.ts';
import { summaryFor } from '../../../src/lib/text/summary.ts';
import { lintBokmal } from '../../language/lint.ts';
import { faultsIn } from './faults.ts';
import { subjects } from './report.ts';

/** Every phrase the engine makes for every page of one month. */
export function allPhrases(context: FactContext): Phrase[] {
  const pages = subjects(context).flatMap((subject) => {
    const { overskrift, setninger, caveats, workings } = summaryFor(subject, context);
    return [
      ...[overskrift, ...setninger, ...caveats].map(({ innhold }) => innhold),
      ...workings.flatMap(({ formulas }) => formulas),
      ...keyFigures(subject, context).flatMap(({ etikett, verdi, detail }) => [
        etikett,
        verdi,
        detail ?? [],
      ]),
      ...FIGURE_KINDS.flatMap(
        (kind) => Object.values(figureText(kind, subject, context)) as Phrase[],
      ),
    ];
  });
  const { setninger, workings, okte, gikkNed } = rapportSummary(context);
  return [
    ...pages,
    ...setninger.map(({ innhold }) => innhold),
    ...workings.flatMap(({ formulas }) => formulas),
    ...[...okte, ...gikkNed].map(({ parts }) =>
      parts.flatMap((part, i) => (i === 0 ? part : phrase` ${part}`)),
    ),
  ];
}

/** Sentences of a summary that tell more than two numbers in digits. */
function overloaded(context: FactContext): string[] {
  const told = [
    ...subjects(context).map((subject) => summaryFor(subject, context)),
    rapportSummary(context),
  ].flatMap(({ overskrift, setninger, caveats }) => [overskrift, ...setninger, ...caveats]);
  return told
    .flatMap(({ innhold }) => sentencesIn(innhold))
    .filter((sentence) => (sentence.match(/#/g)?.length ?? 0) > 2)
    .map((sentence) => `mer enn to tall | ${sentence}`);
}

/** The sentences of a phrase, with `#` for each number in digits. */
function sentencesIn(phrase: Phrase): string[] {
  const masked = phrase.map((node) => {
    const text = toPlain([node]);
    return node.type === 'tall' && /\d/.test(text) ? '#' : text;
  });
  return masked.join('').split(/(?<=[.:]) (?=\p{Lu})/u);
}

/** What is wrong in any phrase: a number, a sign, a bare digit, a breach of house style, too much at once. */
export function faults(context: FactContext): string[] {
  const name = context.register.tiltak
    .map(({ former }) => former.setning)
    .filter((name) => /\d/.test(name));
  const wrong = allPhrases(context).flatMap((phrase) => [
    ...faultsIn(phrase, context.serier, name),
    ...lintBokmal(toPlain(phrase)).map(({ regel, excerpt }) => `${regel} | ${excerpt}`),
  ]);
  return [...wrong, ...overloaded(context)];
}
