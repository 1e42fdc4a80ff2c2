import { nermeste, type Element } from '../page/document.ts';
import { stedI, utenMerker, type Setning } from '../page/sentence.ts';
import { utenNavn } from '../names.ts';
import { meldVed, type Sak, type Side } from '../context.ts';
import { TALLORD } from '../truth/numbers.ts';

/** The places where every number must be traced, by the value of `data-tekst`. */
export const TEKSTSTEDER = ['overskrift', 'nokkeltall', 'sammendrag', 'figurtekst', 'merknad'];

/** Number words that state an amount nobody can trace. */
const MENGDEORD =
  'dusin|halvparten|doblet|dobbelt|dobling|firedoblet|tredoblet|tredobbelt|tredel|fjerdedel|hundre|tusen|million';
/** A share in words, which is held against the share in digits beside it among the news. */
const SHARE_IN_WORDS =
  /(?<!\p{L})(?:hver (?:femte|tiende|tjuende)|(?:to|tre) (?:tredeler|firedeler)|en (?:tredel|firedel)|halvparten|fire av fem|(?:én|to|tre|fire|fem|seks|sju|åtte|ni) av ti)(?!\p{L})/giu;
const ORD = new RegExp(`(?<!\\p{L})(${TALLORD.join('|')}|${MENGDEORD})(?!\\p{L})`, 'iu');

/** Expressions that hold a number but state none of the report's. */
const FASTE = [
  /færre enn fire/giu,
  /under fire/giu,
  /§\s*\d+(-\d+)?/gu,
  /\b(WCAG|CC BY|CC0|ISO|RFC)[\s\u00a0]?[\d.-]+/gu,
];

/** No digit and no number word stands outside `<data>` and `<time>` in headings, key figures, summaries, captions and notes. */
export function sjekkBartall(side: Side, sak: Sak): void {
  for (const element of side.elementer) {
    const { 'data-tekst': sted } = element.attr;
    if (sted !== undefined && !TEKSTSTEDER.includes(sted))
      meldVed({ side, sak }, element, 'tekststed', `ukjent data-tekst="${sted}"`);
  }
  for (const setning of side.setninger) {
    const sted = nermeste(setning.blokk, erTekststed);
    if (!sted) continue;
    let tekst = utenNavn(utenMerker(setning), sak.navn);
    for (const fast of FASTE) tekst = tekst.replace(fast, (treff) => ' '.repeat(treff.length));
    const treff = /\d[\d\u00a0.,]*/.exec(tekst) ?? ordTreff(tekst, sted);
    if (treff)
      meldVed(
        { side, sak },
        stedI(setning, treff.index),
        'bart-tall',
        `«${treff[0]}» uten spor i «${rent(setning)}»`,
        'tallet i <data> eller <time>',
      );
  }
}

function erTekststed(element: Element): boolean {
  return (
    element.attr['data-tekst'] !== undefined ||
    element.navn === 'h1' ||
    element.navn === 'figcaption'
  );
}

function ordTreff(tekst: string, sted: Element): RegExpExecArray | null {
  if (sted.attr['data-tekst'] === undefined) return null;
  return ORD.exec(tekst.replace(SHARE_IN_WORDS, (ord) => ' '.repeat(ord.length)));
}

function rent({ tekst }: Setning): string {
  return tekst.replace(/[ \n\t]+/g, ' ').trim();
}
