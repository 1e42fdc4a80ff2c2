import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { rasterise } from '../../../src/lib/corpus/bilder.ts';
import { standaloneStil } from '../../../src/lib/draw/figurstil.ts';
import { bildeFor } from '../../../src/lib/page/bilde.ts';
import { bildeSti, drawKort, KORT, type Bilde } from '../../../src/lib/publish/bilde.ts';
import { unpackWoff } from '../../../src/lib/publish/woff.ts';
import { FARLIG } from './farlig.ts';

const stil = standaloneStil(readFileSync('src/styles/figur.css', 'utf8'), 'lys');
const tegning =
  '<svg class="fig fig-bred" viewBox="0 0 560 300" font-size="15" role="img" data-serier="tiltak/mentor/alle/alle"><title>T</title><text class="fig-tall" x="10" y="20">7</text></svg>';
const bilde: Bilde = {
  navn: 'Mentor',
  tittel: FARLIG,
  undertittel: 'Antall deltakere',
  beskrivelse: 'Beskrivelse',
  kilde: 'Kilde: Nav',
  motiv: { svg: tegning },
  serier: ['tiltak/mentor/alle/alle'],
};

/** The texts of a PNG, chunk by chunk as the format has it; throws where a check sum is wrong. */
function textsOf(png: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const body = png.subarray(at + 4, at + 8 + png.readUInt32BE(at));
    if (crc32(body) !== png.readUInt32BE(at + 4 + body.length)) throw new Error(`Skade ved ${at}`);
    if (body.toString('latin1', 0, 4) === 'tEXt') texts.push(body.toString('latin1', 4));
  }
  return texts;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('drawKort', () => {
  it('is SVG whatever the title says, of the size networks ask for', () => {
    const svg = drawKort(bilde, stil);
    const { documentElement: root } = new new JSDOM('').window.DOMParser().parseFromString(
      svg,
      'image/svg+xml',
    );
    expect([root.getAttribute('width'), root.getAttribute('height')]).toEqual(['1200', '630']);
    expect(root.querySelector('title')?.textContent).toBe(FARLIG);
    const [drawn] = root.querySelectorAll('svg');
    expect(drawn?.getAttribute('data-serier')).toBe('tiltak/mentor/alle/alle');
    expect(root.querySelectorAll('script')).toHaveLength(0);
    expect(svg).not.toMatch(/var\(|@media/);
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
  ])('stand clear of each other, %s as they are', (_, tittel, undertittel) => {
    const svg = drawKort({ ...bilde, tittel, undertittel, navn: long }, stil);
    const own = svg.replace(/<svg class.*?<\/svg>/gs, '');
    const lines = [...own.matchAll(/<text x="[\d.]+" y="([\d.]+)" font-size="([\d.]+)"/g)]
      .map(([, y, size]) => ({ y: Number(y), size: Number(size) }))
      .sort((a, b) => a.y - b.y);
    expect(lines.length).toBeGreaterThan(3);
    // From the top of a line's letters to the line above.
    for (const [i, { y, size }] of lines.entries())
      expect(y - 0.8 * size).toBeGreaterThan((lines[i - 1]?.y ?? 0) + 1);
    expect(lines.at(-1)?.y).toBeLessThan(KORT.hoyde);
  });
});

describe('rasterise', () => {
  it('makes the same picture with and without its store, beside the drawing it says that it is made of', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tiltakstall-bilde-'));
    const make = async (store: string) => {
      await mkdir(join(folder, 'dist/bilder'), { recursive: true });
      await writeFile(join(folder, 'dist/bilder/a.svg'), drawKort(bilde, stil));
      await rasterise(join(folder, 'dist'), join(folder, store));
      expect(await readdir(join(folder, 'dist/bilder'))).toEqual(['a.png', 'a.svg']);
      return readFile(join(folder, 'dist/bilder/a.png'));
    };
    const first = await make('en');
    const [stored = ''] = await readdir(join(folder, 'en'));
    expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(textsOf(first)).toEqual([`svg-sha256\0${sha256(drawKort(bilde, stil))}`]);
    expect((await make('to')).equals(first)).toBe(true);
    expect((await make('en')).equals(first)).toBe(true);
    // A picture cut off half-way is drawn again.
    await writeFile(join(folder, 'en', stored), first.subarray(0, 500));
    expect((await make('en')).equals(first)).toBe(true);
    await rm(folder, { recursive: true });
  }, 60_000);
});

describe('bildeFor', () => {
  it.each([
    ['/', '/bilder/forside.png'],
    ['/tiltak/mentor/', '/bilder/tiltak/mentor.png'],
    ['/tiltak/', '/bilder/forside.png'],
    ['/tiltak/etter-endring/', '/bilder/forside.png'],
    ['/figur/mentor-utvikling/', '/bilder/figur/mentor-utvikling.png'],
    ['/rapporter/2021-05/', '/bilder/rapporter/2021-05.png'],
    ['/rapporter/2021-05/tiltak/mentor/', '/bilder/rapporter/2021-05.png'],
    ['/404.html', '/bilder/forside.png'],
  ])('gives %s the picture %s', (sti, sitt) => {
    expect(bildeFor(sti)).toBe(sitt);
  });

  it('names pictures after their pages', () => {
    expect(bildeSti('/hovedgrupper/andre-pa-tiltak/')).toBe(
      '/bilder/hovedgrupper/andre-pa-tiltak.png',
    );
  });
});

describe('unpackWoff', () => {
  it('gives a font with the tables the file lists', () => {
    const require = createRequire(import.meta.url);
    const woff = readFileSync(
      require.resolve('@fontsource/figtree/files/figtree-latin-400-normal.woff'),
    );
    const font = unpackWoff(woff);
    const view = new DataView(font.buffer);
    expect(view.getUint32(0)).toBe(woff.readUInt32BE(4));
    expect(view.getUint16(4)).toBe(woff.readUInt16BE(12));
    expect(font.length).toBe(woff.readUInt32BE(16));
  });

  it('refuses anything else', () => {
    expect(() => unpackWoff(new Uint8Array(100))).toThrow('WOFF');
  });
});
