import type { APIRoute } from 'astro';
import { formatLogo } from '../lib/formats/icon.ts';

/** The logo, for browsers that take SVG. */
export const GET: APIRoute = () => new Response(formatLogo());
