import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { readMiljo } from '../src/lib/io/config.ts';
import { readRegister } from '../src/lib/io/register.ts';
import { alvorOf } from '../src/lib/domain/diagnostic.ts';
import type { Observasjon } from '../src/lib/domain/observation.ts';
import type { Register } from '../src/lib/domain/register.ts';
import {
  isSynlig,
  printVerdi,
  publisert,
  SKJERMET,
  type Verdi,
} from '../src/lib/domain/value.ts';
import { ingestReport } from '../src/lib/report/ingest.ts';
import { readReport } from '../src/lib/report/parse/parse.ts';
import { omtaleOf } from '../src/lib/report/sums/describe-key.ts';
import { reconcile } from '../src/lib/report/sums/reconcile.ts';
import { resolveTables } from '../src/lib/report/labels/resolve.ts';
import { collectTables } from '../src/lib/report/tables/collect.ts';
import { describeFeilserie, Feiltelling, type Krav } from './error-count.ts';
import { dropDigit, insertDigit, substituteDigit, swapDigits, type Endring } from './typo.ts';
import { drawFrom, pick, type Trekning } from './sample.ts';

/** The report that faults are put into: the real one. */
const RAPPORT = '2021-05.txt';

const ALLE_ENDRINGER = [substituteDigit, dropDigit, insertDigit, swapDigits];

/** A report read without a fault, cell by cell. */
export interface Grunnlag {
  register: Register;
  tekst: string;
  observasjoner: Observasjon[];
  gjentatte: Observasjon[];
}

/** One cell made to say something else. */
export interface Feil {
  celle: Observasjon;
  verdi: Verdi;
}

/** A series of trials and what the project promises of it. */
interface Serie {
  navn: string;
  krav: Krav;
  forsok: Iterable<Feil[]>;
}

/**
 * Puts single and double faults into the cells of the real report and counts how many the reconciler sees, and how
 * many it answers with exactly one error for each, at the very cell. Same seeds, same trials. `skriv` gets the text;
 * returns true when every series reaches what the project promises, and 200 faults put into the text instead of the
 * cells give the same errors.
 */
export async function benchFeil(skriv: (tekst: string) => void): Promise<boolean> {
  const grunnlag = await readGrunnlag();
  let ok = true;
  for (const { navn, krav, forsok } of listSerier(grunnlag)) {
    const telling = new Feiltelling(navn);
    for (const feil of forsok) telling.add(feil, reconcileWith(grunnlag, feil));
    skriv(describeFeilserie(telling, krav));
    ok &&= telling.reaches(krav);
  }
  const rader = countFoundRows(grunnlag);
  skriv(
    `${rader.funnet} av ${rader.alle} rader blir savnet ved navn, i én melding, når de er borte.\n`,
  );
  const like = countSameByText(grunnlag, 200, drawFrom(7));
  skriv(`Gjennom teksten: ${like} av 200 feil gav de samme meldingene som gjennom cellene.\n`);
  return ok && like === 200 && rader.funnet >= 0.9 * rader.alle;
}

/** The real report and the registry, read. Throws when the report does not read. */
export async function readGrunnlag(): Promise<Grunnlag> {
  const miljo = readMiljo({}, process.cwd());
  const { register } = await readRegister(miljo.innhold, 'src/content');
  const tekst = readFileSync(join(miljo.rapporter, RAPPORT), 'utf8');
  const file = new VFile({ value: tekst });
  const lesning = readReport(file);
  if (lesning?.format !== 'tekst') throw new Error(`${RAPPORT} er ikke rapporttekst`);
  const tabeller = collectTables(lesning.tree, file);
  if (!tabeller) throw new Error(`${RAPPORT} har ingen tabeller`);
  const { observasjoner, gjentatte } = resolveTables(tabeller, register, '2021-05', file);
  return { register, tekst, observasjoner, gjentatte };
}

function listSerier({ observasjoner, gjentatte }: Grunnlag): Serie[] {
  const synlige = observasjoner.filter(({ verdi }) => isSynlig(verdi));
  return [
    {
      navn: 'Ett siffer byttet',
      krav: { sett: 99, funnet: 94 },
      forsok: singles(synlige, 4000, [substituteDigit], drawFrom(1)),
    },
    {
      navn: 'Siffer byttet, falt ut, satt inn eller stokket',
      krav: { sett: 99.4, funnet: 97 },
      forsok: singles(synlige, 3900, ALLE_ENDRINGER, drawFrom(2)),
    },
    {
      navn: 'To feil i ulike måneder',
      krav: { sett: 99.5, funnet: 97 },
      forsok: pairs(synlige, 1000, false, drawFrom(3)),
    },
    {
      navn: 'To feil i samme måned',
      krav: { sett: 99.5, funnet: 96 },
      forsok: pairs(synlige, 1000, true, drawFrom(4)),
    },
    {
      navn: 'Ett siffer byttet i en gjentatt rad',
      krav: { sett: 100, funnet: 100 },
      forsok: singles(gjentatte, 1000, [substituteDigit], drawFrom(5)),
    },
    {
      navn: 'Tall lest som *',
      krav: { sett: 99, funnet: 97 },
      forsok: synlige.map((celle) => [{ celle, verdi: SKJERMET }]),
    },
  ];
}

