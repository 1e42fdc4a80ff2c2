import type { AuditedEntry } from '../readers/register.ts';

/** A name met in a text: which entries it may mean and where it stands. */
export interface Mention {
  entries: AuditedEntry[];
  fra: number;
  til: number;
}

/** Finds the registry's names in running text. */
export interface NameFinder {
  find(text: string): Mention[];
}

/** Sentences remembered before all are forgotten. */
const MEMORY = 2000;

/** A finder for the given entries: longest name first, whole words, case ignored. */
export function makeNameFinder(entries: readonly AuditedEntry[]): NameFinder {
  const forms = new Map<string, AuditedEntry[]>();
  for (const entry of entries)
    for (const form of entry.former) {
      const key = form.toLowerCase();
      const shared = forms.get(key) ?? [];
      if (!shared.includes(entry)) forms.set(key, [...shared, entry]);
    }
  const options = [...forms.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+'));
  const expression = new RegExp(`(?<![\\p{L}\\d])(?:${options.join('|')})(?![\\p{L}\\d])`, 'giu');
  const find = (text: string): Mention[] =>
    [...text.matchAll(expression)].map((match) => ({
      entries: forms.get(match[0].toLowerCase().replace(/\s+/g, ' ')) ?? [],
      fra: match.index,
      til: match.index + match[0].length,
    }));
  // Several checks ask about the same sentence right after one another.
  let lookedUp = new Map<string, Mention[]>();
  return {
    find: (text) => {
      const known = lookedUp.get(text) ?? find(text);
      if (lookedUp.size > MEMORY) lookedUp = new Map();
      lookedUp.set(text, known);
      return known;
    },
  };
}

/** The text with every name blanked out, character for character. */
export function withoutName(text: string, finder: NameFinder): string {
  let out = text;
  for (const { fra, til } of finder.find(text))
    out = out.slice(0, fra) + '\u0002'.repeat(til - fra) + out.slice(til);
  return out;
}
