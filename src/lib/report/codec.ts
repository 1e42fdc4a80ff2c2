import { z } from 'zod';
import type { Maned } from '../domain/maned.ts';
import type { SeriesKey } from '../domain/key.ts';
import type { Observation } from '../domain/observation.ts';
import type { Rapport, Sum, SumKind, Outcome } from '../domain/rapport.ts';
import { SKJERMET, type Value } from '../domain/value.ts';

/** A read report as text that is quick to read again: names once each, cells and sums as rows of numbers. */
export function packRapport(rapport: Rapport): string {
  const { observasjoner, summer, ...rest } = rapport;
  const names = new Map<string, number>();
  const index = (name: string) => {
    const known = names.get(name);
    if (known !== undefined) return known;
    names.set(name, names.size);
    return names.size - 1;
  };
  const celler = observasjoner.map(({ serie, maned, verdi, kilde }) => [
    index(serie),
    index(maned),
    packValue(verdi),
    kilde.linje,
    kilde.kolonne,
  ]);
  const sums = summer.map(({ slag, maned, total, deler, utfall }) => [
    index(slag),
    index(maned),
    index(utfall),
    index(total),
    ...deler.map(index),
  ]);
  return JSON.stringify({ rest, navn: [...names.keys()], celler, summer: sums });
}

/** A number, -1 for a hidden one, or the whole of a corrected one. */
function packValue(value: Value): number | Value {
  if (value.status === 'skjermet') return -1;
  return value.status === 'publisert' ? value.antall : value;
}

const packageSchema = z.object({
  rest: z.custom<Omit<Rapport, 'observasjoner' | 'summer'>>(
    (value) => typeof value === 'object' && value !== null,
  ),
  navn: z.array(z.string()),
  celler: z.custom<[number, number, number | Value, number, number][]>(Array.isArray),
  summer: z.custom<number[][]>(Array.isArray),
});

/** The report in a text that {@link packRapport} wrote. Throws when the text is another. */
export function unpackRapport(text: string): Rapport {
  const { rest, navn, celler, summer } = packageSchema.parse(JSON.parse(text));
  const name = (i: number | undefined): string => {
    const found = i === undefined ? undefined : navn[i];
    if (found === undefined) throw new RangeError('Pakken er ikke hel.');
    return found;
  };
  return {
    ...rest,
    observasjoner: celler.map(([series, maned, value, linje, kolonne]): Observation => ({
      serie: name(series) as SeriesKey,
      maned: name(maned) as Maned,
      verdi: unpackValue(value),
      kilde: { rapport: rest.id, linje, kolonne },
    })),
    summer: summer.map(([kind, maned, outcome, total, ...parts]): Sum => ({
      slag: name(kind) as SumKind,
      maned: name(maned) as Maned,
      total: name(total) as SeriesKey,
      deler: parts.map((part) => name(part) as SeriesKey),
      utfall: name(outcome) as Outcome,
    })),
  };
}

function unpackValue(value: number | Value): Value {
  if (typeof value !== 'number') return value;
  return value < 0 ? SKJERMET : { status: 'publisert', antall: value };
}
