import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { readRegister } from '../../../src/lib/io/register.ts';
import { ingestReport } from '../../../src/lib/report/ingest.ts';
import { CONTENT } from '../../content-folders.ts';

const { register } = await readRegister(CONTENT, 'tests/fixtures/innhold');
const TEXT = readFileSync(join(CONTENT, 'rapporter/2021-05.txt'), 'utf8');

function kanMangle(tekst: string): string {
  const file = new VFile({ path: '2021-05.txt' });
  ingestReport({ fil: '2021-05.txt', sha256: '0'.repeat(64), tekst }, register, file);
  const found = file.messages.filter(({ ruleId }) => ruleId === 'rad-kan-mangle');
  expect(found).toHaveLength(1);
  return String(found[0]?.reason);
}

describe('rad-kan-mangle', () => {
  it('lists the rows of the real report that are left out beside two hidden ones', () => {
    expect(kanMangle(TEXT)).toMatch(/^8 rader /);
  });

  it('tells of a row of hidden cells that was lost without a trace', () => {
    const lines = TEXT.split('\n');
    expect(lines[851]).toMatch(/^Vgs\/yrkesfaglig utdanning enkeltplass, Forsøk(\t\*){5}/);
    lines.splice(851, 1);
    const reason = kanMangle(lines.join('\n'));
    expect(reason).toMatch(/^9 rader /);
    expect(reason).toContain(
      'Vgs/yrkesfaglig utdanning enkeltplass, Forsøk (menn, Andre på tiltak), se linje',
    );
  });
});
