import { z } from 'zod';
import type { Maned } from '../domain/maned.ts';
import type { SerieNokkel } from '../domain/key.ts';
import type { Observasjon } from '../domain/observation.ts';
import type { Rapport, Sum, Sumslag, Utfall } from '../domain/rapport.ts';
import { SKJERMET, type Verdi } from '../domain/value.ts';

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
    packVerdi(verdi),
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
function packVerdi(verdi: Verdi): number | Verdi {
  if (verdi.status === 'skjermet') return -1;
  return verdi.status === 'publisert' ? verdi.antall : verdi;
}

const pakkeSchema = z.object({
  rest: z.custom<Omit<Rapport, 'observasjoner' | 'summer'>>(
    (value) => typeof value === 'object' && value !== null,
  ),
  navn: z.array(z.string()),
  celler: z.custom<[number, number, number | Verdi, number, number][]>(Array.isArray),
  summer: z.custom<number[][]>(Array.isArray),
});

/** The report in a text that {@link packRapport} wrote. Throws when the text is another. */
export function unpackRapport(tekst: string): Rapport {
  const { rest, navn, celler, summer } = pakkeSchema.parse(JSON.parse(tekst));
  const name = (i: number | undefined): string => {
    const found = i === undefined ? undefined : navn[i];
    if (found === undefined) throw new RangeError('Pakken er ikke hel.');
    return found;
  };
  return {
    ...rest,
    observasjoner: celler.map(([serie, maned, verdi, linje, kolonne]): Observasjon => ({
      serie: name(serie) as SerieNokkel,
      maned: name(maned) as Maned,
      verdi: unpackVerdi(verdi),
      kilde: { rapport: rest.id, linje, kolonne },
    })),
    summer: summer.map(([slag, maned, utfall, total, ...deler]): Sum => ({
      slag: name(slag) as Sumslag,
      maned: name(maned) as Maned,
      total: name(total) as SerieNokkel,
      deler: deler.map((del) => name(del) as SerieNokkel),
      utfall: name(utfall) as Utfall,
    })),
  };
}

function unpackVerdi(verdi: number | Verdi): Verdi {
  if (typeof verdi !== 'number') return verdi;
  return verdi < 0 ? SKJERMET : { status: 'publisert', antall: verdi };
}
