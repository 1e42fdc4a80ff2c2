import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLager } from '../../../src/lib/corpus/lager.ts';
import { openBevaring } from '../../../scripts/bygg/bevaring.ts';

const STI = '/rapporter/2021-05/tiltak/mentor/';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bevaring-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const dist = () => join(folder, 'dist');
const lager = () => openLager(join(folder, 'lager'));

async function put(root: string, text: string): Promise<void> {
  const path = join(root, STI, 'index.html');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** A build that makes the page from `nokkel`. */
async function build(nokkel: string): Promise<void> {
  const bevaring = await openBevaring(dist(), lager());
  await put(dist(), 'side');
  bevaring.made(STI, nokkel);
  await bevaring.finish(dist());
}

describe('openBevaring', () => {
  it('keeps a page made from the same, byte for byte, build after build', async () => {
    await build('n');
    for (const next of ['nytt', 'nyere']) {
      const bevaring = await openBevaring(dist(), lager());
      expect(await bevaring.keep(STI, 'n')).toBe(true);
      await bevaring.finish(join(folder, next));
      expect(await readFile(join(folder, next, STI, 'index.html'), 'utf8')).toBe('side');
    }
  });

  it('keeps no page made from something else, altered since, or gone', async () => {
    await build('n');
    expect(await (await openBevaring(dist(), lager())).keep(STI, 'm')).toBe(false);
    await put(dist(), 'tuklet med');
    expect(await (await openBevaring(dist(), lager())).keep(STI, 'n')).toBe(false);
    await rm(dist(), { recursive: true });
    expect(await (await openBevaring(dist(), lager())).keep(STI, 'n')).toBe(false);
  });

  it('keeps nothing of another folder, or without a record', async () => {
    await build('n');
    expect(await (await openBevaring(join(folder, 'annen'), lager())).keep(STI, 'n')).toBe(false);
    await rm(join(folder, 'lager'), { recursive: true });
    expect(await (await openBevaring(dist(), lager())).keep(STI, 'n')).toBe(false);
  });
});
