/** Something in a text that house style does not allow. */
export interface Funn {
  regel: string;
  /** What matched. */
  treff: string;
  /** The text around it. */
  utdrag: string;
}

interface Regel {
  id: string;
  monster: RegExp;
  /** A sentence that matches this as well is let through. */
  unntatt?: RegExp;
}

const MANEDER =
  'Januar|Februar|Mars|April|Mai|Juni|Juli|August|September|Oktober|November|Desember';

const REGLER: Regel[] = [
  {
    id: 'mer-mindre-personer',
    monster: /\b(?:mer|mindre) (?:deltakere|kvinner|menn|personer|arbeidssøkere)\b/giu,
  },
  {
    id: 'entall',
    monster: /(?<![\d\u00a0,.])1 (?:deltakere|personer|arbeidssøkere|kvinner|måneder)\b/gu,
  },
  { id: 'mellomrom-i-tall', monster: /(?<!\d)\d{1,3} \d{3}(?!\d)/gu },
  { id: 'tall-uten-mellomrom', monster: /(?<![\d,.-])(?!(?:19|20)\d\d\b)\d{4,}/gu },
  { id: 'desimalpunktum', monster: /(?<!WCAG )\d\.\d/gu },
  { id: 'prosenttegn', monster: /\d(?: |)%/gu },
  { id: 'minus', monster: /(?<![\p{L}\d])-\d/gu },
  {
    id: 'stor-maned',
    monster: new RegExp(`(?<=[\\p{L}\\d,;] )(?:${MANEDER})\\b`, 'gu'),
  },
  {
    id: 'prosent-for-prosentpoeng',
    monster:
      /andelen (?:har )?(?:økt?e?|steg|gått ned|gikk ned|falt) med [\d,]+ prosent(?!poeng)/giu,
  },
  {
    id: 'arsak',
    monster:
      /\b(?:skyldes|som følge av|på grunn av|grunnet|takket være|dermed|førte til|bidro til|årsak\w*|fordi|derfor|siden det)\b/giu,
    unntatt: /skjermet(?! virksomhet)|ingen figur$|kontrolleres mot seg selv/u,
  },
  { id: 'signifikans', monster: /signifikan\p{L}*/giu },
  { id: 'telledato', monster: /ved utgangen av/giu },
  // A page is read for years: months and years by name.
  { id: 'tidsord', monster: /(?<!\p{L})(?:i fjor|i år|så langt|nå)(?!\p{L})/giu },
  { id: 'kyrillisk', monster: /\p{Script=Cyrillic}+/gu },
  { id: 'mellomrom', monster: /\S {2,}\S| [.,;:!?]|\( | \)/gu },
  { id: 'tegn', monster: /\.\.|,,|,\.|\.,/gu },
  {
    id: 'ufylt',
    monster: /undefined|NaN|(?<!\b(?:på|som|og|[Oo]gså|er|verdien) )\bnull\b|\[object|Infinity/gu,
  },
];

/**
 * Every place where Norwegian prose breaks the house style: a pure function of the text, for one sentence or a whole
 * page's running text. Tables, code and file names are not prose.
 */
export function lintBokmal(text: string): Funn[] {
  return REGLER.flatMap(({ id, monster, unntatt }) =>
    [...text.matchAll(monster)].flatMap((match) => {
      const utdrag = sentenceAround(text, match.index);
      if (unntatt?.test(utdrag)) return [];
      return [{ regel: id, treff: match[0], utdrag }];
    }),
  );
}

/** The sentence a place is in, with its neighbours: a reason may stand one sentence away. */
function sentenceAround(text: string, index: number): string {
  const start = text.lastIndexOf('. ', Math.max(0, text.lastIndexOf('. ', index) - 1)) + 1;
  const end = text.indexOf('. ', index);
  return text.slice(Math.max(0, start), end === -1 ? undefined : end + 1).trim();
}
