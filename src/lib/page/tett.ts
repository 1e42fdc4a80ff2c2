import type { Html } from './modell.ts';

/** Where every space counts. */
const VERBATIM = /(<pre[\s>][\s\S]*?<\/pre>|<script[\s>][\s\S]*?<\/script>)/;

/**
 * The same page without the indentation of its templates: each run of white space with a line end in it becomes the
 * line end alone, which a browser shows as the same single space. What stands in `pre` and `script` is left as it is.
 */
export function tightenHtml(html: Html): Html {
  return html
    .split(VERBATIM)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/[ \t\r]*\n\s*/g, '\n')))
    .join('');
}
