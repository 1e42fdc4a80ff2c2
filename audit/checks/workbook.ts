import { lesXlsx, type Arkrad } from '../readers/xlsx.ts';
import { CSV_HODE } from '../readers/csv-report.ts';
import type { Sak } from '../context.ts';
import { KOLONNER, sammenlign, type Forventet, type Radverdier } from './table-data.ts';

const SERIEKOLONNER = ['niva', 'id', 'navn', 'hovedgruppe', 'kjonn'];

/** A workbook holds its figures twice: a row for each, and a row for each series; its other sheets have no figures. */
export function sjekkRegneark(fil: string, skal: Forventet, ved: Sak): void {
  const sak = { ...ved, fil };
  if (!sak.dist.has(fil)) {
    sak.meld({ fil, sted: '1:1', regel: 'nedlasting-mangler', sier: 'filen finnes ikke' });
    return;
  }
  const slag: Arkslag[] = [];
  for (const rader of Map.groupBy(lesArk(sak), ({ ark }) => ark).values()) {
    const hva = slagAv(rader[0]?.felter ?? []);
    slag.push(hva);
    ARKSJEKK[hva](rader, skal, sak);
  }
  for (const hva of ['observasjoner', 'tidsserier'] as const) {
    const antall = slag.filter((annet) => annet === hva).length;
    if (antall !== 1) meld(sak, '1:1', `${antall} ark med ${hva}`, '1');
  }
}

/** The case, and the workbook that is judged. */
type Boksak = Sak & { fil: string };

type Arkslag = 'observasjoner' | 'tidsserier' | 'tekst';

const ARKSJEKK: Record<Arkslag, (rader: Arkrad[], skal: Forventet, sak: Boksak) => void> = {
  observasjoner: sjekkObservasjoner,
  tidsserier: sjekkTidsserier,
  tekst: sjekkTekst,
};

function meld(sak: Boksak, sted: string, sier: string, skalSi?: string): void {
  const funn = { fil: sak.fil, sted, regel: 'regneark', sier };
  sak.meld(skalSi === undefined ? funn : { ...funn, skalSi });
}

function lesArk(sak: Boksak): readonly Arkrad[] {
  const innhold = sak.dist.get(sak.fil) ?? '';
  try {
    return lesXlsx(typeof innhold === 'string' ? Buffer.from(innhold, 'latin1') : innhold);
  } catch (feil) {
    sak.meld({ fil: sak.fil, sted: '1:1', regel: 'nedlasting-uleselig', sier: String(feil) });
    return [];
  }
}

function slagAv(hode: readonly string[]): Arkslag {
  if (hode.join(',') === CSV_HODE) return 'observasjoner';
  return SERIEKOLONNER.every((kolonne, i) => hode[i] === kolonne) ? 'tidsserier' : 'tekst';
}

function sjekkObservasjoner([, ...rader]: readonly Arkrad[], skal: Forventet, sak: Boksak): void {
  const leste = rader.map(({ ark, rad, felter }) => ({
    sted: `${ark} rad ${rad}`,
    verdier: Object.fromEntries(KOLONNER.map((kolonne, i) => [kolonne, felter[i] ?? ''])),
  }));
  sammenlign(sak.fil, leste, skal, sak);
}

/** A row for each series: its figures by month, `*` for a hidden one, nothing where no report has one. */
function sjekkTidsserier([hode, ...rader]: readonly Arkrad[], skal: Forventet, sak: Boksak): void {
  const maneder = hode?.felter.slice(SERIEKOLONNER.length) ?? [];
  const sett = new Set<string>();
  for (const rad of rader) {
    const [niva = '', id = '', , hovedgruppe = '', kjonn = ''] = rad.felter;
    const serie = `${niva}/${id}/${hovedgruppe}/${kjonn}`;
    if (!skal.perSerie.has(serie)) meld(sak, stedAv(rad), `ingen rapport har ${serie}`);
    else if (sett.has(serie)) meld(sak, stedAv(rad), `${serie} to ganger`);
    else sjekkTidsserie(serie, rad, maneder, skal, sak);
    sett.add(serie);
  }
  for (const serie of skal.perSerie.keys())
    if (!sett.has(serie)) meld(sak, 'slutten', `mangler ${serie}`);
}

function sjekkTidsserie(
  serie: string,
  rad: Arkrad,
  maneder: readonly string[],
  skal: Forventet,
  sak: Boksak,
): void {
  const nokler = skal.perSerie.get(serie) ?? [];
  const felter = rad.felter.slice(SERIEKOLONNER.length);
  const navn = rad.felter[2] ?? '';
  const rett = skal.rader.get(nokler[0] ?? '')?.navn ?? '';
  if (navn !== rett) meld(sak, stedAv(rad), `«${navn}»`, `«${rett}»`);
  if (felter.length > maneder.length) meld(sak, stedAv(rad), 'flere felter enn måneder');
  for (const [i, maned] of maneder.entries()) {
    sak.telling.celler += 1;
    const skalSi = feltet(skal.rader.get(`${serie}@${maned}`));
    const sier = felter[i] ?? '';
    if (sier !== skalSi) meld(sak, stedAv(rad), `«${sier}» for ${serie}@${maned}`, `«${skalSi}»`);
  }
  const uten = nokler.filter((nokkel) => !maneder.includes(nokkel.split('@')[1] ?? ''));
  if (uten.length > 0) meld(sak, stedAv(rad), `mangler kolonner for ${uten.join(', ')}`);
}

/** What a month's field says: the figure, `*` for a hidden one, nothing for none. */
function feltet(rad: Radverdier | undefined): string {
  return rad?.status === 'skjermet' ? '*' : (rad?.antall ?? '');
}

function stedAv({ ark, rad }: Arkrad): string {
  return `${ark} rad ${rad}`;
}

/** Explanations state no figure: a number there is a year, or «fra 1». */
function sjekkTekst(rader: readonly Arkrad[], _skal: Forventet, sak: Boksak): void {
  for (const rad of rader)
    for (const felt of rad.felter) {
      const treff = /\d[\d\u00a0 ]*/.exec(
        felt.replace(/(?<!\d)(19|20)\d\d(?!\d)|fra 1(?!\d)/g, ''),
      );
      if (treff) meld(sak, stedAv(rad), `«${treff[0]}» i «${felt}»`);
    }
}
