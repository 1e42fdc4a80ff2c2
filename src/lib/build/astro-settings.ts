import { join } from 'node:path';
import type { Config } from '../io/config.ts';
import { withLinkColours } from '../site/link-colours.ts';

/**
 * What Astro is told of a site: plain values, for src/lib does not know Astro. `program` is the folder that holds `src` and
 * `public`: the repository, or what is installed of it. The folder worked in is Astro's root, and may be another.
 */
export function astroSettings(
  { siteUrl, out, colours }: Pick<Config, 'siteUrl' | 'out' | 'colours'>,
  program: string,
) {
  return {
    output: 'static' as const,
    site: siteUrl.origin,
    base: siteUrl.base,
    srcDir: join(program, 'src'),
    publicDir: join(program, 'public'),
    outDir: out,
    trailingSlash: 'always' as const,
    build: { format: 'directory' as const, inlineStylesheets: 'never' as const },
    // Takes out the templates' indentation and keeps what parts words; Astro's own default, 'jsx', joins «i <time>mai</time> og».
    compressHTML: true,
    // A page's policy allows scripts that are files: one that is small stands in a file too.
    // Safari 15 knows no `(width >= 60rem)`, which media queries are else written as.
    vite: {
      build: { assetsInlineLimit: 0, cssTarget: ['safari15.4', 'chrome100', 'firefox100'] },
      server: { fs: { allow: [program, '.'] } },
      plugins: colours ? [linkColours(colours)] : [],
    },
    devToolbar: { enabled: false },
  };
}

/** Gives the style sheet of every page a site's own colours of links, before anybody else reads it. */
function linkColours(colours: NonNullable<Config['colours']>) {
  return {
    name: 'link-colours',
    enforce: 'pre' as const,
    transform: (css: string, id: string) =>
      id.endsWith('/styles/base.css') ? withLinkColours(css, colours) : undefined,
  };
}
