import { isBlock } from '../page/sentence.ts';
import { textIn, type Element, type Text } from '../page/document.ts';
import type { NameFinder } from '../truth/names.ts';
import { parse } from 'yaml';
import { textOf, type Files } from '../readers/files.ts';

/**
 * A form is a text with what differs from page to page put in slots: «Antallet ⟨i navn⟩ økte med ⟨endring⟩ i ⟨tid⟩.» What
 * stands in the slots is judged against the reports elsewhere; here the words around them are.
 */
export interface FormMaker {
  /** The form of a text; names of the registry, and of the site and its publisher, stay words like others where they are left out. */
  of(text: string, slots?: { names?: boolean; site?: boolean }): string;
}

/** What a site's configuration says of whose it is. */
export interface SiteNames {
  siteName: string;
  publisher?: string | undefined;
  licence?: string | undefined;
}

const MONTH =
  /(?<!\p{L})(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)(?: \d{4})?(?!\p{L})/giu;
const DATE = /(?<![\d-])\d{4}-\d{2}(?:-\d{2})?(?:T[\d:]+Z)?(?![\d-])/g;
const ADDRESS = /(?:https?:\/\/[^\s"<>]+|(?<=^|[\s("«:[])\/(?=[\w#])[^\s"<>)»,\]]*)/g;
const MAIL = /(?:mailto:)?[\w.+-]+@[\w-]+\.[\w.-]+/g;
const NUMBER = /[+−-]?\d+(?:[\u00a0 ]\d{3})*(?:[.,]\d+)*/g;
/** A list of months or names, which may have any number of them. */
const LIST = /(⟨(?:tid|måned|navn)⟩)(?:, \1)+(?= og \1)/g;
/** A share in words, which is held against the share in digits beside it among the news. */
const SHARE =
  /(?<!\p{L})(?:(?:litt (?:over|under)|nesten|om lag|drøyt|vel) )?(?:hver (?:femte|tiende|tjuende)|(?:to|tre) (?:tredeler|firedeler)|en (?:tredel|firedel)|halvparten|fire av fem|(?:én|to|tre|fire|fem|seks|sju|åtte|ni) av ti)(?!\p{L})/giu;
/** Which edition of a report. */
const EDITION =
  /(?<!\p{L})(?:første|andre|tredje|fjerde|femte|sjette|sjuende|åttende|niende)(?= utgaven?(?!\p{L}))|(?<=siden den )(?:første|andre|tredje|fjerde|femte|sjette|sjuende|åttende|niende)(?=\.|$)/giu;
/** A digest, and a line of a report: both are judged where they lead. */
const DIGEST = /(?<![\da-f])[\da-f]{64}(?![\da-f])/g;
const LINE = /(?<!\p{L})(linje) \d+(?:, side \d+)?/giu;
/** How many months or changes, in words: pages say so with a mark, and what repeats them without. */
const COUNT =
  /(?<!\p{L})(?:to|tre|fire|fem|seks|sju|åtte|ni|ti|elleve|tolv)(?= (?:måneder|av (?:månedene|endringene))(?!\p{L}))/giu;
/** Words that differ only in which way: that is judged by the numbers they stand beside. */
const EITHER: readonly [RegExp, string][] = [
  [/(?<!\p{L})(?:økte|gikk ned)(?!\p{L})/gu, '⟨økte⟩'],
  [/(?<!\p{L})(?:økt|gått ned)(?!\p{L})/gu, '⟨økt⟩'],
  [/(?<!\p{L})(?:økning|nedgang)(?=en(?!\p{L})|(?!\p{L}))/gu, '⟨økning⟩'],
  [/(?<!\p{L})(?:Økning|Nedgang)(?=en(?!\p{L})|(?!\p{L}))/gu, '⟨Økning⟩'],
  [/(?<!\p{L})(?:flere|færre)(?!\p{L}| enn fire)/gu, '⟨flere⟩'],
  [/(?<!\p{L})(?:høyeste|laveste)(?!\p{L})/gu, '⟨høyeste⟩'],
  [/(?<!\p{L})(?:høyere|lavere)(?!\p{L})/gu, '⟨høyere⟩'],
  [/(?<=, )(?:opp|ned)(?= ⟨)/gu, '⟨opp⟩'],
  [/[+−](?=⟨)/gu, '±'],
];
/** The whole, by what it is called. */
const WHOLE = /(?<!\p{L})(?:alle|arbeidsrettede) tiltak(?! (?:etter|med)\b)(?!\p{L})/giu;
const KNOWN_FORMS = 20_000;

/** Forms of texts, by the registry's names, the titles of the reports and what the site is called. */
export function makeForms(
  names: NameFinder,
  titles: readonly string[],
  site: SiteNames,
): FormMaker {
  const known = Array.from({ length: 4 }, () => new Map<string, string>());
  const whose = identitySlots(site);
  const make = (text: string, withNames: boolean, withSite: boolean): string => {
    let form = text.replace(/[ \t\r\n]+/g, ' ').trim();
    for (const title of titles) if (title !== '') form = form.replaceAll(title, '⟨tittel⟩');
    for (const [name, slot] of withSite ? whose : []) form = form.replace(name, slot);
    if (withNames) form = namesInSlots(form, names);
    for (const [words, slot] of EITHER) form = form.replace(words, slot);
    return form
      .replace(SHARE, '⟨andel i ord⟩')
      .replace(EDITION, '⟨hvilken⟩')
      .replace(DIGEST, '⟨avtrykk⟩')
      .replace(LINE, '$1 ⟨tall⟩')
      .replace(COUNT, '⟨tall⟩')
      .replace(MAIL, '⟨adresse⟩')
      .replace(ADDRESS, '⟨adresse⟩')
      .replace(DATE, '⟨måned⟩')
      .replace(MONTH, '⟨måned⟩')
      .replace(NUMBER, '⟨tall⟩')
      .replace(/(⟨(?:[tT]id|måned)⟩)–⟨(?:tid|måned)⟩/g, '$1')
      .replace(LIST, '$1');
  };
  return {
    of(text, { names: withNames = true, site: withSite = true } = {}) {
      const memory = known[2 * Number(withNames) + Number(withSite)] as Map<string, string>;
      let form = memory.get(text);
      if (form === undefined) {
        if (memory.size > KNOWN_FORMS) memory.clear();
        memory.set(text, (form = make(text, withNames, withSite)));
      }
      return form;
    },
  };
}

/** The names of the site, its publisher and its licence, the longest first, and their slots. */
function identitySlots({ siteName, publisher = '', licence = '' }: SiteNames): [RegExp, string][] {
  return [
    [siteName, '⟨nettsted⟩'],
    [publisher, '⟨nettsted⟩'],
    [licence, '⟨lisens⟩'],
  ]
    .filter(([name]) => name !== '')
    .sort(([a = ''], [b = '']) => b.length - a.length)
    .map(([name = '', slot = '']) => [
      new RegExp(`(?<![\\p{L}⟨])${RegExp.escape(name)}(?!\\p{L})`, 'gu'),
      slot,
    ]);
}

/** Which preposition a name takes, and what word says what it is the name of, is the registry's own. */
function namesInSlots(text: string, names: NameFinder): string {
  let out = text;
  for (const { fra, til } of names.find(text).toReversed())
    out = `${out.slice(0, fra)}⟨navn⟩${out.slice(til)}`;
  return out
    .replace(WHOLE, '⟨navn⟩')
    .replace(/(?:hovedgruppen|tiltaksgruppen|tiltaket|gruppen) ([«‘]?)⟨navn⟩([»’]?)/giu, '⟨navn⟩')
    .replace(/(?<!\p{L})(?:i|med|på|ved|hos) ⟨navn⟩/gu, '⟨i navn⟩')
    .replace(/(?<!\p{L})på tiltak(?!\p{L})/gu, '⟨i navn⟩')
    .replace(/(?<!\p{L})deltaker(?:e|ne)? ⟨i navn⟩/giu, '⟨navn⟩');
}

/** A run of text in a block, its marks in slots, and the element it stands in. */
export interface BlockText {
  block: Element;
  text: string;
  /** The same as readers see it. */
  plain: string;
}

const SILENT = new Set(['script', 'style', 'template', 'pre']);
/** Every run of text below the element, in order; drawings are left out. */
export function* blockTexts(root: Element): Generator<BlockText> {
  let text = '';
  let plain = '';
  const inner: Element[] = [];
  const take = (node: Element | Text): void => {
    if (node.slag === 'tekst') {
      text += node.tekst;
      plain += node.tekst;
    } else if (SILENT.has(node.navn) || node.navn === 'svg') return;
    else if (isBlock(node.navn) || isOwn(node)) inner.push(node);
    else {
      const slot = slotFor(node);
      if (slot === undefined) node.children.forEach(take);
      else {
        text += slot;
        plain += textIn(node);
      }
    }
  };
  for (const child of root.children) {
    take(child);
    // A block ends the run it stands in.
    for (const block of inner.splice(0)) {
      if (text.trim() !== '') yield { block: root, text, plain };
      text = '';
      plain = '';
      yield* blockTexts(block);
    }
  }
  if (text.trim() !== '') yield { block: root, text, plain };
}

/** Inline elements that are read as blocks of their own. */
function isOwn({ attr }: Element): boolean {
  return /^(?:setning|skjult)$/.test(attr.class ?? '') || attr['data-tekst'] !== undefined;
}

/** Rules whose numbers are told in the same words. */
const SAME_WORDS: Readonly<Record<string, string>> = { sum: 'verdi', 'andel-sum': 'andel' };

function slotFor(node: Element): string | undefined {
  const { navn, attr } = node;
  if (navn === 'data' || attr['data-av'] !== undefined) {
    const rule = attr['data-regel'] ?? 'verdi';
    return `⟨${SAME_WORDS[rule] ?? rule}⟩`;
  }
  // A month has a large letter where a text begins with it.
  if (navn === 'time') return /^\s*\p{Lu}/u.test(textIn(node)) ? '⟨Tid⟩' : '⟨tid⟩';
  if (attr['data-sitat'] !== undefined) return '⟨sitat⟩';
  if (navn === 'br') return ' ';
  return undefined;
}

/** The sentences of a form, each to be judged by itself. */
export function sentencesOf(form: string): string[] {
  return form.split(/(?<=[.!?]»?) (?=[\p{Lu}«⟨])/u);
}

/** Every text of the registry as readers meet it: paragraphs, their sentences, and fields, without the marks of Markdown. */
export function registryTexts(register: Files): Set<string> {
  const out = new Set<string>();
  for (const path of register.keys()) {
    if (!/\.(?:md|yml)$/.test(path)) continue;
    const text = textOf(register, path)
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n');
    const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(text) ?? [];
    collect(fields(path.endsWith('.yml') ? text : head), out);
    for (const paragraph of body.split(/\n\s*\n/)) {
      out.add(plain(paragraph));
      for (const sentence of sentencesOf(plain(paragraph))) out.add(sentence);
    }
  }
  return out;
}

/** What cannot be read is told where the registry is. */
function fields(yaml: string): unknown {
  try {
    return parse(yaml);
  } catch {
    return undefined;
  }
}

function collect(value: unknown, out: Set<string>): void {
  if (typeof value === 'string') out.add(plain(value));
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) collect(one, out);
}

function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\\(?=[^\w\s])|[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
