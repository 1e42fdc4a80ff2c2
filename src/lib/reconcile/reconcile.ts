import type { VFile } from 'vfile';
import type { Maned } from '../domain/maned.ts';
import { observasjonNokkel } from '../domain/nokkel.ts';
import type { Observasjon } from '../domain/observasjon.ts';
import type { Sum, Utfall } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { isSynlig, printVerdi } from '../domain/verdi.ts';
import { findBrudd } from './forklaring.ts';
import { judge, type Funn } from './funn.ts';
import { addIntervaller, intervallOf, isDisjoint } from './intervall.ts';
import {
  preferMissingRows,
  reportManglendeRader,
  type Manedsbrudd,
  type Radfunn,
} from './manglende-rad.ts';
import { buildNett, type Celler, type Ligning, type Nett } from './nett.ts';
import { reportFunn, reportGjentakelse } from './rapporter-funn.ts';
import { listSums, type Regnestykke } from './summer.ts';

/**
 * Checks every sum the report allows, month by month, and returns them all with what came of them. `gjentatte` are the
 * cells of rows that are printed again on a new page. What cannot be right is reported at the cell that is wrong,
 * where the sums tell which it is, otherwise at the total that does not come out: `celle-mot-summer`,
 * `stjerne-mot-summer`, `sum-brutt`, `rad-mangler` and `gjentatt-rad-avviker`.
 * Hidden cells count as 0 to 3 and absent rows as 0, in here only: no message states or implies a hidden value.
 */
export function reconcile(
  observasjoner: Observasjon[],
  register: Register,
  file: VFile,
  gjentatte: Observasjon[] = [],
): Sum[] {
  const celler: Celler = new Map(
    observasjoner.map((celle) => [observasjonNokkel(celle.serie, celle.maned), celle]),
  );
  const maneder = [...new Set(observasjoner.map(({ maned }) => maned))].sort();
  const regnestykker = listSums(new Set(observasjoner.map(({ serie }) => serie)), register);
  const months = maneder.map((maned) => {
    const nett = buildNett(maned, celler, gjentatte, regnestykker);
    return { nett, brudd: findBrudd(nett) };
  });
  const broken = preferMissingRows(months);
  const rader = broken.flatMap((month) => reportMonth(month, register, file));
  reportManglendeRader(rader, register, file);
  return regnestykker.flatMap((sum) => maneder.flatMap((maned) => check(sum, maned, celler)));
}

/** Reports what is wrong in a month; returns rows that seem to be missing, for they are missing in every month. */
function reportMonth({ nett, brudd }: Manedsbrudd, register: Register, file: VFile): Radfunn[] {
  const funn = judge(brudd, nett);
  const isRow = (one: Funn) => one.slag === 'celle' && !nett.noder[one.node]?.celle;
  for (const one of funn) if (!isRow(one)) reportFunn(one, { nett, register, file });
  reportOtherRepeats(nett, funn, file);
  return funn.flatMap((one) =>
    one.slag === 'celle' && isRow(one) ? [{ nett, node: one.node, brutte: one.brutte }] : [],
  );
}

/** Two prints of a cell that differ are an error even where both could stand, and where no sum covers them. */
function reportOtherRepeats(nett: Nett, funn: Funn[], file: VFile): void {
  const told = new Set<Ligning>(
    funn.flatMap((one) => (one.slag === 'celle' ? one.brutte : [one.ligning])),
  );
  for (const ligning of nett.ligninger) {
    if (ligning.slag !== 'gjentakelse' || told.has(ligning)) continue;
    const first = nett.noder[ligning.total]?.celle;
    const repeated = nett.noder[ligning.deler[0] ?? -1]?.celle;
    if (first && repeated && printVerdi(first.verdi) !== printVerdi(repeated.verdi))
      reportGjentakelse(first, repeated, file);
  }
}

function check(
  { slag, total, deler, mangler }: Regnestykke,
  maned: Maned,
  celler: Celler,
): Sum | [] {
  const whole = celler.get(observasjonNokkel(total, maned));
  const parts = deler.flatMap((del) => celler.get(observasjonNokkel(del, maned)) ?? []);
  if (!whole || parts.length < deler.length) return [];
  return { slag, maned, total, deler, utfall: outcome(whole, parts, mangler.length === 0) };
}

function outcome(whole: Observasjon, parts: Observasjon[], allPrinted: boolean): Utfall {
  const sum = addIntervaller(parts.map(({ verdi }) => intervallOf(verdi)));
  if (isDisjoint(intervallOf(whole.verdi), sum)) return 'brutt';
  const visible = [whole, ...parts].every(({ verdi }) => isSynlig(verdi));
  return visible && allPrinted ? 'eksakt' : 'mulig';
}
