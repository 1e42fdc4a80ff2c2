import { normalform, skjelett } from '../parse/normal-form.ts';

/** A label the place allows, what it stands for, and the forms damaged labels are compared with. */
export interface Kandidat<T> {
  /** Ways the label may be printed; the first is the registry's name in that place. */
  skrivemater: [string, ...string[]];
  verdi: T;
  normalformer: string[];
  skjeletter: string[];
}

/** A candidate printed in these ways. */
export function toKandidat<T>(skrivemater: [string, ...string[]], verdi: T): Kandidat<T> {
  const printed = skrivemater.map((navn) => navn.normalize('NFC')) as [string, ...string[]];
  return {
    skrivemater: printed,
    verdi,
    normalformer: printed.map(normalform),
    skjeletter: printed.map(skjelett),
  };
}
