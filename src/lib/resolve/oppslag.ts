import type { Register } from '../domain/register.ts';
import type { Kandidat } from './kandidat.ts';
import { radKandidater, undergruppeKandidat, type Radmal } from './kandidater.ts';
import { listRammer, type Ramme } from './ramme.ts';

/** A table the report can have, and everything that may be printed in it. */
export interface Rammeoppslag {
  ramme: Ramme;
  /** The heading above it, where it has one. */
  undergruppe: Kandidat<Ramme> | undefined;
  total: Kandidat<Radmal>;
  /** Its rows in the order they are printed, the total first. */
  sekvens: Kandidat<Radmal>[];
  /** The normal forms of those rows. */
  kjente: Set<string>;
}

/** What was looked up for a registry: many reports are read with the same one. */
const KJENTE = new WeakMap<Register, Rammeoppslag[]>();

/** Every table the report can have, looked up once for a registry. */
export function listOppslag(register: Register): Rammeoppslag[] {
  const known = KJENTE.get(register) ?? makeOppslag(register);
  KJENTE.set(register, known);
  return known;
}

function makeOppslag(register: Register): Rammeoppslag[] {
  return listRammer(register).map((ramme) => {
    const [total, ...deler] = radKandidater(ramme, register);
    if (!total) throw new RangeError('En tabell har alltid en total.');
    const sekvens = [total, ...deler];
    return {
      ramme,
      undergruppe: undergruppeKandidat(ramme, register),
      total,
      sekvens,
      kjente: new Set(sekvens.flatMap(({ normalformer }) => normalformer)),
    };
  });
}
