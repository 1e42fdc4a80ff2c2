import { utenNavn, type Navneleter } from './names.ts';
import { utenMerker, type Merke, type Setning } from './page/sentence.ts';

const OPP =
  'økt|økte|øker|øke|økning|økningen|økninger|steg|steget|stiger|vokste|vokst|vekst|veksten|oppgang|oppgangen|opp|flere|høyere|større';
const NED =
  'nedgang|nedgangen|nedganger|falt|falle|faller|fall|fallet|sank|sunket|synker|minket|redusert|reduksjon|ned|færre|lavere|avtok|mindre';
const FLATT = 'uendret|like mange|likt|stabil|stabilt';

// «Færre enn fire» is the name of what is hidden, and «flere måneder» and «større prosentvis …» are no directions.
const ORD = new RegExp(
  `(?<!\\p{L})(?:(${OPP})|(${NED})|(${FLATT}))(?!\\p{L})(?! enn fire| måneder| prosentvis)`,
  'giu',
);
const LEDDSKILLE = /[,;:–]|(?<!\p{L})(?:mens|samtidig|og|men)(?!\p{L})/gu;

/** A word of direction in a sentence: what it says, its sign, and where it stands. */
export interface Retning {
  ord: string;
  tegn: number;
  fra: number;
  til: number;
}

/** Every word of direction in the sentence, marks and names («høyere utdanning») aside, in order. */
export function retningene(setning: Setning, navn: Navneleter): Retning[] {
  const kjent = kjente.get(setning);
  if (kjent) return kjent;
  const tekst = utenMerker(setning);
  // Most sentences have none, and looking for names is dear.
  const funnet = tekst.search(ORD) < 0 ? [] : finn(utenNavn(tekst, navn));
  kjente.set(setning, funnet);
  return funnet;
}

const kjente = new WeakMap<Setning, Retning[]>();

function finn(tekst: string): Retning[] {
  return [...tekst.matchAll(ORD)].map((treff) => ({
    ord: treff[0],
    tegn: treff[1] ? 1 : treff[2] ? -1 : 0,
    fra: treff.index,
    til: treff.index + treff[0].length,
  }));
}

/** The clause around a place in the sentence: from the nearest divider before it to the nearest after. */
export function leddet(setning: Setning, fra: number, til: number): { fra: number; til: number } {
  const tekst = utenMerker(setning);
  const skiller = [...tekst.matchAll(LEDDSKILLE)].map(({ index }) => index);
  return {
    fra: skiller.filter((skille) => skille < fra).at(-1) ?? 0,
    til: skiller.find((skille) => skille >= til) ?? tekst.length,
  };
}

/** The word that governs a change: in its own clause if there is one, before it rather than after. */
export function styrende(
  setning: Setning,
  merke: Merke,
  retninger: readonly Retning[],
): Retning | undefined {
  const ledd = leddet(setning, merke.fra, merke.til);
  const foran = retninger.filter(({ fra }) => fra < merke.fra);
  const etter = retninger.filter(({ fra }) => fra >= merke.til);
  return (
    foran.filter(({ fra }) => fra > ledd.fra - 1).at(-1) ??
    etter.find(({ fra }) => fra < ledd.til) ??
    foran.at(-1) ??
    etter[0]
  );
}

/** The word that governs a run of months: «… på rad med økning», else as for any change. */
export function styrendeForRekke(
  setning: Setning,
  merke: Merke,
  retninger: readonly Retning[],
): Retning | undefined {
  const etter = utenMerker(setning).slice(merke.til);
  const med = /^[^.]{0,12}på rad med /.exec(etter);
  const ord = med && retninger.find(({ fra }) => fra >= merke.til + med[0].length);
  return ord ?? styrende(setning, merke, retninger);
}

/** True for «om lag uendret» and its like, which allow a small change. */
export function erOmtrent(setning: Setning, { fra }: Retning): boolean {
  return /(om lag|nesten|nær|tilnærmet|omtrent|så godt som)\s+$/i.test(setning.tekst.slice(0, fra));
}
