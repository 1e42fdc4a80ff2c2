import { manedRekke, manederMellom, type Maned } from '../domain/maned.ts';
import { parseObservasjonNokkel, type SerieNokkel } from '../domain/key.ts';
import { isSynlig } from '../domain/value.ts';
import type { Punkt } from './drawing.ts';

/** A month one can see: its place on the time axis and its count. */
export interface SynligPunkt {
  indeks: number;
  antall: number;
  punkt: Punkt;
}

/** All months from the first to the last of the series given, without holes. Empty for no points. */
export function monthsOf(...rekker: readonly (readonly Punkt[])[]): Maned[] {
  const all = rekker.flat().map(({ maned }) => maned);
  const [first] = all;
  if (first === undefined) return [];
  const early = all.reduce((a, b) => (b < a ? b : a), first);
  const late = all.reduce((a, b) => (b > a ? b : a), first);
  return manedRekke(early, late);
}

/** One entry per month drawn: the visible point, or undefined where the figure is hidden or missing. */
export function visibleByMonth(
  punkter: readonly Punkt[],
  maneder: readonly Maned[],
): (SynligPunkt | undefined)[] {
  const byMonth = new Map(punkter.map((punkt) => [punkt.maned, punkt]));
  return maneder.map((maned, indeks) => {
    const punkt = byMonth.get(maned);
    if (punkt === undefined || !isSynlig(punkt.verdi)) return undefined;
    return { indeks, antall: punkt.verdi.antall, punkt };
  });
}

/** The visible points alone, oldest first. */
export function visiblePoints(punkter: readonly Punkt[], maneder: readonly Maned[]): SynligPunkt[] {
  return visibleByMonth(punkter, maneder).filter((point) => point !== undefined);
}

/** Places on the time axis whose figure is hidden. A month without any figure is not among them. */
export function hiddenPlaces(punkter: readonly Punkt[], maneder: readonly Maned[]): number[] {
  const [first] = maneder;
  if (first === undefined) return [];
  return punkter
    .filter(({ verdi }) => !isSynlig(verdi))
    .map(({ maned }) => manederMellom(first, maned))
    .filter((place) => place >= 0 && place < maneder.length);
}

/** The series the points belong to, each once, in the order first met. */
export function seriesOf(punkter: readonly Punkt[]): SerieNokkel[] {
  const found: SerieNokkel[] = [];
  for (const { nokkel } of punkter) {
    if (!found.some((serie) => nokkel.startsWith(`${serie}@`)))
      found.push(parseObservasjonNokkel(nokkel).serie);
  }
  return found;
}
