import { entryFor, type Forms, type Register } from '../domain/register.ts';
import type { Subject } from '../facts/context.ts';
import { capitalizeFirst } from './phrase.ts';

const FORMS_OF_ALL: Forms = {
  setning: 'arbeidsrettede tiltak',
  preposisjon: 'i',
  kort: 'Alle tiltak',
};

/** Prose forms for a name that has none in the registry: «deltakere på tiltaket X». */
export function defaultForms(name: string): Forms {
  return { setning: `tiltaket ${name}`, alene: name, preposisjon: 'på', kort: name };
}

/** The registry's prose forms for a subject, or the default ones from its name or slug. */
export function formsFor(register: Register, subject: Subject): Forms {
  if (subject.niva === 'i-alt') return FORMS_OF_ALL;
  return entryFor(subject, register)?.former ?? defaultForms(subject.id);
}

/** The one name a subject goes by on the site, at the beginning of a line: that of its texts, with its first letter large. */
export function nameFor(register: Register, subject: Subject): string {
  if (subject.niva === 'i-alt') return 'Alle tiltak';
  return capitalizeFirst(nameAmongPeers(register, subject));
}

/** What the agency calls a subject, where that is another name than the site's. */
export function agencyName(register: Register, subject: Subject): string | undefined {
  const entry = entryFor(subject, register);
  return entry && entry.navn !== nameFor(register, subject) ? entry.navn : undefined;
}

/** The name a subject goes by in lists of all levels: a group that shares a tiltak's name says that it is the group. */
export function listName(register: Register, subject: Subject): string {
  const name = nameFor(register, subject);
  return sharesName(register, subject) ? `${name} (gruppe)` : name;
}

/** Likewise inside a sentence or a title. */
export function listNameInside(register: Register, subject: Subject): string {
  const name = nameAmongPeers(register, subject);
  return sharesName(register, subject) ? `${name} (gruppe)` : name;
}

/** True of a tiltaksgruppe that a tiltak has the name of, so that the name alone could be either. */
export function sharesName(register: Register, subject: Subject): boolean {
  const name = nameFor(register, subject);
  return (
    subject.niva === 'tiltaksgruppe' &&
    register.tiltak.some(({ slug }) => nameFor(register, { niva: 'tiltak', id: slug }) === name)
  );
}

/** «deltakere i arbeidstrening», «arbeidssøkere på tiltak»; singular when there is one. */
export function participants(forms: Forms, count?: number): string {
  const { setning, preposisjon, flertall, entall } = forms;
  if (count === 1) return entall ?? `deltaker ${preposisjon} ${setning}`;
  return flertall ?? `deltakere ${preposisjon} ${setning}`;
}

/** The participants that have been spoken of, after «blant»: «deltakerne i arbeidstrening», «arbeidssøkerne på tiltak». */
export function theParticipants({ setning, preposisjon, flertall }: Forms): string {
  return flertall === undefined ? `deltakerne ${preposisjon} ${setning}` : definite(flertall);
}

/** The definite form of persons in the plural: «arbeidssøkerne», «personene med …», «de andre på tiltak». */
function definite(plural: string): string {
  if (/^andre\b/.test(plural)) return `de ${plural}`;
  return plural.replace(/^\p{L}+/u, (noun) =>
    noun.endsWith('ere') ? noun.replace(/e$/, 'ne') : noun.replace(/er$/, 'ene'),
  );
}

/** How a text refers to its subject once it has been named. */
export function shortReference({ niva }: Subject): string {
  if (niva === 'i-alt') return 'tiltakene samlet';
  if (niva === 'hovedgruppe') return 'hovedgruppen';
  return niva === 'tiltaksgruppe' ? 'tiltaksgruppen' : 'tiltaket';
}

/** A larger whole by name, so that it cannot be taken for one of its parts: «tiltaksgruppen oppfølging». */
export function wholeName(register: Register, subject: Subject): string {
  if (subject.niva === 'i-alt') return 'alle arbeidsrettede tiltak';
  const name = nameAmongPeers(register, subject);
  if (subject.niva === 'tiltaksgruppe') return `tiltaksgruppen ${name}`;
  return subject.niva === 'hovedgruppe'
    ? `hovedgruppen «${name}»`
    : formsFor(register, subject).setning;
}

/** A name where the words around it tell its level, «Blant tiltaksgruppene gikk oppfølging …»: without the level. */
export function nameAmongPeers(register: Register, subject: Subject): string {
  const { alene, setning } = formsFor(register, subject);
  return alene ?? setning;
}

/** Likewise inside another: a tiltak that its group has the name of says that it is the tiltak, «tiltaket oppfølging». */
export function nameInside(register: Register, subject: Subject, whole: Subject): string {
  const name = nameAmongPeers(register, subject);
  return whole.niva !== 'i-alt' && name === nameAmongPeers(register, whole)
    ? formsFor(register, subject).setning
    : name;
}

/** The others of a subject's level together, «tiltaksgruppene»; of tiltak those in a group, which `over` is. */
export function peersName(register: Register, { niva }: Subject, over: Subject): string {
  if (niva === 'hovedgruppe') return 'hovedgruppene';
  return niva === 'tiltaksgruppe' ? 'tiltaksgruppene' : `tiltakene i ${wholeName(register, over)}`;
}
