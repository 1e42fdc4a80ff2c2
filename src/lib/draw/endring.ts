import { rect, text, type Markish } from '@observablehq/plot';
import { addManeder, manederMellom, type Maned } from '../domain/maned.ts';
import { isSynlig } from '../domain/verdi.ts';
import { BRED, SMAL, type Format } from './format.ts';
import { compose } from './komponer.ts';
import { hiddenPlaces, monthsOf, seriesOf } from './punkter.ts';
import { zeroScale } from './skala.ts';
import { formatSpor } from './spor.ts';
import { formatEndring } from './tallformat.ts';
import { textWidth } from './tekstbredde.ts';
import type { Punkt, Tegning, Tekst } from './tegning.ts';
import { timePlot, type Flate } from './tidsramme.ts';

/** One series; `brudd`: months from which it counts something else than before. */
export interface EndringModell {
  punkter: readonly Punkt[];
  brudd?: readonly Maned[];
}

/** The change from the month before, where both are visible. */
interface Endring {
  indeks: number;
  verdi: number;
  punkt: Punkt;
  forrige: Punkt;
}

const Y_TICKS = 5;
/** Air for the numbers at the bars' ends, as a part of the axis. */
const LABEL_AIR = 0.09;
/** Half a bar's width, in months. */
const HALF = 0.36;

/**
 * The change from month to month as bars up and down from zero. No bar to or from a hidden month, across a missing one
 * or across a break. All bars say their number where there is room, else the latest month's alone.
 * Undefined when no two months in a row are visible.
 */
export function drawEndring(modell: EndringModell, tekst: Tekst, id: string, document: Document): Tegning | undefined {
  const maneder = changeMonths(modell.punkter);
  const endringer = changes(modell, maneder);
  if (endringer.length === 0) return undefined;
  const skala = zeroScale(endringer.map(({ verdi }) => verdi), Y_TICKS, LABEL_AIR);
  const hidden = hiddenPlaces(modell.punkter, maneder);
  const striper = hidden.length > 0 ? [{ plasser: hidden }] : [];
  return compose(
    {
      id,
      tekst,
      serier: seriesOf(modell.punkter),
      aksestart: 0,
      formater: [BRED, SMAL],
      options: (format) => {
        const hoyremarg = widest(endringer.slice(-1), format) / 2;
        const ramme = { format, maneder, skala, striper, hoyremarg, formatMerke: formatEndring };
        return timePlot(ramme, (flate) => [...bars(endringer), ...labels(endringer, maneder, flate, format)]);
      },
    },
    document,
  );
}

/** From the second month: the first has nothing to be compared with, and is shown only to say that it is hidden. */
function changeMonths(punkter: readonly Punkt[]): Maned[] {
  const [first, ...rest] = monthsOf(punkter);
  if (first === undefined) return [];
  const opening = punkter.find(({ maned }) => maned === first);
  return opening !== undefined && isSynlig(opening.verdi) ? rest : [first, ...rest];
}

function changes({ punkter, brudd = [] }: EndringModell, maneder: readonly Maned[]): Endring[] {
  const [first] = maneder;
  const byMonth = new Map(punkter.map((punkt) => [punkt.maned, punkt]));
  if (first === undefined) return [];
  return punkter.flatMap((punkt) => {
    const forrige = byMonth.get(addManeder(punkt.maned, -1));
    if (forrige === undefined || brudd.includes(punkt.maned)) return [];
    if (!isSynlig(punkt.verdi) || !isSynlig(forrige.verdi)) return [];
    const verdi = punkt.verdi.antall - forrige.verdi.antall;
    return [{ indeks: manederMellom(first, punkt.maned), verdi, punkt, forrige }];
  });
}

function bars(endringer: readonly Endring[]): Markish[] {
  const up = endringer.filter(({ verdi }) => verdi > 0);
  const down = endringer.filter(({ verdi }) => verdi < 0);
  return [bar(up, 'fig-opp'), bar(down, 'fig-ned')];
}

function bar(endringer: readonly Endring[], klasse: string): Markish {
  if (endringer.length === 0) return null;
  return rect(endringer, {
    className: `fig-stolpe ${klasse}`,
    x1: ({ indeks }: Endring) => indeks - HALF,
    x2: ({ indeks }: Endring) => indeks + HALF,
    y1: 0,
    y2: 'verdi',
  });
}

/** Numbers over rising bars and under falling ones; a zero stands over the line. */
function labels(endringer: readonly Endring[], maneder: readonly Maned[], flate: Flate, format: Format): Markish[] {
  const all = widest(endringer, format) * flate.manederPerEnhet <= 0.95;
  const latest = endringer.filter(({ indeks }) => indeks === maneder.length - 1);
  const others = all ? endringer.filter((endring) => !latest.includes(endring)) : [];
  return [
    numbers(others.filter(({ verdi }) => verdi >= 0), 'fig-verdi', -0.35 * format.skrift),
    numbers(others.filter(({ verdi }) => verdi < 0), 'fig-verdi', 1.05 * format.skrift),
    numbers(latest.filter(({ verdi }) => verdi >= 0), 'fig-tall', -0.35 * format.skrift),
    numbers(latest.filter(({ verdi }) => verdi < 0), 'fig-tall', 1.05 * format.skrift),
  ];
}

function numbers(endringer: readonly Endring[], klasse: string, dy: number): Markish {
  if (endringer.length === 0) return null;
  return text(endringer, {
    className: klasse,
    text: ({ verdi }: Endring) => formatEndring(verdi),
    ariaLabel: ({ verdi, punkt, forrige }: Endring) =>
      formatSpor({ verdi: String(verdi), regel: 'endring', av: [punkt.nokkel, forrige.nokkel] }),
    x: 'indeks',
    y: 'verdi',
    lineAnchor: 'bottom',
    dy,
  });
}

function widest(endringer: readonly Endring[], { skrift }: Format): number {
  return Math.max(...endringer.map(({ verdi }) => textWidth(formatEndring(verdi), skrift, true)));
}
