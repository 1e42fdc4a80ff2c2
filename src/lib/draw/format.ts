/**
 * A size a chart is drawn in. Text in an SVG shrinks with it, so one drawing cannot serve both a desktop column and
 * a telephone: charts are drawn wide and narrow, each near the size it is shown at, and the style sheet chooses.
 */
export interface Format {
  navn: 'bred' | 'smal' | 'panel' | 'gnist';
  /** What sets this format's ids apart from the wide one's. */
  endelse: '' | '-s';
  bredde: number;
  hoyde: number;
  skrift: number;
}

export const BRED: Format = { navn: 'bred', endelse: '', bredde: 680, hoyde: 320, skrift: 15 };
export const SMAL: Format = { navn: 'smal', endelse: '-s', bredde: 340, hoyde: 270, skrift: 15 };

/** One of several small multiples; they flow in a grid, so one size will do. */
export const PANEL: Format = { navn: 'panel', endelse: '', bredde: 210, hoyde: 160, skrift: 13 };

/** A sparkline in a line of text or a table cell. */
export const GNIST: Format = { navn: 'gnist', endelse: '', bredde: 100, hoyde: 24, skrift: 12 };
