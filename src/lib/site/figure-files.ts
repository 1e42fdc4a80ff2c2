import type { SerieNokkel } from '../domain/key.ts';
import type { Figurstil } from '../chart/figure-css.ts';
import { standalonePanels, standaloneSvg } from '../chart/standalone.ts';
import { sizeOf, type Tegning } from '../chart/drawing.ts';
import { formatArbeidsbok } from '../formats/workbook.ts';
import { describeCsv } from '../formats/csvw.ts';
import { formatRowsAsCsv, rowsOfSerier } from '../formats/observations.ts';
import { LESEHJELP } from './figures.ts';
import { kildelinje } from './figure-source.ts';
import type { Sidegrunnlag } from './context.ts';
import type { Figur } from './model.ts';

/** A figure as a drawing in a file of its own, in the light theme, with title and source. */
export function figurSvg(
  { tegning, ren, serier, merknader }: Figur,
  grunnlag: Sidegrunnlag,
  stil: Figurstil,
): string {
  const innfatning = {
    tekst: { tittel: ren.tittel, beskrivelse: ren.beskrivelse },
    undertittel: ren.undertittel,
    kilde: [...LESEHJELP.filter((note) => merknader.includes(note)), kildelinje(grunnlag)].join(
      ' ',
    ),
    tema: 'lys' as const,
    stil,
  };
  if ('svg' in tegning) return standaloneSvg(toTegning(tegning.svg, serier), innfatning);
  const paneler = tegning.paneler.map(({ navn, svg, serie }) => ({
    navn,
    tegning: toTegning(svg, [serie]),
  }));
  return standalonePanels(paneler, innfatning);
}

/** Every observation of the series a figure draws, as CSV. */
export function figurCsv(figur: Figur, grunnlag: Sidegrunnlag): string {
  return formatRowsAsCsv(rowsOf(figur, grunnlag));
}

/** The same as a workbook. */
export function figurbok(figur: Figur, grunnlag: Sidegrunnlag): Uint8Array<ArrayBuffer> {
  return formatArbeidsbok(rowsOf(figur, grunnlag), kildelinje(grunnlag));
}

function rowsOf({ serier: drawn }: Figur, { serier, register }: Sidegrunnlag) {
  return rowsOfSerier(new Map([...serier].filter(([nokkel]) => drawn.includes(nokkel))), register);
}

/** A drawing as it stands on the page; its first `<svg>` tells the size. */
function toTegning(svg: string, serier: SerieNokkel[]): Tegning {
  return { svg, serier, ...sizeOf(svg), aksestart: 0 };
}

/** The description of a figure's CSV, CSVW. */
export function figurCsvw({ id, ren }: Figur): string {
  return describeCsv(`${id}.csv`, `Tallene bak figuren «${ren.undertittel}»`);
}
