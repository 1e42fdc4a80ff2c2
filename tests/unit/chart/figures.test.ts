import { describe, expect, it } from 'vitest';
import type { SerieNokkel } from '../../../src/lib/domain/key.ts';
import { drawBevegelser } from '../../../src/lib/chart/movements.ts';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { drawEndring } from '../../../src/lib/chart/change.ts';
import { drawGnistlinje } from '../../../src/lib/chart/sparkline.ts';
import { drawHovedgrupper } from '../../../src/lib/chart/hovedgrupper.ts';
import { drawKjonn } from '../../../src/lib/chart/kjonn.ts';
import { drawSammensetning } from '../../../src/lib/chart/composition.ts';
import { drawSosken } from '../../../src/lib/chart/siblings.ts';
import { drawUtvikling } from '../../../src/lib/chart/development.ts';
import { point, points, SERIE, TEKST, wave, type Celle } from './example.ts';
import { expectSnapshot } from './snapshot.ts';

const document = createDocument();

/** 80 characters. */
const LONG_NAME =
  'Funksjonsassistanse i arbeidslivet og arbeids- og utdanningsreiser for deltakere';

/** Figures of the real report where the name says so; the others are made up. */
const SERIES: Readonly<Record<string, readonly Celle[]>> = {
  'i-alt': [72086, 75001, 77372, 78670, 77811],
  'digital-oppfolging': ['*', 602, 1017, 991, 881],
  'en-maned': [305],
  '24-maneder': wave(24, 3000, 900),
  '240-maneder': wave(240, 30000, 9000),
  '240-maneder-skjermet': wave(240, 14, 9).map((antall) => (antall < 4 ? '*' : antall)),
  'alle-like': [1000, 1000, 1000, 1000, 1000],
  sma: [4, 4, 9, '*', 5],
  'bare-april': ['*', '*', '*', 4, '*'],
  'mangler-mars': [120, 118, '-', 131, 127],
  store: [12345678, 12545678, 13045678, 12845678, 12995678],
};

const ALL_HIDDEN: readonly Celle[] = ['*', '*', '*', '*', '*'];

function svgOf(tegning: { svg: string } | undefined): string {
  if (tegning === undefined) throw new Error('Ventet en tegning');
  return tegning.svg;
}

const MODELS = Object.entries(SERIES).map(([navn, celler]) => ({
  navn,
  model: { punkter: points(celler) },
}));

describe.each(MODELS)('one series: $navn', ({ navn, model }) => {
  it('drawUtvikling', () => {
    expectSnapshot(`utvikling-${navn}`, svgOf(drawUtvikling(model, TEKST, 'figur', document)));
  });

  it('drawGnistlinje', () => {
    expectSnapshot(`gnistlinje-${navn}`, svgOf(drawGnistlinje(model, TEKST, 'figur', document)));
  });
});

/** Those with at least two visible months in a row. */
const CHANGING = MODELS.filter(({ navn }) => navn !== 'en-maned' && navn !== 'bare-april');

it.each(CHANGING)('drawEndring: $navn', ({ navn, model }) => {
  expectSnapshot(`endring-${navn}`, svgOf(drawEndring(model, TEKST, 'figur', document)));
});

describe('drawUtvikling', () => {
  it('draws a break as a rule and does not bridge it', () => {
    const model = { punkter: points([10, 20, 30, 40, 50]), brudd: ['2021-03'] as const };
    expectSnapshot('utvikling-brudd', svgOf(drawUtvikling(model, TEKST, 'figur', document)));
  });

  it('gives nothing for a series that is hidden throughout, or empty', () => {
    expect(drawUtvikling({ punkter: points(ALL_HIDDEN) }, TEKST, 'f', document)).toBeUndefined();
    expect(drawUtvikling({ punkter: [] }, TEKST, 'f', document)).toBeUndefined();
  });

  it('says where its axis begins', () => {
    const start = (celler: readonly Celle[]) =>
      drawUtvikling({ punkter: points(celler) }, TEKST, 'f', document)?.aksestart;
    expect(start(SERIES['i-alt'] ?? [])).toBe(70000);
    expect(start(SERIES['digital-oppfolging'] ?? [])).toBe(0);
  });
});

