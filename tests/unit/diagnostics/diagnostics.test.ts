import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { toJson } from '../../../src/lib/diagnostics/diagnostics.ts';
import { addDiagnostic } from '../../../src/lib/domain/diagnostic.ts';

describe('toJson', () => {
  it('gives every message as plain data, sorted by file, line, column and rule', () => {
    const b = new VFile({ path: 'b.txt' });
    const a = new VFile({ path: 'a.txt' });
    addDiagnostic(b, {
      ruleId: 'r',
      severity: 'error',
      reason: 'Ti.',
      sted: { linje: 10, kolonne: 1 },
    });
    addDiagnostic(b, {
      ruleId: 's',
      severity: 'error',
      reason: 'Ni.',
      sted: { linje: 9, kolonne: 2 },
    });
    addDiagnostic(b, {
      ruleId: 'r',
      severity: 'warning',
      reason: 'Ni.',
      sted: { linje: 9, kolonne: 2 },
    });
    addDiagnostic(a, {
      ruleId: 'q',
      severity: 'info',
      reason: 'Alt.',
      actual: '1',
      expected: ['2'],
    });
    const json = toJson([b, a]);
    expect(json).toEqual([
      {
        file: 'a.txt',
        line: 1,
        column: 1,
        severity: 'info',
        ruleId: 'q',
        reason: 'Alt.',
        actual: '1',
        expected: ['2'],
      },
      { file: 'b.txt', line: 9, column: 2, severity: 'warning', ruleId: 'r', reason: 'Ni.' },
      { file: 'b.txt', line: 9, column: 2, severity: 'error', ruleId: 's', reason: 'Ni.' },
      { file: 'b.txt', line: 10, column: 1, severity: 'error', ruleId: 'r', reason: 'Ti.' },
    ]);
    expect(toJson([a, b])).toEqual(json);
  });
});
