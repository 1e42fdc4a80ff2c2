import { join } from 'node:path';
import { VFile } from 'vfile';
import type { z } from 'zod';
import { hasErrors, meld } from '../domain/melding.ts';
import {
  hovedgruppeSchema,
  tiltakSchema,
  tiltaksgruppeSchema,
  type Register,
  type Tiltak,
  type Tiltaksgruppe,
} from '../domain/register.ts';
import { isSlug } from '../domain/slug.ts';
import { parseOppforing } from '../read/oppforing.ts';
import { decodeText, readFolder, type Fil } from './filer.ts';

/** Reads the three registry folders under `innhold`. Wrong or dangling entries are errors on the returned files. */
export async function readRegister(
  innhold: string,
  shown: string,
): Promise<{ register: Register; filer: VFile[] }> {
  const hovedgrupper = await readKind(innhold, shown, 'hovedgrupper', hovedgruppeSchema);
  const tiltaksgrupper = await readKind(innhold, shown, 'tiltaksgrupper', tiltaksgruppeSchema);
  const tiltak = await readKind(innhold, shown, 'tiltak', tiltakSchema);
  checkGroups(tiltak.list, tiltaksgrupper.list, tiltak.filer);
  return {
    register: { hovedgrupper: hovedgrupper.list, tiltaksgrupper: tiltaksgrupper.list, tiltak: tiltak.list },
    filer: [...hovedgrupper.filer, ...tiltaksgrupper.filer, ...tiltak.filer],
  };
}

async function readKind<S extends z.ZodType<{ orden: number; navn: string }>>(
  innhold: string,
  shown: string,
  kind: string,
  schema: S,
) {
  const { filer, mappe } = await readFolder(join(innhold, kind), join(shown, kind), ['.md']);
  const list = filer
    .flatMap((fil) => readEntry(fil, schema) ?? [])
    .sort((a, b) => a.orden - b.orden || (a.slug < b.slug ? -1 : 1));
  return { list, filer: [mappe, ...filer.map(({ file }) => file)] };
}

function readEntry<S extends z.ZodType>(fil: Fil, schema: S) {
  const text = decodeText(fil);
  if (text === undefined) return undefined;
  const slug = fil.navn.replace(/\.md$/, '');
  if (!isSlug(slug)) {
    meld(fil.file, {
      ruleId: 'oppforing-filnavn',
      alvor: 'error',
      reason: `Filnavnet «${fil.navn}» kan ikke være en adresse.`,
      expected: ['små bokstaver a–z, tall og bindestrek, for eksempel arbeidstrening.md'],
      note: 'Gi filen et navn som kan stå i en adresse.',
    });
    return undefined;
  }
  const entry = parseOppforing(fil.file, schema);
  return entry && { ...entry.felt, slug, forklaring: entry.forklaring };
}

function checkGroups(tiltak: Tiltak[], grupper: Tiltaksgruppe[], filer: VFile[]): void {
  const slugs = grupper.map(({ slug }) => slug);
  for (const { slug, gruppe } of tiltak) {
    if (slugs.includes(gruppe)) continue;
    const file = filer.find(({ stem }) => stem === slug) ?? new VFile({ path: `${slug}.md` });
    meld(file, {
      ruleId: 'oppforing-ukjent-gruppe',
      alvor: 'error',
      reason: `Tiltaket viser til tiltaksgruppen «${gruppe}», som ikke finnes.`,
      sted: { linje: 1, kolonne: 1 },
      actual: gruppe,
      expected: slugs,
      note: 'Skriv slugen til en tiltaksgruppe som står i src/content/tiltaksgrupper.',
    });
  }
}

/** True when no registry file carries an error. */
export function isSound(filer: VFile[]): boolean {
  return !filer.some(hasErrors);
}
