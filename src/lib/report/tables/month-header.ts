import type { VFile } from 'vfile';
import { arOf, nummerOf, toManed, type Maned } from '../../domain/maned.ts';
import { meld } from '../../domain/diagnostic.ts';
import { parseManedsnavn, type Manedsnavn } from '../parse/month-names.ts';
import { canBeManed } from './period.ts';
import type { Celle } from './table.ts';

/**
 * The months of a table's columns, told by its header and the period above it. The columns may be some of the
 * period's months in a row, as when a wide table is divided over pages. A damaged name is read when its neighbours
 * leave it one month only; that is told. Undefined, with an error, when header and period do not agree.
 */
export function readHode(
  celler: Celle[],
  periode: Maned[] | undefined,
  file: VFile,
): Maned[] | undefined {
  const labelled =
    celler[0] !== undefined && !parseManedsnavn(celler[0].tekst) && celler.length > 1;
  const windows = windowsOf(periode ?? yearsOf(celler), celler);
  const columns = labelled && windows.length === 0 ? celler.slice(1) : celler;
  const found = windows.length > 0 ? windows : windowsOf(periode ?? yearsOf(columns), columns);
  const [maneder] = found;
  if (!maneder || found.length > 1) {
    reportHode(celler, periode, file);
    return undefined;
  }
  columns.forEach((celle, i) => {
    if (!parseManedsnavn(celle.tekst)) reportDamage(celle, maneder[i], file);
  });
  return maneder;
}

/** The stretches of the period, as long as the header, that the header can name. Only the whole one bears damage. */
function windowsOf(periode: Maned[], celler: Celle[]): Maned[][] {
  const names = celler.map(({ tekst }) => parseManedsnavn(tekst));
  const whole = names.length === periode.length;
  return Array.from({ length: periode.length - names.length + 1 }, (_, start) =>
    periode.slice(start, start + names.length),
  ).filter((maneder) =>
    maneder.every((maned, i) => {
      const navn = names[i];
      return navn
        ? agrees(navn, maned)
        : whole && canBeManed(celler[i]?.tekst ?? '', nummerOf(maned));
    }),
  );
}

function agrees({ nummer, ar }: Manedsnavn, maned: Maned): boolean {
  return nummer === nummerOf(maned) && (ar === undefined || ar === arOf(maned));
}

/** The period a header tells itself, when every column carries its year. */
function yearsOf(celler: Celle[]): Maned[] {
  const names = celler.map(({ tekst }) => parseManedsnavn(tekst));
  const maneder = names.flatMap((navn) =>
    navn?.ar === undefined ? [] : [toManed(navn.ar, navn.nummer)],
  );
  return maneder.length === celler.length ? maneder : [];
}

function reportHode(celler: Celle[], periode: Maned[] | undefined, file: VFile): void {
  const printed = celler.map(({ tekst }) => tekst).join(', ');
  const [first] = celler;
  meld(file, {
    ruleId: periode ? 'kolonner-mot-periode' : 'tabell-uten-overskrift',
    alvor: 'error',
    reason: periode
      ? `Kolonnene (${printed}) er ikke månedene i perioden over tabellen.`
      : 'Tabellen står ikke under en periode, og kolonnene sier ikke hvilket år de gjelder.',
    sted: { linje: first?.linje ?? 1, kolonne: first?.kolonne ?? 1 },
    actual: printed,
    expected: periode ?? ['en periode som «Januar 2021 - Mai 2021»'],
    note: periode
      ? 'Rett perioden eller månedsnavnene så de sier det samme.'
      : 'Sett inn perioden slik den står i rapporten.',
  });
}

function reportDamage(celle: Celle, maned: Maned | undefined, file: VFile): void {
  meld(file, {
    ruleId: 'kolonne-tolket',
    alvor: 'info',
    reason: `Kolonnen «${celle.tekst}» er lest som ${maned ?? ''}; perioden og de andre kolonnene tillater ingen annen måned.`,
    sted: { linje: celle.linje, kolonne: celle.kolonne, sluttkolonne: celle.slutt },
    actual: celle.tekst,
    expected: maned ? [maned] : [],
  });
}
