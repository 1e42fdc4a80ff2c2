import { toHtml } from 'hast-util-to-html';
import type { PhrasingContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { isPath } from '../domain/link.ts';
import type { Html } from './model.ts';

/** Phrasing content (text, figures, months) as markup, escaped. */
export function phrasingHtml(content: PhrasingContent[]): Html {
  // A root sets its children apart by line ends; a paragraph does not.
  const paragraph = toHast({ type: 'paragraph', children: content });
  return paragraph.type === 'element' ? toHtml(paragraph.children) : '';
}

/** The registry's explanations stand on a page of every release. */
const rendered = new Map<string, Html>();

/**
 * Plain Markdown, such as an explanation from the registry, as markup. Raw HTML in it is dropped; a link to a path of the
 * site is put under its base by `link`. `change` may put other content in the place of what a paragraph says.
 */
export function markdownHtml(
  markdown: string,
  link: (path: string) => string,
  change?: (content: PhrasingContent[]) => PhrasingContent[],
): Html {
  const key = `${link('/')}\n${markdown}`;
  const known = change ? undefined : rendered.get(key);
  if (known !== undefined) return known;
  const tree = unified().use(remarkParse).parse(markdown);
  visit(tree, ['link', 'definition'], (node) => {
    if ('url' in node && isPath(node.url)) node.url = link(node.url);
  });
  if (change)
    visit(tree, 'paragraph', (node) => {
      node.children = change(node.children);
    });
  const html = toHtml(toHast(tree));
  if (!change) rendered.set(key, html);
  return html;
}

/** Any text as markup that shows it. */
export function escapeHtml(text: string): Html {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Any text as markup between tags. Quotes stay, so that addresses in code end where they end. */
export function preHtml(text: string): Html {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
