/** The script a page runs: none, files of the site, or one that stands in the page, known by its digest in Base64. */
export type PageScript = 'ingen' | 'fil' | { sha256: string };

/**
 * The content security policy of a page: its own style sheet, typeface, icon and script, and nothing else. What is not
 * named is refused by `default-src`: frames, objects, workers. A page with the site's own scripts has the search too: it
 * reads its index from the site, and its form leads to the site. The front page's mark is drawn by a mask that
 * the style sheet holds as `data:`. Who may frame a page cannot be said in the page; everybody may.
 */
export function formatContentPolicy(script: PageScript): string {
  const ownFiles = script === 'fil';
  const rules = [
    "default-src 'none'",
    ...(script === 'ingen' ? [] : [`script-src ${sourceTo(script)}`]),
    ...(ownFiles ? ["connect-src 'self'"] : []),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    `form-action ${ownFiles ? "'self'" : "'none'"}`,
  ];
  return rules.join('; ');
}

function sourceTo(script: Exclude<PageScript, 'ingen'>): string {
  return script === 'fil' ? "'self'" : `'sha256-${script.sha256}'`;
}
