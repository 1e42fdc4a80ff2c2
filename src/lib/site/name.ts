import { withSoftHyphens } from '../chart/text-metrics.ts';
import type { Html } from './model.ts';
import { escapeHtml } from './html.ts';

/**
 * A name as markup that breaks where a reader would break it: after a slash, and between the parts of a long compound.
 * Browsers without a Norwegian dictionary would else cut it anywhere.
 */
export function nameHtml(name: string): Html {
  return escapeHtml(withSoftHyphens(name)).replace(/\/(?=\S)/g, '/<wbr>');
}
