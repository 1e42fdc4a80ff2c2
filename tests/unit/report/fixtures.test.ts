import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { isSynlig } from '../../../src/lib/domain/value.ts';
import { ingestReport } from '../../../src/lib/report/ingest.ts';
import { register } from './labels/read.ts';

const MAPPE = join(import.meta.dirname, '../../fixtures');

/** Every folder with a report and, written by hand, what it says: a series a line, its figures month by month. */
const TILFELLER = readdirSync(MAPPE).filter((navn) =>
  existsSync(join(MAPPE, navn, 'forventet.txt')),
);

function read(navn: string) {
  const fil = readdirSync(join(MAPPE, navn)).find((one) => one.startsWith('rapport.')) ?? '';
  const tekst = readFileSync(join(MAPPE, navn, fil), 'utf8');
  const file = new VFile({ path: fil });
  const rapport = ingestReport({ fil, sha256: '0'.repeat(64), tekst }, register, file);
  const errors = file.messages.filter(({ fatal }) => fatal).map(String);
  return { rapport, errors, tekst, file };
}

function expected(navn: string): Map<string, string> {
  const [head = '', ...rows] = readFileSync(join(MAPPE, navn, 'forventet.txt'), 'utf8')
    .trimEnd()
    .split('\n');
  const [, ...maneder] = head.split(' ');
  return new Map(
    rows.flatMap((row) => {
      const [serie = '', ...tall] = row.split(' ');
      return tall.map((antall, i): [string, string] => [`${serie}@${maneder[i] ?? ''}`, antall]);
    }),
  );
}

describe('invented reports with what they say', () => {
  it('are there in every format', () => expect(TILFELLER.length).toBeGreaterThanOrEqual(7));

  it.each(TILFELLER)('%s', (navn) => {
    const { rapport, errors } = read(navn);
    expect(errors).toEqual([]);
    const said = (rapport?.observasjoner ?? []).map(({ serie, maned, verdi }): [string, string] => [
      `${serie}@${maned}`,
      isSynlig(verdi) ? String(verdi.antall) : '*',
    ]);
    expect(said.sort()).toEqual([...expected(navn)].sort());
  });

  it.each(TILFELLER)('%s points at every figure', (navn) => {
    const { rapport, tekst } = read(navn);
    const lines = tekst.replace(/^\uFEFF/, '').split(/\r?\n/);
    for (const { verdi, kilde } of rapport?.observasjoner ?? []) {
      const printed = lines[kilde.linje - 1]?.slice(kilde.kolonne - 1) ?? '';
      const digits = printed.split(/\t|\||,| {2}/)[0]?.replace(/[^\d*]/g, '') ?? '';
      if (isSynlig(verdi)) expect(digits.startsWith(String(verdi.antall))).toBe(true);
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
