import { defineConfig } from 'astro/config';
import { readConfig } from './src/lib/io/config.ts';

const { siteUrl, out } = readConfig(process.env, import.meta.dirname);

export default defineConfig({
  output: 'static',
  site: siteUrl.origin,
  base: siteUrl.base,
  outDir: out,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  // Takes out the templates' indentation and keeps what parts words; Astro's own default, 'jsx', joins «i <time>mai</time> og».
  compressHTML: true,
  // A page's policy allows scripts that are files: one that is small stands in a file too.
  // Safari 15 knows no `(width >= 60rem)`, which media queries are else written as.
  vite: { build: { assetsInlineLimit: 0, cssTarget: ['safari15.4', 'chrome100', 'firefox100'] } },
  devToolbar: { enabled: false },
});
