import { observationKey } from '../src/lib/domain/key.ts';
import type { Observation } from '../src/lib/domain/observation.ts';
import { VFile } from 'vfile';
import { isVisible, printValue, publisert, SKJERMET, type Value } from '../src/lib/domain/value.ts';
import {
  proposeCorrections,
  type DamagedReport,
  type UnreadCell,
} from '../src/lib/report/propose/propose.ts';
import { reconcile } from '../src/lib/report/sums/reconcile.ts';
import { CONTENT, type Bench } from './command.ts';
import { readErrorBasis, type ErrorBasis } from './faults.ts';
import { createDraw, pick, type Draw } from './random.ts';

/** Shares of all cells that are misread, in per cent. */
const RATES = [0.5, 1, 2, 5];
/** So many reports are damaged at each rate. */
const TRIALS = 10;

/** What text recognition makes of each digit: other digits, and letters, by which a cell says no count. */
const CONFUSED: Record<string, string> = {
  ...{
    0: '689O',
    1: '47lI',
    2: '7Z',
    3: '8',
    4: '19A',
    5: '63S',
    6: '580b',
    7: '12',
    8: '36B0',
    9: '04g',
  },
};
/** What it makes of a star, letters more often than digits. */
const STAR_READ_AS = ['å', 'x', '«', 'å', '4', '8', '11'];

/** A report with misread cells, and what each of them said. */
interface Scan {
  damaged: DamagedReport;
  /** The misread cells by where they stand; what they are truly said to be. */
  truth: Map<string, Value>;
}

/**
 * Damages the real report as a poor scan is read: digits taken for others or for letters, stars for letters and digits,
 * numbers for stars, and now and then a whole row lost. Counts what is seen and located, and what is proposed right and
 * wrong, of the report alone and with the release before it, which has all months but the last and some figures otherwise.
 * Returns true when nothing is proposed wrong, and nothing of a hidden cell.
 */
export async function benchScan({ write }: Bench): Promise<boolean> {
  const basis = await readErrorBasis(CONTENT);
  let wrong = 0;
  for (const rate of RATES) {
    const [alone, after] = [new ScanTally(), new ScanTally()];
    for (let seed = 1; seed <= TRIALS; seed += 1) {
      const scan = damage(basis, rate, createDraw(seed));
      alone.add(scan);
      const earlier = releaseBefore(basis, createDraw(TRIALS + seed));
      after.add({ ...scan, damaged: { ...scan.damaged, earlier } });
    }
    write(`${alone.describe(rate)}    med rapporten før: ${after.describeProposals()}\n`);
    wrong += alone.wrong + after.wrong;
  }
  write(`Foreslått galt i alt: ${wrong} (krav 0)\n`);
  return wrong === 0;
}

/** One figure in so many has been revised since the release before. */
const REVISED = 50;

/** What the release before told of the same figures: none of the last month, and some otherwise, most by little. */
function releaseBefore({ observasjoner }: ErrorBasis, draw: Draw): DamagedReport['earlier'] {
  const last = observasjoner
    .map(({ maned }) => maned)
    .sort()
    .at(-1);
  return new Map(
    observasjoner.flatMap(({ serie, maned, verdi }) => {
      if (maned === last || !isVisible(verdi)) return [];
      const revised = draw(REVISED) === 0 ? pick(draw, [-10, -2, -1, 1, 2, 10, 100]) : 0;
      return [[observationKey(serie, maned), Math.max(4, verdi.antall + revised)] as const];
    }),
  );
}

function placeOf({ kilde }: Observation): string {
  return `${kilde.linje}:${kilde.kolonne}`;
}

