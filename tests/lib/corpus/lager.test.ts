import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nokkelAv, openLager } from '../../../src/lib/corpus/lager.ts';

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

  it('removes what nobody has used, and what was left half-written', async () => {
    const first = openLager(folder);
    await first.write('a', '1');
    await first.write('b', '2');
    await writeFile(join(folder, 'c.halv'), 'x');
    const second = openLager(folder);
    await second.read('a');
    await second.prune();
    expect(await readdir(folder)).toEqual(['a']);
  });
});

describe('nokkelAv', () => {
  it('tells words apart, also where they run together', () => {
    const keys = [nokkelAv('ab', 'c'), nokkelAv('a', 'bc'), nokkelAv('abc'), nokkelAv('abc', '')];
    expect(new Set(keys).size).toBe(4);
    expect(nokkelAv('ab', 'c')).toBe(keys[0]);
  });
});
