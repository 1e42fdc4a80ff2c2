import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/**
 * What earlier builds have worked out, by the key of everything it was worked out from: it is never out of date, only
 * unused. Losing it costs time and nothing else.
 */
export interface Cache {
  /** The bytes kept under a key; undefined when there are none, or when what is there is not what was written. */
  read: (key: string) => Promise<Buffer | undefined>;
  /** What `decode` makes of the text kept under a key; undefined also when it throws or says undefined: the text is then damaged. */
  decode: <T>(key: string, decode: (text: string) => T | undefined) => Promise<T | undefined>;
  /** True when something is kept under the key; it counts as used. Only reading says whether it is whole. */
  has: (key: string) => boolean;
  /** Keeps a text or bytes, whole or not at all, also when cut off half-way. Where it cannot be written, nothing is kept. */
  write: (key: string, content: string | Uint8Array) => Promise<void>;
  /** How many keys have been asked for whose text or bytes were there, and not as they were written. */
  damaged: () => number;
  /** Removes entries that have been neither read nor written since the store was opened, and nothing else; what cannot be removed is left. */
  prune: () => Promise<void>;
}

/** Marks a folder as a cache, by a convention that backup programs know. */
const MARK = 'CACHEDIR.TAG';
const MARK_TEXT = `Signature: 8a477f597d28d172789f06886806bc55
# Kept by Tiltakstall between builds. It may be deleted at any time.
`;
/** The names of entries, also half-written ones: a kind, a digest. */
const ENTRY = /^[a-z]+-[0-9a-f]{64}(\.[0-9a-f-]{36})?$/;
/** What a full disk is called. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);
const DIGEST_BYTES = 32;

/** Why a folder cannot be a store; undefined when it is missing, empty, a store already, or holds a store's entries only. */
export function refuseCache(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  if (!statSync(folder).isDirectory()) return `${folder} er ikke en mappe.`;
  if (isMarked(folder)) return undefined;
  const foreign = readdirSync(folder).find((name) => name !== MARK && !ENTRY.test(name));
  if (foreign === undefined) return undefined;
  return `${folder} er ikke et lager: der ligger «${foreign}», og ingen ${MARK} fra et tidligere bygg.`;
}

function isMarked(folder: string): boolean {
  return attempt(() => readFileSync(join(folder, MARK), 'utf8')) === MARK_TEXT;
}

/**
 * Opens the store in a folder, which is made and marked when something is first kept. When the disk is full, `onFull` is
 * called once, and nothing more is kept. `put` writes a file; it is given where a test needs a disk that is full.
 */
export function openCache(
  folder: string,
  onFull: () => void = () => undefined,
  put: (path: string, content: string | Uint8Array) => Promise<void> = writeFile,
): Cache {
  let full = false;
  const used = new Set<string>();
  const broken = new Set<string>();
  const path = (key: string) => join(folder, key);
  /** What is made of the bytes under a key. Where nothing can be made of those that are there, they are damaged, and go: the next build works them out anew. */
  const open = async <T>(key: string, make: (content: Buffer) => T | undefined) => {
    used.add(key);
    const packed = await readFile(path(key)).catch(() => undefined);
    const made = packed && attempt(() => make(unpack(packed)));
    if (packed && made === undefined) {
      broken.add(key);
      await rm(path(key), { force: true }).catch(() => undefined);
    }
    return made;
  };
  return {
    read: (key) => open(key, (content) => content),
    decode: (key, decode) => open(key, (content) => decode(content.toString('utf8'))),
    has: (key) => {
      used.add(key);
      return existsSync(path(key));
    },
    write: async (key, content) => {
      used.add(key);
      if (full) return;
      const half = path(`${key}.${randomUUID()}`);
      try {
        await mkdir(folder, { recursive: true });
        if (!isMarked(folder)) await put(path(MARK), MARK_TEXT);
        await put(half, pack(content));
        await rename(half, path(key));
      } catch (error) {
        // Nothing depends on what is kept; it is worked out again.
        const noRoom = FULL.has((error as NodeJS.ErrnoException).code ?? '');
        if (noRoom && !full) onFull();
        full ||= noRoom;
        await rm(half, { force: true }).catch(() => undefined);
      }
    },
    damaged: () => broken.size,
    prune: async () => {
      const names = await readdir(folder).catch(() => []);
      const unused = names.filter((name) => ENTRY.test(name) && !used.has(name));
      await Promise.allSettled(unused.map((name) => rm(path(name), { force: true })));
    },
  };
}

/** The key of some words: the same words, and only they, give the same key. */
export function keyOf(...words: string[]): string {
  const hash = createHash('sha256');
  for (const one of words) hash.update(`${one.length}:${one}`);
  return hash.digest('hex');
}

function pack(body: string | Uint8Array): Buffer {
  const content = zstdCompressSync(body);
  return Buffer.concat([digestOf(content), content]);
}

/** Throws for bytes that were not packed so. */
function unpack(packed: Buffer): Buffer {
  const content = packed.subarray(DIGEST_BYTES);
  if (!digestOf(content).equals(packed.subarray(0, DIGEST_BYTES))) throw new Error('damaged');
  return zstdDecompressSync(content);
}

function digestOf(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

/** What a function returns; undefined when it throws. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
