import type { VFile } from 'vfile';
import type { Maned } from '../../domain/maned.ts';
import { meld } from '../../domain/diagnostic.ts';
import type { SerieNokkel } from '../../domain/key.ts';
import type { Observasjon } from '../../domain/observation.ts';
import { isSynlig, LEAST_VISIBLE } from '../../domain/value.ts';
import type { Celle, Rad } from '../tables/table.ts';
import { parseVerdi } from './cell-value.ts';

/** The row's observations. A row of the wrong width and every cell that says no count are errors on the file. */
export function readCells(
  rad: Rad,
  maneder: Maned[],
  serie: SerieNokkel,
  rapport: string,
  file: VFile,
): Observasjon[] {
  if (rad.celler.length !== maneder.length) {
    reportWidth(rad, maneder.length, file);
    return [];
  }
  return maneder.flatMap((maned, i) => {
    const celle = rad.celler[i];
    const verdi = celle && parseVerdi(celle.tekst);
    if (!celle) return [];
    if (!verdi) {
      reportCell(celle, file);
      return [];
    }
    if (isSynlig(verdi) && verdi.antall < LEAST_VISIBLE) warnSmall(celle, file);
    const kilde = { rapport, linje: celle.linje, kolonne: celle.kolonne };
    return [{ serie, maned, verdi, kilde }];
  });
}

function reportWidth(rad: Rad, expected: number, file: VFile): void {
  meld(file, {
    ruleId: 'antall-celler',
    alvor: 'error',
    reason: `Raden «${rad.etikett.tekst}» har ${rad.celler.length} celler; tabellen har ${expected} måneder.`,
    sted: { linje: rad.etikett.linje, kolonne: rad.etikett.kolonne },
    actual: rad.celler.map(({ tekst }) => tekst).join(' | '),
    expected: [`${expected} celler`],
    note: 'Kontroller raden mot rapporten: en celle mangler, er delt i to eller er smeltet sammen med en annen.',
  });
}

function reportCell(celle: Celle, file: VFile): void {
  meld(file, {
    ruleId: 'ulesbar-celle',
    alvor: 'error',
    reason: celle.tekst === '' ? 'Cellen er tom.' : `«${celle.tekst}» er verken et antall eller *.`,
    sted: { linje: celle.linje, kolonne: celle.kolonne, sluttkolonne: celle.slutt },
    actual: celle.tekst,
    expected: ['et helt tall som «1 234»', '*'],
    note: 'Kontroller cellen mot rapporten.',
  });
}

function warnSmall(celle: Celle, file: VFile): void {
  meld(file, {
    ruleId: 'under-fire',
    alvor: 'warning',
    reason: `«${celle.tekst}» er under ${LEAST_VISIBLE}; så små tall skjermes ellers med *.`,
    sted: { linje: celle.linje, kolonne: celle.kolonne, sluttkolonne: celle.slutt },
    actual: celle.tekst,
    expected: ['*', `et tall på minst ${LEAST_VISIBLE}`],
    note: 'Kontroller cellen mot rapporten: et siffer kan være falt bort.',
  });
}
