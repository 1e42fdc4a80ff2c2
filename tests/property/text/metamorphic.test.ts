import { beforeAll, describe, expect, it } from 'vitest';
import { manedRun } from '../../../src/lib/domain/maned.ts';
import { parseSeriesKey } from '../../../src/lib/domain/key.ts';
import type { Observation } from '../../../src/lib/domain/observation.ts';
import { isVisible, SKJERMET } from '../../../src/lib/domain/value.ts';
import { findFacts } from '../../../src/lib/facts/find-facts.ts';
import { keyFor, type Subject, type FactContext } from '../../../src/lib/facts/context.ts';
import { toPlain } from '../../../src/lib/text/phrase.ts';
import { summaryFor } from '../../../src/lib/text/summary.ts';
import { mergeReports } from '../../../src/lib/series/merge.ts';
import { synthetic, random } from '../../unit/facts/synthetic.ts';
import { faultsIn } from '../../unit/text/faults.ts';
import { mapCells, shuffled, swapped, times } from '../../unit/text/transform.ts';
import { subjects, readRapporten } from '../../unit/text/report.ts';

let rapporten: FactContext;
beforeAll(async () => {
  rapporten = await readRapporten();
});

function textsOf(context: FactContext): string[] {
  return subjects(context).map((subject) => textOf(subject, context));
}

function textOf(subject: Subject, context: FactContext): string {
  const { overskrift, setninger, caveats } = summaryFor(subject, context);
  return [overskrift, ...setninger, ...caveats].map(({ innhold }) => toPlain(innhold)).join(' ');
}

describe('texts under change of the data', { timeout: 60_000 }, () => {
  it('do not depend on the order of the rows', () => {
    expect(textsOf(shuffled(rapporten, random(3)))).toEqual(textsOf(rapporten));
  });

  it('do not change when the same report is merged with itself', () => {
    const observasjoner = [...rapporten.serier.values()].flatMap((series) => series.observasjoner);
    const rapport = { id: '2021-05', maneder: manedRun('2021-01', '2021-05'), observasjoner };
    const serier = mergeReports([rapport, rapport]);
    expect(textsOf({ ...rapporten, serier })).toEqual(textsOf(rapporten));
  });

  it('lose every number of a cell that is hidden, and claim nothing from it', () => {
    const next = random(11);
    const visible = [...rapporten.serier.values()]
      .flatMap((series) => series.observasjoner)
      .filter(({ verdi, maned }) => isVisible(verdi) && maned >= '2021-03' && next() < 0.12);
    expect(visible.length).toBeGreaterThan(80);
    for (const { serie, maned } of visible) {
      const hidden = mapCells(rapporten, (cell) =>
        cell.serie === serie && cell.maned === maned ? { ...cell, verdi: SKJERMET } : cell,
      );
      const { niva, id } = parseSeriesKey(serie);
      const pages = subjects(hidden).filter(
        (subject) => subject.niva !== 'tiltak' || subject.id === id,
      );
      const faults = [{ niva, id }, ...pages].flatMap((subject) => {
        const { overskrift, setninger, caveats } = summaryFor(subject, hidden);
        return [overskrift, ...setninger, ...caveats].flatMap(({ innhold }) =>
          faultsIn(innhold, hidden.serier, ['2-årig']),
        );
      });
      expect(faults, `${serie}@${maned}`).toEqual([]);
    }
  });

  it('never tell a hidden month as a change', () => {
    const subject: Subject = { niva: 'tiltak', id: 'digital-oppfolging-jobbklubb' };
    const text = textOf(subject, { ...rapporten, maned: '2021-02' });
    expect(text).toContain('602');
    expect(text).toContain('Tallet for januar er skjermet');
    expect(text).not.toMatch(/økte|økning|gikk|nedgang|flere|høyeste/);
  });

  it('swap «kvinner» and «menn» with the sexes', () => {
    const other = swapped(rapporten);
    let compared = 0;
    for (const subject of subjects(rapporten)) {
      const told = (context: FactContext) =>
        summaryFor(subject, context)
          .setninger.filter(({ slag }) => slag === 'kjonn-hver-sin-vei')
          .map(({ innhold }) => toPlain(innhold));
      const exchanged = told(other).map((text) =>
        text.replace(/kvinner|menn/g, (word) => (word === 'menn' ? 'kvinner' : 'menn')),
      );
      const numbers = (texts: string[]) => texts.flatMap((text) => pairsOf(text)).sort();
      expect(numbers(exchanged)).toEqual(numbers(told(rapporten)));
      compared += exchanged.length;
    }
    expect(compared).toBeGreaterThan(5);
  });

  it('keep percentages and directions when every number is ten times as large', () => {
    const tenfold = times(rapporten, 10);
    const shares = (context: FactContext) =>
      subjects(context).flatMap((subject) =>
        findFacts(context, subject).flatMap((fact) => {
          if (fact.slag === 'endring' && fact.forrige.av.length === 1)
            return [[subject.id, Math.sign(fact.endring.verdi), percentOf(fact, context)]];
          return fact.slag === 'rekke' || fact.slag === 'vending'
            ? [[subject.id, fact.slag, fact.retning]]
            : [];
        }),
      );
    expect(shares(tenfold)).toEqual(shares(rapporten));
  });

  it('turn «økte» and «gikk ned», «høyeste» and «laveste» when time runs backwards', () => {
    const rising = (i: number) => 500 + 40 * i;
    const forwards = synthetic({ fra: '2021-01', maneder: 6, leaf: (_t, _h, _k, i) => rising(i) });
    const backwards = synthetic({
      fra: '2021-01',
      maneder: 6,
      leaf: (_t, _h, _k, i) => rising(5 - i),
    });
    for (const subject of subjects(forwards)) {
      const [up, down] = [textOf(subject, forwards), textOf(subject, backwards)];
      expect(up).toMatch(/økte|har økt|økning|flere/);
      expect(up).not.toMatch(/gikk ned|gått ned|nedgang|færre(?! enn fire)|laveste/);
      expect(down).toMatch(/gikk .*ned|gått ned|nedgang|færre/);
      expect(down).not.toMatch(/økte|har økt|økning|flere|høyeste/);
    }
  });
});

/** «kvinner 171», «menn 4», «kvinner 759 750»: what a sentence says of each sex, whatever its order. */
function pairsOf(text: string): string[] {
  const words = text.match(/kvinner|menn|[\d\u00a0]*\d/g) ?? [];
  const [a = '', b = '', c = '', d = ''] = words;
  if (/^\d/.test(a)) return [`${b} ${a}`, `${d} ${c}`];
  // «kvinner … fra 759 til 750 … menn … fra 964 til 974», or one number each.
  const other = words.findIndex((word, i) => i > 0 && !/^\d/.test(word));
  return [words.slice(0, other).join(' '), words.slice(other).join(' ')];
}

/** The percentage, or that there was none to tell in the smaller world. */
function percentOf(
  {
    prosent,
    forrige,
  }: { prosent: { verdi: number } | undefined; forrige: { av: readonly Observation[] } },
  { serier }: FactContext,
): number | string {
  const key = forrige.av[0]?.serie ?? keyFor({ niva: 'i-alt', id: 'i-alt' });
  const small = rapporten.serier.get(key)?.observasjoner.find(({ maned }) => maned === '2021-04');
  const base = small && isVisible(small.verdi) ? small.verdi.antall : 0;
  return base < 100 || !serier.has(key) ? 'for lite' : (prosent?.verdi ?? 0);
}
