import { defineMiddleware } from 'astro:middleware';
import { getBuilder } from './lib/build/session.ts';

/** Tells the builder of every page that begins. */
export const onRequest = defineMiddleware((_, next) => {
  getBuilder()?.begun();
  return next();
});
