import { normalForm, skeleton } from '../parse/normal-form.ts';

/** A label the place allows, what it stands for, and the forms damaged labels are compared with. */
export interface Candidate<T> {
  /** Ways the label may be printed; the first is the registry's name in that place. */
  notations: [string, ...string[]];
  verdi: T;
  normalformer: string[];
  skjeletter: string[];
}

/** A candidate printed in these ways. */
export function toCandidate<T>(notations: [string, ...string[]], verdi: T): Candidate<T> {
  const printed = notations.map((name) => name.normalize('NFC')) as [string, ...string[]];
  return {
    notations: printed,
    verdi,
    normalformer: printed.map(normalForm),
    skjeletter: printed.map(skeleton),
  };
}
