import { describe, expect, it } from 'vitest';
import { findContribution, findMovers } from '../../../src/lib/facts/contributions.ts';
import { partsOf, completeParts, siblings } from '../../../src/lib/facts/parts.ts';
import { GRAND_TOTAL, keyFor, type Subject } from '../../../src/lib/facts/context.ts';
import { findKjonn, kjonnSplitFor } from '../../../src/lib/facts/kjonn.ts';
import { findSiblings } from '../../../src/lib/facts/siblings.ts';
import { synthetic, type Leaf } from './synthetic.ts';

const FJELL: Subject = { niva: 'tiltaksgruppe', id: 'fjell' };
const FJELLTUR: Subject = { niva: 'tiltak', id: 'fjelltur' };

const two = (leaf: Leaf) => synthetic({ fra: '2021-04', maneder: 2, leaf });
const kinds = (facts: { slag: string }[]) => facts.map(({ slag }) => slag);

describe('parts of a whole', () => {
  it('are those the reports print, in the registry’s order', () => {
    const context = two(() => 50);
    const names = (sharing: Parameters<typeof partsOf>[2], subject: Subject) =>
      partsOf(context, subject, sharing).map((part) => part.emne.id);
    expect(names('tiltak', FJELL)).toEqual(['fjelltur', 'fjellvern', 'fjellskole']);
    expect(names('hovedgruppe', FJELLTUR)).toEqual(['alfa', 'beta', 'gamma']);
    expect(names('tiltaksgruppe', { niva: 'hovedgruppe', id: 'alfa' })).toEqual([
      'fjell',
      'hav',
      'skog',
    ]);
    expect(names('tiltak', FJELLTUR)).toEqual([]);
    expect(siblings(context, FJELLTUR)).toHaveLength(3);
    expect(siblings(context, GRAND_TOTAL)).toEqual([]);
  });

  it('are not complete with a hidden one, even where the visible ones add up to the total', () => {
    // Fjellskole has nobody: hidden, yet nothing is missing from the sum.
    const context = two((tiltak, _h, _k, i) => (tiltak === 'fjellskole' ? 0 : 50 + i));
    const parts = partsOf(context, FJELL, 'tiltak');
    expect(completeParts(context, keyFor(FJELL), parts, '2021-05')).toBeUndefined();
    const shares = findSiblings(context, FJELLTUR).filter(({ slag }) => slag === 'andel-av');
    expect(shares).toMatchObject([{ over: GRAND_TOTAL }]);
    const byTiltak = findContribution(context, FJELL).filter(
      (fact) => 'deling' in fact && fact.deling === 'tiltak',
    );
    expect(byTiltak).toEqual([]);
  });

  it('are not complete when they do not add up', () => {
    const context = two(() => 50);
    const [first, ...others] = partsOf(context, FJELL, 'tiltak');
    expect(first).toBeDefined();
    expect(completeParts(context, keyFor(FJELL), others, '2021-05')).toBeUndefined();
  });
});

describe('women and men of a tiltak', () => {
  it('are the sums of the printed hovedgrupper', () => {
    const context = two((_t, _h, kjonn) => (kjonn === 'kvinner' ? 30 : 20));
    const now = kjonnSplitFor(context, FJELLTUR, '2021-05');
    expect(now?.kvinner.antall).toMatchObject({ regel: 'sum', verdi: 90 });
    expect(now?.menn.antall.verdi).toBe(60);
  });

  it('are unknown with a hidden part, even where the visible ones add up to the total', () => {
    const context = two((_t, hovedgruppe, kjonn) =>
      hovedgruppe === 'gamma' && kjonn === 'kvinner' ? 0 : 30,
    );
    expect(kjonnSplitFor(context, FJELLTUR, '2021-05')).toBeUndefined();
    expect(kinds(findKjonn(context, FJELLTUR))).toEqual(['skjermet-kjonn', 'women-of-part']);
    // The group's own women and men are printed, and need no parts.
    expect(kinds(findKjonn(context, FJELL))).toContain('kvinneandel');
  });

  it('have no share told of fewer than twenty', () => {
    const context = two((tiltak) => (tiltak === 'fjelltur' ? 3 : 30));
    expect(kinds(findKjonn(context, FJELLTUR))).toEqual([]);
  });
});

describe('a subject among its siblings', () => {
  it('has passed the one it stood behind', () => {
    const context = two((tiltak, _h, _k, i) => {
      if (tiltak === 'fjelltur') return 40 + 20 * i;
      return tiltak === 'fjellvern' ? 50 : 20;
    });
    expect(findSiblings(context, FJELLTUR)).toContainEqual(
      expect.objectContaining({
        slag: 'rangskifte',
        retning: 'opp',
        forbi: { niva: 'tiltak', id: 'fjellvern' },
        rang: expect.objectContaining({ verdi: 1 }) as unknown,
      }),
    );
    expect(kinds(findSiblings(context, { niva: 'tiltak', id: 'fjellvern' }))).toContain(
      'rangskifte',
    );
  });

  it('has no place beside an equal', () => {
    const context = two(() => 50);
    expect(kinds(findSiblings(context, FJELLTUR))).toEqual(['andel-av', 'andel-av']);
  });

  it('goes against the whole, not against its group, when it is all of its group', () => {
    const context = two((tiltak, _h, _k, i) => (tiltak === 'skogplanting' ? 40 + i : 60 - 5 * i));
    expect(findSiblings(context, { niva: 'tiltak', id: 'skogplanting' })).toMatchObject([
      { slag: 'motstrom', over: GRAND_TOTAL, retning: 'opp' },
      { slag: 'andel-av', over: GRAND_TOTAL },
    ]);
  });
});

describe('the parts of a change', () => {
  it('have a driver when one is half of it or more and little goes against it', () => {
    const context = two((tiltak, _h, _k, i) => 50 + (tiltak === 'fjelltur' ? 20 * i : i));
    expect(findMovers(context, FJELL)).toContainEqual(
      expect.objectContaining({
        slag: 'driver',
        deling: 'tiltak',
        del: expect.objectContaining({ emne: FJELLTUR }) as unknown,
      }),
    );
  });

  it('have none when one goes against it: then both ways are told', () => {
    const context = two((tiltak, _h, _k, i) => 50 + (tiltak === 'fjelltur' ? 20 * i : -3 * i));
    const facts = findContribution(context, { niva: 'tiltaksgruppe', id: 'fjell' });
    expect(kinds(findMovers(context, FJELL))).not.toContain('driver');
    // The two that fell, fell equally: neither fell most.
    expect(kinds(facts)).not.toContain('motsatt');
    expect(kinds(findContribution(context, GRAND_TOTAL))).toContain('motsatt');
  });
});
