import type { Emne } from './lib/compare/grunnlag.ts';
import type { Rapport } from './lib/domain/rapport.ts';
import { emnenokkel, getBygger } from './lib/corpus/bygger.ts';
import { nokkelAv } from './lib/corpus/lager.ts';
import { emnerI } from './lib/page/emner.ts';
import {
  endringsoppslag,
  endringsvarsel,
  frossenside,
  type Avtrykk,
  type Endringsoppslag,
  type Endringsvarsel,
  type Frossenside,
} from './lib/page/frossen.ts';
import { stiTil } from './lib/page/sti.ts';
import { frossenSti } from './lib/publish/frosset.ts';
import { getSite } from './site.ts';

/** One page that a release keeps as it told it. */
export interface Frosset {
  rapport: string;
  emne: Emne;
  /** The folder of the entity's kind: `tiltak`. */
  mappe: string;
}

/** Every frozen page that must be made, release by release, oldest first. The others are kept from the last build. */
export async function frosneEmner(): Promise<Frosset[]> {
  const { rapporter, grunnlagFor } = await getSite();
  const all = rapporter.flatMap((rapport) =>
    emnerI(grunnlagFor(rapport).register).map(({ emne, mappe }) => ({
      rapport: rapport.id,
      emne,
      mappe,
    })),
  );
  const wanted: Frosset[] = [];
  for (const side of all) if (!(await keepEmne(side))) wanted.push(side);
  return wanted;
}

/** True when the page is kept as it was built: made from the same, and saying the same of later changes. */
async function keepEmne({ rapport, emne }: Frosset): Promise<boolean> {
  const bygger = getBygger();
  const nokkel = bygger?.nokkelFor(rapport);
  if (!bygger || nokkel === undefined) return false;
  const avtrykk = (await bygger.avtrykk(rapport))?.[emnenokkel(emne)];
  if (!avtrykk) return false;
  const varsel = await varselFor(rapport, avtrykk);
  return bygger.keep(frossenSti(rapport, stiTil(emne)), withVarsel(nokkel, varsel));
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

let oppslag: Endringsoppslag | undefined;

async function varselFor(rapport: string, avtrykk: Avtrykk): Promise<Endringsvarsel | undefined> {
  const { endringer } = await getSite();
  oppslag ??= endringsoppslag(endringer);
  return endringsvarsel(rapport, avtrykk, oppslag);
}

function withVarsel(nokkel: string, varsel: Endringsvarsel | undefined): string {
  return varsel ? nokkelAv(nokkel, JSON.stringify(varsel)) : nokkel;
}

/** A frozen page's model, and the notice on it when figures on it have been changed since. */
export async function frossenSide(
  rapport: string,
  emne: Emne,
): Promise<{ side: Frossenside; varsel: Endringsvarsel | undefined }> {
  const bygger = getBygger();
  const side = (await bygger?.modeller(rapport))?.[emnenokkel(emne)] ?? (await tegn(rapport, emne));
  const varsel = await varselFor(rapport, side.avtrykk);
  const nokkel = bygger?.nokkelFor(rapport);
  if (nokkel !== undefined) bygger?.made(side.hode.sti, withVarsel(nokkel, varsel));
  return { side, varsel };
}

async function tegn(id: string, emne: Emne): Promise<Frossenside> {
  const { rapporter, grunnlagFor } = await getSite();
  const rapport = rapporter.find((one) => one.id === id);
  if (!rapport) throw new RangeError(`Ingen rapport har id ${id}.`);
  return frossenside(emne, grunnlagFor(rapport));
}
