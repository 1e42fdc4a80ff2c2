import type { Figur, Html } from './model.ts';

/** A drawing's name and description inside it. */
const NAME =
  / aria-labelledby="[^"]*"([^>]*>)<title [^>]*>[^<]*<\/title><desc [^>]*>[^<]*<\/desc>/g;

/** A drawing beside words that say the same: nothing for those who listen. */
export function silent(svg: Html): Html {
  return svg.replace(NAME, '$1').replace(' role="img"', ' aria-hidden="true"');
}

/**
 * The figure with its drawings named by what stands around them on the page, its heading and the words under it, and
 * small multiples by the names over them, in place of the same words inside each drawing.
 */
export function nameByPage(figure: Figur): Figur {
  const { id, drawing } = figure;
  const named = (svg: Html, by: string) => svg.replace(NAME, ` aria-labelledby="${by}"$1`);
  // A page has one figure of a kind, so that is name enough within it.
  const kind = id.slice(id.lastIndexOf('-') + 1);
  const wordId = `${kind}-ord`;
  if ('svg' in drawing) {
    const svg = named(drawing.svg, `${id}-tittel ${wordId}`);
    return { ...figure, wordId, drawing: { svg } };
  }
  const paneler = drawing.paneler.map((panel, i) => {
    const nameId = `${kind}-${i + 1}`;
    return { ...panel, nameId, svg: named(panel.svg, nameId) };
  });
  return { ...figure, drawing: { paneler } };
}

/** Numbers at the marks of a drawing, and outlines of its lines and bars. */
const NUMBERS = / data-value="[^"]*"/g;
const OUTLINES = /class="fig-(?:linje|stolpe)[^"]*" d="([^"]*)"/g;
/** Of so many months or bars a narrow drawing tells as much as a wide one. */
const FEW = 13;

/**
 * The figure for a column of a page: its narrow drawing alone where the wide one tells no more. That is so where both have
 * the same numbers at few marks.
 */
export function inOneSize(figure: Figur): Figur {
  const { drawing } = figure;
  return 'svg' in drawing ? { ...figure, drawing: { svg: narrowest(drawing.svg) } } : figure;
}

function narrowest(svg: Html): Html {
  const [wide = '', narrow] = svg.split(/(?=<svg class="fig fig-smal")/);
  if (narrow === undefined) return svg;
  const numbers = (one: Html) => (one.match(NUMBERS) ?? []).sort().join();
  const isFew = Array.from(narrow.matchAll(OUTLINES)).every(([, path]) => marksIn(path) <= FEW);
  return isFew && numbers(wide) === numbers(narrow) ? narrow : svg;
}

/** A bar ends in a `z`; a line has a step for each month after a hole, but the first. */
function marksIn(path = ''): number {
  return (path.match(/z/g) ?? path.match(/[a-y]/gi) ?? []).length;
}
