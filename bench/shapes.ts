/** Tab-separated report text with its columns aligned by spaces, as `pdftotext -layout` writes it. */
export function toColumns(text: string): string {
  const left = Math.max(...text.split('\n').map((line) => (line.split('\t')[0] ?? '').length)) + 3;
  return mapRows(
    text,
    ([label = '', ...cells]) =>
      label.padEnd(left) + cells.map((cell) => cell.padStart(11)).join(''),
  );
}

/** Tab-separated report text with its tables between pipes. */
export function toMarkdown(text: string): string {
  return mapRows(text, (cells) => {
    const row = `| ${cells.join(' | ')} |`.replaceAll('*', '\\*');
    return cells[0] === '' ? `${row}\n|${'---|'.repeat(cells.length)}` : row;
  });
}

function mapRows(text: string, write: (cells: string[]) => string): string {
  return text
    .split('\n')
    .map((line) => (line.includes('\t') ? write(line.split('\t')) : line))
    .join('\n');
}
