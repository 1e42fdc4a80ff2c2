import type { APIRoute } from 'astro';
import mark from '../../public/ikon.svg?raw';
import { renderIkon } from '../lib/build/render-icon.ts';
import { formatIco } from '../lib/formats/icon.ts';

/** The mark for those who ask for `/favicon.ico` or take no SVG. */
export const GET: APIRoute = () => {
  const bilder = [16, 32].map((side) => ({ side, png: renderIkon(mark, side, 1 / 16) }));
  return new Response(formatIco(bilder));
};
