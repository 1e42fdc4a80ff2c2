import type { Subject } from '../facts/context.ts';
import { entryFor } from '../domain/register.ts';
import type { PageContext } from './context.ts';
import { markdownHtml, phrasingHtml, type Html } from './html.ts';
import { sourceList } from './source.ts';
import type { TermLinker } from './terms.ts';

/** What a subject is, as its registry entry says. */
export interface SubjectExplanation {
  /** The sentence at the top of the page. */
  ingress: Html | undefined;
  /** The longer one lower down, and the sentence that says where both are from. */
  forklaring: { html: Html; kilder: Html } | undefined;
}

/** The sentence of an entry, its terms linked. Undefined where it has none. */
export function introductionFor(
  subject: Subject,
  { register }: PageContext,
  withTerms: TermLinker,
): Html | undefined {
  const text = entryFor(subject, register)?.ingress;
  return text === undefined ? undefined : phrasingHtml(withTerms([{ type: 'text', value: text }]));
}

/** The explanation of an entry with its sources. Without an explanation of its own the sentence stands there with them. */
export function explanationFor(
  subject: Subject,
  { register, link }: PageContext,
  withTerms: TermLinker,
): SubjectExplanation['forklaring'] {
  const entry = entryFor(subject, register);
  if (!entry || entry.kilder.length === 0) return undefined;
  const text = entry.forklaring === '' ? (entry.ingress ?? '') : entry.forklaring;
  return { html: markdownHtml(text, link, withTerms), kilder: sourceList(entry.kilder) };
}
