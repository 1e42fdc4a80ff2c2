import { beforeAll, describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/lib/facts/context.ts';
import type { PageContext } from '../../../src/lib/site/context.ts';
import { toPlain } from '../../../src/lib/text/phrase.ts';
import { standing } from '../../../src/lib/text/standing.ts';
import { realBasis } from '../site/real.ts';

let context: PageContext;
beforeAll(async () => {
  context = await realBasis();
});

const told = (niva: Subject['niva'], id: string) =>
  standing({ niva, id }, context).map(({ etikett, verdi, detail }) =>
    [etikett, verdi, detail ?? []].map((words) => toPlain(words).replaceAll('\u00a0', ' ')),
  );

describe('a subject among the others', () => {
  it('has its share, its place and its part in the change', () => {
    // 8 311 of 77 811 and of 11 971; 8 311 after 7 943, in a group of two that went from 11 551 to 11 971.
    expect(told('tiltak', 'midlertidig-lonnstilskudd')).toEqual([
      ['Andel av alle deltakere', '10,7 %', ''],
      ['Andel av deltakerne i tiltaksgruppen lønnstilskudd', '69,4 %', ''],
      ['Plass etter størrelse i tiltaksgruppen lønnstilskudd', '1 av 2', ''],
      [
        'Endring i tiltaksgruppen lønnstilskudd fra april 2021',
        '+420',
        'Herav dette tiltaket: +368',
      ],
      ['Endring i alle arbeidsrettede tiltak fra april 2021', '−859', ''],
    ]);
  });

  it('has no share of its group, no place and no part in it beside a hidden sibling', () => {
    // Arbeidspraksis i ordinær virksomhet, of the same group, is hidden; the group went from 15 689 to 15 791.
    expect(told('tiltak', 'arbeidstrening')).toEqual([
      ['Andel av alle deltakere', '10,3 %', ''],
      ['Endring i tiltaksgruppen arbeidspraksis fra april 2021', '+102', ''],
      ['Endring i alle arbeidsrettede tiltak fra april 2021', '−859', ''],
    ]);
  });

  it('is told of a hovedgruppe among the hovedgrupper', () => {
    // 17 532 of 77 811; 651 of the 859 fewer.
    expect(told('hovedgruppe', 'arbeidssokere-pa-tiltak')).toEqual([
      ['Andel av alle deltakere', '22,5 %', ''],
      ['Plass etter størrelse blant alle hovedgrupper', '2 av 3', ''],
      [
        'Endring i alle arbeidsrettede tiltak fra april 2021',
        '−859',
        'Herav denne hovedgruppen: −651',
      ],
    ]);
  });

  it('is not told where the subject is hidden', () => {
    expect(told('tiltak', 'amo-kurs-forsok')).toEqual([]);
    expect(told('tiltak', 'hoyere-utdanning-forsok')).toEqual([]);
  });
});
