import { beforeAll, describe, expect, it } from 'vitest';
import { inventReleases } from '../../../bench/releases.ts';
import { FIGURE_KINDS } from '../../../src/lib/domain/contract.ts';
import { addManeder, monthName, yearOf } from '../../../src/lib/domain/maned.ts';
import { cells, keyFor, type FactContext, type Subject } from '../../../src/lib/facts/context.ts';
import { figureText } from '../../../src/lib/text/captions.ts';
import { toPlain } from '../../../src/lib/text/phrase.ts';
import { rapportSummary, type RapportSummary } from '../../../src/lib/text/report-summary.ts';
import { summaryFor, type Summary } from '../../../src/lib/text/summary.ts';
import { subjects, readRapporten } from '../../unit/text/report.ts';

/** Texts that are kept for years, over three years of invented releases: months, tense and names. */

interface Told {
  context: FactContext;
  subject: Subject;
  summary: Summary;
  sentences: { slag: string; text: string }[];
  titles: string[];
}

/** Sentences on an earlier month than the one before. */
const LONGER = ['fjor', 'siden-forste'];

const all: Told[] = [];
const whole: RapportSummary[] = [];
beforeAll(async () => {
  const { register } = await readRapporten();
  const releases = [...inventReleases(register, 36)].filter((_, i) => i > 11 && i % 3 === 0);
  for (const context of releases) {
    whole.push(rapportSummary(context));
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
  }
}, 120_000);

const headline = ({ summary }: Pick<Told, 'summary'>) => toPlain(summary.overskrift.innhold);

describe('a working', () => {
  it('comes to a number in digits, whatever word the sentence has for it', () => {
    let words = 0;
    for (const { summary } of all)
      for (const { claim, formulas } of summary.workings) {
        words += claim.filter((node) => node.type === 'tall' && !/\d/.test(toPlain([node]))).length;
        for (const line of formulas.map(toPlain).filter((one) => one.includes(' = ')))
          expect(line).toMatch(/ = −?[\d\u00a0]+(?:,\d)?(?: prosent(?:poeng)?)?$/u);
      }
    expect(words).toBeGreaterThan(100);
  });

  it('lists tiltak by bare names', () => {
    for (const { summary } of all)
      for (const { formulas } of summary.workings)
        for (const line of formulas.map(toPlain)) expect(line).not.toMatch(/tiltaket/i);
  });
});

describe('a month', () => {
  it('of the page has its year after the same month of another year', () => {
    let found = 0;
    for (const { context, sentences } of all) {
      const [month, year] = [monthName(context.maned), String(yearOf(context.maned))];
      const other = new RegExp(`${month} (?!${year})\\d{4}`, 'u');
      for (const [i, { slag, text }] of sentences.entries()) {
        const next = sentences[i + 1]?.text ?? '';
        if (LONGER.includes(slag) && other.test(text) && text.split(month).length > 2) {
          found += 1;
          expect(text).toContain(`${month} ${year}`);
          continue;
        }
        if (
          !other.test(text) ||
          text.includes(year) ||
          !new RegExp(`(?<!\\p{L})${month}(?!\\p{L})`, 'u').test(next)
        )
          continue;
        found += 1;
        expect(next, text).toContain(`${month} ${year}`);
      }
    }
    expect(found).toBeGreaterThan(10);
  });

  it('is named by the first sentence that is of it after one on an earlier month', () => {
    let found = 0;
    for (const { context, sentences } of all)
      for (const [i, { slag }] of sentences.entries()) {
        const next = sentences[i + 1];
        if (!LONGER.includes(slag) || !next || LONGER.includes(next.slag)) continue;
        found += 1;
        expect(next.text).toMatch(
          new RegExp(`(?<!\\p{L})${monthName(context.maned)}(?!\\p{L})`, 'u'),
        );
      }
    expect(found).toBeGreaterThan(100);
  });

  it('before the newest is named, not called «måneden før»', () => {
    for (const { sentences } of all)
      for (const { text } of sentences) expect(text).not.toContain('måneden før');
  });
});

