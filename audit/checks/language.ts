import { nearest } from '../page/document.ts';
import { placeIn, type PageSentence } from '../page/sentence.ts';
import { withoutName } from '../truth/names.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

/** What a sentence of the site never says, and the rule it breaks. */
const FAULT: [regel: string, uttrykk: RegExp][] = [
  ['mellomrom', /[ \n\t][,.;:!?)](?!\d)/u],
  ['mellomrom', /\([ \n\t]/u],
  ['fortegn-mellomrom', /[\u2212+][ \n\t\u00a0]+\d/u],
  ['tusenskille', /\d[ ,.\u202f]\d{3}(?!\d)/u],
  ['tusenskille', /(?<!\d)\d{5,}/u],
  ['desimaltegn', /\d\.\d/u],
  ['prosenttegn', /\d[ \n\t]*%|\d\u00a0?[ \n\t]+\u00a0?%/u],
  ['minustegn', /(?<![\p{L}\d])[-–]\d/u],
  ['mengdeord', /(?<!\p{L})(mer|mindre) (deltakere|kvinner|menn|personer)/iu],
  ['entall', /(?<![\d\u00a0,])1\u00a0?\s(deltakere|kvinner|menn|personer)/u],
  [
    'månedsnavn',
    /\p{Ll},? (Januar|Februar|Mars|April|Mai|Juni|Juli|August|September|Oktober|November|Desember)(?!\p{L})/u,
  ],
  [
    'årsak',
    /(?<!\p{L})(skyldes|skyldtes|som følge av|på grunn av|takket være|førte til|forårsaket)(?!\p{L})/iu,
  ],
  ['årsak', /(?<!\p{L})(signifikant|trolig|antakelig|sannsynligvis)(?!\p{L})/iu],
  ['skrifttegn', /\p{Script=Cyrillic}|\p{Script=Greek}|\ufffd/u],
];

/** The house's own words keep its style: spaces, signs, months, no causes, no letters from other scripts. */
export function checkLanguage(page: AuditedPage, context: AuditContext): void {
  for (const sentence of page.sentences) {
    if (!nearest(sentence.block, ({ attr }) => attr['data-tekst'] !== undefined)) continue;
    if (quoted(sentence)) continue;
    const text = withoutName(sentence.tekst, context.names);
    for (const [rule, expression] of FAULT) {
      const match = expression.exec(text);
      if (match)
        reportAt(
          { page, context },
          placeIn(sentence, match.index),
          rule,
          `«${match[0].replace(/\n/g, '↵')}» i «${sentence.tekst.replace(/\s+/g, ' ').trim()}»`,
        );
    }
  }
}

/** Words the house has from others, such as an editor's reason. */
function quoted({ block }: PageSentence): boolean {
  return nearest(block, ({ attr }) => attr['data-sitat'] !== undefined) !== undefined;
}
