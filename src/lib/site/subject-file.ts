import type { Subject } from '../facts/context.ts';
import { nameFor } from '../text/forms.ts';
import { formatWorkbook } from '../formats/workbook.ts';
import { describeCsv } from '../formats/csvw.ts';
import { FOLDER } from './archive-paths.ts';
import { formatRowsAsCsv, formatRowsAsJson, rowsOfSeriesList } from '../formats/observations.ts';
import { renamed } from './redirects.ts';
import { seriesListOf } from './dataset.ts';
import { subjectsIn } from './subjects.ts';
import { sourceLine } from './figure-files.ts';
import type { PageContext } from './context.ts';

/** One file of an entity's figures; what it holds is made when it is asked for. */
export interface SubjectFile {
  mappe: string;
  fil: string;
  innhold: () => string | Uint8Array<ArrayBuffer>;
}

/**
 * Every entity's figures as files: CSV, its description, JSON, and a workbook. A renamed entity has them under its old name too,
 * as a server without redirects can lead programs to a new address in no other way.
 */
export function subjectFiles(context: PageContext): SubjectFile[] {
  return [
    ...subjectsIn(context.register).flatMap((subject) => filesOf(subject, subject.id, context)),
    ...renamed(context.register).flatMap(({ niva, fra, til }) =>
      filesOf({ niva, id: til }, fra, context),
    ),
  ];
}

function filesOf(subject: Subject, slug: string, context: PageContext): SubjectFile[] {
  const { serier, register } = context;
  const rows = () => rowsOfSeriesList(seriesListOf(subject, serier), register);
  const title = `Deltakere i arbeidsrettede tiltak: ${nameFor(register, subject)}`;
  const mappe = FOLDER[subject.niva];
  return [
    { mappe, fil: `${slug}.csv`, innhold: () => formatRowsAsCsv(rows()) },
    { mappe, fil: `${slug}.json`, innhold: () => formatRowsAsJson(rows()) },
    {
      mappe,
      fil: `${slug}.xlsx`,
      innhold: () => formatWorkbook(rows(), sourceLine(context)),
    },
    { mappe, fil: `${slug}.csv-metadata.json`, innhold: () => describeCsv(`${slug}.csv`, title) },
  ];
}
