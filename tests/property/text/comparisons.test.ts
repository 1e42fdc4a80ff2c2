import { beforeAll, describe, expect, it } from 'vitest';
import { inventReleases } from '../../../bench/releases.ts';
import { FIGURE_KINDS } from '../../../src/lib/domain/contract.ts';
import { addManeder, monthName } from '../../../src/lib/domain/maned.ts';
import { lastPair, pairFor } from '../../../src/lib/facts/change.ts';
import { keyFor, type FactContext, type Subject } from '../../../src/lib/facts/context.ts';
import { figureText } from '../../../src/lib/text/captions.ts';
import { machineNumberIn } from '../../../src/lib/text/number-format.ts';
import { toPlain } from '../../../src/lib/text/phrase.ts';
import { standing } from '../../../src/lib/text/standing.ts';
import { summaryFor, type Summary } from '../../../src/lib/text/summary.ts';
import { subjects, readRapporten } from '../../unit/text/report.ts';

/** What a month is compared with, in texts that are kept for years, over three years of invented releases. */

interface Told {
  context: FactContext;
  subject: Subject;
  summary: Summary;
  sentences: { slag: string; text: string }[];
  titles: string[];
}

const all: Told[] = [];
const changeTitles: string[] = [];
beforeAll(async () => {
  const { register } = await readRapporten();
  const every = [...inventReleases(register, 36)];
  // One with a largest change that is short enough to be told with whom it is of is rare: every release is looked at.
  for (const context of every)
    for (const subject of subjects(context))
      changeTitles.push(toPlain(figureText('endring', subject, context).tittel));
  const releases = every.filter((_, i) => i > 11 && i % 3 === 0);
  for (const context of releases)
    for (const subject of subjects(context)) {
      const summary = summaryFor(subject, context);
      all.push({
        context,
        subject,
        summary,
        sentences: summary.setninger.map(({ slag, innhold }) => ({ slag, text: toPlain(innhold) })),
        titles: FIGURE_KINDS.map((kind) => toPlain(figureText(kind, subject, context).tittel)),
      });
    }
}, 120_000);

const headline = ({ summary }: Pick<Told, 'summary'>) => toPlain(summary.overskrift.innhold);

describe('a part of a change', () => {
  it('is «herav» only where it goes the way of the whole, and no further', () => {
    const found = { Herav: 0, Samtidig: 0 };
    for (const { context, subject } of all)
      for (const { verdi, detail } of standing(subject, context)) {
        const told = /^(Herav|Samtidig i) de\S+ \p{L}+: ([+−]?[\d\u00a0]+)$/u.exec(
          toPlain(detail ?? []),
        );
        if (!told) continue;
        const numberIn = (text: string) => Number(machineNumberIn(text));
        const [own, whole] = [numberIn(told[2] ?? ''), numberIn(toPlain(verdi))];
        const isPart = own * whole > 0 && Math.abs(own) <= Math.abs(whole);
        expect(told[1]).toBe(isPart ? 'Herav' : 'Samtidig i');
        found[isPart ? 'Herav' : 'Samtidig'] += 1;
      }
    expect(Math.min(...Object.values(found))).toBeGreaterThan(50);
  });
});

describe('the year before', () => {
  it('is compared with once in a text, and names both of its months', () => {
    let found = 0;
    for (const { context, summary } of all) {
      const then = addManeder(context.maned, -12);
      const told = summary.setninger.filter(({ innhold }) =>
        innhold.some(
          (node) =>
            node.type === 'tall' &&
            node.data.hProperties['data-regel'].startsWith('endring') &&
            node.data.hProperties['data-av'].endsWith(`@${then}`),
        ),
      );
      const years = told.filter(({ slag }) => slag === 'fjor' || slag === 'siden-forste');
      expect(told.length - years.length).toBe(0);
      expect(years.length).toBeLessThanOrEqual(1);
      for (const { innhold } of years) {
        found += 1;
        const months = innhold.flatMap((node) =>
          node.type === 'tid' ? [node.data.hProperties.datetime] : [],
        );
        expect(months.sort(), toPlain(innhold)).toEqual([then, context.maned]);
      }
    }
    expect(found).toBeGreaterThan(100);
  });
});

describe('a change', () => {
  it('never stands where a level would, before the word that makes it one', () => {
    for (const { sentences } of all)
      for (const { text } of sentences)
        expect(text).not.toMatch(
          /var (?:[^.,]* )?(?:\p{L}+|\d[\d\u00a0]*)(?:, eller [^.]* prosent,)? (?:høyere|lavere) (?:i \p{L}+(?: \d{4})? )?enn i (?!noen)/u,
        );
  });
});

