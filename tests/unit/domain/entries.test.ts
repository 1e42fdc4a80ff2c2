import { beforeAll, describe, expect, it } from 'vitest';
import { ENTRY_LEVELS, entriesAt, entryFor } from '../../../src/lib/domain/entries.ts';
import type { Register } from '../../../src/lib/domain/register.ts';
import { readRegister } from '../../../src/lib/io/register.ts';

let register: Register;
beforeAll(async () => {
  ({ register } = await readRegister('tests/fixtures/innhold', 'tests/fixtures/innhold'));
});

describe('the registry’s entries', () => {
  it('are found on their own level only', () => {
    expect(entryFor(register, { niva: 'tiltak', id: 'mentor' })?.navn).toBe('Mentor');
    expect(entryFor(register, { niva: 'tiltaksgruppe', id: 'mentor' })).toBeUndefined();
    expect(entryFor(register, { niva: 'hovedgruppe', id: 'andre-pa-tiltak' })?.navn).toBe(
      'Andre på tiltak',
    );
  });

  it('are none of the grand total', () => {
    expect(entriesAt(register, 'i-alt')).toEqual([]);
    expect(entryFor(register, { niva: 'i-alt', id: 'i-alt' })).toBeUndefined();
  });

  it('are three hovedgrupper first', () => {
    expect(ENTRY_LEVELS[0]).toBe('hovedgruppe');
    expect(entriesAt(register, 'hovedgruppe')).toHaveLength(3);
  });
});
