/**
 * A size a chart is drawn in. Text in an SVG shrinks with it, so a chart is drawn in a few sizes, the style sheet shows
 * the one that fits, and sets its letters the larger the more the drawing is shrunk: about 14 CSS pixels at every width.
 */
export interface ChartSize {
  navn: 'full' | 'bred' | 'smal' | 'storpanel' | 'gnist';
  /** What sets this format's ids apart from those of the others. */
  suffix: '' | '-f' | '-s';
  width: number;
  height: number;
  /** How high letters are where the drawing is shown in its own units. */
  font: number;
  /** How high they may become where it is shown smaller: what room is made for. */
  room: number;
}

/** The main chart where a page gives it the whole width. */
export const FULL: ChartSize = {
  navn: 'full',
  suffix: '-f',
  width: 960,
  height: 340,
  font: 14.5,
  room: 18.5,
};
export const WIDE: ChartSize = {
  navn: 'bred',
  suffix: '',
  width: 560,
  height: 300,
  font: 14.5,
  room: 17,
};
export const NARROW: ChartSize = {
  navn: 'smal',
  suffix: '-s',
  width: 340,
  height: 270,
  font: 14.5,
  room: 17,
};

/** One of three small multiples, side by side where there is room, else under one another. */
export const PANEL: ChartSize = {
  navn: 'storpanel',
  suffix: '',
  width: 220,
  height: 170,
  font: 14.5,
  room: 21,
};

/** A sparkline in a line of text or a table cell. */
export const SPARK: ChartSize = {
  navn: 'gnist',
  suffix: '',
  width: 100,
  height: 24,
  font: 12,
  room: 12,
};
