import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import type { SiteIdentity } from '../domain/site-config.ts';
import { formatRowsAsCube } from '../formats/cube.ts';
import { describeCsv } from '../formats/csvw.ts';
import {
  formatRowsAsCsv,
  formatRowsAsJson,
  rowsOfRapport,
  rowsOfSeries,
} from '../formats/downloads.ts';
import { caveats } from '../formats/dataset.ts';
import { formatWorkbook } from '../formats/workbook.ts';
import type { PageContext } from './context.ts';
import { sourceLine } from './source.ts';
import { once } from './once.ts';

/** A file by its name; what it holds is made when it is asked for. */
export interface DataFile {
  fil: string;
  innhold: () => string | Uint8Array<ArrayBuffer>;
}

/** The files that hold every one of the newest figures. */
export function newestFiles(context: PageContext): DataFile[] {
  const rows = once(() => rowsOfSeries(context.serier, context.register));
  const title = 'Deltakere i arbeidsrettede tiltak: alle observasjoner, nyeste tall';
  return [
    { fil: 'observasjoner.csv', innhold: () => formatRowsAsCsv(rows()) },
    {
      fil: 'tiltakstall.xlsx',
      innhold: () => formatWorkbook(rows(), sourceLine(context), caveats(context.site)),
    },
    { fil: 'observasjoner.json', innhold: () => formatRowsAsJson(rows()) },
    { fil: 'observasjoner.jsonstat.json', innhold: () => formatRowsAsCube(rows(), title) },
    {
      fil: 'observasjoner.csv-metadata.json',
      innhold: () => describeCsv('observasjoner.csv', title),
    },
  ];
}

/** What the names of the files end in that hold a report's figures, and of them those that a superseded edition keeps. */
const ENDINGS = ['csv', 'jsonstat.json', 'xlsx', 'csv-metadata.json'] as const;
const KEPT: readonly string[] = ['csv', 'csv-metadata.json'];

/** The files of what one report told, or an edition of it that another has taken the place of. */
export function reportFiles(
  rapport: Rapport,
  { register, site }: { register: Register; site: SiteIdentity },
  isSuperseded: boolean,
): DataFile[] {
  const rows = () => rowsOfRapport(rapport, register);
  const title = `Deltakere i arbeidsrettede tiltak: slik rapporten ${rapport.id.replace('.utgave-', ', utgave ')} sa det`;
  const contents: Record<(typeof ENDINGS)[number], DataFile['innhold']> = {
    csv: () => formatRowsAsCsv(rows()),
    'jsonstat.json': () => formatRowsAsCube(rows(), title),
    xlsx: () => formatWorkbook(rows(), sourceLine({ release: rapport, site }), caveats(site)),
    'csv-metadata.json': () => describeCsv(`${rapport.id}.csv`, title),
  };
  return ENDINGS.filter((ending) => !isSuperseded || KEPT.includes(ending)).map((ending) => ({
    fil: `${rapport.id}.${ending}`,
    innhold: contents[ending],
  }));
}
