import type { VFile } from 'vfile';
import type { Maned } from '../../domain/maned.ts';
import { hasErrors, addDiagnostic } from '../../domain/diagnostic.ts';
import {
  ALL,
  I_ALT,
  NIVAER,
  observationKey,
  parseSeriesKey,
  type SeriesKey,
  type KeySlice,
} from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import { entriesAt, type Register } from '../../domain/register.ts';
import { SKJERMET, publisert, type Value } from '../../domain/value.ts';
import type { CsvField, CsvRecord } from '../parse/csv.ts';
import { DOWNLOAD_COLUMNS, type DownloadColumn } from '../../domain/contract.ts';
import { LIMITS } from '../parse/lines.ts';
import { parseSavedManed } from '../parse/month-names.ts';
import type { LabelReading } from './resolve.ts';

type Fields = Record<DownloadColumn, CsvField>;

/** The last month any record is for, which a download's report is known by; undefined when no record has a month. */
export function lastMonthOf(records: CsvRecord[]): Maned | undefined {
  return records.reduce<Maned | undefined>((last, { fields }) => {
    const maned = parseSavedManed(fields[0]?.tekst ?? '');
    return maned !== undefined && (last === undefined || maned > last) ? maned : last;
  }, undefined);
}

/**
 * Reads a download back: each record is one observation, at the place of its count in this very file. Records that do
 * not say what they count, or say it twice, are errors on the file.
 */
export function resolveDownload(
  records: CsvRecord[],
  register: Register,
  rapport: string,
  file: VFile,
): LabelReading {
  const observasjoner: Observation[] = [];
  const seen = new Set<string>();
  const known = knownIds(register);
  for (const { linje, fields } of records) {
    const told = file.messages.length;
    if (told >= LIMITS.meldinger) {
      reportRecord('for-mange-feil', { linje, kolonne: 1 }, `${told} feil`, [], file);
      break;
    }
    const read = readRecord({ linje, fields }, known, rapport);
    if ('expected' in read) {
      reportRecord('nedlasting-felt', read.sted, read.found, read.expected, file);
      continue;
    }
    const key = observationKey(read.serie, read.maned);
    if (!seen.has(key)) observasjoner.push(read);
    else reportRecord('nedlasting-gjentatt', { linje, kolonne: 1 }, key, [], file);
    seen.add(key);
  }
  if (observasjoner.length === 0 && !hasErrors(file)) reportNoObservations(file);
  return {
    observasjoner,
    repeated: [],
    unread: [],
    tolkninger: [],
    gjentakelser: 0,
    register,
    nye: [],
    nyeGrupper: [],
    tabeller: [{ linje: 1, seksjon: 'Nedlasting', undergruppe: '', rader: records.length }],
  };
}

/** The ids a level may have, by level. */
function knownIds(register: Register): Map<string, Set<string>> {
  return new Map(
    NIVAER.map((niva) => [
      niva,
      new Set(niva === I_ALT ? [I_ALT] : entriesAt(niva, register).map(({ slug }) => slug)),
    ]),
  );
}

/** A field that does not say what it must. */
interface Rejected {
  sted: { linje: number; kolonne: number };
  found: string;
  expected: string[];
}

function readRecord(
  { linje, fields }: CsvRecord,
  known: Map<string, Set<string>>,
  rapport: string,
): Observation | Rejected {
  if (fields.length !== DOWNLOAD_COLUMNS.length) {
    const expected = [`${DOWNLOAD_COLUMNS.length} felter`];
    return { sted: { linje, kolonne: 1 }, found: `${fields.length} felter`, expected };
  }
  const record = Object.fromEntries(DOWNLOAD_COLUMNS.map((name, i) => [name, fields[i]])) as Fields;
  const refuse = ({ kolonne, tekst }: CsvField, expected: string[]): Rejected => ({
    sted: { linje, kolonne },
    found: tekst,
    expected,
  });
  const series = readSeries(record);
  if (!series) return refuse(record.niva, ['en serie som tiltak, mentor, alle, alle']);
  const unknown = unknownField(record, series, known);
  if (unknown) return refuse(unknown, ['en slug som står i registeret']);
  const maned = parseSavedManed(record.maned.tekst);
  if (maned === undefined) return refuse(record.maned, ['en måned som 2021-05']);
  const verdi = readValue(record);
  if (!verdi) return refuse(record.antall, ['et helt tall, eller tomt når status er skjermet']);
  const kilde = { rapport, linje, kolonne: record.antall.kolonne };
  return { serie: series.nokkel, maned, verdi, kilde };
}

function readSeries(record: Fields): (KeySlice & { nokkel: SeriesKey }) | undefined {
  const text = [record.niva, record.id, record.hovedgruppe, record.kjonn]
    .map(({ tekst }) => tekst)
    .join('/');
  try {
    const slice = parseSeriesKey(text);
    return { ...slice, nokkel: text as SeriesKey };
  } catch {
    return undefined;
  }
}

function unknownField(
  record: Fields,
  { niva, id, hovedgruppe }: KeySlice,
  known: Map<string, Set<string>>,
): CsvField | undefined {
  if (!known.get(niva)?.has(id)) return record.id;
  if (hovedgruppe !== ALL && !known.get('hovedgruppe')?.has(hovedgruppe)) return record.hovedgruppe;
  return undefined;
}

/** The download says that a figure was corrected, not from what: that stands in the corrections of the site it is from. */
function readValue({ antall, status }: Fields): Value | undefined {
  if (status.tekst === 'skjermet') return antall.tekst === '' ? SKJERMET : undefined;
  if (!/^(0|[1-9]\d{0,11})$/.test(antall.tekst)) return undefined;
  const number = Number(antall.tekst);
  if (status.tekst === 'publisert') return publisert(number);
  if (status.tekst !== 'rettet') return undefined;
  return {
    status: 'rettet',
    antall: number,
    fra: 'ikke oppgitt',
    begrunnelse: 'Tallet var rettet i nedlastingen det er lest fra.',
  };
}

function reportRecord(
  ruleId: 'nedlasting-felt' | 'nedlasting-gjentatt' | 'for-mange-feil',
  sted: { linje: number; kolonne: number },
  actual: string,
  expected: string[],
  file: VFile,
): void {
  const reasons = {
    'nedlasting-felt': `«${actual}» er ikke ${expected[0] ?? 'gyldig'}.`,
    'nedlasting-gjentatt': `Observasjonen ${actual} står flere ganger i filen.`,
    'for-mange-feil': `Leser ikke videre etter ${actual}.`,
  };
  addDiagnostic(file, {
    ruleId,
    severity: 'error',
    reason: reasons[ruleId],
    sted,
    actual,
    expected,
    note: 'Filen skal være nøyaktig som nettstedet skrev den; last den ned på nytt.',
  });
}

function reportNoObservations(file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'ingen-rader',
    severity: 'error',
    reason: 'Nedlastingen har ingen observasjoner under overskriften.',
    sted: { linje: 1, kolonne: 1 },
    expected: ['en linje for hver observasjon'],
    note: 'Last ned filen på nytt.',
  });
}
