import { delSerie, type Serier } from '../fasit.ts';
import type { Punkt } from '../html/sti.ts';
import { manedsindeks } from '../maned.ts';
import { SLINGRING, type Akse, type Tegning } from './tegning.ts';

/** A mark in a drawing that says something else than the reports: which class of mark, and what is wrong. */
export interface Tegnefeil {
  sti: Tegning['stier'][number] | undefined;
  regel: string;
  sier: string;
}

/** Each line and each row of dots is one of the drawing's series; each series with a figure has its line. */
export function sjekkLinjer(tegning: Tegning, serier: Serier): Tegnefeil[] {
  const linjer = tegning.stier.filter(({ klasser }) => klasser.includes('fig-linje'));
  if (linjer.length === 0) return [];
  const feil: Tegnefeil[] = [];
  const utegnet = new Set(tegning.serier.filter((serie) => synlige(serie, serier).length > 0));
  for (const sti of linjer) {
    const passende = [...utegnet].filter((serie) => horerTil(sti.klasser, serie));
    const funnet = passende.find((serie) => folger(sti.delstier, serie, tegning.akse, serier));
    if (funnet) {
      utegnet.delete(funnet);
      feil.push(...sjekkPunkter(tegning, sti.klasser, funnet, serier));
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

/** Dots stand on the line's own points: all of them, and the last one larger. */
function sjekkPunkter(
  tegning: Tegning,
  linjeklasser: readonly string[],
  serie: string,
  serier: Serier,
): Tegnefeil[] {
  const rolle = linjeklasser.filter((klasse) => klasse !== 'fig-linje').join();
  const alle = synlige(serie, serier).map(({ antall }) => antall);
  return tegning.stier
    .filter(({ klasser }) => {
      const egne = klasser.filter((klasse) => !PRIKKER.includes(klasse) && klasse !== 'fig-rund');
      return klasser.some((klasse) => PRIKKER.includes(klasse)) && egne.join() === rolle;
    })
    .filter((sti) => !pa(sti, sti.klasser.includes('fig-siste') ? alle.slice(-1) : alle, tegning))
    .map((sti) => ({ sti, regel: 'figur-punkt', sier: `punktene er ikke månedene i ${serie}` }));
}

const PRIKKER = ['fig-punkt', 'fig-siste'];
/** From this many months on only those that stand alone have their dot. */
const LANG_SERIE = 24;

function pa(
  { delstier, klasser }: Tegning['stier'][number],
  tall: readonly number[],
  { akse }: Tegning,
): boolean {
  const enkelte = klasser.includes('fig-punkt') && (tall.length > LANG_SERIE || !akse);
  if (delstier.length !== tall.length) return enkelte && delstier.length < tall.length;
  return (
    !akse || delstier.every((sti, i) => Math.abs(akse.y(tall[i] ?? 0) - midten(sti).y) <= SLINGRING)
  );
}

function midten(sti: readonly Punkt[]): Punkt {
  const [xer, yer] = [sti.map(({ x }) => x), sti.map(({ y }) => y)];
  return {
    x: (Math.min(...xer) + Math.max(...xer)) / 2,
    y: (Math.min(...yer) + Math.max(...yer)) / 2,
  };
}

/** Visible figures of a series, oldest first: place in time and count. */
export function synlige(serie: string, serier: Serier): { indeks: number; antall: number }[] {
  return [...(serier.get(serie) ?? [])]
    .flatMap(([maned, { antall }]) =>
      antall === '*' ? [] : [{ indeks: manedsindeks(maned), antall }],
    )
    .sort((a, b) => a.indeks - b.indeks);
}

/** A point for each visible month at its height, evenly spaced in time, broken where a month is hidden. */
function folger(stier: Punkt[][], serie: string, akse: Akse | undefined, serier: Serier): boolean {
  const tall = synlige(serie, serier);
  const punkter = stier.flat();
  if (punkter.length !== tall.length) return false;
  const hull = tall.filter(({ indeks }, i) => i > 0 && indeks !== (tall[i - 1]?.indeks ?? 0) + 1);
  if (stier.length < hull.length + 1) return false;
  const hoyde =
    akse ??
    tilpasset(
      punkter,
      tall.map(({ antall }) => antall),
    );
  const iHoyde = ({ y }: Punkt, i: number): boolean =>
    !hoyde || Math.abs(hoyde.y(tall[i]?.antall ?? 0) - y) <= SLINGRING;
  return (
    punkter.every(iHoyde) &&
    jevn(
      punkter,
      tall.map(({ indeks }) => indeks),
    )
  );
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

/** The marks for hidden months: as many as some series hides, all alike and all on one height. */
export function sjekkSkjermetMerker(tegning: Tegning, serier: Serier): Tegnefeil[] {
  const skjult = (serie: string): number =>
    [...(serier.get(serie)?.values() ?? [])].filter(({ antall }) => antall === '*').length;
  const antall = new Set(tegning.serier.map(skjult).filter((n) => n > 0));
  const merker = tegning.stier.filter(({ klasser }) => klasser.includes('fig-skjermet'));
  const feil: Tegnefeil[] = merker
    .filter(
      ({ delstier }) => ![...antall].some((n) => delstier.length % n === 0 && like(delstier, n)),
    )
    .map((sti) => ({
      sti,
      regel: 'figur-skjermet',
      sier: 'merkene for skjermede måneder er ikke like, på én høyde og ett for hver',
    }));
  const harLinje = tegning.stier.some(({ klasser }) => klasser.includes('fig-linje'));
  if (harLinje && antall.size > 0 && merker.length === 0)
    feil.push({
      sti: undefined,
      regel: 'figur-skjermet',
      sier: 'skjermede måneder er ikke merket',
    });
  return feil;
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
