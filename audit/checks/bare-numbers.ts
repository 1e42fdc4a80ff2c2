import { withoutTexts } from '../readers/own-words.ts';
import { nearest, type Element } from '../page/document.ts';
import { placeIn, withoutMarks, type PageSentence } from '../page/sentence.ts';
import { withoutName } from '../truth/names.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';
import { NUMBER_WORDS } from '../truth/numbers.ts';

/** The places where every number must be traced, by the value of `data-tekst`. */
const TEXT_PLACES = ['overskrift', 'nokkeltall', 'sammendrag', 'figurtekst', 'merknad', 'sitat'];

/** Number words that state an amount nobody can trace. */
const QUANTITY_WORD =
  'dusin|halvparten|doblet|dobbelt|dobling|firedoblet|tredoblet|tredobbelt|tredel|fjerdedel|hundre|tusen|million';
/** A share in words, which is held against the share in digits beside it among the news. */
const SHARE_IN_WORDS =
  /(?<!\p{L})(?:hver (?:femte|tiende|tjuende)|(?:to|tre) (?:tredeler|firedeler)|en (?:tredel|firedel)|halvparten|fire av fem|(?:én|to|tre|fire|fem|seks|sju|åtte|ni) av ti)(?!\p{L})/giu;
const WORD = new RegExp(`(?<!\\p{L})(${NUMBER_WORDS.join('|')}|${QUANTITY_WORD})(?!\\p{L})`, 'iu');

/** Expressions that hold a number but state none of the report's. */
const FIXED = [
  /færre enn fire/giu,
  /under fire/giu,
  /§\s*\d+(-\d+)?/gu,
  /\b(WCAG|CC BY|CC0|ISO|RFC)[\s\u00a0]?[\d.-]+/gu,
];

/** No digit and no number word stands outside `<data>` and `<time>` in headings, key figures, summaries, captions and notes. */
export function checkBareNumbers(page: AuditedPage, context: AuditContext): void {
  for (const element of page.elements) {
    const { 'data-tekst': place } = element.attr;
    if (place !== undefined && !TEXT_PLACES.includes(place))
      reportAt({ page, context }, element, 'tekststed', `ukjent data-tekst="${place}"`);
  }
  for (const sentence of page.sentences) {
    const place = nearest(sentence.block, isTextPlace);
    if (!place) continue;
    let text = withoutTexts(withoutName(withoutMarks(sentence), context.names), context.own);
    for (const fast of FIXED) text = text.replace(fast, (match) => ' '.repeat(match.length));
    const match = /\d[\d\u00a0.,]*/.exec(text) ?? wordMatch(text, place);
    if (match)
      reportAt(
        { page, context },
        placeIn(sentence, match.index),
        'bart-tall',
        `«${match[0]}» uten spor i «${clean(sentence)}»`,
        'tallet i <data> eller <time>',
      );
  }
}

function isTextPlace(element: Element): boolean {
  return (
    element.attr['data-tekst'] !== undefined ||
    element.navn === 'h1' ||
    element.navn === 'figcaption'
  );
}

function wordMatch(text: string, place: Element): RegExpExecArray | null {
  if (place.attr['data-tekst'] === undefined) return null;
  return WORD.exec(text.replace(SHARE_IN_WORDS, (word) => ' '.repeat(word.length)));
}

function clean({ tekst }: PageSentence): string {
  return tekst.replace(/[ \n\t]+/g, ' ').trim();
}
