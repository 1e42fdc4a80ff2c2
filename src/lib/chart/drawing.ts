import type { Maned } from '../domain/maned.ts';
import type { ObservasjonNokkel, SerieNokkel } from '../domain/key.ts';
import type { Verdi } from '../domain/value.ts';

/** One month of one series: what a chart draws, and the key by which it can be traced. */
export interface Punkt {
  maned: Maned;
  verdi: Verdi;
  nokkel: ObservasjonNokkel;
}

/** What a chart says to those who do not see it: plain text, escaped when drawn. */
export interface Tekst {
  tittel: string;
  beskrivelse: string;
}

/**
 * A drawn chart. `svg` is ready for the page: one `<svg>`, or a wide and a narrow one of which the
 * style sheet shows the one that fits. `bredde` and `hoyde` are the wide one's viewBox, in its own units.
 */
export interface Tegning {
  svg: string;
  bredde: number;
  hoyde: number;
  serier: SerieNokkel[];
  /** Where the value axis begins: 0, or the level a broken axis starts from. */
  aksestart: number;
}

/** One of several charts on the same scale; the page sets the name above it. */
export interface Panel {
  navn: string;
  tekst: Tekst;
  punkter: readonly Punkt[];
  /** Months from which the series counts something else than before. */
  brudd?: readonly Maned[] | undefined;
}

export interface PanelTegning {
  navn: string;
  tegning: Tegning;
}

/** The size of the first `<svg>` of a drawing, in its own units: the wide one's. Throws RangeError where it has none. */
export function sizeOf(svg: string): Pick<Tegning, 'bredde' | 'hoyde'> {
  const [, bredde, hoyde] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  if (bredde === undefined || hoyde === undefined)
    throw new RangeError(`Ikke en tegning: ${svg.slice(0, 80)}`);
  return { bredde: Number(bredde), hoyde: Number(hoyde) };
}
