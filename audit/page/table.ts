import { alleElementer, nermeste, type Element } from './document.ts';

const kjenteRader = new WeakMap<Element, Element[]>();
const kjenteKolonner = new WeakMap<Element, Map<number, string>>();

/** Rows of the table itself, not of tables inside it. */
export function rader(tabell: Element): Element[] {
  const kjent = kjenteRader.get(tabell) ?? finnRader(tabell);
  kjenteRader.set(tabell, kjent);
  return kjent;
}

function finnRader(tabell: Element): Element[] {
  return alleElementer(tabell).filter(
    ({ navn, forelder }) =>
      navn === 'tr' && nermeste(forelder, (element) => element.navn === 'table') === tabell,
  );
}

/** Cells of a row, in order. */
export function celler(rad: Element): Element[] {
  return rad.barn.filter(
    (barn): barn is Element =>
      barn.slag === 'element' && (barn.navn === 'td' || barn.navn === 'th'),
  );
}

/** Series by column index, from the header cells that name one. */
export function kolonnene(tabell: Element): Map<number, string> {
  const kjent = kjenteKolonner.get(tabell);
  if (kjent) return kjent;
  const kolonner = new Map<number, string>();
  kjenteKolonner.set(tabell, kolonner);
  for (const [indeks, celle] of plasserte(tabell)) {
    const serie = celle.attr['data-serie'];
    if (serie !== undefined) kolonner.set(indeks, serie);
  }
  return kolonner;
}

/** Every cell of a table with the index of its first column. */
export function* plasserte(tabell: Element): Generator<[indeks: number, celle: Element]> {
  for (const rad of rader(tabell)) {
    let indeks = 0;
    for (const celle of celler(rad)) {
      yield [indeks, celle];
      indeks += Number(celle.attr.colspan ?? 1);
    }
  }
}
