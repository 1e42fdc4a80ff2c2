import { delSerie, type Serier } from '../fasit.ts';
import { tekstAv } from '../filer.ts';
import { lesCsv } from '../lesere/csv.ts';
import { CSV_HODE } from '../lesere/csvrapport.ts';
import { lesXlsx } from '../lesere/xlsx.ts';
import type { Rapport } from '../lesere/rapport.ts';
import { utgaveAv, type Sak } from '../sak.ts';

const NIVAER = ['i-alt', 'hovedgruppe', 'tiltaksgruppe', 'tiltak'];
const KOLONNER = CSV_HODE.split(',');

/** A row of the contract, as text, by column name. */
type Radverdier = Record<string, string>;

/** What a full download of some figures must hold, row by row. */
interface Forventet {
  rader: Map<string, Radverdier>;
  rekkefolge: string[];
  /** Place of each key in that order, and the keys of each series. */
  plass: Map<string, number>;
  perSerie: Map<string, string[]>;
}

/** The downloads hold every observation of every report, each cell right, in the contract's order, and nothing else. */
export function sjekkNedlastinger(sak: Sak): void {
  const { fasit } = sak;
  sjekkHel('data/observasjoner', forventet(fasit.utgave(fasit.nyeste), fasit.rapporter, sak), sak);
  for (const rapport of fasit.rapporter)
    sjekkHel(`data/rapporter/${rapport.id}`, forventet(rapport.serier, [rapport], sak), sak);
  sjekkUtvalg(sak);
}

/** Both forms of a full table. */
function sjekkHel(stamme: string, skal: Forventet, sak: Sak): void {
  for (const endelse of ['csv', 'json']) {
    const fil = `${stamme}.${endelse}`;
    if (!sak.dist.has(fil))
      sak.meld({ fil, sted: '1:1', regel: 'nedlasting-mangler', sier: 'filen finnes ikke' });
    else sammenlign(fil, lesRader(fil, sak), skal, true, sak);
  }
}

/** What each entity is promised is there, and every table that is not a whole download is part of one. */
function sjekkUtvalg(sak: Sak): void {
  const hele = new Set(['data/observasjoner.csv', ...sak.fasit.rapporter.map(({ id }) => `data/rapporter/${id}.csv`)]);
  for (const fil of emnefiler(sak))
    if (!sak.dist.has(fil))
      sak.meld({ fil, sted: '1:1', regel: 'nedlasting-mangler', sier: 'filen finnes ikke' });
    else if (fil.endsWith('.json'))
      sammenlign(fil, lesRader(fil, sak), utvalget(fil, sak), false, sak);
  for (const endelse of ['.csv', '.xlsx'])
    for (const fil of sak.dist.keys())
      if (fil.endsWith(endelse) && !hele.has(fil))
        sammenlign(fil, lesRader(fil, sak), utvalget(fil, sak), false, sak);
}

const MAPPER = [
  ['hovedgruppe', 'hovedgrupper'],
  ['tiltaksgruppe', 'tiltaksgrupper'],
  ['tiltak', 'tiltak'],
] as const;

/** The files of its own that every entity is promised. */
function emnefiler({ fasit }: Sak): string[] {
  return MAPPER.flatMap(([niva, mappe]) =>
    fasit.register[niva].flatMap(({ id }) =>
      ['csv', 'json'].map((endelse) => `data/${mappe}/${id}.${endelse}`),
    ),
  );
}

/** The full tables made last, one for each release: partial downloads come in release order. */
const sist = new WeakMap<Sak, { id: string; skal: Forventet }>();

/** Figures a partial download is judged by: its release's when its path names one, else the newest. */
function utvalget(fil: string, sak: Sak): Forventet {
  const id = utgaveAv(fil, sak);
  const kjent = sist.get(sak);
  if (kjent?.id === id) return kjent.skal;
  const rapporter = sak.fasit.rapporter.filter((rapport) => rapport.id <= id);
  const skal = forventet(sak.fasit.utgave(id), rapporter, sak);
  sist.set(sak, { id, skal });
  return skal;
}

/** Series in the newest report's order, then those only older ones have, in theirs; by level first. */
function forventet(serier: Serier, rapporter: readonly Rapport[], sak: Sak): Forventet {
  const plass = new Map<string, number>();
  for (const rapport of [...rapporter].reverse())
    for (const nokkel of rapport.serier.keys())
      if (!plass.has(nokkel)) plass.set(nokkel, plass.size);
  const ordnet = [...serier.keys()].sort((a, b) => {
    const niva = NIVAER.indexOf(delSerie(a).niva) - NIVAER.indexOf(delSerie(b).niva);
    return niva || (plass.get(a) ?? 0) - (plass.get(b) ?? 0);
  });
  const rader = new Map<string, Radverdier>();
  const perSerie = new Map<string, string[]>();
  for (const nokkel of ordnet) {
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
  return { rader, rekkefolge, plass: new Map(rekkefolge.map((nokkel, i) => [nokkel, i])), perSerie };
}

/** A row as read, with where it stands. */
interface LestRad {
  sted: string;
  verdier: Radverdier;
}

function lesRader(fil: string, sak: Sak): LestRad[] {
  try {
    if (fil.endsWith('.xlsx')) return xlsxRader(sak.dist.get(fil) ?? '');
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

/** Rows below a header of the contract's columns, in every sheet that has one. */
function xlsxRader(innhold: Uint8Array | string): LestRad[] {
  const rader = lesXlsx(typeof innhold === 'string' ? Buffer.from(innhold) : innhold);
  const ark = new Set(
    rader
      .filter(({ felter }) => felter.slice(0, KOLONNER.length).join(',') === CSV_HODE)
      .map((rad) => rad.ark),
  );
  if (ark.size === 0) throw new RangeError('ingen ark har kontraktens kolonner');
  return rader
    .filter((rad) => ark.has(rad.ark) && rad.felter[0] !== KOLONNER[0])
    .map(({ ark: navn, rad, felter }) => ({
      sted: `${navn} rad ${rad}`,
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

function sammenlign(fil: string, rader: LestRad[], skal: Forventet, hele: boolean, sak: Sak): void {
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
    if (hele && her < forrige)
      sak.meld({ fil, sted, regel: 'nedlasting-rekkefølge', sier: nokkel });
    forrige = Math.max(forrige, her);
    sjekkRad({ fil, sted, nokkel }, verdier, rett, sak);
  }
  if (!hele && rader.length > 0) {
    sjekkHullSerie(fil, sett, skal, sak);
    return;
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

/** A partial download that holds a series holds all its months. */
function sjekkHullSerie(fil: string, sett: Set<string>, skal: Forventet, sak: Sak): void {
  const serier = new Set([...sett].map((nokkel) => nokkel.split('@')[0]));
  for (const nokkel of [...serier].flatMap((serie) => skal.perSerie.get(serie ?? '') ?? []))
    if (!sett.has(nokkel))
      sak.meld({ fil, sted: 'slutten', regel: 'nedlasting-mangler', sier: `mangler ${nokkel}` });
}
