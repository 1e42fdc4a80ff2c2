import { describe, expect, it } from 'vitest';
import { formatLlms } from '../../../src/lib/site/llms.ts';

describe('formatLlms', () => {
  it('is Markdown that shows any name as it is, on its line', () => {
    const text = formatLlms(
      'T',
      ['Om.', 'Mer.'],
      [{ tittel: 'A', links: [{ navn: '[x](y)\n# *z*', adresse: '/a/', forklaring: '<b>' }] }],
    );
    expect(text).toBe('# T\n\n> Om.\n\nMer.\n\n## A\n\n- [\\[x\\](y) # \\*z\\*](/a/): \\<b\\>\n');
  });
});
