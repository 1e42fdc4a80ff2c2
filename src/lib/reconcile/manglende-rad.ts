import type { VFile } from 'vfile';
import { meld } from '../domain/melding.ts';
import type { SerieNokkel } from '../domain/nokkel.ts';
import type { Register } from '../domain/register.ts';
import type { Ligning, Nett } from './nett.ts';
import { omtaleOf, omtaleOfManed } from './omtale.ts';

/** A row that is not printed, without which a month's sums do not come out. */
export interface Radfunn {
  nett: Nett;
  node: number;
  brutte: Ligning[];
}

/** Reports each missing row once, with the months that need it, at the first total that does not come out (`rad-mangler`). */
export function reportManglendeRader(funn: Radfunn[], register: Register, file: VFile): void {
  const bySerie = new Map<SerieNokkel, [Radfunn, ...Radfunn[]]>();
  for (const one of funn) {
    const serie = one.nett.noder[one.node]?.serie;
    if (!serie) continue;
    const others = bySerie.get(serie);
    if (others) others.push(one);
    else bySerie.set(serie, [one]);
  }
  for (const [serie, list] of bySerie) reportRow(serie, list, register, file);
}

function reportRow(
  serie: SerieNokkel,
  list: [Radfunn, ...Radfunn[]],
  register: Register,
  file: VFile,
): void {
  const [{ nett, brutte }] = list;
  const nodes = brutte.flatMap(({ total, deler }) => [total, ...deler]);
  const near = nodes.flatMap((node) => nett.noder[node]?.celle ?? [])[0];
  const who = omtaleOf(serie, register);
  const months = list.map((one) => omtaleOfManed(one.nett.maned));
  meld(file, {
    ruleId: 'rad-mangler',
    alvor: 'error',
    reason: `Summene går ikke opp uten en rad for ${who}, som ikke er lest.`,
    ...(near ? { sted: { linje: near.kilde.linje, kolonne: near.kilde.kolonne } } : {}),
    expected: [`en rad for ${who}`],
    note: `Det gjelder ${months.join(', ')}. Sett inn raden slik den står i rapporten, eller kontroller tallene rundt.`,
  });
}
