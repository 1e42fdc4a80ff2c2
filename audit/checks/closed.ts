import forms from '../grammar/forms.json' with { type: 'json' };
import shapes from '../grammar/shapes.json' with { type: 'json' };
import { Language, shapeTokens, tokensOf } from '../grammar/windows.ts';
import type { Formed } from './closed-forms.ts';
import { placeOf } from '../page/document.ts';
import type { AuditContext } from './context.ts';

const WORDS = new Language(forms, 3, tokensOf);
const SHAPES = new Language(shapes, 2, shapeTokens);

/** Reports what no form of its place has: words by rule `ordlyd`, elements and parts of files by rule `form`. True for what is known. */
export function checkFormed(
  { what, place, forms: [withNames, plain], fil, at }: Formed,
  context: AuditContext,
): boolean {
  const language = what === 'words' ? WORDS : SHAPES;
  const unknown = language.unknown(place, withNames);
  if (unknown === undefined) return true;
  if (plain !== withNames && language.unknown(place, plain) === undefined) return true;
  context.report({
    fil,
    sted: placeOf(at),
    regel: what === 'words' ? 'ordlyd' : 'form',
    found: `«${unknown.trim()}» i «${plain}» (${place})`,
  });
  return false;
}
