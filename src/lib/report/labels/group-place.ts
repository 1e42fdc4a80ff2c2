import type { Maned } from '../../domain/maned.ts';
import type { Tiltak } from '../../domain/register.ts';
import { malOf, type Leserad, type Lesetabell } from './reading-table.ts';
import { intervallOf, type Radsted } from './sum-evidence.ts';

/** The tiltaksgruppe a row stands in: the next group total below it tells. Undefined when there is none. */
export function groupBelow({ tabell, rad }: Radsted): string | undefined {
  const below = tabell.rader.slice(tabell.rader.indexOf(rad) + 1);
  const total = below.find((other) => malOf(tabell, other)?.niva === 'tiltaksgruppe');
  return total && malOf(tabell, total)?.id;
}

/** True when the rows of the group this row stands in can make up the group's total in a month. */
export function groupHolds({ tabell, rad }: Radsted, maned: Maned): boolean {
  const rader = tabell.rader.filter(({ topp }) => !topp);
  const at = rader.indexOf(rad);
  const isTotal = (other: Leserad) => malOf(tabell, other)?.niva === 'tiltaksgruppe';
  const end = rader.findIndex((other, i) => i > at && isTotal(other));
  const start = rader.findLastIndex((other, i) => i < at && isTotal(other)) + 1;
  const total = rader[end];
  if (!total) return false;
  const whole = intervallOf(total, maned);
  const parts = rader.slice(start, end).map((part) => intervallOf(part, maned));
  const fra = parts.reduce((sum, part) => sum + part.fra, 0);
  const til = parts.reduce((sum, part) => sum + part.til, 0);
  return whole.fra <= til && whole.til >= fra;
}

/** Slug of the nearest known tiltak of the group above a row. */
export function previousTiltak(
  { tabell, rad }: Radsted,
  gruppe: string,
  tiltak: Tiltak[],
): string | undefined {
  const members = new Set(tiltak.filter((one) => one.gruppe === gruppe).map(({ slug }) => slug));
  return previousIn(tabell, tabell.rader.indexOf(rad), members);
}

function previousIn(tabell: Lesetabell, at: number, members: Set<string>): string | undefined {
  const above = tabell.rader.slice(0, at).reverse();
  for (const other of above) {
    const mal = malOf(tabell, other);
    if (mal?.niva === 'tiltaksgruppe') return undefined;
    if (mal?.niva === 'tiltak' && members.has(mal.id)) return mal.id;
  }
  return undefined;
}
