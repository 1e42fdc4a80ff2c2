import { describe, expect, it } from 'vitest';
import { describeGjenbruk } from '../../../../scripts/build/reuse.ts';

const first = { forrige: 0, beholdt: 0, endret: 0, skadet: 0 };

describe('describeGjenbruk', () => {
  it('says nothing of a first build', () => {
    expect(describeGjenbruk(first)).toBe('');
  });

  it('says how many pages are as they were', () => {
    expect(describeGjenbruk({ ...first, forrige: 253, beholdt: 252 })).toBe(
      '252 sider fra forrige bygg er beholdt uendret.\n',
    );
  });

  it('says why none are', () => {
    expect(describeGjenbruk({ ...first, forrige: 253 })).toBe(
      'Ingen sider fra forrige bygg kunne beholdes: koden, registeret, rapportene eller adressen er endret.\n',
    );
  });

  it('tells what somebody or something had damaged', () => {
    expect(describeGjenbruk({ forrige: 253, beholdt: 1, endret: 1, skadet: 2 })).toBe(
      [
        'Én side fra forrige bygg er beholdt uendret.',
        'Én side var endret eller fjernet siden forrige bygg og er laget på nytt.',
        '2 deler av lageret (CACHE_DIR) var skadet og er regnet ut på nytt.',
        '',
      ].join('\n'),
    );
  });
});
