import { describe, expect, it } from 'vitest';
import { createFremdrift } from '../../../scripts/bygg/fremdrift.ts';

/** What is told of `pages` pages, one every `ms` milliseconds, when `expected` are expected. */
function told(pages: number, expected: number, { isTTY, ms }: { isTTY: boolean; ms: number }) {
  let written = '';
  let clock = 0;
  const stream = { isTTY, write: (text: string) => (written += text) };
  const fremdrift = createFremdrift(
    () => expected,
    stream as unknown as NodeJS.WriteStream,
    () => clock,
  );
  for (let i = 0; i < pages; i += 1) {
    clock += ms;
    fremdrift.step();
  }
  fremdrift.done();
  return written;
}

describe('createFremdrift', () => {
  it('tells a line for every thousand pages where nobody is watching', () => {
    expect(told(3000, 4000, { isTTY: false, ms: 2 })).toBe(
      '1000 av 4000 sider, 6 s igjen\n2000 av 4000 sider, 4 s igjen\n3000 av 4000 sider, 2 s igjen\n',
    );
  });

  it('changes one line on a terminal, and takes it away', () => {
    const written = told(300, 300, { isTTY: true, ms: 100 });
    expect(written).toContain('\r150 av 300 sider, 15 s igjen\u001b[K');
    expect(written).not.toContain('\n');
    expect(written.endsWith('\r\u001b[K')).toBe(true);
  });

  it('says minutes where seconds would be many, and nothing of small builds', () => {
    expect(told(1000, 2000, { isTTY: false, ms: 200 })).toContain(
      '1000 av 2000 sider, 4 min igjen',
    );
    expect(told(150, 150, { isTTY: true, ms: 100 })).toBe('');
  });

  it('never tells of more pages than all, or of time less than none', () => {
    expect(told(2000, 1500, { isTTY: false, ms: 2 })).toBe(
      '1000 av 1500 sider, 1 s igjen\n2000 av 2000 sider, 0 s igjen\n',
    );
  });
});
