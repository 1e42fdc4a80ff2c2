import { elementsWith, type AuditContext, type AuditedPage } from '../page/context.ts';
import {
  placeOf,
  READ,
  textIn,
  type Element,
  type FilePlace,
  type Text,
} from '../page/document.ts';
import { foldSpace } from '../readers/own-words.ts';

/** Elements whose text goes on in that of their parent. */
const INLINE = new Set(
  'a abbr b bdi bdo br cite code data dfn em i kbd label mark q s samp small span strong sub sup time tspan u var wbr'.split(
    ' ',
  ),
);
/** Scripts, and code to copy: what is in them is judged where it is read. */
const SILENT = new Set(['script', 'style', 'template']);

/** What elements with words in their attributes, or in structured data, have. */
const WORDED = [...READ, 'content', 'type'];

/** A run of text under one writer: its words, numbers and months masked, and where they stand. */
interface Stretch {
  text: string;
  writer: string;
  places: { from: number; node: Text }[];
  element: Element;
}

/** Every word on a page is one that the builder can write, there where its place says who wrote it. */
export function checkWording(page: AuditedPage, context: AuditContext): void {
  const figure = figureKind(/^figur\/([^/]+)\//.exec(page.fil)?.[1]);
  for (const stretch of stretchesIn(page.document.root, figure)) {
    const at = context.wording(stretch.writer).foreignAt(stretch.text);
    if (at === undefined) continue;
    report(page, context, placeAt(stretch, at), excerpt(stretch.text, at));
  }
  const wording = context.wording('alt');
  for (const element of elementsWith(page, WORDED))
    for (const text of [...attributesOf(element), ...structuredTexts(element)]) {
      const at = wording.foreignAt(text);
      if (at !== undefined) report(page, context, element, excerpt(text, at));
    }
}

function report(page: AuditedPage, context: AuditContext, place: FilePlace, found: string): void {
  context.report({ fil: page.fil, sted: placeOf(place), regel: 'ordlyd', found });
}

/** The words around a place in a text. */
export function excerpt(text: string, at: number): string {
  return `«${text.slice(Math.max(0, at - 20), at).replaceAll('\u0001', '…')}» | «${text
    .slice(at, at + 40)
    .replaceAll('\u0001', '…')}»`;
}

function stretchesIn(root: Element, figureOfPage: string | undefined): Stretch[] {
  const out: Stretch[] = [];
  const walk = (element: Element, above: string, aboveFigure: string | undefined): void => {
    const figure = (element.navn === 'figure' && figureKind(element.attr.id)) || aboveFigure;
    const writer = writerOf(element, figure) ?? above;
    let open: Stretch = { text: '', writer, places: [], element };
    const close = (): void => {
      if (/\p{L}/u.test(open.text)) out.push({ ...open, text: open.text });
      open = { text: '', writer, places: [], element };
    };
    const take = (node: Element | Text): void => {
      if (node.slag === 'tekst') {
        open.places.push({ from: open.text.length, node });
        open.text += node.tekst.replace(/[ \t\r\n]/g, ' ');
      } else if (SILENT.has(node.navn)) return;
      else if (
        node.navn === 'data' ||
        node.navn === 'time' ||
        node.attr['data-sitat'] !== undefined
      )
        open.text += '\u0001';
      else if (node.attr['data-format'] !== undefined) {
        close();
        out.push(...copiedTexts(node).map((text) => ({ text, writer, places: [], element: node })));
      } else if (INLINE.has(node.navn) && writerOf(node, figure) === undefined)
        node.children.forEach(take);
      else {
        close();
        walk(node, writer, figure);
      }
    };
    element.children.forEach(take);
    close();
  };
  walk(root, 'alt', figureOfPage);
  return out;
}

/** The texts of code to copy: titles in a frame's, values in a citation's. */
function copiedTexts(code: Element): string[] {
  const text = textIn(code);
  if (text.trimStart().startsWith('<'))
    return [...text.matchAll(/ title="([^"]*)"/g)].map(([, title = '']) => foldSpace(title));
  // Months have English names there, and signs that LaTeX acts on a stroke before them.
  if (text.trimStart().startsWith('@'))
    return [foldSpace(text.replace(/month = [a-z]{3}/, '').replace(/\\(?=[%$&#_])/g, ''))];
  return jsonTexts(text);
}

/** What an element's own marks say of who wrote what is in it. */
function writerOf({ navn, attr }: Element, figure: string | undefined): string | undefined {
  const sentence = /^setning-(?:\d{4}-\d{2}-)?([a-z-]+?)(?:-\d+)?$/.exec(attr.id ?? '')?.[1];
  if (sentence !== undefined) return `setning:${sentence}`;
  if (navn === 'svg') return 'tegning';
  const { 'data-tekst': place } = attr;
  if (place === 'figurtekst' && figure !== undefined) return `figurtekst:${figure}`;
  return place === 'overskrift' || place === 'nokkeltall' ? place : undefined;
}

/** The kind of a figure is what its id ends in. */
function figureKind(id: string | undefined): string | undefined {
  return /[a-z]+$/.exec(id ?? '')?.[0];
}

function placeAt({ places, element }: Stretch, at: number): FilePlace {
  const place = places.findLast(({ from }) => from <= at);
  if (!place) return element;
  const { node, from } = place;
  const lines = node.tekst.slice(0, at - from).split('\n');
  const offset = lines.at(-1)?.length ?? 0;
  const kolonne = lines.length > 1 ? offset + 1 : node.kolonne + offset;
  return { linje: node.linje + lines.length - 1, kolonne };
}

function attributesOf({ navn, attr }: Element): string[] {
  const texts: string[] = [];
  for (const name of READ) if (attr[name] !== undefined) texts.push(foldSpace(attr[name]));
  const isText =
    navn === 'meta' &&
    attr.charset === undefined &&
    attr['http-equiv'] === undefined &&
    !/^(viewport|theme-color)$/.test(attr.name ?? '');
  if (isText) texts.push(foldSpace(attr.content ?? ''));
  return texts;
}

function structuredTexts(element: Element): string[] {
  if (element.navn !== 'script' || element.attr.type !== 'application/ld+json') return [];
  return jsonTexts(textIn(element));
}

function jsonTexts(json: string): string[] {
  try {
    return stringsIn(JSON.parse(json)).map(foldSpace);
  } catch {
    return ['ulesbar JSON'];
  }
}

/** Every text in a value. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
