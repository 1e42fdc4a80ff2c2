import { VFile } from 'vfile';
import {
  addManeder,
  manederBetween,
  manedRun,
  monthNumber,
  type Maned,
} from '../src/lib/domain/maned.ts';
import type { Rapport } from '../src/lib/domain/rapport.ts';
import type { Register } from '../src/lib/domain/register.ts';
import type { FactContext } from '../src/lib/facts/context.ts';
import { ingestReport } from '../src/lib/report/ingest.ts';
import { asOfReader } from '../src/lib/series/as-of.ts';
import { firstTold, knownTo } from '../src/lib/series/register.ts';
import { makeCorpus } from './corpus.ts';

/** The last month of every invented corpus. */
const END: Maned = '2021-05';
/** Of the smallest counts, how many each later report states differently. */
const REVISION = 0.001;
const BREACH = 'Oppdiktet brudd for prøving.';

/**
 * What each of so many invented monthly releases knew, oldest first: years to compare with, revisions, a December no
 * report ever covered, tiltak that begin and end, small counts that come and go behind `*`, and declared breaks.
 * With `hver` above 1 fewer releases are made of the same months: those of December, and of every such month before the end.
 */
export function* inventReleases(
  register: Register,
  maneder: number,
  each = 1,
): Generator<FactContext> {
  const forste = addManeder(END, 1 - maneder);
  const broken = withBreaks(register, addManeder(END, -Math.min(9, maneder - 3)));
  // With no report of it, and the next one beginning with January, a December is never told.
  const untold = toDecember(addManeder(END, -Math.floor(maneder / 2)));
  const { filer } = makeCorpus({
    fro: maneder,
    forste,
    antall: maneder,
    register: broken,
    revision: REVISION,
    lifetimes: {
      mentor: { fra: addManeder(END, -Math.ceil(maneder / 3)) },
      utdanning: { til: addManeder(END, -4) },
    },
    without: [...skipped(forste, each), untold],
  });
  const rapporter = filer.map(({ navn, tekst }) => read(navn, tekst, broken));
  const seriesListFor = asOfReader(rapporter);
  const told = firstTold(rapporter);
  for (const { id } of rapporter) {
    const serier = seriesListFor(id);
    yield { serier, register: knownTo(broken, told, id), maned: id as Maned, rapport: id };
  }
}

function read(name: string, tekst: string, register: Register): Rapport {
  const file = new VFile({ path: name });
  const rapport = ingestReport({ fil: name, sha256: '0'.repeat(64), tekst }, register, file);
  if (!rapport) throw new Error(`${name} lar seg ikke lese: ${String(file.messages[0])}`);
  return rapport;
}

/** The registry with a break declared for a tiltak, a group and a hovedgruppe. */
function withBreaks(register: Register, maned: Maned): Register {
  const first = <T extends { brudd: Register['tiltak'][number]['brudd'] }>([one, ...rest]: T[]) =>
    one ? [{ ...one, brudd: [...one.brudd, { maned, tekst: BREACH }] }, ...rest] : [];
  return {
    hovedgrupper: first(register.hovedgrupper),
    tiltaksgrupper: first(register.tiltaksgrupper),
    tiltak: first(register.tiltak),
  };
}

function skipped(first: Maned, each: number): Maned[] {
  return manedRun(first, END).filter(
    (maned) => monthNumber(maned) !== 12 && manederBetween(maned, END) % each !== 0,
  );
}

function toDecember(maned: Maned): Maned {
  return `${maned.slice(0, 4)}-12` as Maned;
}
