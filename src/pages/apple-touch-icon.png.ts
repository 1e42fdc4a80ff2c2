import type { APIRoute } from 'astro';
import mark from '../../public/ikon.svg?raw';
import { renderIcon } from '../lib/build/render-icon.ts';

/** The mark for a telephone's home screen. */
export const GET: APIRoute = () => new Response(renderIcon(mark, 180, 1 / 6));
