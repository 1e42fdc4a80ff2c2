import { beforeAll, describe, expect, it } from 'vitest';
import { inventReleases } from '../../../bench/releases.ts';
import { isVaried, measureMonth } from '../../../bench/variation.ts';
import { addManeder, type Maned } from '../../../src/lib/domain/maned.ts';
import { isVisible, SKJERMET } from '../../../src/lib/domain/value.ts';
import { findFacts } from '../../../src/lib/facts/find-facts.ts';
import type { Fact, FactKind } from '../../../src/lib/facts/fact.ts';
import { findRun } from '../../../src/lib/facts/trend.ts';
import { cells, keyFor, visibleFor, type FactContext } from '../../../src/lib/facts/context.ts';
import { toPlain } from '../../../src/lib/text/phrase.ts';
import { summaryFor } from '../../../src/lib/text/summary.ts';
import { misspelt } from '../../language/spelling.ts';
import { random } from '../../unit/facts/synthetic.ts';
import { allPhrases, faults } from '../../unit/text/all.ts';
import { faultsIn } from '../../unit/text/faults.ts';
import {
  mapCells,
  reversed,
  shuffled,
  swapped,
  times,
  withoutBreaks,
} from '../../unit/text/transform.ts';
import { subjects, readRapporten } from '../../unit/text/report.ts';

/**
 * The four families of tests on invented corpora: what every release told of its own month. The short one has a
 * release each month. Of the long one only the years' last releases and the newest are made, to save time, so that
 * its series are as long as ever.
 */
const CORPUS = [
  { maneder: 24, hver: 1, alle: true },
  { maneder: 240, hver: 12, alle: false },
];

