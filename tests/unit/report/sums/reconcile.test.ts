import { CONTENT } from '../../../content-folders.ts';
import { describe, expect, it } from 'vitest';
import { reconcileWith } from '../../../../bench/errors.ts';
import {
  drawFault,
  readErrorBasis,
  substituteDigit,
  writeFault,
  type Fault,
} from '../../../../bench/faults.ts';
import { createDraw } from '../../../../bench/random.ts';
import { VFile } from 'vfile';
import type { Observation } from '../../../../src/lib/domain/observation.ts';
import { isVisible, printValue, publisert, SKJERMET } from '../../../../src/lib/domain/value.ts';
import { ingestReport } from '../../../../src/lib/report/ingest.ts';
import { reconcile } from '../../../../src/lib/report/sums/reconcile.ts';

const context = await readErrorBasis(CONTENT);
const { observasjoner, repeated: gjentatte, register, tekst } = context;
const visible = observasjoner.filter(({ verdi }) => isVisible(verdi));

/** The messages for the report with these faults, as `line:column rule`. */
function tell(...fault: Fault[]): string[] {
  return reconcileWith(context, fault)
    .messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)
    .sort();
}

/** The cell at a place that was looked up in the report's text. */
function cellAt(line: number, column: number, all = observasjoner): Observation {
  const found = all.find(({ kilde }) => kilde.linje === line && kilde.kolonne === column);
  if (!found) throw new Error(`Ingen celle på ${line}:${column}`);
  return found;
}

/** The messages for the report's text with one line put in another's place. */
function tellText(change: (lines: string[]) => string[]): VFile {
  const changed = change(tekst.split('\n')).join('\n');
  const file = new VFile();
  ingestReport({ fil: 'x.txt', sha256: '0'.repeat(64), tekst: changed }, register, file);
  file.messages = file.messages.filter(({ fatal }) => fatal);
  return file;
}

