import { describe, expect, it } from 'vitest';
import { describeReuse } from '../../../src/lib/build/kept-pages.ts';

const first = { known: 0, kept: 0, changed: 0, damaged: 0 };

describe('describeReuse', () => {
  it('says nothing of a first build', () => {
    expect(describeReuse(first)).toBe('');
  });

  it('says how many pages are as they were', () => {
    expect(describeReuse({ ...first, known: 253, kept: 252 })).toBe(
      '252 sider fra forrige bygg er beholdt uendret.\n',
    );
  });

  it('says why none are', () => {
    expect(describeReuse({ ...first, known: 253 })).toBe(
      'Ingen sider fra forrige bygg kunne beholdes: koden, registeret, rapportene eller adressen er endret.\n',
    );
  });

  it('tells what somebody or something had damaged', () => {
    expect(describeReuse({ known: 253, kept: 1, changed: 1, damaged: 2 })).toBe(
      [
        'Én side fra forrige bygg er beholdt uendret.',
        'Én side var endret eller fjernet siden forrige bygg og er laget på nytt.',
        '2 deler av lageret (CACHE_DIR) var skadet og er regnet ut på nytt.',
        '',
      ].join('\n'),
    );
  });
});
