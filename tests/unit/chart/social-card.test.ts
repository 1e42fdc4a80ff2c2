import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { Resvg } from '@resvg/resvg-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openImages } from '../../../src/lib/build/images.ts';
import { openCache } from '../../../src/lib/io/cache.ts';
import { standaloneStyle } from '../../../src/lib/chart/figure-css.ts';
import { imageFor } from '../../../src/lib/site/social-card.ts';
import type { Drawing } from '../../../src/lib/chart/drawing.ts';
import { drawDevelopment } from '../../../src/lib/chart/development.ts';
import { WIDE } from '../../../src/lib/chart/sizes.ts';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { imagePath, drawCard, CARD, type SocialCard } from '../../../src/lib/chart/social-card.ts';
import { readPng } from '../../../audit/readers/png.ts';
import { partsOf } from '../build/png.ts';
import { HOSTILE } from '../formats/hostile.ts';
import { points, TEXT, wave } from './example.ts';

const style = standaloneStyle(readFileSync('src/styles/figure.css', 'utf8'), 'lys');
const drawing: Drawing = {
  id: 'mentor-utvikling',
  tekst: { tittel: 'T', description: 'D' },
  serier: ['tiltak/mentor/alle/alle'],
  axisStart: 0,
  sizes: [
    {
      ...WIDE,
      marks: [{ cssClass: 'fig-tall', labels: [{ x: 10, y: 20, tekst: '7' }] }],
    },
  ],
};
const image: SocialCard = {
  navn: 'Mentor',
  tittel: HOSTILE,
  subtitle: 'Antall deltakere',
  description: 'Beskrivelse',
  kilde: 'Kilde: Nav',
  picture: drawing,
  serier: ['tiltak/mentor/alle/alle'],
};

function textsOf(png: Buffer): string[] {
  return partsOf(png)
    .filter(({ type }) => type === 'tEXt')
    .map(({ innhold }) => innhold.toString('latin1'));
}

