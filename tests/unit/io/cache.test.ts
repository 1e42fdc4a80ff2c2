import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nokkelAv, openLager, refuseLager } from '../../../src/lib/io/cache.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lager-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('openLager', () => {
  it('gives back what was kept, and nothing for another key', async () => {
    await openLager(folder).write('a', 'blåbær'.repeat(1000));
    const lager = openLager(folder);
    expect(await lager.read('a')).toBe('blåbær'.repeat(1000));
    expect(await lager.read('b')).toBeUndefined();
    expect([lager.has('a'), lager.has('b')]).toEqual([true, false]);
  });

  it('keeps bytes as they are', async () => {
    const bytes = Uint8Array.from({ length: 512 }, (_, i) => i % 256);
    const lager = openLager(folder);
    await lager.write('a', bytes);
    expect(await lager.readBytes('a')).toEqual(Buffer.from(bytes));
    expect(await lager.readBytes('b')).toBeUndefined();
  });

  it('does not read what was cut off, altered or written by something else', async () => {
    const lager = openLager(folder);
    await lager.write('a', 'tekst');
    const bytes = await readFile(join(folder, 'a'));
    expect(lager.skadet()).toBe(0);
    for (const broken of [
      bytes.subarray(0, bytes.length - 1),
      bytes.subarray(0, 10),
      Buffer.from(''),
      Buffer.concat([bytes, Buffer.from('x')]),
      Buffer.from(bytes).fill(1, 70, 71),
    ]) {
      await writeFile(join(folder, 'a'), broken);
      expect(await lager.read('a')).toBeUndefined();
    }
    expect(await lager.read('b')).toBeUndefined();
    // The one key, however often it was asked for.
    expect(lager.skadet()).toBe(1);
  });

  it('takes a text for damaged that cannot be read as what it is to be, whatever its digest', async () => {
    const lager = openLager(folder);
    await lager.write('a', '{"x":');
    await lager.write('b', '1');
    const noZstd = Buffer.from('ikke zstd');
    const digest = createHash('sha256').update(noZstd).digest('hex');
    await writeFile(join(folder, 'c'), Buffer.concat([Buffer.from(digest), noZstd]));
    const parse = (tekst: string): unknown => JSON.parse(tekst);
    expect(await lager.decode('a', parse)).toBeUndefined();
    expect(await lager.decode('b', parse)).toBe(1);
    expect(await lager.decode('c', parse)).toBeUndefined();
    expect(await lager.decode('d', parse)).toBeUndefined();
    expect(lager.skadet()).toBe(2);
  });

  it('removes entries nobody has used, also half-written ones, and nothing else', async () => {
    const [a, b] = [`a-${nokkelAv('a')}`, `b-${nokkelAv('b')}`];
    const first = openLager(folder);
    await first.write(a, '1');
    await first.write(b, '2');
    await writeFile(join(folder, `${a}.${randomUUID()}`), 'x');
    await writeFile(join(folder, 'notes.txt'), 'x');
    const stuck = `c-${nokkelAv('c')}`;
    await mkdir(join(folder, stuck));
    const second = openLager(folder);
    await second.read(a);
    await second.prune();
    expect((await readdir(folder)).sort()).toEqual(['CACHEDIR.TAG', a, stuck, 'notes.txt']);
  });

  it('tells once that the disk is full, and goes on without keeping', async () => {
    let told = 0;
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    const lager = openLager(
      folder,
      () => (told += 1),
      () => Promise.reject(full),
    );
    await lager.write('a', '1');
    await lager.write('b', '2');
    expect(told).toBe(1);
    expect(await lager.read('a')).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('refuseLager', () => {
  it('takes what is missing, empty, marked, or holds entries only', async () => {
    expect(refuseLager(join(folder, 'ny'))).toBeUndefined();
    expect(refuseLager(folder)).toBeUndefined();
    const key = `a-${nokkelAv('a')}`;
    await openLager(folder).write(key, '1');
    await rm(join(folder, 'CACHEDIR.TAG'));
    expect(refuseLager(folder)).toBeUndefined();
    await openLager(folder).write(key, '1');
    await writeFile(join(folder, 'notes.txt'), 'x');
    expect(refuseLager(folder)).toBeUndefined();
  });

  it('refuses a folder of something else, and a file', async () => {
    await writeFile(join(folder, 'notes.txt'), 'x');
    expect(refuseLager(folder)).toContain('der ligger «notes.txt»');
    expect(refuseLager(join(folder, 'notes.txt'))).toContain('er ikke en mappe');
  });
});

describe('nokkelAv', () => {
  it('tells words apart, also where they run together', () => {
    const keys = [nokkelAv('ab', 'c'), nokkelAv('a', 'bc'), nokkelAv('abc'), nokkelAv('abc', '')];
    expect(new Set(keys).size).toBe(4);
    expect(nokkelAv('ab', 'c')).toBe(keys[0]);
  });
});
