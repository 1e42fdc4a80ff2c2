/** Comments, texts in quotes, braces, and names that a colon follows. */
const TOKEN =
  /\/\/.*|\/\*[^]*?\*\/|(['"`])((?:\\.|(?!\1)[^\\])*)\1(\s*:)?|[{}]|([A-Za-z]\w*)(?=\s*:)/g;

/** What a site's configuration says of itself in texts, by the names that lead to each: `name`, `publisher.url`. */
export function readSiteConfig(text: string): Partial<Record<string, string>> {
  const said = new Map<string, string>();
  /** The names of the braces around; the outermost has none. */
  const around: string[] = [];
  let field: string | undefined;
  for (const [token, quote, content = '', colon, name] of text.matchAll(TOKEN)) {
    if (isComment(token)) continue;
    const key = name ?? (colon === undefined ? undefined : content);
    if (token === '{') around.push(field ?? '');
    if (token === '}') around.pop();
    if (quote !== undefined && key === undefined && field !== undefined)
      said.set([...around.slice(1), field].join('.'), content.replace(/\\(.)/g, '$1'));
    field = key;
  }
  return Object.fromEntries(said);
}

/** A comment changes nothing. */
function isComment(token: string): boolean {
  return token.startsWith('//') || token.startsWith('/*');
}
