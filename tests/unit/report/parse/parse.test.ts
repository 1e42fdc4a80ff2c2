import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../src/lib/report/parse/lines.ts';
import { readReport } from '../../../../src/lib/report/parse/parse.ts';
import { RAPPORT, readModel } from './model.ts';
import { toLayout, toMarkdown } from './write.ts';

function read(value: string) {
  const file = new VFile({ path: 'r.txt', value });
  const reading = readReport(file);
  return { reading, rules: file.messages.map(({ ruleId }) => ruleId), file };
}

const CSV = 'maned,niva,id,navn,hovedgruppe,kjonn,antall,status,rapport,linje,kolonne\n';

describe('readReport', () => {
  it.each([
    ['tekst', RAPPORT],
    ['tekst', toLayout(readModel())],
    ['markdown', toMarkdown(readModel())],
    ['csv', CSV],
    [
      'csv',
      `\uFEFF\r\n"maned";"niva";"id";"navn";"hovedgruppe";"kjonn";"antall";"status";"rapport";"linje";"kolonne"\r\n`,
    ],
  ])('tells %s from the content', (format, text) => {
    expect(read(text).reading?.format).toBe(format);
  });

  it.each([
    '',
    'Ingenting her.\n',
    'a,b,c\n1,2,3\n',
    '# Overskrift\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  ])('refuses %j, which has no month header, and says what it looked for', (text) => {
    const { reading, rules, file } = read(text);
    expect(reading).toBeUndefined();
    expect(rules).toEqual(['ingen-tabeller']);
    expect(file.messages[0]?.expected).toHaveLength(2);
  });

  it.each([
    ['for-stor-fil', RAPPORT.repeat(1850)],
    ['for-stor-fil', '\t'.repeat(50_000_000)],
    ['for-stor-fil', CSV + ','.repeat(50_000_000)],
    ['for-stor-fil', toMarkdown(readModel()).repeat(10)],
    ['for-mange-linjer', '\n'.repeat(LIMITS.linjer + 1)],
    ['for-lang-linje', `${RAPPORT}${'x'.repeat(LIMITS.lineLength + 1)}`],
  ])('refuses a hostile file with %s, at once', (rule, text) => {
    const before = process.cpuUsage();
    const { reading, rules } = read(text);
    expect([reading, rules]).toEqual([undefined, [rule]]);
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });
});
