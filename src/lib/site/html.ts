import { toHtml } from 'hast-util-to-html';
import type { PhrasingContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Drawing } from '../chart/drawing.ts';
import { renderPanels, renderSvg, type NamedPanel, type Naming } from '../chart/svg.ts';
import { withSoftHyphens } from '../chart/text-metrics.ts';
import { toRelativeKey } from '../domain/key.ts';
import { isPath } from '../domain/link.ts';
import { escapeXml } from '../domain/xml.ts';
import type { Subject } from '../facts/context.ts';

declare const MARKUP: unique symbol;

/**
 * Finished markup: whatever text is in it has been escaped. Only this module makes it, so plain text gets into a page by
 * being escaped, or not at all. At run time it is a string, and so it can be kept as JSON.
 */
export type Html = string & { readonly [MARKUP]: true };

/** No markup at all. */
export const NO_HTML = '' as Html;

/** Markup as it is written here, around markup: markup`<b>${escapeHtml(name)}</b>`. What is not markup yet does not type-check. */
export function markup(written: TemplateStringsArray, ...values: readonly Html[]): Html {
  return String.raw({ raw: written }, ...values) as Html;
}

/** Pieces of markup one after the other, with plain text between them. */
export function joinHtml(parts: readonly Html[], separator = ''): Html {
  return parts.join(escapeHtml(separator)) as Html;
}

/** Any text as markup that shows it, in an element or in a quoted attribute. What no markup can hold is left out. */
export function escapeHtml(text: string): Html {
  return escapeXml(text) as Html;
}

/** Any text as markup between tags. Quotes stay, so that addresses in code end where they end. */
export function preHtml(text: string): Html {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') as Html;
}

/** A link to an address, with the base of the site already put on. */
export function linkHtml(address: string, content: Html): Html {
  return markup`<a href="${escapeHtml(address)}">${content}</a>`;
}

/** Text, or markup, with its quotation marks as they are within others. No tag has any. */
export function innerQuotes<Text extends string>(text: Text): Text {
  return text.replaceAll('«', '‘').replaceAll('»', '’') as Text;
}

/** A drawing as markup: the chart room escapes its own texts. `subject`: what the page around it is about. */
export function drawingHtml(drawing: Drawing, naming: Naming, subject?: Subject): Html {
  return renderSvg(drawing, naming, { subject }) as Html;
}

/** Small multiples as markup, each by itself; the axes they share have the id `axesId`. */
export function panelsHtml(
  panels: readonly NamedPanel[],
  axesId: string,
  subject?: Subject,
): Html[] {
  return renderPanels(panels, axesId, subject) as Html[];
}

/** A script, or data in a script's place. `text` must hold no end of an element, as JSON with `<` written `\u003c` does not: throws RangeError for any `<`. */
export function scriptHtml(text: string): Html {
  if (text.includes('<')) throw new RangeError(`Skriptet kan ikke ha «<» i seg: ${text}`);
  return text as Html;
}

/** Phrasing content (text, figures, months) as markup, escaped. `subject`: what the page around it is about. */
export function phrasingHtml(content: PhrasingContent[], subject?: Subject): Html {
  // A root sets its children apart by line ends; a paragraph does not.
  const paragraph = toHast({ type: 'paragraph', children: content });
  if (subject)
    visit(paragraph, 'element', ({ properties }) => {
      const keys = properties['data-av'];
      if (typeof keys === 'string') properties['data-av'] = toRelativeKeys(keys, subject);
    });
  return (paragraph.type === 'element' ? toHtml(paragraph.children) : '') as Html;
}

function toRelativeKeys(keys: string, subject: Subject): string {
  return keys
    .split(' ')
    .map((key) => toRelativeKey(key, subject))
    .join(' ');
}

/**
 * A name as markup that breaks where a reader would break it: after a slash, and between the parts of a long compound.
 * Browsers without a Norwegian dictionary would else cut it anywhere.
 */
export function nameHtml(name: string): Html {
  return escapeHtml(withSoftHyphens(name)).replace(/\/(?=\S)/g, '/<wbr>') as Html;
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
  const made = toHtml(toHast(tree)) as Html;
  if (!change) rendered.set(key, made);
  return made;
}
