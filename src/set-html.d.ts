import type { Html } from './lib/site/html.ts';

/** An element of a page takes finished markup only: text that nobody escaped does not type-check. */
declare global {
  namespace astroHTML.JSX {
    interface HTMLAttributes {
      'set:html'?: Html | undefined;
    }
  }
}
