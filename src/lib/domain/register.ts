import { z } from 'zod';
import { I_ALT, type Niva } from './contract.ts';
import { withoutThousandsSeparator, withThousandsSeparator } from './free-text.ts';
import { isWebAddress } from './link.ts';
import { manedSchema } from './observation.ts';
import { isSlug, LONGEST_SLUG, slugify } from './slug.ts';

const slugSchema = z
  .string()
  .refine(
    isSlug,
    `forventet en slug: små bokstaver, tall og bindestrek, høyst ${LONGEST_SLUG} tegn`,
  );

/** Characters nobody sees: controls, direction marks, zero widths, private use, and the mark of broken UTF-8. */
export const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\uFFFD]/u;

const OTHERS_SPACE = /[^\S ]| {2}/;
/** Letters of other alphabets, many of which look like Latin ones, and the wide forms of Latin letters. */
export const NOT_LATIN = /[^\P{L}\p{Script=Latin}]|[\uFF21-\uFF3A\uFF41-\uFF5A]/u;

/** A name or other short text that is printed as it stands: what the reader sees is all there is. */
const textSchema = z
  .string()
  .normalize('NFC')
  .trim()
  .min(1)
  .refine((text) => !INVISIBLE.test(text), 'forventet bare synlige tegn')
  .refine((text) => !OTHERS_SPACE.test(text), 'forventet enkle, vanlige mellomrom')
  .refine((text) => !NOT_LATIN.test(text), 'forventet bare latinske bokstaver');

/** A text of the editor's own, which may tell a number. */
const freeTextSchema = z
  .string()
  .transform(withoutThousandsSeparator)
  .pipe(textSchema)
  .transform(withThousandsSeparator);

/** True for a name that can be printed as it stands. */
export function isPrintable(name: string): boolean {
  return textSchema.safeParse(name).success;
}

/**
 * How a name is written in prose. `setning` stands inside a sentence («arbeidstrening»);
 * with the preposition it completes «deltakere …» («i arbeidstrening», «med mentor»).
 * Where that phrase does not fit, `flertall` and `entall` give the whole of it
 * («arbeidssøkere på tiltak», «arbeidssøker på tiltak»). Where `setning` says what kind of thing it is («tiltaket
 * oppfølging»), `alene` is the name without that. `kort` heads a narrow column and is unique in the register.
 * A `setning` with a comma («høyere utdanning, forsøk») needs another comma after it when the sentence goes on.
 */
const formsSchema = z
  .strictObject({
    setning: textSchema,
    alene: textSchema.optional(),
    preposisjon: z.enum(['i', 'på', 'med', 'under', 'blant', 'for']),
    kort: textSchema,
    flertall: textSchema.optional(),
    entall: textSchema.optional(),
  })
  .refine(({ alene, setning }) => alene === undefined || setning.includes(alene), {
    path: ['alene'],
    message: 'forventet en del av «setning»: navnet uten ordet for hva slags navn det er',
  });

/** An earlier name or address of an entity: old links redirect, old labels are recognised. */
const earlierSchema = z
  .strictObject({ navn: textSchema, slug: slugSchema.optional() })
  .refine(({ navn, slug }) => slug !== undefined || slugify(navn).length <= LONGEST_SLUG, {
    path: ['navn'],
    message: `forventet et navn som gir en adresse på høyst ${LONGEST_SLUG} tegn, eller «slug» ved siden av`,
  });

/** A break the editor declares: comparisons do not cross from before `maned` to it or later. */
const breachSchema = z.strictObject({ maned: manedSchema, tekst: freeTextSchema });

/** An address that is printed in a link: nothing in it may end the link, or be read as anything but an address. */
const sourceAddressSchema = z
  .httpUrl()
  .pipe(
    z
      .string()
      .refine(
        isWebAddress,
        'forventet en nettadresse uten anførselstegn, mellomrom, skråstrek bakover, <, > eller brukernavn',
      ),
  );

const linkSchema = z.strictObject({ tittel: freeTextSchema, url: sourceAddressSchema });

/** Longer than this no reader takes it in before the numbers. */
const LONGEST_INTRODUCTION = 220;

/** One sentence that says what something is. */
const introductionSchema = freeTextSchema
  .refine((text) => text.endsWith('.'), 'forventet en hel setning med punktum til slutt')
  .refine(
    (text) => text.length <= LONGEST_INTRODUCTION,
    `forventet høyst ${LONGEST_INTRODUCTION} tegn; skriv resten i forklaringen under feltene`,
  );

