/** How like a printed label is to the names its place allows, and which of them it stands for where the label alone can tell. */

import type { Reading } from '../../domain/rapport.ts';
import { LIMITS } from '../parse/lines.ts';
import { normalForm, skeleton } from '../parse/normal-form.ts';
import { distance, distanceToStart } from '../tables/edit-distance.ts';
import type { Candidate } from './candidates.ts';
import type { TableCell, TableRow } from '../tables/table.ts';

/** `likt` when the label is printed just as the registry has it; otherwise how it was understood. */
export type Method = Reading['metode'] | 'likt';

/** How like a printed label is to a candidate: the kind of likeness and its cost in edits. */
export interface Similarity {
  metode: Method;
  cost: number;
}

/** A printed label in the forms it is compared by. */
export interface LabelForm {
  tekst: string;
  normalform: string;
  readonly skeleton: string;
}

/** The shortest beginning that may stand for a label cut off by the page. */
const SHORTEST_PREFIX = 6;
/** A label both cut off and damaged must have more left of it, and less of that damaged. */
const SHORTEST_DAMAGED_PREFIX = 14;
const DAMAGE_OF_PREFIX = 0.15;
/** A cut-off end is one accident, however many letters it takes. */
const COST_TRUNCATED = 2;
/** Confusions of letters are the commonest damage: less than an edit. */
const COST_SKELETON = 0.5;
/** How much of a label may be damaged before it is no longer that label. */
const GREATEST_DAMAGE = 0.35;

/**
 * The forms of labels met before: a report prints each of its labels many times over, and so do the next. A memory of the
 * module, for a form follows from its text alone; handed along, it would go through every function that reads a label.
 */
const KNOWN = new Map<string, LabelForm>();
/** A hostile file may have a new label in every row. */
const MOST_KNOWN = 5000;

/** The forms of a printed label. A label longer than any can be is compared by its beginning only. */
export function toLabelForm(label: string): LabelForm {
  const known = KNOWN.get(label);
  if (known) return known;
  const form = makeForm(label);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  if (label.length <= LIMITS.etikett) KNOWN.set(label, form);
  return form;
}

function makeForm(label: string): LabelForm {
  const tekst = label.slice(0, LIMITS.etikett).normalize('NFC').replace(/\s+/g, ' ').trim();
  let bare: string | undefined;
  return {
    tekst,
    normalform: normalForm(tekst),
    // Few labels are compared by it, so it is made when asked for.
    get skeleton() {
      return (bare ??= skeleton(tekst));
    },
  };
}

/**
 * How like a label is to a candidate, or undefined when it is more damaged than `damage` (a share of the longer of the
 * two). Tried in order of strength: same text, alias, same normal form, same skeleton, cut off at the end, few edits.
 */
export function similarityWith(
  form: LabelForm,
  candidate: Candidate<unknown>,
  damage = GREATEST_DAMAGE,
): Similarity | undefined {
  return exactSimilarity(form, candidate) ?? similarityWithFault(form, candidate, damage);
}

/** Likeness that leaves every letter in place: same text, alias, or the same normal form. Costs nothing. */
export function exactSimilarity(
  form: LabelForm,
  { notations, normalformer }: Candidate<unknown>,
): Similarity | undefined {
  if (form.normalform === '') return undefined;
  if (form.tekst === notations[0]) return { metode: 'likt', cost: 0 };
  if (notations.includes(form.tekst)) return { metode: 'alias', cost: 0 };
  return normalformer.includes(form.normalform) ? { metode: 'normalform', cost: 0 } : undefined;
}

/** Likeness of a label to a longer name that it is the beginning of. */
export function truncationSimilarity(
  { normalform: form }: LabelForm,
  { normalformer }: Candidate<unknown>,
): Similarity | undefined {
  if (form.length < SHORTEST_PREFIX) return undefined;
  const cut = normalformer.some((name) => name.length > form.length && name.startsWith(form));
  return cut ? { metode: 'avkortet', cost: COST_TRUNCATED } : undefined;
}

function similarityWithFault(
  form: LabelForm,
  candidate: Candidate<unknown>,
  damage: number,
): Similarity | undefined {
  if (form.normalform === '') return undefined;
  if (candidate.skeletons.includes(form.skeleton))
    return { metode: 'avstand', cost: COST_SKELETON };
  const { normalformer } = candidate;
  const edits = Math.min(...normalformer.map((name) => editsTo(form.normalform, name, damage)));
  const cut = truncationSimilarity(form, candidate);
  if (cut) return edits < cut.cost ? { metode: 'avkortet', cost: edits } : cut;
  const cost = COST_TRUNCATED + damagedCut(form.normalform, normalformer);
  if (cost < edits) return { metode: 'avkortet', cost };
  return edits === Infinity ? undefined : { metode: 'avstand', cost: edits };
}

/** How many edits a long label is from the nearest beginning of a longer name; Infinity when too many. */
function damagedCut(form: string, normalForms: string[]): number {
  if (form.length < SHORTEST_DAMAGED_PREFIX) return Infinity;
  const most = Math.floor(form.length * DAMAGE_OF_PREFIX);
  const longer = normalForms.filter((name) => name.length > form.length + most);
  return Math.min(...longer.map((name) => distanceToStart(form, name, most)));
}

/** Measured against the longer of the two, so that a label that lost letters is judged by what it was. */
function editsTo(form: string, name: string, damage: number): number {
  const most = Math.floor(Math.max(form.length, name.length) * damage);
  return distance(form, name, most);
}

/** What a label was understood as. */
export interface Match<T> {
  candidate: Candidate<T>;
  metode: Method;
  begrunnelse: string;
}

/** How many more edits the next best candidate must be away. */
export const LEAST_LEAD = 2;

/** The one candidate that is printed to the letter, or undefined when none or more than one is. */
export function findExact<T>(form: LabelForm, candidates: Candidate<T>[]): Match<T> | undefined {
  const sure = candidates.flatMap((candidate) =>
    toMatch(candidate, exactSimilarity(form, candidate)),
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
  if (!best || (next && next.similarity.cost < best.similarity.cost + LEAST_LEAD)) return undefined;
  return toMatch(best.candidate, best.similarity)[0];
}

function toMatch<T>(candidate: Candidate<T>, similarity: Similarity | undefined): Match<T>[] {
  return similarity
    ? [{ candidate, metode: similarity.metode, begrunnelse: explainSimilarity(similarity) }]
    : [];
}

/** In words, what a damaged label has in common with the name it was understood as. */
export function explainSimilarity({ metode, cost }: Similarity): string {
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

/** One way to read a row's label: as printed, or with the loose lines above and below it that it may be wrapped over. */
export interface LabelOptions {
  form: LabelForm;
  /** Loose lines near the row that this reading leaves out. */
  unused: number;
  linjer: TableCell[];
}

/** Every way to read a row's label, with the most lines first. A row without loose lines around it has one. */
export function listLabelOptions({ etikett, over, under }: TableRow): LabelOptions[] {
  const own = etikett.tekst === '' ? [] : [etikett];
  const options: LabelOptions[] = [];
  for (let above = over.length; above >= 0; above -= 1) {
    for (let below = under.length; below >= 0; below -= 1) {
      const linjer = [...over.slice(over.length - above), ...own, ...under.slice(0, below)];
      const unused = over.length - above + under.length - below;
      if (linjer.length > 0) options.push({ form: formOf(linjer), unused, linjer });
    }
  }
  return options.sort((a, b) => a.unused - b.unused);
}

function formOf(lines: TableCell[]): LabelForm {
  return toLabelForm(lines.map(({ tekst }) => tekst).join(' '));
}
