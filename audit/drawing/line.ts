import { delSerie, type Serier } from '../truth/truth.ts';
import type { Punkt } from '../page/svg-path.ts';
import type { Tidsakse } from './time-axis.ts';
import { manedsindeks } from '../month.ts';
import { SLINGRING, type Akse, type Tegning } from './drawing.ts';

/** A mark in a drawing that says something else than the reports: which class of mark, and what is wrong. */
export interface Tegnefeil {
  sti: Tegning['stier'][number] | undefined;
  regel: string;
  sier: string;
}

/** What drawings are held to: the figures, and the months from which a series counts something else. */
export interface Tegnefasit {
  serier: Serier;
  brudd: (serie: string) => readonly string[];
}

/** A month with a figure to draw; `etterHull` when the line may not come from the one before. */
export interface Synlig {
  indeks: number;
  antall: number;
  etterHull: boolean;
}

/** Each line and each row of dots is one of the drawing's series; each series with a figure has its line. */
export function sjekkLinjer(tegning: Tegning, fasit: Tegnefasit): Tegnefeil[] {
  const linjer = tegning.stier.filter(({ klasser }) => klasser.includes('fig-linje'));
  if (linjer.length === 0) return [];
  const feil: Tegnefeil[] = [];
  const utegnet = new Set(tegning.serier.filter((serie) => synlige(serie, fasit).length > 0));
  for (const sti of linjer) {
    const passende = [...utegnet].filter((serie) => horerTil(sti.klasser, serie));
    const funnet = passende.find((serie) => folger(sti.delstier, synlige(serie, fasit), tegning));
    if (funnet) {
      utegnet.delete(funnet);
      feil.push(...sjekkPunkter(tegning, sti.klasser, funnet, fasit));
    } else
      feil.push({
        sti,
        regel: 'figur-linje',
        sier: `linjen følger ingen av ${passende.join(', ') || 'seriene'}`,
      });
  }
  if (utegnet.size > 0)
    feil.push({
      sti: undefined,
      regel: 'figur-linje',
      sier: `ingen linje for ${[...utegnet].join(', ')}`,
    });
  return feil;
}

/** A mark's class may name the sex or hovedgruppe it stands for. */
function horerTil(klasser: readonly string[], serie: string): boolean {
  const { kjonn, hovedgruppe } = delSerie(serie);
  return klasser.every((klasse) => {
    if (/^fig-(kvinner|menn)$/.test(klasse)) return klasse === `fig-${kjonn}`;
    return !klasse.endsWith('-pa-tiltak') || klasse === `fig-${hovedgruppe}`;
  });
}

/** Dots stand on the line's own points: all of them or those that stand alone, and the last one larger. */
function sjekkPunkter(
  tegning: Tegning,
  linjeklasser: readonly string[],
  serie: string,
  fasit: Tegnefasit,
): Tegnefeil[] {
  const rolle = linjeklasser.filter((klasse) => !LINJEKLASSER.includes(klasse)).join();
  const alle = synlige(serie, fasit);
  return tegning.stier
    .filter(({ klasser }) => {
      const egne = klasser.filter((klasse) => !PRIKKER.includes(klasse) && klasse !== 'fig-rund');
      return klasser.some((klasse) => PRIKKER.includes(klasse)) && egne.join() === rolle;
    })
    .filter(({ delstier, klasser }) => {
      const mulige = klasser.includes('fig-siste') ? [alle.slice(-1)] : [alle, alene(alle)];
      return !mulige.some((tall) => staarPa(delstier, tall, tegning));
    })
    .map((sti) => ({ sti, regel: 'figur-punkt', sier: `punktene er ikke månedene i ${serie}` }));
}

const LINJEKLASSER = ['fig-linje', 'fig-tett'];
const PRIKKER = ['fig-punkt', 'fig-siste'];

/** Months with a hole on both sides: in a long series they alone have a dot, for no line shows them. */
function alene(tall: readonly Synlig[]): Synlig[] {
  return tall.filter(({ etterHull }, i) => etterHull && (tall[i + 1]?.etterHull ?? true));
}

function staarPa(
  prikker: Tegning['stier'][number]['delstier'],
  tall: readonly Synlig[],
  { akse, tid }: Tegning,
): boolean {
  if (prikker.length !== tall.length) return false;
  return prikker.every((prikk, i) => {
    const { x, y } = midten(prikk);
    const { indeks = 0, antall = 0 } = tall[i] ?? {};
    const iHoyde = !akse || Math.abs(akse.y(antall) - y) <= SLINGRING;
    return iHoyde && iTid(x, indeks, tid);
  });
}

/** True when the place is the month's, as far as the drawing says where its months are. */
function iTid(x: number, indeks: number, tid: Tidsakse | undefined): boolean {
  const skal = tid?.x(indeks) ?? Number.NaN;
  return Number.isNaN(skal) || Math.abs(skal - x) <= SLINGRING;
}

function midten(sti: readonly Punkt[]): Punkt {
  const [xer, yer] = [sti.map(({ x }) => x), sti.map(({ y }) => y)];
  return {
    x: (Math.min(...xer) + Math.max(...xer)) / 2,
    y: (Math.min(...yer) + Math.max(...yer)) / 2,
  };
}

