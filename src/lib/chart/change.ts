import { rect, text, type Markish } from '@observablehq/plot';
import { addManeder, manederMellom, type Maned } from '../domain/maned.ts';
import { isSynlig } from '../domain/value.ts';
import { BRED, SMAL, type Format } from './sizes.ts';
import { compose } from './compose.ts';
import { hiddenPlaces, monthsOf, seriesOf } from './points.ts';
import { zeroScale, type Skala } from './scale.ts';
import { formatSpor } from './trace.ts';
import { formatEndring } from './number-labels.ts';
import { textWidth } from './text-width.ts';
import type { Punkt, Tegning, Tekst } from './drawing.ts';
import { layOut, timePlot, type Flate } from './time-frame.ts';

/** One series; `brudd`: months from which it counts something else than before. */
export interface EndringModell {
  punkter: readonly Punkt[];
  brudd?: readonly Maned[] | undefined;
}

/** The change from the month before, where both are visible. */
interface Endring {
  indeks: number;
  verdi: number;
  punkt: Punkt;
  forrige: Punkt;
}

const Y_TICKS = 4;
/** Air for the numbers at the bars' ends, as a part of the axis. */
const LABEL_AIR = 0.09;
/** Half a bar's width: this part of a month, but never more than so many units. */
const HALF = 0.36;
const MOST_HALF = 32;
/** So many units high at least, or a change by one among thousands would look like no change. */
const LEAST = 1;
/** Bars need less height than lines; and no change at all needs next to none. */
const HEIGHT = { bred: 260, smal: 230, flat: 130 };

/** The axis of no change at all: zero in the middle. */
const LEVEL: Skala = { fra: -1, til: 1, merker: [0], brutt: false };

/**
 * The change from month to month as bars up and down from zero. No bar to or from a hidden month, across a missing one
 * or across a break. All bars say their number where there is room, else the latest month's alone.
 * Undefined when no two months in a row are visible.
 */
export function drawEndring(
  modell: EndringModell,
  tekst: Tekst,
  id: string,
  document: Document,
): Tegning | undefined {
  const maneder = changeMonths(modell.punkter);
  const endringer = changes(modell, maneder);
  if (endringer.length === 0) return undefined;
  const isFlat = endringer.every(({ verdi }) => verdi === 0);
  const skala = isFlat
    ? LEVEL
    : zeroScale(
        endringer.map(({ verdi }) => verdi),
        Y_TICKS,
        LABEL_AIR,
      );
  const hidden = hiddenPlaces(modell.punkter, maneder);
  const striper = hidden.length > 0 ? [{ plasser: hidden }] : [];
  return compose(
    {
      id,
      tekst,
      serier: seriesOf(modell.punkter),
      aksestart: 0,
      formater: [
        { ...BRED, hoyde: isFlat ? HEIGHT.flat : HEIGHT.bred },
        { ...SMAL, hoyde: isFlat ? HEIGHT.flat : HEIGHT.smal },
      ],
      options: (format) => {
        const last = widest(endringer.slice(-1), format);
        const base = {
          format,
          maneder,
          skala,
          striper,
          etter: last / 2,
          formatMerke: formatEndring,
        };
        const perMonth = 1 / layOut(base).manederPerEnhet;
        const allFit = widest(endringer, format) <= 0.9 * perMonth;
        const etter = allFit ? base.etter : last + HALF * perMonth + 0.5 * format.skrift;
        return timePlot({ ...base, etter }, (flate) => [
          ...bars(endringer, flate),
          ...labels(endringer, allFit, maneder, flate, format),
        ]);
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

function bars(endringer: readonly Endring[], flate: Flate): Markish[] {
  const half = Math.min(HALF, MOST_HALF * flate.manederPerEnhet);
  const least = flate.verdiVed(0) - flate.verdiVed(LEAST);
  const bar = (klasse: string, some: readonly Endring[]) =>
    some.length === 0
      ? null
      : rect(some, {
          className: `fig-stolpe ${klasse}`,
          x1: ({ indeks }: Endring) => indeks - half,
          x2: ({ indeks }: Endring) => indeks + half,
          y1: 0,
          y2: ({ verdi }: Endring) => Math.sign(verdi) * Math.max(Math.abs(verdi), least),
        });
  return [
    bar(
      'fig-opp',
      endringer.filter(({ verdi }) => verdi > 0),
    ),
    bar(
      'fig-ned',
      endringer.filter(({ verdi }) => verdi < 0),
    ),
  ];
}

/** Numbers over rising bars and under falling ones, zero over the line; where bars stand close, only the last, beside its own. */
function labels(
  endringer: readonly Endring[],
  all: boolean,
  maneder: readonly Maned[],
  flate: Flate,
  format: Format,
): Markish[] {
  const { skrift } = format;
  const latest = endringer.filter(({ indeks }) => indeks === maneder.length - 1);
  if (!all) {
    return [
      numbers(
        latest,
        'fig-etikett fig-tall',
        0.35 * skrift,
        HALF + 0.3 * skrift * flate.manederPerEnhet,
      ),
    ];
  }
  const isUp = ({ verdi }: Endring) => verdi >= 0;
  const isDown = ({ verdi }: Endring) => verdi < 0;
  const others = endringer.filter((endring) => !latest.includes(endring));
  return [
    numbers(others.filter(isUp), 'fig-verdi', -0.35 * skrift),
    numbers(others.filter(isDown), 'fig-verdi', 1.05 * skrift),
    numbers(latest.filter(isUp), 'fig-tall', -0.35 * skrift),
    numbers(latest.filter(isDown), 'fig-tall', 1.05 * skrift),
  ];
}

function numbers(endringer: readonly Endring[], klasse: string, dy: number, beside = 0): Markish {
  if (endringer.length === 0) return null;
  return text(endringer, {
    className: klasse,
    text: ({ verdi }: Endring) => formatEndring(verdi),
    ariaLabel: ({ verdi, punkt, forrige }: Endring) =>
      formatSpor({ verdi: String(verdi), regel: 'endring', av: [punkt.nokkel, forrige.nokkel] }),
    x: ({ indeks }: Endring) => indeks + beside,
    y: 'verdi',
    lineAnchor: 'bottom',
    dy,
  });
}

function widest(endringer: readonly Endring[], { skrift }: Format): number {
  return Math.max(...endringer.map(({ verdi }) => textWidth(formatEndring(verdi), skrift, true)));
}
