import { fileURLToPath } from 'node:url';

/**
 * The content that the engine's tests stand on: the real report and its registry as they were when they were copied.
 * What an editor does in `src/content` changes no test of the engine.
 */
export const CONTENT = fileURLToPath(new URL('fixtures/innhold', import.meta.url));

/** Four tiltak of the real registry with an invented report (seed 23 of `makeCorpus`): what can be shown on a small site. */
export const LITEN = fileURLToPath(new URL('fixtures/liten', import.meta.url));
