import { ALLE, KJONN } from '../../domain/key.ts';
import type { Register } from '../../domain/register.ts';
import type { Kandidat } from './candidate.ts';
import { radKandidater, undergruppeKandidat, type Radmal } from './candidates.ts';
import { listRammer, type Ramme } from './table-scope.ts';

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
  /** The normal forms of rows that name another sex than the table's: no damage makes one sex of the other. */
  fremmede: Set<string>;
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
  const oppslag = withoutFremmede(register);
  const sexes = oppslag.filter(({ ramme }) => ramme.kjonn !== ALLE);
  return oppslag.map((own) => {
    const others = sexes.filter(({ ramme }) => ramme.kjonn !== own.ramme.kjonn);
    const forms = others.flatMap(({ kjente }) => [...kjente]);
    return {
      ...own,
      fremmede: new Set(forms.filter((form) => namesSex(form) && !own.kjente.has(form))),
    };
  });
}

/** True for «I alt kvinner og oppfølging»: rows named alike for both sexes tell nothing of whom they count. */
function namesSex(form: string): boolean {
  return KJONN.some((kjonn) => kjonn !== ALLE && form.startsWith(`ialt${kjonn}`));
}

function withoutFremmede(register: Register): Omit<Rammeoppslag, 'fremmede'>[] {
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
