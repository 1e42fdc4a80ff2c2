import { beforeAll, describe, expect, it } from 'vitest';
import { findMovers, findLargestOfAll } from '../../../src/lib/facts/contributions.ts';
import type { Subject, FactContext } from '../../../src/lib/facts/context.ts';
import { findSiblings } from '../../../src/lib/facts/siblings.ts';
import { keyFigures } from '../../../src/lib/text/key-figures.ts';
import { addManeder } from '../../../src/lib/domain/maned.ts';
import { publisert, SKJERMET } from '../../../src/lib/domain/value.ts';
import { toPlain } from '../../../src/lib/text/phrase.ts';
import { phrasings } from '../../../src/lib/text/phrasings.ts';
import { wordContext } from '../../../src/lib/text/words.ts';
import { summaryFor } from '../../../src/lib/text/summary.ts';
import { synthetic, type Leaf } from '../facts/synthetic.ts';
import { mapCells } from './transform.ts';
import { examples } from './examples.ts';
import { readRapporten } from './report.ts';

/** What a desk leads with, held against the report's own lines. */

let rapporten: FactContext;
beforeAll(async () => {
  rapporten = await readRapporten();
});

function subjectOf(path: string): Subject {
  const [niva, id] = path.split('/');
  return { niva: niva as Subject['niva'], id: id ?? '' };
}

const headline = (path: string, context = rapporten) =>
  toPlain(summaryFor(subjectOf(path), context).overskrift.innhold).replaceAll('\u00a0', ' ');
const sentences = (path: string, context = rapporten) =>
  summaryFor(subjectOf(path), context).setninger.map(({ innhold }) =>
    toPlain(innhold).replaceAll('\u00a0', ' '),
  );

describe('the headline', () => {
  it.each([
    // Line 26: 72 086, 75 001, 77 372, 78 670, 77 811.
    ['i-alt/i-alt', '859 færre på tiltak i mai 2021, første nedgang siden januar'],
    // Line 135: 2 095 → 1 725; no other tiltak fell by more.
    [
      'tiltak/jobbklubb',
      'Jobbklubb gikk ned med 370 deltakere i mai 2021, mer enn noe annet tiltak',
    ],
    // Line 69: rising in every month there is.
    [
      'tiltaksgruppe/lonnstilskudd',
      '420 flere med lønnstilskudd i mai 2021, økning hver måned siden januar',
    ],
  ])('of %s is the news', (path, expected) => {
    expect(headline(path)).toBe(expected);
  });

  it('does not print the same number twice where a long name leaves no room for more', () => {
    const id = 'resultatbasert-finansiering-av-oppfolging';
    const steady = mapCells(rapporten, (cell) => ({
      ...cell,
      maned: addManeder(cell.maned, 7),
      verdi:
        cell.serie === `tiltak/${id}/alle/alle` && cell.maned >= '2021-04'
          ? publisert(1017)
          : cell.verdi,
    }));
    expect(headline(`tiltak/${id}`, { ...steady, maned: '2021-12' })).toBe(
      '1 017 med resultatbasert finansiering av oppfølging i desember 2021, som i november',
    );
  });

  it('is not of what people receive, as if that rose or fell', () => {
    // Lines 166 and 176: 7 943 → 8 311, and 244 → 236.
    expect(headline('tiltak/midlertidig-lonnstilskudd')).toBe(
      '368 flere med midlertidig lønnstilskudd i mai 2021, størst økning av alle tiltak',
    );
    expect(headline('tiltak/funksjonsassistanse')).toMatch(/^(?:Åtte|8) færre med /);
  });

  it('of a long name with a hidden number has room', () => {
    const path = 'tiltak/vgs-yrkesfaglig-utdanning-enkeltplass-forsok';
    expect(headline(path, { ...rapporten, maned: '2021-01' })).toBe(
      'Videregående/yrkesfaglig utdanning på enkeltplass (forsøk): skjermet i januar 2021',
    );
  });

  it('tells one person in words', () => {
    const one: Leaf = (tiltak, hovedgruppe, kjonn, i) =>
      tiltak === 'fjelltur' && hovedgruppe === 'alfa' && kjonn === 'kvinner' ? 14 + i : 10;
    const context = synthetic({ fra: '2021-04', maneder: 2, leaf: one });
    expect(headline('tiltak/fjelltur', context)).toMatch(/^Én flere i fjelltur|med én deltaker /);
    const text = sentences('tiltak/fjelltur', context).join(' ');
    expect(text).not.toMatch(/\b1 (?:flere|færre)| på (?:1|én)\b|med 1\b/);
  });
});

describe('a part that moved as much as the whole', () => {
  it('says what it moved as much as', () => {
    const [driver] = findMovers(rapporten, subjectOf('tiltaksgruppe/oppfolging')).filter(
      (fact) => fact.slag === 'driver' && fact.deling === 'tiltak',
    );
    if (driver?.slag !== 'driver') throw new Error('Ingen driver');
    const alike = { ...driver, endring: driver.del.tall };
    const word = wordContext(rapporten, subjectOf('tiltaksgruppe/oppfolging'));
    expect(phrasings(alike, word).map(toPlain)).toEqual([
      'Jobbklubb gikk ned like mye som gruppen samlet, med 370.',
    ]);
  });
});

