import { ALL, KJONN } from '../../domain/key.ts';
import type { Register } from '../../domain/register.ts';
import type { Candidate } from './candidate.ts';
import { rowCandidates, undergruppeCandidate, type RowTemplate } from './candidates.ts';
import { listFrames, type Frame } from './table-scope.ts';

/** A table the report can have, and everything that may be printed in it. */
export interface FrameLookup {
  ramme: Frame;
  /** The heading above it, where it has one. */
  undergruppe: Candidate<Frame> | undefined;
  total: Candidate<RowTemplate>;
  /** Its rows in the order they are printed, the total first. */
  sequence: Candidate<RowTemplate>[];
  /** The normal forms of those rows. */
  kjente: Set<string>;
  /** The normal forms of rows that name another sex than the table's: no damage makes one sex of the other. */
  foreign: Set<string>;
}

/** What was looked up for a registry: many reports are read with the same one. */
const KNOWN = new WeakMap<Register, FrameLookup[]>();

/** Every table the report can have, looked up once for a registry. */
export function listLookup(register: Register): FrameLookup[] {
  const known = KNOWN.get(register) ?? makeLookup(register);
  KNOWN.set(register, known);
  return known;
}

function makeLookup(register: Register): FrameLookup[] {
  const lookup = withoutForeign(register);
  const sexes = lookup.filter(({ ramme }) => ramme.kjonn !== ALL);
  return lookup.map((own) => {
    const others = sexes.filter(({ ramme }) => ramme.kjonn !== own.ramme.kjonn);
    const forms = others.flatMap(({ kjente }) => [...kjente]);
    return {
      ...own,
      foreign: new Set(forms.filter((form) => namesSex(form) && !own.kjente.has(form))),
    };
  });
}

/** True for «I alt kvinner og oppfølging»: rows named alike for both sexes tell nothing of whom they count. */
function namesSex(form: string): boolean {
  return KJONN.some((kjonn) => kjonn !== ALL && form.startsWith(`ialt${kjonn}`));
}

function withoutForeign(register: Register): Omit<FrameLookup, 'foreign'>[] {
  return listFrames(register).map((ramme) => {
    const [total, ...parts] = rowCandidates(ramme, register);
    if (!total) throw new RangeError('En tabell har alltid en total.');
    const sequence = [total, ...parts];
    return {
      ramme,
      undergruppe: undergruppeCandidate(ramme, register),
      total,
      sequence,
      kjente: new Set(sequence.flatMap(({ normalformer }) => normalformer)),
    };
  });
}