function damage({ observasjoner, repeated, register }: ErrorBasis, rate: number, draw: Draw): Scan {
  const truth = new Map<string, Value>();
  const unread: UnreadCell[] = [];
  const isHit = () => draw(10_000) < rate * 100;
  // A lost row takes its cells with it: one row in a thousand for each per cent.
  const lost = new Set(
    [...new Set(observasjoner.map(({ kilde }) => kilde.linje))].filter(
      () => draw(100_000) < rate * 100,
    ),
  );
  const spoil = (cells: readonly Observation[]) =>
    cells.flatMap((cell): Observation[] => {
      if (lost.has(cell.kilde.linje)) return [];
      if (!isHit()) return [cell];
      const read = misread(cell.verdi, draw);
      if (read === printValue(cell.verdi)) return [cell];
      truth.set(placeOf(cell), cell.verdi);
      const verdi = toValue(read);
      if (verdi) return [{ ...cell, verdi }];
      const { serie, maned, kilde } = cell;
      unread.push({ serie, maned, tekst: read, linje: kilde.linje, kolonne: kilde.kolonne });
      return [];
    });
  const damaged = {
    observasjoner: spoil(observasjoner),
    repeated: spoil(repeated),
    unread,
    register,
    earlier: new Map(),
  };
  return { damaged, truth };
}

/** What the cell is read as. */
function misread(value: Value, draw: Draw): string {
  if (!isVisible(value)) return pick(draw, STAR_READ_AS);
  const digits = String(value.antall);
  if (draw(20) === 0) return '*';
  const at = draw(digits.length);
  if (draw(10) === 0) return digits.slice(0, at) + digits.slice(at + 1) || '*';
  const seen = pick(draw, [...(CONFUSED[digits[at] ?? ''] ?? '')]);
  return digits.slice(0, at) + seen + digits.slice(at + 1);
}

/** What the reader makes of it; undefined for what is no count. */
function toValue(text: string): Value | undefined {
  if (text === '*') return SKJERMET;
  return /^(0|[1-9]\d*)$/.test(text) ? publisert(Number(text)) : undefined;
}

/** Counts how misread cells come out. */
class ScanTally {
  cells = 0;
  /** Misread cells that are not hidden and still hold a digit: only those can be corrected. */
  correctable = 0;
  seen = 0;
  located = 0;
  right = 0;
  wrong = 0;

  add({ damaged, truth }: Scan): void {
    const { observasjoner, repeated, unread, register } = damaged;
    const file = new VFile();
    reconcile([...observasjoner], register, file, {
      repeated: [...repeated],
      unread: unread.map(({ serie }) => serie),
    });
    const told = new Set(file.messages.map(({ line, column }) => `${line}:${column}`));
    // A message that leaves several places open names them all.
    const named = new Set(
      file.messages.flatMap(({ note }) => [...(note ?? '').matchAll(/\d+:\d+/g)].map(([at]) => at)),
    );
    const unreadAt = new Set(unread.map(({ linje, kolonne }) => `${linje}:${kolonne}`));
    const numbers = new Set([
      ...[...observasjoner, ...repeated].filter(({ verdi }) => isVisible(verdi)).map(placeOf),
      ...unread
        .filter(({ tekst }) => /\d/.test(tekst))
        .map(({ linje, kolonne }) => `${linje}:${kolonne}`),
    ]);
    for (const [place, value] of truth) {
      if (isVisible(value) && numbers.has(place)) this.correctable += 1;
      this.cells += 1;
      const isTold = told.has(place) || unreadAt.has(place);
      if (isTold) this.located += 1;
      if (isTold || named.has(place)) this.seen += 1;
    }
    for (const { linje, kolonne, til } of proposeCorrections(damaged)) {
      const value = truth.get(`${linje}:${kolonne}`);
      if (value && isVisible(value) && value.antall === til) this.right += 1;
      else this.wrong += 1;
    }
  }

  describe(rate: number): string {
    const percent = (count: number) =>
      `${((100 * count) / this.cells).toFixed(1).replace('.', ',')} %`;
    return [
      `${String(rate).replace('.', ',')} % av cellene lest feil: ${this.cells} celler i ${TRIALS} rapporter`,
      `    sett ${percent(this.seen)}, funnet i selve cellen ${percent(this.located)}`,
      `    ${this.describeProposals()}`,
      '',
    ].join('\n');
  }

  describeProposals(): string {
    return `foreslått riktig ${this.right} av ${this.correctable} som kan rettes, foreslått galt ${this.wrong}`;
  }
}
