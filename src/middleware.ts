import { defineMiddleware } from 'astro:middleware';
import { getBygger } from './lib/corpus/bygger.ts';
import { squeezeHtml } from './lib/publish/tett.ts';

/** Tells the builder of every page, and takes the templates' indentation out of it. */
export const onRequest = defineMiddleware(async (_, next) => {
  getBygger()?.begun();
  const response = await next();
  if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) return response;
  return new Response(squeezeHtml(await response.text()), response);
});
