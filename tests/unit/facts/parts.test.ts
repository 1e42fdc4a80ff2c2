import { describe, expect, it } from 'vitest';
import { findBidrag } from '../../../src/lib/facts/contributions.ts';
import { delerAv, fullstendig, sosken } from '../../../src/lib/facts/parts.ts';
import { HELHETEN, nokkelFor, type Emne } from '../../../src/lib/facts/context.ts';
import { findMovers } from '../../../src/lib/facts/movers.ts';
import { findKjonn, kjonnsfordelingFor } from '../../../src/lib/facts/kjonn.ts';
import { findSosken } from '../../../src/lib/facts/siblings.ts';
import { syntetisk, type Blad } from './synthetic.ts';

const FJELL: Emne = { niva: 'tiltaksgruppe', id: 'fjell' };
const FJELLTUR: Emne = { niva: 'tiltak', id: 'fjelltur' };

const two = (blad: Blad) => syntetisk({ fra: '2021-04', maneder: 2, blad });
const kinds = (facts: { slag: string }[]) => facts.map(({ slag }) => slag);

describe('parts of a whole', () => {
  it('are those the reports print, in the registry’s order', () => {
    const grunnlag = two(() => 50);
    const names = (deling: Parameters<typeof delerAv>[2], emne: Emne) =>
      delerAv(grunnlag, emne, deling).map((del) => del.emne.id);
    expect(names('tiltak', FJELL)).toEqual(['fjelltur', 'fjellvern', 'fjellskole']);
    expect(names('hovedgruppe', FJELLTUR)).toEqual(['alfa', 'beta', 'gamma']);
    expect(names('tiltaksgruppe', { niva: 'hovedgruppe', id: 'alfa' })).toEqual([
      'fjell',
      'hav',
      'skog',
    ]);
    expect(names('tiltak', FJELLTUR)).toEqual([]);
    expect(sosken(grunnlag, FJELLTUR)).toHaveLength(3);
    expect(sosken(grunnlag, HELHETEN)).toEqual([]);
  });

  it('are not complete with a hidden one, even where the visible ones add up to the total', () => {
    // Fjellskole has nobody: hidden, yet nothing is missing from the sum.
    const grunnlag = two((tiltak, _h, _k, i) => (tiltak === 'fjellskole' ? 0 : 50 + i));
    const deler = delerAv(grunnlag, FJELL, 'tiltak');
    expect(fullstendig(grunnlag, nokkelFor(FJELL), deler, '2021-05')).toBeUndefined();
    const shares = findSosken(grunnlag, FJELLTUR).filter(({ slag }) => slag === 'andel-av');
    expect(shares).toMatchObject([{ over: HELHETEN }]);
    const byTiltak = findBidrag(grunnlag, FJELL).filter(
      (faktum) => 'deling' in faktum && faktum.deling === 'tiltak',
    );
    expect(byTiltak).toEqual([]);
  });

  it('are not complete when they do not add up', () => {
    const grunnlag = two(() => 50);
    const [first, ...others] = delerAv(grunnlag, FJELL, 'tiltak');
    expect(first).toBeDefined();
    expect(fullstendig(grunnlag, nokkelFor(FJELL), others, '2021-05')).toBeUndefined();
  });
});

describe('women and men of a tiltak', () => {
  it('are the sums of the printed hovedgrupper', () => {
    const grunnlag = two((_t, _h, kjonn) => (kjonn === 'kvinner' ? 30 : 20));
    const now = kjonnsfordelingFor(grunnlag, FJELLTUR, '2021-05');
    expect(now?.kvinner.antall).toMatchObject({ regel: 'sum', verdi: 90 });
    expect(now?.menn.antall.verdi).toBe(60);
  });

  it('are unknown with a hidden part, even where the visible ones add up to the total', () => {
    const grunnlag = two((_t, hovedgruppe, kjonn) =>
      hovedgruppe === 'gamma' && kjonn === 'kvinner' ? 0 : 30,
    );
    expect(kjonnsfordelingFor(grunnlag, FJELLTUR, '2021-05')).toBeUndefined();
    expect(kinds(findKjonn(grunnlag, FJELLTUR))).toEqual(['skjermet-kjonn', 'women-of-part']);
    // The group's own women and men are printed, and need no parts.
    expect(kinds(findKjonn(grunnlag, FJELL))).toContain('kvinneandel');
  });

  it('have no share told of fewer than twenty', () => {
    const grunnlag = two((tiltak) => (tiltak === 'fjelltur' ? 3 : 30));
    expect(kinds(findKjonn(grunnlag, FJELLTUR))).toEqual([]);
  });
});

describe('a subject among its siblings', () => {
  it('has passed the one it stood behind', () => {
    const grunnlag = two((tiltak, _h, _k, i) => {
      if (tiltak === 'fjelltur') return 40 + 20 * i;
      return tiltak === 'fjellvern' ? 50 : 20;
    });
    expect(findSosken(grunnlag, FJELLTUR)).toContainEqual(
      expect.objectContaining({
        slag: 'rangskifte',
        retning: 'opp',
        forbi: { niva: 'tiltak', id: 'fjellvern' },
        rang: expect.objectContaining({ verdi: 1 }) as unknown,
      }),
    );
    expect(kinds(findSosken(grunnlag, { niva: 'tiltak', id: 'fjellvern' }))).toContain(
      'rangskifte',
    );
  });

  it('has no place beside an equal', () => {
    const grunnlag = two(() => 50);
    expect(kinds(findSosken(grunnlag, FJELLTUR))).toEqual(['andel-av', 'andel-av']);
  });

  it('goes against the whole, not against its group, when it is all of its group', () => {
    const grunnlag = two((tiltak, _h, _k, i) => (tiltak === 'skogplanting' ? 40 + i : 60 - 5 * i));
    expect(findSosken(grunnlag, { niva: 'tiltak', id: 'skogplanting' })).toMatchObject([
      { slag: 'motstrom', over: HELHETEN, retning: 'opp' },
      { slag: 'andel-av', over: HELHETEN },
    ]);
  });
});

describe('the parts of a change', () => {
  it('have a driver when one is half of it or more and little goes against it', () => {
    const grunnlag = two((tiltak, _h, _k, i) => 50 + (tiltak === 'fjelltur' ? 20 * i : i));
    expect(findMovers(grunnlag, FJELL)).toContainEqual(
      expect.objectContaining({
        slag: 'driver',
        deling: 'tiltak',
        del: expect.objectContaining({ emne: FJELLTUR }) as unknown,
      }),
    );
  });

  it('have none when one goes against it: then both ways are told', () => {
    const grunnlag = two((tiltak, _h, _k, i) => 50 + (tiltak === 'fjelltur' ? 20 * i : -3 * i));
    const facts = findBidrag(grunnlag, { niva: 'tiltaksgruppe', id: 'fjell' });
    expect(kinds(findMovers(grunnlag, FJELL))).not.toContain('driver');
    // The two that fell, fell equally: neither fell most.
    expect(kinds(facts)).not.toContain('motsatt');
    expect(kinds(findBidrag(grunnlag, HELHETEN))).toContain('motsatt');
  });
});
