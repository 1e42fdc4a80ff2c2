import type { Element } from '../html/dokument.ts';
import { utenMerker, type Merke, type Setning } from '../html/setning.ts';
import { fortegn, regnUt, rekkeretning, type Utregning } from '../regel.ts';
import { meldVed, type Sak, type Side } from '../sak.ts';
import { MINUS } from '../tall.ts';

const OPP =
  'økt|økte|øker|øke|økning|økningen|økninger|steg|steget|stiger|vokste|vokst|vekst|veksten|oppgang|oppgangen|opp|flere|høyere|større|fler';
const NED =
  'nedgang|nedgangen|nedganger|falt|falle|faller|fall|fallet|sank|sunket|synker|minket|redusert|reduksjon|ned|færre|lavere|avtok|mindre';
const FLATT = 'uendret|samme|likt|like mange|stabil|stabilt';

const ORD = new RegExp(`(?<!\\p{L})(?:(${OPP})|(${NED})|(${FLATT}))(?!\\p{L})(?! enn fire)`, 'giu');
const LEDDSKILLE = /[,;:–]|(?<!\p{L})(?:mens|samtidig|og|men)(?!\p{L})/gu;

/** A word of direction in a sentence. */
interface Retning {
  ord: string;
  tegn: number;
  fra: number;
}

/** A change in a sentence: its mark, its sign by the figures, and the words of direction around it. */
interface Endring {
  setning: Setning;
  merke: Merke;
  tegn: number;
  retninger: Retning[];
  svar: Utregning;
}

/** Every change stands beside a word, or a sign, that points the same way as the figures do. */
export function sjekkRetning(side: Side, sak: Sak): void {
  for (const setning of side.setninger) {
    if (setning.merker.length === 0) continue;
    const retninger = retningene(setning);
    setning.merker.forEach((merke, i) => {
      if (merke.slag !== 'data') return;
      const svar = utregning(merke.element, side);
      if (!svar) return;
      const tegn = tegnet(svar, merke, side) ?? spenn(setning, i, svar, side);
      if (tegn !== undefined) sjekkEtt({ setning, merke, tegn, retninger, svar }, { side, sak });
    });
  }
}

function utregning(element: Element, side: Side): Utregning | undefined {
  const svar = regnUt(element.attr['data-regel'] ?? '', element.attr['data-av'] ?? '', side.serier);
  return typeof svar === 'string' ? undefined : svar;
}

/** The sign a change has; undefined for numbers that are no change. */
function tegnet(svar: Utregning, merke: Merke, side: Side): number | undefined {
  if (merke.element.attr['data-regel'] === 'rekke') return rekkeretning(svar.nokler, side.serier);
  const endring =
    svar.slag === 'endring' || svar.slag === 'prosent' || svar.slag === 'prosentpoeng';
  return endring ? fortegn(svar.tideler) : undefined;
}

/** «fra A til B»: at B, the sign of B − A. */
function spenn(setning: Setning, i: number, svar: Utregning, side: Side): number | undefined {
  const [merke, forrige] = [setning.merker[i], setning.merker[i - 1]];
  if (!merke || forrige?.slag !== 'data') return undefined;
  const mellom = setning.tekst.slice(forrige.til, merke.fra);
  const foran = setning.tekst.slice(0, forrige.fra);
  if (!/^\s+til\s+$/.test(mellom) || !/(?<!\p{L})fra\s+$/u.test(foran)) return undefined;
  const fra = utregning(forrige.element, side);
  if (fra?.slag !== svar.slag) return undefined;
  return retningene(setning).length === 0 ? undefined : fortegn(svar.tideler - fra.tideler);
}

function retningene(setning: Setning): Retning[] {
  return [...utenMerker(setning).matchAll(ORD)].map((treff) => ({
    ord: treff[0],
    tegn: treff[1] ? 1 : treff[2] ? -1 : 0,
    fra: treff.index,
  }));
}

function sjekkEtt(
  { setning, merke, tegn, retninger, svar }: Endring,
  ved: { side: Side; sak: Sak },
): void {
  const vist = setning.tekst.slice(merke.fra, merke.til);
  const skrevet =
    vist.startsWith(MINUS) || vist.startsWith('-') ? -1 : vist.startsWith('+') ? 1 : 0;
  const erRekke = merke.element.attr['data-regel'] === 'rekke';
  const ord = naermeste(setning, merke, retninger, erRekke);
  if (skrevet !== 0) return;
  const sier = setning.tekst.replace(/\s+/g, ' ').trim();
  if (!ord) {
    if (tegn !== 0 && svar.slag !== 'antall' && !erRekke)
      meldVed(
        ved,
        merke.element,
        'retningsløs',
        `«${vist}» uten fortegn eller retning i «${sier}»`,
      );
    return;
  }
  if (ord.tegn === tegn || (ord.tegn === 0 && naerUendret(setning, ord))) return;
  meldVed(
    ved,
    merke.element,
    'retning',
    `«${ord.ord}» ved «${vist}» i «${sier}»`,
    RETNINGSORD[tegn + 1],
  );
}

const RETNINGSORD = ['et ord for nedgang', 'et ord for uendret', 'et ord for økning'];

function naerUendret(setning: Setning, ord: Retning): boolean {
  return /(om lag|nesten|nær|tilnærmet|omtrent)\s+$/.test(setning.tekst.slice(0, ord.fra));
}

/** The word that governs the number: in its own clause if there is one, before it rather than after. */
function naermeste(
  setning: Setning,
  merke: Merke,
  retninger: Retning[],
  erRekke: boolean,
): Retning | undefined {
  const tekst = utenMerker(setning);
  const pa = erRekke ? /på rad med /.exec(tekst.slice(merke.til)) : null;
  if (pa) {
    const etter = retninger.find(({ fra }) => fra >= merke.til + pa.index + pa[0].length);
    if (etter) return etter;
  }
  const skiller = [...tekst.matchAll(LEDDSKILLE)].map(({ index }) => index);
  const start = skiller.filter((s) => s < merke.fra).at(-1) ?? -1;
  const slutt = skiller.find((s) => s >= merke.til) ?? tekst.length;
  const foran = retninger.filter(({ fra }) => fra < merke.fra);
  const etter = retninger.filter(({ fra }) => fra >= merke.til);
  return (
    foran.filter(({ fra }) => fra > start).at(-1) ??
    etter.find(({ fra }) => fra < slutt) ??
    foran.at(-1) ??
    etter[0]
  );
}
