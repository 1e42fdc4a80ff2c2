import { toHtml } from 'hast-util-to-html';
import type { PhrasingContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Html } from './modell.ts';

/** Phrasing content (text, figures, months) as markup, escaped. */
export function phrasingHtml(innhold: PhrasingContent[]): Html {
  // A root sets its children apart by line ends; a paragraph does not.
  const paragraph = toHast({ type: 'paragraph', children: innhold });
  return paragraph.type === 'element' ? toHtml(paragraph.children) : '';
}

/** The registry's explanations stand on a page of every release. */
const rendered = new Map<string, Html>();

/** Plain Markdown, such as an explanation from the registry, as markup. Raw HTML in it is dropped. */
export function markdownHtml(markdown: string): Html {
  const known = rendered.get(markdown);
  if (known !== undefined) return known;
  const html = toHtml(toHast(unified().use(remarkParse).parse(markdown)));
  rendered.set(markdown, html);
  return html;
}

/** Any text as markup that shows it. */
export function escapeHtml(tekst: string): Html {
  return tekst
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Any text as markup between tags. Quotes stay, so that addresses in code end where they end. */
export function preHtml(tekst: string): Html {
  return tekst.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
