import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import type { Rapport } from '../../../../src/lib/domain/rapport.ts';
import { publisert } from '../../../../src/lib/domain/value.ts';
import { readRegister } from '../../../../src/lib/io/register.ts';
import { ingestReport } from '../../../../src/lib/report/ingest.ts';
import { listLikely } from '../../../../src/lib/report/propose/format.ts';
import { proposeCorrections } from '../../../../src/lib/report/propose/propose.ts';
import { readDamaged } from '../../../../src/lib/report/propose/read-damaged.ts';
import { LITEN } from '../../../content-folders.ts';

const { register } = await readRegister(LITEN, LITEN);
const TEXT = await readFile(join(LITEN, 'rapporter/2021-05.txt'), 'utf8');
const LINES = TEXT.split('\n').map((line) => line.split('\t'));
/** Where cells with a number or a star stand: line and cell, from 0. */
const CELLS = LINES.flatMap((cells, line) =>
  cells.flatMap((cell, at) => (at > 0 && /^(\*|[\d ]+)$/.test(cell) ? [{ line, at }] : [])),
);
const READ_AS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'O', 'l', 'S', '*', ''];

const SOURCE = { fil: '2021-04.txt', sha256: '', tekst: TEXT };
const rapport = ingestReport(SOURCE, structuredClone(register), new VFile());
if (!rapport) throw new Error('ikke lest');

/** What the release before says of the same figures, every nth of them otherwise. */
function releaseBefore(
  { observasjoner: all, ...rest }: Rapport,
  every: number,
  by: number,
): Rapport {
  const observasjoner = all.map((one, i) =>
    i % every === 0 && one.verdi.status === 'publisert'
      ? { ...one, verdi: publisert(Math.max(4, one.verdi.antall + by)) }
      : one,
  );
  return { ...rest, id: '2021-04', observasjoner };
}

const fault = fc.record({
  cell: fc.constantFrom(...CELLS),
  sign: fc.nat(6),
  read: fc.constantFrom(...READ_AS),
});

describe('what is proposed of a damaged report', () => {
  it('is what the report says, whatever is misread and whatever an earlier report says; of hidden cells nothing is told', () => {
    fc.assert(
      fc.property(
        fc.array(fault, { minLength: 1, maxLength: 12 }),
        fc.option(
          fc.record({ every: fc.integer({ min: 1, max: 9 }), by: fc.integer({ min: -9, max: 9 }) }),
        ),
        (faults, before) => {
          const damaged = LINES.map((cells) => [...cells]);
          for (const { cell, sign, read } of faults) {
            const row = damaged[cell.line] ?? [];
            const text = row[cell.at] ?? '';
            const at = sign % text.length;
            // A cell that lost its only digit would be empty.
            row[cell.at] = text.slice(0, at) + read + text.slice(at + 1) || text;
          }
          const read = readDamaged(
            damaged.map((cells) => cells.join('\t')).join('\n'),
            '2021-05.txt',
            {
              register: structuredClone(register),
              rettelser: [],
              rapporter: before ? [releaseBefore(rapport, before.every, before.by)] : [],
            },
          );
          if (!read) return;
          const saidAt = (linje: number, kolonne: number) => {
            const over = (damaged[linje - 1] ?? []).join('\t').slice(0, kolonne - 1);
            return LINES[linje - 1]?.[over.split('\t').length - 1];
          };
          const proposals = proposeCorrections(read);
          for (const { linje, kolonne, til } of proposals)
            expect(saidAt(linje, kolonne)?.replace(/\D/g, ''), `${linje}:${kolonne}`).toBe(
              String(til),
            );
          for (const line of listLikely(read, proposals)) {
            const [, linje = '', kolonne = ''] = /^(\d+):(\d+) /.exec(line) ?? [];
            if (saidAt(Number(linje), Number(kolonne)) === '*')
              expect(line).not.toMatch(/tidligere rapport|i nærheten/);
          }
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });
});
