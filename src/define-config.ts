import type { SiteConfigInput } from './lib/domain/site-config.types.ts';

/** A configuration as it is written in `tiltakstall.config.ts`. The file is read, never run: this gives editors its types. */
export function defineConfig(config: SiteConfigInput): SiteConfigInput {
  return config;
}
