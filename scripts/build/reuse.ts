/** What a build could and could not use of the last one. */
export interface Gjenbruk {
  /** Pages known of the last build. */
  forrige: number;
  beholdt: number;
  /** Pages that were no longer as they were built. */
  endret: number;
  /** Entries of the store that were not as they were written. */
  skadet: number;
}

/** What is worth telling of it, a line each; nothing of a first build. */
export function describeGjenbruk({ forrige, beholdt, endret, skadet }: Gjenbruk): string {
  const lines: string[] = [];
  if (beholdt > 0) lines.push(`${countOf(beholdt)} fra forrige bygg er beholdt uendret.`);
  else if (forrige > 0)
    lines.push(
      'Ingen sider fra forrige bygg kunne beholdes: koden, registeret, rapportene eller adressen er endret.',
    );
  if (endret > 0)
    lines.push(
      `${countOf(endret)} var endret eller fjernet siden forrige bygg og er laget på nytt.`,
    );
  if (skadet > 0)
    lines.push(
      `${skadet === 1 ? 'Én del' : `${skadet} deler`} av lageret (CACHE_DIR) var skadet og er regnet ut på nytt.`,
    );
  return lines.map((line) => `${line}\n`).join('');
}

function countOf(sider: number): string {
  return sider === 1 ? 'Én side' : `${sider} sider`;
}
