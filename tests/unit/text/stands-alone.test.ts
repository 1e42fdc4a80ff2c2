import { beforeAll, describe, expect, it } from 'vitest';
import type { FactKind } from '../../../src/lib/facts/fact.ts';
import type { FactContext, Subject } from '../../../src/lib/facts/context.ts';
import { theParticipants } from '../../../src/lib/text/forms.ts';
import { headlines } from '../../../src/lib/text/headline.ts';
import { openings } from '../../../src/lib/text/opening.ts';
import { planFacts } from '../../../src/lib/text/plan.ts';
import { phrasings } from '../../../src/lib/text/phrasings.ts';
import { toPlain } from '../../../src/lib/text/phrase.ts';
import { summaryFor } from '../../../src/lib/text/summary.ts';
import { wordContext } from '../../../src/lib/text/words.ts';
import { examples } from './examples.ts';
import { cell } from './example-numbers.ts';
import { endring, verdi } from '../../../src/lib/facts/calculation.ts';
import { readRapporten } from './report.ts';

/** A sentence that is quoted alone says whom it is of, and when. */

const ARBEIDSTRENING: Subject = { niva: 'tiltak', id: 'arbeidstrening' };
let rapporten: FactContext;
beforeAll(async () => {
  rapporten = await readRapporten();
});
const word = (subject = ARBEIDSTRENING) => wordContext(rapporten, subject);

describe('a sentence quoted alone', () => {
  it.each(['topp', 'bunn'] as const)('says whose extreme it is (%s)', (kind) => {
    const texts = examples(kind).flatMap((fact) => phrasings(fact, word()).map(toPlain));
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toMatch(/arbeidstrening.* mai |mai .*arbeidstrening/);
  });

  it.each(['andel-av', 'storst-del', 'kvinneandel'] as const)('says when (%s)', (kind) => {
    const texts = examples(kind).flatMap((fact) => phrasings(fact, word()).map(toPlain));
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toContain(' mai');
  });

  it('says «av ti» only of a share within half a point of it', () => {
    const texts = examples('kvinneandel').flatMap((fact) => phrasings(fact, word()).map(toPlain));
    for (const text of texts.filter((one) => one.includes(' av ti '))) {
      const share = Number(/(\d+),(\d) prosent/.exec(text)?.slice(1).join('.'));
      expect(Math.abs(share / 10 - Math.round(share / 10))).toBeLessThanOrEqual(0.0501);
    }
  });

  it('does not let one report state the number of another', () => {
    const pair = (rapport: string, count: number) => {
      const [now, before] = [cell(count, '2021-01', '2021-01'), cell(11, '2020-12', rapport)];
      const change = examples('endring')[0];
      if (!change) throw new RangeError('no example');
      const grad = count === 11 ? ('uendret' as const) : ('liten' as const);
      const fact = { ...change, na: verdi(now), forrige: verdi(before), grad };
      const told = openings({ endring: { ...fact, endring: endring(now, before) } }, word());
      return told.flatMap(({ setninger }) => setninger.map(({ phrase }) => toPlain(phrase)));
    };
    for (const count of [11, 9]) {
      expect(pair('2021-01', count).some((text) => text.includes('apporten'))).toBe(true);
      expect(pair('2020-12', count).filter((text) => text.includes('apporten'))).toEqual([]);
    }
  });
});

describe('a subject that the newest report has no number for', () => {
  it('is headed by its last number, and the month of it', () => {
    const [, gone] = examples('fravaerende');
    if (!gone) throw new RangeError('no example');
    const heads = headlines({ fravaerende: gone }, word()).map(toPlain);
    expect(heads).toEqual(['Siste tall for arbeidstrening: 1\u00a0234 i april']);
  });
});

describe('a month with none before it', () => {
  it('is named with its year, for the caveat stands apart', () => {
    const { caveats } = summaryFor(ARBEIDSTRENING, { ...rapporten, maned: '2021-01' });
    expect(caveats.map(({ innhold }) => toPlain(innhold))).toContain(
      'Rapporten har ingen tall fra før januar 2021 å sammenligne med.',
    );
  });
});

describe('the definite form', () => {
  it.each([
    ['arbeidssøkere på tiltak', 'arbeidssøkerne på tiltak'],
    ['personer med nedsatt arbeidsevne på tiltak', 'personene med nedsatt arbeidsevne på tiltak'],
    ['andre på tiltak', 'de andre på tiltak'],
  ])('is used of the known: %s', (flertall, told) => {
    expect(theParticipants({ setning: 'x', preposisjon: 'i', kort: 'x', flertall })).toBe(told);
  });
});

describe('the plan', () => {
  it('leaves the first month of all out, once there is a year before', () => {
    const [first, year] = [examples('siden-forste')[0], examples('fjor')[0]];
    if (!first || !year) throw new RangeError('no example');
    const facts = [
      { ...first, vekt: 9, against: true },
      { ...year, against: false },
    ];
    expect(planFacts(facts, []).further.map(({ slag }) => slag)).toEqual(['fjor']);
    expect(planFacts([{ ...first, vekt: 9 }], []).further).toHaveLength(1);
  });
});

describe('a record', () => {
  const first = <S extends FactKind>(kind: S, vekt: number) =>
    examples(kind)
      .slice(0, 1)
      .map((fact) => ({ ...fact, vekt }));

  it.each(['topp', 'bunn'] as const)('is told, however much else there is to tell (%s)', (kind) => {
    const others = [...first('fjor', 9), ...first('driver', 9), ...first('motstrom', 9)];
    const { further, omitted } = planFacts([...others, ...first(kind, 1)], ['niva', 'endring'], 2);
    expect(further.map(({ slag }) => slag)).toContain(kind);
    expect(omitted.map(({ slag }) => slag)).toEqual(['motstrom']);
  });

  it('heads a page before a year that was as large as a year can be', () => {
    const [year] = examples('fjor');
    const [record] = examples('bunn');
    const [change] = examples('endring').filter(({ grad }) => grad === 'prosent');
    if (!year || !record || !change) throw new RangeError('no example');
    const far = { ...year, grad: 'prosent' as const, against: false };
    const large = { ...far, endring: { ...far.endring, verdi: -100_000 } };
    const told = headlines({ endring: change, fjor: large, bunn: record }, word()).map(toPlain);
    expect(told.every((text) => /laveste antallet|færrest/.test(text))).toBe(true);
  });
});