describe('a year that changed little', () => {
  it('names the month that it led to', () => {
    let found = 0;
    for (const { context, sentences } of all)
      for (const { slag, text } of sentences) {
        if (slag !== 'fjor' || !/om lag|det samme/.test(text)) continue;
        found += 1;
        const { maned } = context;
        expect(text).toContain(`i ${monthName(maned)} ${maned.slice(0, 4)}`);
      }
    expect(found).toBeGreaterThan(5);
  });
});

describe('a percentage', () => {
  it('is not called a change of a level, nor of a verb that has said it', () => {
    for (const { sentences } of all)
      for (const { text } of sentences)
        expect(text).not.toMatch(
          /Antallet (?:var|økte til|gikk ned til) [\d\u00a0]+, en (?:økning|nedgang)/u,
        );
  });
});

describe('a perfect', () => {
  it('names the month it reaches', () => {
    let found = 0;
    for (const { context, sentences } of all)
      for (const { text } of sentences) {
        if (!/(?<!\p{L})(?:har|hadde) (?:\p{L}+ )*(?:økt|gått ned|vært)/u.test(text)) continue;
        found += 1;
        expect(text).toMatch(
          new RegExp(
            `(?<!\\p{L})(?:${monthName(context.maned)}|[Ff]ram til \\p{L}+)(?!\\p{L})`,
            'u',
          ),
        );
      }
    expect(found).toBeGreaterThan(40);
  });

  it('that is open to the present reaches its month by words, and none is of «det»', () => {
    for (const { sentences } of all)
      for (const { text } of sentences) {
        expect(text).not.toMatch(/[Dd]et (?:har|hadde) vært|sist i/);
        if (/(?<!\p{L})har (?:økt|gått ned)/u.test(text))
          expect(text).toMatch(/(?:til \d[\d\u00a0]* i|rad, i|rad, til og med) \p{L}+/u);
      }
  });
});

describe('a figure of the changes', () => {
  it('names the months that its largest is the largest of', () => {
    let found = 0;
    for (const { titles } of all)
      for (const title of titles) expect(title).not.toMatch(/i perioden/);
    for (const title of changeTitles) {
      if (!title.startsWith('Største månedlige')) continue;
      found += 1;
      expect(title.length).toBeLessThanOrEqual(90);
      expect(title).toMatch(/^Største månedlige \p{L}+ \p{L}+(?: \d{4})?–\p{L}+ \d{4}: /u);
    }
    expect(found).toBeGreaterThan(10);
  });

  it('says «om lag like mange» where the text does', () => {
    let found = 0;
    for (const { titles, sentences } of all) {
      const title = titles[FIGURE_KINDS.indexOf('endring')] ?? '';
      const isQuiet = /om lag (?:like mange|uendret|det samme)/u.test(sentences[0]?.text ?? '');
      expect([title, /^Om lag like mange|, om lag som i /u.test(title)]).toEqual([title, isQuiet]);
      if (isQuiet) found += 1;
    }
    expect(found).toBeGreaterThan(20);
  });
});

describe('a headline', () => {
  it('of a month with one to compare with names that month, or how much in percent', () => {
    let found = 0;
    for (const { context, subject, summary } of all) {
      if (!lastPair(context, keyFor(subject))) continue;
      found += 1;
      const heading = summary.overskrift.innhold;
      const others = heading.filter(
        (node) => node.type === 'tid' && node.data.hProperties.datetime !== context.maned,
      );
      if (others.length === 0)
        expect(toPlain(heading)).toMatch(/prosent|; |på rad|mer enn no|, størst |i tallserien$/u);
    }
    expect(found).toBeGreaterThan(100);
  });

  it('of all tiltak names the month beside it in a list of releases, or counts the months of a run', () => {
    for (const told of all.filter(({ subject }) => subject.niva === 'i-alt')) {
      const months = told.summary.overskrift.innhold.filter(({ type }) => type === 'tid');
      if (months.length < 2) expect(headline(told)).toMatch(/på rad/);
    }
  });

  it('tells no run that the text leaves out, and no text leaves out a long one', () => {
    const run = /på rad|hver måned|(?:^|, |den )første (?:ned|øk|siden|etter)|kom etter/u;
    let [headed, long] = [0, 0];
    for (const told of all) {
      const text = told.sentences.map((one) => one.text).join(' ');
      if (/på rad|hver måned|, første (?:ned|øk)/u.test(headline(told)) && text !== '') {
        if (told.summary.plan.opener) continue;
        headed += 1;
        expect(text, headline(told)).toMatch(run);
      }
      for (const fact of told.summary.plan.omitted)
        if (fact.slag === 'rekke') expect(fact.lengde.verdi).toBeLessThan(5);
      long += /femte|sjette|sjuende|fem måneder|seks måneder/u.test(text) ? 1 : 0;
    }
    expect(headed).toBeGreaterThan(50);
    expect(long).toBeGreaterThan(0);
  });
});

