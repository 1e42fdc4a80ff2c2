import { textOf, type Files } from '../readers/files.ts';
import type { AuditContext } from '../page/context.ts';

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
