import { readFileSync } from 'node:fs';

/** A piece of the builder's sources and who can write it; `~` where it may touch the letters of another. */
export type Written = [text: string, ...writers: string[]];

/**
 * The pieces of text in the builder's sources, as `npm run wording` has taken them out: the auditor reads them, and shares
 * no code with the builder.
 */
export const WRITTEN = JSON.parse(
  readFileSync(new URL('../wording.json', import.meta.url), 'utf8'),
) as Written[];
