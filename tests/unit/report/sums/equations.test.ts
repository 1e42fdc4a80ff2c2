import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRegister } from '../../../../src/lib/io/register.ts';
import type { SeriesKey } from '../../../../src/lib/domain/key.ts';
import { listSums } from '../../../../src/lib/report/sums/equations.ts';

const { register } = await readRegister(
  join(import.meta.dirname, '../../../fixtures/innhold'),
  'x',
);

/** Sums as `total = part + part (absent)`. */
function list(...series: SeriesKey[]): string[] {
  return listSums(series, register).map(({ slag, total, deler, mangler }) => {
    const absent = mangler.length === 0 ? '' : ` (${mangler.length} mangler)`;
    return `${slag}: ${total} = ${deler.join(' + ')}${absent}`;
  });
}

describe('listSums', () => {
  it('adds up both sexes', () => {
    expect(
      list('i-alt/i-alt/alle/alle', 'i-alt/i-alt/alle/kvinner', 'i-alt/i-alt/alle/menn'),
    ).toEqual(['kjonn: i-alt/i-alt/alle/alle = i-alt/i-alt/alle/kvinner + i-alt/i-alt/alle/menn']);
  });

  it('promises nothing of a table that is not printed', () => {
    expect(list('i-alt/i-alt/alle/alle', 'i-alt/i-alt/alle/kvinner')).toEqual([]);
    expect(list('tiltak/mentor/alle/alle', 'tiltak/mentor/andre-pa-tiltak/alle')).toEqual([]);
  });

  it('counts a row that its table leaves out as a part that is absent', () => {
    expect(
      list('tiltaksgruppe/arbeidspraksis/alle/alle', 'tiltak/arbeidstrening/alle/alle'),
    ).toContain(
      'tiltak: tiltaksgruppe/arbeidspraksis/alle/alle = tiltak/arbeidstrening/alle/alle (2 mangler)',
    );
  });

  it('takes the tables of a hovedgruppe without participants for absent too', () => {
    const printed: SeriesKey[] = [
      'hovedgruppe/andre-pa-tiltak/andre-pa-tiltak/alle',
      'tiltak/mentor/alle/alle',
      'tiltak/mentor/andre-pa-tiltak/alle',
    ];
    expect(list(...printed)).toEqual([
      'hovedgrupper: tiltak/mentor/alle/alle = tiltak/mentor/andre-pa-tiltak/alle (2 mangler)',
    ]);
  });

  it('adds up to a total that its table leaves out', () => {
    const printed: SeriesKey[] = [
      'tiltak/jobbklubb/alle/alle',
      'tiltak/mentor/alle/kvinner',
      'tiltak/mentor/alle/menn',
    ];
    expect(list(...printed)).toContain(
      'kjonn: tiltak/mentor/alle/alle = tiltak/mentor/alle/kvinner + tiltak/mentor/alle/menn',
    );
  });
});
