import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCache } from '../../../src/lib/io/cache.ts';
import { openPageKeeper } from '../../../src/lib/build/kept-pages.ts';

const MENTOR = '/rapporter/2021-05/tiltak/mentor/';
const AVKLARING = '/rapporter/2021-05/tiltak/avklaring/';
/** A kept file that is in no release's folder. */
const CARD = '/bilder/rapporter/2021-05.svg';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bevaring-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const dist = () => join(folder, 'dist');
const fresh = () => join(folder, 'ny');
const open = (to = fresh()) => openPageKeeper(dist(), to, openCache(join(folder, 'lager')));
const fileOf = (path: string) => (path.endsWith('/') ? join(path, 'index.html') : path);

async function put(address: string, text: string): Promise<void> {
  const path = join(dist(), fileOf(address));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** A build that makes pages from `nokkel`. */
async function build(key: string, ...paths: string[]): Promise<void> {
  const keeping = await open(dist());
  for (const path of paths) {
    await put(path, `side ${path}`);
    keeping.made(path, key);
  }
  await keeping.finish();
}

describe('openPageKeeper', () => {
  it('keeps a page made from the same, and the next build knows it too', async () => {
    await build('n', MENTOR);
    for (let i = 0; i < 2; i += 1) {
      const keeping = await open();
      expect(await keeping.keep(MENTOR, 'n')).toBe(true);
      expect(await keeping.keep(MENTOR, 'n')).toBe(true);
      expect(keeping.counts()).toEqual({ known: 1, kept: 1, made: 0, changed: 0 });
      await keeping.finish();
    }
  });

  it('keeps no page made from something else, altered since, or gone', async () => {
    await build('n', MENTOR);
    const other = await open();
    expect(await other.keep(MENTOR, 'm')).toBe(false);
    expect(other.counts()).toEqual({ known: 1, kept: 0, made: 1, changed: 0 });
    await put(MENTOR, 'tuklet med');
    const altered = await open();
    expect(await altered.keep(MENTOR, 'n')).toBe(false);
    expect(altered.counts()).toEqual({ known: 1, kept: 0, made: 1, changed: 1 });
    expect(existsSync(join(fresh(), fileOf(MENTOR)))).toBe(false);
    await rm(dist(), { recursive: true });
    expect(await (await open()).keep(MENTOR, 'n')).toBe(false);
  });

  it('keeps nothing of another folder, or without a record', async () => {
    await build('n', MENTOR);
    const cache = openCache(join(folder, 'lager'));
    const other = await openPageKeeper(join(folder, 'annen'), fresh(), cache);
    expect(await other.keep(MENTOR, 'n')).toBe(false);
    await rm(join(folder, 'lager'), { recursive: true });
    expect(await (await open()).keep(MENTOR, 'n')).toBe(false);
  });

  it('places kept pages, nothing else of the last build, and leaves that as it is', async () => {
    await build('n', MENTOR, AVKLARING, CARD);
    await put('/rapporter/2021-05/fremmed.txt', 'x');
    const keeping = await open();
    for (const path of [MENTOR, CARD]) await keeping.keep(path, 'n');
    const sums = await keeping.finish();
    expect([...sums.keys()]).toEqual([MENTOR, CARD].map((path) => fileOf(path).slice(1)));
    for (const path of [MENTOR, CARD])
      for (const folder of [fresh(), dist()])
        expect(await readFile(join(folder, fileOf(path)), 'utf8')).toBe(`side ${path}`);
    expect(existsSync(join(fresh(), fileOf(AVKLARING)))).toBe(false);
    expect(existsSync(join(fresh(), 'rapporter/2021-05/fremmed.txt'))).toBe(false);
  });

  it('has what it kept, whatever becomes of the last build meanwhile', async () => {
    await build('n', MENTOR, AVKLARING);
    const keeping = await open();
    await keeping.keep(MENTOR, 'n');
    await rename(dist(), join(folder, 'borte'));
    for (const path of [MENTOR, AVKLARING]) await put(path, 'et annet bygg');
    expect(await keeping.keep(AVKLARING, 'n')).toBe(false);
    const sums = await keeping.finish();
    expect([...sums.keys()]).toEqual([fileOf(MENTOR).slice(1)]);
    expect(await readFile(join(fresh(), fileOf(MENTOR)), 'utf8')).toBe(`side ${MENTOR}`);
  });
});