describe('a place among others', () => {
  it('is of its month, in the past', () => {
    let found = 0;
    for (const { context, sentences, titles } of all) {
      for (const text of [...sentences.map((one) => one.text), ...titles]) {
        expect(text).not.toMatch(
          /(?<!\p{L})er (?:de[nt] (?:\p{L}+ )?(?:største|minste)|nest |størst|minst|flest)/u,
        );
        if (/var (?:i \S+ \d{4} )?de[nt] \S*\s?(?:største|minste)/u.test(text)) found += 1;
      }
      for (const title of titles.filter((one) => /størst|flest|minste/.test(one)))
        expect(title).toMatch(
          new RegExp(
            `${yearOf(context.maned)}|${yearOf(addManeder(context.maned, -1))}|^(?:De s|Av e)`,
          ),
        );
    }
    expect(found).toBeGreaterThan(50);
  });
});

describe('a name', () => {
  it('that a tiltak and a tiltaksgruppe share says which of them a headline tells', () => {
    let found = 0;
    for (const { subject, summary } of all)
      for (const node of summary.overskrift.innhold) {
        if (node.type !== 'tall' || subject.id === 'oppfolging') continue;
        if (!node.data.hProperties['data-av'].startsWith('tiltaksgruppe/oppfolging/')) continue;
        found += 1;
        expect(headline({ summary })).toContain('tiltaksgruppen oppfølging');
      }
    expect(found).toBeGreaterThan(0);
  });

  it('of a tiltak among tiltak does not say that it is one', () => {
    for (const { okte, gikkNed, setninger } of whole) {
      for (const { navn } of [...okte, ...gikkNed]) expect(navn).not.toMatch(/^Tiltaket/);
      for (const { innhold } of setninger)
        expect(toPlain(innhold)).not.toMatch(/tiltakene .*(?:gikk|økte|mens) tiltaket/u);
    }
  });

  it('begins a figure’s title with a capital letter', () => {
    for (const { titles } of all) for (const title of titles) expect(title).toMatch(/^[^\p{Ll}]/u);
  });

  it('of those in a tiltak is definite, and is not twice in a place', () => {
    for (const { sentences } of all)
      for (const { slag, text } of sentences) {
        expect(text).not.toMatch(/blant deltakere /iu);
        if (slag === 'women-of-part')
          expect(text).not.toMatch(/på tiltak (?:i|på|med) |fra hovedgruppen/u);
      }
  });
});

describe('a part', () => {
  it('is told beside the whole, not as what is left of it', () => {
    for (const told of all)
      for (const text of [headline(told), ...told.sentences.map((one) => one.text)])
        expect(text).not.toMatch(/hvorav|(?<!nesten )hele (?:økningen|nedgangen)/iu);
  });
});

describe('what has been told', () => {
  it('of the part that most of a change came from is not told again', () => {
    let found = 0;
    for (const { summary } of all) {
      const driver = summary.plan.further.find((fact) => fact.slag === 'driver');
      if (driver?.slag !== 'driver') continue;
      const key = driver.del.tall.av.map(({ serie, maned }) => `${serie}@${maned}`).join(' ');
      for (const { slag, innhold } of summary.setninger) {
        if (slag !== 'motsatt' && slag !== 'storst-relativ') continue;
        found += 1;
        for (const node of innhold)
          if (node.type === 'tall') expect(node.data.hProperties['data-av']).not.toBe(key);
      }
    }
    expect(found).toBeGreaterThan(0);
  });

  it('of a year is not told of the whole series as well', () => {
    let years = 0;
    for (const { summary } of all) {
      const longer = summary.plan.further.filter(({ slag }) => LONGER.includes(slag));
      if (!longer.some(({ slag }) => slag === 'fjor')) continue;
      years += 1;
      expect(longer.map(({ slag }) => slag)).toEqual(['fjor']);
    }
    expect(years).toBeGreaterThan(0);
  });
});

