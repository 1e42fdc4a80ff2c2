import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishSite, MANIFEST } from '../../../src/lib/build/manifest.ts';
import { isUnchanged, rememberSite } from '../../../src/lib/build/reuse.ts';
import { openCache } from '../../../src/lib/io/cache.ts';

const FILES = ['index.html', 'data/observasjoner.csv'];
let folder: string;
const dist = () => join(folder, 'dist');
const large = (name = 'lager') => openCache(join(folder, name));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unchanged-'));
  for (const file of FILES) {
    await mkdir(dirname(join(dist(), file)), { recursive: true });
    await writeFile(join(dist(), file), file);
  }
  finishSite(dist(), join(folder, 'none'), FILES);
  await rememberSite(dist(), 'k', large());
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('isUnchanged', () => {
  it('is true of a site that was built of the same and left alone', async () => {
    expect(await isUnchanged(dist(), 'k', large())).toBe(true);
  });

  it('is false of a site built of something else, in another folder, or with no record', async () => {
    expect(await isUnchanged(dist(), 'other', large())).toBe(false);
    expect(await isUnchanged(join(folder, 'elsewhere'), 'k', large())).toBe(false);
    expect(await isUnchanged(dist(), 'k', large('empty'))).toBe(false);
  });

  it.each([...FILES, MANIFEST])('is false where %s is altered or gone', async (file) => {
    await writeFile(join(dist(), file), 'altered');
    expect(await isUnchanged(dist(), 'k', large())).toBe(false);
    await rm(join(dist(), file));
    expect(await isUnchanged(dist(), 'k', large())).toBe(false);
  });

  it('is false where a file is exchanged and the list with it', async () => {
    await writeFile(join(dist(), FILES[0] ?? ''), 'altered');
    finishSite(dist(), join(folder, 'none'), FILES);
    expect(await isUnchanged(dist(), 'k', large())).toBe(false);
  });
});
