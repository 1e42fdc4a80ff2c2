/** Text of the editor's own: how its numbers are written, and what it may not claim. */

/** A plain or narrow space that separates thousands. */
const THOUSANDS_SEPARATOR = /(?<=\d)[ \u202f](?=\d{3}(?!\d))/g;
const HARD_THOUSANDS_SEPARATOR = /(?<=\d)\u00a0(?=\d{3}(?!\d))/g;

/** What an editor wrote, with its numbers as the site writes its own: a line never breaks inside «4 018». */
export function withThousandsSeparator(text: string): string {
  return text.replace(THOUSANDS_SEPARATOR, '\u00a0');
}

/** The same with plain spaces: a text that has been read once may be read again. */
export function withoutThousandsSeparator(text: string): string {
  return text.replace(HARD_THOUSANDS_SEPARATOR, ' ');
}

/** Something a text of the editor's own may not tell, and where in the text it stands. */
export interface Claim {
  /** `tall` is a count or a share of people, `skjult` a word of what the source hides. */
  slag: 'tall' | 'skjult';
  ord: string;
  indeks: number;
}

/** What is known of a text beforehand. */
export interface TextKind {
  /** Names the text may use whole, whatever is in them. */
  navn: readonly string[];
  /** True where the text is a form of the name: it always stands in a sentence about participants, and may use the name's words. */
  form: boolean;
}

const NUMBER_PART =
  'null|én|ett|to|tretten|tretti|tredve|tre|fire|femten|femti|fem|seksten|seksti|seks|sju|syv|åtti|åtte|nitten|nitti|ni|' +
  'tjue|tyve|ti|elleve|tolv|fjorten|sytten|sytti|atten|førti|hundre|tusen|million(?:er)?|milliard(?:er)?';
/** Words of nothing but parts of numbers, but not «en» and «og» alone: «tjueto», «femogtyve», «hundreogti». */
const NUMBER_WORD = `(?<![\\p{L}-])(?!(?:en|og)+(?!\\p{L}))(?:${NUMBER_PART}|en|og)+(?!\\p{L})`;
const QUANTITY_WORD =
  '(?<!\\p{L})(?:et\\s+par|dusin(?:vis)?|snes(?:evis)?|titalls|hundrevis|hundretalls|tusenvis|tusentalls|begge)(?!\\p{L})';
const DIGITS = '\\p{N}+(?:[ .\\u00a0\\u202f]\\p{N}{3}(?!\\p{N}))*(?:[,.]\\p{N}+)?';
const NUMBER = `(?:${DIGITS}|${NUMBER_WORD}|${QUANTITY_WORD})`;

const PEOPLE =
  /\p{L}*delta[kg]er\p{L}*|(?<!\p{L})(?:\p{L}+)?person(?!lig|al|ell|vern)\p{L}*|\p{L}*kvinne\p{L}*|(?<!\p{L})(?:menn|mann)(?:en|ene|lig\p{L}*)?(?!\p{L})|arbeidss[øo]ker\p{L}*|\p{L}*ledige?(?!\p{L})|mennesk\p{L}*|(?<!\p{L})(?:unge|ungdommer|brukere)(?:ne)?(?!\p{L})|(?<!\p{L})av\s+(?:dem|disse)(?!\p{L})/iu;
const AMOUNT =
  /(?<![\p{L}-])(?:prosent\p{L}*|andel(?:en|er|ene)?|antall(?:et)?|tallet|deltakertall\p{L}*)(?!\p{L})|[%‰]/iu;
const FRACTION =
  /(?<!\p{L})(?:halvparten|halvdelen|(?:tre|tredje|fire|fjerde|fem|femte|seks|sjette|sju|sjuende|åtte|åttende|ni|niende|ti|tiende)del(?:er|en|ene)?|flertallet|mindretallet|majoriteten|hver\s+(?:annen|andre|tredje|fjerde|femte|sjette|sjuende|åttende|niende|tiende))(?!\p{L})/giu;

