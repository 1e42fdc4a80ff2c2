import type { Part, Fact } from '../facts/fact.ts';
import type { Subject } from '../facts/context.ts';
import type { Calculation } from '../facts/calculation.ts';

/** What a statement rests on beside its own numbers: the others that one was held against. */
export type Evidence =
  | { slag: 'sammenligning'; na: Calculation; tegn: '>' | '<'; mot: Calculation[] }
  /** Every part by name, the one the statement is about among them. */
  | { slag: 'deler'; deler: { emne: Subject; tall: Calculation }[] }
  /** A number that the statement gives once for two months. */
  | { slag: 'likt'; tall: Calculation };

/** What a superlative rests on; undefined for a fact whose own numbers say it all. */
export function evidenceFor(fact: Fact): Evidence | undefined {
  if ('alle' in fact) return { slag: 'deler', deler: largestFirst(fact.alle) };
  switch (fact.slag) {
    case 'topp':
    case 'bunn': {
      const { na, mot } = fact;
      return { slag: 'sammenligning', na, tegn: fact.slag === 'topp' ? '>' : '<', mot };
    }
    case 'rangskifte': {
      const { egen, annen } = fact.for;
      return {
        slag: 'sammenligning',
        na: egen,
        tegn: fact.retning === 'opp' ? '<' : '>',
        mot: [annen],
      };
    }
    case 'kvinneandel': {
      const { na, forrige, mot } = fact;
      return !mot && forrige?.verdi === na.verdi ? { slag: 'likt', tall: forrige } : undefined;
    }
    default:
      return undefined;
  }
}

function largestFirst(parts: Part[]): Part[] {
  return [...parts].sort((a, b) => b.tall.verdi - a.tall.verdi);
}