describe('drawKjonn', () => {
  const KVINNER: SerieNokkel = 'tiltak/mentor/arbeidssokere-pa-tiltak/kvinner';
  const MENN: SerieNokkel = 'tiltak/mentor/arbeidssokere-pa-tiltak/menn';
  const cases: Readonly<Record<string, readonly [readonly Celle[], readonly Celle[]]>> = {
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

  it.each(Object.keys(cases))('%s', (navn) => {
    const [kvinner = [], menn = []] = cases[navn] ?? [];
    const model = { kvinner: points(kvinner, KVINNER), menn: points(menn, MENN) };
    expectSnapshot(`kjonn-${navn}`, svgOf(drawKjonn(model, TEKST, 'figur', document)));
  });

  it('gives nothing when both sexes are hidden throughout', () => {
    const model = { kvinner: points(ALL_HIDDEN, KVINNER), menn: points(ALL_HIDDEN, MENN) };
    expect(drawKjonn(model, TEKST, 'f', document)).toBeUndefined();
  });
});

describe('drawEndring', () => {
  it('gives nothing where no two months in a row are visible', () => {
    expect(
      drawEndring({ punkter: points([5, '*', 6, '-', 7]) }, TEKST, 'f', document),
    ).toBeUndefined();
    expect(drawEndring({ punkter: points([5]) }, TEKST, 'f', document)).toBeUndefined();
  });

  it('lets a change be seen however small it is beside the others, and no change be none', () => {
    const punkter = points([9000, 9001, 9001, 14_001, 14_000]);
    const svg = svgOf(drawEndring({ punkter }, TEKST, 'f', document));
    const bars = [...svg.matchAll(/fig-stolpe (fig-\w+)" d="([^"]*)"/g)].slice(0, 2);
    const heights = bars.map(([, klasse, d = '']) => [
      klasse,
      ...[...d.matchAll(/v([\d.]+)/g)].map(([, height]) => Number(height)).filter((one) => one > 0),
    ]);
    expect(heights).toEqual([
      ['fig-opp', 1, expect.any(Number)],
      ['fig-ned', 1],
    ]);
  });

  it('draws no bar across a break', () => {
    const model = { punkter: points([10, 20, 30]), brudd: ['2021-02'] as const };
    const svg = svgOf(drawEndring(model, TEKST, 'f', document));
    expect(svg).not.toContain(`${SERIE}@2021-02 ${SERIE}@2021-01`);
    expect(svg).toContain(
      `data-value="10" data-regel="endring" data-av="${SERIE}@2021-03 ${SERIE}@2021-02"`,
    );
  });
});

describe('drawHovedgrupper and drawSosken', () => {
  const panels = [
    { navn: 'Mentor', punkter: points([260, 261, 282, 311, 305]) },
    { navn: 'Utvidet oppfølging i opplæring', punkter: points(ALL_HIDDEN) },
    { navn: LONG_NAME, punkter: points(['*', 602, 1017, 991, 881]) },
  ].map((panel) => ({ ...panel, tekst: TEKST }));

  it('draws one panel for each hovedgruppe, the hidden one empty', () => {
    const slugs = ['arbeidssokere-pa-tiltak', 'andre-pa-tiltak', 'nedsatt-arbeidsevne-pa-tiltak'];
    const paneler = panels.map((panel, i) => ({ ...panel, hovedgruppe: slugs[i] ?? '' }));
    const drawn = drawHovedgrupper(paneler, 'figur', document);
    expect(drawn?.map(({ navn }) => navn)).toEqual(panels.map(({ navn }) => navn));
    expectSnapshot('hovedgrupper', drawn?.map(panelSvg).join('') ?? '');
  });

  it('keeps the order of siblings and marks the chosen one', () => {
    const paneler = panels.map((panel, i) => ({ ...panel, valgt: i === 0 }));
    const drawn = drawSosken(paneler, 'figur', document);
    expectSnapshot('sosken', drawn?.map(panelSvg).join('') ?? '');
  });

  it('gives nothing when every panel is hidden throughout', () => {
    const paneler = panels.slice(1, 2).map((panel) => ({ ...panel, valgt: true }));
    expect(drawSosken(paneler, 'f', document)).toBeUndefined();
  });
});

describe('drawSammensetning', () => {
  const TOTAL: SerieNokkel = 'tiltaksgruppe/opplaering/alle/alle';
  const partsOf = (parts: readonly (readonly [string, Celle])[]) =>
    parts.map(([navn, celle], i) => ({ navn, punkt: point(celle, `tiltak/del-${i}/alle/alle`) }));
  const draw = (total: Celle, parts: readonly (readonly [string, Celle])[]) =>
    drawSammensetning(
      { total: point(total, TOTAL), deler: partsOf(parts) },
      TEKST,
      'figur',
      document,
    );

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

describe('drawBevegelser', () => {
  const draw = (rows: readonly (readonly [string, Celle, Celle])[]) => {
    const rader = rows.map(([navn, na, forrige], i) => ({
      navn,
      na: point(na, `tiltak/t${i}/alle/alle`),
      forrige: point(forrige, `tiltak/t${i}/alle/alle`, '2021-04'),
    }));
    return drawBevegelser({ rader }, TEKST, 'figur', document);
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

function panelSvg({ tegning }: { tegning: { svg: string } }): string {
  return tegning.svg;
}
