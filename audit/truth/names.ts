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
const MEMORY = 20_000;

/** A name as it is looked for: in small letters, with one space where the text may have more. */
interface Form {
  form: string;
  entries: AuditedEntry[];
}

/** A finder for the given entries: longest name first, whole words, case ignored. */
export function makeNameFinder(entries: readonly AuditedEntry[]): NameFinder {
  const forms = formsOf(entries);
  const lookedUp = new Map<string, Mention[]>();
  return {
    find: (text) => {
      const known = lookedUp.get(text);
      if (known) return known;
      if (lookedUp.size >= MEMORY) lookedUp.clear();
      const found = find(text, forms);
      lookedUp.set(text, found);
      return found;
    },
  };
}

/** How a text begins at a place, by its first two letters. */
function startAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

/** All forms of the names by how they begin, the longest first. */
function formsOf(entries: readonly AuditedEntry[]): Map<number, Form[]> {
  const byForm = new Map<string, AuditedEntry[]>();
  for (const entry of entries)
    for (const form of entry.former) {
      const key = form.toLowerCase().replace(/\s+/g, ' ');
      const shared = byForm.get(key) ?? [];
      if (!shared.includes(entry)) byForm.set(key, [...shared, entry]);
    }
  return Map.groupBy(
    [...byForm]
      .map(([form, named]) => ({ form, entries: named }))
      .sort((a, b) => b.form.length - a.form.length),
    ({ form }) => startAt(form, 0),
  );
}

function find(text: string, forms: ReadonlyMap<number, readonly Form[]>): Mention[] {
  const out: Mention[] = [];
  // The one letter that is longer when it is small.
  const small = text.replaceAll('İ', 'I').toLowerCase();
  for (let fra = 0; fra < small.length; fra += 1) {
    if (isInWord(small, fra - 1)) continue;
    for (const { form, entries } of forms.get(startAt(small, fra)) ?? []) {
      const til = endOf(form, small, fra);
      if (til === undefined || isInWord(small, til)) continue;
      out.push({ entries, fra, til });
      fra = til - 1;
      break;
    }
  }
  return out;
}

/** Where a form that stands at a place ends; undefined when it does not stand there. */
function endOf(form: string, text: string, from: number): number | undefined {
  let at = from;
  for (const letter of form) {
    if (letter === ' ' ? !isSpace(text[at]) : letter !== text[at]) return undefined;
    at += 1;
    while (letter === ' ' && isSpace(text[at])) at += 1;
  }
  return at;
}

function isSpace(sign = ''): boolean {
  return sign === ' ' || /^\s/.test(sign);
}

/** Letters and digits by their code, as each is first met: 1 where it is one, 2 where it is not. */
const inWords = new Uint8Array(0x10000);

/** Whether a letter or a digit stands at a place. */
function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return false;
  if (inWords[code] === 0) inWords[code] = /^[\p{L}\d]/u.test(String.fromCharCode(code)) ? 1 : 2;
  return inWords[code] === 1;
}

/** The text with every name blanked out, character for character. */
export function withoutName(text: string, finder: NameFinder): string {
  let out = text;
  for (const { fra, til } of finder.find(text))
    out = out.slice(0, fra) + '\u0002'.repeat(til - fra) + out.slice(til);
  return out;
}
