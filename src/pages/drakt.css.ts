import { formatDrakter } from '../lib/chart/theme-css.ts';

export const GET = () => new Response(formatDrakter());
