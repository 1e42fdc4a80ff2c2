/** Texts a place may have, by the place: a list of forms that a human has read. */
export type FormTable = Readonly<Record<string, readonly string[]>>;

const START = '⊢';
const END = '⊣';
const TOKEN = /[ \u00a0]?(?:⟨[^⟩]*⟩|\p{L}+(?:[-’']\p{L}+)*|[^ \u00a0])/gu;

/** Words and signs, each with the space before it, so that a space too many or too few is another word. */
export function tokensOf(form: string): string[] {
  return form.match(TOKEN) ?? [];
}

/** The parts of an element or a file, as they are listed. */
export function shapeTokens(form: string): string[] {
  return form.split(' ');
}

/** Each run of so many neighbours, from before the first to after the last. */
export function* windowsOf(tokens: readonly string[], size: number): Generator<string> {
  const all = [START, ...tokens, END];
  for (let i = 0; i + size <= all.length || i === 0; i += 1)
    yield all.slice(i, i + size).join('\u0001');
}

/**
 * A closed language: what is said in a place may be put together from the forms listed for it, where they meet in as many
 * words as a window holds less one.
 */
export class Language {
  private readonly known = new Map<string, Set<string>>();
  /** Texts found to be known: most are said on many pages. */
  private readonly accepted = new Map<string, Set<string>>();
  private readonly table: FormTable;
  private readonly size: number;
  private readonly tokens: (form: string) => string[];

  constructor(table: FormTable, size: number, tokens: (form: string) => string[]) {
    this.table = table;
    this.size = size;
    this.tokens = tokens;
  }

  /** What no form of the place has, as words; undefined when all of it is known. */
  unknown(place: string, form: string): string | undefined {
    const windows = this.windows(place);
    if (!windows) return form;
    const accepted = this.accepted.get(place) ?? new Set();
    this.accepted.set(place, accepted);
    if (accepted.has(form)) return undefined;
    for (const window of windowsOf(this.tokens(form), this.size))
      if (!windows.has(window)) return window.replaceAll('\u0001', '');
    accepted.add(form);
    return undefined;
  }

  private windows(place: string): Set<string> | undefined {
    const known = this.known.get(place);
    if (known) return known;
    const forms = this.table[place];
    if (!forms) return undefined;
    const windows = new Set(forms.flatMap((form) => [...windowsOf(this.tokens(form), this.size)]));
    this.known.set(place, windows);
    return windows;
  }
}
