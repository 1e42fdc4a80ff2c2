import { z } from 'zod';
import { withoutTusenskille, withTusenskille } from './free-text.ts';
import { isNettadresse } from './link.ts';
import { manedSchema } from './observation.ts';
import { isSlug, LENGSTE_SLUG, slugify } from './slug.ts';

const slugSchema = z
  .string()
  .refine(
    isSlug,
    `forventet en slug: små bokstaver, tall og bindestrek, høyst ${LENGSTE_SLUG} tegn`,
  );

/** Characters nobody sees: controls, direction marks, zero widths, private use, and the mark of broken UTF-8. */
export const USYNLIG = /[\p{C}\p{Zl}\p{Zp}\uFFFD]/u;

const ANDRE_MELLOMROM = /[^\S ]| {2}/;
/** Letters of other alphabets, many of which look like Latin ones, and the wide forms of Latin letters. */
export const IKKE_LATINSK = /[^\P{L}\p{Script=Latin}]|[\uFF21-\uFF3A\uFF41-\uFF5A]/u;

/** A name or other short text that is printed as it stands: what the reader sees is all there is. */
const tekstSchema = z
  .string()
  .normalize('NFC')
  .trim()
  .min(1)
  .refine((tekst) => !USYNLIG.test(tekst), 'forventet bare synlige tegn')
  .refine((tekst) => !ANDRE_MELLOMROM.test(tekst), 'forventet enkle, vanlige mellomrom')
  .refine((tekst) => !IKKE_LATINSK.test(tekst), 'forventet bare latinske bokstaver');

/** A text of the editor's own, which may tell a number. */
const fritekstSchema = z
  .string()
  .transform(withoutTusenskille)
  .pipe(tekstSchema)
  .transform(withTusenskille);

/** True for a name that can be printed as it stands. */
export function isTrykkbar(navn: string): boolean {
  return tekstSchema.safeParse(navn).success;
}

/**
 * How a name is written in prose. `setning` stands inside a sentence («arbeidstrening»);
 * with the preposition it completes «deltakere …» («i arbeidstrening», «med mentor»).
 * Where that phrase does not fit, `flertall` and `entall` give the whole of it
 * («arbeidssøkere på tiltak», «arbeidssøker på tiltak»). `kort` labels a chart and is unique in the register.
 * A `setning` with a comma («høyere utdanning, forsøk») needs another comma after it when the sentence goes on.
 */
export const formerSchema = z.strictObject({
  setning: tekstSchema,
  preposisjon: z.enum(['i', 'på', 'med', 'under', 'blant', 'for']),
  kort: tekstSchema,
  flertall: tekstSchema.optional(),
  entall: tekstSchema.optional(),
});

/** An earlier name or address of an entity: old links redirect, old labels are recognised. */
const tidligereSchema = z
  .strictObject({ navn: tekstSchema, slug: slugSchema.optional() })
  .refine(({ navn, slug }) => slug !== undefined || slugify(navn).length <= LENGSTE_SLUG, {
    path: ['navn'],
    message: `forventet et navn som gir en adresse på høyst ${LENGSTE_SLUG} tegn, eller «slug» ved siden av`,
  });

/** A break the editor declares: comparisons do not cross from before `maned` to it or later. */
const bruddSchema = z.strictObject({ maned: manedSchema, tekst: fritekstSchema });

/** An address that is printed in a link: nothing in it may end the link, or be read as anything but an address. */
const kildeadresseSchema = z
  .httpUrl()
  .pipe(
    z
      .string()
      .refine(
        isNettadresse,
        'forventet en nettadresse uten anførselstegn, mellomrom, skråstrek bakover, <, > eller brukernavn',
      ),
  );

const kildeSchema = z.strictObject({ tittel: fritekstSchema, url: kildeadresseSchema });

const oppforing = {
  navn: tekstSchema,
  /** Place in the report's own order: any number between those of its neighbours (`6.5`), so that no other file is renumbered. */
  orden: z.number().positive(),
  /** Other spellings the agency itself uses; damage from extraction is not listed here. */
  alias: z.array(tekstSchema).default([]),
  tidligere: z.array(tidligereSchema).default([]),
  brudd: z.array(bruddSchema).default([]),
  former: formerSchema,
  /** Where the explanation in the file's body comes from; required when there is one. */
  kilder: z.array(kildeSchema).default([]),
  /** True in a file that a program wrote, until the editor has gone through it. */
  uferdig: z.boolean().optional(),
};

/** An earlier tiltaksgruppe of a tiltak, and the last release that printed it there; oldest first. */
const flyttetSchema = z.strictObject({ gruppe: slugSchema, til: manedSchema });

export const hovedgruppeSchema = z.strictObject(oppforing);
export const tiltaksgruppeSchema = z.strictObject(oppforing);
export const tiltakSchema = z.strictObject({
  ...oppforing,
  gruppe: slugSchema,
  flyttet: z.array(flyttetSchema).optional(),
});

/** What every registry entry carries beside its front matter: its slug (the file's name) and its explanation, plain Markdown. */
export interface Oppslagsord {
  slug: string;
  forklaring: string;
}

export type Former = z.infer<typeof formerSchema>;
export type Hovedgruppe = z.infer<typeof hovedgruppeSchema> & Oppslagsord;
export type Tiltaksgruppe = z.infer<typeof tiltaksgruppeSchema> & Oppslagsord;
export type Tiltak = z.infer<typeof tiltakSchema> & Oppslagsord;

/** All names the site knows, each list in the report's order. */
export interface Register {
  hovedgrupper: Hovedgruppe[];
  tiltaksgrupper: Tiltaksgruppe[];
  tiltak: Tiltak[];
}

/** The registry with a tiltak in the place its `orden` says; those from there on move one place down. Unchanged when it has the slug. */
export function insertTiltak(register: Register, nytt: Tiltak): Register {
  return { ...register, tiltak: insertInOrder(register.tiltak, nytt) };
}

/** The registry with a tiltaksgruppe in the place its `orden` says, likewise. */
export function insertTiltaksgruppe(register: Register, ny: Tiltaksgruppe): Register {
  return { ...register, tiltaksgrupper: insertInOrder(register.tiltaksgrupper, ny) };
}

function insertInOrder<T extends { slug: string; orden: number }>(list: T[], ny: T): T[] {
  if (list.some(({ slug }) => slug === ny.slug)) return list;
  const moved = list.map((one) => (one.orden >= ny.orden ? { ...one, orden: one.orden + 1 } : one));
  return [...moved, ny].sort((a, b) => a.orden - b.orden);
}
