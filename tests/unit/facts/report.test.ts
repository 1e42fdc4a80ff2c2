import { beforeAll, describe, expect, it } from 'vitest';
import { findFacts } from '../../../src/lib/facts/find-facts.ts';
import type { FactKind } from '../../../src/lib/facts/fact.ts';
import type { Subject, FactContext } from '../../../src/lib/facts/context.ts';
import { keys, type Calculation } from '../../../src/lib/facts/calculation.ts';
import { readRapporten } from '../text/report.ts';

let rapporten: FactContext;
beforeAll(async () => {
  rapporten = await readRapporten();
});

/** «tiltak/mentor» as a subject. */
function subjectOf(path: string): Subject {
  const [niva, id] = path.split('/');
  return { niva, id } as Subject;
}

/** The numbers of a subject's facts of one kind, field by field; months and words left out. */
function numbersOf(path: string, kind: FactKind, maned = '2021-05'): Record<string, unknown>[] {
  return findFacts({ ...rapporten, maned: maned as FactContext['maned'] }, subjectOf(path))
    .filter((fact) => fact.slag === kind)
    .map((fact) =>
      Object.fromEntries(
        Object.entries(fact).flatMap(([name, value]: [string, unknown]) => {
          if (isCalculation(value)) return [[name, value.verdi]];
          if (name === 'retning' || name === 'kvinnerRetning') return [[name, value]];
          if (isMove(value)) return [[name, numbersOfSex(value)]];
          return isPart(value) ? [[name, [value.emne.id, value.tall.verdi]]] : [];
        }),
      ),
    );
}

function isCalculation(value: unknown): value is Calculation {
  return typeof value === 'object' && value !== null && 'regel' in value;
}

function isPart(value: unknown): value is { emne: Subject; tall: Calculation } {
  return typeof value === 'object' && value !== null && 'tall' in value;
}

type Move =
  { endring: Calculation } | { endring: undefined; forrige: Calculation; na: Calculation };

function isMove(value: unknown): value is Move {
  return typeof value === 'object' && value !== null && 'endring' in value;
}

function numbersOfSex(value: Move): number[] {
  return value.endring ? [value.endring.verdi] : [value.forrige.verdi, value.na.verdi];
}

/** Counted by hand from the lines of the report, with awk; shares and percentages in tenths. */
const CALCULATED_FOR_HAND: [sti: string, slag: FactKind, tall: Record<string, unknown>][] = [
  // Lines 26–29: 78 670 → 77 811 and so on.
  ['i-alt/i-alt', 'endring', { na: 77811, forrige: 78670, endring: -859, prosent: -11 }],
  ['i-alt/i-alt', 'siden-forste', { endring: 5725, prosent: 79 }],
  ['i-alt/i-alt', 'vending', { retning: 'ned', lengde: 1, forut: 3 }],
  ['i-alt/i-alt', 'driver', { del: ['arbeidssokere-pa-tiltak', -651], endring: -859 }],
  ['i-alt/i-alt', 'motsatt', { opp: ['lonnstilskudd', 420], ned: ['oppfolging', -613] }],
  ['i-alt/i-alt', 'storst-relativ', { del: ['avklaringstiltak', -78] }],
  // 37 474 of 77 811 and 37 975 of 78 670.
  ['i-alt/i-alt', 'kvinneandel', { na: 482, forrige: 483, differanse: -1 }],
  ['hovedgruppe/andre-pa-tiltak', 'andelsskifte', { na: 566, forrige: 584, retning: 'ned' }],
  [
    'hovedgruppe/nedsatt-arbeidsevne-pa-tiltak',
    'kjonn-hver-sin-vei',
    { kvinner: [-171], menn: [4], kvinnerRetning: 'ned' },
  ],
  ['tiltaksgruppe/lonnstilskudd', 'rekke', { retning: 'opp', lengde: 4 }],
  ['tiltaksgruppe/lonnstilskudd', 'driver', { del: ['midlertidig-lonnstilskudd', 368] }],
  ['tiltaksgruppe/lonnstilskudd', 'motstrom', { overEndring: -859 }],
  ['tiltaksgruppe/oppfolging', 'plass', { rang: 1, andel: 227 }],
  ['tiltaksgruppe/oppfolging', 'driver', { del: ['jobbklubb', -370], endring: -613 }],
  [
    'tiltaksgruppe/opplaering',
    'movers',
    { first: ['amo-kurs', -302], second: ['amo-enkeltplass', -147] },
  ],
  ['hovedgruppe/arbeidssokere-pa-tiltak', 'driver', { del: ['jobbklubb', -333], endring: -651 }],
  ['tiltak/jobbklubb', 'largest-of-all', { retning: 'ned', endring: -370 }],
  // 1 725 of 77 811 is 2,2 percent; 7 982 of 77 811 is 10,26.
  ['tiltak/jobbklubb', 'andel-av', { andel: 22 }],
  ['tiltak/arbeidstrening', 'andel-av', { andel: 103 }],
  // 296 of 562 is 52,67, 286 of 555 is 51,53: a point and more.
  ['tiltaksgruppe/tilrettelegging', 'andelsskifte', { na: 515, forrige: 527 }],
  ['tiltaksgruppe/avklaringstiltak', 'driver', { del: ['nedsatt-arbeidsevne-pa-tiltak', -254] }],
  // 1 777 + 2 288 + 33 of 7 982 and 1 780 + 2 230 + 28 of 7 853.
  ['tiltak/arbeidstrening', 'kvinneandel', { na: 513, forrige: 514 }],
  ['tiltak/jobbklubb', 'endring', { endring: -370, prosent: -177 }],
  ['tiltak/jobbklubb', 'driver', { del: ['arbeidssokere-pa-tiltak', -333], endring: -370 }],
  ['tiltak/mentor', 'andelsskifte', { na: 380, forrige: 395 }],
  [
    'tiltak/individuell-jobbstotte',
    'kjonn-hver-sin-vei',
    { kvinner: [759, 750], menn: [964, 974], kvinnerRetning: 'ned' },
  ],
  ['tiltak/varig-lonnstilskudd', 'kvinneandel', { na: 304, forrige: 304 }],
  ['tiltak/tilskudd-til-ekspertbistand', 'kvinneandel', { na: 778, forrige: 768 }],
  ['tiltak/amo-enkeltplass', 'andelsskifte', { na: 533, forrige: 522, retning: 'opp' }],
  ['tiltak/utdanning', 'rekke', { retning: 'ned', lengde: 4 }],
  ['tiltak/produksjonsverksted-pv', 'uendret-hele', { na: 4, maneder: 5 }],
  ['tiltak/hoyere-utdanning-forsok', 'skjermet-na', { siste: 4 }],
];

