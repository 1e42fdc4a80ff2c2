import type { Emne } from '../compare/grunnlag.ts';
import { navnFor } from '../narrate/former.ts';
import { formatArbeidsbok } from '../publish/arbeidsbok.ts';
import { describeCsv } from '../publish/csvw.ts';
import { MAPPE } from '../publish/frosset.ts';
import { formatRowsAsCsv, formatRowsAsJson, rowsOfSerier } from '../publish/observasjoner.ts';
import { omdopte } from '../publish/omdirigering.ts';
import { serierOf } from './datasett.ts';
import { emnerI } from './emner.ts';
import { kildelinje } from './figurkilde.ts';
import type { Sidegrunnlag } from './grunnlag.ts';

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
