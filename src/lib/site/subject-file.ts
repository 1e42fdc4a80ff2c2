import type { Emne } from '../facts/context.ts';
import { navnFor } from '../text/forms.ts';
import { formatArbeidsbok } from '../formats/workbook.ts';
import { describeCsv } from '../formats/csvw.ts';
import { MAPPE } from './archive-paths.ts';
import { formatRowsAsCsv, formatRowsAsJson, rowsOfSerier } from '../formats/observations.ts';
import { omdopte } from './redirects.ts';
import { serierOf } from './dataset.ts';
import { emnerI } from './subjects.ts';
import { kildelinje } from './figure-source.ts';
import type { Sidegrunnlag } from './context.ts';

/** One file of an entity's figures; what it holds is made when it is asked for. */
export interface Emnefil {
  mappe: string;
  fil: string;
  innhold: () => string | Uint8Array<ArrayBuffer>;
}

/**
 * Every entity's figures as files: CSV, its description, JSON, and a workbook. A renamed entity has them under its old name too,
 * as a server without redirects can lead programs to a new address in no other way.
 */
export function emnefiler(grunnlag: Sidegrunnlag): Emnefil[] {
  return [
    ...emnerI(grunnlag.register).flatMap((emne) => filesOf(emne, emne.id, grunnlag)),
    ...omdopte(grunnlag.register).flatMap(({ niva, fra, til }) =>
      filesOf({ niva, id: til }, fra, grunnlag),
    ),
  ];
}

function filesOf(emne: Emne, slug: string, grunnlag: Sidegrunnlag): Emnefil[] {
  const { serier, register } = grunnlag;
  const rows = () => rowsOfSerier(serierOf(emne, serier), register);
  const title = `Deltakere i arbeidsrettede tiltak: ${navnFor(register, emne)}`;
  const mappe = MAPPE[emne.niva];
  return [
    { mappe, fil: `${slug}.csv`, innhold: () => formatRowsAsCsv(rows()) },
    { mappe, fil: `${slug}.json`, innhold: () => formatRowsAsJson(rows()) },
    {
      mappe,
      fil: `${slug}.xlsx`,
      innhold: () => formatArbeidsbok(rows(), kildelinje(grunnlag)),
    },
    { mappe, fil: `${slug}.csv-metadata.json`, innhold: () => describeCsv(`${slug}.csv`, title) },
  ];
}
