import type { Observation } from '../src/lib/domain/observation.ts';
import type { Register } from '../src/lib/domain/register.ts';
import { isVisible } from '../src/lib/domain/value.ts';

/** The greatest count that is hidden. Used to prove the reader, never printed. */
const GREATEST_HIDDEN = 3;

type Bounds = readonly [number, number];

/**
 * How many printed totals their printed parts cannot make up, counted apart from the reconciler: both sexes, the
 * hovedgrupper, the groups, and the tiltak of a group. Parts that are not printed count as nothing.
 */
export function countImpossible(observations: Observation[], register: Register): number {
  const cells = new Map<string, Bounds>();
  for (const { serie, maned, verdi } of observations)
    cells.set(
      `${serie}@${maned}`,
      isVisible(verdi) ? [verdi.antall, verdi.antall] : [0, GREATEST_HIDDEN],
    );
  return [...cells.keys()].reduce((broken, key) => broken + brokenAt(key, cells, register), 0);
}

function brokenAt(key: string, cells: Map<string, Bounds>, register: Register): number {
  const [series = '', maned = ''] = key.split('@');
  return partsOf(series, register).filter((parts) => {
    const printed = parts
      .map((part) => cells.get(`${part}@${maned}`))
      .filter((cell) => cell !== undefined);
    const whole = cells.get(key);
    if (!whole || printed.length === 0) return false;
    const least = printed.reduce((sum, [from]) => sum + from, 0);
    const most = printed.reduce((sum, [, to]) => sum + to, 0);
    return whole[0] > most || whole[1] < least;
  }).length;
}

/** The ways a series divides, each a list of series. */
function partsOf(series: string, { hovedgrupper, tiltaksgrupper, tiltak }: Register): string[][] {
  const [niva = '', id = '', hg = '', kjonn = ''] = series.split('/');
  const ways: string[][] = [];
  if (kjonn === 'alle') ways.push(['kvinner', 'menn'].map((sex) => `${niva}/${id}/${hg}/${sex}`));
  if (hg === 'alle')
    ways.push(
      hovedgrupper.map(({ slug }) =>
        niva === 'i-alt'
          ? `hovedgruppe/${slug}/${slug}/${kjonn}`
          : `${niva}/${id}/${slug}/${kjonn}`,
      ),
    );
  if (niva === 'i-alt' || niva === 'hovedgruppe')
    ways.push(tiltaksgrupper.map(({ slug }) => `tiltaksgruppe/${slug}/${hg}/${kjonn}`));
  if (niva === 'tiltaksgruppe')
    ways.push(
      tiltak
        .filter(({ gruppe }) => gruppe === id)
        .map(({ slug }) => `tiltak/${slug}/${hg}/${kjonn}`),
    );
  return ways;
}
