import type { Emne } from '../compare/grunnlag.ts';
import { navnFor } from '../narrate/former.ts';
import { describeCsv } from '../publish/csvw.ts';
import { MAPPE } from '../publish/frosset.ts';
import { formatRowsAsCsv, formatRowsAsJson, rowsOfSerier } from '../publish/observasjoner.ts';
import { omdopte } from '../publish/omdirigering.ts';
import { serierOf } from './datasett.ts';
import { emnerI } from './emner.ts';
import type { Sidegrunnlag } from './grunnlag.ts';

/** One file of an entity's figures; the text is made when it is asked for. */
export interface Emnefil {
  mappe: string;
  fil: string;
  tekst: () => string;
}

/**
 * Every entity's figures as files: CSV, its description, and JSON. A renamed entity has them under its old name too,
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

function filesOf(emne: Emne, slug: string, { serier, register }: Sidegrunnlag): Emnefil[] {
  const rows = () => rowsOfSerier(serierOf(emne, serier), register);
  const title = `Deltakere i arbeidsrettede tiltak: ${navnFor(register, emne)}`;
  const mappe = MAPPE[emne.niva];
  return [
    { mappe, fil: `${slug}.csv`, tekst: () => formatRowsAsCsv(rows()) },
    { mappe, fil: `${slug}.json`, tekst: () => formatRowsAsJson(rows()) },
    { mappe, fil: `${slug}.csv-metadata.json`, tekst: () => describeCsv(`${slug}.csv`, title) },
  ];
}
