import { type AuditContext, type AuditedPage, reportAt } from './context.ts';

/** Elements that must be closed for a page to be whole. */
const MA_CLOSES = new Set([
  'html',
  'body',
  'main',
  'table',
  'figure',
  'svg',
  'section',
  'article',
  'details',
]);

/** The page is whole, parses without error, is in bokmål, and names no id twice. */
export function checkForm(page: AuditedPage, context: AuditContext): void {
  const at = { page, context };
  for (const { kode, linje, kolonne } of page.document.errors)
    context.report({ fil: page.fil, sted: `${linje}:${kolonne}`, regel: 'html', found: kode });
  for (const element of page.elements)
    if (MA_CLOSES.has(element.navn) && !element.closed)
      reportAt(at, element, 'html', `<${element.navn}> lukkes aldri`);
  checkId(at);
  const html = page.elements.find(({ navn }) => navn === 'html');
  const language = html?.attr.lang ?? '';
  if (language !== 'nb')
    reportAt(at, html ?? page.document.root, 'språk', `lang="${language}"`, 'lang="nb"');
}

function checkId(at: { page: AuditedPage; context: AuditContext }): void {
  const sett = new Set<string>();
  for (const element of at.page.elements) {
    const { id } = element.attr;
    if (id === undefined) continue;
    if (sett.has(id)) reportAt(at, element, 'id', `id="${id}" står to ganger`);
    sett.add(id);
  }
}