describe('the largest part', () => {
  it('is «nesten alle» from nine in ten on, and never «i flertall»', () => {
    // Shares made up for the test: 71.9 and 96.5 percent.
    const told = (tenths: number) => {
      const emne = subjectOf('hovedgruppe/nedsatt-arbeidsevne-pa-tiltak');
      const [fact] = examples('storst-del');
      if (fact?.slag !== 'storst-del') throw new Error('Ingen del');
      const del = { ...fact.del, emne, tall: { ...fact.del.tall, verdi: tenths } };
      const word = wordContext(rapporten, subjectOf('tiltak/arbeidstrening'));
      return phrasings({ ...fact, del }, word)
        .map(toPlain)
        .join(' ');
    };
    expect(told(719)).toContain('Flertallet av deltakerne i arbeidstrening');
    expect(told(965)).toContain('Nesten alle deltakerne i arbeidstrening i mai');
    expect(told(965)).not.toMatch(/Flertallet|De fleste/);
    expect(told(719) + told(965)).not.toContain('i flertall');
  });
});

describe('who a change came from', () => {
  it('is told beside hidden siblings', () => {
    // Lines 135 and 18 313 → 17 700: jobbklubb 370 of 613.
    expect(sentences('tiltaksgruppe/oppfolging').join(' ')).toMatch(/370.*613|613.*370|jobbklubb/);
    const [driver] = findMovers(rapporten, subjectOf('tiltaksgruppe/oppfolging')).filter(
      ({ slag, ...fact }) => slag === 'driver' && 'deling' in fact && fact.deling === 'tiltak',
    );
    expect(driver).toMatchObject({ del: { emne: { id: 'jobbklubb' }, tall: { verdi: -370 } } });
  });

  it('reaches down from a hovedgruppe to tiltak', () => {
    // Arbeidssøkere: 18 183 → 17 532; jobbklubb among them 1 824 → 1 491.
    const found = findMovers(rapporten, subjectOf('hovedgruppe/arbeidssokere-pa-tiltak'));
    expect(found).toContainEqual(
      expect.objectContaining({
        slag: 'driver',
        deling: 'tiltak',
        del: expect.objectContaining({ tall: expect.objectContaining({ verdi: -333 }) }),
      }),
    );
  });

  it('names two where both are much of it', () => {
    const found = findMovers(rapporten, subjectOf('tiltaksgruppe/opplaering'));
    expect(found).toContainEqual(
      expect.objectContaining({
        slag: 'movers',
        first: expect.objectContaining({ tall: expect.objectContaining({ verdi: -302 }) }),
        second: expect.objectContaining({ tall: expect.objectContaining({ verdi: -147 }) }),
      }),
    );
  });

  it('is not told where a sibling that is hidden in one month may have moved as much', () => {
    const context = synthetic({
      fra: '2021-04',
      maneder: 2,
      leaf: (tiltak, _h, _k, i) => (tiltak === 'fjelltur' ? 100 - 20 * i : 40),
    });
    const path = 'tiltaksgruppe/fjell';
    expect(findMovers(context, subjectOf(path)).map(({ slag }) => slag)).toContain('driver');
    // A sibling with 240 in May and a mark in April may have gained nearly as many as that.
    const hidden = mapCells(context, (cell) =>
      cell.serie === 'tiltak/fjellvern/alle/alle' && cell.maned === '2021-04'
        ? { ...cell, verdi: SKJERMET }
        : cell,
    );
    const told = findMovers(hidden, subjectOf(path)).filter(
      (fact) => 'deling' in fact && fact.deling === 'tiltak',
    );
    expect(told).toEqual([]);
  });

  it('of all is none where two moved alike', () => {
    const context = synthetic({ fra: '2021-04', maneder: 2, leaf: (_t, _h, _k, i) => 50 + 5 * i });
    for (const { slug } of context.register.tiltak)
      expect(findLargestOfAll(context, { niva: 'tiltak', id: slug })).toEqual([]);
  });
});

describe('a comparison over a break in the series', () => {
  const SIZES: Record<string, number> = { fjellskole: 45, fjellvern: 60 };
  const passing = synthetic({
    fra: '2021-04',
    maneder: 2,
    leaf: (tiltak, _h, _k, i) => (tiltak === 'fjelltur' ? 40 + 10 * i : (SIZES[tiltak] ?? 20)),
  });
  const broken: FactContext = {
    ...passing,
    register: {
      ...passing.register,
      tiltak: passing.register.tiltak.map((one) =>
        one.slug === 'fjelltur'
          ? { ...one, brudd: [{ maned: '2021-05', tekst: 'Ny måte å telle på.' }] }
          : one,
      ),
    },
  };

  it('is made neither of places among others nor of the women’s share', () => {
    const subject = subjectOf('tiltak/fjelltur');
    const shifts = (context: FactContext) =>
      findSiblings(context, subject).filter(({ slag }) => slag === 'rangskifte').length;
    const women = (context: FactContext) =>
      keyFigures(subject, context).find(({ id }) => id === 'kvinneandel');
    expect(shifts(passing)).toBe(1);
    expect(women(passing)?.detail).toBeDefined();
    expect(shifts(broken)).toBe(0);
    expect(women(broken)).toBeDefined();
    expect(women(broken)?.detail).toBeUndefined();
  });
});