/** Visible figures of a series, oldest first: place in time and count. */
export function synlige(serie: string, { serier, brudd }: Tegnefasit): Synlig[] {
  const brutt = new Set(brudd(serie).map((maned) => manedsindeks(maned)));
  const tall = [...(serier.get(serie) ?? [])]
    .flatMap(([maned, { antall }]) =>
      antall === '*' ? [] : [{ indeks: manedsindeks(maned), antall }],
    )
    .sort((a, b) => a.indeks - b.indeks);
  return tall.map((ett, i) => ({
    ...ett,
    etterHull: brutt.has(ett.indeks) || tall[i - 1]?.indeks !== ett.indeks - 1,
  }));
}

/** A point for each visible month at its height and place, broken where a month is hidden or the series is. */
function folger(stier: Punkt[][], tall: readonly Synlig[], { akse, tid }: Tegning): boolean {
  const punkter = stier.flat();
  if (punkter.length !== tall.length || !erBruttRett(stier, tall)) return false;
  const hoyde =
    akse ??
    tilpasset(
      punkter,
      tall.map(({ antall }) => antall),
    );
  const paPlass = ({ x, y }: Punkt, i: number): boolean => {
    const { indeks = 0, antall = 0 } = tall[i] ?? {};
    return (!hoyde || Math.abs(hoyde.y(antall) - y) <= SLINGRING) && iTid(x, indeks, tid);
  };
  return (
    punkter.every(paPlass) &&
    jevn(
      punkter,
      tall.map(({ indeks }) => indeks),
    )
  );
}

/** No line leads to a month from across a hole. */
function erBruttRett(stier: Punkt[][], tall: readonly Synlig[]): boolean {
  let plass = 0;
  return stier.every((sti) => {
    const egne = tall.slice(plass, (plass += sti.length));
    return egne.every(({ etterHull }, i) => i === 0 || !etterHull);
  });
}

/** Where no axis is drawn: the straight scale through the lowest and highest figure. */
function tilpasset(punkter: readonly Punkt[], tall: readonly number[]): Akse | undefined {
  const lav = tall.indexOf(Math.min(...tall));
  const hoy = tall.indexOf(Math.max(...tall));
  const [a, b, va, vb] = [punkter[lav], punkter[hoy], tall[lav] ?? 0, tall[hoy] ?? 0];
  if (!a || !b) return undefined;
  if (va === vb) return { merker: [], y: () => a.y };
  if (b.y > a.y) return { merker: [], y: () => Number.NEGATIVE_INFINITY };
  return { merker: [], y: (verdi) => a.y + ((verdi - va) * (b.y - a.y)) / (vb - va) };
}

/** Months stand at equal steps from left to right. */
function jevn(punkter: readonly Punkt[], indekser: readonly number[]): boolean {
  const [a, b, ia, ib] = [punkter[0], punkter.at(-1), indekser[0] ?? 0, indekser.at(-1) ?? 0];
  if (!a || !b || ia === ib) return true;
  const steg = (b.x - a.x) / (ib - ia);
  const pa = ({ x }: Punkt, i: number): boolean =>
    Math.abs(a.x + ((indekser[i] ?? 0) - ia) * steg - x) <= SLINGRING;
  return steg > 0 && punkter.every(pa);
}

/** The marks for hidden months: one for each that some series hides, in its place, all alike and all on one height. */
export function sjekkSkjermetMerker(tegning: Tegning, { serier }: Tegnefasit): Tegnefeil[] {
  const skjult = tegning.serier
    .map((serie) => skjulte(serie, serier))
    .filter((maneder) => maneder.length > 0);
  const merker = tegning.stier.filter(({ klasser }) => klasser.includes('fig-skjermet'));
  const feil: Tegnefeil[] = merker
    .filter(({ delstier }) => !skjult.some((maneder) => staarVed(delstier, maneder, tegning)))
    .map((sti) => ({
      sti,
      regel: 'figur-skjermet',
      sier: 'merkene for skjermede måneder er ikke like, på én høyde og ett for hver',
    }));
  const harLinje = tegning.stier.some(({ klasser }) => klasser.includes('fig-linje'));
  if (harLinje && skjult.length > 0 && merker.length === 0)
    feil.push({
      sti: undefined,
      regel: 'figur-skjermet',
      sier: 'skjermede måneder er ikke merket',
    });
  return feil;
}

/** The hidden months of a series, oldest first. */
function skjulte(serie: string, serier: Serier): number[] {
  return [...(serier.get(serie) ?? [])]
    .flatMap(([maned, { antall }]) => (antall === '*' ? manedsindeks(maned) : []))
    .sort((a, b) => a - b);
}

function staarVed(
  stier: readonly Punkt[][],
  maneder: readonly number[],
  { tid }: Tegning,
): boolean {
  const per = stier.length / maneder.length;
  if (!Number.isInteger(per) || !like(stier, maneder.length)) return false;
  return maneder.every((indeks, i) =>
    iTid(midten(stier.slice(i * per, (i + 1) * per).flat()).x, indeks, tid),
  );
}

function like(stier: readonly Punkt[][], antall: number): boolean {
  const per = stier.length / antall;
  const form = (i: number): Punkt[] => {
    const punkter = stier.slice(i * per, (i + 1) * per).flat();
    const venstre = Math.min(...punkter.map(({ x }) => x));
    return punkter.map(({ x, y }) => ({ x: x - venstre, y }));
  };
  const forste = form(0);
  const lik = (denne: Punkt[]): boolean =>
    denne.length === forste.length &&
    denne.every(
      ({ x, y }, i) =>
        Math.abs(x - (forste[i]?.x ?? 0)) <= SLINGRING &&
        Math.abs(y - (forste[i]?.y ?? 0)) <= SLINGRING,
    );
  return Array.from({ length: antall }, (_, i) => form(i)).every(lik);
}
