import { parse } from 'yaml';
import { correctionName } from './edition.ts';
import type { Celle, Rapport } from './report.ts';
import { tallAv } from './table.ts';

/** A figure the editor has corrected: where it stands, what the report says there, what it should say, why and when. */
export interface Rettelse {
  rapport: string;
  serie: string;
  maned: string;
  linje: number;
  fra: number | '*';
  til: number;
  begrunnelse: string;
  dato: string;
}

/**
 * Applies the editor's corrections (`rettelser.yml`) to the reports they name, and returns them.
 * A correction that does not find its cell, or does not find `fra` in it, is put in `problemer`.
 */
export function rett(rapporter: readonly Rapport[], yaml: string, problemer: string[]): Rettelse[] {
  const data = lesYaml(yaml, problemer);
  const liste = Array.isArray(data) ? data : (Object(data) as { rettelser?: unknown }).rettelser;
  if (!Array.isArray(liste)) return [];
  return (liste as Record<string, unknown>[]).flatMap((post) => rettEn(post, rapporter, problemer));
}

function rettEn(
  post: Record<string, unknown>,
  rapporter: readonly Rapport[],
  problemer: string[],
): Rettelse[] {
  const funnet = finn(rapporter, post);
  const [fra, til] = [tallAv(String(post.fra)), tallAv(String(post.til))];
  if (funnet.length === 0 || fra === undefined || typeof til !== 'number') {
    problemer.push(`rettelser.yml: forstår ikke rettelsen ${JSON.stringify(post)}`);
    return [];
  }
  return funnet.map(({ rapport, serie, maned, celle }) => {
    if (celle.antall !== fra)
      problemer.push(`rettelser.yml: rapporten sier ikke «${String(post.fra)}» der`);
    Object.assign(celle, { antall: til, rettet: true });
    const { linje } = celle;
    const begrunnelse = String(post.begrunnelse).replace(/\s+/g, ' ').trim();
    return { rapport, serie, maned, linje, fra, til, begrunnelse, dato: String(post.dato) };
  });
}

function lesYaml(yaml: string, problemer: string[]): unknown {
  try {
    return parse(yaml);
  } catch (feil) {
    problemer.push(`rettelser.yml: ${feil instanceof Error ? feil.message : String(feil)}`);
    return undefined;
  }
}

/** A cell, the series and the month it is of. */
interface Funnet {
  rapport: string;
  serie: string;
  maned: string;
  celle: Celle;
}

function finn(rapporter: readonly Rapport[], post: Record<string, unknown>): Funnet[] {
  const rapport = rapporter.find((en) =>
    [correctionName(en), en.fil, en.fil.replace(/\.\w+$/, '')].includes(String(post.rapport)),
  );
  if (!rapport) return [];
  const nokkel = typeof post.nokkel === 'string' ? post.nokkel : '';
  const [serie = '', maned = ''] = nokkel.split('@');
  const direkte = rapport.serier.get(serie)?.get(maned);
  if (direkte) return [{ rapport: rapport.id, serie, maned, celle: direkte }];
  return [...rapport.serier]
    .flatMap(([egen, celler]) =>
      [...celler].map(([denne, celle]) => ({
        rapport: rapport.id,
        serie: egen,
        maned: denne,
        celle,
      })),
    )
    .filter(
      ({ celle: { linje, kolonne } }) =>
        linje === Number(post.linje) && kolonne === Number(post.kolonne),
    );
}
