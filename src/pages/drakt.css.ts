import { formatThemes } from '../lib/chart/theme-css.ts';

export const GET = () => new Response(formatThemes());
