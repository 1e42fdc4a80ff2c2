import { addManeder, manedRekke, type Maned } from '../../../src/lib/domain/maned.ts';
import { serieNokkel, type SerieNokkel } from '../../../src/lib/domain/key.ts';
import type { Observasjon } from '../../../src/lib/domain/observation.ts';
import type { Register } from '../../../src/lib/domain/register.ts';
import type { Serie, Serier } from '../../../src/lib/domain/series.ts';
import { publisert, SKJERMET } from '../../../src/lib/domain/value.ts';
import type { Grunnlag } from '../../../src/lib/facts/context.ts';

/** Three hovedgrupper, three groups (of three, two and one tiltak), invented names. */
export const REGISTER: Register = {
  hovedgrupper: ['alfa', 'beta', 'gamma'].map((slug, i) => ({
    ...entry(`Hovedgruppe ${slug}`, slug, i + 1),
    former: {
      setning: `hovedgruppe ${slug}`,
      preposisjon: 'blant' as const,
      kort: slug,
      flertall: `personer i hovedgruppe ${slug}`,
      entall: `person i hovedgruppe ${slug}`,
    },
  })),
  tiltaksgrupper: ['fjell', 'hav', 'skog'].map((slug, i) => entry(`Gruppe ${slug}`, slug, i + 1)),
  tiltak: [
    ['fjelltur', 'fjell'],
    ['fjellvern', 'fjell'],
    ['fjellskole', 'fjell'],
    ['havfiske', 'hav'],
    ['havbruk', 'hav'],
    ['skogplanting', 'skog'],
  ].map(([slug = '', gruppe = ''], i) => ({ ...entry(`Tiltak ${slug}`, slug, i + 1), gruppe })),
};

function entry(navn: string, slug: string, orden: number) {
  return {
    navn,
    slug,
    orden,
    alias: [],
    tidligere: [],
    brudd: [] as { maned: Maned; tekst: string }[],
    kilder: [],
    forklaring: '',
    former: { setning: slug, preposisjon: 'i' as const, kort: navn },
  };
}

/** How many persons of a sex in a hovedgruppe take part in a tiltak in the month with this number, from 0. */
export type Blad = (tiltak: string, hovedgruppe: string, kjonn: string, i: number) => number;

export interface Oppskrift {
  fra: Maned;
  maneder: number;
  blad: Blad;
  /** Months that no report has. */
  mangler?: Maned[];
  register?: Register;
}

/** All series of an invented agency: leaves counted, totals added up, every number under four hidden, rows never above three left out. */
export function syntetisk({
  fra,
  maneder,
  blad,
  mangler = [],
  register = REGISTER,
}: Oppskrift): Grunnlag {
  const months = manedRekke(fra, addManeder(fra, maneder - 1)).filter(
    (maned) => !mangler.includes(maned),
  );
  const counts = new Map<SerieNokkel, Map<Maned, number>>();
  const add = (nokkel: SerieNokkel, maned: Maned, antall: number) => {
    const serie = counts.get(nokkel) ?? new Map<Maned, number>();
    counts.set(nokkel, serie.set(maned, (serie.get(maned) ?? 0) + antall));
  };
  for (const maned of months) {
    const i = manedRekke(fra, maned).length - 1;
    for (const { slug, gruppe } of register.tiltak) {
      for (const { slug: hovedgruppe } of register.hovedgrupper) {
        for (const kjonn of ['kvinner', 'menn'] as const) {
          const antall = blad(slug, hovedgruppe, kjonn, i);
          for (const nokkel of countedIn(slug, gruppe, hovedgruppe, kjonn))
            add(nokkel, maned, antall);
        }
      }
    }
  }
  const serier: Serier = new Map(
    [...counts].map(([nokkel, serie], rad) => [nokkel, toSerie(nokkel, serie, rad)]),
  );
  return { serier, register, maned: addManeder(fra, maneder - 1), rapport: 'syntetisk' };
}

/** Every series a person in a tiltak counts in. No tiltak is told by sex for all hovedgrupper together. */
function countedIn(
  tiltak: string,
  gruppe: string,
  hovedgruppe: string,
  kjonn: 'kvinner' | 'menn',
): SerieNokkel[] {
  return (['alle', kjonn] as const).flatMap((sex) => [
    serieNokkel({ niva: 'i-alt', id: 'i-alt', hovedgruppe: 'alle', kjonn: sex }),
    serieNokkel({ niva: 'hovedgruppe', id: hovedgruppe, hovedgruppe, kjonn: sex }),
    ...(['alle', hovedgruppe] as const).flatMap((limit) => [
      serieNokkel({ niva: 'tiltaksgruppe', id: gruppe, hovedgruppe: limit, kjonn: sex }),
      ...(sex !== 'alle' && limit === 'alle'
        ? []
        : [serieNokkel({ niva: 'tiltak', id: tiltak, hovedgruppe: limit, kjonn: sex })]),
    ]),
  ]);
}

function toSerie(nokkel: SerieNokkel, counts: Map<Maned, number>, rad: number): Serie {
  const observasjoner = [...counts].map(([maned, antall], i): Observasjon => ({
    serie: nokkel,
    maned,
    verdi: antall < 4 ? SKJERMET : publisert(antall),
    kilde: { rapport: 'syntetisk', linje: rad + 1, kolonne: i + 1 },
  }));
  return { nokkel, observasjoner, revisjoner: [] };
}

/** A repeatable sequence of numbers in [0, 1): Park and Miller's generator. */
export function tilfeldig(fro: number): () => number {
  let state = ((Math.abs(Math.trunc(fro)) * 7919 + 104729) % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}

/** Leaves that wander: each begins somewhere between 0 and `storst`, and moves a little every month. */
export function vandring(fro: number, storst: number, maneder: number): Blad {
  const walks = new Map<string, number[]>();
  return (tiltak, hovedgruppe, kjonn, i) => {
    const name = `${tiltak}/${hovedgruppe}/${kjonn}`;
    const walk = walks.get(name) ?? walkFrom(fro + 31 * walks.size, storst, maneder);
    walks.set(name, walk);
    return walk[i] ?? 0;
  };
}

function walkFrom(fro: number, storst: number, maneder: number): number[] {
  const next = tilfeldig(fro);
  const walk = [Math.floor(next() * storst)];
  while (walk.length < maneder) {
    const last = walk.at(-1) ?? 0;
    const step = Math.round((next() - 0.48) * Math.max(3, last * 0.1));
    walk.push(Math.max(0, last + step));
  }
  return walk;
}
