import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { GRENSER } from '../../../../src/lib/report/parse/limits.ts';
import { readReport } from '../../../../src/lib/report/parse/parse.ts';
import { RAPPORT, readModell } from './model.ts';
import { toLayout, toMarkdown } from './write.ts';

function read(value: string) {
  const file = new VFile({ path: 'r.txt', value });
  const lesning = readReport(file);
  return { lesning, rules: file.messages.map(({ ruleId }) => ruleId), file };
}

const CSV = 'maned,niva,id,navn,hovedgruppe,kjonn,antall,status,rapport,linje,kolonne\n';

describe('readReport', () => {
  it.each([
    ['tekst', RAPPORT],
    ['tekst', toLayout(readModell())],
    ['markdown', toMarkdown(readModell())],
    ['csv', CSV],
    [
      'csv',
      `\uFEFF\r\n"maned";"niva";"id";"navn";"hovedgruppe";"kjonn";"antall";"status";"rapport";"linje";"kolonne"\r\n`,
    ],
  ])('tells %s from the content', (format, tekst) => {
    expect(read(tekst).lesning?.format).toBe(format);
  });

  it.each([
    '',
    'Ingenting her.\n',
    'a,b,c\n1,2,3\n',
    '# Overskrift\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  ])('refuses %j, which has no month header, and says what it looked for', (tekst) => {
    const { lesning, rules, file } = read(tekst);
    expect(lesning).toBeUndefined();
    expect(rules).toEqual(['ingen-tabeller']);
    expect(file.messages[0]?.expected).toHaveLength(2);
  });

  it.each([
    ['for-stor-fil', RAPPORT.repeat(1850)],
    ['for-stor-fil', '\t'.repeat(50_000_000)],
    ['for-stor-fil', CSV + ','.repeat(50_000_000)],
    ['for-stor-fil', toMarkdown(readModell()).repeat(10)],
    ['for-mange-linjer', '\n'.repeat(GRENSER.linjer + 1)],
    ['for-lang-linje', `${RAPPORT}${'x'.repeat(GRENSER.linjelengde + 1)}`],
  ])('refuses a hostile file with %s, at once', (rule, tekst) => {
    const before = process.cpuUsage();
    const { lesning, rules } = read(tekst);
    expect([lesning, rules]).toEqual([undefined, [rule]]);
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });
});
