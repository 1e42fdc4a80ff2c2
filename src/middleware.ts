import { defineMiddleware } from 'astro:middleware';
import { getBuilder } from './lib/build/session.ts';
import { toRelativeKeys } from './lib/formats/relative-keys.ts';
import { squeezeHtml } from './lib/formats/squeeze-html.ts';

/**
 * Tells the builder of every page, and takes out of it what it says more than once: the templates' indentation, its own
 * subject in every key.
 */
export const onRequest = defineMiddleware(async (_, next) => {
  getBuilder()?.begun();
  const response = await next();
  if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) return response;
  return new Response(toRelativeKeys(squeezeHtml(await response.text())), response);
});
