import { lesXlsx, type Arkrad } from '../lesere/xlsx.ts';
import { CSV_HODE } from '../lesere/csvrapport.ts';
import type { Sak } from '../sak.ts';
import { KOLONNER, sammenlign, type Forventet } from './tabelldata.ts';

const FIL = 'data/tiltakstall.xlsx';
const SERIEKOLONNER = ['niva', 'id', 'navn', 'hovedgruppe', 'kjonn'];

/** The workbook holds all figures twice: a row for each, and a row for each series; its other sheets have no figures. */
export function sjekkRegneark(skal: Forventet, sak: Sak): void {
  if (!sak.dist.has(FIL)) {
    sak.meld({ fil: FIL, sted: '1:1', regel: 'nedlasting-mangler', sier: 'filen finnes ikke' });
    return;
  }
  for (const fil of sak.dist.keys())
    if (fil.endsWith('.xlsx') && fil !== FIL)
      sak.meld({
        fil,
        sted: '1:1',
        regel: 'nedlasting-ukjent',
        sier: 'et regneark ingen er lovet',
      });
  const ark = Map.groupBy(lesArk(sak), (rad) => rad.ark);
  const slag = new Set<string>();
  for (const [navn, rader] of ark) {
    const hode = rader[0]?.felter ?? [];
    const hva = slagAv(hode);
    if (slag.has(hva) && hva !== 'tekst')
      sak.meld({ fil: FIL, sted: navn, regel: 'regneark', sier: `et ark til med ${hva}` });
    slag.add(hva);
    if (hva === 'observasjoner') sjekkObservasjoner(rader.slice(1), skal, sak);
    else if (hva === 'tidsserier') sjekkTidsserier(rader, skal, sak);
    else sjekkTekst(rader, sak);
  }
  for (const hva of ['observasjoner', 'tidsserier'])
    if (!slag.has(hva))
      sak.meld({ fil: FIL, sted: '1:1', regel: 'regneark', sier: `ingen ark med ${hva}` });
}

function lesArk(sak: Sak): Arkrad[] {
  const innhold = sak.dist.get(FIL) ?? '';
  try {
    return lesXlsx(typeof innhold === 'string' ? Buffer.from(innhold, 'latin1') : innhold);
  } catch (feil) {
    sak.meld({ fil: FIL, sted: '1:1', regel: 'nedlasting-uleselig', sier: String(feil) });
    return [];
  }
}

function slagAv(hode: readonly string[]): 'observasjoner' | 'tidsserier' | 'tekst' {
  if (hode.join(',') === CSV_HODE) return 'observasjoner';
  return SERIEKOLONNER.every((kolonne, i) => hode[i] === kolonne) ? 'tidsserier' : 'tekst';
}

function sjekkObservasjoner(rader: readonly Arkrad[], skal: Forventet, sak: Sak): void {
  const leste = rader.map(({ ark, rad, felter }) => ({
    sted: `${ark} rad ${rad}`,
    verdier: Object.fromEntries(KOLONNER.map((kolonne, i) => [kolonne, felter[i] ?? ''])),
  }));
  sammenlign(FIL, leste, skal, sak);
}

/** A row for each series: its figures by month, `*` for a hidden one, nothing where no report has one. */
function sjekkTidsserier([hode, ...rader]: readonly Arkrad[], skal: Forventet, sak: Sak): void {
  const maneder = hode?.felter.slice(SERIEKOLONNER.length) ?? [];
  const sett = new Set<string>();
  for (const { ark, rad, felter } of rader) {
    const [niva = '', id = '', navn = '', hovedgruppe = '', kjonn = ''] = felter;
    const serie = `${niva}/${id}/${hovedgruppe}/${kjonn}`;
    const meld = (sier: string, skalSi?: string): void =>
      sak.meld({
        fil: FIL,
        sted: `${ark} rad ${rad}`,
        regel: 'regneark',
        sier,
        ...(skalSi === undefined ? {} : { skalSi }),
      });
    const nokler = skal.perSerie.get(serie);
    if (!nokler || sett.has(serie)) {
      meld(nokler ? `${serie} to ganger` : `ingen rapport har ${serie}`);
      continue;
    }
    sett.add(serie);
    const rett = skal.rader.get(nokler[0] ?? '')?.navn ?? '';
    if (navn !== rett) meld(`«${navn}» for ${serie}`, `«${rett}»`);
    if (felter.length > SERIEKOLONNER.length + maneder.length) meld('flere felter enn måneder');
    maneder.forEach((maned, i) => {
      sak.telling.celler += 1;
      const sier = felter[SERIEKOLONNER.length + i] ?? '';
      const verdier = skal.rader.get(`${serie}@${maned}`);
      const skalSi = verdier?.status === 'skjermet' ? '*' : (verdier?.antall ?? '');
      if (sier !== skalSi) meld(`«${sier}» for ${serie}@${maned}`, `«${skalSi}»`);
    });
    const uten = nokler.filter((nokkel) => !maneder.includes(nokkel.split('@')[1] ?? ''));
    if (uten.length > 0) meld(`mangler kolonner for ${uten.join(', ')}`);
  }
  for (const serie of skal.perSerie.keys())
    if (!sett.has(serie))
      sak.meld({ fil: FIL, sted: 'slutten', regel: 'regneark', sier: `mangler ${serie}` });
}

/** Explanations state no figure: a number there is a year, or «fra 1». */
function sjekkTekst(rader: readonly Arkrad[], sak: Sak): void {
  for (const { ark, rad, felter } of rader)
    for (const felt of felter) {
      const treff = /\d[\d\u00a0 ]*/.exec(
        felt.replace(/(?<!\d)(19|20)\d\d(?!\d)|fra 1(?!\d)/g, ''),
      );
      if (treff)
        sak.meld({
          fil: FIL,
          sted: `${ark} rad ${rad}`,
          regel: 'regneark',
          sier: `«${treff[0]}» i «${felt}»`,
        });
    }
}
