import type { VFile } from 'vfile';
import { meld } from '../../domain/diagnostic.ts';
import type { SerieNokkel } from '../../domain/key.ts';
import type { Register } from '../../domain/register.ts';
import type { Brudd } from './explanations.ts';
import type { Ligning, Nett } from './net.ts';
import { omtaleOf, omtaleOfManed } from './describe-key.ts';

/** A row that is not printed, without which a month's sums do not come out. */
export interface Radfunn {
  nett: Nett;
  node: number;
  brutte: Ligning[];
}

/** A month's sums and where they break. */
export interface Manedsbrudd {
  nett: Nett;
  brudd: Brudd[];
}

/**
 * Takes a row to be missing, rather than a cell misread, where it alone explains a break in at least half of the
 * months, and in two: a row is lost in all its months at once, digits are misread one by one.
 */
export function preferMissingRows(months: Manedsbrudd[]): Manedsbrudd[] {
  const counts = new Map<SerieNokkel, number>();
  for (const month of months)
    for (const serie of new Set(month.brudd.flatMap((brudd) => savnetIn(brudd, month.nett))))
      counts.set(serie, (counts.get(serie) ?? 0) + 1);
  const isLost = (serie: SerieNokkel) => {
    const count = counts.get(serie) ?? 0;
    return count >= 2 && count >= months.length / 2;
  };
  return months.map(({ nett, brudd }) => ({
    nett,
    brudd: brudd.map((one) => {
      const lost = one.savnet.filter(({ noder }) => seriesOf(noder, nett).every(isLost));
      return lost.length > 0 ? { ...one, forklaringer: lost } : one;
    }),
  }));
}

function savnetIn({ savnet }: Brudd, nett: Nett): SerieNokkel[] {
  return savnet.flatMap(({ noder }) => seriesOf(noder, nett));
}

function seriesOf(noder: number[], nett: Nett): SerieNokkel[] {
  return noder.flatMap((node) => nett.noder[node]?.serie ?? []);
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
