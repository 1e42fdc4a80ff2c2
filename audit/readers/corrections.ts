import { parse } from 'yaml';
import { correctionName } from './edition.ts';
import type { AuditedCell, AuditedRapport } from './report.ts';
import { numberOf } from './table.ts';

/** A figure the editor has corrected: where it stands, what the report says there, what it should say, why and when. */
export interface AuditedRettelse {
  rapport: string;
  serie: string;
  maned: string;
  linje: number;
  /** A number, or the text of a cell that is none. */
  fra: number | string;
  til: number;
  begrunnelse: string;
  dato: string;
}

/**
 * Applies the editor's corrections (`rettelser.yml`) to the reports they name, and returns them.
 * A correction that does not find its cell, or does not find `fra` in it, is put in `problems`.
 */
export function applyRettelser(
  rapporter: readonly AuditedRapport[],
  yaml: string,
  problems: string[],
): AuditedRettelse[] {
  const data = readYaml(yaml, problems);
  const list = Array.isArray(data) ? data : (Object(data) as { rettelser?: unknown }).rettelser;
  if (!Array.isArray(list)) return [];
  return (list as Record<string, unknown>[]).flatMap((record) =>
    rightEn(record, rapporter, problems),
  );
}

function rightEn(
  record: Record<string, unknown>,
  rapporter: readonly AuditedRapport[],
  problems: string[],
): AuditedRettelse[] {
  const found = find(rapporter, record);
  const [fra, til] = [numberOf(String(record.fra)), numberOf(String(record.til))];
  const text = String(record.fra).trim();
  if (found.length === 0 || typeof til !== 'number') {
    problems.push(`rettelser.yml: forstår ikke rettelsen ${JSON.stringify(record)}`);
    return [];
  }
  return found.map(({ rapport, serie, maned, celle }) => {
    if (celle.ulest === undefined ? celle.antall !== fra : celle.ulest !== text)
      problems.push(`rettelser.yml: rapporten sier ikke «${String(record.fra)}» der`);
    Object.assign(celle, { antall: til, rettet: true, ulest: undefined });
    const { linje } = celle;
    const begrunnelse = String(record.begrunnelse).replace(/\s+/g, ' ').trim();
    return {
      rapport,
      serie,
      maned,
      linje,
      fra: fra ?? text,
      til,
      begrunnelse,
      dato: String(record.dato),
    };
  });
}

/** Puts every cell that prints no number, and that no correction has told of, in `problemer`. */
export function reportUnread(rapporter: readonly AuditedRapport[], problems: string[]): void {
  for (const { fil, serier } of rapporter) {
    const cells = [...serier.values()].flatMap((series) => [...series.values()]);
    for (const { ulest, linje } of cells)
      if (ulest !== undefined) problems.push(`${fil}: linje ${linje}: «${ulest}» er ikke et tall`);
  }
}

function readYaml(yaml: string, problems: string[]): unknown {
  try {
    return parse(yaml);
  } catch (fault) {
    problems.push(`rettelser.yml: ${fault instanceof Error ? fault.message : String(fault)}`);
    return undefined;
  }
}

/** A cell, the series and the month it is of. */
interface Found {
  rapport: string;
  serie: string;
  maned: string;
  celle: AuditedCell;
}

function find(rapporter: readonly AuditedRapport[], record: Record<string, unknown>): Found[] {
  const rapport = rapporter.find((en) =>
    [correctionName(en), en.fil, en.fil.replace(/\.\w+$/, '')].includes(String(record.rapport)),
  );
  if (!rapport) return [];
  const key = typeof record.nokkel === 'string' ? record.nokkel : '';
  const [serie = '', maned = ''] = key.split('@');
  const direct = rapport.serier.get(serie)?.get(maned);
  if (direct) return [{ rapport: rapport.id, serie, maned, celle: direct }];
  return [...rapport.serier]
    .flatMap(([own, cells]) =>
      [...cells].map(([current, celle]) => ({
        rapport: rapport.id,
        serie: own,
        maned: current,
        celle,
      })),
    )
    .filter(
      ({ celle: { linje, kolonne } }) =>
        linje === Number(record.linje) && kolonne === Number(record.kolonne),
    );
}
