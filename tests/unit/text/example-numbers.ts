import type { Maned } from '../../../src/lib/domain/maned.ts';
import type { SerieNokkel } from '../../../src/lib/domain/key.ts';
import type { Observasjon } from '../../../src/lib/domain/observation.ts';
import { publisert, SKJERMET } from '../../../src/lib/domain/value.ts';
import { compare } from '../../../src/lib/facts/change.ts';
import type { Omfang } from '../../../src/lib/facts/fact.ts';
import type { Emne, SynligObservasjon } from '../../../src/lib/facts/context.ts';
import * as u from '../../../src/lib/facts/calculation.ts';

const SERIE: SerieNokkel = 'tiltak/eksempel/alle/alle';

export function celle(antall: number, maned: Maned, rapport = '2021-05'): SynligObservasjon {
  return {
    serie: SERIE,
    maned,
    verdi: publisert(antall),
    kilde: { rapport, linje: 1, kolonne: 1 },
  };
}

export const MAI = '2021-05';
export const APRIL = '2021-04';
export const na = celle(11971, MAI);
export const forrige = celle(11551, APRIL);
export const verdi = (antall: number, maned: Maned = MAI) => u.verdi(celle(antall, maned));
export const skjult: Observasjon = { ...celle(9, APRIL), verdi: SKJERMET };

export const hiddenIn = (maneder: Maned[]) => maneder.map((maned) => ({ ...skjult, maned }));

/** A run of months ending in April or May, each larger than the one before. */
export const stigende = (antall: number, siste: Maned = MAI) =>
  u.rekke(
    Array.from({ length: antall + 1 }, (_, i) =>
      celle(900 - i, `2021-${String(Number(siste.slice(5)) - i).padStart(2, '0')}` as Maned),
    ),
  );

/** A run that has just begun. */
export const ETT = u.rekke([celle(5, MAI), celle(9, APRIL), celle(8, '2021-03')]);

export const GRUPPE: Emne = { niva: 'tiltaksgruppe', id: 'oppfolging' };
export const HELE: Emne = { niva: 'i-alt', id: 'i-alt' };
export const del = (id: string, niva: Emne['niva'], fra: number, til: number) => ({
  emne: { niva, id },
  tall: u.endring(celle(til, MAI), celle(fra, APRIL)),
});
/** A part that moved as others did, or alone. */
export const flyttet = (
  id: string,
  niva: Emne['niva'],
  fra: number,
  til: number,
  alene = false,
) => ({
  ...del(id, niva, fra, til),
  alene,
  prosent: alene ? compare(celle(til, MAI), celle(fra, APRIL)).prosent : undefined,
});
export const change = (fra: number, til: number) => ({
  na: u.verdi(celle(til, MAI)),
  forrige: u.verdi(celle(fra, APRIL)),
  ...compare(celle(til, MAI), celle(fra, APRIL)),
});
export const since = (fra: number, til: number, maned: Maned, against = false) => ({
  na: u.verdi(celle(til, MAI)),
  against,
  ...compare(celle(til, MAI), celle(fra, maned)),
});
export const levels = (now: number[], then: number[]) => ({
  endring: undefined,
  forrige: u.sum(then.map((antall) => celle(antall, APRIL))),
  na: u.sum(now.map((antall) => celle(antall, MAI))),
});
export const OMFANG: Omfang[] = [
  { slag: 'serie', fra: '2019-03' },
  { slag: 'fra', fra: '2020-03' },
  { slag: 'siden', maned: '2020-02' },
];

/** Samples of every kind of fact, one for each turn its wording can take. Numbers and months are invented. */
