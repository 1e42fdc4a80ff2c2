import { beforeAll, describe, expect, it } from 'vitest';
import { inventReleases } from '../../../bench/releases.ts';
import { FIGURE_KINDS } from '../../../src/lib/domain/contract.ts';
import type { FactContext } from '../../../src/lib/facts/context.ts';
import { figureText } from '../../../src/lib/text/captions.ts';
import { toPlain, type Phrase } from '../../../src/lib/text/phrase.ts';
import { quotable } from '../../../src/lib/text/quote.ts';
import { rapportSummary } from '../../../src/lib/text/report-summary.ts';
import { summaryFor } from '../../../src/lib/text/summary.ts';
import { subjects, readRapporten } from '../../unit/text/report.ts';

/** A number under ten stands in words or in digits, and in one of the two ways on a page. */

const releases: FactContext[] = [];
beforeAll(async () => {
  const rapporten = await readRapporten();
  const all = [...inventReleases(rapporten.register, 24)];
  releases.push(rapporten, ...all.filter((_, i) => i % 6 === 5));
});

/** The counts of persons under ten that a phrase tells, «én» aside, which is in words everywhere. */
function smallIn(phrase: Phrase): { value: string; inDigits: boolean }[] {
  return phrase.flatMap((node) => {
    if (node.type !== 'tall') return [];
    const { value, 'data-regel': rule } = node.data.hProperties;
    const size = value.replace('-', '');
    if (!/^[2-9]$/.test(size) || !['verdi', 'endring', 'sum'].includes(rule)) return [];
    return [{ value: size, inDigits: /\d/.test(toPlain([node])) }];
  });
}

/** «Ett» of tiltak is in words everywhere: «og i 1 var» is no prose. */
const WORD = /^(?:én|to|tre|fire|fem|seks|sju|åtte|ni|ti|elleve|tolv)$/i;
const COUNTS = ['verdi', 'endring', 'sum', 'antall'];

/** The sentences of a phrase, with `#` for each count in digits and `¤` for each in words. */
function sentencesIn(phrase: Phrase): string[] {
  const masked = phrase.map((node) => {
    const text = toPlain([node]);
    if (node.type !== 'tall') return text;
    if (!COUNTS.includes(node.data.hProperties['data-regel'])) return 'x';
    if (text === 'ett') return 'x';
    return WORD.test(text) ? '¤' : '#';
  });
  return masked.join('').split(/(?<=\.) (?=[\p{Lu}#¤x])/u);
}

describe('a number under ten', { timeout: 120_000 }, () => {
  it('is told in one way in the headline, the text, the sentence to quote and the words of the figures', () => {
    let found = 0;
    for (const context of releases)
      for (const subject of subjects(context)) {
        const { overskrift, setninger, caveats } = summaryFor(subject, context);
        const { tittel, description } = figureText('utvikling', subject, context);
        const change = figureText('endring', subject, context);
        const told = [
          ...[overskrift, ...setninger, ...caveats].map(({ innhold }) => innhold),
          ...[tittel, description, change.tittel, quotable(subject, context, 'Prøve') ?? []],
        ].flatMap(smallIn);
        for (const { value, inDigits } of told) {
          found += 1;
          const other = told.find((one) => one.value === value && one.inDigits !== inDigits);
          expect(other, `${value}: ${toPlain(overskrift.innhold)}`).toBeUndefined();
        }
      }
    expect(found).toBeGreaterThan(100);
  });

  it('is in words in no sentence with a count in digits', () => {
    let found = 0;
    for (const context of releases) {
      const told = subjects(context).flatMap((subject) => {
        const { overskrift, setninger, caveats } = summaryFor(subject, context);
        const figures = FIGURE_KINDS.map((kind) => figureText(kind, subject, context));
        return [
          ...[overskrift, ...setninger, ...caveats].map(({ innhold }) => innhold),
          ...figures.flatMap(({ tittel, description }) => [tittel, description]),
          quotable(subject, context, 'Prøve') ?? [],
        ];
      });
      for (const sentence of [
        ...told.flatMap(sentencesIn),
        ...rapportSummary(context).setninger.flatMap(({ innhold }) => sentencesIn(innhold)),
      ]) {
        if (!sentence.includes('#')) continue;
        found += 1;
        expect(sentence).not.toMatch(/¤/);
      }
    }
    expect(found).toBeGreaterThan(1000);
  });

  it('is in one way for tiltak in the text about a release', () => {
    for (const context of releases) {
      const told = rapportSummary(context)
        .setninger.filter(({ slag }) => ['retninger', 'ytterpunkt', 'skjermede'].includes(slag))
        .flatMap(({ innhold }) => sentencesIn(innhold))
        .join(' ');
      expect(told).not.toMatch(/#.*¤|¤.*#/);
      expect(
        toPlain(rapportSummary(context).setninger.flatMap(({ innhold }) => innhold)),
      ).not.toMatch(/(?:og i|og for|For|[Aa]ntallet i) 1 (?:var|det|av|tiltak)/u);
    }
  });
});
