/**
 * A size a chart is drawn in. Text in an SVG shrinks with it, so one drawing cannot serve both a desktop column and
 * a telephone: charts are drawn wide and narrow, each near the size it is shown at, and the style sheet chooses.
 */
export interface ChartSize {
  navn: 'bred' | 'smal' | 'panel' | 'storpanel' | 'gnist';
  /** What sets this format's ids apart from the wide one's. */
  suffix: '' | '-s';
  width: number;
  height: number;
  font: number;
}

export const WIDE: ChartSize = { navn: 'bred', suffix: '', width: 560, height: 300, font: 15 };
export const NARROW: ChartSize = { navn: 'smal', suffix: '-s', width: 340, height: 270, font: 15 };

/** One of many small multiples: two stand side by side on a telephone. */
export const PANEL: ChartSize = { navn: 'panel', suffix: '', width: 140, height: 100, font: 12.5 };

/** One of a few, which have room to be larger. */
export const LARGE_PANEL: ChartSize = {
  navn: 'storpanel',
  suffix: '',
  width: 220,
  height: 150,
  font: 13.5,
};

/** A sparkline in a line of text or a table cell. */
export const SPARK: ChartSize = { navn: 'gnist', suffix: '', width: 100, height: 24, font: 12 };
