import { withoutName, type NameFinder } from '../truth/names.ts';
import { withoutMarks, type Mark, type PageSentence } from '../page/sentence.ts';

const UP =
  'økt|økte|øker|øke|økning|økningen|økninger|steg|steget|stiger|vokste|vokst|vekst|veksten|oppgang|oppgangen|opp|flere|høyere|større';
const DOWN =
  'nedgang|nedgangen|nedganger|falt|falle|faller|fall|fallet|sank|sunket|synker|minket|redusert|reduksjon|ned|færre|lavere|avtok|mindre';
const FLAT = 'uendret|like mange|likt|stabil|stabilt';

// «Færre enn fire» is the name of what is hidden, and «flere måneder» and «større prosentvis …» are no directions.
const WORD = new RegExp(
  `(?<!\\p{L})(?:(${UP})|(${DOWN})|(${FLAT}))(?!\\p{L})(?! enn fire| måneder| prosentvis)`,
  'giu',
);
/** What every one of them has, wherever it stands: looked for first, since it is found fast. */
const STEM = new RegExp(`${UP}|${DOWN}|${FLAT}`, 'iu');
const SEGMENT_SEPARATOR = /[,;:–]|(?<!\p{L})(?:mens|samtidig|og|men)(?!\p{L})/gu;

/** A word of direction in a sentence: what it says, its sign, and where it stands. */
export interface DirectionWord {
  ord: string;
  sign: number;
  fra: number;
  til: number;
}

/** Every word of direction in the sentence, marks and names («høyere utdanning») aside, in order. */
export function directionWords(sentence: PageSentence, name: NameFinder): DirectionWord[] {
  // Most sentences have none, and looking for names is dear.
  return STEM.test(sentence.tekst) ? find(withoutName(withoutMarks(sentence), name)) : [];
}

function find(text: string): DirectionWord[] {
  return [...text.matchAll(WORD)].map((match) => ({
    ord: match[0],
    sign: match[1] ? 1 : match[2] ? -1 : 0,
    fra: match.index,
    til: match.index + match[0].length,
  }));
}

/** The clause around a place in the sentence: from the nearest divider before it to the nearest after. */
export function clauseAround(
  sentence: PageSentence,
  from: number,
  to: number,
): { fra: number; til: number } {
  const text = withoutMarks(sentence);
  const separators = [...text.matchAll(SEGMENT_SEPARATOR)].map(({ index }) => index);
  return {
    fra: separators.filter((separator) => separator < from).at(-1) ?? 0,
    til: separators.find((separator) => separator >= to) ?? text.length,
  };
}

/** The word that governs a change: in its own clause if there is one, before it rather than after. */
export function governingWord(
  sentence: PageSentence,
  mark: Mark,
  directions: readonly DirectionWord[],
): DirectionWord | undefined {
  const clause = clauseAround(sentence, mark.fra, mark.til);
  const before = directions.filter(({ fra }) => fra < mark.fra);
  const after = directions.filter(({ fra }) => fra >= mark.til);
  return (
    before.filter(({ fra }) => fra > clause.fra - 1).at(-1) ??
    after.find(({ fra }) => fra < clause.til) ??
    before.at(-1) ??
    after[0]
  );
}

/** The word that governs a run of months: «… på rad med økning», else as for any change. */
export function governingWordOfRun(
  sentence: PageSentence,
  mark: Mark,
  directions: readonly DirectionWord[],
): DirectionWord | undefined {
  const text = withoutMarks(sentence);
  const after = text.slice(mark.til);
  // «en nedgang på 3,6 prosent, den første etter …»: the change it is the first of has been named.
  if (/(?<!\p{L})den $/u.test(text.slice(0, mark.fra)) && /^ (siden|etter) /.test(after))
    return directions.findLast(({ til }) => til <= mark.fra);
  const withValue = /^[^.]{0,12}på rad med /.exec(after);
  const word = withValue && directions.find(({ fra }) => fra >= mark.til + withValue[0].length);
  return word ?? governingWord(sentence, mark, directions);
}

/** True for «om lag uendret» and its like, which allow a small change. */
export function isAbout(sentence: PageSentence, { fra }: DirectionWord): boolean {
  return /(om lag|nesten|nær|tilnærmet|omtrent|så godt som)\s+$/i.test(
    sentence.tekst.slice(0, fra),
  );
}
