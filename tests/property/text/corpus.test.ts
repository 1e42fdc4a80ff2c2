import { beforeAll, describe, expect, it } from 'vitest';
import { inventUtgivelser } from '../../../bench/releases.ts';
import { isVaried, measureMonth } from '../../../bench/variation.ts';
import { addManeder, type Maned } from '../../../src/lib/domain/maned.ts';
import { isSynlig, SKJERMET } from '../../../src/lib/domain/value.ts';
import { findFakta } from '../../../src/lib/facts/find-facts.ts';
import type { Faktum, Slag } from '../../../src/lib/facts/fact.ts';
import { findRekke } from '../../../src/lib/facts/trend.ts';
import { celler, nokkelFor, synligFor, type Grunnlag } from '../../../src/lib/facts/context.ts';
import { toPlain } from '../../../src/lib/text/phrase.ts';
import { sammendragFor } from '../../../src/lib/text/summary.ts';
import { misspelt } from '../../language/spelling.ts';
import { tilfeldig } from '../../unit/facts/synthetic.ts';
import { allPhrases, faults } from '../../unit/text/all.ts';
import { faultsIn } from '../../unit/text/faults.ts';
import { mapCells, reversed, shuffled, swapped, times, withoutBreaks } from '../../unit/text/transform.ts';
import { emner, readRapporten } from '../../unit/text/report.ts';

/**
 * The four families of tests on invented corpora: what every release told of its own month. The short one has a
 * release each month. Of the long one only the years' last releases and the newest are made, to save time, so that
 * its series are as long as ever.
 */
const KORPUS = [
  { maneder: 24, hver: 1, alle: true },
  { maneder: 240, hver: 12, alle: false },
];

describe.each(KORPUS)('the texts of $maneder invented months', ({ maneder, hver, alle }) => {
  const utgivelser: Grunnlag[] = [];
  let siste: Grunnlag;
  beforeAll(async () => {
    const { register } = await readRapporten();
    utgivelser.push(...inventUtgivelser(register, maneder, hver));
    siste = utgivelser.at(-1) as Grunnlag;
  });

  /** Releases from all over the corpus, and the newest: enough to find what is wrong in the words of any. */
  const some = () => utgivelser.filter((_, i) => i % 5 === 4 || i === utgivelser.length - 1);

  it('tell of years before, revisions, gaps, hidden stretches and breaks', () => {
    const kinds = new Set(
      utgivelser.flatMap((grunnlag) =>
        emner(grunnlag).flatMap((emne) => {
          const { plan } = sammendragFor(emne, grunnlag);
          const told = [plan.apner, ...plan.videre, ...plan.kjonn, ...plan.forbehold];
          return [...plan.apning, ...told.map((faktum) => faktum?.slag)];
        }),
      ),
    );
    const expected: Slag[] = ['fjor', 'mangler', 'skjermet-na', 'skjermet-tidligere', 'brudd'];
    expect([...kinds]).toEqual(expect.arrayContaining([...expected, 'rekke', 'vending', 'topp']));
    if (alle) expect([...kinds]).toEqual(expect.arrayContaining(['revidert', 'revidert-flere']));
  });

  it('are true, and keep the house style', () => {
    for (const grunnlag of some()) expect(faults(grunnlag), grunnlag.maned).toEqual([]);
  });

  it('are spelt right', () => {
    const words = some().flatMap((grunnlag) => allPhrases(grunnlag).map(toPlain));
    expect(misspelt(words.join(' '))).toEqual([]);
  });

  it('are varied', () => {
    for (const grunnlag of utgivelser) {
      const funnet = measureMonth(grunnlag);
      expect(isVaried(funnet), `${grunnlag.maned}: ${funnet.setningsskjeletter[0]?.tekst}`).toBe(
        true,
      );
    }
  });

  it('do not depend on the order of the rows', () => {
    expect(textsOf(shuffled(siste, tilfeldig(maneder)))).toEqual(textsOf(siste));
  });

  it('keep directions when every number is ten times as large', () => {
    const directions = (grunnlag: Grunnlag) =>
      factsOf(grunnlag).flatMap(({ id, faktum }) => {
        if (faktum.slag === 'endring') return [[id, Math.sign(faktum.endring.verdi)]];
        if (faktum.slag === 'topp' || faktum.slag === 'bunn') return [[id, faktum.slag]];
        return faktum.slag === 'rekke' ? [[id, faktum.retning, faktum.lengde.verdi]] : [];
      });
    expect(directions(times(siste, 10))).toEqual(directions(siste));
  });

  it('turn the women’s share around with the sexes', () => {
    const shares = (grunnlag: Grunnlag, turn: (share: number) => number) =>
      factsOf(grunnlag).flatMap(({ id, faktum }) => {
        if (faktum.slag === 'kvinneandel') return [[id, turn(faktum.na.verdi)]];
        return faktum.slag === 'kjonn-hver-sin-vei' ? [[id, faktum.kvinnerRetning]] : [];
      });
    const own = shares(siste, (share) => share).map(([id, told]) =>
      typeof told === 'number' ? [id, told] : [id, told === 'opp' ? 'ned' : 'opp'],
    );
    const other = shares(swapped(siste), (share) => 1000 - share);
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
    const forwards = { ...siste, register: withoutBreaks(siste.register) };
    const fra = utgivelser[0]?.maned.slice(0, 4);
    const start = `${fra}-01` as Maned;
    const backwards = reversed(forwards, start);
    let compared = 0;
    for (const emne of emner(forwards)) {
      const [run] = findRekke(forwards, nokkelFor(emne));
      if (run?.slag !== 'rekke') continue;
      // What ended with the newest month now begins with the oldest.
      const last = addManeder(start, run.lengde.verdi);
      const [turned] = findRekke({ ...backwards, maned: last }, nokkelFor(emne));
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
    const next = tilfeldig(7);
    const keys = emner(siste)
      .filter((_, i) => i % 4 === 0)
      .map((emne) => nokkelFor(emne));
    const chosen = keys.flatMap((nokkel) => {
      const visible = celler(siste, nokkel)
        .slice(-6)
        .filter(({ verdi }) => isSynlig(verdi));
      const cell = visible[Math.floor(next() * visible.length)];
      return cell ? [cell] : [];
    });
    expect(chosen.length).toBeGreaterThan(8);
    for (const { serie, maned } of chosen) {
      const hidden = mapCells(siste, (celle) =>
        celle.serie === serie && celle.maned === maned ? { ...celle, verdi: SKJERMET } : celle,
      );
      expect(synligFor(hidden, serie, maned)).toBeUndefined();
      const told = emner(hidden).flatMap((emne) => {
        const { overskrift, setninger, forbehold, beregninger } = sammendragFor(emne, hidden);
        return [
          ...[overskrift, ...setninger, ...forbehold].map(({ innhold }) => innhold),
          ...beregninger.flatMap(({ formler }) => formler),
        ];
      });
      expect(told.flatMap((phrase) => faultsIn(phrase, hidden.serier, ['2-årig']))).toEqual([]);
    }
  });
});

function textsOf(grunnlag: Grunnlag): string[] {
  return emner(grunnlag).flatMap((emne) => {
    const { overskrift, setninger, forbehold } = sammendragFor(emne, grunnlag);
    return [overskrift, ...setninger, ...forbehold].map(({ innhold }) => toPlain(innhold));
  });
}

function factsOf(grunnlag: Grunnlag): { id: string; faktum: Faktum }[] {
  return emner(grunnlag).flatMap((emne) =>
    findFakta(grunnlag, emne).map((faktum) => ({ id: `${emne.niva}/${emne.id}`, faktum })),
  );
}