describe('reconcile, on the real report', () => {
  it('finds every sum to hold, as an independent reader counted them', () => {
    const file = new VFile();
    const sums = reconcile(observasjoner, register, file, { repeated: gjentatte });
    const count = (outcome: string) => sums.filter((sum) => sum.utfall === outcome).length;
    expect(file.messages).toEqual([]);
    expect([count('eksakt'), count('mulig'), count('brutt')]).toEqual([861, 504 + 30, 0]);
    expect(gjentatte).toHaveLength(46 * 5);
  });

  it('points at the cell that is wrong, and says what the sums agree on', () => {
    const celle = cellAt(131, 34);
    expect(printValue(celle.verdi)).toBe('7 853');
    const { messages } = reconcileWith(context, [{ celle, verdi: publisert(7863) }]);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      line: 131,
      column: 34,
      ruleId: 'celle-mot-summer',
      fatal: true,
      actual: '7 863',
      expected: ['7 853'],
    });
  });

  it('points at a number that was read as *, and says no number', () => {
    const celle = cellAt(133, 32);
    expect(printValue(celle.verdi)).toBe('602');
    const { messages } = reconcileWith(context, [{ celle, verdi: SKJERMET }]);
    expect(messages.map(({ line, column, ruleId }) => [line, column, ruleId])).toEqual([
      [133, 32, 'stjerne-mot-summer'],
    ]);
    expect(messages[0]?.expected).toBeUndefined();
    expect(`${messages[0]?.reason} ${messages[0]?.note}`).not.toContain('602');
  });

  it('tells apart the first print of a total and its repetitions', () => {
    const first = cellAt(26, 14);
    const repeated = cellAt(173, 14, gjentatte);
    expect([first, repeated].map(({ verdi }) => printValue(verdi))).toEqual(['75 001', '75 001']);
    expect(tell({ celle: first, verdi: publisert(75_011) })).toEqual(['26:14 celle-mot-summer']);
    expect(tell({ celle: repeated, verdi: publisert(75_011) })).toEqual([
      '173:14 gjentatt-rad-avviker',
    ]);
    expect(tell({ celle: repeated, verdi: SKJERMET })).toEqual(['173:14 gjentatt-rad-avviker']);
  });

  it('tells faults in different months apart, each at its cell', () => {
    const april = { celle: cellAt(131, 34), verdi: publisert(7863) };
    const februar = { celle: cellAt(26, 14), verdi: publisert(75_101) };
    expect(tell(april, februar)).toEqual(['131:34 celle-mot-summer', '26:14 celle-mot-summer']);
  });

  it('tells two faults of one month apart', () => {
    const april = { celle: cellAt(131, 34), verdi: publisert(7863) };
    const also = { celle: cellAt(26, 28), verdi: publisert(78_770) };
    expect(tell(april, also)).toEqual(['131:34 celle-mot-summer', '26:28 celle-mot-summer']);
  });

  it('lists the candidates at the total where it cannot tell which of two is wrong', () => {
    // Kvalifisering i arbeidsmarkedsbedrift is in one hovedgruppe only: the two cells are in the same sums.
    const all = observasjoner.filter(
      ({ serie, maned }) =>
        serie === 'tiltak/kvalifisering-i-arbeidsmarkedsbedrift/alle/alle' && maned === '2021-05',
    );
    const [celle] = all;
    if (!celle) throw new Error('Raden er borte');
    const { messages } = reconcileWith(context, [{ celle, verdi: publisert(7) }]);
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['sum-brutt']);
    expect(messages[0]?.note).toContain(`${celle.kilde.linje}:${celle.kilde.kolonne}`);
  });

  it('takes a lost row for lost, though a misread cell could explain each of its months', () => {
    const series = 'tiltak/2-arig-opplaeringstiltak/nedsatt-arbeidsevne-pa-tiltak/menn';
    const file = new VFile();
    const others = observasjoner.filter((cell) => cell.serie !== series);
    reconcile(others, register, file, { repeated: gjentatte });
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['rad-mangler']);
    expect(file.messages[0]?.reason).toContain('2-årig opplæringstiltak (menn, Nedsatt');
  });

  it('says once that a row is missing', () => {
    const file = tellText((lines) => {
      const at = lines.findIndex((line) => line.startsWith('Høyere utdanning\t3 193'));
      return lines.filter((_, i) => i !== at);
    });
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['rad-mangler']);
    expect(file.messages[0]?.reason).toContain('Høyere utdanning');
  });

  /** The lines of the report with two of them saying each other's figures under their own labels. */
  const exchange = (a: number, b: number) => (lines: string[]) =>
    lines.map((line, i) => {
      if (i !== a && i !== b) return line;
      const other = lines[i === a ? b : a] ?? '';
      return [line.split('\t')[0], ...other.split('\t').slice(1)].join('\t');
    });

  it('tells once of two rows that have changed places, at the upper', () => {
    const lines = tekst.split('\n');
    const mentor = lines.findIndex((line) => line.startsWith('Mentor\t260'));
    const jobbstotte = lines.findIndex((line) => line.startsWith('Individuell jobbstøtte\t1 637'));
    const { messages } = tellText(exchange(mentor, jobbstotte));
    expect(messages.map(({ line, ruleId }) => [line, ruleId])).toEqual([
      [jobbstotte + 1, 'rader-byttet'],
    ]);
    expect(messages[0]?.note).toContain(`linje ${mentor + 1}`);
  });

  it('tells of each exchange of neighbours once, wherever the label can be read', () => {
    const lines = tekst.split('\n');
    const rows = lines.flatMap((line, i) => (/^[^\t-]+\t/.test(line) ? [i] : []));
    const figures = (i = 0) => lines[i]?.split('\t').slice(1).join();
    const pairs = rows.flatMap((a, n) => {
      const b = rows[n + 1];
      const near = b !== undefined && !lines.slice(a + 1, b).some((line) => line.startsWith('\t'));
      return near && figures(a) !== figures(b) ? [[a, b] as const] : [];
    });
    const some = pairs.filter((_, i) => i % 9 === 0);
    const once = some.filter(([a, b]) => {
      const { messages } = tellText(exchange(a, b));
      return (
        messages.map(({ line, ruleId }) => `${line} ${ruleId}`).join() === `${a + 1} rader-byttet`
      );
    });
    // Not where a damaged label is held against sums that the exchange broke.
    expect(once.length).toBeGreaterThanOrEqual(0.95 * some.length);
  });

  it('tells of a wrong cell beside exchanged rows, at the cell', () => {
    const lines = tekst.split('\n');
    const mentor = lines.findIndex((line) => line.startsWith('Mentor\t260'));
    const jobbstotte = lines.findIndex((line) => line.startsWith('Individuell jobbstøtte\t1 637'));
    const celle = cellAt(131, 34);
    const { messages } = tellText((all) =>
      writeFault(exchange(mentor, jobbstotte)(all).join('\n'), {
        celle,
        verdi: publisert(7863),
      }).split('\n'),
    );
    expect(messages.map(({ line, ruleId }) => `${line} ${ruleId}`).sort()).toEqual([
      '131 celle-mot-summer',
      `${jobbstotte + 1} rader-byttet`,
    ]);
  });
});

