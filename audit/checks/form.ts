import type { Sak, Side } from '../context.ts';
import { meldVed } from '../context.ts';

/** Elements that must be closed for a page to be whole. */
const MA_LUKKES = new Set([
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
export function sjekkForm(side: Side, sak: Sak): void {
  const ved = { side, sak };
  for (const { kode, linje, kolonne } of side.dokument.feil)
    sak.meld({ fil: side.fil, sted: `${linje}:${kolonne}`, regel: 'html', sier: kode });
  for (const element of side.elementer)
    if (MA_LUKKES.has(element.navn) && !element.lukket)
      meldVed(ved, element, 'html', `<${element.navn}> lukkes aldri`);
  sjekkId(ved);
  const html = side.elementer.find(({ navn }) => navn === 'html');
  const sprak = html?.attr.lang ?? '';
  if (sprak !== 'nb')
    meldVed(ved, html ?? side.dokument.rot, 'språk', `lang="${sprak}"`, 'lang="nb"');
}

function sjekkId(ved: { side: Side; sak: Sak }): void {
  const sett = new Set<string>();
  for (const element of ved.side.elementer) {
    const { id } = element.attr;
    if (id === undefined) continue;
    if (sett.has(id)) meldVed(ved, element, 'id', `id="${id}" står to ganger`);
    sett.add(id);
  }
}
