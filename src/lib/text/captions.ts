import { cells, keyFor, type Subject, type FactContext } from '../facts/context.ts';
import type { FigureKind } from '../domain/contract.ts';
import { yearOf } from '../domain/maned.ts';
import { participants, formsFor, wholeName } from './forms.ts';
import { movementText, compositionText, siblingsText } from './captions-parts.ts';
import { changeText } from './captions-change.ts';
import { hovedgruppeText, kjonnText, developmentText } from './captions-time.ts';
import type { FigureContext, Caption } from './words.ts';
import { capitalizePhrase, spellSmallNumbers, withYears, withNeededYears } from './phrase.ts';

/** What each kind of figure says about a subject. */
const TEXTS: Record<FigureKind, (figure: FigureContext) => Caption> = {
  utvikling: developmentText,
  endring: changeText,
  kjonn: kjonnText,
  hovedgrupper: hovedgruppeText,
  sammensetning: compositionText,
  sosken: siblingsText,
  bevegelser: movementText,
};

/** Title, subtitle and description in words for a figure about a subject, as of the month of the comparison. */
export function figureText(kind: FigureKind, emne: Subject, grunnlag: FactContext): Caption {
  const persons = participants(formsFor(grunnlag.register, emne));
  const whole = wholeName(grunnlag.register, emne);
  const found = TEXTS[kind]({ emne, grunnlag, persons, whole });
  const [subtitle = [], description = []] = withNeededYears(
    [found.subtitle, found.description],
    grunnlag.maned,
  );
  // With its own year: a title is read without the subtitle too.
  const [own = []] = withNeededYears([spellSmallNumbers(found.tittel)], grunnlag.maned);
  const tittel = capitalizePhrase(own);
  if (!spansYears(kind, emne, grunnlag)) return { tittel, subtitle, description };
  // «(mars)» could be of any year.
  return { tittel, subtitle, description: withYears(description) };
}

/** Figures of one month, or of the change to it. */
const OF_ONE_MONTH: FigureKind[] = ['sammensetning', 'bevegelser'];

/** True when a figure over time begins in an earlier year than it ends in. */
function spansYears(kind: FigureKind, subject: Subject, context: FactContext): boolean {
  const first = cells(context, keyFor(subject))[0];
  if (!first || OF_ONE_MONTH.includes(kind)) return false;
  return yearOf(first.maned) !== yearOf(context.maned);
}