describe('facts of the real report', () => {
  it.each(CALCULATED_FOR_HAND)('%s: %s', (path, kind, number) => {
    expect(numbersOf(path, kind)).toContainEqual(expect.objectContaining(number));
  });

  it('tell the change of «Tilrettelegging» among women by both levels only: the shown difference would be wrong', () => {
    expect(numbersOf('tiltaksgruppe/tilrettelegging', 'kvinneandel')).toEqual([
      { na: 515, forrige: 527 },
    ]);
  });

  it('tell no share of women where a printed part is hidden', () => {
    expect(numbersOf('tiltak/jobbklubb', 'kvinneandel')).toEqual([]);
    expect(numbersOf('tiltak/jobbklubb', 'skjermet-kjonn')).toEqual([{}]);
  });

  it('tell no share of a group or rank in it, nor that one moved alone, beside a hidden part', () => {
    const facts = findFacts(rapporten, subjectOf('tiltaksgruppe/opplaering'));
    expect(facts.filter(({ slag }) => slag === 'storst-relativ')).toEqual([]);
    const shares = findFacts(rapporten, subjectOf('tiltak/oppfolging')).filter(
      (fact) => fact.slag === 'andel-av' && fact.over.niva !== 'i-alt',
    );
    expect(shares).toEqual([]);
    expect(numbersOf('tiltak/oppfolging', 'plass')).toEqual([]);
  });

  it('know nothing of later months', () => {
    expect(numbersOf('i-alt/i-alt', 'endring', '2021-03')).toEqual([
      expect.objectContaining({ na: 77372, forrige: 75001, endring: 2371 }),
    ]);
    const facts = findFacts({ ...rapporten, maned: '2021-03' }, subjectOf('tiltak/jobbklubb'));
    const keyList = facts.flatMap((fact) =>
      Object.values(fact).flatMap((value: unknown) => (isCalculation(value) ? keys(value) : [])),
    );
    expect(keyList.length).toBeGreaterThan(5);
    expect(keyList.filter((key) => key.slice(-7) > '2021-03')).toEqual([]);
  });

  it('find no record in five months, and never a run across a hidden one', () => {
    for (const kind of ['topp', 'bunn'] as const)
      for (const path of ['tiltak/jobbklubb', 'tiltak/arbeidstrening', 'i-alt/i-alt'])
        expect(numbersOf(path, kind)).toEqual([]);
    expect(numbersOf('tiltak/digital-oppfolging-jobbklubb', 'endring', '2021-02')).toEqual([]);
    expect(numbersOf('tiltak/digital-oppfolging-jobbklubb', 'siden-forste')).toEqual([]);
  });
});
