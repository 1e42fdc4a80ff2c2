import { delSerie } from '../truth/truth.ts';
import { tekstAv } from '../files.ts';
import type { Rapport } from '../readers/report.ts';
import { figurUnder, utgaveAv, type Sak } from '../context.ts';
import { sjekkKube } from './cube.ts';
import { sjekkRegneark } from './workbook.ts';
import { avgrens, forventet, lesRader, sammenlign, type Forventet } from './table-data.ts';

/** The workbook of all figures. */
const SAMLET = 'data/tiltakstall.xlsx';

/** The downloads hold every observation of every report, each cell right, in the contract's order, and nothing else. */
export function sjekkNedlastinger(sak: Sak): void {
  const { fasit } = sak;
  const alt = forventet(fasit.utgave(fasit.nyeste), fasit.rapporter, sak);
  sjekkBegge('data/observasjoner', alt, sak);
  sjekkKube('data/observasjoner.jsonstat.json', alt, sak);
  sjekkRegneark(SAMLET, alt, sak);
  for (const rapport of fasit.rapporter) sjekkRapport(rapport, sak);
  for (const edition of fasit.superseded)
    sjekkFil(`data/rapporter/${edition.id}.csv`, forventet(edition.serier, [edition], sak), sak);
  sjekkUtvalg(alt, sak);
  sjekkUkjenteRegneark(sak);
}

/** What a release keeps of its figures: a table, a cube, and a workbook. */
function sjekkRapport(rapport: Rapport, sak: Sak): void {
  const stamme = `data/rapporter/${rapport.id}`;
  const skal = forventet(rapport.serier, [rapport], sak);
  sjekkFil(`${stamme}.csv`, skal, sak);
  sjekkKube(`${stamme}.jsonstat.json`, skal, sak);
  sjekkRegneark(`${stamme}.xlsx`, skal, sak);
}

/** Both forms of a table. */
function sjekkBegge(stamme: string, skal: Forventet, sak: Sak): void {
  for (const endelse of ['csv', 'json']) sjekkFil(`${stamme}.${endelse}`, skal, sak);
}

/** Both, and the workbook beside them. */
function sjekkAlle(stamme: string, skal: Forventet, sak: Sak): void {
  sjekkBegge(stamme, skal, sak);
  sjekkRegneark(`${stamme}.xlsx`, skal, sak);
}

/** A workbook is the whole's, or stands beside a table that is promised. */
function sjekkUkjenteRegneark(sak: Sak): void {
  for (const fil of sak.dist.keys()) {
    const ved = fil !== SAMLET && fil.endsWith('.xlsx') ? fil.replace(/xlsx$/, 'csv') : undefined;
    if (ved === 'data/observasjoner.csv' || (ved !== undefined && !sak.dist.has(ved)))
      sak.meld({ fil, sted: '1:1', regel: 'nedlasting-ukjent', sier: 'et ukjent regneark' });
  }
}

function sjekkFil(fil: string, skal: Forventet, sak: Sak): void {
  if (!sak.dist.has(fil))
    sak.meld({ fil, sted: '1:1', regel: 'nedlasting-mangler', sier: 'filen finnes ikke' });
  else sammenlign(fil, lesRader(fil, sak), skal, sak);
}

const MAPPER = {
  hovedgruppe: 'hovedgrupper',
  tiltaksgruppe: 'tiltaksgrupper',
  tiltak: 'tiltak',
} as const;

/** Each entity's own table, each figure's, and no table of anything else. */
function sjekkUtvalg(alt: Forventet, sak: Sak): void {
  const sett = new Set(['data/observasjoner.csv']);
  for (const { id } of [...sak.fasit.rapporter, ...sak.fasit.superseded])
    sett.add(`data/rapporter/${id}.csv`);
  for (const { niva, id, tidligereSlug } of sak.fasit.alle) {
    const egne = avgrens(
      alt,
      (serie) => delSerie(serie).niva === niva && delSerie(serie).id === id,
    );
    sjekkAlle(`data/${MAPPER[niva]}/${id}`, egne, sak);
    // GitHub Pages cannot lead programs on: the files stand under the earlier name too.
    for (const slug of [id, ...tidligereSlug]) sett.add(`data/${MAPPER[niva]}/${slug}.csv`);
    for (const slug of tidligereSlug)
      if (sak.dist.has(`data/${MAPPER[niva]}/${slug}.csv`))
        sjekkAlle(`data/${MAPPER[niva]}/${slug}`, egne, sak);
  }
  for (const fil of [...sak.dist.keys()].sort())
    if (fil.endsWith('.csv') && !sett.has(fil)) sjekkFigurtabell(fil, alt, sak);
}

/** A figure's table has the series its page draws, as the release that drew them told them. */
function sjekkFigurtabell(fil: string, alt: Forventet, sak: Sak): void {
  const figur = /^figur\/([^/]+)\/\1\.csv$/.exec(fil)?.[1];
  if (figur === undefined) {
    sak.meld({ fil, sted: '1:1', regel: 'nedlasting-ukjent', sier: 'en tabell ingen er lovet' });
    return;
  }
  const side = tekstAv(sak.dist, `figur/${figurUnder(figur, sak.fasit)}/index.html`);
  const serier = new Set(
    [...side.matchAll(/ data-serier="([^"]*)"/g)].flatMap(([, treff = '']) => treff.split(/\s+/)),
  );
  const utgave = utgaveAv(fil, sak);
  const skal = utgave === sak.fasit.nyeste ? alt : eldre(utgave, sak);
  const egne = avgrens(skal, (serie) => serier.has(serie));
  sammenlign(fil, lesRader(fil, sak), egne, sak);
  sjekkRegneark(fil.replace(/csv$/, 'xlsx'), egne, sak);
}

/** All figures as an earlier release knew them, but for what is hidden now. */
function eldre(utgave: string, sak: Sak): Forventet {
  const rapporter = sak.fasit.rapporter.filter((rapport) => rapport.id <= utgave);
  return forventet(sak.fasit.utgaveNa(utgave), rapporter, sak);
}