const parse = (svg: string) =>
  new new JSDOM('').window.DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('drawCard', () => {
  it('is SVG whatever the title says, of the size networks ask for', () => {
    const svg = drawCard(image, style);
    const root = parse(svg);
    expect([root.getAttribute('width'), root.getAttribute('height')]).toEqual(['1200', '630']);
    expect(root.querySelector('title')?.textContent).toBe(HOSTILE);
    const [drawn] = root.querySelectorAll('svg');
    expect(drawn?.getAttribute('data-serier')).toBe('tiltak/mentor/alle/alle');
    expect(root.querySelectorAll('script')).toHaveLength(0);
    expect(svg).not.toMatch(/var\(|@media/);
  });
});

describe('a social image of a chart', () => {
  const months = points(wave(36, 3000, 900));
  const chart = drawDevelopment({ points: months }, TEXT, 'a', createDocument());
  it('is largely chart, with letters of 26 pixels or more', () => {
    const svg = drawCard({ ...image, picture: chart }, style);
    const root = parse(svg);
    const drawn = [...root.querySelectorAll('svg')];
    const areas = drawn.map((one) => {
      const [width, height] = ['width', 'height'].map((name) => Number(one.getAttribute(name)));
      return (width ?? 0) * (height ?? 0);
    });
    expect(areas.reduce((sum, area) => sum + area, 0) / (1200 * 630)).toBeGreaterThan(0.45);
    for (const one of drawn) {
      const [, , units] = (one.getAttribute('viewBox') ?? '').split(' ').map(Number);
      const scale = Number(one.getAttribute('width')) / (units ?? 1);
      expect(Number(one.getAttribute('font-size')) * scale).toBeGreaterThanOrEqual(25.9);
    }
    for (const line of [...root.children].filter(({ tagName }) => tagName === 'text'))
      expect(Number(line.getAttribute('font-size'))).toBeGreaterThanOrEqual(26);
    expect([...root.children].map(({ textContent }) => textContent)).toContain('Tiltakstall');
  });
});

describe('the words of a social image', () => {
  const long =
    'Flere deltakere i videregående/yrkesfaglig utdanning på enkeltplass i mai enn i januar';
  const under =
    'De største endringene i antall deltakere fra april til mai 2021, tiltak med oppgitte tall for begge månedene';

  it.each([
    ['long', long, under],
    ['short', 'Flere deltakere', 'Antall deltakere'],
    ['longest', `${long}, og færre enn noen gang før i denne delen av året`, `${under}. ${under}`],
  ])('stand clear of each other, %s as they are', (_, tittel, subtitle) => {
    const svg = drawCard({ ...image, tittel, subtitle, navn: long }, style);
    const own = svg
      .replace(/<svg class.*?<\/svg>/gs, '')
      .replace(/<text [^>]*>Tiltakstall<\/text>/, '');
    const lines = [...own.matchAll(/<text x="[\d.]+" y="([\d.]+)" font-size="([\d.]+)"/g)]
      .map(([, y, size]) => ({ y: Number(y), size: Number(size) }))
      .sort((a, b) => a.y - b.y);
    expect(lines.length).toBeGreaterThan(3);
    // From the top of a line's letters to the line above.
    for (const [i, { y, size }] of lines.entries())
      expect(y - 0.8 * size).toBeGreaterThan((lines[i - 1]?.y ?? 0) + 1);
    expect(lines.at(-1)?.y).toBeLessThan(CARD.height);
  });
});

describe('openImages', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiltakstall-bilde-'));
    await mkdir(join(folder, 'dist/bilder'), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** The picture of a drawing, made with the store of that name, and what is in the store when unused pictures are gone. */
  async function make(svg: string, large: string, runtime = 'v1', begun = false) {
    const cache = openCache(join(folder, large));
    await writeFile(join(folder, 'dist/bilder/a.svg'), svg);
    const images = await openImages(cache, runtime);
    if (begun) void images.draw(svg).catch(() => undefined);
    const made = await images.finish(join(folder, 'dist')).finally(images.stop);
    expect(made).toBe(1);
    await cache.prune();
    expect(await readdir(join(folder, 'dist/bilder'))).toEqual(['a.png', 'a.svg']);
    return {
      png: await readFile(join(folder, 'dist/bilder/a.png')),
      stored: (await readdir(join(folder, large)).catch(() => [])).filter(
        (name) => name !== 'CACHEDIR.TAG',
      ),
    };
  }

  it('makes the same picture with and without its store, beside the drawing it says that it is made of', async () => {
    const svg = drawCard(image, style);
    const { png, stored } = await make(svg, 'en');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(textsOf(png)).toEqual([`svg-sha256\0${sha256(svg)}`]);
    expect(readPng(png)).toEqual({ width: 1200, height: 630, drawing: sha256(svg) });
    expect((await make(svg, 'to')).png.equals(png)).toBe(true);
    expect((await make(svg, 'tre', 'v1', true)).png.equals(png)).toBe(true);
    expect(await make(svg, 'en')).toEqual({ png, stored });
    // A picture cut off half-way is drawn again, and so is one that was altered.
    const path = join(folder, 'en', stored[0] ?? '');
    const whole = await readFile(path);
    for (const broken of [whole.subarray(0, 500), Buffer.from(whole).fill(0, 900, 901)]) {
      await writeFile(path, broken);
      expect((await make(svg, 'en')).png.equals(png)).toBe(true);
      expect((await readFile(path)).equals(whole)).toBe(true);
    }
  });

  it('shows what the renderer drew, in a palette where there are few colours, and as it is where there are many', async () => {
    const few = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="60"><rect width="1200" height="60" fill="#fcfbf8"/><circle cx="600" cy="30" r="20.5"/></svg>`;
    const many = few.replace(
      '<circle',
      '<linearGradient id="g"><stop stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient><rect width="900" height="9" fill="url(#g)"/><circle',
    );
    const clear = few.replace(/<rect[^>]*>/, '');
    const kind: number[] = [];
    for (const svg of [few, many, clear]) {
      const { png } = await make(svg, 'en');
      kind.push(png.readUInt8(25));
      const image = new Resvg(
        `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="60"><image width="1200" height="60" image-rendering="optimizeSpeed" href="data:image/png;base64,${png.toString('base64')}"/></svg>`,
      ).render();
      expect(image.pixels.equals(new Resvg(svg).render().pixels)).toBe(true);
    }
    // Palette; red, green, blue and alpha.
    expect(kind).toEqual([3, 6, 6]);
  });

  it('keeps the pictures of the last build only, each for the program that drew it', async () => {
    const svg = drawCard(image, style);
    const first = await make(svg, 'en', 'v1');
    const other = await make(drawCard({ ...image, navn: 'Jobbklubb' }, style), 'en', 'v1');
    expect([first.stored.length, other.stored.length]).toEqual([1, 1]);
    expect(other.stored).not.toEqual(first.stored);
    expect((await make(svg, 'en', 'v2')).stored).not.toEqual(first.stored);
  });

  it('makes do without a store that cannot be written to', async () => {
    await writeFile(join(folder, 'fil'), '');
    const { png } = await make(drawCard(image, style), 'fil/under');
    expect(png.equals((await make(drawCard(image, style), 'en')).png)).toBe(true);
  });

  it('tells what cannot be drawn, and ends', async () => {
    for (const begun of [false, true])
      await expect(make('<svg', 'en', 'v1', begun)).rejects.toThrow();
  });
});

describe('imageFor', () => {
  it.each([
    ['/', '/bilder/forside.png'],
    ['/tiltak/mentor/', '/bilder/tiltak/mentor.png'],
    ['/tiltak/', '/bilder/forside.png'],
    ['/tiltak/etter-endring/', '/bilder/forside.png'],
    ['/rapporter/2021-05/', '/bilder/rapporter/2021-05.png'],
    ['/rapporter/2021-05/tiltak/mentor/', '/bilder/rapporter/2021-05.png'],
    ['/rapporter/eldre/2000-2009/', '/bilder/forside.png'],
    ['/404.html', '/bilder/forside.png'],
  ])('gives %s the picture %s', (path, sitt) => {
    expect(imageFor(path)).toBe(sitt);
  });

  it('names pictures after their pages', () => {
    expect(imagePath('/hovedgrupper/andre-pa-tiltak/')).toBe(
      '/bilder/hovedgrupper/andre-pa-tiltak.png',
    );
  });
});
