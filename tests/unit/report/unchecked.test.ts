import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INNHOLD } from '../../content-folders.ts';
import { readCorpus } from '../../../src/lib/io/corpus.ts';
import { readMiljo } from '../../../src/lib/io/config.ts';
import { countUkontrollerte, listUkontrollerte } from '../../../src/lib/report/unchecked.ts';

const ROT = join(import.meta.dirname, '../../..');

describe('listUkontrollerte', () => {
  it('lists visible figures of the real report that no exact sum is of, and where they are printed', async () => {
    const { rapporter } = await readCorpus(readMiljo({ INNHOLD }, ROT), ROT);
    const [rapport] = rapporter;
    if (!rapport) throw new Error('Rapporten er ikke lest.');
    const rader = listUkontrollerte(rapport);
    expect(countUkontrollerte(rader)).toBe(91);
    // A «6» in line 241 that might as well be a «5»: every sum over it has hidden parts.
    const places = rader.flatMap(({ tall }) => tall);
    expect(places).toContainEqual(expect.objectContaining({ linje: 241, maned: '2021-04' }));
    const printed = places.map(({ linje, kolonne }) =>
      rapport.linjer[linje - 1]?.slice(kolonne - 1, kolonne),
    );
    expect(printed).not.toContain('*');
    expect(printed.every((first) => first !== undefined && /\d/.test(first))).toBe(true);
  });

  it('does not list what an exact sum is of, as part or as total', async () => {
    const { rapporter } = await readCorpus(readMiljo({ INNHOLD }, ROT), ROT);
    const [rapport] = rapporter;
    const exact = rapport?.summer.filter(({ utfall }) => utfall === 'eksakt') ?? [];
    const covered = new Set(
      exact.flatMap(({ total, deler, maned }) => [total, ...deler].map((s) => `${s}@${maned}`)),
    );
    const listed = (rapport ? listUkontrollerte(rapport) : []).flatMap(({ serie, tall }) =>
      tall.map(({ maned }) => `${serie}@${maned}`),
    );
    expect(listed.filter((key) => covered.has(key))).toEqual([]);
  });
});
