import { delNokkel } from '../fasit.ts';
import { alleElementer, nermeste, tekstI, type Element } from '../html/dokument.ts';
import { celler, kolonnene } from '../html/tabell.ts';
import { meldVed, type Sak, type Side } from '../sak.ts';

const KILDE = /rapporter\/([^/]+)\/kilde\/#L(\d+)$/;

/** A link to a line of a report says that line's number and leads to where the number beside it stands. */
export function sjekkKildelenker(side: Side, sak: Sak): void {
  for (const element of side.elementer) {
    const treff = KILDE.exec(element.attr.href ?? '');
    if (!treff || side.adresse.endsWith('/kilde/')) continue;
    const [, rapport = '', linje = ''] = treff;
    const sagt = /linje (\d+)/i.exec(tekstI(element))?.[1];
    if (sagt !== undefined && sagt !== linje)
      meldVed(
        { side, sak },
        element,
        'kildelenke',
        `«${tekstI(element)}» leder til linje ${linje}`,
      );
    const serier = serieneVed(element);
    const linjer = serier.flatMap((serie) => linjene(serie, rapport, sak));
    if (linjer.length > 0 && !linjer.includes(Number(linje)))
      meldVed(
        { side, sak },
        element,
        'kildelenke',
        `linje ${linje} for ${serier.join(', ')}`,
        `linje ${[...new Set(linjer)].join(', ')}`,
      );
  }
}

/** The series a link stands for: its column's, else those of the numbers in its row, item or statement. */
function serieneVed(lenke: Element): string[] {
  const celle = nermeste(lenke, ({ navn }) => navn === 'td' || navn === 'th');
  const tabell = nermeste(lenke, ({ navn }) => navn === 'table');
  const rad = celle?.forelder;
  const kolonner = tabell && kolonnene(tabell);
  const iKolonne = celle && rad && kolonner?.get(indeksAv(celle, rad));
  if (iKolonne) return iKolonne.split(' + ');
  const ramme = nermeste(
    lenke,
    ({ navn, barn }) =>
      navn === 'tr' ||
      (navn === 'div' && barn.some((b) => b.slag === 'element' && b.navn === 'dt')),
  );
  if (!ramme) return [];
  return [...alleElementer(ramme)]
    .flatMap(({ attr }) => (attr['data-av'] ?? '').split(/\s+/))
    .flatMap((nokkel) => delNokkel(nokkel)?.serie ?? []);
}

function indeksAv(celle: Element, rad: Element): number {
  let indeks = 0;
  for (const annen of celler(rad)) {
    if (annen === celle) return indeks;
    indeks += Number(annen.attr.colspan ?? 1);
  }
  return -1;
}

function linjene(serie: string, rapport: string, sak: Sak): number[] {
  const funnet = sak.fasit.rapporter.find(({ id }) => id === rapport)?.serier.get(serie);
  return [...(funnet?.values() ?? [])].map(({ linje }) => linje);
}
