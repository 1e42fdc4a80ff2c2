import { toHtml } from 'hast-util-to-html';
import type { Nodes as Mdast, PhrasingContent } from 'mdast';
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

/** Plain Markdown, such as an explanation from the registry, as markup. Raw HTML in it is dropped. */
export function markdownHtml(markdown: string): Html {
  return render(unified().use(remarkParse).parse(markdown));
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

function render(tree: Mdast): Html {
  return toHtml(toHast(tree));
}
