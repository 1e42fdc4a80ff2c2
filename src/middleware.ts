import { defineMiddleware } from 'astro:middleware';
import { tightenHtml } from './lib/page/tett.ts';

/** Every page is sent without the indentation of its templates. */
export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  return new Response(tightenHtml(await response.text()), response);
});
