import { parse } from 'yaml';
import { UnreadableError } from './finding.ts';
import { textOf, type Files } from './files.ts';
import { slugOf } from './slug.ts';

/** The levels below the grand total, as keys and registry folders name them. */
export type EntryLevel = 'hovedgruppe' | 'tiltaksgruppe' | 'tiltak';

/** A name the registry knows: what the auditor needs of it and no more. */
export interface AuditedEntry {
  niva: EntryLevel;
  id: string;
  navn: string;
  /** What the site calls it: the prose name without the word for its kind, with a large first letter. */
  vist: string;
  orden: number;
  /** The tiltaksgruppe a tiltak belongs to; empty for the others. */
  gruppe: string;
  /** Every way the name may stand in a text, `navn` first. */
  former: string[];
  /** Earlier addresses that must lead here. */
  earlierSlug: string[];
  /** Earlier tiltaksgrupper of a tiltak, each with the last release that printed it there, oldest first. */
  flyttet: { gruppe: string; til: string }[];
  /** True for a tiltak that a report names and the registry does not. */
  ny: boolean;
  /** Months from which the figures count something else, and what the editor says of it. */
  brudd: { maned: string; tekst: string }[];
}

/** All names, each level in registry order. */
export type AuditedRegister = Record<EntryLevel, AuditedEntry[]>;

const FOLDERS: Record<EntryLevel, string> = {
  hovedgruppe: 'hovedgrupper/',
  tiltaksgruppe: 'tiltaksgrupper/',
  tiltak: 'tiltak/',
};

/** The prose forms that hold the name itself. */
const PROSE_FORMS = ['setning', 'alene', 'kort', 'flertall', 'entall'];
/** Left out where the sentence has said what the name is the name of: «av tiltakene i gruppen økte …». */
const KIND_WORD = /^(?:tiltaket|tiltaksgruppen|hovedgruppen) /;
/** Left out of a name of persons where the sentence says which tiltak they are in: «arbeidssøkere i jobbklubb». */
const IN_TILTAK = / på tiltak$/;

/**
 * The registry from files keyed by their path under `src/content`.
 * Throws UnreadableError when a level has no entry or an entry lacks a name.
 */
export function readRegister(files: Files): AuditedRegister {
  const problems: string[] = [];
  const niva = (which: EntryLevel): AuditedEntry[] => {
    const list = [...files.keys()]
      .filter((path) => path.startsWith(FOLDERS[which]) && path.endsWith('.md'))
      .map((path) => readEntry(path, textOf(files, path), which, problems))
      .sort((a, b) => a.orden - b.orden);
    if (list.length === 0) problems.push(`${FOLDERS[which]}: registeret er tomt`);
    return list;
  };
  const register = {
    hovedgruppe: niva('hovedgruppe'),
    tiltaksgruppe: niva('tiltaksgruppe'),
    tiltak: niva('tiltak'),
  };
  if (problems.length > 0) throw new UnreadableError(problems);
  return register;
}

function readEntry(path: string, text: string, niva: EntryLevel, problems: string[]): AuditedEntry {
  const data = frontmatter(path, text, problems);
  const navn = typeof data.navn === 'string' ? data.navn.trim() : '';
  if (navn === '') problems.push(`${path}: mangler «navn»`);
  const earlier = list(data.tidligere).filter(isObject);
  const id = path.slice(FOLDERS[niva].length, -'.md'.length);
  return {
    niva,
    id,
    navn,
    vist: shownName(data.former, navn),
    orden: Number(data.orden ?? Number.MAX_SAFE_INTEGER),
    gruppe: typeof data.gruppe === 'string' ? data.gruppe : '',
    former: [
      navn,
      ...list(data.alias).filter(isText),
      ...earlier.map((record) => record.navn).filter(isText),
      ...PROSE_FORMS.map((form) => (isObject(data.former) ? data.former[form] : undefined))
        .filter(isText)
        .flatMap((form) => [form, form.replace(KIND_WORD, '')]),
      ...['flertall', 'entall']
        .map((form) => (isObject(data.former) ? data.former[form] : undefined))
        .filter(isText)
        .flatMap((form) => [form, definite(form)])
        .map((form) => form.replace(IN_TILTAK, '')),
    ].filter((form, i, all) => form.length > 3 && all.indexOf(form) === i),
    earlierSlug: earlier
      .map(({ slug, navn }) => slug ?? (isText(navn) ? slugOf(navn) : undefined))
      .filter(isText)
      .filter((slug) => slug !== id),
    ny: false,
    flyttet: list(data.flyttet)
      .filter(isObject)
      .map((record) => ({ gruppe: String(record.gruppe), til: String(record.til) })),
    brudd: list(data.brudd)
      .filter(isObject)
      .map((record) => ({ maned: String(record.maned), tekst: String(record.tekst) })),
  };
}

/** Persons spoken of before: «arbeidssøkerne på tiltak», «personene med nedsatt arbeidsevne». */
function definite(form: string): string {
  return form.replace(/^(\p{L}+)ere?(?!\p{L})/u, (noun, stem: string) =>
    noun.endsWith('ere') ? `${stem}erne` : `${stem}ene`,
  );
}

function shownName(forms: unknown, navn: string): string {
  const { alene, setning } = isObject(forms) ? forms : {};
  const name = [alene, setning].find(isText) ?? navn;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function frontmatter(path: string, text: string, problems: string[]): Record<string, unknown> {
  const match = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/.exec(text);
  try {
    const data: unknown = match ? parse(match[1] ?? '') : undefined;
    return isObject(data) ? data : {};
  } catch (fault) {
    problems.push(`${path}: ${fault instanceof Error ? fault.message : String(fault)}`);
    return {};
  }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
