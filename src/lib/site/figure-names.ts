import type { Figur } from './model.ts';
import { drawnHtml, type Html } from './html.ts';

/** A drawing's name and description inside it. */
const NAME =
  / aria-labelledby="[^"]*"([^>]*>)<title [^>]*>[^<]*<\/title><desc [^>]*>[^<]*<\/desc>/g;

/** A drawing beside words that say the same: nothing for those who listen. */
export function silent(svg: Html): Html {
  return drawnHtml({
    svg: svg.replace(NAME, '$1').replace(' role="img"', ' aria-hidden="true"'),
  });
}

/**
 * The figure with its drawings named by what stands around them on the page, its heading and the words under it, and
 * small multiples by the names over them, in place of the same words inside each drawing.
 */
export function nameByPage(figure: Figur): Figur {
  const { id, drawing } = figure;
  const named = (svg: Html, by: string) =>
    drawnHtml({ svg: svg.replace(NAME, ` aria-labelledby="${by}"$1`) });
  const wordId = `${id}-ord`;
  if ('svg' in drawing)
    return { ...figure, wordId, drawing: { svg: named(drawing.svg, `${id}-tittel ${wordId}`) } };
  const paneler = drawing.paneler.map((panel, i) => {
    const nameId = `${id}-${i + 1}`;
    return { ...panel, nameId, svg: named(panel.svg, nameId) };
  });
  return { ...figure, drawing: { paneler } };
}
