/** A report that prints tiltak in other groups than the registry has them in. */

import type { VFile } from 'vfile';
import { addDiagnostic } from '../domain/diagnostic.ts';
import { parseSeriesKey } from '../domain/key.ts';
import type { Observation } from '../domain/observation.ts';
import { entryFor, type Register, type Tiltak, type Tiltaksgruppe } from '../domain/register.ts';

/** A tiltak that a report prints in another group than the registry has it in. */
interface Moved {
  tiltak: Tiltak;
  /** The group whose total follows its row. */
  printed: Tiltaksgruppe;
  /** The line of its row. */
  linje: number;
}

/**
 * The tiltak whose row for everybody is followed by the total of another group than `register` says; `cells` are those of
 * all rows, repeated ones too. A total that was lost or misread makes its tiltak look moved: only the sums tell.
 */
export function findMovedTiltak(cells: readonly Observation[], register: Register): Moved[] {
  const rows = new Map<number, { niva: string; id: string }>();
  for (const { serie, kilde } of cells) {
    const { niva, id, hovedgruppe, kjonn } = parseSeriesKey(serie);
    if (hovedgruppe === 'alle' && kjonn === 'alle') rows.set(kilde.linje, { niva, id });
  }
  const printed = [...rows].sort(([a], [b]) => a - b);
  return printed.flatMap(([linje, { niva, id }], i) => {
    const tiltak = niva === 'tiltak' && register.tiltak.find(({ slug }) => slug === id);
    const total = printed.slice(i).find(([, row]) => row.niva === 'tiltaksgruppe')?.[1];
    const group = register.tiltaksgrupper.find(({ slug }) => slug === total?.id);
    return tiltak && group && group.slug !== tiltak.gruppe
      ? [{ tiltak, printed: group, linje }]
      : [];
  });
}

/** The registry with these tiltak in the groups they are printed in. */
export function withMoved(register: Register, moved: readonly Moved[]): Register {
  const tiltak = register.tiltak.map((one) => {
    const printed = moved.find(({ tiltak: { slug } }) => slug === one.slug)?.printed;
    return printed ? { ...one, gruppe: printed.slug, flyttet: [] } : one;
  });
  return { ...register, tiltak };
}

/** Tells of each that it stands elsewhere, in place of everything that followed from it. */
export function reportMovedTiltak(moved: readonly Moved[], register: Register, file: VFile): void {
  file.messages = [];
  for (const { tiltak, printed, linje } of moved) {
    const { slug, gruppe } = tiltak;
    const known = entryFor({ niva: 'tiltaksgruppe', id: gruppe }, register)?.navn ?? gruppe;
    addDiagnostic(file, {
      ruleId: 'tiltak-flyttet',
      severity: 'error',
      reason: `«${tiltak.navn}» står under tiltaksgruppen «${printed.navn}», og slik går alle summene opp; registeret har tiltaket under «${known}».`,
      sted: { linje, kolonne: 1 },
      actual: printed.slug,
      expected: [gruppe],
      note: `Har kilden flyttet tiltaket, skriv «gruppe: ${printed.slug}» i tiltak/${slug}.md, og før opp «gruppe: ${gruppe}» under «flyttet» med den siste rapporten som hadde tiltaket der.`,
    });
  }
}
