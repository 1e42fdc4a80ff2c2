import type { Figur, Html } from './model.ts';

/** A drawing's name and description inside it. */
const NAVN =
  / aria-labelledby="[^"]*"([^>]*>)<title [^>]*>[^<]*<\/title><desc [^>]*>[^<]*<\/desc>/g;

/** A drawing beside words that say the same: nothing for those who listen. */
export function silent(svg: Html): Html {
  return svg.replace(NAVN, '$1').replace(' role="img"', ' aria-hidden="true"');
}

/**
 * The figure with its drawings named by what stands around them on the page, its heading and the words under it, and
 * small multiples by the names over them, in place of the same words inside each drawing.
 */
export function nameByPage(figur: Figur): Figur {
  const { id, tegning } = figur;
  const named = (svg: Html, by: string) => svg.replace(NAVN, ` aria-labelledby="${by}"$1`);
  const ordId = `${id}-ord`;
  if ('svg' in tegning)
    return { ...figur, ordId, tegning: { svg: named(tegning.svg, `${id}-tittel ${ordId}`) } };
  const paneler = tegning.paneler.map((panel, i) => {
    const navnId = `${id}-${i + 1}`;
    return { ...panel, navnId, svg: named(panel.svg, navnId) };
  });
  return { ...figur, tegning: { paneler } };
}
