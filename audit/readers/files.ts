/** A folder as the auditor sees it: paths with `/`, contents on demand. A `Map` is one. */
export interface Files {
  keys(): Iterable<string>;
  get(path: string): Uint8Array | string | undefined;
  has(path: string): boolean;
}

/** The file's text, UTF-8; empty when it does not exist. Broken bytes become U+FFFD, which no check accepts. */
export function textOf(files: Files, path: string): string {
  const content = files.get(path) ?? '';
  return typeof content === 'string' ? content : new TextDecoder('utf-8').decode(content);
}
