import type { APIRoute, GetStaticPaths } from 'astro';
import { formatOembed } from '../../../lib/publish/innbygging.ts';
import { fullAdresse, getFigursider } from '../../../site.ts';
import { bildeSti, KORT } from '../../../lib/publish/bilde.ts';
import type { Figurside } from '../../../lib/page/figurside.ts';

export const getStaticPaths = (async () => {
  const sider = await getFigursider();
  return sider.map((side) => ({ params: { id: side.figur.id }, props: { side } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ side: Figurside }> = ({ props: { side } }) =>
  new Response(
    formatOembed({
      innbygging: side.innbygging,
      forside: fullAdresse('/'),
      bilde: { adresse: fullAdresse(bildeSti(side.sti)), ...KORT },
    }),
  );
