import { text, type PlotOptions } from '@observablehq/plot';
import { isSynlig } from '../domain/value.ts';
import { BRED, SMAL, type Format } from './sizes.ts';
import { compose } from './compose.ts';
import { barMarks, layOutBars, type Stolpe } from './horizontal-bars.ts';
import { seriesOf } from './points.ts';
import { formatSpor } from './trace.ts';
import { formatAndel, formatAntall, shareInTenths } from './number-labels.ts';
import { textWidth } from './text-width.ts';
import type { Punkt, Tegning, Tekst } from './drawing.ts';

/** One month of a whole and of every part it is printed with. */
export interface SammensetningModell {
  total: Punkt;
  deler: readonly { navn: string; punkt: Punkt }[];
}

interface Del extends Stolpe {
  antall: number;
  andel: string;
  andelSpor: string;
}

/**
 * What a group or hovedgruppe consists of in one month: a bar for each part, the largest first, with its count and its
 * share of the whole. Throws RangeError when a figure is hidden or the parts do not add up to the whole: then
 * the list is not complete, and its order and its gaps would tell what the source hides. Undefined for no parts or a whole of 0.
 */
export function drawSammensetning(
  modell: SammensetningModell,
  tekst: Tekst,
  id: string,
  document: Document,
): Tegning | undefined {
  const hele = countOf(modell.total);
  const sum = modell.deler.reduce((total, { punkt }) => total + countOf(punkt), 0);
  if (modell.deler.length === 0 || hele === 0) return undefined;
  if (sum !== hele)
    throw new RangeError(`Delene av ${modell.total.nokkel} er ${sum} til sammen, ikke ${hele}`);
  const deler = modell.deler
    .map(({ navn, punkt }) => partOf(navn, punkt, modell.total, hele))
    .sort((a, b) => b.antall - a.antall);
  return compose(
    {
      id,
      tekst,
      serier: seriesOf([modell.total, ...modell.deler.map(({ punkt }) => punkt)]),
      aksestart: 0,
      formater: [BRED, SMAL],
      options: (format) => optionsFor(deler, format),
    },
    document,
  );
}

function partOf(navn: string, punkt: Punkt, total: Punkt, hele: number): Del {
  const antall = countOf(punkt);
  const andel = shareInTenths(antall, hele);
  return {
    navn,
    antall,
    verdi: antall,
    klasse: '',
    tall: formatAntall(antall),
    spor: { verdi: String(antall), regel: 'verdi', av: [punkt.nokkel] },
    andel: formatAndel(andel),
    andelSpor: formatSpor({
      verdi: (andel / 10).toFixed(1),
      regel: 'andel',
      av: [punkt.nokkel, total.nokkel],
    }),
  };
}

function countOf({ verdi, nokkel }: Punkt): number {
  if (!isSynlig(verdi))
    throw new RangeError(`En sammensetning kan ikke vise et skjermet tall: ${nokkel}`);
  return verdi.antall;
}

function optionsFor(deler: readonly Del[], format: Format): PlotOptions {
  const { skrift } = format;
  const oppsett = layOutBars(deler, format);
  const numbers = Math.max(...deler.map(({ tall }) => textWidth(tall, skrift, true)));
  const shares = Math.max(...deler.map(({ andel }) => textWidth(andel, skrift)));
  const marginLeft = oppsett.venstre + 1;
  const rows = deler.map((del, i) => ({ ...del, y: middleOf(oppsett.plasser[i]) + 0.35 * skrift }));
  return {
    width: format.bredde,
    height: oppsett.hoyde,
    margin: 0,
    marginLeft,
    marginRight: Math.ceil(numbers + shares + 1.6 * skrift),
    x: { type: 'linear', domain: [0, Math.max(...deler.map(({ antall }) => antall))], axis: null },
    y: { type: 'linear', domain: [oppsett.hoyde, 0], axis: null },
    marks: [
      ...barMarks(oppsett, format, marginLeft),
      text(rows, {
        className: 'fig-ytall',
        text: 'andel',
        ariaLabel: 'andelSpor',
        y: 'y',
        frameAnchor: 'right',
        lineAnchor: 'bottom',
        dx: numbers + shares + 1.6 * skrift,
      }),
    ],
  };
}

function middleOf(plass: { topp: number; bunn: number } | undefined): number {
  return plass === undefined ? 0 : (plass.topp + plass.bunn) / 2;
}
