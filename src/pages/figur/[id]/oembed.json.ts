import type { APIRoute, GetStaticPaths } from 'astro';
import { formatOembed } from '../../../lib/formats/embed.ts';
import { fullAdresse, getFigursider, getTidligereFigurer } from '../../../site.ts';
import { bildeSti, KORT } from '../../../lib/chart/social-card.ts';
import type { Figurside } from '../../../lib/site/figure-page.ts';

export const getStaticPaths = (async () => {
  const sider = await getFigursider();
  const byId = new Map(sider.map((side) => [side.figur.id, side]));
  const before = (await getTidligereFigurer()).flatMap(({ id, tegnet }) => {
    const side = byId.get(tegnet.figur.figur.id);
    return side ? { params: { id }, props: { side } } : [];
  });
  return [...sider.map((side) => ({ params: { id: side.figur.id }, props: { side } })), ...before];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ side: Figurside }> = ({ props: { side } }) =>
  new Response(
    formatOembed({
      innbygging: side.innbygging,
      forside: fullAdresse('/'),
      bilde: { adresse: fullAdresse(bildeSti(side.hode.bildeAv ?? side.sti)), ...KORT },
    }),
  );
