import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import type { z } from 'zod';
import { hasErrors, addDiagnostic } from '../domain/diagnostic.ts';
import {
  byOrder,
  hovedgruppeSchema,
  termSchema,
  tiltakSchema,
  tiltaksgruppeSchema,
  type Register,
  type Tiltak,
  type Tiltaksgruppe,
} from '../domain/register.ts';
import { isTaken } from '../domain/slug.ts';
import { slugCollisions } from '../site/redirects.ts';
import { parseEntry, type EntrySchema } from '../report/parse/register-entry.ts';
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
  const named = tiltak.flatMap(({ slug, gruppe, flyttet = [] }) =>
    [gruppe, ...flyttet.map((one) => one.gruppe)].map((one) => ({ slug, gruppe: one })),
  );
  for (const { slug, gruppe } of named) {
    if (slugs.includes(gruppe)) continue;
    const file = files.find(({ stem }) => stem === slug) ?? new VFile({ path: `${slug}.md` });
    addDiagnostic(file, {
      ruleId: 'oppforing-ukjent-gruppe',
      severity: 'error',
      reason: `Tiltaket viser til tiltaksgruppen «${gruppe}», som ikke finnes.`,
      sted: { linje: 1, kolonne: 1 },
      actual: gruppe,
      expected: slugs,
      note: 'Skriv slugen til en tiltaksgruppe som står i mappen tiltaksgrupper.',
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
      sted: { linje: 1, kolonne: 1 },
      actual: fra,
      note: 'Skriv slug: under tidligere: med adressen tiltaket faktisk hadde, eller stryk det tidligere navnet.',
    });
  }
}
