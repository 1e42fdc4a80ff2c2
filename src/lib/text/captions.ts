import { celler, nokkelFor, type Emne, type Grunnlag } from '../facts/context.ts';
import { arOf } from '../domain/maned.ts';
import { deltakere, formerFor, helhet } from './forms.ts';
import { bevegelsestekst, sammensetningstekst, soskentekst } from './captions-parts.ts';
import { endringstekst } from './captions-change.ts';
import { hovedgruppetekst, kjonnstekst, utviklingstekst } from './captions-time.ts';
import type { Figurgrunnlag, Figurtekst } from './caption-words.ts';
import { medArstall, settArstall } from './phrase.ts';

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

/** Title, subtitle and description in words for a figure about a subject, as of the month of the comparison. */
export function figurtekst(slag: Figurslag, emne: Emne, grunnlag: Grunnlag): Figurtekst {
  const personer = deltakere(formerFor(grunnlag.register, emne));
  const hele = helhet(grunnlag.register, emne);
  const found = TEKSTER[slag]({ emne, grunnlag, personer, hele });
  const [undertittel = [], tittel = [], beskrivelse = []] = settArstall(
    [found.undertittel, found.tittel, found.beskrivelse],
    grunnlag.maned,
  );
  if (!spansYears(slag, emne, grunnlag)) return { tittel, undertittel, beskrivelse };
  // «(mars)» could be of any year.
  return { tittel: medArstall(tittel), undertittel, beskrivelse: medArstall(beskrivelse) };
}

/** Figures of one month, or of the change to it. */
const OF_ONE_MONTH: Figurslag[] = ['sammensetning', 'bevegelser'];

/** True when a figure over time begins in an earlier year than it ends in. */
function spansYears(slag: Figurslag, emne: Emne, grunnlag: Grunnlag): boolean {
  const first = celler(grunnlag, nokkelFor(emne))[0];
  if (!first || OF_ONE_MONTH.includes(slag)) return false;
  return arOf(first.maned) !== arOf(grunnlag.maned);
}
