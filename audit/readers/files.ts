/** A folder as the auditor sees it: paths with `/`, contents on demand. A `Map` is one. */
export interface Files {
  keys(): Iterable<string>;
  get(path: string): Uint8Array | string | undefined;
  has(path: string): boolean;
}

/** The same folder, which reads texts of such paths once: for those that many checks ask for. */
export function rememberTexts(files: Files, paths: RegExp): Files {
  const texts = new Map<string, string>();
  const remembered = (path: string): string => {
    const text = texts.get(path) ?? textOf(files, path);
    texts.set(path, text);
    return text;
  };
  return {
    keys: () => files.keys(),
    has: (path) => files.has(path),
    get: (path) => (paths.test(path) && files.has(path) ? remembered(path) : files.get(path)),
  };
}

/** The file's text, UTF-8; empty when it does not exist. Broken bytes become U+FFFD, which no check accepts. */
export function textOf(files: Files, path: string): string {
  const content = files.get(path) ?? '';
  return typeof content === 'string' ? content : new TextDecoder('utf-8').decode(content);
}
