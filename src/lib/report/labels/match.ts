import type { Candidate } from './candidate.ts';
import {
  similarityWith,
  similarityWithoutFault,
  type LabelForm,
  type Similarity,
  type Method,
} from './similarity.ts';

/** What a label was understood as. */
export interface Match<T> {
  candidate: Candidate<T>;
  metode: Method;
  begrunnelse: string;
}

/** How many more edits the next best candidate must be away. */
export const MARGIN = 2;

/** The one candidate that is printed to the letter, or undefined when none or more than one is. */
export function findSure<T>(form: LabelForm, candidates: Candidate<T>[]): Match<T> | undefined {
  const sure = candidates.flatMap((candidate) =>
    toMatch(candidate, similarityWithoutFault(form, candidate)),
  );
  return sure.length === 1 ? sure[0] : sure.find(({ metode }) => metode === 'likt');
}

/**
 * The one candidate a damaged label stands for where only the label can tell, or undefined when none or more than one
 * is possible. Used for headings and totals; rows of a table are also held against their place in it.
 */
export function findNear<T>(form: LabelForm, candidates: Candidate<T>[]): Match<T> | undefined {
  const ranked = candidates
    .flatMap((candidate) => {
      const similarity = similarityWith(form, candidate);
      return similarity ? [{ candidate, similarity }] : [];
    })
    .sort((a, b) => a.similarity.cost - b.similarity.cost);
  const [best, next] = ranked;
  if (!best || (next && next.similarity.cost < best.similarity.cost + MARGIN)) return undefined;
  return toMatch(best.candidate, best.similarity)[0];
}

function toMatch<T>(candidate: Candidate<T>, similarity: Similarity | undefined): Match<T>[] {
  return similarity
    ? [{ candidate, metode: similarity.metode, begrunnelse: groundsFor(similarity) }]
    : [];
}

/** In words, what a damaged label has in common with the name it was understood as. */
export function groundsFor({ metode, cost }: Similarity): string {
  switch (metode) {
    case 'likt':
      return '';
    case 'alias':
      return 'Skrivemåten står i registeret.';
    case 'normalform':
      return 'Skiller seg bare i alfabet, mellomrom, tegnsetting eller store bokstaver.';
    case 'avkortet':
      return cost > 2
        ? 'Slutten mangler, og noen tegn avviker; bare ett navn på dette stedet begynner slik.'
        : 'Slutten mangler; bare ett navn på dette stedet begynner slik.';
    case 'avstand':
      if (cost < 1) return 'Skiller seg bare i tegn som er lette å forveksle.';
      return `Avviker med ${cost === 1 ? 'ett tegn' : `${cost} tegn`}; ingen andre navn på dette stedet er like nær.`;
  }
}
