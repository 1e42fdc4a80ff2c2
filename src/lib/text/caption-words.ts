import type { Subject, FactContext } from '../facts/context.ts';
import type { Phrase } from './phrase.ts';

/** The words around a figure. They stand alone: a figure may be shown without its page. */
export interface Caption {
  /** The finding where there is one that every number it needs is visible for; else what is shown. No full stop. */
  tittel: Phrase;
  /** Measure, group and period. No full stop. */
  subtitle: Phrase;
  /** What the figure shows, for those who do not see it. */
  description: Phrase;
}

/** What the words of a figure depend on. */
export interface FigureContext {
  emne: Subject;
  grunnlag: FactContext;
  /** «deltakere i arbeidstrening» */
  persons: string;
  /** «arbeidstrening», a group as «tiltaksgruppen …» */
  whole: string;
}
