import type { Fasit } from './truth/truth.ts';
import { summer, type Sum } from './truth/sums.ts';

/** A suppressed count is one of these. */
const SKJULT_MAKS = 3;

/** What the hidden cells might have said: counts by observation key. */
export type Sannhet = Map<string, number>;

/** An unknown's lowest and highest possible value. */
interface Spenn {
  lav: number;
  hoy: number;
}

type Spennene = Map<string, Spenn>;

/** A sum of one month: what the visible cells leave for the hidden parts, less the total when it is hidden. */
interface Likning {
  /** Hidden parts count +1, a hidden total −1. */
  ledd: { nokkel: string; tegn: 1 | -1 }[];
  rest: number;
}

/**
 * One table of true counts that the report may have been made from: every hidden cell gets 0–3 so that all
 * the report's sums hold, absent rows taken as zero. `hoy` tries large values first, so that two calls give
 * two different truths wherever the visible cells leave a choice. Undefined when no truth fits.
 */
export function sannhet(fasit: Fasit, utgave: string, hoy: boolean): Sannhet | undefined {
  const serier = fasit.utgave(utgave);
  const summene = summer(fasit.utgave(utgave), fasit.registerVed(utgave));
  const ut: Sannhet = new Map();
  for (const maned of new Set([...serier.values()].flatMap((celler) => [...celler.keys()]))) {
    const spenn: Spennene = new Map();
    for (const [serie, celler] of serier)
      if (celler.get(maned)?.antall === '*') spenn.set(serie, { lav: 0, hoy: SKJULT_MAKS });
    const likninger = summene.flatMap((sum) => likningFor(sum, maned, fasit, utgave));
    const losning = los(spenn, likninger, hoy);
    if (!losning) return undefined;
    for (const [serie, { lav }] of losning) ut.set(`${serie}@${maned}`, lav);
  }
  return ut;
}

function likningFor({ total, deler }: Sum, maned: string, fasit: Fasit, utgave: string): Likning[] {
  const serier = fasit.utgave(utgave);
  const ledd: Likning['ledd'] = [];
  let rest = 0;
  const ta = (serie: string, tegn: 1 | -1): void => {
    const antall = serier.get(serie)?.get(maned)?.antall;
    if (antall === '*') ledd.push({ nokkel: serie, tegn });
    else rest -= tegn * (antall ?? 0);
  };
  ta(total, -1);
  for (const del of deler) ta(del, 1);
  return ledd.length === 0 ? [] : [{ ledd, rest }];
}

/** Narrows, then guesses one unknown and narrows again, until every unknown has one value. */
function los(spenn: Spennene, likninger: readonly Likning[], hoy: boolean): Spennene | undefined {
  if (!snevret(spenn, likninger)) return undefined;
  const apen = [...spenn].find(([, { lav, hoy: topp }]) => lav < topp);
  if (!apen) return spenn;
  const [nokkel, { lav, hoy: topp }] = apen;
  const verdier = Array.from({ length: topp - lav + 1 }, (_, i) => lav + i);
  for (const verdi of hoy ? verdier.reverse() : verdier) {
    const proving = new Map([...spenn].map(([navn, s]) => [navn, { ...s }]));
    proving.set(nokkel, { lav: verdi, hoy: verdi });
    const funnet = los(proving, likninger, hoy);
    if (funnet) return funnet;
  }
  return undefined;
}

/** Bounds propagation in place; false when some sum cannot hold. */
function snevret(spenn: Spennene, likninger: readonly Likning[]): boolean {
  const ledd = likninger.flatMap((likning) => likning.ledd.map((ett) => ({ likning, ...ett })));
  for (let endret = true; endret;) {
    endret = false;
    for (const { likning, nokkel, tegn } of ledd) {
      const egen = spenn.get(nokkel);
      if (!egen) return false;
      const ny = grenser(likning, nokkel, tegn, spenn);
      if (ny.lav > egen.lav || ny.hoy < egen.hoy) endret = true;
      egen.lav = Math.max(egen.lav, ny.lav);
      egen.hoy = Math.min(egen.hoy, ny.hoy);
      if (egen.lav > egen.hoy) return false;
    }
  }
  return true;
}

/** What one sum leaves for one of its unknowns. */
function grenser({ ledd, rest }: Likning, nokkel: string, tegn: 1 | -1, spenn: Spennene): Spenn {
  const andre = ledd.filter((annet) => annet.nokkel !== nokkel);
  const [lav, hoy] = [ytre(andre, spenn, 'lav'), ytre(andre, spenn, 'hoy')];
  return tegn === 1 ? { lav: rest - hoy, hoy: rest - lav } : { lav: lav - rest, hoy: hoy - rest };
}

/** The least or greatest the other unknowns may add up to. */
function ytre(ledd: Likning['ledd'], spenn: Spennene, ende: keyof Spenn): number {
  return ledd.reduce((sum, { nokkel, tegn }) => {
    const motsatt = ende === 'lav' ? 'hoy' : 'lav';
    return sum + tegn * (spenn.get(nokkel)?.[tegn === 1 ? ende : motsatt] ?? 0);
  }, 0);
}

/** A truth with the counts anyone can see: every cell of the report's table, by observation key. */
export function heleTabellen(fasit: Fasit, utgave: string, sann: Sannhet): Sannhet {
  const ut: Sannhet = new Map();
  for (const [serie, celler] of fasit.rapporter.find(({ id }) => id === utgave)?.serier ?? [])
    for (const [maned, { antall }] of celler) {
      const nokkel = `${serie}@${maned}`;
      ut.set(nokkel, antall === '*' ? (sann.get(nokkel) ?? Number.NaN) : antall);
    }
  return ut;
}

/**
 * The report's text as the agency would have written it from a whole true table: every cell printed anew by its one
 * rule, those under four as `*`. What the report itself says in a cell is not looked at; rows, labels and the order of
 * lines are its own. Throws RangeError for a table that lacks a cell.
 */
export function skjerm(fasit: Fasit, utgave: string, tabell: Sannhet): string {
  const rapport = fasit.rapporter.find(({ id }) => id === utgave);
  if (!rapport) return '';
  const linjer = [...rapport.linjer];
  const celler = [...rapport.serier].flatMap(([serie, maneder]) =>
    [...maneder].map(([maned, celle]) => ({ nokkel: `${serie}@${maned}`, celle })),
  );
  // From the right, so that a longer or shorter number never moves the cells still to be printed.
  for (const { nokkel, celle } of celler.sort((a, b) => b.celle.kolonne - a.celle.kolonne)) {
    const antall = tabell.get(nokkel);
    if (antall === undefined || Number.isNaN(antall)) throw new RangeError(`mangler ${nokkel}`);
    const trykt = antall < 4 ? '*' : String(antall).replace(/\B(?=(\d{3})+$)/g, ' ');
    const linje = linjer[celle.linje - 1] ?? '';
    const foran = linje.slice(0, celle.kolonne - 1);
    linjer[celle.linje - 1] = foran + linje.slice(foran.length).replace(/^[^\t]*/, trykt);
  }
  return linjer.join('\n');
}
