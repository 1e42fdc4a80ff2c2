/** A folder as the auditor sees it: paths with `/`, contents on demand. A `Map` is one. */
export interface Files {
  keys(): Iterable<string>;
  get(path: string): Uint8Array | string | undefined;
  has(path: string): boolean;
}

/** Bytes held of files that have been read. */
const HELD = 64_000_000;

/** The folder, with the files that were read last held on to: most are asked for by several checks, one after another. */
export function remembering(files: Files): Files {
  const held = new Map<string, Uint8Array>();
  let size = 0;
  const hold = (path: string, content: Uint8Array): void => {
    held.set(path, content);
    size += content.byteLength;
    for (const [oldest, { byteLength }] of held) {
      if (size <= HELD) return;
      held.delete(oldest);
      size -= byteLength;
    }
  };
  return {
    keys: () => files.keys(),
    has: (path) => files.has(path),
    get: (path) => {
      const known = held.get(path);
      if (known) return known;
      const content = files.get(path);
      if (content instanceof Uint8Array) hold(path, content);
      return content;
    },
  };
}

/** The file's text, UTF-8; empty when it does not exist. Broken bytes become U+FFFD, which no check accepts. */
export function textOf(files: Files, path: string): string {
  const content = files.get(path) ?? '';
  return typeof content === 'string' ? content : new TextDecoder('utf-8').decode(content);
}
