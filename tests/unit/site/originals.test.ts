import { describe, expect, it } from 'vitest';
import type { Original } from '../../../src/lib/domain/original.ts';
import { originalFiles, originalLinks } from '../../../src/lib/site/originals.ts';

const original = (edition: string, ending: Original['ending'], bytes: number): Original => ({
  fil: `${edition}.${ending}`,
  edition,
  ending,
  sha256: 'ab'.repeat(32),
  bytes,
});

const KEPT = [
  original('2021-05', 'pdf', 297_600),
  original('2021-05', 'xlsx', 1_250_000),
  original('2021-05.utgave-2', 'html', 12),
  original('2021-06', 'pdf', 1000),
];

describe('originalLinks', () => {
  it('names kind and size, and leads to what an edition came as, whatever takes its place', () => {
    const first = [
      'Rapporten slik Nav ga den ut (PDF, 298\u00a0kB) /data/rapporter/2021-05.original.pdf',
      'Rapporten slik Nav ga den ut (Excel, 1,3\u00a0MB) /data/rapporter/2021-05.original.xlsx',
    ];
    const linksOf = (id: string, fil: string) =>
      originalLinks({ id, fil }, KEPT).map(({ tekst, sti }) => `${tekst} ${sti}`);
    expect(linksOf('2021-05', '2021-05.txt')).toEqual(first);
    expect(linksOf('2021-05.utgave-1', '2021-05.txt')).toEqual(first);
  });

  it('shows a page that somebody else wrote as text', () => {
    const [link] = originalLinks({ id: '2021-05', fil: '2021-05.utgave-2.txt' }, KEPT);
    expect(link).toEqual({
      tekst: 'Rapporten slik Nav ga den ut (kildekoden til en nettside, 1\u00a0kB)',
      sti: '/data/rapporter/2021-05.utgave-2.original.html.txt',
      sha256: 'ab'.repeat(32),
    });
  });
});

describe('originalFiles', () => {
  it('holds those of every edition of the release', () => {
    const files = originalFiles('2021-05', KEPT, () => Promise.resolve(new Uint8Array()));
    expect(files.map(({ fil }) => fil)).toEqual([
      '2021-05.original.pdf',
      '2021-05.original.xlsx',
      '2021-05.utgave-2.original.html.txt',
    ]);
  });
});
