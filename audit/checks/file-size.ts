import { textIn } from '../page/document.ts';
import { reportAt, type AuditContext, type AuditedPage } from './context.ts';

/** What a link says that a file of a figure weighs is what it weighs, in whole kilobytes. */
export function checkFileSizes(page: AuditedPage, context: AuditContext): void {
  for (const element of page.elements) {
    const name = element.attr['data-fil'];
    if (name === undefined) continue;
    const path = `figur/${name.slice(0, name.indexOf('.'))}/${name}`;
    const content = context.dist.get(path);
    const bytes = content === undefined ? Number.NaN : Buffer.byteLength(content);
    const wanted = `${Math.max(1, Math.round(bytes / 1000))}\u00a0kB`;
    const said = textIn(element).trim();
    if (said !== wanted)
      reportAt({ page, context }, element, 'filvekt', `${path}: ${said}`, wanted);
  }
}
