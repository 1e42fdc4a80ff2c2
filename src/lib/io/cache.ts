import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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
  /**
   * What `les` makes of the text kept under a key; undefined when there is none, or when `les` throws or says undefined:
   * the text is then damaged, whatever its digest says.
   */
  decode: <T>(nokkel: string, les: (tekst: string) => T | undefined) => Promise<T | undefined>;
  /** True when something is kept under the key; it counts as used. Only reading says whether it is whole. */
  has: (nokkel: string) => boolean;
  /** Keeps a text or bytes, whole or not at all, also when cut off half-way. Where it cannot be written, nothing is kept. */
  write: (nokkel: string, innhold: string | Uint8Array) => Promise<void>;
  /** How many keys have been asked for whose text or bytes were there, and not as they were written. */
  skadet: () => number;
  /** Removes entries that have been neither read nor written since the store was opened, and nothing else; what cannot be removed is left. */
  prune: () => Promise<void>;
}

const DIGEST_LENGTH = 64;

/** Marks a folder as a cache, by a convention that backup programs know. */
const MERKE = 'CACHEDIR.TAG';
const MERKETEKST = `Signature: 8a477f597d28d172789f06886806bc55
# Kept by Tiltakstall between builds. It may be deleted at any time.
`;
/** The names of entries, also half-written ones: a kind, a digest. */
const OPPFORING = /^[a-z]+-[0-9a-f]{64}(\.[0-9a-f-]{36})?$/;
/** What a full disk is called. */
const FULLT = new Set(['ENOSPC', 'EDQUOT']);

/** Why a folder cannot be a store; undefined when it is missing, empty, a store already, or holds a store's entries only. */
export function refuseLager(mappe: string): string | undefined {
  if (!existsSync(mappe)) return undefined;
  if (!statSync(mappe).isDirectory()) return `${mappe} er ikke en mappe.`;
  if (isMarked(mappe)) return undefined;
  const foreign = readdirSync(mappe).find((name) => name !== MERKE && !OPPFORING.test(name));
  if (foreign === undefined) return undefined;
  return `${mappe} er ikke et lager: der ligger «${foreign}», og ingen ${MERKE} fra et tidligere bygg.`;
}

function isMarked(mappe: string): boolean {
  try {
    return readFileSync(join(mappe, MERKE), 'utf8') === MERKETEKST;
  } catch {
    return false;
  }
}

/**
 * Opens the store in a folder, which is made and marked when something is first kept. When the disk is full, `onFull` is
 * called once, and nothing more is kept. `write` writes a file; it is given where a test needs a disk that is full.
 */
export function openLager(
  mappe: string,
  onFull: () => void = () => undefined,
  write: (path: string, content: string | Uint8Array) => Promise<void> = writeFile,
): Lager {
  let full = false;
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
  const read = async (nokkel: string) => (await readBytes(nokkel))?.toString('utf8');
  return {
    read,
    readBytes,
    decode: async (nokkel, les) => {
      const tekst = await read(nokkel);
      if (tekst === undefined) return undefined;
      const found = attempt(() => les(tekst));
      if (found === undefined) broken.add(nokkel);
      return found;
    },
    has: (nokkel) => {
      used.add(nokkel);
      return existsSync(path(nokkel));
    },
    write: async (nokkel, innhold) => {
      used.add(nokkel);
      if (full) return;
      const half = path(`${nokkel}.${randomUUID()}`);
      try {
        await mkdir(mappe, { recursive: true });
        if (!isMarked(mappe)) await write(path(MERKE), MERKETEKST);
        await write(half, pack(innhold));
        await rename(half, path(nokkel));
      } catch (error) {
        // Nothing depends on what is kept; it is worked out again.
        if (!full && FULLT.has((error as NodeJS.ErrnoException).code ?? '')) {
          full = true;
          onFull();
        }
        await rm(half, { force: true }).catch(() => undefined);
      }
    },
    skadet: () => broken.size,
    prune: async () => {
      const names = await readdir(mappe).catch(() => []);
      const unused = names.filter((name) => OPPFORING.test(name) && !used.has(name));
      await Promise.allSettled(unused.map((name) => rm(path(name), { force: true })));
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
  return attempt(() => zstdDecompressSync(content));
}

/** What a function returns; undefined when it throws. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
