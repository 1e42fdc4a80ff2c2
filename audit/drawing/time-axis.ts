import { manedsindeks, manedsnummer } from '../month.ts';
import type { Figurtekst } from './drawing.ts';

/** A tick of a time axis: where it stands, and its month. */
export interface Tidsmerke {
  x: number;
  indeks: number;
}

/** A time axis as drawn: where a month stands, and its ticks from the left. */
export interface Tidsakse {
  merker: Tidsmerke[];
  x: (indeks: number) => number;
}

/** A month's name and the year under it, or a year that stands for its January, on the axis of a large drawing. */
export function lesTidsakse(tekster: readonly Figurtekst[]): Tidsakse | undefined {
  const paAksen = tekster
    .filter(({ klasser }) => klasser.includes('fig-xtall') && !erKant(klasser))
    .sort((a, b) => a.x - b.x);
  const ar = paAksen.filter(({ tekst }) => /^\d{4}$/.test(tekst));
  const maneder = paAksen.filter(({ tekst }) => manedsnummer(tekst) > 0);
  const merker = maneder.length > 0 ? manedsmerker(maneder, ar) : arsmerker(ar);
  const [a, b] = [merker[0], merker.at(-1)];
  if (!a || !b) return undefined;
  const steg = b.indeks === a.indeks ? Number.NaN : (b.x - a.x) / (b.indeks - a.indeks);
  return { merker, x: (indeks) => a.x + (indeks - a.indeks) * steg };
}

/** Small drawings say the ends of their months instead, not where these stand. */
export function erKant(klasser: readonly string[]): boolean {
  return klasser.includes('fig-start') || klasser.includes('fig-slutt');
}

/** A year stands under its first tick and holds until the next one's. */
function manedsmerker(maneder: Figurtekst[], ar: Figurtekst[]): Tidsmerke[] {
  return maneder.map(({ tekst, x }) => {
    const gjeldende = ar.findLast((ett) => ett.x <= x + 0.5)?.tekst ?? '0000';
    return { x, indeks: manedsindeks(`${gjeldende}-00`) + manedsnummer(tekst) };
  });
}

function arsmerker(ar: Figurtekst[]): Tidsmerke[] {
  return ar.map(({ tekst, x }) => ({ x, indeks: manedsindeks(`${tekst}-01`) }));
}
