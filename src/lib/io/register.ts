import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { VFile } from 'vfile';
import type { z } from 'zod';
import { hasErrors, addDiagnostic } from '../domain/diagnostic.ts';
import {
  byOrder,
  entryFor,
  hovedgruppeSchema,
  termSchema,
  tiltakSchema,
  tiltaksgruppeSchema,
  type Entity,
  type Register,
  type Tiltak,
  type Tiltaksgruppe,
} from '../domain/register.ts';
import { isTaken, slugify } from '../domain/slug.ts';
import { slugCollisions } from '../site/redirects.ts';
import { parseEntry, placeInEntry, type EntrySchema } from '../report/parse/register-entry.ts';
import { decodeText, readFolder } from './files.ts';

/** Reads the registry folders under `content`; that of terms need not be there. Wrong or dangling entries are errors on the returned files. */
export async function readRegister(
  content: string,
  shown: string,
): Promise<{ register: Register; filer: VFile[] }> {
  const hovedgrupper = await readKind(content, shown, 'hovedgrupper', hovedgruppeSchema);
  const tiltaksgrupper = await readKind(content, shown, 'tiltaksgrupper', tiltaksgruppeSchema);
  const tiltak = await readKind(content, shown, 'tiltak', tiltakSchema);
  const begreper = await readTerms(content, shown);
  // Without its files every group would be unknown: tell the cause, not its consequences.
  if (!tiltaksgrupper.filer.some(hasErrors))
    checkGroups(tiltak.list, tiltaksgrupper.list, tiltak.filer);
  const register = {
    hovedgrupper: hovedgrupper.list,
    tiltaksgrupper: tiltaksgrupper.list,
    tiltak: tiltak.list,
    begreper: begreper.list,
  };
  const filer = [hovedgrupper, tiltaksgrupper, tiltak, begreper].flatMap((kind) => kind.filer);
  checkOldSlugs(register, filer);
  return { register, filer };
}

async function readTerms(content: string, shown: string) {
  if (!existsSync(join(content, 'begreper'))) return { list: [], filer: [] };
  return readKind(content, shown, 'begreper', termSchema, 'term');
}

async function readKind<S extends EntrySchema & z.ZodType<{ orden: number }>>(
  content: string,
  shown: string,
  kind: string,
  schema: S,
  what: 'subject' | 'term' = 'subject',
) {
  const { filer, mappe } = await readFolder(join(content, kind), join(shown, kind), ['.md']);
  const list = filer
    .flatMap((file) =>
      decodeText(file) === undefined ? [] : (parseEntry(file.file, schema, what) ?? []),
    )
    .sort(byOrder);
  return { list, filer: [mappe, ...filer.map(({ file }) => file)] };
}

function checkGroups(tiltak: Tiltak[], groups: Tiltaksgruppe[], files: VFile[]): void {
  const slugs = groups.map(({ slug }) => slug);
  const named = tiltak.flatMap(({ slug, gruppe, flyttet = [] }) => [
    { slug, gruppe, path: ['gruppe'] },
    ...flyttet.map((one, i) => ({ slug, gruppe: one.gruppe, path: ['flyttet', i, 'gruppe'] })),
  ]);
  for (const { slug, gruppe, path } of named) {
    if (slugs.includes(gruppe)) continue;
    const file = files.find(({ stem }) => stem === slug);
    if (!file) continue;
    addDiagnostic(file, {
      ruleId: 'oppforing-ukjent-gruppe',
      severity: 'error',
      reason: `Tiltaket viser til tiltaksgruppen «${gruppe}», som ikke finnes.`,
      sted: placeInEntry(file, path),
      actual: gruppe,
      expected: slugs,
      note: 'Skriv navnet på en av filene i tiltaksgrupper/, uten «.md».',
    });
  }
}

/** An old address leads to one place only, and no tiltak has one of the site's own. */
function checkOldSlugs(register: Register, files: VFile[]): void {
  for (const { slug } of register.tiltak.filter((one) => isTaken(one.slug))) {
    const file = files.find(({ stem, dirname }) => stem === slug && dirname?.endsWith('/tiltak'));
    if (!file) continue;
    addDiagnostic(file, {
      ruleId: 'oppforing-opptatt-adresse',
      severity: 'error',
      reason: `Adressen «${slug}» er en av nettstedets egne.`,
      sted: { linje: 1, kolonne: 1 },
      actual: slug,
      note: 'Gi filen et annet navn: filens navn er adressen.',
    });
  }
  for (const { niva, fra, til, annen } of slugCollisions(register)) {
    const file = files.find(({ stem, dirname }) => stem === til && dirname?.includes(niva));
    if (!file) continue;
    addDiagnostic(file, {
      ruleId: 'oppforing-opptatt-adresse',
      severity: 'error',
      reason: `Det tidligere navnet gir adressen «${fra}», men den er i bruk av «${annen}».`,
      sted: placeInEntry(file, [
        'tidligere',
        placeOfOld(fra, entryFor({ niva, id: til }, register)),
      ]),
      actual: fra,
      note: 'Skriv slug: under tidligere: med adressen tiltaket faktisk hadde, eller stryk det tidligere navnet.',
    });
  }
}

/** Which of an entity's earlier names gives an address, counted from 0. */
function placeOfOld(address: string, entity: Entity | undefined): number {
  const old = entity?.tidligere ?? [];
  return old.findIndex(({ navn, slug }) => (slug ?? slugify(navn)) === address);
}
