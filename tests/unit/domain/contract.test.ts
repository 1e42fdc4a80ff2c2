import { describe, expect, it } from 'vitest';
import { DOWNLOAD_COLUMNS, FIGURE_KINDS, KJONN, NIVAER } from '../../../src/lib/domain/contract.ts';

/** The words as they have been promised: adding one is fine, changing or losing one breaks what others have built on them. */
describe('the words of the contract', () => {
  it('the header of downloads', () => {
    expect(DOWNLOAD_COLUMNS.join(',')).toBe(
      'maned,niva,id,navn,hovedgruppe,kjonn,antall,status,rapport,linje,kolonne',
    );
  });

  it('levels and sexes, in the order downloads are sorted by', () => {
    expect(NIVAER).toEqual(['i-alt', 'hovedgruppe', 'tiltaksgruppe', 'tiltak']);
    expect(KJONN).toEqual(['alle', 'kvinner', 'menn']);
  });

  it('the figures that have addresses', () => {
    expect(FIGURE_KINDS).toEqual(
      expect.arrayContaining(
        'utvikling endring kjonn hovedgrupper sammensetning sosken bevegelser'.split(' '),
      ),
    );
  });
});
