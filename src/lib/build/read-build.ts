import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { addressesOf, listBuilt } from '../io/address-ledger.ts';
import type { ObservationRow } from '../formats/downloads.ts';
import { toWholeKey } from '../domain/key.ts';
import { isSitemapPage } from '../formats/sitemap.ts';
import { HIDDEN_MARK, type Build } from './diff.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/**
 * Reads a built site for comparison: what pages say, every observation, every figure's drawing. Numbers of the keys in
 * `skjermet` are left out of the sentences. Throws when there is none.
 */
export async function readBuild(
  dist: string,
  skjermet: ReadonlySet<string> = new Set(),
): Promise<Build> {
  const files = await listBuilt(dist);
  const read = (file: string) => readFile(join(dist, file), 'utf8');
  const pages = addressesOf(files).filter(isSitemapPage);
  const sider = new Map<string, string[]>();
  for (const path of pages)
    sider.set(path, sentencesOf(await read(`${path.slice(1)}index.html`), skjermet));
  const figurer = new Map<string, string>();
  for (const file of files.filter((one) => /^figur\/.*\.svg$/.test(one)))
    figurer.set(file.split('/')[1] ?? '', await read(file));
  return { sider, tall: await readNumber(dist), figurer };
}

/** The keys of all that a built site hides. Throws when there is none. */
export async function readHiddenKeys(dist: string): Promise<Set<string>> {
  const number = await readNumber(dist);
  return new Set([...number].flatMap(([key, shown]) => (shown === HIDDEN_MARK ? [key] : [])));
}

async function readNumber(dist: string): Promise<Map<string, string>> {
  const rows = JSON.parse(
    await readFile(join(dist, 'data/observasjoner.json'), 'utf8'),
  ) as ObservationRow[];
  return new Map(
    rows.map(({ niva, id, hovedgruppe, kjonn, maned, antall, status }) => [
      `${niva}/${id}/${hovedgruppe}/${kjonn}@${maned}`,
      status === 'skjermet' ? HIDDEN_MARK : String(antall),
    ]),
  );
}

/**
 * What a built page says of the figures, in order: headline, key figures, each sentence, each caption, as plain text. A
 * number computed from one of the keys in `skjermet` is told as hidden.
 */
export function sentencesOf(html: string, skjermet: ReadonlySet<string> = new Set()): string[] {
  const found: string[] = [];
  for (const node of parse(html).childNodes) collect(node, found, skjermet, undefined);
  return found;
}

/** `about` is what the elements around the node say that the page is about. */
function collect(
  node: Node,
  found: string[],
  skjermet: ReadonlySet<string>,
  about: string | undefined,
): void {
  if (!isElement(node)) return;
  const subject = attribute(node, 'data-emne') ?? about;
  if (attribute(node, 'data-tekst') === undefined) {
    for (const child of node.childNodes) collect(child, found, skjermet, subject);
    return;
  }
  const isHidden = (keys: string) =>
    keys.split(/\s+/).some((key) => skjermet.has(toWholeKey(key, subject)));
  const parts = sentenceElements(node);
  for (const part of parts.length > 0 ? parts : [node]) {
    const text = textOf(part, isHidden)
      .replace(/[ \n\t]+/g, ' ')
      .trim();
    if (text !== '') found.push(text);
  }
}

/** The sentences in a text that has addresses for them; a list of key figures is told item by item. */
function sentenceElements(node: Element): Element[] {
  return node.childNodes.filter(isElement).flatMap((child) => {
    const own =
      child.tagName === 'div' || (attribute(child, 'id')?.startsWith('setning-') ?? false);
    return own ? [child] : [];
  });
}

function textOf(node: Node, isHidden: (keys: string) => boolean): string {
  if (!isElement(node)) return 'value' in node ? node.value : '';
  if (isHidden(attribute(node, 'data-av') ?? '')) return '*';
  return node.childNodes.map((child) => textOf(child, isHidden)).join('');
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/**
 * The path that a built site stands under, read off its front page: what links to the feed of news begins with it.
 * Undefined when the page has no such link.
 */
export function builtBase(frontPage: string): string | undefined {
  const feed = /type="application\/atom\+xml" href="([^"]+)"/.exec(frontPage)?.[1];
  return feed && /^(?:https?:\/\/[^/]+)?(\/(?:.*\/)?)feed\.xml$/.exec(feed)?.[1];
}

/** The address a built site was built for, read off its front page; `site` is undefined where it was built without one. */
export function builtAddress(frontPage: string): { site?: string; base?: string } {
  const base = builtBase(frontPage);
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(frontPage)?.[1];
  return {
    ...(canonical === undefined ? {} : { site: new URL(canonical).origin }),
    ...(base === undefined ? {} : { base }),
  };
}
