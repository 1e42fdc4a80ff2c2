import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { readImport } from '../../../../src/lib/io/read-import.ts';
import { ingestReport } from '../../../../src/lib/report/ingest.ts';
import { RAPPORT } from '../parse/model.ts';
import { register } from './read.ts';

const LINES = RAPPORT.split('\n');

/** The errors of a text: where, which rule, and what was expected. */
function errorsOf(tekst: string): string[] {
  const file = new VFile({ path: '2021-05.txt' });
  ingestReport({ fil: '2021-05.txt', sha256: '', tekst }, structuredClone(register), file);
  return file.messages
    .filter(({ fatal }) => fatal)
    .map(
      ({ line, ruleId, expected }) => `${line ?? 0} ${ruleId ?? ''} ${(expected ?? []).join('|')}`,
    );
}

/** The report down to and with a line, from 1. */
const down = (line: number) => LINES.slice(0, line);

describe('a text that ends before the report does', () => {
  it('is told once, with the table that should come next, where it ends inside a table', () => {
    // Line 577 is the last group but one of women with reduced work capacity; line 583 begins its next page.
    const next = '«Kvinner, andre på tiltak» i seksjonen «Tiltak, hovedgrupper og kjønn» og 3 til';
    expect(errorsOf(down(577).join('\n'))).toEqual([`577 rapport-avkortet ${next}`]);
    // With the heading of the next page too.
    expect(errorsOf(down(587).join('\n'))).toEqual([`577 rapport-avkortet ${next}`]);
  });

  it('is told once where it ends inside a row', () => {
    const text = [...down(486), 'Vgs/yrkesfaglig utdanning\t90\t115\t136\t\t'].join('\n');
    expect(errorsOf(text)).toEqual([
      '487 rapport-avkortet «Kvinner, nedsatt arbeidsevne, på tiltak» i seksjonen «Tiltak, hovedgrupper og kjønn» og 4 til',
    ]);
  });

  it('is told once where it lacks tables of its last section, and the tiltak, whatever its encoding', async () => {
    // Line 95 is the last row of women in the groups: men and ten more tables follow.
    const text = `\uFEFF${down(95).join('\r\n')}\r\n`;
    const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
    const imported = await readImport(bytes);
    if ('problem' in imported) throw new Error(imported.problem);
    expect(imported.notes).toEqual(['skrevet om fra tegnkodingen UTF-16']);
    expect(errorsOf(imported.text).map((one) => one.replace(/^\d+ /, ''))).toEqual([
      'rapport-avkortet «Menn» i seksjonen «Tiltaksgrupper og kjønn» og 10 til',
    ]);
  });

  it('keeps what else is wrong, where that stands before its last table', () => {
    // 38 833 on line 46 is «I alt menn» in February.
    const misread = RAPPORT.replace('\t38 833\t', '\t38 838\t').split('\n').slice(0, 577);
    const told = errorsOf(misread.join('\n'));
    expect(told.filter((one) => one.includes('rapport-avkortet'))).toEqual([]);
    expect(told.some((one) => one.includes('celle-mot-summer'))).toBe(true);
  });

  it('is not what is told where a table before the last is lost', () => {
    // Lines 123 to 204 are the tiltak, 205 to 449 the tiltak by hovedgruppe.
    const holed = [...LINES.slice(0, 205), ...LINES.slice(255, 577)].join('\n');
    expect(errorsOf(holed).filter((one) => one.includes('rapport-avkortet'))).toEqual([]);
  });
});
