import type { Former, Register } from '../domain/register.ts';
import type { Emne } from '../facts/context.ts';
import { storBokstav } from './phrase.ts';

const HELHETENS_FORMER: Former = {
  setning: 'arbeidsrettede tiltak',
  preposisjon: 'i',
  kort: 'Alle tiltak',
};

/** Prose forms for a name that has none in the registry: «deltakere på tiltaket X». */
export function defaultFormer(navn: string): Former {
  return { setning: `tiltaket ${navn}`, preposisjon: 'på', kort: navn };
}

/** The registry's prose forms for a subject, or the default ones from its name or slug. */
export function formerFor(register: Register, { niva, id }: Emne): Former {
  if (niva === 'i-alt') return HELHETENS_FORMER;
  const entry = entriesOf(register, niva).find(({ slug }) => slug === id);
  return entry?.former ?? defaultFormer(id);
}

/** The name a subject is listed under: the registry's, or its slug. */
export function navnFor(register: Register, { niva, id }: Emne): string {
  if (niva === 'i-alt') return 'Alle tiltak';
  return entriesOf(register, niva).find(({ slug }) => slug === id)?.navn ?? id;
}

/** The name a subject goes by in lists of all levels: a group that shares a tiltak's name says that it is the group. */
export function listenavn(register: Register, emne: Emne): string {
  const navn = navnFor(register, emne);
  const isShared =
    emne.niva === 'tiltaksgruppe' && register.tiltak.some((one) => one.navn === navn);
  return isShared ? `${navn} (gruppe)` : navn;
}

function entriesOf(register: Register, niva: Emne['niva']) {
  if (niva === 'hovedgruppe') return register.hovedgrupper;
  return niva === 'tiltaksgruppe' ? register.tiltaksgrupper : register.tiltak;
}

/** «deltakere i arbeidstrening», «arbeidssøkere på tiltak»; singular when there is one. */
export function deltakere(former: Former, antall?: number): string {
  const { setning, preposisjon, flertall, entall } = former;
  if (antall === 1) return entall ?? `deltaker ${preposisjon} ${setning}`;
  return flertall ?? `deltakere ${preposisjon} ${setning}`;
}

/** How a text refers to its subject once it has been named. */
export function omtale({ niva }: Emne): string {
  if (niva === 'i-alt') return 'tiltakene samlet';
  if (niva === 'hovedgruppe') return 'hovedgruppen';
  return niva === 'tiltaksgruppe' ? 'tiltaksgruppen' : 'tiltaket';
}

/** A larger whole by name, so that it cannot be taken for one of its parts: «tiltaksgruppen oppfølging». */
export function helhet(register: Register, emne: Emne): string {
  if (emne.niva === 'i-alt') return 'alle arbeidsrettede tiltak';
  const name = blantLike(register, emne);
  if (emne.niva === 'tiltaksgruppe') return `tiltaksgruppen ${name}`;
  return emne.niva === 'hovedgruppe' ? `hovedgruppen «${name}»` : formerFor(register, emne).setning;
}

/** A name where the words around it tell its level, «Blant tiltaksgruppene gikk oppfølging …»: without the level. */
export function blantLike(register: Register, emne: Emne): string {
  const { setning } = formerFor(register, emne);
  return setning
    .replace(/^(?:tiltaket|tiltaksgruppen|hovedgruppen) /, '')
    .replace(/^«(.*)»$/, '$1');
}

/** The others of a subject's level together, «tiltaksgruppene»; of tiltak those in a group, which `over` is. */
export function flokken(register: Register, { niva }: Emne, over: Emne): string {
  if (niva === 'hovedgruppe') return 'hovedgruppene';
  return niva === 'tiltaksgruppe' ? 'tiltaksgruppene' : `tiltakene i ${helhet(register, over)}`;
}

/** The name inside a sentence, with its first letter large: for the beginning of one. */
export function storNavn(former: Former): string {
  return storBokstav(former.setning);
}
