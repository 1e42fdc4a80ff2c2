import type { Tolkning } from '../../domain/rapport.ts';
import { GRENSER } from '../parse/limits.ts';
import { normalform, skjelett } from '../parse/normal-form.ts';
import { avstand, avstandTilStart } from '../tables/edit-distance.ts';
import type { Kandidat } from './candidate.ts';

/** `likt` when the label is printed just as the registry has it; otherwise how it was understood. */
export type Metode = Tolkning['metode'] | 'likt';

/** How like a printed label is to a candidate: the kind of likeness and its cost in edits. */
export interface Likhet {
  metode: Metode;
  kost: number;
}

/** A printed label in the forms it is compared by. */
export interface Etikettform {
  tekst: string;
  normalform: string;
  readonly skjelett: string;
}

/** The shortest beginning that may stand for a label cut off by the page. */
const SHORTEST_PREFIX = 6;
/** A label both cut off and damaged must have more left of it, and less of that damaged. */
const SHORTEST_DAMAGED_PREFIX = 14;
const DAMAGE_OF_PREFIX = 0.15;
/** A cut-off end is one accident, however many letters it takes. */
const KOST_AVKORTET = 2;
/** Confusions of letters are the commonest damage: less than an edit. */
const KOST_SKJELETT = 0.5;
/** How much of a label may be damaged before it is no longer that label. */
export const GREATEST_DAMAGE = 0.35;

/** The forms of labels met before: a report prints each of its labels many times over, and so do the next. */
const KJENTE = new Map<string, Etikettform>();
/** A hostile file may have a new label in every row. */
const MOST_KNOWN = 5000;

/** The forms of a printed label. A label longer than any can be is compared by its beginning only. */
export function toEtikettform(etikett: string): Etikettform {
  const known = KJENTE.get(etikett);
  if (known) return known;
  const form = makeForm(etikett);
  if (KJENTE.size >= MOST_KNOWN) KJENTE.clear();
  if (etikett.length <= GRENSER.etikett) KJENTE.set(etikett, form);
  return form;
}

function makeForm(etikett: string): Etikettform {
  const tekst = etikett.slice(0, GRENSER.etikett).normalize('NFC').replace(/\s+/g, ' ').trim();
  let bare: string | undefined;
  return {
    tekst,
    normalform: normalform(tekst),
    // Few labels are compared by it, so it is made when asked for.
    get skjelett() {
      return (bare ??= skjelett(tekst));
    },
  };
}

/**
 * How like a label is to a candidate, or undefined when it is more damaged than `damage` (a share of the longer of the
 * two). Tried in order of strength: same text, alias, same normal form, same skeleton, cut off at the end, few edits.
 */
export function likhetMed(
  form: Etikettform,
  kandidat: Kandidat<unknown>,
  damage = GREATEST_DAMAGE,
): Likhet | undefined {
  return likhetUtenFeil(form, kandidat) ?? likhetMedFeil(form, kandidat, damage);
}

/** Likeness that leaves every letter in place: same text, alias, or the same normal form. Costs nothing. */
export function likhetUtenFeil(
  form: Etikettform,
  { skrivemater, normalformer }: Kandidat<unknown>,
): Likhet | undefined {
  if (form.normalform === '') return undefined;
  if (form.tekst === skrivemater[0]) return { metode: 'likt', kost: 0 };
  if (skrivemater.includes(form.tekst)) return { metode: 'alias', kost: 0 };
  return normalformer.includes(form.normalform) ? { metode: 'normalform', kost: 0 } : undefined;
}

/** Likeness of a label to a longer name that it is the beginning of. */
export function likhetAvkortet(
  { normalform: form }: Etikettform,
  { normalformer }: Kandidat<unknown>,
): Likhet | undefined {
  if (form.length < SHORTEST_PREFIX) return undefined;
  const cut = normalformer.some((navn) => navn.length > form.length && navn.startsWith(form));
  return cut ? { metode: 'avkortet', kost: KOST_AVKORTET } : undefined;
}

function likhetMedFeil(
  form: Etikettform,
  kandidat: Kandidat<unknown>,
  damage: number,
): Likhet | undefined {
  if (form.normalform === '') return undefined;
  if (kandidat.skjeletter.includes(form.skjelett))
    return { metode: 'avstand', kost: KOST_SKJELETT };
  const { normalformer } = kandidat;
  const edits = Math.min(...normalformer.map((navn) => editsTo(form.normalform, navn, damage)));
  const cut = likhetAvkortet(form, kandidat);
  if (cut) return edits < cut.kost ? { metode: 'avkortet', kost: edits } : cut;
  const kost = KOST_AVKORTET + damagedCut(form.normalform, normalformer);
  if (kost < edits) return { metode: 'avkortet', kost };
  return edits === Infinity ? undefined : { metode: 'avstand', kost: edits };
}

/** How many edits a long label is from the nearest beginning of a longer name; Infinity when too many. */
function damagedCut(form: string, normalformer: string[]): number {
  if (form.length < SHORTEST_DAMAGED_PREFIX) return Infinity;
  const most = Math.floor(form.length * DAMAGE_OF_PREFIX);
  const longer = normalformer.filter((navn) => navn.length > form.length + most);
  return Math.min(...longer.map((navn) => avstandTilStart(form, navn, most)));
}

/** Measured against the longer of the two, so that a label that lost letters is judged by what it was. */
function editsTo(form: string, navn: string, damage: number): number {
  const most = Math.floor(Math.max(form.length, navn.length) * damage);
  return avstand(form, navn, most);
}
