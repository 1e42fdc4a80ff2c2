import { describe, expect, it } from 'vitest';
import { drawMovements, drawComposition } from '../../../src/lib/chart/horizontal-bars.ts';
import { drawSiblings } from '../../../src/lib/chart/sibling-bars.ts';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import type { SeriesKey } from '../../../src/lib/domain/key.ts';
import type { Drawing } from '../../../src/lib/chart/drawing.ts';
import { LONG_NAME, point, svgOf, TEXT, type ExampleCell } from './example.ts';
import { expectSnapshot } from './snapshot.ts';

const document = createDocument();

describe('drawSiblings', () => {
  const draw = (...rows: (readonly [string, ExampleCell])[]) =>
    drawSiblings(
      {
        rader: rows.map(([navn, cell], i) => ({
          navn,
          chosen: i === 0,
          point: point(cell, `tiltak/t${i}/alle/alle`),
        })),
      },
      TEXT,
      'figur',
      document,
    );
  const rowsOf = (drawing: Drawing | undefined) => {
    const marks = drawing?.sizes[0].marks ?? [];
    const labels = marks.flatMap((mark) => ('labels' in mark ? mark.labels : []));
    return labels.toSorted((a, b) => a.y - b.y || a.x - b.x).map(({ tekst }) => tekst);
  };

  it('puts the largest first and marks the chosen one', () => {
    const drawn = draw(['Mentor', 305], ['Jobbklubb', 4], [LONG_NAME, 881]);
    expectSnapshot('sosken', svgOf(drawn));
    const short = draw(['Mentor', 305], ['Jobbklubb', 4], ['Oppfølging', 881]);
    expect(rowsOf(short)).toEqual(['Oppfølging', '881', 'Mentor', '305', 'Jobbklubb', '4']);
    const [own, others] = (short?.sizes[0].marks ?? []).filter(({ cssClass }) =>
      cssClass.startsWith('fig-stolpe'),
    );
    expect([own?.cssClass, others?.cssClass].sort()).toEqual([
      'fig-stolpe fig-sosken',
      'fig-stolpe fig-valgt',
    ]);
  });

  it('puts hidden ones below the others, without a bar and a number, in the order given', () => {
    const drawn = draw(
      ['Mentor', 305],
      ['Jobbklubb', '*'],
      ['Oppfølging', 881],
      ['Avklaring', '*'],
    );
    const told = 'Oppfølging 881 Mentor 305 Jobbklubb skjermet Avklaring skjermet';
    expect(rowsOf(drawn)).toEqual(told.split(' '));
    expectSnapshot('sosken-skjermet', svgOf(drawn));
    const bars = (drawn?.sizes[0].marks ?? []).filter(({ cssClass }) =>
      cssClass.includes('stolpe'),
    );
    const outlines = bars.flatMap((mark) => ('d' in mark ? (mark.d.match(/z/g) ?? []) : []));
    expect(outlines).toHaveLength(2);
  });

  it('gives nothing when all are hidden', () => {
    expect(draw(['Mentor', '*'], ['Jobbklubb', '*'])).toBeUndefined();
  });
});

describe('drawComposition', () => {
  const TOTAL: SeriesKey = 'tiltaksgruppe/opplaering/alle/alle';
  const partsOf = (parts: readonly (readonly [string, ExampleCell])[]) =>
    parts.map(([navn, cell], i) => ({ navn, point: point(cell, `tiltak/del-${i}/alle/alle`) }));
  const draw = (total: ExampleCell, parts: readonly (readonly [string, ExampleCell])[]) =>
    drawComposition({ total: point(total, TOTAL), deler: partsOf(parts) }, TEXT, 'figur', document);

  it('sorts the parts, and wraps long names', () => {
    const parts = [
      ['Kort', 4],
      [LONG_NAME, 15791],
      ['Oppfølging', 17700],
    ] as const;
    expectSnapshot('sammensetning-lange-navn', svgOf(draw(33495, parts)));
  });

  it('draws a single part, and thirty', () => {
    expectSnapshot('sammensetning-en-del', svgOf(draw(4, [['Kort', 4]])));
    const many = Array.from({ length: 30 }, (_, i) => [`Tiltak ${i}`, 100 + i] as const);
    expectSnapshot('sammensetning-tretti-deler', svgOf(draw(3435, many)));
  });

  it('refuses hidden parts, a hidden whole, and parts that do not make up the whole', () => {
    expect(() =>
      draw(9, [
        ['A', 9],
        ['B', '*'],
      ]),
    ).toThrow(/skjermet.*del-1/);
    expect(() => draw('*', [['A', 9]])).toThrow(/skjermet/);
    expect(() => draw(10, [['A', 9]])).toThrow('er 9 til sammen, ikke 10');
  });

  it('gives nothing for an empty whole', () => {
    expect(draw(0, [['A', 0]])).toBeUndefined();
  });
});

describe('drawMovements', () => {
  const draw = (rows: readonly (readonly [string, ExampleCell, ExampleCell])[]) => {
    const rader = rows.map(([navn, now, previous], i) => ({
      navn,
      na: point(now, `tiltak/t${i}/alle/alle`),
      forrige: point(previous, `tiltak/t${i}/alle/alle`, '2021-04'),
    }));
    return drawMovements({ rader }, TEXT, 'figur', document);
  };

  it('goes from the largest growth to the largest fall', () => {
    const svg = svgOf(
      draw([
        ['Jobbklubb', 1725, 2095],
        ['Lønnstilskudd', 11971, 11551],
        [LONG_NAME, 3546, 3848],
        ['Arbeidstrening', 7982, 7853],
      ]),
    );
    expectSnapshot('bevegelser', svg);
  });

  it('refuses a movement to or from a hidden figure', () => {
    expect(() => draw([['A', 9, '*']])).toThrow(/skjermet.*2021-04/);
    expect(() => draw([['A', '*', 9]])).toThrow(/skjermet.*2021-05/);
  });

  it('gives nothing when nothing has moved', () => {
    expect(draw([['A', 9, 9]])).toBeUndefined();
  });
});
