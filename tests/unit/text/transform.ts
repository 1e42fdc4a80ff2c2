import { addManeder, manederMellom, type Maned } from '../../../src/lib/domain/maned.ts';
import { parseSerieNokkel, serieNokkel, type SerieNokkel } from '../../../src/lib/domain/key.ts';
import type { Observasjon } from '../../../src/lib/domain/observation.ts';
import type { Serie, Serier } from '../../../src/lib/domain/series.ts';
import { isSynlig, publisert, type Verdi } from '../../../src/lib/domain/value.ts';
import type { Grunnlag } from '../../../src/lib/facts/context.ts';

/** The same series with every cell changed, also those that were restated. */
export function mapCells(
  grunnlag: Grunnlag,
  change: (celle: Observasjon) => Observasjon,
): Grunnlag {
  const serier: Serier = new Map();
  for (const serie of grunnlag.serier.values()) {
    const observasjoner = serie.observasjoner
      .map(change)
      .sort((a, b) => (a.maned < b.maned ? -1 : 1));
    const revisjoner = serie.revisjoner.map(({ fra, til }) => ({
      fra: change(fra),
      til: change(til),
    }));
    const nokkel = observasjoner[0]?.serie ?? serie.nokkel;
    serier.set(nokkel, { ...serie, nokkel, observasjoner, revisjoner } satisfies Serie);
  }
  return { ...grunnlag, serier };
}

/** Every number so many times as large; what is hidden stays hidden. */
export function times(grunnlag: Grunnlag, factor: number): Grunnlag {
  return mapCells(grunnlag, (celle) => ({
    ...celle,
    verdi: mapCount(celle.verdi, (antall) => factor * antall),
  }));
}

function mapCount(verdi: Verdi, change: (antall: number) => number): Verdi {
  return isSynlig(verdi) ? publisert(change(verdi.antall)) : verdi;
}

/** Women as men, and men as women. */
export function swapped(grunnlag: Grunnlag): Grunnlag {
  return mapCells(grunnlag, (celle) => ({ ...celle, serie: otherSex(celle.serie) }));
}

function otherSex(nokkel: SerieNokkel): SerieNokkel {
  const utsnitt = parseSerieNokkel(nokkel);
  const other = { alle: 'alle', kvinner: 'menn', menn: 'kvinner' } as const;
  return serieNokkel({ ...utsnitt, kjonn: other[utsnitt.kjonn] });
}

/** The months from `fra` to the basis's own, told backwards, without breaks and restatements. */
export function reversed(grunnlag: Grunnlag, fra: Maned): Grunnlag {
  const { register, maned: til } = grunnlag;
  const mirror = (maned: Maned) => addManeder(fra, manederMellom(maned, til));
  const whole = mapCells(grunnlag, (celle) => ({ ...celle, maned: mirror(celle.maned) }));
  const serier: Serier = new Map(
    [...whole.serier].map(([nokkel, serie]) => [nokkel, { ...serie, revisjoner: [] }]),
  );
  return { ...whole, serier, register: withoutBreaks(register) };
}

/** The registry without declared breaks. */
export function withoutBreaks(register: Grunnlag['register']): Grunnlag['register'] {
  const clean = <T extends { brudd: unknown[] }>(list: T[]) =>
    list.map((one) => ({ ...one, brudd: [] }));
  return {
    hovedgrupper: clean(register.hovedgrupper),
    tiltaksgrupper: clean(register.tiltaksgrupper),
    tiltak: clean(register.tiltak),
  };
}

/** The same series in an order drawn by chance. */
export function shuffled(grunnlag: Grunnlag, next: () => number): Grunnlag {
  const order = [...grunnlag.serier]
    .map((entry) => ({ entry, at: next() }))
    .sort((a, b) => a.at - b.at);
  return { ...grunnlag, serier: new Map(order.map(({ entry }) => entry)) };
}
