import { formatThemes } from '../lib/chart/palette.ts';

export const GET = () => new Response(formatThemes());
