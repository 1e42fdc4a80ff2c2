/** The address form of a name, by the published rule (æ→ae, ø→o, å→a, the rest hyphens). */
export function slugAv(navn: string): string {
  const bokstaver = navn
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD');
  return bokstaver
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((del) => del !== '')
    .join('-');
}
