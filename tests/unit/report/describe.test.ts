import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT } from '../../content-folders.ts';
import { readCorpus } from '../../../src/lib/io/corpus.ts';
import { readConfig } from '../../../src/lib/io/config.ts';
import { countUnchecked, listUnchecked } from '../../../src/lib/report/describe.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('listUnchecked', () => {
  it('lists visible figures of the real report that no exact sum is of, and where they are printed', async () => {
    const { rapporter } = await readCorpus(readConfig({ INNHOLD: CONTENT }, ROOT), ROOT);
    const [rapport] = rapporter;
    if (!rapport) throw new Error('Rapporten er ikke lest.');
    const rows = listUnchecked(rapport);
    expect(countUnchecked(rows)).toBe(91);
    // A «6» in line 241 that might as well be a «5»: every sum over it has hidden parts.
    const places = rows.flatMap(({ tall }) => tall);
    expect(places).toContainEqual(expect.objectContaining({ linje: 241, maned: '2021-04' }));
    const printed = places.map(({ linje, kolonne }) =>
      rapport.linjer[linje - 1]?.slice(kolonne - 1, kolonne),
    );
    expect(printed).not.toContain('*');
    expect(printed.every((first) => first !== undefined && /\d/.test(first))).toBe(true);
  });

  it('does not list what an exact sum is of, as part or as total', async () => {
    const { rapporter } = await readCorpus(readConfig({ INNHOLD: CONTENT }, ROOT), ROOT);
    const [rapport] = rapporter;
    const exact = rapport?.summer.filter(({ utfall }) => utfall === 'eksakt') ?? [];
    const covered = new Set(
      exact.flatMap(({ total, deler, maned }) => [total, ...deler].map((s) => `${s}@${maned}`)),
    );
    const listed = (rapport ? listUnchecked(rapport) : []).flatMap(({ serie, tall }) =>
      tall.map(({ maned }) => `${serie}@${maned}`),
    );
    expect(listed.filter((key) => covered.has(key))).toEqual([]);
  });
});
