import type { Del, Faktum } from '../facts/fact.ts';
import type { Emne } from '../facts/context.ts';
import type { Utregning } from '../facts/calculation.ts';

/** What a statement rests on beside its own numbers: the others that one was held against. */
export type Bevis =
  | { slag: 'sammenligning'; na: Utregning; tegn: '>' | '<'; mot: Utregning[] }
  /** Every part by name, the one the statement is about among them. */
  | { slag: 'deler'; deler: { emne: Emne; tall: Utregning }[] }
  /** A number that the statement gives once for two months. */
  | { slag: 'likt'; tall: Utregning };

/** What a superlative rests on; undefined for a fact whose own numbers say it all. */
export function bevisFor(faktum: Faktum): Bevis | undefined {
  if ('alle' in faktum) return { slag: 'deler', deler: largestFirst(faktum.alle) };
  switch (faktum.slag) {
    case 'topp':
    case 'bunn': {
      const { na, mot } = faktum;
      return { slag: 'sammenligning', na, tegn: faktum.slag === 'topp' ? '>' : '<', mot };
    }
    case 'rangskifte': {
      const { egen, annen } = faktum.for;
      return {
        slag: 'sammenligning',
        na: egen,
        tegn: faktum.retning === 'opp' ? '<' : '>',
        mot: [annen],
      };
    }
    case 'kvinneandel': {
      const { na, forrige, mot } = faktum;
      return !mot && forrige?.verdi === na.verdi ? { slag: 'likt', tall: forrige } : undefined;
    }
    default:
      return undefined;
  }
}

function largestFirst(deler: Del[]): Del[] {
  return [...deler].sort((a, b) => b.tall.verdi - a.tall.verdi);
}
