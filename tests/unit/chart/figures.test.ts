import { describe, expect, it } from 'vitest';
import type { SeriesKey } from '../../../src/lib/domain/key.ts';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { drawChange } from '../../../src/lib/chart/change.ts';
import { drawSparkline } from '../../../src/lib/chart/sparkline.ts';
import { drawHovedgrupper, hasOwnScales } from '../../../src/lib/chart/small-multiples.ts';
import { drawKjonn } from '../../../src/lib/chart/kjonn.ts';
import { drawDevelopment } from '../../../src/lib/chart/development.ts';
import type { DrawnMark, Drawing } from '../../../src/lib/chart/drawing.ts';
import { renderSvg } from '../../../src/lib/chart/svg.ts';
import { LONG_NAME, point, points, SERIE, svgOf, TEXT, wave, type ExampleCell } from './example.ts';
import { expectSnapshot } from './snapshot.ts';

const document = createDocument();

/** Figures of the real report where the name says so; the others are made up. */
const SERIES: Readonly<Record<string, readonly ExampleCell[]>> = {
  'i-alt': [72086, 75001, 77372, 78670, 77811],
  'digital-oppfolging': ['*', 602, 1017, 991, 881],
  'en-maned': [305],
  '24-maneder': wave(24, 3000, 900),
  '240-maneder': wave(240, 30000, 9000),
  '240-maneder-skjermet': wave(240, 14, 9).map((count) => (count < 4 ? '*' : count)),
  'alle-like': [1000, 1000, 1000, 1000, 1000],
  sma: [4, 4, 9, '*', 5],
  'bare-april': ['*', '*', '*', 4, '*'],
  'mangler-mars': [120, 118, '-', 131, 127],
  store: [12345678, 12545678, 13045678, 12845678, 12995678],
};

const ALL_HIDDEN: readonly ExampleCell[] = ['*', '*', '*', '*', '*'];

const MODELS = Object.entries(SERIES).map(([navn, cells]) => ({
  navn,
  model: { points: points(cells) },
}));

describe.each(MODELS)('one series: $navn', ({ navn, model }) => {
  it('drawDevelopment', () => {
    expectSnapshot(`utvikling-${navn}`, svgOf(drawDevelopment(model, TEXT, 'figur', document)));
  });

  it('drawSparkline', () => {
    expectSnapshot(`gnistlinje-${navn}`, svgOf(drawSparkline(model, TEXT, 'figur', document)));
  });
});

/** Those with at least two visible months in a row that differ. */
const CHANGING = MODELS.filter(
  ({ navn }) => !['en-maned', 'bare-april', 'alle-like'].includes(navn),
);

it.each(CHANGING)('drawEndring: $navn', ({ navn, model }) => {
  expectSnapshot(`endring-${navn}`, svgOf(drawChange(model, TEXT, 'figur', document)));
});

describe('drawDevelopment', () => {
  it('draws a break as a rule and does not bridge it', () => {
    const model = { points: points([10, 20, 30, 40, 50]), brudd: ['2021-03'] as const };
    expectSnapshot('utvikling-brudd', svgOf(drawDevelopment(model, TEXT, 'figur', document)));
  });

  it('gives nothing for a series that is hidden throughout, or empty', () => {
    expect(drawDevelopment({ points: points(ALL_HIDDEN) }, TEXT, 'f', document)).toBeUndefined();
    expect(drawDevelopment({ points: [] }, TEXT, 'f', document)).toBeUndefined();
  });

  it('says where its axis begins', () => {
    const start = (cells: readonly ExampleCell[]) =>
      drawDevelopment({ points: points(cells) }, TEXT, 'f', document)?.axisStart;
    expect(start(SERIES['i-alt'] ?? [])).toBe(70000);
    expect(start(SERIES['digital-oppfolging'] ?? [])).toBe(0);
  });
});

describe('the marks of hidden months', () => {
  it.each([36, 240])('do not meet at %i months', (count) => {
    const cells = Array.from({ length: count }, (_, i): ExampleCell => (i % 9 < 6 ? '*' : 10 + i));
    const { sizes } = drawDevelopment({ points: points(cells) }, TEXT, 'f', document) ?? {};
    for (const { marks, navn } of sizes ?? []) {
      const mark = marks.find(({ cssClass }) => cssClass.startsWith('fig-skjermet'));
      const stroke = mark?.cssClass.includes('tettest')
        ? 0.6
        : mark?.cssClass.includes('tett')
          ? 1
          : 1.25;
      const xs = mark && 'd' in mark ? pensOf(mark.d) : [];
      const each = xs.length / cells.filter((cell) => cell === '*').length;
      expect(Number.isInteger(each)).toBe(true);
      const spans = Array.from({ length: xs.length / each }, (_, i) =>
        xs.slice(i * each, (i + 1) * each),
      );
      spans.slice(1).forEach((span, i) => {
        const before = spans[i] ?? [];
        expect(Math.min(...span) - Math.max(...before), navn).toBeGreaterThan(stroke);
      });
    }
  });
});

