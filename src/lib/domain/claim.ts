/** Something a text of the editor's own may not tell, and where in the text it stands. */
export interface Pastand {
  /** `tall` is a count or a share of people, `skjult` a word of what the source hides. */
  slag: 'tall' | 'skjult';
  ord: string;
  indeks: number;
}

/** What is known of a text beforehand. */
export interface Tekstslag {
  /** Names the text may use whole, whatever is in them. */
  navn: readonly string[];
  /** True where the text is a form of the name: it always stands in a sentence about participants, and may use the name's words. */
  form: boolean;
}

const TALLDEL =
  'null|én|ett|to|tretten|tretti|tredve|tre|fire|femten|femti|fem|seksten|seksti|seks|sju|syv|åtti|åtte|nitten|nitti|ni|' +
  'tjue|tyve|ti|elleve|tolv|fjorten|sytten|sytti|atten|førti|hundre|tusen|million(?:er)?|milliard(?:er)?';
/** Words of nothing but parts of numbers, but not «en» and «og» alone: «tjueto», «femogtyve», «hundreogti». */
const TALLORD = `(?<![\\p{L}-])(?!(?:en|og)+(?!\\p{L}))(?:${TALLDEL}|en|og)+(?!\\p{L})`;
const MENGDEORD =
  '(?<!\\p{L})(?:et\\s+par|dusin(?:vis)?|snes(?:evis)?|titalls|hundrevis|hundretalls|tusenvis|tusentalls|begge)(?!\\p{L})';
const SIFRE = '\\p{N}+(?:[ .\\u00a0\\u202f]\\p{N}{3}(?!\\p{N}))*(?:[,.]\\p{N}+)?';
const TALL = `(?:${SIFRE}|${TALLORD}|${MENGDEORD})`;

const FOLK =
  /\p{L}*delta[kg]er\p{L}*|(?<!\p{L})(?:\p{L}+)?person(?!lig|al|ell|vern)\p{L}*|\p{L}*kvinne\p{L}*|(?<!\p{L})(?:menn|mann)(?:en|ene|lig\p{L}*)?(?!\p{L})|arbeidss[øo]ker\p{L}*|\p{L}*ledige?(?!\p{L})|mennesk\p{L}*|(?<!\p{L})(?:unge|ungdommer|brukere)(?:ne)?(?!\p{L})|(?<!\p{L})av\s+(?:dem|disse)(?!\p{L})/iu;
const MENGDE =
  /(?<![\p{L}-])(?:prosent\p{L}*|andel(?:en|er|ene)?|antall(?:et)?|tallet|deltakertall\p{L}*)(?!\p{L})|[%‰]/iu;
const BROK =
  /(?<!\p{L})(?:halvparten|halvdelen|(?:tre|tredje|fire|fjerde|fem|femte|seks|sjette|sju|sjuende|åtte|åttende|ni|niende|ti|tiende)del(?:er|en|ene)?|flertallet|mindretallet|majoriteten|hver\s+(?:annen|andre|tredje|fjerde|femte|sjette|sjuende|åttende|niende|tiende))(?!\p{L})/giu;

const SKJULT =
  /(?<!\p{L})(?:u?skjerm(?:et|ede|es|er|ing\p{L}*)|skjul(?:t|te|tes|es|er|ingen?)|sladde\p{L}*|anonymiser\p{L}*|hemmelighold\p{L}*|prikk(?:et|ede|ing\p{L}*)|tilbakeholdt\p{L}*|stjerne(?:r|n|ne|merk\p{L}*)?)(?!\p{L})|[*\u2217\u204e\uff0a\ufe61\u22c6\u2605\u2606\u2722-\u274b\u2b50]/giu;
/** What is called so for another reason. */
const SKJERMET_VIRKSOMHET = /^\s+(?:virksomhet|bedrift|sektor|arbeid|enhet|tilbud|miljø|plass)/iu;