describe('an earlier month, beside later ones', () => {
  it('is told in the past, and named by every comparison over more than a month', () => {
    const newest = all.at(-1)?.context;
    if (!newest) throw new Error('Ingen utgivelser');
    let longer = 0;
    for (const back of [1, 2, 3, 15])
      for (const subject of subjects(newest)) {
        const maned = addManeder(newest.maned, -back);
        for (const { slag, innhold } of summaryFor(subject, { ...newest, maned }).setninger) {
          expect(toPlain(innhold)).not.toMatch(
            /(?<!\p{L})(?:har \p{L}* ?(?:økt|gått|vært)|er (?:\d|likevel|på [\d\p{L}]|de[nt] |en |\p{L}+ måned))/u,
          );
          const change = innhold.some(
            (node) => node.type === 'tall' && node.data.hProperties['data-regel'] === 'endring',
          );
          if (!LONGER.includes(slag) || !change) continue;
          longer += 1;
          expect(
            innhold.some((node) => node.type === 'tid' && node.data.hProperties.datetime === maned),
            toPlain(innhold),
          ).toBe(true);
        }
      }
    expect(longer).toBeGreaterThan(20);
  });
});

describe('a headline', () => {
  const moved = /^(?:[^:]+: )?(?:\d[\d\u00a0]*|\p{Lu}\p{L}+) (?:flere|færre) /u;

  it('has a subject, and sets a change beside something', () => {
    let found = 0;
    for (const told of all) {
      const text = headline(told);
      expect(text).not.toMatch(/; har/);
      // A long name leaves no room for what the change is set beside.
      if (!moved.test(text) || `${text} enn i april`.length > 90) continue;
      found += 1;
      expect(text).toMatch(/[,;] | enn i \p{L}+/u);
    }
    expect(found).toBeGreaterThan(100);
  });
});

describe('months without a change', () => {
  it('are counted beside those with one', () => {
    let found = 0;
    for (const { context, subject } of all) {
      const { description } = figureText('endring', subject, context);
      if (!toPlain(description).startsWith('Søylene viser endringen fra måneden før. Antallet'))
        continue;
      const counted = description.flatMap((node) =>
        node.type === 'tall' ? [Number(node.data.hProperties.value)] : [],
      );
      found += toPlain(description).includes('uendret') ? 1 : 0;
      expect(counted.reduce((sum, one) => sum + one, 0)).toBe(
        cells(context, keyFor(subject)).length - 1,
      );
    }
    expect(found).toBeGreaterThan(10);
    for (const { setninger } of whole) {
      const told = setninger.find(({ slag }) => slag === 'retninger');
      const [up = 0, total, down = 0, still = 0] = (told?.innhold ?? []).flatMap((node) =>
        node.type === 'tall' ? [Number(node.data.hProperties.value)] : [],
      );
      if (told) expect(up + down + still).toBe(total);
    }
  });
});

describe('one number', () => {
  it('is not told both in digits and as a word in a text', () => {
    const words = ['to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni'];
    let found = 0;
    for (const { summary } of all) {
      const shown = summary.setninger.flatMap(({ innhold }) =>
        innhold.flatMap((node) =>
          node.type === 'tall' &&
          /^(?:verdi|endring|sum)$/.test(node.data.hProperties['data-regel'])
            ? [toPlain([node]).toLowerCase()]
            : [],
        ),
      );
      for (const [i, word] of words.entries()) {
        if (!shown.includes(word)) continue;
        found += 1;
        expect(shown, summary.emne.id).not.toContain(String(i + 2));
      }
    }
    // Words are left to pages whose numbers are all small.
    expect(found).toBeGreaterThan(10);
  });
});

describe('a release', () => {
  it('says once which tiltak moved most', () => {
    for (const { setninger } of whole) {
      const most = setninger
        .filter(({ slag }) => ['movers', 'motsatt', 'bevegelser'].includes(slag))
        .flatMap(({ innhold }) =>
          innhold.flatMap((node) =>
            node.type === 'tall' ? [node.data.hProperties['data-av']] : [],
          ),
        );
      expect(new Set(most).size).toBe(most.length);
    }
  });

  it('has a subject in every sentence', () => {
    for (const { setninger } of whole)
      for (const { innhold } of setninger) expect(toPlain(innhold)).not.toContain('var det det ');
  });
});
