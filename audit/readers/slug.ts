/** The address form of a name, by the published rule (æ→ae, ø→o, å→a, the rest hyphens). */
export function slugOf(name: string): string {
  const letters = name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD');
  return letters
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
    .join('-');
}