describe.each(CORPUS)('the texts of $maneder invented months', ({ maneder, hver, alle }) => {
  const releases: FactContext[] = [];
  let last: FactContext;
  beforeAll(async () => {
    const { register } = await readRapporten();
    releases.push(...inventReleases(register, maneder, hver));
    last = releases.at(-1) as FactContext;
  });

  /** Releases from all over the corpus, and the newest: enough to find what is wrong in the words of any. */
  const some = () => releases.filter((_, i) => i % 5 === 4 || i === releases.length - 1);

  it('tell of years before, revisions, gaps, hidden stretches and breaks', () => {
    const kinds = new Set(
      releases.flatMap((context) =>
        subjects(context).flatMap((subject) => {
          const { plan } = summaryFor(subject, context);
          const told = [plan.opener, ...plan.further, ...plan.kjonn, ...plan.caveats];
          return [...plan.opening, ...told.map((fact) => fact?.slag)];
        }),
      ),
    );
    const expected: FactKind[] = ['fjor', 'mangler', 'skjermet-na', 'skjermet-tidligere', 'brudd'];
    expect([...kinds]).toEqual(expect.arrayContaining([...expected, 'rekke', 'vending', 'topp']));
    if (alle) expect([...kinds]).toEqual(expect.arrayContaining(['revidert', 'revidert-flere']));
  });

  it('are true, and keep the house style', () => {
    for (const context of some()) expect(faults(context), context.maned).toEqual([]);
  });

  it('are spelt right', () => {
    const words = some().flatMap((context) => allPhrases(context).map(toPlain));
    expect(misspelt(words.join(' '))).toEqual([]);
  });

  it('are varied', () => {
    for (const context of releases) {
      const found = measureMonth(context);
      expect(isVaried(found), `${context.maned}: ${found.sentenceSkeletons[0]?.tekst}`).toBe(true);
    }
  });

  it('do not depend on the order of the rows', () => {
    expect(textsOf(shuffled(last, random(maneder)))).toEqual(textsOf(last));
  });

  it('keep directions when every number is ten times as large', () => {
    const directions = (context: FactContext) =>
      factsOf(context).flatMap(({ id, faktum }) => {
        if (faktum.slag === 'endring') return [[id, Math.sign(faktum.endring.verdi)]];
        if (faktum.slag === 'topp' || faktum.slag === 'bunn') return [[id, faktum.slag]];
        return faktum.slag === 'rekke' ? [[id, faktum.retning, faktum.lengde.verdi]] : [];
      });
    expect(directions(times(last, 10))).toEqual(directions(last));
  });

  it('turn the women’s share around with the sexes', () => {
    const shares = (context: FactContext, turn: (share: number) => number) =>
      factsOf(context).flatMap(({ id, faktum }) => {
        if (faktum.slag === 'kvinneandel') return [[id, turn(faktum.na.verdi)]];
        return faktum.slag === 'kjonn-hver-sin-vei' ? [[id, faktum.kvinnerRetning]] : [];
      });
    const own = shares(last, (share) => share).map(([id, told]) =>
      typeof told === 'number' ? [id, told] : [id, told === 'opp' ? 'ned' : 'opp'],
    );
    const other = shares(swapped(last), (share) => 1000 - share);
    expect(other.length).toBeGreaterThan(20);
    expect(other.length).toBe(own.length);
    for (const [i, [id, told]] of other.entries()) {
      const [ownId, ownTold] = own[i] ?? [];
      expect(id).toBe(ownId);
      // Halves round away from zero on both sides.
      if (typeof told === 'number' && typeof ownTold === 'number')
        expect(Math.abs(told - ownTold)).toBeLessThanOrEqual(1);
      else expect(told).toBe(ownTold);
    }
  });

  it('turn every run around when time runs backwards', () => {
    const forwards = { ...last, register: withoutBreaks(last.register) };
    const from = releases[0]?.maned.slice(0, 4);
    const start = `${from}-01` as Maned;
    const backwards = reversed(forwards, start);
    let compared = 0;
    for (const subject of subjects(forwards)) {
      const [run] = findRun(forwards, keyFor(subject));
      if (run?.slag !== 'rekke') continue;
      // What ended with the newest month now begins with the oldest.
      const last = addManeder(start, run.lengde.verdi);
      const [turned] = findRun({ ...backwards, maned: last }, keyFor(subject));
      expect(turned).toMatchObject({
        slag: 'rekke',
        retning: run.retning === 'opp' ? 'ned' : 'opp',
        lengde: { verdi: run.lengde.verdi },
      });
      compared += 1;
    }
    expect(compared).toBeGreaterThan(2);
  });

  it('claim nothing from a cell that is hidden', () => {
    const next = random(7);
    const keys = subjects(last)
      .filter((_, i) => i % 4 === 0)
      .map((subject) => keyFor(subject));
    const chosen = keys.flatMap((key) => {
      const visible = cells(last, key)
        .slice(-6)
        .filter(({ verdi }) => isVisible(verdi));
      const cell = visible[Math.floor(next() * visible.length)];
      return cell ? [cell] : [];
    });
    expect(chosen.length).toBeGreaterThan(8);
    for (const { serie, maned } of chosen) {
      const hidden = mapCells(last, (cell) =>
        cell.serie === serie && cell.maned === maned ? { ...cell, verdi: SKJERMET } : cell,
      );
      expect(visibleFor(hidden, serie, maned)).toBeUndefined();
      const told = subjects(hidden).flatMap((subject) => {
        const { overskrift, setninger, caveats, workings } = summaryFor(subject, hidden);
        return [
          ...[overskrift, ...setninger, ...caveats].map(({ innhold }) => innhold),
          ...workings.flatMap(({ formulas }) => formulas),
        ];
      });
      expect(told.flatMap((phrase) => faultsIn(phrase, hidden.serier, ['2-årig']))).toEqual([]);
    }
  });
});

function textsOf(context: FactContext): string[] {
  return subjects(context).flatMap((subject) => {
    const { overskrift, setninger, caveats } = summaryFor(subject, context);
    return [overskrift, ...setninger, ...caveats].map(({ innhold }) => toPlain(innhold));
  });
}

function factsOf(context: FactContext): { id: string; faktum: Fact }[] {
  return subjects(context).flatMap((subject) =>
    findFacts(context, subject).map((faktum) => ({ id: `${subject.niva}/${subject.id}`, faktum })),
  );
}
