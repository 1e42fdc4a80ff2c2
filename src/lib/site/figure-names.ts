import type { Figur } from './model.ts';

/**
 * The figure with its drawings named by what stands around them on the page, its heading and the words under it, and
 * small multiples by the names over them, in place of the same words inside each drawing.
 */
export function nameByPage(figure: Figur): Figur {
  const { id, drawing } = figure;
  if (!('paneler' in drawing)) return { ...figure, wordId: `${id}-ord` };
  const paneler = drawing.paneler.map((panel, i) => ({ ...panel, nameId: `${id}-${i + 1}` }));
  return { ...figure, drawing: { paneler } };
}
