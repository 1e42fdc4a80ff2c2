import { tekstAv } from '../files.ts';
import type { Grunnlag } from '../audit.ts';
import type { Sak } from '../context.ts';

/** Every address the ledger promises (`adresser.txt`, one a line, `#` for comments) is in the site. */
export function sjekkHovedbok(sak: Sak, register: Grunnlag['register']): void {
  if (!register.has('adresser.txt')) return;
  for (const linje of tekstAv(register, 'adresser.txt').split(/\r?\n/)) {
    const sti = linje.trim();
    if (sti === '' || sti.startsWith('#')) continue;
    sak.telling.lenker += 1;
    const fil = `${sti.slice(1)}${sti.endsWith('/') ? 'index.html' : ''}`;
    if (!sak.dist.has(fil))
      sak.meld({
        fil,
        sted: '1:1',
        regel: 'hovedbok',
        sier: `${sti} er publisert før og finnes ikke lenger`,
      });
  }
}
