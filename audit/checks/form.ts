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
export function checkForm(side: AuditedPage, sak: AuditContext): void {
  const at = { side, sak };
  for (const { kode, linje, kolonne } of side.document.errors)
    sak.report({ fil: side.fil, sted: `${linje}:${kolonne}`, regel: 'html', says: kode });
  for (const element of side.elements)
    if (MA_CLOSES.has(element.navn) && !element.closed)
      reportAt(at, element, 'html', `<${element.navn}> lukkes aldri`);
  checkId(at);
  const html = side.elements.find(({ navn }) => navn === 'html');
  const language = html?.attr.lang ?? '';
  if (language !== 'nb')
    reportAt(at, html ?? side.document.root, 'språk', `lang="${language}"`, 'lang="nb"');
}

function checkId(at: { side: AuditedPage; sak: AuditContext }): void {
  const sett = new Set<string>();
  for (const element of at.side.elements) {
    const { id } = element.attr;
    if (id === undefined) continue;
    if (sett.has(id)) reportAt(at, element, 'id', `id="${id}" står to ganger`);
    sett.add(id);
  }
}
