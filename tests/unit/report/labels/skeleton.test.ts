import { describe, expect, it } from 'vitest';
import { normalform, skjelett, withLatinLetters } from '../../../../src/lib/report/parse/normal-form.ts';
import { listOppslag } from '../../../../src/lib/report/labels/lookup.ts';
import { rammeNavn } from '../../../../src/lib/report/labels/table-scope.ts';
import { register } from './read.ts';

describe('forms that labels are compared by', () => {
  it.each([
    ['Jobbkлубb', 'Jobbklubb'],
    ['Digital oppfølging/ jobbklubb', 'Digital oppfølging/jobbklubb'],
    ['AMO Enkelt plass', 'AMO Enkeltplass'],
    ['Oppfølging'.normalize('NFD'), 'oppfølging'],
  ])('%s has the normal form of %s', (a, b) => expect(normalform(a)).toBe(normalform(b)));

  it.each([
    ['l alt', 'I alt'],
    ['1 a|t', 'I alt'],
    ['Oppfolging', 'Oppfølging'],
    ['Arbeidstreming', 'Arbeidstrerning'],
    ['Utvidet oppfølgging', 'Utvidet oppfølging'],
  ])('%s has the skeleton of %s', (a, b) => expect(skjelett(a)).toBe(skjelett(b)));

  it('are different for different rows of one table, so that a form tells one label', () => {
    for (const { ramme, sekvens } of listOppslag(register)) {
      for (const forms of ['normalformer', 'skjeletter'] as const) {
        const owners = new Map<string, string>();
        for (const kandidat of sekvens) {
          const own = `${kandidat.verdi.niva}/${kandidat.verdi.id}`;
          for (const form of kandidat[forms]) {
            expect([rammeNavn(ramme), form, owners.get(form) ?? own]).toEqual([
              rammeNavn(ramme),
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
