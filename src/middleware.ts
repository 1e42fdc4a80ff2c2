import { defineMiddleware } from 'astro:middleware';
import { squeezeHtml } from './lib/publish/tett.ts';

/** Takes the templates' indentation out of every page. */
export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) return response;
  return new Response(squeezeHtml(await response.text()), response);
});
