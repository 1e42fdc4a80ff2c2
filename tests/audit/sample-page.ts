import { fileURLToPath } from 'node:url';
import type { Funn } from '../../audit/finding.ts';
import { lesMappe } from '../../audit/folder.ts';
import { revider } from '../../audit/audit.ts';

const MAPPE = fileURLToPath(new URL('../fixtures/syntetisk-revisor/', import.meta.url));

export const RAPPORTER = lesMappe(`${MAPPE}rapporter`);
export const REGISTER = lesMappe(`${MAPPE}register`);

/** The policy of a page without scripts. */
const VERN =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'";

/** Marks up a number as the site does; months are 1–3, series stand for the page's own. */
export function data(value: string, regel: string, av: string, tekst: string): string {
  return `<data value="${value}" data-regel="${regel}" data-av="${av}">${tekst}</data>`;
}

/** Marks up a month of 2031. */
export function time(nummer: number, tekst: string): string {
  return `<time datetime="2031-0${nummer}">${tekst}</time>`;
}

/** Key of Alfakurs, both sexes, all hovedgrupper, in a month of 2031. */
export function alfakurs(nummer: number): string {
  return `tiltak/alfakurs/alle/alle@2031-0${nummer}`;
}

/** What the auditor finds on one page with this body, leaving out what is only missing around it. */
export function funnPaSide(innhold: string, fil = 'tiltak/alfakurs/index.html'): Funn[] {
  const html =
    `<!doctype html><html lang="nb"><head><meta http-equiv="Content-Security-Policy" content="${VERN}">` +
    '<title>Alfakurs – prøve</title></head>' +
    `<body><main>${innhold}</main></body></html>`;
  const { funn } = revider({
    dist: new Map([[fil, html]]),
    rapporter: RAPPORTER,
    register: REGISTER,
    base: '/',
  });
  return funn.filter(
    (ett) =>
      ett.fil === fil &&
      !/^(tabell|side|nedlasting|figur)-mangler$|^h1$|^vandring$/.test(ett.regel),
  );
}

/** The names of the rules broken on such a page. */
export function reglerPaSide(innhold: string, fil?: string): string[] {
  return funnPaSide(innhold, fil).map(({ regel }) => regel);
}
