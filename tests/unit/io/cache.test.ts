import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyOf, openCache, refuseCache } from '../../../src/lib/io/cache.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lager-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('openCache', () => {
  it('gives back what was kept, and nothing for another key', async () => {
    await openCache(folder).write('a', 'blåbær'.repeat(1000));
    const cache = openCache(folder);
    expect(String(await cache.read('a'))).toBe('blåbær'.repeat(1000));
    expect(await cache.read('b')).toBeUndefined();
    expect([cache.has('a'), cache.has('b')]).toEqual([true, false]);
  });

  it('keeps bytes as they are', async () => {
    const bytes = Uint8Array.from({ length: 512 }, (_, i) => i % 256);
    const cache = openCache(folder);
    await cache.write('a', bytes);
    expect(await cache.read('a')).toEqual(Buffer.from(bytes));
    expect(await cache.read('b')).toBeUndefined();
  });

  it('does not read what was cut off, altered or written by something else', async () => {
    const cache = openCache(folder);
    await cache.write('a', 'tekst');
    const bytes = await readFile(join(folder, 'a'));
    expect(cache.damaged()).toBe(0);
    for (const broken of [
      bytes.subarray(0, bytes.length - 1),
      bytes.subarray(0, 10),
      Buffer.from(''),
      Buffer.concat([bytes, Buffer.from('x')]),
      Buffer.from(bytes).fill(1, 40, 41),
    ]) {
      await writeFile(join(folder, 'a'), broken);
      expect(await cache.read('a')).toBeUndefined();
    }
    expect(await cache.read('b')).toBeUndefined();
    // The one key, however often it was asked for.
    expect(cache.damaged()).toBe(1);
  });

  it('lets go of what is damaged, so that the next build works it out', async () => {
    const cache = openCache(folder);
    await cache.write('a', 'tekst');
    await writeFile(join(folder, 'a'), 'tuklet med');
    expect(cache.has('a')).toBe(true);
    await cache.read('a');
    expect(openCache(folder).has('a')).toBe(false);
  });

  it('takes a text for damaged that cannot be read as what it is to be, whatever its digest', async () => {
    const cache = openCache(folder);
    await cache.write('a', '{"x":');
    await cache.write('b', '1');
    const noZstd = Buffer.from('ikke zstd');
    const digest = createHash('sha256').update(noZstd).digest();
    await writeFile(join(folder, 'c'), Buffer.concat([digest, noZstd]));
    const parse = (text: string): unknown => JSON.parse(text);
    expect(await cache.decode('a', parse)).toBeUndefined();
    expect(await cache.decode('b', parse)).toBe(1);
    expect(await cache.decode('c', parse)).toBeUndefined();
    expect(await cache.decode('d', parse)).toBeUndefined();
    expect(cache.damaged()).toBe(2);
  });

  it('removes entries nobody has used, also half-written ones, and nothing else', async () => {
    const [a, b] = [`a-${keyOf('a')}`, `b-${keyOf('b')}`];
    const first = openCache(folder);
    await first.write(a, '1');
    await first.write(b, '2');
    await writeFile(join(folder, `${a}.${randomUUID()}`), 'x');
    await writeFile(join(folder, 'notes.txt'), 'x');
    const stuck = `c-${keyOf('c')}`;
    await mkdir(join(folder, stuck));
    const second = openCache(folder);
    await second.read(a);
    await second.prune();
    expect((await readdir(folder)).sort()).toEqual(['CACHEDIR.TAG', a, stuck, 'notes.txt']);
  });

  it('tells once that the disk is full, and goes on without keeping', async () => {
    let told = 0;
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    const cache = openCache(
      folder,
      () => (told += 1),
      () => Promise.reject(full),
    );
    await cache.write('a', '1');
    await cache.write('b', '2');
    expect(told).toBe(1);
    expect(await cache.read('a')).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('refuseCache', () => {
  it('takes what is missing, empty, marked, or holds entries only', async () => {
    expect(refuseCache(join(folder, 'ny'))).toBeUndefined();
    expect(refuseCache(folder)).toBeUndefined();
    const key = `a-${keyOf('a')}`;
    await openCache(folder).write(key, '1');
    await rm(join(folder, 'CACHEDIR.TAG'));
    expect(refuseCache(folder)).toBeUndefined();
    await openCache(folder).write(key, '1');
    await writeFile(join(folder, 'notes.txt'), 'x');
    expect(refuseCache(folder)).toBeUndefined();
  });

  it('refuses a folder of something else, and a file', async () => {
    await writeFile(join(folder, 'notes.txt'), 'x');
    expect(refuseCache(folder)).toContain('der ligger «notes.txt»');
    expect(refuseCache(join(folder, 'notes.txt'))).toContain('er ikke en mappe');
  });
});

describe('keyOf', () => {
  it('tells words apart, also where they run together', () => {
    const keys = [keyOf('ab', 'c'), keyOf('a', 'bc'), keyOf('abc'), keyOf('abc', '')];
    expect(new Set(keys).size).toBe(4);
    expect(keyOf('ab', 'c')).toBe(keys[0]);
  });
});
