import { parse } from 'yaml';
import { Uleselig } from '../finding.ts';
import { tekstAv, type Filer } from '../files.ts';
import { slugAv } from './slug.ts';

/** The levels below the grand total, as keys and registry folders name them. */
export type Oppforingsniva = 'hovedgruppe' | 'tiltaksgruppe' | 'tiltak';

/** A name the registry knows: what the auditor needs of it and no more. */
export interface Oppforing {
  niva: Oppforingsniva;
  id: string;
  navn: string;
  orden: number;
  /** The tiltaksgruppe a tiltak belongs to; empty for the others. */
  gruppe: string;
  /** Every way the name may stand in a text, `navn` first. */
  former: string[];
  /** Earlier addresses that must lead here. */
  tidligereSlug: string[];
  /** Earlier tiltaksgrupper of a tiltak, each with the last release that printed it there, oldest first. */
  flyttet: { gruppe: string; til: string }[];
  /** True for a tiltak that a report names and the registry does not. */
  ny: boolean;
  /** Months from which the figures count something else, and what the editor says of it. */
  brudd: { maned: string; tekst: string }[];
}

/** All names, each level in registry order. */
export type Register = Record<Oppforingsniva, Oppforing[]>;

const MAPPER: Record<Oppforingsniva, string> = {
  hovedgruppe: 'hovedgrupper/',
  tiltaksgruppe: 'tiltaksgrupper/',
  tiltak: 'tiltak/',
};

/** The prose forms that hold the name itself. */
const PROSAFORMER = ['setning', 'kort', 'flertall', 'entall'];
/** Left out where the sentence has said what the name is the name of: «av tiltakene i gruppen økte …». */
const SLAGSORD = /^(?:tiltaket|tiltaksgruppen|hovedgruppen) /;

/**
 * The registry from files keyed by their path under `src/content`.
 * Throws Uleselig when a level has no entry or an entry lacks a name.
 */
export function lesRegister(filer: Filer): Register {
  const problemer: string[] = [];
  const niva = (hvilket: Oppforingsniva): Oppforing[] => {
    const liste = [...filer.keys()]
      .filter((sti) => sti.startsWith(MAPPER[hvilket]) && sti.endsWith('.md'))
      .map((sti) => lesOppforing(sti, tekstAv(filer, sti), hvilket, problemer))
      .sort((a, b) => a.orden - b.orden);
    if (liste.length === 0) problemer.push(`${MAPPER[hvilket]}: registeret er tomt`);
    return liste;
  };
  const register = {
    hovedgruppe: niva('hovedgruppe'),
    tiltaksgruppe: niva('tiltaksgruppe'),
    tiltak: niva('tiltak'),
  };
  if (problemer.length > 0) throw new Uleselig(problemer);
  return register;
}

function lesOppforing(
  sti: string,
  tekst: string,
  niva: Oppforingsniva,
  problemer: string[],
): Oppforing {
  const data = frontmatter(sti, tekst, problemer);
  const navn = typeof data.navn === 'string' ? data.navn.trim() : '';
  if (navn === '') problemer.push(`${sti}: mangler «navn»`);
  const tidligere = liste(data.tidligere).filter(erObjekt);
  const id = sti.slice(MAPPER[niva].length, -'.md'.length);
  return {
    niva,
    id,
    navn,
    orden: Number(data.orden ?? Number.MAX_SAFE_INTEGER),
    gruppe: typeof data.gruppe === 'string' ? data.gruppe : '',
    former: [
      navn,
      ...liste(data.alias).filter(erTekst),
      ...tidligere.map((post) => post.navn).filter(erTekst),
      ...PROSAFORMER.map((form) => (erObjekt(data.former) ? data.former[form] : undefined))
        .filter(erTekst)
        .flatMap((form) => [form, form.replace(SLAGSORD, '')]),
    ].filter((form, i, alle) => form.length > 3 && alle.indexOf(form) === i),
    tidligereSlug: tidligere
      .map(({ slug, navn }) => slug ?? (erTekst(navn) ? slugAv(navn) : undefined))
      .filter(erTekst)
      .filter((slug) => slug !== id),
    ny: false,
    flyttet: liste(data.flyttet)
      .filter(erObjekt)
      .map((post) => ({ gruppe: String(post.gruppe), til: String(post.til) })),
    brudd: liste(data.brudd)
      .filter(erObjekt)
      .map((post) => ({ maned: String(post.maned), tekst: String(post.tekst) })),
  };
}

function frontmatter(sti: string, tekst: string, problemer: string[]): Record<string, unknown> {
  const treff = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/.exec(tekst);
  try {
    const data: unknown = treff ? parse(treff[1] ?? '') : undefined;
    return erObjekt(data) ? data : {};
  } catch (feil) {
    problemer.push(`${sti}: ${feil instanceof Error ? feil.message : String(feil)}`);
    return {};
  }
}

function liste(verdi: unknown): unknown[] {
  return Array.isArray(verdi) ? verdi : [];
}

function erTekst(verdi: unknown): verdi is string {
  return typeof verdi === 'string' && verdi.trim() !== '';
}

function erObjekt(verdi: unknown): verdi is Record<string, unknown> {
  return typeof verdi === 'object' && verdi !== null && !Array.isArray(verdi);
}
