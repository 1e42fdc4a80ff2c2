import { type AuditContext, type AuditedPage, reportAt, type At } from './context.ts';
import { textIn, type Element } from '../page/document.ts';
import { textOf, type Files } from '../readers/files.ts';

/** A page or drawing is written out in full, so that no browser must mend it. */
export function checkSyntax({ fil, document }: AuditedPage, context: AuditContext): void {
  for (const { kode, linje, kolonne } of document.errors)
    context.report({ fil, sted: `${linje}:${kolonne}`, regel: 'html', found: kode });
}

/** The page is in bokmål, and names no id twice. */
export function checkForm(page: AuditedPage, context: AuditContext): void {
  const at = { page, context };
  checkId(at);
  const html = page.elements.find(({ navn }) => navn === 'html');
  const language = html?.attr.lang ?? '';
  if (language !== 'nb')
    reportAt(at, html ?? page.document.root, 'språk', `lang="${language}"`, 'lang="nb"');
}

function checkId(at: At): void {
  const sett = new Set<string>();
  for (const element of at.page.elements) {
    const { id } = element.attr;
    if (id === undefined) continue;
    if (sett.has(id)) reportAt(at, element, 'id', `id="${id}" står to ganger`);
    sett.add(id);
  }
}

/** What a link says that a file of a figure weighs is what it weighs, in whole kilobytes; and each in a list of them says it. */
export function checkFileSizes(page: AuditedPage, context: AuditContext): void {
  for (const element of page.elements) {
    const name = element.attr['data-fil'];
    checkWeighed(element, { page, context });
    if (name === undefined) continue;
    const path = `figur/${name.slice(0, name.indexOf('.'))}/${name}`;
    const content = context.dist.get(path);
    const bytes = content === undefined ? Number.NaN : Buffer.byteLength(content);
    const wanted = `${kilobytes(bytes)}\u00a0kB`;
    const said = textIn(element).trim();
    if (said !== wanted)
      reportAt({ page, context }, element, 'filvekt', `${path}: ${said}`, wanted);
  }
}

/** Whole kilobytes, at least one, with thousands set apart. */
function kilobytes(bytes: number): string {
  return String(Math.max(1, Math.round(bytes / 1000))).replace(/(\d)(?=(\d{3})+$)/g, '$1\u00a0');
}

/** A link to a file in the list of a figure's files stands before that file's weight. */
function checkWeighed(link: Element, at: At): void {
  const file = /\/figur\/[^/]+\/([^/]+\.(?:svg|png|csv|xlsx))$/.exec(link.attr.href ?? '')?.[1];
  const item = link.parent;
  if (file === undefined || item?.navn !== 'li') return;
  if (!item.children.some((one) => one.slag === 'element' && one.attr['data-fil'] === file))
    reportAt(at, link, 'filvekt', `${file} uten vekt`);
}

/** Every address the ledger promises (`adresser.txt`, one a line, `#` for comments) is in the site. */
export function checkLedger(context: AuditContext, register: Files): void {
  if (!register.has('adresser.txt')) return;
  for (const line of textOf(register, 'adresser.txt').split(/\r?\n/)) {
    const path = line.trim();
    if (path === '' || path.startsWith('#')) continue;
    context.tally.lenker += 1;
    const fil = `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;
    if (!context.dist.has(fil))
      context.report({
        fil,
        sted: '1:1',
        regel: 'hovedbok',
        found: `${path} er publisert før og finnes ikke lenger`,
      });
  }
}
