import type { APIRoute } from 'astro';
import { renderIcon } from '../lib/build/render-icon.ts';
import { formatIco } from '../lib/formats/icon.ts';

/** The logo for those who ask for `/favicon.ico` or take no SVG. */
export const GET: APIRoute = () => {
  const images = [16, 32].map((side) => ({ side, png: renderIcon(side, 1 / 16) }));
  return new Response(formatIco(images));
};
