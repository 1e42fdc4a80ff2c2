import type { Oppforing } from './readers/register.ts';

/** A name met in a text: which entries it may mean and where it stands. */
export interface Omtale {
  oppforinger: Oppforing[];
  fra: number;
  til: number;
}

/** Finds the registry's names in running text. */
export interface Navneleter {
  finn(tekst: string): Omtale[];
}

/** Sentences remembered before all are forgotten. */
const MINNE = 2000;

/** A finder for the given entries: longest name first, whole words, case ignored. */
export function lagNavneleter(oppforinger: readonly Oppforing[]): Navneleter {
  const former = new Map<string, Oppforing[]>();
  for (const oppforing of oppforinger)
    for (const form of oppforing.former) {
      const nokkel = form.toLowerCase();
      const delt = former.get(nokkel) ?? [];
      if (!delt.includes(oppforing)) former.set(nokkel, [...delt, oppforing]);
    }
  const valg = [...former.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+'));
  const uttrykk = new RegExp(`(?<![\\p{L}\\d])(?:${valg.join('|')})(?![\\p{L}\\d])`, 'giu');
  const finn = (tekst: string): Omtale[] =>
    [...tekst.matchAll(uttrykk)].map((treff) => ({
      oppforinger: former.get(treff[0].toLowerCase().replace(/\s+/g, ' ')) ?? [],
      fra: treff.index,
      til: treff.index + treff[0].length,
    }));
  // Several checks ask about the same sentence right after one another.
  let sette = new Map<string, Omtale[]>();
  return {
    finn: (tekst) => {
      const kjent = sette.get(tekst) ?? finn(tekst);
      if (sette.size > MINNE) sette = new Map();
      sette.set(tekst, kjent);
      return kjent;
    },
  };
}

/** The text with every name blanked out, character for character. */
export function utenNavn(tekst: string, leter: Navneleter): string {
  let ut = tekst;
  for (const { fra, til } of leter.finn(tekst))
    ut = ut.slice(0, fra) + '\u0002'.repeat(til - fra) + ut.slice(til);
  return ut;
}
