import type { Emne } from './lib/facts/context.ts';
import type { Rapport } from './lib/domain/rapport.ts';
import { emnenokkel, emnerBlant, getBygger, UTGIVELSE } from './lib/build/builder.ts';
import { nokkelAv } from './lib/io/cache.ts';
import { emnerI } from './lib/site/subjects.ts';
import {
  endringsoppslag,
  endringsvarsel,
  frossenside,
  type Avtrykk,
  type Endringsoppslag,
  type Endringsvarsel,
  type Frossenside,
} from './lib/site/archive.ts';
import type { Sidegrunnlag } from './lib/site/context.ts';
import { rapportside, type Rapportside } from './lib/site/report.ts';
import { stiTil } from './lib/site/paths.ts';
import { frossenSti, MAPPE, reportPath } from './lib/site/archive-paths.ts';
import { editionOf } from './lib/domain/edition.ts';
import { editionsOf } from './lib/series/editions.ts';
import { getSite } from './site.ts';

/** One page that a release keeps as it told it. */
export interface Frosset {
  rapport: string;
  emne: Emne;
  /** The folder of the entity's kind: `tiltak`. */
  mappe: string;
}

/** A page of a release: its model, and the notice on it when figures on it have been changed since. */
export interface MedVarsel<Side> {
  side: Side;
  varsel: Endringsvarsel | undefined;
}

/** Every frozen page that must be made, release by release, oldest first. The others are kept from the last build. */
export async function frosneEmner(): Promise<Frosset[]> {
  const { rapporter } = await getSite();
  const wanted: Frosset[] = [];
  for (const rapport of rapporter)
    for (const emne of await emnerFor(rapport))
      if (!(await keep(rapport.id, emnenokkel(emne), frossenSti(rapport.id, stiTil(emne)))))
        wanted.push({ rapport: rapport.id, emne, mappe: MAPPE[emne.niva] });
  return wanted;
}

/** The releases whose own page must be made, likewise. */
export async function frosneUtgivelser(): Promise<Rapport[]> {
  const { rapporter } = await getSite();
  const wanted: Rapport[] = [];
  for (const rapport of rapporter)
    if (!(await keep(rapport.id, UTGIVELSE, `/rapporter/${rapport.id}/`))) wanted.push(rapport);
  return wanted;
}

/** The subjects that have a page in a release. */
async function emnerFor(rapport: Rapport): Promise<Emne[]> {
  const avtrykk = await getBygger()?.avtrykk(rapport.id);
  if (avtrykk) return emnerBlant(Object.keys(avtrykk));
  const { grunnlagFor } = await getSite();
  return emnerI(grunnlagFor(rapport).register);
}

/** True when the page is kept as it was built: made from the same, and saying the same of later changes. */
async function keep(rapport: string, side: string, sti: string): Promise<boolean> {
  const bygger = getBygger();
  const nokkel = bygger?.nokkelFor(rapport);
  if (!bygger || nokkel === undefined) return false;
  const avtrykk = (await bygger.avtrykk(rapport))?.[side];
  if (!avtrykk) return false;
  const varsel = await varselFor(rapport, avtrykk);
  return bygger.keep(sti, withVarsel(nokkel, varsel));
}

/** Paths below a release that depend on nothing later, and must be made: the others are kept from the last build. */
export async function wantedStier(rapport: string, stier: string[]): Promise<Set<string>> {
  const bygger = getBygger();
  const nokkel = bygger?.nokkelFor(rapport);
  const wanted = new Set<string>();
  for (const sti of stier) {
    if (bygger && nokkel !== undefined && (await bygger.keep(sti, nokkel))) continue;
    wanted.add(sti);
    if (nokkel !== undefined) bygger?.made(sti, nokkel);
  }
  return wanted;
}

/** A path of each release, as Astro wants them, for the releases where it must be made. */
export async function pathsBelow(
  sti: (rapport: string) => string,
): Promise<{ params: { id: string }; props: { rapport: Rapport } }[]> {
  const { rapporter } = await getSite();
  const paths = rapporter.map(async (rapport) => {
    const wanted = await wantedStier(rapport.id, [sti(rapport.id)]);
    return wanted.size === 0 ? [] : [{ params: { id: rapport.id }, props: { rapport } }];
  });
  return (await Promise.all(paths)).flat();
}

/** The releases that have been issued again, each with the editions that are superseded, oldest first. */
export async function reissued(): Promise<{ release: Rapport; edition: Rapport }[]> {
  const { rapporter, superseded } = await getSite();
  return rapporter.flatMap((release) =>
    editionsOf(release.id, superseded).map((edition) => ({ release, edition })),
  );
}

/** A page of each superseded edition, as Astro wants them, where it must be made. */
export async function editionPaths(page: string) {
  const paths = (await reissued()).map(async ({ release, edition }) => {
    const wanted = await wantedStier(release.id, [`${reportPath(edition.id)}${page}`]);
    const params = { id: release.id, edition: `utgave-${editionOf(edition.id).number}` };
    return wanted.size === 0 ? [] : [{ params, props: { rapport: edition, release } }];
  });
  return (await Promise.all(paths)).flat();
}

let oppslag: Endringsoppslag | undefined;

async function varselFor(rapport: string, avtrykk: Avtrykk): Promise<Endringsvarsel | undefined> {
  const { endringer } = await getSite();
  oppslag ??= endringsoppslag(endringer);
  return endringsvarsel(rapport, avtrykk, oppslag);
}

function withVarsel(nokkel: string, varsel: Endringsvarsel | undefined): string {
  return varsel ? nokkelAv(nokkel, JSON.stringify(varsel)) : nokkel;
}

/** A frozen page about an entity. */
export async function frossenSide(rapport: string, emne: Emne): Promise<MedVarsel<Frossenside>> {
  const kept = (await getBygger()?.modeller(rapport))?.[emnenokkel(emne)];
  return withNotice(rapport, kept ?? frossenside(emne, await grunnlagOf(rapport)));
}

/** A release's own page. */
export async function utgivelsesside(rapport: Rapport): Promise<MedVarsel<Rapportside>> {
  const kept = await getBygger()?.utgivelse(rapport.id);
  return withNotice(rapport.id, kept ?? rapportside(await grunnlagOf(rapport.id)));
}

async function withNotice<Side extends Pick<Frossenside, 'hode' | 'avtrykk'>>(
  rapport: string,
  side: Side,
): Promise<MedVarsel<Side>> {
  const bygger = getBygger();
  const varsel = await varselFor(rapport, side.avtrykk);
  const nokkel = bygger?.nokkelFor(rapport);
  if (nokkel !== undefined) bygger?.made(side.hode.sti, withVarsel(nokkel, varsel));
  return { side, varsel };
}

async function grunnlagOf(id: string): Promise<Sidegrunnlag> {
  const { rapporter, grunnlagFor } = await getSite();
  const rapport = rapporter.find((one) => one.id === id);
  if (!rapport) throw new RangeError(`Ingen rapport har id ${id}.`);
  return grunnlagFor(rapport);
}
