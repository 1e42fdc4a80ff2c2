/** What a site is called, who publishes it and where: the fields of `tiltakstall.config.ts`. */

import { z } from 'zod';
import { isWebAddress } from './link.ts';
import { isPrintable } from './register.ts';
import type { SiteConfigInput } from './site-config.types.ts';

/** The version of content folders that this program reads. It rises when an older folder must be changed by hand. */
export const CONTENT_VERSION = 1;

const LONGEST_NAME = 60;

const printable = z
  .string()
  .min(1)
  .refine(isPrintable, 'forventet synlige latinske bokstaver og enkle mellomrom')
  .refine(
    (name) => name.length <= LONGEST_NAME,
    `forventet høyst ${LONGEST_NAME} tegn, for navnet står øverst på hver side`,
  )
  .refine((name) => !/[«»"<>{}\\]/.test(name), 'forventet et navn uten anførselstegn og klammer');

/** It stands among the figures of a page, where a digit would be read as one of them. */
const siteName = printable.refine(
  (name) => !/\d/.test(name),
  'forventet et navn uten tall, for tallene på sidene kommer fra rapportene',
);

const webAddress = z
  .httpUrl()
  .refine(isWebAddress, 'forventet en nettadresse uten mellomrom, anførselstegn og brukernavn');

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, 'forventet en farge som #6b2a5b, med små bokstaver');

/** Every field of a configuration. A text that is left out is said to be left out where readers look for it. */
export const siteConfigSchema: z.ZodType<SiteConfigInput, SiteConfigInput> & {
  shape: Record<keyof SiteConfigInput, z.ZodType>;
} = z.strictObject({
  version: z
    .literal(CONTENT_VERSION)
    .describe('Utgaven av innholdsmappen. Endres bare når en ny utgave av programmet ber om det.'),
  name: siteName.describe(
    'Navnet på nettstedet. Står øverst på hver side, i titler, kilder og sitater.',
  ),
  site: z
    .string()
    .optional()
    .describe(
      'Adressen nettstedet publiseres på, som https://eksempel.no. Miljøvariabelen SITE går foran.',
    ),
  base: z
    .string()
    .optional()
    .describe('Stien under adressen, som /statistikk/. Miljøvariabelen BASE går foran.'),
  contact: z
    .string()
    .optional()
    .describe(
      'Hvor lesere melder fra, https://… eller mailto:…. Miljøvariabelen CONTACT går foran.',
    ),
  innhold: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Mappen med registeret, rettelsene og rapportene, regnet fra denne filen. Miljøvariabelen INNHOLD går foran. Uten feltet: src/content.',
    ),
  publisher: z
    .strictObject({
      name: printable.describe('Navnet på utgiveren.'),
      url: webAddress.optional().describe('Utgiverens nettsted.'),
    })
    .optional()
    .describe('Hvem som gir ut nettstedet. Uten feltet er nettstedet selv oppgitt som utgiver.'),
  licence: z
    .strictObject({
      name: printable.describe('Navnet på lisensen.'),
      url: webAddress.describe('Adressen til lisensteksten.'),
    })
    .optional()
    .describe(
      'Lisensen tallene er gitt ut under, hvis kilden har oppgitt en. Uten feltet sier sidene at ingen er oppgitt.',
    ),
  colours: z
    .strictObject({
      light: colour.describe('Lenkefargen i lys drakt.'),
      dark: colour.describe('Lenkefargen i mørk drakt.'),
    })
    .optional()
    .describe('Fargen på lenker. Kontrasten mot bakgrunnen må være minst 4,5 til 1.'),
});

export type SiteConfig = SiteConfigInput;

/** Whose the site is: what pages, files and catalogues say of it. */
export type SiteIdentity = Pick<SiteConfig, 'name' | 'publisher' | 'licence'>;

/** Whose a site is that nobody has named: it goes by the program's own name. */
export const UNNAMED: SiteIdentity = { name: 'Tiltakstall' };

/** The name of whoever publishes the site: the site itself, where nothing else is said. */
export function publisherName({ name, publisher }: SiteIdentity): string {
  return publisher?.name ?? name;
}