const LONN =
  '\\p{L}*(?:lønn|utgift|kostnad|stilling|arbeidstid|sats|beløp|tilskudd|støtte|grunnlag|refusjon|inntekt|ytelse|dagpenger|ufør|arbeidsevne|tiden)\\p{L}*';
const EGENSKAP =
  '(?:(?:den|det|de|en|et|full|hele|siste|første|neste|nye|ulike|forskjellige|like|andre|sammenhengende|påfølgende|ordinær\\p{L}*|brutto\\p{L}*|avtalt\\p{L}*|nedsatt|samlet|samlede|fast\\p{L}*|store)\\s+){0,3}';
const AV_LONN = `(?:\\s+av)?\\s+${EGENSKAP}${LONN}`;
const MANED = 'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember';
/** What may be counted in a sentence about people: time, money, shares of pay and work, and the parts of a scheme. */
const ENHET = [
  '(?:halv|skole)?år(?:s|et|ene)?(?!\\p{L})',
  '-?årig\\p{L}*',
  '(?:måned|uke|virkedag|dag|time|minutt|kvartal|semest[er]{2}|døgn)(?:e|er|ers|r|rs|s|n|en|ne|ene)?(?!\\p{L})',
  '(?:kroner|kr|øre|G|grunnbeløp\\p{L}*)(?!\\p{L})',
  `(?:prosents?|%)${AV_LONN}`,
  `(?:${BROK.source})${AV_LONN}`,
  '-tallet',
  'del(?:er|en|ene)?(?!\\p{L})',
  `\\.?\\s*(?:${MANED})(?!\\p{L})`,
  '\\p{L}*(?:gruppe|slag|type|form|fase|trinn|kurs|tiltak|måte|vilkår|krav|ordning|mål|fylke|kommune|land|nivå|område|fag|modul|samling|samtale|møte|gang|ledd|arbeidsgiver|bedrift|virksomhet|kjønn|part|mentor|jobb|rolle|løp|omgang|grunn|tilbud|forsøk|periode|virkemid(?:del|ler)|poeng|klasse|veileder|side|pause)(?:e|er|et|en|ene|n|r|ne|a)?(?!\\p{L})',
].join('|');
const VIDERE = `(?:\\s*(?:[–-]|til|og|eller|av|av\\s+de|\\s)\\s*(?:${TALL}|flere))*`;
const ETTER = new RegExp(`^${VIDERE}(?:\\s*-?)\\s*${EGENSKAP}(?:${ENHET})`, 'iu');

const REKKE = `(?:${SIFRE}(?:\\s*[a-z])?\\s*(?:,|og|til|eller|[–-])\\s*)*`;
/** References to a law or to a page, and ages. */
const FORAN = new RegExp(
  `(?:§+|(?<!\\p{L})(?:kapit(?:tel|lene)|kap\\.|artikkel|nr\\.?|nummer|side|punkt|pkt\\.|ledd|bokstav|vg|forskrift|vedlegg|trinn|fase|nivå|fylt|fylte|fyller|alderen?(?:\\s+(?:fra|mellom))?))\\s*${REKKE}$`,
  'iu',
);
const AR_FORAN = new RegExp(
  `(?<!\\p{L})(?:i|for|perioden|fra|siden|med|til|før|etter|innen|år|av|og|våren|sommeren|høsten|${MANED})\\s+$|(?:19|20)\\p{N}{2}\\s*[–-]\\s*$|\\($`,
  'iu',
);
const DATO = /^\p{N}{1,2}\.\s?\p{N}{1,2}\.\s?\p{N}{4}|^\p{N}{4}-\p{N}{2}(?:-\p{N}+)*/u;

/**
 * What a text tells that only the reports may tell: a number, in digits or words, or a share, in a sentence about people;
 * and any word of what the source hides. Durations, ages, years, sums of money, shares of pay, parts of a scheme and
 * references to law are no such numbers.
 */