const HIDDEN =
  /(?<!\p{L})(?:u?skjerm(?:et|ede|es|er|ing\p{L}*)|skjul(?:t|te|tes|es|er|ingen?)|sladde\p{L}*|anonymiser\p{L}*|hemmelighold\p{L}*|prikk(?:et|ede|ing\p{L}*)|tilbakeholdt\p{L}*|stjerne(?:r|n|ne|merk\p{L}*)?)(?!\p{L})|[*\u2217\u204e\uff0a\ufe61\u22c6\u2605\u2606\u2722-\u274b\u2b50]/giu;
/** What is called so for another reason. */
const SHELTERED_WORK = /^\s+(?:virksomhet|bedrift|sektor|arbeid|enhet|tilbud|miljø|plass)/iu;

const PAY =
  '\\p{L}*(?:lønn|utgift|kostnad|stilling|arbeidstid|sats|beløp|tilskudd|støtte|grunnlag|refusjon|inntekt|ytelse|dagpenger|ufør|arbeidsevne|tiden)\\p{L}*';
const PROPERTY =
  '(?:(?:den|det|de|en|et|full|hele|siste|første|neste|nye|ulike|forskjellige|like|andre|sammenhengende|påfølgende|ordinær\\p{L}*|brutto\\p{L}*|avtalt\\p{L}*|nedsatt|samlet|samlede|fast\\p{L}*|store)\\s+){0,3}';
const OF_PAY = `(?:\\s+av)?\\s+${PROPERTY}${PAY}`;
const MANED = 'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember';
/** What may be counted in a sentence about people: time, money, shares of pay and work, and the parts of a scheme. */
const UNIT = [
  '(?:halv|skole)?år(?:s|et|ene)?(?!\\p{L})',
  '-?årig\\p{L}*',
  '(?:måned|uke|virkedag|dag|time|minutt|kvartal|semest[er]{2}|døgn)(?:e|er|ers|r|rs|s|n|en|ne|ene)?(?!\\p{L})',
  '(?:kroner|kr|øre|G|grunnbeløp\\p{L}*)(?!\\p{L})',
  `(?:prosents?|%)${OF_PAY}`,
  `(?:${FRACTION.source})${OF_PAY}`,
  '-tallet',
  'del(?:er|en|ene)?(?!\\p{L})',
  `\\.?\\s*(?:${MANED})(?!\\p{L})`,
  '\\p{L}*(?:gruppe|slag|type|form|fase|trinn|kurs|tiltak|måte|vilkår|krav|ordning|mål|fylke|kommune|land|nivå|område|fag|modul|samling|samtale|møte|gang|ledd|arbeidsgiver|bedrift|virksomhet|kjønn|part|mentor|jobb|rolle|løp|omgang|grunn|tilbud|forsøk|periode|virkemid(?:del|ler)|poeng|klasse|veileder|side|pause)(?:e|er|et|en|ene|n|r|ne|a)?(?!\\p{L})',
].join('|');
const FURTHER = `(?:\\s*(?:[–-]|til|og|eller|av|av\\s+de|\\s)\\s*(?:${NUMBER}|flere))*`;
const AFTER = new RegExp(`^${FURTHER}(?:\\s*-?)\\s*${PROPERTY}(?:${UNIT})`, 'iu');

const RUN = `(?:${DIGITS}(?:\\s*[a-z])?\\s*(?:,|og|til|eller|[–-])\\s*)*`;
/** References to a law or to a page, and ages. */
const BEFORE = new RegExp(
  `(?:§+|(?<!\\p{L})(?:kapit(?:tel|lene)|kap\\.|artikkel|nr\\.?|nummer|side|punkt|pkt\\.|ledd|bokstav|vg|forskrift|vedlegg|trinn|fase|nivå|fylt|fylte|fyller|alderen?(?:\\s+(?:fra|mellom))?))\\s*${RUN}$`,
  'iu',
);
const YEAR_BEFORE = new RegExp(
  `(?<!\\p{L})(?:i|for|perioden|fra|siden|med|til|før|etter|innen|år|av|og|våren|sommeren|høsten|${MANED})\\s+$|(?:19|20)\\p{N}{2}\\s*[–-]\\s*$|\\($`,
  'iu',
);
const DATE = /^\p{N}{1,2}\.\s?\p{N}{1,2}\.\s?\p{N}{4}|^\p{N}{4}-\p{N}{2}(?:-\p{N}+)*/u;