const entry = {
  navn: textSchema,
  /** Place in the report's own order: any number between those of its neighbours (`6.5`), so that no other file is renumbered. */
  orden: z.number().positive(),
  /** Other spellings the agency itself uses; damage from extraction is not listed here. */
  alias: z.array(textSchema).default([]),
  tidligere: z.array(earlierSchema).default([]),
  brudd: z.array(breachSchema).default([]),
  former: formsSchema,
  /** What it is, in one sentence at the top of its page; it names what a reader could take it for. */
  ingress: introductionSchema.optional(),
  /** Where the sentence and the explanation in the file's body come from; required when there is an explanation. */
  kilder: z.array(linkSchema).default([]),
  /** True in a file that a program wrote, until the editor has gone through it. */
  uferdig: z.boolean().optional(),
};

/** An earlier tiltaksgruppe of a tiltak, and the last release that printed it there; oldest first. */
const movedSchema = z.strictObject({ gruppe: slugSchema, til: manedSchema });

export const hovedgruppeSchema = z.strictObject(entry);
export const tiltaksgruppeSchema = z.strictObject(entry);
export const tiltakSchema = z.strictObject({
  ...entry,
  gruppe: slugSchema,
  flyttet: z.array(movedSchema).optional(),
});

/** A term of the site, explained on a page of its own. `ord` are the words that lead there where a page first says them. */
export const termSchema = z.strictObject({
  navn: textSchema,
  orden: z.number().positive(),
  ord: z.array(textSchema).min(1),
  kilder: z.array(linkSchema).default([]),
});

/** What every registry entry carries beside its front matter: its slug (the file's name) and its explanation, plain Markdown. */
export interface EntryExtras {
  slug: string;
  forklaring: string;
}

export type Forms = z.infer<typeof formsSchema>;
export type Hovedgruppe = z.infer<typeof hovedgruppeSchema> & EntryExtras;
export type Tiltaksgruppe = z.infer<typeof tiltaksgruppeSchema> & EntryExtras;
export type Tiltak = z.infer<typeof tiltakSchema> & EntryExtras;
export type Term = z.infer<typeof termSchema> & EntryExtras;

/** All names the site knows, each list in the report's order. */
export interface Register {
  hovedgrupper: Hovedgruppe[];
  tiltaksgrupper: Tiltaksgruppe[];
  tiltak: Tiltak[];
  /** Terms explained; none in a registry that has no folder of them. */
  begreper?: Term[];
}

/** What the registry says of one entity, whatever its level. */
export type Entity = Hovedgruppe | Tiltaksgruppe | Tiltak;

/** The levels that have entities, from the widest. */
export const ENTITY_LEVELS = ['hovedgruppe', 'tiltaksgruppe', 'tiltak'] as const satisfies Niva[];
export type EntityLevel = (typeof ENTITY_LEVELS)[number];

/** The entries of a level, in the report's order; none on the level of the grand total, which is no entity. */
export function entriesAt(niva: Niva, register: Register): readonly Entity[] {
  if (niva === I_ALT) return [];
  if (niva === 'tiltak') return register.tiltak;
  return niva === 'tiltaksgruppe' ? register.tiltaksgrupper : register.hovedgrupper;
}

/** The registry's entry for a subject; undefined for the grand total, and for a subject the registry does not know. */
export function entryFor(
  { niva, id }: { niva: Niva; id: string },
  register: Register,
): Entity | undefined {
  return entriesAt(niva, register).find(({ slug }) => slug === id);
}

/** Puts entries in the report's order; where two say the same place, by slug. */
export function byOrder(
  a: { orden: number; slug: string },
  b: { orden: number; slug: string },
): number {
  return a.orden - b.orden || (a.slug < b.slug ? -1 : 1);
}

/** The registry with a tiltak in the place its `orden` says; those from there on move one place down. Unchanged when it has the slug. */
export function insertTiltak(register: Register, fresh: Tiltak): Register {
  return { ...register, tiltak: insertInOrder(register.tiltak, fresh) };
}

/** The registry with a tiltaksgruppe in the place its `orden` says, likewise. */
export function insertTiltaksgruppe(register: Register, fresh: Tiltaksgruppe): Register {
  return { ...register, tiltaksgrupper: insertInOrder(register.tiltaksgrupper, fresh) };
}

function insertInOrder<T extends { slug: string; orden: number }>(list: T[], fresh: T): T[] {
  if (list.some(({ slug }) => slug === fresh.slug)) return list;
  const moved = list.map((one) =>
    one.orden >= fresh.orden ? { ...one, orden: one.orden + 1 } : one,
  );
  return [...moved, fresh].sort((a, b) => a.orden - b.orden);
}

/** The registry as a report was printed: tiltak that have moved since stand in the group they had then. */
export function registerAt(register: Register, rapport: string): Register {
  const tiltak = register.tiltak.map((one) => {
    // A report's id begins with its last month.
    const earlier = one.flyttet?.find(({ til }) => rapport.slice(0, til.length) <= til);
    return earlier ? { ...one, gruppe: earlier.gruppe } : one;
  });
  return { ...register, tiltak };
}