describe('reconcile, over many faults', () => {
  const draw = createDraw(2026);
  const faults = Array.from({ length: 250 }, () => drawFault(visible, [substituteDigit], draw));
  const trials = faults.map((feil) => ({ feil, file: reconcileWith(context, [feil]) }));

  it('sees and finds as many as it should', () => {
    const seen = trials.filter(({ file }) => file.messages.length > 0);
    const found = trials.filter(({ feil: { celle }, file: { messages } }) => {
      const [only, ...more] = messages;
      const { linje, kolonne } = celle.kilde;
      return more.length === 0 && only?.line === linje && only.column === kolonne;
    });
    expect(seen.length / trials.length).toBeGreaterThanOrEqual(0.98);
    expect(found.length / trials.length).toBeGreaterThanOrEqual(0.93);
  });

  it('suggests only what is true, and never a number that would be hidden', () => {
    for (const { feil, file } of trials) {
      const suggested = file.messages.flatMap(({ expected }) => expected ?? []);
      for (const text of suggested) {
        expect(text).toBe(printValue(feil.celle.verdi));
        expect(Number(text.replaceAll(' ', ''))).toBeGreaterThanOrEqual(4);
      }
    }
  });

  it('states no number but those printed in the cells it points at', () => {
    for (const { file } of trials) {
      for (const { reason, note = '', actual = '', expected = [] } of file.messages) {
        const places = /\d+:\d+/g;
        const year = / \d{4}/g;
        const text = `${reason.replace(/^Tallet [\d ]+ for/, '')} ${note}`.replace(places, '');
        expect(text.replace(year, '').replace(/2-årig/g, '')).not.toMatch(/\d/);
        expect(expected.length === 0 || /^[\d ]+$/.test(actual)).toBe(true);
      }
    }
  });

  it('says the same when the fault stands in the text', () => {
    for (const { feil, file } of trials.slice(0, 8)) {
      const read = tellText((lines) => writeFault(lines.join('\n'), feil).split('\n'));
      expect(read.messages.map(String)).toEqual(file.messages.map(String));
    }
  }, 60_000);
});

describe('reconcile, on what is hidden', () => {
  it('accepts a * wherever the sums allow it, and says nothing', () => {
    const [celle] = observasjoner.filter(({ verdi }) => !isVisible(verdi));
    if (!celle) throw new Error('Rapporten har ingen skjermede celler');
    expect(tell({ celle, verdi: SKJERMET })).toEqual([]);
  });

  it('reports a repetition that differs though both could stand, and tells neither number', () => {
    const hidden = cellAt(130, 37);
    expect(hidden.verdi).toEqual(SKJERMET);
    // Line 100 begins the second page.
    const file = new VFile({ value: `${'\n'.repeat(99)}\f${'\n'.repeat(900)}` });
    const kilde = { ...hidden.kilde, linje: 900 };
    reconcile(observasjoner, register, file, {
      repeated: [{ ...hidden, verdi: publisert(2), kilde }],
    });
    expect(file.messages.map(({ line, ruleId }) => `${line} ${ruleId}`)).toEqual([
      '900 gjentatt-rad-avviker',
    ]);
    expect(file.messages[0]?.reason).toContain('linje 130, side 2, men bare');
    expect(file.messages[0]?.actual).toBeUndefined();
    expect(file.messages[0]?.expected).toBeUndefined();
  });

  it('suggests nothing for a cell that should have been hidden', () => {
    const hidden = observasjoner.filter(({ verdi }) => !isVisible(verdi)).slice(0, 40);
    for (const celle of hidden) {
      const { messages } = reconcileWith(context, [{ celle, verdi: publisert(4444) }]);
      const mine = messages.filter(({ line }) => line === celle.kilde.linje);
      expect(mine.flatMap(({ expected }) => expected ?? [])).toEqual([]);
    }
  });
});
