import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCache } from '../../../src/lib/io/cache.ts';
import { openKeptPages } from '../../../src/lib/build/reuse.ts';

const MENTOR = '/rapporter/2021-05/tiltak/mentor/';
const AVKLARING = '/rapporter/2021-05/tiltak/avklaring/';
/** A kept file that is in no release's folder. */
const CARD = '/bilder/rapporter/2021-05.svg';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bevaring-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const cacheFolder = () => join(folder, 'lager');
const open = (to: string) => openKeptPages(join(folder, to), openCache(cacheFolder()));
const fileOf = (path: string) => (path.endsWith('/') ? join(path, 'index.html') : path);
const read = (dist: string, path: string) => readFile(join(folder, dist, fileOf(path)), 'utf8');

/** A build in `dist` that makes pages from `key`. */
async function build(dist: string, key: string, ...paths: string[]): Promise<void> {
  const pages = open(dist);
  for (const path of paths) {
    const file = join(folder, dist, fileOf(path));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `side ${path}`);
    pages.made(path, key);
  }
  await pages.finish();
}

describe('openKeptPages', () => {
  it('keeps a page made from the same, and the next build knows it too', async () => {
    await build('gammel', 'n', MENTOR);
    for (const dist of ['ny', 'nyere']) {
      const pages = open(dist);
      expect(await pages.keep(MENTOR, 'n')).toBe(true);
      expect(await pages.keep(MENTOR, 'n')).toBe(true);
      expect(pages.counts()).toEqual({ kept: 1, wanted: 0 });
      await pages.finish();
      expect(await read(dist, MENTOR)).toBe(`side ${MENTOR}`);
    }
  });

  it('keeps no page made from something else, of another path, or never made', async () => {
    await build('gammel', 'n', MENTOR);
    const pages = open('ny');
    expect(await pages.keep(MENTOR, 'm')).toBe(false);
    expect(await pages.keep(AVKLARING, 'n')).toBe(false);
    expect(pages.counts()).toEqual({ kept: 0, wanted: 2 });
    expect(existsSync(join(folder, 'ny'))).toBe(false);
  });

  it('keeps the bytes that were built, whatever has become of the last site', async () => {
    await build('gammel', 'n', MENTOR);
    await writeFile(join(folder, 'gammel', fileOf(MENTOR)), 'tuklet med');
    const pages = open('ny');
    expect(await pages.keep(MENTOR, 'n')).toBe(true);
    expect(await read('ny', MENTOR)).toBe(`side ${MENTOR}`);
    await rm(join(folder, 'gammel'), { recursive: true });
    expect(await open('nyere').keep(MENTOR, 'n')).toBe(true);
  });

  it('keeps nothing of a store that is gone or damaged', async () => {
    await build('gammel', 'n', MENTOR);
    for (const name of await readdir(cacheFolder()))
      if (name.startsWith('side-')) await writeFile(join(cacheFolder(), name), 'tuklet med');
    expect(await open('ny').keep(MENTOR, 'n')).toBe(false);
    await rm(cacheFolder(), { recursive: true });
    expect(await open('ny').keep(MENTOR, 'n')).toBe(false);
  });

  it('places what is kept and nothing else, and passes over a page that was announced and not written', async () => {
    await build('gammel', 'n', MENTOR, AVKLARING, CARD);
    const pages = open('ny');
    pages.made('/rapporter/2021-05/', 'n');
    for (const path of [MENTOR, CARD]) await pages.keep(path, 'n');
    await pages.finish();
    for (const path of [MENTOR, CARD]) expect(await read('ny', path)).toBe(`side ${path}`);
    expect(existsSync(join(folder, 'ny', fileOf(AVKLARING)))).toBe(false);
    expect(await open('nyere').keep('/rapporter/2021-05/', 'n')).toBe(false);
  });
});
