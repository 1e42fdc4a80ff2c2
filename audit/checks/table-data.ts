import { delSerie, type Serier } from '../truth/truth.ts';
import { tekstAv } from '../files.ts';
import { lesCsv } from '../readers/csv.ts';
import { CSV_HODE } from '../readers/csv-report.ts';
import type { Rapport } from '../readers/report.ts';
import type { Sak } from '../context.ts';

const NIVAER = ['i-alt', 'hovedgruppe', 'tiltaksgruppe', 'tiltak'];
/** The columns of the contract, in order. */
export const KOLONNER = CSV_HODE.split(',');

/** A row of the contract, as text, by column name. */
export type Radverdier = Record<string, string>;

/** What a download of some figures must hold, row by row. */
export interface Forventet {
  rader: Map<string, Radverdier>;
  rekkefolge: string[];
  /** Place of each key in that order, and the keys of each series. */
  plass: Map<string, number>;
  perSerie: Map<string, string[]>;
}

/** Series in the newest report's order, then those only older ones have, in theirs; by level first. */
export function forventet(serier: Serier, rapporter: readonly Rapport[], sak: Sak): Forventet {
  const rader = new Map<string, Radverdier>();
  const perSerie = new Map<string, string[]>();
  for (const nokkel of ordnet(serier, rapporter)) {
    const { niva, id, hovedgruppe, kjonn } = delSerie(nokkel);
    const navn = niva === 'i-alt' ? 'I alt' : (sak.fasit.oppforing(niva, id)?.navn ?? id);
    const celler = [...(serier.get(nokkel) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    perSerie.set(
      nokkel,
      celler.map(([maned]) => `${nokkel}@${maned}`),
    );
    for (const [maned, celle] of celler)
      rader.set(`${nokkel}@${maned}`, {
        maned,
        niva,
        id,
        navn,
        hovedgruppe,
        kjonn,
        antall: celle.antall === '*' ? '' : String(celle.antall),
        status: celle.antall === '*' ? 'skjermet' : celle.rettet ? 'rettet' : 'publisert',
        rapport: celle.rapport,
        linje: String(celle.linje),
        kolonne: String(celle.kolonne),
      });
  }
  const rekkefolge = [...rader.keys()];
  return { rader, rekkefolge, plass: plassene(rekkefolge), perSerie };
}

function ordnet(serier: Serier, rapporter: readonly Rapport[]): string[] {
  const plass = new Map<string, number>();
  for (const rapport of [...rapporter].reverse())
    for (const nokkel of rapport.serier.keys())
      if (!plass.has(nokkel)) plass.set(nokkel, plass.size);
  return [...serier.keys()].sort((a, b) => {
    const niva = NIVAER.indexOf(delSerie(a).niva) - NIVAER.indexOf(delSerie(b).niva);
    return niva || (plass.get(a) ?? 0) - (plass.get(b) ?? 0);
  });
}

/** A row as read, with where it stands. */
export interface LestRad {
  sted: string;
  verdier: Radverdier;
}

/** The rows of a CSV or JSON file; one that cannot be read is reported, and has none. */
export function lesRader(fil: string, sak: Sak): LestRad[] {
  try {
    const tekst = tekstAv(sak.dist, fil);
    return fil.endsWith('.json') ? jsonRader(tekst) : csvRader(tekst, fil, sak);
  } catch (feil) {
    sak.meld({ fil, sted: '1:1', regel: 'nedlasting-uleselig', sier: String(feil) });
    return [];
  }
}

function csvRader(tekst: string, fil: string, sak: Sak): LestRad[] {
  const [hode, ...rader] = lesCsv(tekst);
  if (hode?.felter.join(',') !== CSV_HODE)
    sak.meld({
      fil,
      sted: '1:1',
      regel: 'nedlasting-hode',
      sier: hode?.felter.join(',') ?? '',
      skalSi: CSV_HODE,
    });
  return rader.map(({ linje, felter }) => ({
    sted: `linje ${linje}`,
    verdier: Object.fromEntries(KOLONNER.map((kolonne, i) => [kolonne, felter[i] ?? ''])),
  }));
}

/** The first array of row objects in a JSON text, wherever it stands. */
function jsonRader(tekst: string): LestRad[] {
  const finn = (verdi: unknown): Record<string, unknown>[] | undefined => {
    if (
      Array.isArray(verdi) &&
      verdi.some((post) => post !== null && typeof post === 'object' && 'antall' in post)
    )
      return verdi as Record<string, unknown>[];
    if (verdi === null || typeof verdi !== 'object') return undefined;
    for (const indre of Object.values(verdi)) {
      const funnet = finn(indre);
      if (funnet) return funnet;
    }
    return undefined;
  };
  const rader = finn(JSON.parse(tekst)) ?? [];
  return rader.map((rad, i) => ({
    sted: `rad ${i + 1}`,
    verdier: Object.fromEntries(
      KOLONNER.map((kolonne) => [kolonne, jsonTekst(kolonne, rad[kolonne])]),
    ),
  }));
}

/** A JSON value as the CSV would write it; a number where text belongs, or text where a number does, shows. */
function jsonTekst(kolonne: string, verdi: unknown): string {
  if (verdi === null || verdi === undefined) return '';
  const skalVaereTall = kolonne === 'antall' || kolonne === 'linje' || kolonne === 'kolonne';
  if (typeof verdi === 'number' && skalVaereTall) return String(verdi);
  return typeof verdi === 'string' && !skalVaereTall ? verdi : JSON.stringify(verdi);
}

function nokkelFor(rad: Radverdier): string {
  return `${rad.niva}/${rad.id}/${rad.hovedgruppe}/${rad.kjonn}@${rad.maned}`;
}

/** Holds rows to what a table must have: each row once, in order, every cell right, and none missing. */
export function sammenlign(fil: string, rader: LestRad[], skal: Forventet, sak: Sak): void {
  const sett = new Set<string>();
  let forrige = -1;
  for (const { sted, verdier } of rader) {
    const nokkel = nokkelFor(verdier);
    const rett = skal.rader.get(nokkel);
    if (!rett || sett.has(nokkel)) {
      sak.meld({
        fil,
        sted,
        regel: 'nedlasting-rad',
        sier: rett ? `${nokkel} to ganger` : `ingen rapport har ${nokkel}`,
      });
      continue;
    }
    sett.add(nokkel);
    const her = skal.plass.get(nokkel) ?? -1;
    if (her < forrige) sak.meld({ fil, sted, regel: 'nedlasting-rekkefølge', sier: nokkel });
    forrige = Math.max(forrige, her);
    sjekkRad({ fil, sted, nokkel }, verdier, rett, sak);
  }
  for (const nokkel of skal.rekkefolge)
    if (!sett.has(nokkel))
      sak.meld({ fil, sted: 'slutten', regel: 'nedlasting-mangler', sier: `mangler ${nokkel}` });
}

function sjekkRad(
  { fil, sted, nokkel }: { fil: string; sted: string; nokkel: string },
  verdier: Radverdier,
  rett: Radverdier,
  sak: Sak,
): void {
  for (const kolonne of KOLONNER) {
    sak.telling.celler += 1;
    const sier = (verdier[kolonne] ?? '').replace(/^'(?=[=+\-@])/, '');
    if (sier !== rett[kolonne])
      sak.meld({
        fil,
        sted: `${sted}, ${kolonne}`,
        regel: 'nedlasting-celle',
        sier: `«${sier}» for ${nokkel}`,
        skalSi: `«${rett[kolonne]}»`,
      });
  }
}

/** The part of a table with these series alone. */
export function avgrens(skal: Forventet, med: (serie: string) => boolean): Forventet {
  const perSerie = new Map([...skal.perSerie].filter(([serie]) => med(serie)));
  const rekkefolge = [...perSerie.values()].flat();
  const rader = new Map<string, Radverdier>();
  for (const nokkel of rekkefolge) {
    const rad = skal.rader.get(nokkel);
    if (rad) rader.set(nokkel, rad);
  }
  return { rader, rekkefolge, plass: plassene(rekkefolge), perSerie };
}

function plassene(rekkefolge: readonly string[]): Map<string, number> {
  return new Map(rekkefolge.map((nokkel, i) => [nokkel, i]));
}
