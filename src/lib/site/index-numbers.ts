/** Index numbers: series on one scale, each as a percentage of its own figure in the first month that all of them tell. */

/** A month of a series: a count, hidden, or no figure at all. */
export type Told = number | '*' | null;

/** A series to be compared: a place for each month, and the places from which it counts something else than before. */
export interface ComparedSeries {
  tall: readonly Told[];
  brudd: readonly number[];
}

/** The first month in which every series has a visible figure that others can be a percentage of; undefined where there is none. */
export function commonBase(series: readonly ComparedSeries[]): number | undefined {
  const [first] = series;
  const found = first?.tall.findIndex((_, month) =>
    series.every(({ tall }) => isBase(tall[month])),
  );
  return found === -1 ? undefined : found;
}

function isBase(told: Told | undefined): told is number {
  return typeof told === 'number' && told > 0;
}

/**
 * A series as an index in tenths, 1000 in the month `base`. A hidden month stays hidden, and what lies on the other side of
 * a break than the base has none. Throws RangeError where the base is hidden or has no figure.
 */
export function toIndex({ tall, brudd }: ComparedSeries, base: number): Told[] {
  const whole = tall[base];
  if (!isBase(whole)) throw new RangeError('Indeksen mangler grunntall.');
  const part = (month: number) => brudd.filter((place) => place <= month).length;
  return tall.map((count, month) => {
    if (typeof count !== 'number') return count;
    return part(month) === part(base) ? Math.round((1000 * count) / whole) : null;
  });
}
