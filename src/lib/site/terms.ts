import type { Link as LinkNode, PhrasingContent } from 'mdast';
import type { Register, Term } from '../domain/register.ts';
import type { PageContext } from './context.ts';
import { markdownHtml, type Html } from './html.ts';
import { sourceList } from './source.ts';
import type { PageHead } from './model.ts';

/** The page where every term is explained. */
export const TERMS_PATH = '/begreper/';

/** Makes links of the terms that a page has not said before, in the order it is given the page's texts. */
export type TermLinker = (content: PhrasingContent[]) => PhrasingContent[];

/** A linker for one page. Numbers, months and links are left as they are. */
export function termLinker({ register, link }: Pick<PageContext, 'register' | 'link'>): TermLinker {
  const { begreper = [] } = register;
  if (begreper.length === 0) return (content) => content;
  const words = wordsOf(begreper);
  const expression = expressionFor([...words.keys()]);
  const said = new Set<string>();
  const toParts = (text: string): PhrasingContent[] => {
    const parts: PhrasingContent[] = [];
    let from = 0;
    for (const { 0: word, index } of text.matchAll(expression)) {
      const slug = words.get(word.toLowerCase());
      if (slug === undefined || said.has(slug)) continue;
      said.add(slug);
      parts.push({ type: 'text', value: text.slice(from, index) });
      parts.push(linkNode(word, link(`${TERMS_PATH}#${slug}`)));
      from = index + word.length;
    }
    return [...parts, { type: 'text', value: text.slice(from) }];
  };
  return (content) =>
    content.flatMap((node) => (node.type === 'text' ? toParts(node.value) : node));
}

function wordsOf(terms: readonly Term[]): Map<string, string> {
  return new Map(terms.flatMap(({ slug, ord }) => ord.map((word) => [word.toLowerCase(), slug])));
}

/** Whole words, the longest first: «skjermet virksomhet» is no «skjermet». */
function expressionFor(words: string[]): RegExp {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const options = longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\d-])(?:${options.join('|')})(?![\\p{L}\\d]|-\\p{L})`, 'giu');
}

function linkNode(word: string, url: string): LinkNode {
  return {
    type: 'link',
    url,
    children: [{ type: 'text', value: word }],
    data: { hProperties: { className: ['begrep'] } },
  };
}

/** The page of terms: each with its explanation and where that is from. */
export interface TermsPage {
  head: PageHead;
  terms: { slug: string; navn: string; html: Html; kilder: Html | undefined }[];
}

/** The model of the page of terms, in the order of their names; undefined in a registry without any. */
export function termsPage({
  register,
  link,
}: Pick<PageContext, 'register' | 'link'>): TermsPage | undefined {
  const { begreper = [] } = register;
  if (!hasTerms(register)) return undefined;
  return {
    head: {
      sti: TERMS_PATH,
      name: 'Begreper',
      description: 'Hva ordene i statistikken over arbeidsrettede tiltak betyr.',
      breadcrumbs: [],
    },
    terms: begreper.map(({ slug, navn, forklaring, kilder }) => ({
      slug,
      navn,
      html: markdownHtml(forklaring, link),
      kilder: kilder.length > 0 ? sourceList(kilder) : undefined,
    })),
  };
}

/** True where the site explains its terms. */
export function hasTerms({ begreper = [] }: Register): boolean {
  return begreper.length > 0;
}
