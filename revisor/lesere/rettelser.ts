import { parse } from 'yaml';
import type { Celle, Rapport } from './rapport.ts';
import { tallAv } from './tabell.ts';

/**
 * Applies the editor's corrections (`rettelser.yml`) to the reports they name.
 * Returns the reasons given. A correction that does not find its cell, or does not find `fra` in it, is put in `problemer`.
 */
export function rett(rapporter: readonly Rapport[], yaml: string, problemer: string[]): string[] {
  const data = lesYaml(yaml, problemer);
  const liste = Array.isArray(data) ? data : (Object(data) as { rettelser?: unknown }).rettelser;
  if (!Array.isArray(liste)) return [];
  for (const post of liste as Record<string, unknown>[]) {
    const celler = finn(rapporter, post);
    const fra = tallAv(String(post.fra));
    const til = tallAv(String(post.til));
    if (celler.length === 0 || fra === undefined || typeof til !== 'number')
      problemer.push(`rettelser.yml: forstår ikke rettelsen ${JSON.stringify(post)}`);
    for (const celle of celler) {
      if (celle.antall !== fra)
        problemer.push(`rettelser.yml: rapporten sier ikke «${String(post.fra)}» der`);
      if (typeof til === 'number') Object.assign(celle, { antall: til, rettet: true });
    }
  }
  return (liste as Record<string, unknown>[]).map((post) => String(post.begrunnelse));
}

function lesYaml(yaml: string, problemer: string[]): unknown {
  try {
    return parse(yaml);
  } catch (feil) {
    problemer.push(`rettelser.yml: ${feil instanceof Error ? feil.message : String(feil)}`);
    return undefined;
  }
}

function finn(rapporter: readonly Rapport[], post: Record<string, unknown>): Celle[] {
  const rapport = rapporter.find(({ id, fil }) =>
    [id, fil, fil.replace(/\.\w+$/, '')].includes(String(post.rapport)),
  );
  if (!rapport) return [];
  const nokkel = typeof post.nokkel === 'string' ? post.nokkel : '';
  const [serie = '', maned = ''] = nokkel.split('@');
  const direkte = rapport.serier.get(serie)?.get(maned);
  if (direkte) return [direkte];
  return [...rapport.serier.values()]
    .flatMap((celler) => [...celler.values()])
    .filter(
      ({ linje, kolonne }) => linje === Number(post.linje) && kolonne === Number(post.kolonne),
    );
}
