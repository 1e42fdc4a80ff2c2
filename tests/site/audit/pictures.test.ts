import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { Provested } from './tampering.ts';

// What is tampered with here is found by audits of the whole site: of the small one, which has pictures of every kind.
const [, liten] = inject('nettsteder');
if (!liten) throw new Error('Nettstedet er ikke bygd');
const { dist, base, innhold } = liten;
const sted = new Provested(dist, base, {
  rapporter: join(innhold, 'rapporter'),
  register: innhold,
});

const FIGUR = 'figur/mentor-utvikling/mentor-utvikling.png';
const DELING = 'bilder/figur/mentor-sosken.png';

it('pictures cut short, of another figure, of nothing, or of the wrong size are found', () => {
  const borte = 'figur/jobbklubb-utvikling/jobbklubb-utvikling.png';
  const annen = 'figur/mentor-endring/mentor-endring.png';
  const funn = sted.reviderMed(
    new Map([
      [FIGUR, sted.bytes(FIGUR).subarray(0, -20)],
      [annen, sted.bytes('figur/mentor-sosken/mentor-sosken.png')],
      [borte, new TextEncoder().encode('<svg xmlns=""/>')],
      [DELING, sted.bytes(FIGUR)],
    ]),
  );
  for (const fil of [FIGUR, annen, borte, 'figur/mentor-sosken/index.html'])
    expect(funn).toContainEqual(expect.objectContaining({ fil, regel: 'bilde' }));
});

const KILDE = 'bilder/tiltak/mentor.svg';
const BILDE = 'bilder/tiltak/mentor.png';
const tekst = (fil: string) => String(sted.kopi().get(fil));
const forteller = (fil: string, regel = 'bilde-kilde'): unknown =>
  expect.objectContaining({ fil, regel });

it('pictures another page’s drawing is found by its words, its strokes and its series', () => {
  const funn = sted.avslorFil(KILDE, tekst('bilder/tiltak/jobbklubb.svg'));
  expect(funn).toEqual(
    expect.arrayContaining([forteller(KILDE, 'bilde-ord'), forteller(KILDE, 'bilde-tegning')]),
  );
});

it('pictures another page’s picture, of the same size, is found to be made of another drawing', () => {
  const figur = 'figur/mentor-endring/mentor-endring.png';
  const funn = sted.reviderMed(
    new Map([
      [BILDE, sted.bytes('bilder/tiltak/jobbklubb.png')],
      [figur, sted.bytes('figur/jobbklubb-endring/jobbklubb-endring.png')],
    ]),
  );
  expect(funn).toEqual([forteller(BILDE), forteller(figur)]);
});

it('pictures both of another page are found', () => {
  const funn = sted.reviderMed(
    new Map<string, string | Uint8Array>([
      [BILDE, sted.bytes('bilder/tiltak/jobbklubb.png')],
      [KILDE, tekst('bilder/tiltak/jobbklubb.svg')],
    ]),
  );
  expect(funn).toContainEqual(forteller(KILDE, 'bilde-ord'));
  expect(funn.every(({ fil }) => fil === KILDE)).toBe(true);
});

it('pictures without its mark, and sources missing, without a picture, or of no page, are found', () => {
  const umerket = 'bilder/figur/mentor-sosken.png';
  const png = sted.bytes(umerket);
  const alene = 'bilder/tiltak/jobbklubb';
  const ekstra = 'bilder/tiltak/finnes-ikke';
  const funn = sted.reviderMed(
    new Map<string, string | Uint8Array | undefined>([
      [umerket, Buffer.concat([png.subarray(0, 33), png.subarray(33 + 12 + 75)])],
      [KILDE, undefined],
      [`${alene}.png`, undefined],
      [`${ekstra}.svg`, tekst('bilder/forside.svg')],
    ]),
  );
  expect(funn).toEqual(
    expect.arrayContaining([
      forteller(umerket),
      forteller(KILDE),
      forteller(`${alene}.png`),
      forteller(`${ekstra}.svg`),
      forteller(`${ekstra}.png`),
    ]),
  );
  expect(funn.map(({ fil }) => fil)).not.toContain(BILDE);
});

it('pictures written in other bytes, with the same words, are found not to be what the picture is made of', () => {
  const funn = sted.reviderMed(new Map([[KILDE, tekst(KILDE).replace('><title', '>\n<title')]]));
  expect(funn).toEqual([forteller(BILDE)]);
});