/** Where the pen is, from left to right, at each command of a path of relative lines. */
function pensOf(d: string): number[] {
  let x = 0;
  return [...d.matchAll(/([MmLlHhVv])([^MmLlHhVvz]*)/g)].flatMap(([, command = '', rest = '']) => {
    const numbers = [...rest.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(Number);
    if (/v/i.test(command)) return [x];
    const xs = /h/i.test(command) ? numbers : numbers.filter((_, i) => i % 2 === 0);
    return xs.map((value) => {
      x = /[A-Z]/.test(command) ? value : x + value;
      return x;
    });
  });
}

describe('the numbers beside a line', () => {
  const told = (cells: readonly ExampleCell[], size = 0) =>
    (drawDevelopment({ points: points(cells) }, TEXT, 'f', document)?.sizes[size]?.marks ?? [])
      .flatMap((mark) => ('labels' in mark ? mark.labels : []))
      .flatMap(({ trace }) => trace?.verdi ?? []);

  it('are the last, the highest, the lowest and the first, each once', () => {
    expect(told([50, 90, 20, 60, 70]).sort()).toEqual(['20', '50', '70', '90']);
    expect(told([90, 50, 20]).sort()).toEqual(['20', '90']);
    expect(told([5])).toEqual(['5']);
  });

  it('tell no lowest where something is hidden', () => {
    expect(told([50, 90, 20, '*', 70]).sort()).toEqual(['50', '70', '90']);
  });

  it('say a level once', () => {
    expect(told([40, 40, 40])).toEqual(['40', '40']);
  });
});

describe('drawKjonn', () => {
  const KVINNER: SeriesKey = 'tiltak/mentor/arbeidssokere-pa-tiltak/kvinner';
  const MENN: SeriesKey = 'tiltak/mentor/arbeidssokere-pa-tiltak/menn';
  const BEGGE: SeriesKey = 'tiltak/mentor/arbeidssokere-pa-tiltak/alle';
  const cases: Readonly<Record<string, readonly [readonly ExampleCell[], readonly ExampleCell[]]>> =
    {
      'i-alt': [
        [34688, 36168, 37348, 37975, 37474],
        [37398, 38833, 40024, 40695, 40337],
      ],
      kryss: [
        [50, 60, 70, 80, 90],
        [90, 80, 70, 75, 89],
      ],
      skjermet: [
        ['*', 5, 6, 4, '*'],
        [12, 11, '*', 9, 14],
      ],
      'bare-menn': [ALL_HIDDEN, [12, 11, 10, 9, 14]],
      '240-maneder': [wave(240, 3000, 500), wave(240, 2500, 700)],
    };

  it.each(Object.keys(cases))('%s', (name) => {
    const [kvinner = [], menn = []] = cases[name] ?? [];
    const model = { kvinner: points(kvinner, KVINNER), menn: points(menn, MENN) };
    expectSnapshot(`kjonn-${name}`, svgOf(drawKjonn(model, TEXT, 'figur', document)));
  });

  const SHARE = {
    kvinner: point(37474, KVINNER),
    menn: point(40337, MENN),
    total: point(77811, BEGGE),
  };

  it('divides one bar as the shares are, and says them', () => {
    const model = { kvinner: points([37474], KVINNER), menn: points([40337], MENN), share: SHARE };
    const drawn = drawKjonn(model, TEXT, 'figur', document);
    expectSnapshot('kjonn-andel', svgOf(drawn));
    const marks = drawn?.sizes[0].marks ?? [];
    const ends = marks.flatMap((mark) =>
      mark.cssClass.startsWith('fig-andel') && 'd' in mark
        ? [Number(/h(-?[\d.]+)/.exec(mark.d)?.[1])]
        : [],
    );
    // 100 · 37 474 / 77 811 is 48.16, of 560 units 269.7.
    expect(ends[0]).toBeCloseTo(269.7, 0);
    expect(ends[1]).toBeCloseTo(560 - 269.7, 0);
    const said = marks.flatMap((mark) => ('labels' in mark ? mark.labels : []));
    expect(said.flatMap(({ tekst }) => (tekst.endsWith('%') ? [tekst] : []))).toEqual([
      '48,2\u00a0%',
      '51,8\u00a0%',
    ]);
  });

  it('refuses a share of what is hidden, or of what is not the whole', () => {
    const draw = (share: typeof SHARE) =>
      drawKjonn(
        { kvinner: points([5], KVINNER), menn: points([5], MENN), share },
        TEXT,
        'f',
        document,
      );
    const hidden = point('*', MENN);
    expect(() => draw({ ...SHARE, menn: hidden })).toThrow(/skjermet/);
    expect(() => draw({ ...SHARE, menn: point(1, MENN) })).toThrow(/ikke til sammen/);
  });

  it('gives nothing when both sexes are hidden throughout', () => {
    const model = { kvinner: points(ALL_HIDDEN, KVINNER), menn: points(ALL_HIDDEN, MENN) };
    expect(drawKjonn(model, TEXT, 'f', document)).toBeUndefined();
  });
});

describe('drawChange', () => {
  it('gives nothing where no two months in a row are visible', () => {
    expect(
      drawChange({ points: points([5, '*', 6, '-', 7]) }, TEXT, 'f', document),
    ).toBeUndefined();
    expect(drawChange({ points: points([5]) }, TEXT, 'f', document)).toBeUndefined();
  });

  it('gives nothing where nothing ever changed', () => {
    expect(drawChange({ points: points([4, 4, 4]) }, TEXT, 'f', document)).toBeUndefined();
    expect(drawChange({ points: points([4, 4, '*', 4, 4]) }, TEXT, 'f', document)).toBeUndefined();
    expect(drawChange({ points: points([4, 4, 5]) }, TEXT, 'f', document)).toBeDefined();
  });

  it('lets a change be seen however small it is beside the others, and no change be none', () => {
    const punkter = points([9000, 9001, 9001, 14_001, 14_000]);
    const svg = svgOf(drawChange({ points: punkter }, TEXT, 'f', document));
    const bars = [...svg.matchAll(/fig-stolpe (fig-\w+)" d="([^"]*)"/g)].slice(0, 2);
    const heights = bars.map(([, cssClass, d = '']) => [
      cssClass,
      ...[...d.matchAll(/v([\d.]+)/g)].map(([, height]) => Number(height)).filter((one) => one > 0),
    ]);
    expect(heights).toEqual([
      ['fig-opp', 1, expect.any(Number)],
      ['fig-ned', 1],
    ]);
  });

  it('draws no bar across a break', () => {
    const model = { points: points([10, 20, 30]), brudd: ['2021-02'] as const };
    const svg = svgOf(drawChange(model, TEXT, 'f', document));
    expect(svg).not.toContain(`${SERIE}@2021-02 ${SERIE}@2021-01`);
    expect(svg).toContain(
      `data-value="10" data-regel="endring" data-av="${SERIE}@2021-03 ${SERIE}@2021-02"`,
    );
  });
});

describe('drawHovedgrupper', () => {
  const panels = [
    { navn: 'Mentor', points: points([260, 261, 282, 311, 305]) },
    { navn: 'Utvidet oppfølging i opplæring', points: points(ALL_HIDDEN) },
    { navn: LONG_NAME, points: points(['*', 602, 1017, 991, 881]) },
  ].map((panel) => ({ ...panel, tekst: TEXT }));

  it('draws one panel for each hovedgruppe, the hidden one empty', () => {
    const drawn = drawHovedgrupper(panels, 'figur', document);
    expect(drawn?.map(({ navn }) => navn)).toEqual(panels.map(({ navn }) => navn));
    expectSnapshot('hovedgrupper', drawn?.map(panelSvg).join('') ?? '');
  });

  it('stands each on its own scale and on one for all; the largest has one, the hidden none of its own', () => {
    const levels = (marks: readonly DrawnMark[] = []) =>
      marks.flatMap((mark) =>
        'labels' in mark && mark.cssClass === 'fig-xtall fig-start'
          ? mark.labels.map(({ tekst }) => tekst).filter((text) => /^[\d\u00a0]+$/.test(text))
          : [],
      );
    const told = drawHovedgrupper(panels, 'figur', document)?.map(({ drawing: { sizes } }) => {
      const [{ marks, scaled }] = sizes;
      return { both: levels(marks), own: levels(scaled?.own), common: levels(scaled?.common) };
    });
    // Steps of 100 to 311, and of 200 to 1 017.
    expect(told).toEqual([
      { both: [], own: ['400'], common: ['1\u00a0200'] },
      { both: [], own: [], common: ['1\u00a0200'] },
      { both: ['1\u00a0200'], own: [], common: [] },
    ]);
  });

  it('leaves no choice where all are on one scale', () => {
    const alike = panels.flatMap((panel) => [{ ...panel, points: points([260, 261]) }]);
    expect(hasOwnScales(drawHovedgrupper(panels, 'f', document) ?? [])).toBe(true);
    expect(hasOwnScales(drawHovedgrupper(alike, 'f', document) ?? [])).toBe(false);
  });

  it('gives nothing when every panel is hidden throughout', () => {
    expect(drawHovedgrupper(panels.slice(1, 2), 'f', document)).toBeUndefined();
  });
});

function panelSvg({ drawing }: { drawing: Drawing }): string {
  return renderSvg(drawing);
}
