import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeImageWeights } from '../../../src/lib/build/image-weights.ts';

const place = (file: string, weight = '') =>
  `<li><a href="/figur/a/${file}">x</a> <span class="dempet" data-fil="${file}">${weight}</span></li>`;

describe('writeImageWeights', () => {
  let dist = '';
  const read = (path: string) => readFile(join(dist, path), 'utf8');
  const pages = {
    'index.html': place('a.png'),
    'figur/a/index.html': place('a.svg', '3\u00a0kB') + place('b.png') + place('gone.png'),
    'rapporter/2021-05/index.html': place('a.png'),
    'figur/a/a.svg': place('a.png'),
  };

  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'vekt-'));
    for (const [path, text] of Object.entries(pages)) {
      await mkdir(dirname(join(dist, path)), { recursive: true });
      await writeFile(join(dist, path), text);
    }
    const sizes = { 'figur/a/a.png': 20_499, 'figur/b/b.png': 1_234_567 };
    await writeImageWeights(
      dist,
      new Map(Object.entries(sizes).map(([path, bytes]) => [join(dist, path), bytes])),
    );
  });
  afterAll(() => rm(dist, { recursive: true }));

  it('fills in what each picture weighs, and leaves what others weigh', async () => {
    expect(await read('index.html')).toBe(place('a.png', '20\u00a0kB'));
    expect(await read('figur/a/index.html')).toBe(
      place('a.svg', '3\u00a0kB') + place('b.png', '1\u00a0235\u00a0kB') + place('gone.png'),
    );
  });

  it('writes to nothing that a release keeps, and to no file but pages', async () => {
    for (const path of ['rapporter/2021-05/index.html', 'figur/a/a.svg'] as const)
      expect(await read(path)).toBe(pages[path]);
  });
});
