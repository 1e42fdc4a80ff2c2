import { describe, expect, it } from 'vitest';
import {
  normalForm,
  skeleton,
  withLatinLetters,
} from '../../../../src/lib/report/parse/normal-form.ts';
import { listExpectedTables, scopeName } from '../../../../src/lib/report/labels/candidates.ts';
import { register } from './read.ts';

describe('forms that labels are compared by', () => {
  it.each([
    ['Jobbkлубb', 'Jobbklubb'],
    ['Digital oppfølging/ jobbklubb', 'Digital oppfølging/jobbklubb'],
    ['AMO Enkelt plass', 'AMO Enkeltplass'],
    ['Oppfølging'.normalize('NFD'), 'oppfølging'],
  ])('%s has the normal form of %s', (a, b) => expect(normalForm(a)).toBe(normalForm(b)));

  it.each([
    ['l alt', 'I alt'],
    ['1 a|t', 'I alt'],
    ['Oppfolging', 'Oppfølging'],
    ['Arbeidstreming', 'Arbeidstrerning'],
    ['Utvidet oppfølgging', 'Utvidet oppfølging'],
  ])('%s has the skeleton of %s', (a, b) => expect(skeleton(a)).toBe(skeleton(b)));

  it('are different for different rows of one table, so that a form tells one label', () => {
    for (const { scope, sequence } of listExpectedTables(register)) {
      for (const forms of ['normalformer', 'skeletons'] as const) {
        const owners = new Map<string, string>();
        for (const candidate of sequence) {
          const own = `${candidate.verdi.niva}/${candidate.verdi.id}`;
          for (const form of candidate[forms]) {
            expect([scopeName(scope), form, owners.get(form) ?? own]).toEqual([
              scopeName(scope),
              form,
              own,
            ]);
            owners.set(form, own);
          }
        }
      }
    }
  });

  it('a name with lookalikes is written in Latin letters', () => {
    expect(withLatinLetters('Kаrriereveiledning')).toBe('Karriereveiledning');
    expect(withLatinLetters('АMO Kurs')).toBe('AMO Kurs');
  });
});
