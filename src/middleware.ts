import { defineMiddleware } from 'astro:middleware';
import { toRelativeKeys } from './lib/publish/relative-keys.ts';
import { squeezeHtml } from './lib/publish/tett.ts';

/** Takes out of every page what it says more than once: the templates' indentation, its own subject in every key. */
export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) return response;
  return new Response(toRelativeKeys(squeezeHtml(await response.text())), response);
});
