import type { APIRoute } from 'astro';
import { renderIcon } from '../lib/build/render-icon.ts';

/** The logo for a telephone's home screen. */
export const GET: APIRoute = () => new Response(renderIcon(180, 1 / 6));
