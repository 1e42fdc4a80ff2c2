import type { Emne, Grunnlag } from '../compare/grunnlag.ts';
import { deltakere, formerFor, helhet } from './former.ts';
import { bevegelsestekst, sammensetningstekst, soskentekst } from './figur-deler.ts';
import { endringstekst, hovedgruppetekst, kjonnstekst, utviklingstekst } from './figur-tid.ts';
import { settArstall, type Frase } from './frase.ts';

/** The figures a page may have. */
export const FIGURSLAG = [
  'utvikling',
  'endring',
  'kjonn',
  'hovedgrupper',
  'sammensetning',
  'sosken',
  'bevegelser',
] as const;
export type Figurslag = (typeof FIGURSLAG)[number];

/** The words around a figure. They stand alone: a figure may be shown without its page. */
export interface Figurtekst {
  /** The finding where there is one that every number it needs is visible for; else what is shown. No full stop. */
  tittel: Frase;
  /** Measure, group and period. No full stop. */
  undertittel: Frase;
  /** What the figure shows, for those who do not see it. */
  beskrivelse: Frase;
}

/** What each kind of figure says about a subject. */
const TEKSTER: Record<Figurslag, (figur: Figurgrunnlag) => Figurtekst> = {
  utvikling: utviklingstekst,
  endring: endringstekst,
  kjonn: kjonnstekst,
  hovedgrupper: hovedgruppetekst,
  sammensetning: sammensetningstekst,
  sosken: soskentekst,
  bevegelser: bevegelsestekst,
};

/** What the words of a figure depend on. */
export interface Figurgrunnlag {
  emne: Emne;
  grunnlag: Grunnlag;
  /** «deltakere i arbeidstrening» */
  personer: string;
  /** «arbeidstrening», a group as «tiltaksgruppen …» */
  hele: string;
}

/** Title, subtitle and description in words for a figure about a subject, as of the month of the comparison. */
export function figurtekst(slag: Figurslag, emne: Emne, grunnlag: Grunnlag): Figurtekst {
  const personer = deltakere(formerFor(grunnlag.register, emne));
  const hele = helhet(grunnlag.register, emne);
  const found = TEKSTER[slag]({ emne, grunnlag, personer, hele });
  const [undertittel = [], tittel = [], beskrivelse = []] = settArstall(
    [found.undertittel, found.tittel, found.beskrivelse],
    grunnlag.maned,
  );
  return { tittel, undertittel, beskrivelse };
}
