import type { APIRoute } from 'astro';
import mark from '../../public/ikon.svg?raw';
import { renderIcon } from '../lib/build/render-icon.ts';
import { formatIco } from '../lib/formats/icon.ts';

/** The mark for those who ask for `/favicon.ico` or take no SVG. */
export const GET: APIRoute = () => {
  const images = [16, 32].map((side) => ({ side, png: renderIcon(mark, side, 1 / 16) }));
  return new Response(formatIco(images));
};
