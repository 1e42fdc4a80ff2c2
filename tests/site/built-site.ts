import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { CONTENT, LITEN } from '../content-folders.ts';

/** A site to build: a name for messages and folders, the base it is built for, and the content it is built of. */
export interface TestSite {
  navn: string;
  base: string;
  innhold: string;
}

export interface BuiltSite extends TestSite {
  /** Folder of the built site. */
  dist: string;
}

/** The address the tests build for. */
export const SITE = 'https://eksempel.no';

/**
 * GitHub Pages serves from the root of a domain or from a project's folder. The site of the real report is built for the
 * root; the small one, with every kind of page, for a folder, where links and addresses are what may differ.
 */
export const SITES: [TestSite, TestSite] = [
  { navn: 'rot', base: '/', innhold: CONTENT },
  { navn: 'prosjekt', base: '/prosjekt/', innhold: LITEN },
];

/** Every file of the built site, as paths from its folder with `/`, sorted. */
export function listFiles(dist: string): string[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
    .sort();
}

/** How many hovedgrupper, tiltaksgrupper and tiltak the content of a site has. */
export function countEntities({ innhold }: TestSite): number {
  return ['hovedgrupper', 'tiltaksgrupper', 'tiltak'].flatMap((kind) =>
    readdirSync(join(innhold, kind)),
  ).length;
}

/** The HTML files of the built site: `tiltak/mentor/index.html`. */
export function listPages(dist: string): string[] {
  return listFiles(dist).filter((file) => file.endsWith('.html'));
}

/** The address of an HTML file under the base: `tiltak/mentor/index.html` → `/tiltak/mentor/`. */
export function addressOf(base: string, file: string): string {
  return base + file.replace(/(^|\/)index\.html$/, '$1');
}

const documents = new Map<string, Document>();
/** One window for all pages: to make one costs more than to parse a page. */
const parser = new new JSDOM('').window.DOMParser();

/** The parsed page; scripts do not run. Parsed once. */
export function readPage(dist: string, file: string): Document {
  const path = join(dist, file);
  const document =
    documents.get(path) ?? parser.parseFromString(readFileSync(path, 'utf8'), 'text/html');
  documents.set(path, document);
  return document;
}
