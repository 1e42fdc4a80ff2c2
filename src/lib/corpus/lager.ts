import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/**
 * What earlier builds have worked out, by the key of everything it was worked out from: it is never out of date, only
 * unused. Losing it costs time and nothing else.
 */
export interface Lager {
  /** The text kept under a key; undefined when there is none, or when what is there is not what was written. */
  read: (nokkel: string) => Promise<string | undefined>;
  /** The bytes kept under a key, likewise. */
  readBytes: (nokkel: string) => Promise<Uint8Array | undefined>;
  /** True when something is kept under the key; it counts as used. Only reading says whether it is whole. */
  has: (nokkel: string) => boolean;
  /** Keeps a text or bytes, whole or not at all, also when cut off half-way. Where it cannot be written, nothing is kept. */
  write: (nokkel: string, innhold: string | Uint8Array) => Promise<void>;
  /** How many keys have been asked for whose text or bytes were there, and not as they were written. */
  skadet: () => number;
  /** Removes what has been neither read nor written since the store was opened. */
  prune: () => Promise<void>;
}

const DIGEST_LENGTH = 64;

/** Opens the store in a folder, which is made when something is first kept. */
export function openLager(mappe: string): Lager {
  const used = new Set<string>();
  const broken = new Set<string>();
  const path = (nokkel: string) => join(mappe, nokkel);
  const readBytes = async (nokkel: string) => {
    used.add(nokkel);
    const bytes = await readFile(path(nokkel)).catch(() => undefined);
    const content = bytes && unpack(bytes);
    if (bytes && !content) broken.add(nokkel);
    return content;
  };
  return {
    read: async (nokkel) => (await readBytes(nokkel))?.toString('utf8'),
    readBytes,
    has: (nokkel) => {
      used.add(nokkel);
      return existsSync(path(nokkel));
    },
    write: async (nokkel, innhold) => {
      used.add(nokkel);
      const half = path(`${nokkel}.${randomUUID()}`);
      try {
        await mkdir(mappe, { recursive: true });
        await writeFile(half, pack(innhold));
        await rename(half, path(nokkel));
      } catch {
        // Nothing depends on what is kept; it is worked out again.
        await rm(half, { force: true }).catch(() => undefined);
      }
    },
    skadet: () => broken.size,
    prune: async () => {
      const names = await readdir(mappe).catch(() => []);
      const unused = names.filter((name) => !used.has(name));
      await Promise.all(unused.map((name) => rm(path(name), { force: true })));
    },
  };
}

/** The key of some words: the same words, and only they, give the same key. */
export function nokkelAv(...ord: string[]): string {
  const hash = createHash('sha256');
  for (const one of ord) hash.update(`${one.length}:${one}`);
  return hash.digest('hex');
}

function pack(innhold: string | Uint8Array): Uint8Array {
  const content = zstdCompressSync(innhold);
  const digest = createHash('sha256').update(content).digest('hex');
  return Buffer.concat([Buffer.from(digest, 'latin1'), content]);
}

function unpack(bytes: Buffer): Buffer | undefined {
  const digest = bytes.subarray(0, DIGEST_LENGTH).toString('latin1');
  const content = bytes.subarray(DIGEST_LENGTH);
  if (createHash('sha256').update(content).digest('hex') !== digest) return undefined;
  return zstdDecompressSync(content);
}
