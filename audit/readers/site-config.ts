/** Comments, texts in quotes, braces, and names that a colon follows. */
const TOKEN =
  /\/\/.*|\/\*[^]*?\*\/|(['"`])((?:\\.|(?!\1)[^\\])*)\1(\s*:)?|[{}]|([A-Za-z]\w*)(?=\s*:)/g;

/** How far in a brace leads. */
const STEP = new Map([
  ['{', 1],
  ['}', -1],
]);

/** What a site's configuration says of itself in texts: its outermost fields, by name. */
export function readSiteConfig(text: string): Partial<Record<string, string>> {
  const said = new Map<string, string>();
  let depth = 0;
  let field: string | undefined;
  for (const [token, quote, content = '', colon, name] of text.matchAll(TOKEN)) {
    const key = name ?? (colon === undefined ? undefined : content);
    if (key !== undefined) field = depth === 1 ? key : undefined;
    else if (quote === undefined) {
      const step = STEP.get(token);
      depth += step ?? 0;
      // A field of fields says nothing itself; a comment changes nothing.
      if (step !== undefined) field = undefined;
    } else if (field !== undefined) {
      said.set(field, content.replace(/\\(.)/g, '$1'));
      field = undefined;
    }
  }
  return Object.fromEntries(said);
}
