import type { Celle, Rad } from '../tables/table.ts';
import { toEtikettform, type Etikettform } from './similarity.ts';

/** One way to read a row's label: as printed, or with the loose lines above and below it that it may be wrapped over. */
export interface Etikettvalg {
  form: Etikettform;
  /** Loose lines near the row that this reading leaves out. */
  ubrukt: number;
  linjer: Celle[];
}

/** Every way to read a row's label, with the most lines first. A row without loose lines around it has one. */
export function listEtikettvalg({ etikett, over, under }: Rad): Etikettvalg[] {
  const own = etikett.tekst === '' ? [] : [etikett];
  const valg: Etikettvalg[] = [];
  for (let above = over.length; above >= 0; above -= 1) {
    for (let below = under.length; below >= 0; below -= 1) {
      const linjer = [...over.slice(over.length - above), ...own, ...under.slice(0, below)];
      const ubrukt = over.length - above + under.length - below;
      if (linjer.length > 0) valg.push({ form: formOf(linjer), ubrukt, linjer });
    }
  }
  return valg.sort((a, b) => a.ubrukt - b.ubrukt);
}

function formOf(linjer: Celle[]): Etikettform {
  return toEtikettform(linjer.map(({ tekst }) => tekst).join(' '));
}
