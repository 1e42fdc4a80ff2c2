import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takePlace } from '../../../scripts/bygg/bytte.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bytte-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const steder = () => ({
  ut: join(folder, 'dist'),
  ny: join(folder, 'dist.nytt'),
  gammel: join(folder, 'dist.gammelt'),
});

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

const read = (fil: string) => readFile(join(steder().ut, fil), 'utf8');

describe('takePlace', () => {
  it('puts a first build in its place', async () => {
    await put(join(steder().ny, 'index.html'), 'ny');
    takePlace(steder(), []);
    expect(await read('index.html')).toBe('ny');
    expect(existsSync(steder().gammel)).toBe(false);
  });

  it('takes over folders of the last build, and nothing else of it', async () => {
    await put(join(steder().ut, 'rapporter/2021-04/index.html'), 'april');
    await put(join(steder().ut, 'index.html'), 'gammel');
    await put(join(steder().ut, 'borte.html'), 'gammel');
    await put(join(steder().ny, 'index.html'), 'ny');
    takePlace(steder(), ['rapporter/2021-04']);
    expect(await read('index.html')).toBe('ny');
    expect(await read('rapporter/2021-04/index.html')).toBe('april');
    expect(existsSync(join(steder().ut, 'borte.html'))).toBe(false);
  });

  it('leaves the last build whole when a folder cannot be taken over', async () => {
    await put(join(steder().ut, 'rapporter/2021-04/index.html'), 'april');
    await put(join(steder().ny, 'index.html'), 'ny');
    expect(() => {
      takePlace(steder(), ['rapporter/2021-04', 'rapporter/2021-05']);
    }).toThrow('ENOENT');
    expect(await read('rapporter/2021-04/index.html')).toBe('april');
    expect(existsSync(join(steder().ut, 'index.html'))).toBe(false);
  });
});
