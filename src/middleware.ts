import { defineMiddleware } from 'astro:middleware';
import { getBuilder } from './lib/build/session.ts';
import { squeezeHtml } from './lib/formats/squeeze-html.ts';

/** Tells the builder of every page, and takes the templates' indentation out of it. */
export const onRequest = defineMiddleware(async (_, next) => {
  getBuilder()?.begun();
  const response = await next();
  if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) return response;
  return new Response(squeezeHtml(await response.text()), response);
});
