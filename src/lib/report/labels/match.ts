import type { Kandidat } from './candidate.ts';
import { likhetMed, likhetUtenFeil, type Etikettform, type Likhet, type Metode } from './similarity.ts';

/** What a label was understood as. */
export interface Treff<T> {
  kandidat: Kandidat<T>;
  metode: Metode;
  begrunnelse: string;
}

/** How many more edits the next best candidate must be away. */
export const MARGIN = 2;

/** The one candidate that is printed to the letter, or undefined when none or more than one is. */
export function findSure<T>(form: Etikettform, kandidater: Kandidat<T>[]): Treff<T> | undefined {
  const sure = kandidater.flatMap((kandidat) => toTreff(kandidat, likhetUtenFeil(form, kandidat)));
  return sure.length === 1 ? sure[0] : sure.find(({ metode }) => metode === 'likt');
}

/**
 * The one candidate a damaged label stands for where only the label can tell, or undefined when none or more than one
 * is possible. Used for headings and totals; rows of a table are also held against their place in it.
 */
export function findNear<T>(form: Etikettform, kandidater: Kandidat<T>[]): Treff<T> | undefined {
  const ranked = kandidater
    .flatMap((kandidat) => {
      const likhet = likhetMed(form, kandidat);
      return likhet ? [{ kandidat, likhet }] : [];
    })
    .sort((a, b) => a.likhet.kost - b.likhet.kost);
  const [best, next] = ranked;
  if (!best || (next && next.likhet.kost < best.likhet.kost + MARGIN)) return undefined;
  return toTreff(best.kandidat, best.likhet)[0];
}

function toTreff<T>(kandidat: Kandidat<T>, likhet: Likhet | undefined): Treff<T>[] {
  return likhet ? [{ kandidat, metode: likhet.metode, begrunnelse: begrunnelseFor(likhet) }] : [];
}

/** In words, what a damaged label has in common with the name it was understood as. */
export function begrunnelseFor({ metode, kost }: Likhet): string {
  switch (metode) {
    case 'likt':
      return '';
    case 'alias':
      return 'Skrivemåten står i registeret.';
    case 'normalform':
      return 'Skiller seg bare i alfabet, mellomrom, tegnsetting eller store bokstaver.';
    case 'avkortet':
      return kost > 2
        ? 'Slutten mangler, og noen tegn avviker; bare ett navn på dette stedet begynner slik.'
        : 'Slutten mangler; bare ett navn på dette stedet begynner slik.';
    case 'avstand':
      if (kost < 1) return 'Skiller seg bare i tegn som er lette å forveksle.';
      return `Avviker med ${kost === 1 ? 'ett tegn' : `${kost} tegn`}; ingen andre navn på dette stedet er like nær.`;
  }
}
