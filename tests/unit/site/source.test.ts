import { expect, it } from 'vitest';
import type { Observation, SeriesMap } from '../../../src/lib/domain/observation.ts';
import { earliestOfSeveral, sourceLine } from '../../../src/lib/site/source.ts';
import type { SiteIdentity } from '../../../src/lib/domain/site-config.ts';
import { cell } from '../text/example-numbers.ts';

/** The last two months of a year and the first of the next, each told by the report named. */
function seriesOf(...reports: [string, string, string]): SeriesMap {
  const months = ['2001-11', '2001-12', '2002-01'] as const;
  const observasjoner: Observation[] = months.map((maned, i) => cell(20, maned, reports[i] ?? ''));
  const nokkel = observasjoner[0]?.serie;
  if (!nokkel) throw new RangeError('no series');
  return new Map([[nokkel, { nokkel, observasjoner, revisions: [] }]]);
}

const release = { maneder: ['2002-01' as const] };
const site = { name: 'Tall' } as SiteIdentity;
const lineFor = (serier: SeriesMap) =>
  sourceLine({ release, site }, { keys: serier.keys(), serier });

it('names the report alone where it tells every month', () => {
  const serier = seriesOf('2002-01', '2002-01', '2002-01');
  expect(earliestOfSeveral(serier.keys(), serier)).toBeUndefined();
  expect(lineFor(serier)).toBe(
    'Kilde: Nav, rapporten for januar 2002. Bearbeidet av Tall, uavhengig av Nav.',
  );
});

it('says how far back the reports before it reach, where they tell some of the months', () => {
  const serier = seriesOf('2001-12', '2001-12', '2002-01');
  expect(earliestOfSeveral(serier.keys(), serier)).toBe('2001-11');
  expect(lineFor(serier)).toBe(
    'Kilde: Nav, rapporten for januar 2002 og tidligere rapporter tilbake til november 2001. Bearbeidet av Tall, uavhengig av Nav.',
  );
  expect(sourceLine({ release, site })).not.toContain('tidligere');
});
