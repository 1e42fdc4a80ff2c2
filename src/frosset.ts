import type { Emne } from './lib/compare/grunnlag.ts';
import {
  endringsoppslag,
  endringsvarsel,
  frossenside,
  type Endringsoppslag,
  type Endringsvarsel,
  type Frossenside,
} from './lib/page/frossen.ts';
import { emnerI } from './lib/page/emner.ts';
import { getSite } from './site.ts';

/** One page that a release keeps as it told it. */
export interface Frosset {
  rapport: string;
  emne: Emne;
  /** The folder of the entity's kind: `tiltak`. */
  mappe: string;
}

/** Every frozen page, release by release, oldest first. */
export async function frosneEmner(): Promise<Frosset[]> {
  const { rapporter, grunnlagFor } = await getSite();
  return rapporter.flatMap((rapport) =>
    emnerI(grunnlagFor(rapport).register).map(({ emne, mappe }) => ({
      rapport: rapport.id,
      emne,
      mappe,
    })),
  );
}

let oppslag: Endringsoppslag | undefined;

/** A frozen page's model, and the notice on it when figures on it have been changed since. */
export async function frossenSide(
  id: string,
  emne: Emne,
): Promise<{ side: Frossenside; varsel: Endringsvarsel | undefined }> {
  const { rapporter, grunnlagFor, endringer } = await getSite();
  const rapport = rapporter.find((one) => one.id === id);
  if (!rapport) throw new RangeError(`Ingen rapport har id ${id}.`);
  oppslag ??= endringsoppslag(endringer);
  const side = frossenside(emne, grunnlagFor(rapport));
  return { side, varsel: endringsvarsel(id, side.avtrykk, oppslag) };
}
