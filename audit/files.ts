/** A folder as the auditor sees it: paths with `/`, contents on demand. A `Map` is one. */
export interface Filer {
  keys(): Iterable<string>;
  get(sti: string): Uint8Array | string | undefined;
  has(sti: string): boolean;
}

/** The file's text, UTF-8; empty when it does not exist. Broken bytes become U+FFFD, which no check accepts. */
export function tekstAv(filer: Filer, sti: string): string {
  const innhold = filer.get(sti) ?? '';
  return typeof innhold === 'string' ? innhold : new TextDecoder('utf-8').decode(innhold);
}
