import { addManeder, manederMellom, nummerOf, type Maned } from '../src/lib/domain/maned.ts';
import { ALLE, I_ALT, serieNokkel, type SerieNokkel } from '../src/lib/domain/key.ts';
import type { Register, Tiltak } from '../src/lib/domain/register.ts';
import { andelAv, mellom } from './random.ts';

/** When a tiltak has participants, by slug; always, where nothing is said. Both months included. */
export interface Levetid {
  fra?: Maned;
  til?: Maned;
}

/** What the invented participants are decided by. */
export interface Sannhetsvalg {
  fro: number;
  /** The month the courses start from; months before it have nobody. */
  start: Maned;
  register: Register;
  levetider: Record<string, Levetid>;
  /** The share of the smallest counts (tiltak, hovedgruppe, sex, month) that each later report states differently. */
  revisjon: number;
}

/** The group a tiltak is printed under in a report. */
export type Gruppering = (tiltak: Tiltak, rapport: string) => string;

const SEXES = ['kvinner', 'menn'] as const;

/** One of the counts all others are sums of. */
interface Blad {
  tiltak: Tiltak;
  hovedgruppe: string;
  kjonn: (typeof SEXES)[number];
  /** The count by month, from `start`. */
  forlop: number[];
  niva: number;
}

/** The invented participants, hidden ones included: what a report prints of them is the printer's business. */
export interface Sannhet {
  /** The true count of a series in a month, as the report with this id knows it. */
  antall: (serie: SerieNokkel, maned: Maned, rapport: Maned) => number;
}

/** Invents every count of a corpus up to and with `slutt`. Lengthening the corpus changes no earlier count. */
export function lagSannhet(valg: Sannhetsvalg, slutt: Maned, gruppeI: Gruppering): Sannhet {
  const blader = listBlader(valg, slutt);
  const known = new Map<string, Map<SerieNokkel, number>>();
  return {
    antall: (serie, maned, rapport) => {
      const nokkel = `${maned}@${rapport}`;
      const sums = known.get(nokkel) ?? addUp(blader, { maned, rapport, valg, gruppeI });
      known.set(nokkel, sums);
      return sums.get(serie) ?? 0;
    },
  };
}

/** Every series' count in one month, as one report knows it. */
function addUp(
  blader: Blad[],
  { maned, rapport, valg, gruppeI }: Oppslag,
): Map<SerieNokkel, number> {
  const sums = new Map<SerieNokkel, number>();
  for (const blad of blader) {
    const antall = bladantall(blad, maned, rapport, valg);
    for (const serie of seriesWith(blad, gruppeI(blad.tiltak, rapport)))
      sums.set(serie, (sums.get(serie) ?? 0) + antall);
  }
  return sums;
}

interface Oppslag {
  maned: Maned;
  rapport: Maned;
  valg: Sannhetsvalg;
  gruppeI: Gruppering;
}

/** The series a count is part of: every level, all and its hovedgruppe, both sexes and its own. */
function seriesWith({ tiltak, hovedgruppe: own, kjonn: sex }: Blad, gruppe: string): SerieNokkel[] {
  return ([ALLE, sex] as const).flatMap((kjonn) => [
    serieNokkel({ niva: I_ALT, id: I_ALT, hovedgruppe: ALLE, kjonn }),
    serieNokkel({ niva: 'hovedgruppe', id: own, hovedgruppe: own, kjonn }),
    ...[ALLE, own].flatMap((hovedgruppe) => [
      serieNokkel({ niva: 'tiltaksgruppe', id: gruppe, hovedgruppe, kjonn }),
      serieNokkel({ niva: 'tiltak', id: tiltak.slug, hovedgruppe, kjonn }),
    ]),
  ]);
}

function bladantall(blad: Blad, maned: Maned, rapport: Maned, valg: Sannhetsvalg): number {
  const first = blad.forlop[manederMellom(valg.start, maned)] ?? 0;
  if (first === 0 || valg.revisjon === 0) return first;
  let value = first;
  const { tiltak, hovedgruppe, kjonn } = blad;
  for (let later = addManeder(maned, 1); later <= rapport; later = addManeder(later, 1)) {
    const ord = [valg.fro, tiltak.slug, hovedgruppe, kjonn, maned, later];
    if (andelAv('revisjon', ...ord) < valg.revisjon)
      value = Math.max(0, value + Math.round(mellom(-3, 3, 'utslag', ...ord)));
  }
  return value;
}

function listBlader(valg: Sannhetsvalg, slutt: Maned): Blad[] {
  const { register, fro } = valg;
  return register.tiltak.flatMap((tiltak) => {
    // Every tiltak has somebody in one hovedgruppe at least.
    const sure = Math.floor(andelAv('sikker', fro, tiltak.slug) * register.hovedgrupper.length);
    const grupper = register.hovedgrupper.filter(
      ({ slug }, i) => i === sure || andelAv('finnes', fro, tiltak.slug, slug) < 0.55,
    );
    return grupper.flatMap(({ slug: hovedgruppe }) =>
      SEXES.map((kjonn): Blad => {
        const ord = [fro, tiltak.slug, hovedgruppe, kjonn];
        const niva = Math.exp(mellom(Math.log(1.5), Math.log(2500), 'niva', ...ord));
        const blad = { tiltak, hovedgruppe, kjonn, niva };
        return { ...blad, forlop: forlopFor(blad, slutt, valg) };
      }),
    );
  });
}

/** A level with seasons and a walk that is drawn back to it. */
function forlopFor(
  { tiltak, hovedgruppe, kjonn, niva }: Omit<Blad, 'forlop'>,
  slutt: Maned,
  { fro, start, levetider }: Sannhetsvalg,
): number[] {
  const { fra = start, til = slutt } = levetider[tiltak.slug] ?? {};
  const fase = mellom(0, 12, 'fase', fro, tiltak.slug);
  let walk = 0;
  return Array.from({ length: Math.max(0, manederMellom(start, slutt) + 1) }, (_, i) => {
    const maned = addManeder(start, i);
    walk = walk * 0.95 + mellom(-0.07, 0.07, 'steg', fro, tiltak.slug, hovedgruppe, kjonn, maned);
    const season = 0.07 * Math.sin(((nummerOf(maned) + fase) / 6) * Math.PI);
    return maned < fra || maned > til ? 0 : Math.max(0, Math.round(niva * (1 + walk + season)));
  });
}
