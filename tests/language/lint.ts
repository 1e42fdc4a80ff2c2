/** Something in a text that house style does not allow. */
export interface LanguageFault {
  regel: string;
  /** What matched. */
  match: string;
  /** The text around it. */
  excerpt: string;
}

interface Rule {
  id: string;
  pattern: RegExp;
  /** A sentence that matches this as well is let through. */
  except?: RegExp;
}

const MANEDER =
  'Januar|Februar|Mars|April|Mai|Juni|Juli|August|September|Oktober|November|Desember';

const RULES: Rule[] = [
  {
    id: 'mer-mindre-personer',
    pattern: /\b(?:mer|mindre) (?:deltakere|kvinner|menn|personer|arbeidssøkere)\b/giu,
  },
  {
    id: 'entall',
    pattern: /(?<![\d\u00a0,.])1 (?:deltakere|personer|arbeidssøkere|kvinner|måneder)\b/gu,
  },
  { id: 'mellomrom-i-tall', pattern: /(?<!\d)\d{1,3} \d{3}(?!\d)/gu },
  { id: 'tall-uten-mellomrom', pattern: /(?<![\d,.-])(?!(?:19|20)\d\d\b)\d{4,}/gu },
  { id: 'desimalpunktum', pattern: /(?<!WCAG )\d\.\d/gu },
  { id: 'prosenttegn', pattern: /\d(?: |)%/gu },
  { id: 'minus', pattern: /(?<![\p{L}\d])-\d/gu },
  {
    id: 'stor-maned',
    pattern: new RegExp(`(?<=[\\p{L}\\d,;] )(?:${MANEDER})\\b`, 'gu'),
  },
  {
    id: 'prosent-for-prosentpoeng',
    pattern:
      /andelen (?:har )?(?:økt?e?|steg|gått ned|gikk ned|falt) med [\d,]+ prosent(?!poeng)/giu,
  },
  {
    id: 'arsak',
    pattern:
      /\b(?:skyldes|som følge av|på grunn av|grunnet|takket være|dermed|førte til|bidro til|årsak\w*|fordi|derfor|siden det)\b/giu,
    except: /skjermet(?! virksomhet)|ingen figur$|kontrolleres mot seg selv/u,
  },
  { id: 'signifikans', pattern: /signifikan\p{L}*/giu },
  { id: 'telledato', pattern: /ved utgangen av/giu },
  // A page is read for years: months and years by name.
  { id: 'tidsord', pattern: /(?<!\p{L})(?:i fjor|i år|så langt|nå)(?!\p{L})/giu },
  // Words of a desk that thinks in categories.
  {
    id: 'ordvalg',
    pattern:
      /\b(?:et slag|slag sum)\b|alene i (?:tiltaks)?gruppen|rader er fraværende|som et for |fører til resten|Uten fører/giu,
  },
  { id: 'kyrillisk', pattern: /\p{Script=Cyrillic}+/gu },
  { id: 'mellomrom', pattern: /\S {2,}\S| [.,;:!?]|\( | \)/gu },
  { id: 'tegn', pattern: /\.\.|,,|,\.|\.,/gu },
  {
    id: 'ufylt',
    pattern: /undefined|NaN|(?<!\b(?:på|som|og|[Oo]gså|er|verdien) )\bnull\b|\[object|Infinity/gu,
  },
];

/**
 * Every place where Norwegian prose breaks the house style: a pure function of the text, for one sentence or a whole
 * page's running text. Tables, code and file names are not prose.
 */
export function lintBokmal(text: string): LanguageFault[] {
  return RULES.flatMap(({ id, pattern, except }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const excerpt = sentenceAround(text, match.index);
      if (except?.test(excerpt)) return [];
      return [{ regel: id, match: match[0], excerpt }];
    }),
  );
}

/** The sentence a place is in, with its neighbours: a reason may stand one sentence away. */
function sentenceAround(text: string, index: number): string {
  const start = text.lastIndexOf('. ', Math.max(0, text.lastIndexOf('. ', index) - 1)) + 1;
  const end = text.indexOf('. ', index);
  return text.slice(Math.max(0, start), end === -1 ? undefined : end + 1).trim();
}