describe('a headline of two comparisons', () => {
  it('names what the first is with too', () => {
    let found = 0;
    for (const told of all) {
      const first = /^(.*), (?:og|men) \S+(?:\u00a0\d+)* (?:flere|færre) enn i /u.exec(
        headline(told),
      )?.[1];
      if (first === undefined) continue;
      found += 1;
      expect(first, headline(told)).toMatch(/ enn i \p{L}+/u);
    }
    expect(found).toBeGreaterThan(50);
  });

  it('does not leave out a month that went against the year it tells', () => {
    let found = 0;
    for (const told of all) {
      const { context, subject, summary } = told;
      const [months, pair] = [
        summary.overskrift.innhold.flatMap((node) =>
          node.type === 'tid' ? [node.data.hProperties.datetime] : [],
        ),
        lastPair(context, keyFor(subject)),
      ];
      const year = pairFor(context, keyFor(subject), addManeder(context.maned, -12));
      if (!pair || !year || !months.includes(addManeder(context.maned, -12))) continue;
      const [month, since] = [pair, year].map(([now, then]) =>
        Math.sign(now.verdi.antall - then.verdi.antall),
      );
      if (!/(?:flere|færre)/.test(headline(told)) || month !== -(since ?? 0) || month === 0)
        continue;
      found += 1;
      expect(months, headline(told)).toContain(addManeder(context.maned, -1));
    }
    expect(found).toBeGreaterThan(30);
  });

  it('tells the month before the year, also where the month did little', () => {
    let found = 0;
    for (const told of all) {
      const { context, subject, summary } = told;
      const [pair, then] = [lastPair(context, keyFor(subject)), addManeder(context.maned, -12)];
      const months = summary.overskrift.innhold.flatMap((node) =>
        node.type === 'tid' ? [node.data.hProperties.datetime] : [],
      );
      if (!pair || pair[0].verdi.antall === pair[1].verdi.antall || !months.includes(then))
        continue;
      if (!/(?:flere|færre) enn i/.test(headline(told))) continue;
      found += 1;
      const before = months.indexOf(addManeder(context.maned, -1));
      expect(before, headline(told)).toBeGreaterThan(-1);
      expect(before, headline(told)).toBeLessThan(months.indexOf(then));
    }
    expect(found).toBeGreaterThan(50);
  });
});

describe('the highest and the lowest', () => {
  it('are of a number, and the first month of the numbers is no earlier low', () => {
    let found = 0;
    for (const told of all)
      for (const text of [headline(told), ...told.sentences.map((one) => one.text)]) {
        expect(text).not.toMatch(
          /enn i noen måned siden|siden tallene begynner i|, det (?:høyeste|laveste) (?:siden|i|fra) .*deltakere/u,
        );
        if (!/det (?:høyeste|laveste)|(?:flest|færrest)(?!\p{L})/u.test(text)) continue;
        found += 1;
        expect(text).toMatch(
          /det (?:høyeste|laveste) antallet|[Aa]ntallet [^.]* det (?:høyeste|laveste) |(?:flest|færrest) (?:siden|i tallserien|fra og med)/u,
        );
      }
    expect(found).toBeGreaterThan(20);
  });
});

describe('a whole that went the other way', () => {
  it('is told as a number beside the subject’s own, never as against a tiltak', () => {
    let found = 0;
    for (const { sentences } of all)
      for (const { slag, text } of sentences) {
        expect(text).not.toMatch(/Utviklingen var motsatt|I motsetning til/);
        if (slag !== 'motstrom') continue;
        found += 1;
        expect(text).toMatch(/(?:økte|gikk) antallet|samlet (?:økte|gikk)/);
      }
    expect(found).toBeGreaterThan(5);
  });
});

describe('a sentence', () => {
  it('has no «én færre deltakere», and not «med» twice of a level or a longer view', () => {
    let found = 0;
    for (const { sentences } of all)
      for (const { slag, text } of sentences) {
        expect(text).not.toMatch(/(?<!\p{L})én (?:flere|færre) (?:deltakere|personer|arbeids)/u);
        if (!['niva', 'endring', 'rekke', 'siden-forste'].includes(slag)) continue;
        found += text.includes(' med ') ? 1 : 0;
        expect(text).not.toMatch(/(?<!\p{L})med [^.,;:]*(?<!\p{L})med(?!\p{L})/u);
      }
    expect(found).toBeGreaterThan(100);
  });
});
