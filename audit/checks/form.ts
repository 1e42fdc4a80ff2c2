import { type AuditContext, type AuditedPage, elementsWith, reportAt } from '../page/context.ts';

/** The page is whole, written out in full, in bokmål, and names no id twice. */
export function checkForm(page: AuditedPage, context: AuditContext): void {
  const at = { page, context };
  checkSyntax(page, context);
  checkId(at);
  const html = page.elements.find(({ navn }) => navn === 'html');
  const language = html?.attr.lang ?? '';
  if (language !== 'nb')
    reportAt(at, html ?? page.document.root, 'språk', `lang="${language}"`, 'lang="nb"');
}

/** Nothing in a page or drawing is left to a browser to mend: it would be another than the one that is judged. */
export function checkSyntax(page: AuditedPage, context: AuditContext): void {
  for (const fault of page.document.errors) reportAt({ page, context }, fault, 'html', fault.kode);
}

function checkId(at: { page: AuditedPage; context: AuditContext }): void {
  const sett = new Set<string>();
  for (const element of elementsWith(at.page, ['id'])) {
    const { id = '' } = element.attr;
    if (sett.has(id)) reportAt(at, element, 'id', `id="${id}" står to ganger`);
    sett.add(id);
  }
}
