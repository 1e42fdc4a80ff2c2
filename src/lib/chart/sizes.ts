/**
 * A size a chart is drawn in. Text in an SVG shrinks with it, so one drawing cannot serve both a desktop column and
 * a telephone: charts are drawn wide and narrow, each near the size it is shown at, and the style sheet chooses.
 */
export interface Format {
  navn: 'bred' | 'smal' | 'panel' | 'storpanel' | 'gnist';
  /** What sets this format's ids apart from the wide one's. */
  endelse: '' | '-s';
  bredde: number;
  hoyde: number;
  skrift: number;
}

export const BRED: Format = { navn: 'bred', endelse: '', bredde: 560, hoyde: 300, skrift: 15 };
export const SMAL: Format = { navn: 'smal', endelse: '-s', bredde: 340, hoyde: 270, skrift: 15 };

/** One of many small multiples: two stand side by side on a telephone. */
export const PANEL: Format = { navn: 'panel', endelse: '', bredde: 140, hoyde: 100, skrift: 12.5 };

/** One of a few, which have room to be larger. */
export const STORPANEL: Format = {
  navn: 'storpanel',
  endelse: '',
  bredde: 220,
  hoyde: 150,
  skrift: 13.5,
};

/** A sparkline in a line of text or a table cell. */
export const GNIST: Format = { navn: 'gnist', endelse: '', bredde: 100, hoyde: 24, skrift: 12 };
