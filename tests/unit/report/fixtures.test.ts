import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { isVisible } from '../../../src/lib/domain/value.ts';
import { ingestReport } from '../../../src/lib/report/ingest.ts';
import { register } from './labels/read.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures');

/** Every folder with a report and, written by hand, what it says: a series a line, its figures month by month. */
const CASES = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'forventet.txt')));

function read(name: string) {
  const fil = readdirSync(join(FOLDER, name)).find((one) => one.startsWith('rapport.')) ?? '';
  const tekst = readFileSync(join(FOLDER, name, fil), 'utf8');
  const file = new VFile({ path: fil });
  const rapport = ingestReport({ fil, sha256: '0'.repeat(64), tekst }, register, file);
  const errors = file.messages.filter(({ fatal }) => fatal).map(String);
  return { rapport, errors, tekst, file };
}

function expected(name: string): Map<string, string> {
  const [head = '', ...rows] = readFileSync(join(FOLDER, name, 'forventet.txt'), 'utf8')
    .trimEnd()
    .split('\n');
  const [, ...maneder] = head.split(' ');
  return new Map(
    rows.flatMap((row) => {
      const [series = '', ...number] = row.split(' ');
      return number.map((count, i): [string, string] => [`${series}@${maneder[i] ?? ''}`, count]);
    }),
  );
}

describe('invented reports with what they say', () => {
  it('are there in every format', () => expect(CASES.length).toBeGreaterThanOrEqual(7));

  it.each(CASES)('%s', (name) => {
    const { rapport, errors } = read(name);
    expect(errors).toEqual([]);
    const said = (rapport?.observasjoner ?? []).map(({ serie, maned, verdi }): [string, string] => [
      `${serie}@${maned}`,
      isVisible(verdi) ? String(verdi.antall) : '*',
    ]);
    expect(said.sort()).toEqual([...expected(name)].sort());
  });

  it.each(CASES)('%s points at every figure', (name) => {
    const { rapport, tekst } = read(name);
    const lines = tekst.replace(/^\uFEFF/, '').split(/\r?\n/);
    for (const { verdi, kilde } of rapport?.observasjoner ?? []) {
      const printed = lines[kilde.linje - 1]?.slice(kilde.kolonne - 1) ?? '';
      const digits = printed.split(/\t|\||,| {2}/)[0]?.replace(/[^\d*]/g, '') ?? '';
      if (isVisible(verdi)) expect(digits.startsWith(String(verdi.antall))).toBe(true);
      else expect(printed).toMatch(/^(\*|\\\*|,|$)/);
    }
  });

  it('tell of the new tiltak, and of nothing but it', () => {
    const { rapport, file } = read('syntetisk-nytt');
    expect(rapport?.nye.map(({ slug, gruppe }) => [slug, gruppe])).toEqual([
      ['fjellklatring', 'oppfolging'],
    ]);
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['nytt-tiltak']);
  });
});
