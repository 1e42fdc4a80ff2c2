import { beforeAll, describe, expect, it } from 'vitest';
import {
  ENTITY_LEVELS,
  entriesAt,
  entryFor,
  type Register,
} from '../../../src/lib/domain/register.ts';
import { readRegister } from '../../../src/lib/io/register.ts';

let register: Register;
beforeAll(async () => {
  ({ register } = await readRegister('tests/fixtures/innhold', 'tests/fixtures/innhold'));
});

describe('the registry’s entries', () => {
  it('are found on their own level only', () => {
    expect(entryFor({ niva: 'tiltak', id: 'mentor' }, register)?.navn).toBe('Mentor');
    expect(entryFor({ niva: 'tiltaksgruppe', id: 'mentor' }, register)).toBeUndefined();
    expect(entryFor({ niva: 'hovedgruppe', id: 'andre-pa-tiltak' }, register)?.navn).toBe(
      'Andre på tiltak',
    );
  });

  it('are none of the grand total', () => {
    expect(entriesAt('i-alt', register)).toEqual([]);
    expect(entryFor({ niva: 'i-alt', id: 'i-alt' }, register)).toBeUndefined();
  });

  it('are three hovedgrupper first', () => {
    expect(ENTITY_LEVELS[0]).toBe('hovedgruppe');
    expect(entriesAt('hovedgruppe', register)).toHaveLength(3);
  });
});