function* singles(
  celler: Observasjon[],
  antall: number,
  endringer: Endring[],
  trekk: Trekning,
): Generator<Feil[]> {
  for (let i = 0; i < antall; i += 1) yield [drawFeil(celler, endringer, trekk)];
}

/** Two faults in different cells, in one month or in two. */
function* pairs(
  celler: Observasjon[],
  antall: number,
  sameMonth: boolean,
  trekk: Trekning,
): Generator<Feil[]> {
  for (let i = 0; i < antall; i += 1) {
    const first = drawFeil(celler, ALLE_ENDRINGER, trekk);
    const others = celler.filter(
      (celle) => celle !== first.celle && (celle.maned === first.celle.maned) === sameMonth,
    );
    yield [first, drawFeil(others, ALLE_ENDRINGER, trekk)];
  }
}

/** Draws until the edit makes another number; each kind of edit is as likely for the cells it fits. */
export function drawFeil(celler: Observasjon[], endringer: Endring[], trekk: Trekning): Feil {
  const endre = pick(trekk, endringer);
  for (;;) {
    const celle = pick(trekk, celler);
    if (!isSynlig(celle.verdi)) continue;
    const edited = endre(String(celle.verdi.antall), trekk);
    if (edited !== undefined) return { celle, verdi: publisert(Number(edited)) };
  }
}

/** The messages for the report with these faults. Months do not touch each other, so only those at fault are read. */
export function reconcileWith(grunnlag: Grunnlag, feil: Feil[]): VFile {
  const maneder = new Set(feil.map(({ celle }) => celle.maned));
  const spoil = (celler: Observasjon[]) =>
    celler
      .filter(({ maned }) => maneder.has(maned))
      .map((celle) => ({
        ...celle,
        verdi: feil.find((one) => one.celle === celle)?.verdi ?? celle.verdi,
      }));
  const file = new VFile();
  reconcile(spoil(grunnlag.observasjoner), grunnlag.register, file, {
    gjentatte: spoil(grunnlag.gjentatte),
  });
  return file;
}

/** How many series, each left out in turn, are missed by name in the one message there is. */
function countFoundRows(grunnlag: Grunnlag): { funnet: number; alle: number } {
  const { register } = grunnlag;
  const serier = [...new Set(grunnlag.observasjoner.map(({ serie }) => serie))];
  const found = serier.filter((serie) => {
    const others = (celler: Observasjon[]) => celler.filter((celle) => celle.serie !== serie);
    const file = new VFile();
    reconcile(others(grunnlag.observasjoner), register, file, {
      gjentatte: others(grunnlag.gjentatte),
    });
    const [only, ...more] = file.messages;
    const named = only?.expected?.[0]?.endsWith(` ${omtaleOf(serie, register)}`);
    return more.length === 0 && only?.ruleId === 'rad-mangler' && named === true;
  });
  return { funnet: found.length, alle: serier.length };
}

/** How many faults give the same errors when they are written into the text and read from there. */
function countSameByText(grunnlag: Grunnlag, antall: number, trekk: Trekning): number {
  const celler = [...grunnlag.observasjoner, ...grunnlag.gjentatte];
  const trials = [...singles(celler, antall, ALLE_ENDRINGER, trekk)];
  return trials.filter((feil) => {
    const file = new VFile();
    const tekst = feil.reduce(writeFeil, grunnlag.tekst);
    ingestReport({ fil: RAPPORT, sha256: '0'.repeat(64), tekst }, grunnlag.register, file);
    return listErrors(file).join() === listErrors(reconcileWith(grunnlag, feil)).join();
  }).length;
}

/** The report's text with the cell saying something else. */
export function writeFeil(tekst: string, { celle, verdi }: Feil): string {
  const linjer = tekst.split('\n');
  const { linje, kolonne } = celle.kilde;
  const line = linjer[linje - 1] ?? '';
  const printed = printVerdi(celle.verdi);
  if (!line.startsWith(printed, kolonne - 1))
    throw new Error(`${linje}:${kolonne} er et annet tall`);
  linjer[linje - 1] =
    line.slice(0, kolonne - 1) + printVerdi(verdi) + line.slice(kolonne - 1 + printed.length);
  return linjer.join('\n');
}

function listErrors(file: VFile): string[] {
  return file.messages
    .filter((message) => alvorOf(message) === 'error')
    .map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)
    .sort();
}
