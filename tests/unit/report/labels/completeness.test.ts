import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { CONTENT } from '../../../content-folders.ts';
import { readRegister } from '../../../../src/lib/io/register.ts';
import { ingestReport } from '../../../../src/lib/report/ingest.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures');
const STARS = 'Utdanning å å å å å';

async function damagedRows(change: (text: string) => string): Promise<[number?, string?][]> {
  const tekst = change(await readFile(join(FIXTURES, 'stars-read-as-letters/rapport.txt'), 'utf8'));
  const { register } = await readRegister(CONTENT, 'innhold');
  const file = new VFile({ path: 'rapport.txt' });
  ingestReport({ fil: 'rapport.txt', sha256: '0'.repeat(64), tekst }, register, file);
  return file.messages
    .filter(({ ruleId }) => ruleId === 'rad-skadet')
    .map(({ line, actual }) => [line, actual]);
}

describe('a row whose stars became something else', () => {
  it.each([
    ['letters', STARS],
    ['one too few', 'Utdanning å å å å'],
    ['signs', 'Utdanning # " # # "'],
    ['a damaged name', 'Utdannlng å å å å å'],
    ['nothing', 'Utdanning'],
  ])('is told where it stands: %s', async (_, line) => {
    const found = await damagedRows((text) => text.replace(STARS, line));
    expect(found).toEqual([[736, line]]);
  });

  it('is not seen in prose, nor in a row that is whole', async () => {
    expect(await damagedRows((text) => text.replace(STARS, 'Utdanning * * * * *'))).toEqual([]);
    const prose = 'Tallene er fra nav, og er gitt i tusen';
    expect(await damagedRows((text) => text.replace(STARS, prose))).toEqual([]);
  });
});
