/** Tab-separated report text with its columns aligned by spaces, as `pdftotext -layout` writes it. */
export function toKolonner(tekst: string): string {
  const left = Math.max(...tekst.split('\n').map((line) => (line.split('\t')[0] ?? '').length)) + 3;
  return mapRows(
    tekst,
    ([etikett = '', ...celler]) =>
      etikett.padEnd(left) + celler.map((celle) => celle.padStart(11)).join(''),
  );
}

/** Tab-separated report text with its tables between pipes. */
export function toMarkdown(tekst: string): string {
  return mapRows(tekst, (celler) => {
    const row = `| ${celler.join(' | ')} |`.replaceAll('*', '\\*');
    return celler[0] === '' ? `${row}\n|${'---|'.repeat(celler.length)}` : row;
  });
}

function mapRows(tekst: string, write: (celler: string[]) => string): string {
  return tekst
    .split('\n')
    .map((line) => (line.includes('\t') ? write(line.split('\t')) : line))
    .join('\n');
}
