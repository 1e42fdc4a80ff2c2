import { describe, expect, it } from 'vitest';
import { describeReuse } from '../../../src/lib/build/reuse.ts';

describe('describeReuse', () => {
  it('says nothing of a first build', () => {
    expect(describeReuse({ kept: 0, damaged: 0 })).toBe('');
  });

  it('says how many pages are as they were', () => {
    expect(describeReuse({ kept: 252, damaged: 0 })).toBe(
      '252 sider fra forrige bygg er beholdt uendret.\n',
    );
  });

  it('tells what somebody or something had damaged', () => {
    expect(describeReuse({ kept: 1, damaged: 2 })).toBe(
      [
        'Én side fra forrige bygg er beholdt uendret.',
        '2 deler av lageret (CACHE_DIR) var skadet og er regnet ut på nytt.',
        '',
      ].join('\n'),
    );
  });
});
