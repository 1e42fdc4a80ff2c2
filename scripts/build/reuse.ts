/** What a build could and could not use of the last one. */
export interface Reuse {
  /** Pages known of the last build. */
  forrige: number;
  kept: number;
  /** Pages that were no longer as they were built. */
  endret: number;
  /** Entries of the store that were not as they were written. */
  damaged: number;
}

/** What is worth telling of it, a line each; nothing of a first build. */
export function describeReuse({ forrige, kept, endret, damaged }: Reuse): string {
  const lines: string[] = [];
  if (kept > 0) lines.push(`${countOf(kept)} fra forrige bygg er beholdt uendret.`);
  else if (forrige > 0)
    lines.push(
      'Ingen sider fra forrige bygg kunne beholdes: koden, registeret, rapportene eller adressen er endret.',
    );
  if (endret > 0)
    lines.push(
      `${countOf(endret)} var endret eller fjernet siden forrige bygg og er laget på nytt.`,
    );
  if (damaged > 0)
    lines.push(
      `${damaged === 1 ? 'Én del' : `${damaged} deler`} av lageret (CACHE_DIR) var skadet og er regnet ut på nytt.`,
    );
  return lines.map((line) => `${line}\n`).join('');
}

function countOf(pages: number): string {
  return pages === 1 ? 'Én side' : `${pages} sider`;
}