/**
 * What a text tells that only the reports may tell: a number, in digits or words, or a share, in a sentence about people;
 * and any word of what the source hides. Durations, ages, years, sums of money, shares of pay, parts of a scheme and
 * references to law are no such numbers.
 */
export function findClaims(text: string, kind: TextKind): Claim[] {
  const free = nameRanges(text, kind.navn);
  return sentences(text).flatMap(({ fra, til }) => {
    const sentence = text.slice(fra, til);
    const finding = [
      ...hiddenWord(sentence),
      ...numberAboutPeople(sentence, kind.form, (i) => free(fra + i)),
    ];
    return finding
      .map((one) => ({ ...one, indeks: fra + one.indeks }))
      .filter(({ indeks, ord }) => !free(indeks) && !(kind.form && isInName(ord, kind.navn)));
  });
}

/** Sentences end before a capital letter, and at the end of a paragraph. */
function sentences(text: string): { fra: number; til: number }[] {
  const ends = [...text.matchAll(/[.!?…][»")]*\s+(?=[«"(]?\p{Lu})|\n\s*\n/gu)].map(
    (match) => match.index + match[0].length,
  );
  return [0, ...ends].map((fra, i) => ({ fra, til: ends[i] ?? text.length }));
}

function hiddenWord(sentence: string): Claim[] {
  return [...sentence.matchAll(HIDDEN)]
    .filter(({ 0: word, index }) => {
      const sheltered = SHELTERED_WORK.test(sentence.slice(index + word.length));
      return !(sheltered && /^skjerme/iu.test(word));
    })
    .map(({ 0: ord, index }) => ({ slag: 'skjult', ord, indeks: index }));
}

/** The first number, or share, of a sentence about people. */
function numberAboutPeople(
  sentence: string,
  aboutPeople: boolean,
  free: (index: number) => boolean,
): Claim[] {
  const people = aboutPeople || PEOPLE.test(sentence);
  const number = [...sentence.matchAll(new RegExp(NUMBER, 'giu'))].find(
    ({ 0: word, index }) => !free(index) && !isAllowed(sentence, index, word),
  );
  const fraction = [...sentence.matchAll(FRACTION)].find(
    ({ 0: word, index }) =>
      !new RegExp(`^${OF_PAY}`, 'iu').test(sentence.slice(index + word.length)),
  );
  const finding = people
    ? (number ?? fraction)
    : AMOUNT.test(sentence) || fraction
      ? number
      : undefined;
  return finding ? [{ slag: 'tall', ord: finding[0], indeks: finding.index }] : [];
}

function isAllowed(sentence: string, index: number, word: string): boolean {
  const before = sentence.slice(0, index);
  const after = sentence.slice(index + word.length);
  if (AFTER.test(after) || BEFORE.test(before) || isInDate(sentence, index)) return true;
  const yearNumber =
    /^(?:19|20)\p{N}{2}$/u.test(word) &&
    (YEAR_BEFORE.test(before) || /^\s*[–-]\s*(?:19|20)\p{N}{2}(?!\p{N})/u.test(after));
  return yearNumber && !new RegExp(`^\\s+${PROPERTY}(?:${PEOPLE.source})`, 'iu').test(after);
}

function isInDate(sentence: string, index: number): boolean {
  const start = /[\p{N}.-]*$/u.exec(sentence.slice(0, index))?.index ?? index;
  const date = DATE.exec(sentence.slice(start));
  return date !== null && start + date[0].length > index;
}

/** Tells whether a place of the text is inside one of the names. */
function nameRanges(text: string, name: readonly string[]): (index: number) => boolean {
  const lower = text.toLowerCase();
  const ranges = name.flatMap((one) => {
    const match: [number, number][] = [];
    const sought = one.toLowerCase();
    for (let i = lower.indexOf(sought); i >= 0 && sought !== ''; i = lower.indexOf(sought, i + 1))
      match.push([i, i + sought.length]);
    return match;
  });
  return (index) => ranges.some(([from, to]) => index >= from && index < to);
}

function isInName(word: string, name: readonly string[]): boolean {
  return name.some((one) =>
    one
      .toLowerCase()
      .split(/[^\p{L}\p{N}*]+/u)
      .includes(word.toLowerCase()),
  );
}
