import type { PlotOptions } from '@observablehq/plot';
import { isSynlig } from '../domain/value.ts';
import { BRED, SMAL, type Format } from './sizes.ts';
import { compose } from './compose.ts';
import { barMarks, layOutBars, type Stolpe } from './horizontal-bars.ts';
import { seriesOf } from './points.ts';
import { formatEndring } from './number-labels.ts';
import { textWidth } from './text-width.ts';
import type { Punkt, Tegning, Tekst } from './drawing.ts';

/** The month's largest movements: who, how many now, how many the month before. */
export interface BevegelserModell {
  rader: readonly { navn: string; na: Punkt; forrige: Punkt }[];
}

/**
 * Changes as bars to both sides of zero, from the largest growth to the largest fall; equal ones in the order given.
 * Throws RangeError when a figure is hidden: a movement to or from it has no size. Undefined when nothing has moved.
 */
export function drawBevegelser(
  modell: BevegelserModell,
  tekst: Tekst,
  id: string,
  document: Document,
): Tegning | undefined {
  const stolper = modell.rader.map(movement).sort((a, b) => b.verdi - a.verdi);
  if (stolper.every(({ verdi }) => verdi === 0)) return undefined;
  return compose(
    {
      id,
      tekst,
      serier: seriesOf(modell.rader.map(({ na }) => na)),
      aksestart: 0,
      formater: [BRED, SMAL],
      options: (format) => optionsFor(stolper, format),
    },
    document,
  );
}

function movement({ navn, na, forrige }: BevegelserModell['rader'][number]): Stolpe {
  const verdi = countOf(na) - countOf(forrige);
  return {
    navn,
    verdi,
    tall: formatEndring(verdi),
    spor: { verdi: String(verdi), regel: 'endring', av: [na.nokkel, forrige.nokkel] },
    klasse: verdi < 0 ? 'fig-ned' : 'fig-opp',
  };
}

function countOf({ verdi, nokkel }: Punkt): number {
  if (!isSynlig(verdi))
    throw new RangeError(`En bevegelse kan ikke gå til eller fra et skjermet tall: ${nokkel}`);
  return verdi.antall;
}

function optionsFor(stolper: readonly Stolpe[], format: Format): PlotOptions {
  const oppsett = layOutBars(stolper, format);
  const room = (side: readonly Stolpe[]) =>
    Math.ceil(
      Math.max(
        0,
        ...side.map(({ tall }) => textWidth(tall, format.skrift, true) + 0.6 * format.skrift),
      ),
    );
  const values = stolper.map(({ verdi }) => verdi);
  const marginLeft = oppsett.venstre + 1 + room(stolper.filter(({ verdi }) => verdi < 0));
  return {
    width: format.bredde,
    height: oppsett.hoyde,
    margin: 0,
    marginLeft,
    marginRight: 1 + room(stolper.filter(({ verdi }) => verdi >= 0)),
    x: { type: 'linear', domain: [Math.min(0, ...values), Math.max(0, ...values)], axis: null },
    y: { type: 'linear', domain: [oppsett.hoyde, 0], axis: null },
    marks: barMarks(oppsett, format, marginLeft),
  };
}
