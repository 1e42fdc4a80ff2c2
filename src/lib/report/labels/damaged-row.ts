import type { VFile } from 'vfile';
import { meld } from '../../domain/diagnostic.ts';
import type { Celle } from '../tables/table.ts';
import type { Rammetabell } from './reading-table.ts';
import { likhetMed, likhetUtenFeil, toEtikettform } from './similarity.ts';

/** What stars become when they are read as letters or signs is no longer than this. */
const LONGEST_CELL = 2;

/**
 * Reports loose lines among a table's rows that were rows once (`rad-skadet`): such a line begins with the name of a
 * row and goes on with as many short words as there are months, give or take one, or is the bare name of a row and no
 * part of a label. Passed over as prose, they would take the row's cells with them, and hidden cells leave no sum broken.
 */
export function reportSkadeteRader(
  lose: Celle[],
  tabeller: Rammetabell[],
  brukte: ReadonlySet<Celle>,
  file: VFile,
): void {
  const headings = new Set(tabeller.flatMap(({ tabell }) => tabell.overskrifter));
  for (const celle of lose) {
    if (brukte.has(celle) || headings.has(celle)) continue;
    const table = tabeller.findLast(({ tabell }) => tabell.linje <= celle.linje);
    const navn = table && rowNameOf(celle.tekst, table);
    if (navn !== undefined) reportRow(celle, navn, table?.tabell.maneder.length ?? 1, file);
  }
}

/** The row that the line was; undefined when it was none. */
function rowNameOf(tekst: string, { tabell, oppslag }: Rammetabell): string | undefined {
  const whole = toEtikettform(tekst);
  const bare = oppslag.sekvens.find((kandidat) => likhetUtenFeil(whole, kandidat));
  if (bare) return bare.skrivemater[0];
  const words = tekst.split(' ');
  const short = words.length - 1 - words.findLastIndex((word) => word.length > LONGEST_CELL);
  const { length } = tabell.maneder;
  for (const antall of [length, length + 1, length - 1]) {
    if (antall < 1 || antall > short || antall >= words.length) continue;
    const name = toEtikettform(words.slice(0, -antall).join(' '));
    // A single short word is a cell only after a name that is whole.
    const likeness = antall === 1 ? likhetUtenFeil : likhetMed;
    const found = oppslag.sekvens
      .flatMap((kandidat) => {
        const likhet = likeness(name, kandidat);
        return likhet ? [{ kandidat, kost: likhet.kost }] : [];
      })
      .sort((a, b) => a.kost - b.kost)[0];
    if (found) return found.kandidat.skrivemater[0];
  }
  return undefined;
}

function reportRow(celle: Celle, navn: string, antall: number, file: VFile): void {
  const { tekst, linje, kolonne, slutt } = celle;
  meld(file, {
    ruleId: 'rad-skadet',
    alvor: 'error',
    reason: `«${tekst}» ser ut som raden «${navn}», men har ikke tall eller stjerner i kolonnene.`,
    sted: { linje, kolonne, sluttkolonne: slutt },
    actual: tekst,
    expected: [`${navn} og ${antall === 1 ? 'én celle' : `${antall} celler`}, tall eller *`],
    note: 'Stjerner blir ofte lest som bokstaver. Slå opp i rapporten, og skriv raden slik den står der, med * for det som er skjermet.',
  });
}
