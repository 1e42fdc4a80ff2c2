import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLager } from '../../../../src/lib/io/cache.ts';
import { openBevaring } from '../../../../scripts/build/kept-pages.ts';

const MENTOR = '/rapporter/2021-05/tiltak/mentor/';
const AVKLARING = '/rapporter/2021-05/tiltak/avklaring/';
/** A kept file that is in no release's folder. */
const KORT = '/bilder/rapporter/2021-05.svg';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bevaring-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const dist = () => join(folder, 'dist');
const fresh = () => join(folder, 'ny');
const open = (to = fresh()) => openBevaring(dist(), to, openLager(join(folder, 'lager')));
const filOf = (sti: string) => (sti.endsWith('/') ? join(sti, 'index.html') : sti);

async function put(sti: string, text: string): Promise<void> {
  const path = join(dist(), filOf(sti));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** A build that makes pages from `nokkel`. */
async function build(nokkel: string, ...stier: string[]): Promise<void> {
  const bevaring = await open(dist());
  for (const sti of stier) {
    await put(sti, `side ${sti}`);
    bevaring.made(sti, nokkel);
  }
  await bevaring.finish();
}

describe('openBevaring', () => {
  it('keeps a page made from the same, and the next build knows it too', async () => {
    await build('n', MENTOR);
    for (let i = 0; i < 2; i += 1) {
      const bevaring = await open();
      expect(await bevaring.keep(MENTOR, 'n')).toBe(true);
      expect(await bevaring.keep(MENTOR, 'n')).toBe(true);
      expect(bevaring.antall()).toEqual({ forrige: 1, beholdt: 1, nye: 0, endret: 0 });
      await bevaring.finish();
    }
  });

  it('keeps no page made from something else, altered since, or gone', async () => {
    await build('n', MENTOR);
    const other = await open();
    expect(await other.keep(MENTOR, 'm')).toBe(false);
    expect(other.antall()).toEqual({ forrige: 1, beholdt: 0, nye: 1, endret: 0 });
    await put(MENTOR, 'tuklet med');
    const altered = await open();
    expect(await altered.keep(MENTOR, 'n')).toBe(false);
    expect(altered.antall()).toEqual({ forrige: 1, beholdt: 0, nye: 1, endret: 1 });
    expect(existsSync(join(fresh(), filOf(MENTOR)))).toBe(false);
    await rm(dist(), { recursive: true });
    expect(await (await open()).keep(MENTOR, 'n')).toBe(false);
  });

  it('keeps nothing of another folder, or without a record', async () => {
    await build('n', MENTOR);
    const lager = openLager(join(folder, 'lager'));
    const other = await openBevaring(join(folder, 'annen'), fresh(), lager);
    expect(await other.keep(MENTOR, 'n')).toBe(false);
    await rm(join(folder, 'lager'), { recursive: true });
    expect(await (await open()).keep(MENTOR, 'n')).toBe(false);
  });

  it('places kept pages, nothing else of the last build, and leaves that as it is', async () => {
    await build('n', MENTOR, AVKLARING, KORT);
    await put('/rapporter/2021-05/fremmed.txt', 'x');
    const bevaring = await open();
    for (const sti of [MENTOR, KORT]) await bevaring.keep(sti, 'n');
    const sums = await bevaring.finish();
    expect([...sums.keys()]).toEqual([MENTOR, KORT].map((sti) => filOf(sti).slice(1)));
    for (const sti of [MENTOR, KORT])
      for (const folder of [fresh(), dist()])
        expect(await readFile(join(folder, filOf(sti)), 'utf8')).toBe(`side ${sti}`);
    expect(existsSync(join(fresh(), filOf(AVKLARING)))).toBe(false);
    expect(existsSync(join(fresh(), 'rapporter/2021-05/fremmed.txt'))).toBe(false);
  });

  it('has what it kept, whatever becomes of the last build meanwhile', async () => {
    await build('n', MENTOR, AVKLARING);
    const bevaring = await open();
    await bevaring.keep(MENTOR, 'n');
    await rename(dist(), join(folder, 'borte'));
    for (const sti of [MENTOR, AVKLARING]) await put(sti, 'et annet bygg');
    expect(await bevaring.keep(AVKLARING, 'n')).toBe(false);
    const sums = await bevaring.finish();
    expect([...sums.keys()]).toEqual([filOf(MENTOR).slice(1)]);
    expect(await readFile(join(fresh(), filOf(MENTOR)), 'utf8')).toBe(`side ${MENTOR}`);
  });
});
