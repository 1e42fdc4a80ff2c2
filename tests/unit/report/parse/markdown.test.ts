import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../../src/lib/report/parse/lines.ts';
import { parseMarkdown } from '../../../../src/lib/report/parse/markdown.ts';

const SOURCE = [
  '\uFEFF## Tiltak',
  '',
  '**Menn, nedsatt',
  'arbeidsevne, på tiltak**',
  'Tiltak',
  '|  | Januar | **Februar** |',
  '| I alt | 72 086 | \\* |',
  '',
  '|---|--:|--:|',
  '| A\\|b | * | 4 |',
  '---',
  '* 3',
  '    innrykket',
].join('\r\n');

/** Type and text of each block, rows of tables one by one. */
function blocks(text: string): string[] {
  return parseMarkdown(splitLines(text)).children.flatMap((node) =>
    node.type === 'table'
      ? node.children.map((row) => `rad ${row.children.map((cell) => toString(cell)).join('|')}`)
      : [`${node.type} ${toString(node)}`],
  );
}

describe('parseMarkdown', () => {
  it('finds rows across blank lines and rule lines, and takes no line for a list, code or heading', () => {
    expect(blocks(SOURCE)).toEqual([
      'heading Tiltak',
      'paragraph Menn, nedsatt\narbeidsevne, på tiltak',
      'paragraph Tiltak',
      'rad |Januar|Februar',
      'rad I alt|72 086|*',
      'rad A|b|*|4',
      'paragraph * 3',
      'paragraph innrykket',
    ]);
  });

  it('gives every piece of text its place in the source', () => {
    const lines = splitLines(SOURCE);
    visit(parseMarkdown(lines), 'text', ({ value, position }) => {
      const { line = 0, column = 0, offset = 0 } = position?.start ?? {};
      const first = value.split('\n')[0]?.replace(/[*|].*/, '') ?? '';
      expect(lines[line - 1]?.tekst.slice(column - 1)).toContain(first);
      expect(SOURCE.slice(offset)).toContain(first);
      expect(SOURCE.slice(offset, offset + 1)).toBe(lines[line - 1]?.tekst[column - 1]);
    });
  });
});