export function finnPastander(tekst: string, slag: Tekstslag): Pastand[] {
  const fri = navneomrader(tekst, slag.navn);
  return setningene(tekst).flatMap(({ fra, til }) => {
    const setning = tekst.slice(fra, til);
    const funn = [...skjulteOrd(setning), ...tallOmFolk(setning, slag.form, (i) => fri(fra + i))];
    return funn
      .map((ett) => ({ ...ett, indeks: fra + ett.indeks }))
      .filter(({ indeks, ord }) => !fri(indeks) && !(slag.form && isInName(ord, slag.navn)));
  });
}

/** Sentences end before a capital letter, and at the end of a paragraph. */
function setningene(tekst: string): { fra: number; til: number }[] {
  const ender = [...tekst.matchAll(/[.!?…][»")]*\s+(?=[«"(]?\p{Lu})|\n\s*\n/gu)].map(
    (treff) => treff.index + treff[0].length,
  );
  return [0, ...ender].map((fra, i) => ({ fra, til: ender[i] ?? tekst.length }));
}

function skjulteOrd(setning: string): Pastand[] {
  return [...setning.matchAll(SKJULT)]
    .filter(({ 0: ord, index }) => {
      const virksomhet = SKJERMET_VIRKSOMHET.test(setning.slice(index + ord.length));
      return !(virksomhet && /^skjerme/iu.test(ord));
    })
    .map(({ 0: ord, index }) => ({ slag: 'skjult', ord, indeks: index }));
}

/** The first number, or share, of a sentence about people. */
function tallOmFolk(setning: string, omFolk: boolean, fri: (indeks: number) => boolean): Pastand[] {
  const folk = omFolk || FOLK.test(setning);
  const tall = [...setning.matchAll(new RegExp(TALL, 'giu'))].find(
    ({ 0: ord, index }) => !fri(index) && !isTillatt(setning, index, ord),
  );
  const brok = [...setning.matchAll(BROK)].find(
    ({ 0: ord, index }) => !new RegExp(`^${AV_LONN}`, 'iu').test(setning.slice(index + ord.length)),
  );
  const funn = folk ? (tall ?? brok) : MENGDE.test(setning) || brok ? tall : undefined;
  return funn ? [{ slag: 'tall', ord: funn[0], indeks: funn.index }] : [];
}

function isTillatt(setning: string, index: number, ord: string): boolean {
  const foran = setning.slice(0, index);
  const etter = setning.slice(index + ord.length);
  if (ETTER.test(etter) || FORAN.test(foran) || isInDato(setning, index)) return true;
  const arstall =
    /^(?:19|20)\p{N}{2}$/u.test(ord) &&
    (AR_FORAN.test(foran) || /^\s*[–-]\s*(?:19|20)\p{N}{2}(?!\p{N})/u.test(etter));
  return arstall && !new RegExp(`^\\s+${EGENSKAP}(?:${FOLK.source})`, 'iu').test(etter);
}

function isInDato(setning: string, index: number): boolean {
  const start = /[\p{N}.-]*$/u.exec(setning.slice(0, index))?.index ?? index;
  const dato = DATO.exec(setning.slice(start));
  return dato !== null && start + dato[0].length > index;
}

/** Tells whether a place of the text is inside one of the names. */
function navneomrader(tekst: string, navn: readonly string[]): (indeks: number) => boolean {
  const lower = tekst.toLowerCase();
  const omrader = navn.flatMap((ett) => {
    const treff: [number, number][] = [];
    const soker = ett.toLowerCase();
    for (let i = lower.indexOf(soker); i >= 0 && soker !== ''; i = lower.indexOf(soker, i + 1))
      treff.push([i, i + soker.length]);
    return treff;
  });
  return (indeks) => omrader.some(([fra, til]) => indeks >= fra && indeks < til);
}

function isInName(ord: string, navn: readonly string[]): boolean {
  return navn.some((ett) =>
    ett
      .toLowerCase()
      .split(/[^\p{L}\p{N}*]+/u)
      .includes(ord.toLowerCase()),
  );
}
