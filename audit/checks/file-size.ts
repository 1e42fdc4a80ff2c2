import { textIn, type Element } from '../page/document.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

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
function checkWeighed(link: Element, at: { page: AuditedPage; context: AuditContext }): void {
  const file = /\/figur\/[^/]+\/([^/]+\.(?:svg|png|csv|xlsx))$/.exec(link.attr.href ?? '')?.[1];
  const item = link.parent;
  if (file === undefined || item?.navn !== 'li') return;
  if (!item.children.some((one) => one.slag === 'element' && one.attr['data-fil'] === file))
    reportAt(at, link, 'filvekt', `${file} uten vekt`);
}
