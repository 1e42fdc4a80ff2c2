import { lostElement, tekstI, type Element, type Sted, type Tekst } from './document.ts';

/** A marked-up number or month inside a sentence; offsets into the sentence's text. */
export interface Merke {
  element: Element;
  slag: 'data' | 'time';
  fra: number;
  til: number;
}

/** A stretch of running text between full stops, with its marks and the block it stands in. */
export interface Setning {
  tekst: string;
  merker: Merke[];
  /** Words the house has from others (`data-sitat`): no claims of its own. Offsets into the text. */
  sitater: { element: Element; fra: number; til: number }[];
  blokk: Element;
  /** Where each run of the source begins in `tekst`; the first may begin before it. */
  biter: { fra: number; node: Tekst }[];
}

const BLOKK = new Set(
  (
    'html body main header footer nav section article aside div p ul ol li dl dt dd figure figcaption table caption ' +
    'thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6 details summary blockquote pre form fieldset legend search hgroup ' +
    'svg text title desc button option select textarea template noscript iframe'
  ).split(' '),
);
const STUM = new Set(['script', 'style', 'head', 'template']);

/** True for elements that begin a new stretch of text. */
export function erBlokk(navn: string): boolean {
  return BLOKK.has(navn);
}

/** All sentences below the element, in document order. */
export function setningene(rot: Element): Setning[] {
  const ut: Setning[] = [];
  gaa(rot, rot, ut);
  return ut;
}

/** The sentences of a text without marks, as if it stood in a block of its own. */
export function setningeneITekst(tekst: string): Setning[] {
  if (tekst.trim() === '') return [];
  const blokk = lostElement('p');
  const node: Tekst = { slag: 'tekst', tekst, linje: 1, kolonne: 1 };
  return del({ tekst, merker: [], sitater: [], biter: [{ fra: 0, node }], blokk });
}

function tomSamler(): Omit<Setning, 'blokk'> {
  return { tekst: '', merker: [], sitater: [], biter: [] };
}

function gaa(blokk: Element, rot: Element, ut: Setning[]): void {
  let samler = tomSamler();
  const lukk = (): void => {
    if (samler.tekst.trim() !== '') ut.push(...del({ ...samler, blokk }));
    samler = tomSamler();
  };
  const inn = (node: Element | Tekst): void => {
    if (node.slag === 'tekst') {
      samler.biter.push({ fra: samler.tekst.length, node });
      samler.tekst += node.tekst;
      return;
    }
    if (STUM.has(node.navn)) return;
    if (erBlokk(node.navn)) {
      lukk();
      gaa(node, rot, ut);
      return;
    }
    if (node.navn === 'br') samler.tekst += ' ';
    const fra = samler.tekst.length;
    node.barn.forEach(inn);
    if (node.navn === 'data' || node.navn === 'time')
      samler.merker.push({ element: node, slag: node.navn, fra, til: samler.tekst.length });
    if (node.attr['data-sitat'] !== undefined)
      samler.sitater.push({ element: node, fra, til: samler.tekst.length });
  };
  blokk.barn.forEach(inn);
  lukk();
}

/** Cuts a block's text at full stops; a stop inside a mark never cuts. */
function del({ tekst, merker, sitater, blokk, biter }: Setning): Setning[] {
  const ut: Setning[] = [];
  let start = 0;
  const ta = (slutt: number): void => {
    if (tekst.slice(start, slutt).trim() !== '')
      ut.push({
        tekst: tekst.slice(start, slutt),
        merker: merker
          .filter(({ fra }) => fra >= start && fra < slutt)
          .map((merke) => ({ ...merke, fra: merke.fra - start, til: merke.til - start })),
        sitater: sitater
          .filter(({ fra, til }) => til > start && fra < slutt)
          .map((sitat) => ({
            ...sitat,
            fra: Math.max(0, sitat.fra - start),
            til: Math.min(slutt, sitat.til) - start,
          })),
        blokk,
        biter: biter.map((bit) => ({ ...bit, fra: bit.fra - start })),
      });
    start = slutt;
  };
  for (const treff of tekst.matchAll(/[.!?][»”")]?\s+(?=[\p{Lu}«†\d])/gu)) {
    const slutt = treff.index + treff[0].length;
    if (!merker.some(({ fra, til }) => fra <= treff.index && treff.index < til)) ta(slutt);
  }
  ta(tekst.length);
  return ut;
}

/** Where in the file a place of the sentence stands; its first letter when none is given. */
export function stedI(setning: Setning, ved = setning.tekst.search(/\S/)): Sted {
  const bit = setning.biter.findLast(({ fra }) => fra <= ved);
  if (!bit) return setning.blokk;
  const linjer = bit.node.tekst.slice(0, ved - bit.fra).split('\n');
  const forskyvning = linjer.at(-1)?.length ?? 0;
  return {
    linje: bit.node.linje + linjer.length - 1,
    kolonne: linjer.length > 1 ? forskyvning + 1 : bit.node.kolonne + forskyvning,
  };
}

const blanke = new WeakMap<object, string>();

/** The text with every mark and quotation replaced by one filler character per character, so that offsets hold. */
export function utenMerker(setning: Pick<Setning, 'tekst' | 'merker' | 'sitater'>): string {
  const kjent = blanke.get(setning);
  if (kjent !== undefined) return kjent;
  const { tekst, merker, sitater } = setning;
  let ut = tekst;
  for (const { fra, til } of [...merker, ...sitater])
    ut = ut.slice(0, fra) + '\u0001'.repeat(til - fra) + ut.slice(til);
  blanke.set(setning, ut);
  return ut;
}

/** White space folded to single plain spaces (U+00A0 kept), ends trimmed. */
export function flat(node: Element | Tekst): string {
  return tekstI(node)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}
