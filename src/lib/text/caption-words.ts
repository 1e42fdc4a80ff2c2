import type { Emne, Grunnlag } from '../facts/context.ts';
import type { Frase } from './phrase.ts';

/** The words around a figure. They stand alone: a figure may be shown without its page. */
export interface Figurtekst {
  /** The finding where there is one that every number it needs is visible for; else what is shown. No full stop. */
  tittel: Frase;
  /** Measure, group and period. No full stop. */
  undertittel: Frase;
  /** What the figure shows, for those who do not see it. */
  beskrivelse: Frase;
}

/** What the words of a figure depend on. */
export interface Figurgrunnlag {
  emne: Emne;
  grunnlag: Grunnlag;
  /** «deltakere i arbeidstrening» */
  personer: string;
  /** «arbeidstrening», a group as «tiltaksgruppen …» */
  hele: string;
}
