import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { TestSite } from './tampering.ts';

// What is tampered with here is found by audits of the whole site: of the small one, which has pictures of every kind.
const [, small] = inject('nettsteder');
if (!small) throw new Error('Nettstedet er ikke bygd');
const { dist, base, innhold } = small;
const place = new TestSite(dist, base, {
  rapporter: join(innhold, 'rapporter'),
  register: innhold,
});

const FIGURE = 'figur/mentor-utvikling/mentor-utvikling.png';
const SHARING = 'bilder/tiltak/mentor.png';

it('pictures cut short, of another figure, of nothing, or of the wrong size are found', () => {
  const gone = 'figur/jobbklubb-utvikling/jobbklubb-utvikling.png';
  const other = 'figur/mentor-utvikling/mentor-utvikling.png';
  const finding = place.reviderMed(
    new Map([
      [FIGURE, place.bytes(FIGURE).subarray(0, -20)],
      [other, place.bytes('figur/mentor-sosken/mentor-sosken.png')],
      [gone, new TextEncoder().encode('<svg xmlns=""/>')],
      [SHARING, place.bytes(FIGURE)],
    ]),
  );
  for (const fil of [FIGURE, other, gone, 'figur/mentor-sosken/index.html'])
    expect(finding).toContainEqual(expect.objectContaining({ fil, regel: 'bilde' }));
});

const SOURCE = 'bilder/tiltak/mentor.svg';
const IMAGE = 'bilder/tiltak/mentor.png';
const text = (file: string) => String(place.copy().get(file));
const teller = (fil: string, regel = 'bilde-kilde'): unknown =>
  expect.objectContaining({ fil, regel });

it('pictures another page’s drawing is found by its words, its strokes and its series', () => {
  const finding = place.avslorFil(SOURCE, text('bilder/tiltak/jobbklubb.svg'));
  expect(finding).toEqual(
    expect.arrayContaining([teller(SOURCE, 'bilde-ord'), teller(SOURCE, 'bilde-tegning')]),
  );
});

it('pictures another page’s picture, of the same size, is found to be made of another drawing', () => {
  const figure = 'figur/mentor-utvikling/mentor-utvikling.png';
  const finding = place.reviderMed(
    new Map([
      [IMAGE, place.bytes('bilder/tiltak/jobbklubb.png')],
      [figure, place.bytes('figur/jobbklubb-utvikling/jobbklubb-utvikling.png')],
    ]),
  );
  const [weight, others] = [
    finding.filter(({ regel }) => regel === 'filvekt'),
    finding.filter(({ regel }) => regel !== 'filvekt'),
  ];
  expect(others).toEqual([teller(IMAGE), teller(figure)]);
  // It weighs something else, too, than the pages that lead to it say.
  expect(weight.map(({ fil }) => fil)).toEqual([
    'figur/mentor-utvikling/index.html',
    'tiltak/mentor/index.html',
  ]);
});

it('pictures both of another page are found', () => {
  const finding = place.reviderMed(
    new Map<string, string | Uint8Array>([
      [IMAGE, place.bytes('bilder/tiltak/jobbklubb.png')],
      [SOURCE, text('bilder/tiltak/jobbklubb.svg')],
    ]),
  );
  expect(finding).toContainEqual(teller(SOURCE, 'bilde-ord'));
  expect(finding.every(({ fil }) => fil === SOURCE)).toBe(true);
});

it('pictures without its mark, and sources missing, without a picture, or of no page, are found', () => {
  const unmarked = 'bilder/forside.png';
  const png = place.bytes(unmarked);
  const alone = 'bilder/tiltak/jobbklubb';
  const extra = 'bilder/tiltak/finnes-ikke';
  const finding = place.reviderMed(
    new Map<string, string | Uint8Array | undefined>([
      [unmarked, Buffer.concat([png.subarray(0, 33), png.subarray(33 + 12 + 75)])],
      [SOURCE, undefined],
      [`${alone}.png`, undefined],
      [`${extra}.svg`, text('bilder/forside.svg')],
    ]),
  );
  expect(finding).toEqual(
    expect.arrayContaining([
      teller(unmarked),
      teller(SOURCE),
      teller(`${alone}.png`),
      teller(`${extra}.svg`),
      teller(`${extra}.png`),
    ]),
  );
  expect(finding.map(({ fil }) => fil)).not.toContain(IMAGE);
});

it('pictures written in other bytes, with the same words, are found not to be what the picture is made of', () => {
  const finding = place.reviderMed(
    new Map([[SOURCE, text(SOURCE).replace('><title', '>\n<title')]]),
  );
  expect(finding).toEqual([teller(IMAGE)]);
});
