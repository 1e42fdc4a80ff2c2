import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LITEN } from './content-folders.ts';

/**
 * What a second edition of the small report says otherwise, all in May, by line of the report: what the line ends in, and
 * in the second edition. One more man in Mentor and one fewer in Jobbklubb (six figures), and among those with reduced
 * capacity a figure that is hidden, with two that make up for it. Every sum still holds.
 */
export const SECOND_EDITION: readonly (readonly [line: number, from: string, to: string])[] = [
  [112, '2 021', '2 020'],
  [113, '706', '707'],
  [165, '1 100', '1 099'],
  [166, '691', '692'],
  [202, '853', '855'],
  [203, '5', '*'],
  [256, '10', '12'],
  [271, '881', '880'],
  [272, '487', '488'],
];

/** The text of the small report, as it is and with the ends of some lines changed. Throws where a line does not end so. */
export async function smallReport(
  changes: readonly (readonly [line: number, from: string, to: string])[] = [],
): Promise<string> {
  const lines = (await readFile(join(LITEN, 'rapporter/2021-05.txt'), 'utf8')).split('\n');
  for (const [line, from, to] of changes) {
    const text = lines[line - 1] ?? '';
    if (!text.endsWith(`\t${from}`))
      throw new RangeError(`Linje ${line} slutter ikke med ${from}.`);
    lines[line - 1] = `${text.slice(0, -from.length)}${to}`;
  }
  return lines.join('\n');
}

/** The small report without Mentor: Jobbklubb is all there is of its group. */
export async function withoutMentor(): Promise<string> {
  const lines = (await smallReport()).split('\n');
  return lines
    .map((line, i) => {
      if (!line.startsWith('Jobbklubb\t')) return line;
      const whole = lines.slice(i).find((one) => /^I alt .*oppfølging\t/.test(one)) ?? '';
      return `Jobbklubb${whole.slice(whole.indexOf('\t'))}`;
    })
    .filter((line) => !line.startsWith('Mentor\t'))
    .join('\n');
}

/** A folder of its own with the small content, and further reports by file name. */
export async function smallContent(reports: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'utgaver-'));
  await cp(LITEN, folder, { recursive: true });
  for (const [name, text] of Object.entries(reports))
    await writeFile(join(folder, 'rapporter', name), text);
  return folder;
}
