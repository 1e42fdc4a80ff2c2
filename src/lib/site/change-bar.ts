import { drawnHtml, type Html } from './html.ts';

/** Half the width of the drawing, in its own units; zero is in the middle. */
const HALF = 50;

/**
 * A change as a bar from zero, the largest of the table being half as wide as the drawing. It stands beside the number
 * and says nothing more, so assistive technology passes it by.
 */
export function barHtml(change: number, largest: number): Html {
  const length = largest === 0 ? 0 : Math.round((10 * HALF * Math.abs(change)) / largest) / 10;
  const bar =
    length === 0
      ? ''
      : change > 0
        ? `<path class="fig-stolpe fig-opp" d="M0 2h${length}v8H0z"/>`
        : `<path class="fig-stolpe fig-ned" d="M0 2h-${length}v8H0z"/>`;
  const svg = `<svg class="endringsstolpe" viewBox="-${HALF} 0 ${2 * HALF} 12" aria-hidden="true">${bar}<path class="fig-akse" d="M0 0v12"/></svg>`;
  return drawnHtml({ svg });
}
