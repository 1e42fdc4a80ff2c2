import { fileURLToPath } from 'node:url';
import type { Finding } from '../../audit/readers/finding.ts';
import { readFolder } from '../../audit/readers/folder.ts';
import { auditSite } from '../../audit/audit.ts';

const FOLDER = fileURLToPath(new URL('../fixtures/syntetisk-revisor/', import.meta.url));

export const RAPPORTER = readFolder(`${FOLDER}rapporter`);
export const REGISTER = readFolder(`${FOLDER}register`);

/** The policy of a page without scripts. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'";

/** Marks up a number as the site does; months are 1–3, series stand for the page's own. */
export function data(value: string, rule: string, of: string, text: string): string {
  return `<data value="${value}" data-regel="${rule}" data-av="${of}">${text}</data>`;
}

/** Marks up a month of 2031. */
export function time(number: number, text: string): string {
  return `<time datetime="2031-0${number}">${text}</time>`;
}

/** Key of Alfakurs, both sexes, all hovedgrupper, in a month of 2031. */
export function alfakurs(number: number): string {
  return `tiltak/alfakurs/alle/alle@2031-0${number}`;
}

/**
 * What the auditor finds on one page with this body, leaving out what is only missing around it, and that a sample is told
 * in words of its own: those of the builder are tried in `wording.test.ts`.
 */
export function findingOnPage(content: string, file = 'tiltak/alfakurs/index.html'): Finding[] {
  const html =
    `<!doctype html><html lang="nb"><head><meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
    '<title>Alfakurs – prøve</title></head>' +
    `<body><main>${content}</main></body></html>`;
  const { funn } = auditSite({
    dist: new Map([[file, html]]),
    rapporter: RAPPORTER,
    register: REGISTER,
    base: '/',
  });
  return funn.filter(
    (one) =>
      one.fil === file &&
      !/^(tabell|side|nedlasting|figur)-mangler$|^h1$|^vandring$|^hovedmeny$|^fast-tekst$|^ordlyd$/.test(
        one.regel,
      ),
  );
}

/** The names of the rules broken on such a page. */
export function rulesOnPage(content: string, file?: string): string[] {
  return findingOnPage(content, file).map(({ regel }) => regel);
}
