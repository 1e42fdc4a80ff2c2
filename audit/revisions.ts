import type { Endring } from './truth/revisions.ts';
import { delSerie } from './truth/truth.ts';
import { alleElementer, type Element } from './page/document.ts';
import { flat } from './page/sentence.ts';
import type { Sak } from './context.ts';
import { heltall, MINUS } from './truth/numbers.ts';

const MAPPE: Record<string, string> = {
  tiltak: 'tiltak',
  tiltaksgruppe: 'tiltaksgrupper',
  hovedgruppe: 'hovedgrupper',
};

/** What a release changed of one entity. */
export interface Emneendringer {
  /** Where it stands on the page of all: `tiltak-mentor`, or `i-alt`. */
  anker: string;
  /** Its own page below that of all: `tiltak/mentor/`. */
  sti: string;
  /** Where its name leads: the same, or the front page. */
  mal: string;
  navn: string;
  /** True where a report alone knows it: its place among the others is that report's business. */
  ny: boolean;
  endringer: Endring[];
}

/** A release's changes by entity: the total, hovedgrupper, then each tiltaksgruppe with its tiltak as they were then. */
export function etterEmne(rapport: string, sak: Sak): Emneendringer[] {
  return perEmne(sak.fasit.endringerI().get(rapport) ?? [], rapport, sak);
}

/** Some changes that a release made, by entity in the same order. */
export function perEmne(alle: readonly Endring[], rapport: string, sak: Sak): Emneendringer[] {
  const av = Map.groupBy(alle, ({ serie }) => serie.split('/').slice(0, 2).join('/'));
  const { hovedgruppe, tiltaksgruppe, tiltak } = sak.fasit.registerVed(rapport);
  const orden = [
    'i-alt/i-alt',
    ...hovedgruppe.map(({ id }) => `hovedgruppe/${id}`),
    ...tiltaksgruppe.flatMap(({ id }) => [
      `tiltaksgruppe/${id}`,
      ...tiltak.filter(({ gruppe }) => gruppe === id).map((en) => `tiltak/${en.id}`),
    ]),
  ];
  return [...new Set([...orden, ...av.keys()])].flatMap((emne) => {
    const endringer = av.get(emne);
    if (!endringer) return [];
    const [niva = '', id = ''] = emne.split('/');
    const sti = niva === 'i-alt' ? 'i-alt/' : `${MAPPE[niva] ?? ''}/${id}/`;
    const mal = niva === 'i-alt' ? '' : sti;
    const ny = sak.fasit.oppforing(niva, id)?.ny === true;
    const navn = emnenavn(niva, id, rapport, sak);
    return { anker: ankerFor(emne), sti, mal, navn, ny, endringer };
  });
}

/** The place of a series' entity on the page of what a release changed. */
export function ankerFor(serie: string): string {
  const [niva = '', id = ''] = serie.split('/');
  return niva === 'i-alt' ? id : `${niva}-${id}`;
}

/** A group that a tiltak shares its name with says that it is the group. */
function emnenavn(niva: string, id: string, rapport: string, { fasit }: Sak): string {
  const navn = niva === 'i-alt' ? 'Alle tiltak' : (fasit.oppforing(niva, id)?.navn ?? id);
  const { tiltak } = fasit.registerVed(rapport);
  const delt = niva === 'tiltaksgruppe' && tiltak.some((en) => en.navn === navn);
  return delt ? `${navn} (gruppe)` : navn;
}

/** What of its entity a series counts: «kvinner, arbeidssøkere på tiltak»; empty for all of it. */
export function delnavn(serie: string, { fasit }: Sak): string {
  const { niva, hovedgruppe, kjonn } = delSerie(serie);
  const gruppe = fasit.oppforing('hovedgruppe', hovedgruppe)?.navn.toLowerCase();
  return [
    kjonn === 'alle' ? undefined : kjonn,
    niva === 'hovedgruppe' || hovedgruppe === 'alle' ? undefined : gruppe,
  ]
    .filter((del) => del !== undefined)
    .join(', ');
}

/** The whole name of a series as the newest pages have it. */
export function serienavn(serie: string, sak: Sak): string {
  const { niva, id } = delSerie(serie);
  return [emnenavn(niva, id, sak.fasit.nyeste, sak), delnavn(serie, sak)]
    .filter((ord) => ord !== '')
    .join(', ');
}

/** What a change of a figure is, from one number to another; undefined where a report has none. */
export function storrelse({ fra, til }: Endring): number | undefined {
  return typeof fra.antall === 'number' && typeof til?.antall === 'number'
    ? til.antall - fra.antall
    : undefined;
}

/** The size of a change as it must be written, and marked. */
export function skrevetForskjell(endring: Endring): string {
  const forskjell = storrelse(endring);
  if (forskjell === undefined) return '–';
  const { serie, maned, fra, til } = endring;
  const nokkel = `${serie}@${maned}`;
  const tall = heltall(BigInt(Math.abs(forskjell)));
  const merke = `${nokkel} ${nokkel} ${til?.rapport ?? ''} ${fra.rapport}`;
  return `${forskjell < 0 ? MINUS : '+'}${tall} [endring ${merke}]`;
}

/** What an element says, with the marks of the numbers in it. */
export function medMerker(element: Element): string {
  const merker = alleElementer(element)
    .filter(({ navn }) => navn === 'data')
    .map(({ attr }) => {
      const ord = [attr['data-regel'], attr['data-av'], attr['data-rapport']];
      return ` [${ord.filter((del) => del !== undefined).join(' ')}]`;
    });
  return flat(element) + merker.join('');
}
