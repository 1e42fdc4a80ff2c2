import type { VFile } from 'vfile';
import { meld, type Melding, type Sted } from '../../domain/diagnostic.ts';
import type { Observasjon } from '../../domain/observation.ts';
import type { Register } from '../../domain/register.ts';
import { isSynlig, printAntall, printVerdi } from '../../domain/value.ts';
import type { Cellefunn, Funn, Sumfunn } from './findings.ts';
import type { Ligning, Nett } from './net.ts';
import { omtaleOf, omtaleOfManed } from './describe-key.ts';

const RETT = 'Kontroller mot rapporten, og rett i src/content/rettelser.yml med begrunnelse.';

/** Where a finding is reported from. */
export interface Kontekst {
  nett: Nett;
  register: Register;
  file: VFile;
}

/** Reports one finding about printed cells. No message states or implies what a hidden cell holds. */
export function reportFunn(funn: Funn, kontekst: Kontekst): void {
  meld(
    kontekst.file,
    funn.slag === 'celle' ? cellMessage(funn, kontekst) : sumMessage(funn, kontekst),
  );
}

/** Reports a repeated cell that says something else than the first print of its row. */
export function reportGjentakelse(first: Observasjon, repeated: Observasjon, file: VFile): void {
  meld(file, repetition(first, repeated, repeated));
}

function cellMessage(funn: Cellefunn, kontekst: Kontekst): Melding {
  const { nett, register } = kontekst;
  const celle = nett.noder[funn.node]?.celle;
  if (!celle) throw new RangeError('Funnet gjelder ingen trykt celle.');
  const twin = twinOf(funn, nett);
  if (twin) return repetition(celle, twin, celle);
  const who = `${omtaleOf(celle.serie, register)} i ${omtaleOfManed(celle.maned)}`;
  const shared = { alvor: 'error' as const, sted: stedOf(celle), actual: printVerdi(celle.verdi) };
  const note = [brokenNote(funn, nett), othersNote(funn, nett), RETT].filter(Boolean).join(' ');
  if (!isSynlig(celle.verdi)) {
    const reason = `Cellen for ${who} er skjermet (*), men summene den inngår i, krever et tall som rapporten viser.`;
    return { ...shared, ruleId: 'stjerne-mot-summer', reason, note };
  }
  return {
    ...shared,
    ruleId: 'celle-mot-summer',
    reason: `Tallet ${shared.actual} for ${who} passer ikke med summene det inngår i.`,
    expected: funn.enig === undefined ? undefined : [printAntall(funn.enig)],
    note,
  };
}

/** The other print of the cell, when the two prints are all that disagree. */
function twinOf({ node, brutte }: Cellefunn, { noder }: Nett): Observasjon | undefined {
  const [first] = brutte;
  if (!first || brutte.some(({ slag }) => slag !== 'gjentakelse')) return undefined;
  return noder[node === first.total ? (first.deler[0] ?? node) : first.total]?.celle;
}

/** `wrong` is the one of the two to point at. A hidden count is not told by its other print. */
function repetition(a: Observasjon, b: Observasjon, wrong: Observasjon): Melding {
  const other = wrong === a ? b : a;
  const bothVisible = isSynlig(a.verdi) && isSynlig(b.verdi);
  const maned = omtaleOfManed(wrong.maned);
  return {
    ruleId: 'gjentatt-rad-avviker',
    alvor: 'error',
    reason: bothVisible
      ? `Raden står også på linje ${other.kilde.linje}, men med et annet tall for ${maned}.`
      : `Raden står også på linje ${other.kilde.linje}, men bare den ene er skjermet (*) for ${maned}.`,
    sted: stedOf(wrong),
    ...(bothVisible
      ? { actual: printVerdi(wrong.verdi), expected: [printVerdi(other.verdi)] }
      : {}),
    note: `Sammenlign med ${placeOf(other)}. ${RETT}`,
  };
}

function sumMessage(funn: Sumfunn, kontekst: Kontekst): Melding {
  const { ligning, kandidater } = funn;
  const { nett, register } = kontekst;
  const [total] = printed([ligning.total], nett);
  const [part] = printed([...ligning.deler, ...kandidater], nett);
  if (ligning.slag === 'gjentakelse' && total && part) return repetition(total, part, part);
  const near = total ?? part;
  const lead = funn.alene ? 'Delene gir ikke totalen for' : 'Summene motsier hverandre omkring';
  const serie = nett.noder[ligning.total]?.serie;
  return {
    ruleId: 'sum-brutt',
    alvor: 'error',
    reason: `${lead} ${serie ? omtaleOf(serie, register) : ''} i ${omtaleOfManed(nett.maned)}.`,
    sted: near && stedOf(near),
    actual: total && printVerdi(total.verdi),
    note: `${candidatesNote(funn, nett, register)} ${RETT}`,
  };
}

function candidatesNote({ kandidater, forklart }: Sumfunn, nett: Nett, register: Register): string {
  const places = printed(kandidater, nett).map(placeOf).join(', ');
  if (!forklart)
    return `Mer enn én celle er feil, eller rader mangler eller er byttet om. Cellene er ${places}.`;
  const rows = kandidater
    .flatMap((node) => nett.noder[node] ?? [])
    .filter(({ celle }) => !celle)
    .map(({ serie }) => `raden for ${omtaleOf(serie, register)} mangler`);
  const cells = places === '' ? [] : [`én av disse cellene er feil: ${places}`];
  const alternatives = [...cells, ...rows].join(', eller ');
  return `${alternatives.slice(0, 1).toUpperCase()}${alternatives.slice(1)}.`;
}

function brokenNote({ node, brutte }: Cellefunn, nett: Nett): string {
  const sums = brutte.filter(({ slag }) => slag !== 'gjentakelse');
  const repeats = brutte.filter(({ slag }) => slag === 'gjentakelse');
  const others = sums.filter(({ total }) => total !== node);
  return [
    listPlaces('Totaler som ikke går opp:', others, nett, ({ total }) => [total]),
    others.length < sums.length ? 'Cellens egne deler stemmer ikke med den.' : '',
    listPlaces('Raden er gjentatt på', repeats, nett, ({ deler }) => deler),
  ]
    .filter(Boolean)
    .join(' ');
}

function listPlaces(
  lead: string,
  ligninger: Ligning[],
  nett: Nett,
  nodesOf: (ligning: Ligning) => number[],
): string {
  const places = printed(ligninger.flatMap(nodesOf), nett).map(placeOf);
  return places.length === 0 ? '' : `${lead} ${[...new Set(places)].join(', ')}.`;
}

function othersNote({ andre }: Cellefunn, nett: Nett): string {
  const places = printed(andre, nett).map(placeOf);
  return places.length === 0 ? '' : `Mindre sannsynlig er feilen i ${places.join(', ')}.`;
}

function printed(noder: number[], nett: Nett): Observasjon[] {
  return noder.flatMap((node) => nett.noder[node]?.celle ?? []);
}

function placeOf({ kilde }: Observasjon): string {
  return `${kilde.linje}:${kilde.kolonne}`;
}

function stedOf({ kilde }: Observasjon): Sted {
  return { linje: kilde.linje, kolonne: kilde.kolonne };
}
