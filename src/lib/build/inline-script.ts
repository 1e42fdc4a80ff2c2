import { createHash } from 'node:crypto';
import { scriptHtml, type Html } from '../site/html.ts';

/** A script that stands in its page, and the digest by which the page's policy allows it and nothing else. */
export interface InlineScript {
  html: Html;
  /** In Base64, of exactly these bytes. */
  sha256: string;
}

/** The script as it stands in a page. Throws RangeError for one with a `<` in it. */
export function inlineScript(script: string): InlineScript {
  const sha256 = createHash('sha256').update(script).digest('base64');
  return { html: scriptHtml(script), sha256 };
}
