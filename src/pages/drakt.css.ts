import { formatDrakter } from '../lib/publish/drakt.ts';

export const GET = () => new Response(formatDrakter());
