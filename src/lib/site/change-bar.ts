import { escapeHtml, markup, NO_HTML, type Html } from './html.ts';

/** Half the width of the drawing, in its own units; zero is in the middle. */
const HALF = 50;

/**
 * A change as a bar from zero, the largest of the table being half as wide as the drawing. It stands beside the number
 * and says nothing more, so assistive technology passes it by.
 */
export function barHtml(change: number, largest: number): Html {
  const length = largest === 0 ? 0 : Math.round((10 * HALF * Math.abs(change)) / largest) / 10;
  const path =
    change > 0
      ? markup`<path class="fig-stolpe fig-opp" d="M0 2h${number(length)}v8H0z"/>`
      : markup`<path class="fig-stolpe fig-ned" d="M0 2h-${number(length)}v8H0z"/>`;
  const bar = length === 0 ? NO_HTML : path;
  return markup`<svg class="endringsstolpe" viewBox="-${number(HALF)} 0 ${number(2 * HALF)} 12" aria-hidden="true">${bar}<path class="fig-akse" d="M0 0v12"/></svg>`;
}

function number(value: number): Html {
  return escapeHtml(String(value));
}
