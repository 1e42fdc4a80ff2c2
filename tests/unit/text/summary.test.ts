import { beforeAll, describe, expect, it } from 'vitest';
import { addManeder, type Maned } from '../../../src/lib/domain/maned.ts';
import type { SeriesKey } from '../../../src/lib/domain/key.ts';
import type { Observation, Restatement } from '../../../src/lib/domain/observation.ts';
import { publisert, SKJERMET, type Value } from '../../../src/lib/domain/value.ts';
import type { Subject, FactContext } from '../../../src/lib/facts/context.ts';
import { FIGURE_KINDS, type FigureKind } from '../../../src/lib/domain/contract.ts';
import { figureText } from '../../../src/lib/text/captions.ts';
import { defaultForms, participants } from '../../../src/lib/text/forms.ts';
import { toPlain, type Phrase } from '../../../src/lib/text/phrase.ts';
import { keyFigures } from '../../../src/lib/text/key-figures.ts';
import { rapportSummary } from '../../../src/lib/text/report-summary.ts';
import { frontPageSummary, summaryFor } from '../../../src/lib/text/summary.ts';
import { describeVariation, measureVariation } from '../../../bench/variation.ts';
import { REGISTER, synthetic } from '../facts/synthetic.ts';
import { faultsIn } from './faults.ts';
import { subjects, readRapporten } from './report.ts';

let rapporten: FactContext;
beforeAll(async () => {
  rapporten = await readRapporten();
});

const FJELLTUR: Subject = { niva: 'tiltak', id: 'fjelltur' };
const KEY: SeriesKey = 'tiltak/fjelltur/alle/alle';

function cell(maned: Maned, verdi: Value, rapport = '2021-05'): Observation {
  return { serie: KEY, maned, verdi, kilde: { rapport, linje: 1, kolonne: 1 } };
}

/** One tiltak's series with what was revised. */
function withValue(observasjoner: Observation[], revisions: Restatement[] = []): FactContext {
  const serier = new Map([[KEY, { nokkel: KEY, observasjoner, revisions }]]);
  return { serier, register: REGISTER, maned: '2021-05', rapport: '2021-05' };
}

/** Thirteen months to May 2021; undefined is hidden. */
function yearOf(count: (i: number) => number | undefined): Observation[] {
  return Array.from({ length: 13 }, (_, i) => {
    const antall = count(i);
    return cell(addManeder('2020-05', i), antall === undefined ? SKJERMET : publisert(antall));
  });
}

function plain({ innhold }: { innhold: Phrase }): string {
  return toPlain(innhold);
}

describe('summaryFor', () => {
  it('reads as the reviewed golden file has it, for every page of the real report', async () => {
    const lines = subjects(rapporten).flatMap((subject) => {
      const { overskrift, setninger, caveats } = summaryFor(subject, rapporten);
      return [
        `## ${subject.niva}/${subject.id}`,
        `# ${plain(overskrift)}`,
        ...setninger.map((sentence) => `[${sentence.id}] ${plain(sentence)}`),
        ...caveats.map((sentence) => `(${sentence.id}) ${plain(sentence)}`),
        ...keyFigures(subject, rapporten).map(({ etikett, verdi, detail }) =>
          [etikett, verdi, detail ?? []].map(toPlain).join(' | '),
        ),
        '',
      ];
    });
    await expect(lines.join('\n')).toMatchFileSnapshot('golden/summaries-2021-05.txt');
  });

  it('gives every sentence an id of its own and ends with the season, once', () => {
    for (const subject of subjects(rapporten)) {
      const { setninger, caveats } = summaryFor(subject, rapporten);
      const ids = [...setninger, ...caveats].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(caveats.map(plain).filter((text) => text.includes('sesong'))).toHaveLength(1);
      expect(caveats.at(-1)?.slag).toBe('sesong');
    }
  });

  it('tells the front page in at most five sentences', () => {
    for (const maned of ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05'] as const)
      expect(frontPageSummary({ ...rapporten, maned }).setninger.length).toBeLessThanOrEqual(5);
  });

  it('shows every computed number with its formula and the lines it stands on', () => {
    const { workings } = summaryFor({ niva: 'tiltak', id: 'arbeidstrening' }, rapporten);
    const share = workings.find(({ id }) => id === 'kvinneandel');
    // Which month comes first is the wording's choice.
    expect(share?.formulas.map(toPlain).sort()).toEqual([
      '(1\u00a0777 + 2\u00a0288 + 33) / 7\u00a0982 = 51,3 prosent',
      '(1\u00a0780 + 2\u00a0230 + 28) / 7\u00a0853 = 51,4 prosent',
    ]);
    const lines = share?.kilder.map(({ maned, kilde }) => `${maned} ${kilde.linje}`);
    expect(lines?.sort()).toEqual([
      '2021-04 131',
      '2021-04 459',
      '2021-04 523',
      '2021-04 611',
      '2021-05 131',
      '2021-05 459',
      '2021-05 523',
      '2021-05 611',
    ]);
    expect(share?.kilder[0]?.navn).toBe('Arbeidstrening, kvinner, arbeidssøkere på tiltak');
  });

  it('tells a group from the tiltak of the same name, where both are listed', () => {
    const { workings } = rapportSummary(rapporten);
    const name = new Set(workings.flatMap(({ kilder }) => kilder.map((source) => source.navn)));
    expect([...name].filter((one) => one.startsWith('Oppfølging')).sort()).toEqual([
      'Oppfølging',
      'Oppfølging (gruppe)',
    ]);
    expect([...name].filter((one) => one.includes('(gruppe)'))).toHaveLength(1);
  });

  it('varies: no sentence on more than a fifth of the pages, no text on more than two', () => {
    const texts = subjects(rapporten).map((subject) => summaryFor(subject, rapporten));
    const found = measureVariation(texts, rapporten.register);
    expect(found.largestSentenceShare).toBeLessThanOrEqual(0.2);
    expect(found.largestTextShare).toBeLessThanOrEqual(0.04);
    expect(found.factPlans.size).toBeGreaterThan(30);
    expect(describeVariation(found)).toContain('grense 20 %');
  });
});

describe('numbers that changed since they were printed', () => {
  const april = cell('2021-04', publisert(1234));
  const mai = cell('2021-05', publisert(1300));

  it('tells a revision by both numbers, the old one marked with its release', () => {
    const fra = cell('2021-04', publisert(1200), '2021-04');
    const context = withValue([april, mai], [{ fra, til: april }]);
    const { caveats, workings } = summaryFor(FJELLTUR, context);
    const revised = caveats.find(({ id }) => id === 'revidert');
    expect(revised && plain(revised)).toBe(
      'Tallet for april er endret fra 1\u00a0200 til 1\u00a0234 siden forrige rapport.',
    );
    expect(faultsIn(revised?.innhold ?? [], context.serier)).toEqual([]);
    const sources = workings.find(({ id }) => id === 'revidert')?.kilder;
    expect(sources?.map(({ kilde }) => kilde.rapport)).toEqual(['2021-04', '2021-05']);
  });

  it('tells no size of a revision to or from a hidden number', () => {
    const hidden = cell('2021-04', SKJERMET, '2021-04');
    const { caveats } = summaryFor(
      FJELLTUR,
      withValue([april, mai], [{ fra: hidden, til: april }]),
    );
    expect(caveats.map(plain)).toContain(
      'Tallet for april var skjermet i forrige rapport. I denne rapporten er det oppgitt: 1\u00a0234.',
    );
    const now = cell('2021-04', SKJERMET);
    const other = summaryFor(
      FJELLTUR,
      withValue([now, mai], [{ fra: cell('2021-04', publisert(1200), '2021-04'), til: now }]),
    );
    expect(other.caveats.map(plain).join(' ')).not.toMatch(/1.200/);
  });

  it('keeps silent about revisions of other releases', () => {
    const til = cell('2021-04', publisert(1234), '2021-04');
    const fra = cell('2021-04', publisert(1200), '2021-03');
    const { caveats } = summaryFor(FJELLTUR, withValue([til, mai], [{ fra, til }]));
    expect(caveats.map(({ id }) => id)).not.toContain('revidert');
  });

  it('tells a correction with the reason as a quotation', () => {
    const begrunnelse = 'Sifrene 34 og 43 var byttet om.';
    const rettet = cell('2021-04', { status: 'rettet', antall: 1234, fra: '1 243', begrunnelse });
    const { caveats } = summaryFor(FJELLTUR, withValue([rettet, mai]));
    const told = caveats.find(({ id }) => id === 'rettet');
    expect(told && plain(told)).toBe(`Tallet for april er rettet av redaksjonen: ${begrunnelse}`);
    expect(told?.innhold.at(-1)).toMatchObject({ type: 'sitat' });
  });
});

describe('pages of little data', () => {
  it.each([
    ['no series at all', withValue([])],
    ['all zero in every month', withValue(yearOf(() => 0))],
    [
      'a year of hidden months but the newest',
      withValue(yearOf((i) => (i === 12 ? 40 : undefined))),
    ],
    ['a hidden month a year before', withValue(yearOf((i) => (i === 0 ? undefined : 40 + i)))],
    ['a hundred times as many as a year before', withValue(yearOf((i) => (i === 12 ? 4000 : 40)))],
    ['one month', withValue([cell('2021-05', publisert(40))])],
    ['one hidden month', withValue([cell('2021-05', SKJERMET)])],
    ['zero', withValue([cell('2021-04', publisert(0)), cell('2021-05', publisert(0))])],
    ['one person', withValue([cell('2021-04', publisert(2)), cell('2021-05', publisert(1))])],
    ['a jump', withValue([cell('2021-04', publisert(120)), cell('2021-05', publisert(12000))])],
    [
      'no row this month',
      withValue([cell('2021-03', publisert(5)), cell('2021-04', publisert(5))]),
    ],
  ])('with %s have a heading, a text and key figures', (_, context) => {
    const { overskrift, setninger } = summaryFor(FJELLTUR, context);
    expect(plain(overskrift)).toMatch(/^.{10,}[^.]$/);
    expect(setninger.map(plain).join(' ')).toMatch(/fjelltur/i);
    for (const { innhold } of [overskrift, ...setninger])
      expect(faultsIn(innhold, context.serier)).toEqual([]);
    expect(keyFigures(FJELLTUR, context).length).toBeGreaterThan(0);
    for (const kind of FIGURE_KINDS)
      expect(toPlain(figureText(kind, FJELLTUR, context).tittel)).not.toBe('');
  });

  it('of a tiltak unknown to the registry use forms made from its name', () => {
    expect(participants(defaultForms('Nytt tiltak'))).toBe('deltakere på tiltaket Nytt tiltak');
    expect(participants(defaultForms('Nytt tiltak'), 1)).toBe('deltaker på tiltaket Nytt tiltak');
    const fresh: Subject = { niva: 'tiltak', id: 'nytt-tiltak' };
    expect(plain(summaryFor(fresh, withValue([])).overskrift)).toContain('nytt-tiltak');
  });
});

describe('rapportsammendrag', () => {
  it('has numbers of tiltak in words where all are small', () => {
    // Six tiltak: one rises, two fall, three stand still.
    const by: Record<string, number> = { fjelltur: 5, havfiske: -3, havbruk: -1 };
    const context = synthetic({
      fra: '2021-04',
      maneder: 2,
      leaf: (tiltak, _h, _k, i) => 50 + i * (by[tiltak] ?? 0),
    });
    expect(rapportSummary(context).setninger.map(plain)).toContain(
      'Fra april til mai økte antallet i ett av de seks tiltakene med oppgitte tall. I to av dem gikk det ned, og i tre var antallet uendret.',
    );
  });

  it('ranks only tiltak with numbers in both months, and says so', () => {
    const { setninger, gikkNed, okte } = rapportSummary(rapporten);
    expect(setninger.map(plain)).toContain(
      'Blant tiltakene med oppgitte tall for både april og mai gikk jobbklubb mest ned, med 370, ' +
        'mens midlertidig lønnstilskudd økte mest, med 368.',
    );
    // Counted by hand: 33 tiltak have both numbers, 12 rose, 19 fell, 2 stood still; 4 are hidden.
    expect(setninger.map(plain)).toContain(
      'Fra april til mai økte antallet i 12 av de 33 tiltakene med oppgitte tall. I 19 av dem gikk det ned, og i 2 var antallet uendret.',
    );
    expect(setninger.map(plain)).toContain(
      'For 4 tiltak er tallet for mai skjermet fordi det var færre enn fire deltakere.',
    );
    expect(gikkNed.map(({ navn }) => navn).slice(0, 3)).toEqual([
      'Jobbklubb',
      'AMO-kurs',
      'Avklaring',
    ]);
    expect(okte[0]?.parts.map(toPlain).join(' ')).toBe('+368 (+4,6\u00a0%), til 8\u00a0311');
  });
});

/** Figures that make sense at a level. */
function isDrawn(kind: FigureKind, { niva }: Subject): boolean {
  if (kind === 'bevegelser') return niva === 'i-alt';
  if (kind === 'sosken') return niva !== 'i-alt';
  if (kind === 'sammensetning') return niva !== 'tiltak';
  return kind !== 'hovedgrupper' || niva !== 'hovedgruppe';
}

describe('figurtekst', () => {
  it('reads as the reviewed golden file has it', async () => {
    const lines = subjects(rapporten).flatMap((subject) => [
      `## ${subject.niva}/${subject.id}`,
      ...FIGURE_KINDS.filter((kind) => isDrawn(kind, subject)).flatMap((kind) => {
        const { tittel, subtitle, description } = figureText(kind, subject, rapporten);
        return [`${kind}: ${toPlain(tittel)}`, toPlain(subtitle), toPlain(description)];
      }),
      '',
    ]);
    await expect(lines.join('\n')).toMatchFileSnapshot('golden/figures-2021-05.txt');
  });
});

describe('the title of a rank', () => {
  const title = (id: string) =>
    toPlain(figureText('sosken', { niva: 'tiltak', id }, rapporten).tittel);

  it('is that of the month that the figure shows', () => {
    // In March tilskudd til ekspertbistand had 149, one more than inkluderingstilskudd.
    expect(title('tilskudd-til-ekspertbistand')).toBe(
      'Tilskudd til ekspertbistand var i mai 2021 det minste tiltaket i tiltaksgruppen tilrettelegging',
    );
    expect(title('funksjonsassistanse')).toBe(
      'Funksjonsassistanse var i mai 2021 det største tiltaket i tiltaksgruppen tilrettelegging',
    );
  });
});

describe('the calculations', () => {
  const formulas = (subject: Subject, kind: string) =>
    summaryFor(subject, rapporten)
      .workings.find(({ id }) => id === kind)
      ?.formulas.map(toPlain);

  it('hold a high against every other month of its span', () => {
    const counts = [1000, 1010, 1000, 1010, 1000, 1010, 1000, 1010, 1000, 1010, 1000, 1300];
    const context = withValue(
      counts.map((count, i) => cell(addManeder('2020-06', i), publisert(count))),
    );
    const { workings } = summaryFor(FJELLTUR, context);
    const heading = workings.find(({ id }) => id === 'overskrift')?.formulas.map(toPlain);
    const thousands = (n: number) => `1\u00a0${String(n - 1000).padStart(3, '0')}`;
    expect(heading).toContain(
      `1\u00a0300 > ${counts.slice(0, -1).reverse().map(thousands).join(', ')}`,
    );
  });

  it('work out a share that is the same in two months for both', () => {
    const context = synthetic({
      fra: '2021-04',
      maneder: 2,
      leaf: (_t, _h, kjonn) => (kjonn === 'kvinner' ? 30 : 40),
    });
    // Three tiltak and three hovedgrupper, seventy in each.
    const told = summaryFor({ niva: 'tiltaksgruppe', id: 'fjell' }, context).workings.find(
      ({ id }) => id === 'kvinneandel',
    );
    expect(told?.formulas.map(toPlain)).toEqual([
      '270 / 630 = 42,9 prosent',
      '270 / 630 = 42,9 prosent',
    ]);
  });

  it('hold the two that changed places against each other the month before', () => {
    // Lines 177 and 178, April.
    expect(formulas({ niva: 'tiltak', id: 'inkluderingstilskudd' }, 'rangskifte')).toContain(
      '154 < 164',
    );
  });

  it('lay out every part that the largest was picked from, by name', () => {
    const told = formulas({ niva: 'i-alt', id: 'i-alt' }, 'movers');
    expect(told).toHaveLength(9);
    // Lines 69 and 66.
    expect(told?.[0]).toBe('Lønnstilskudd: 11\u00a0971 − 11\u00a0551 = 420');
    expect(told?.at(-1)).toBe('Oppfølging: 17\u00a0700 − 18\u00a0313 = −613');
  });

  it('state every source with its line', () => {
    const { workings } = summaryFor({ niva: 'tiltak', id: 'jobbklubb' }, rapporten);
    const texts = workings.flatMap(({ kilder }) =>
      kilder.map(({ navn, maned, kilde }) => `${navn}, ${maned}: ${kilde.linje}`),
    );
    expect(texts).toContain('Jobbklubb, 2021-05: 135');
    expect(texts).toContain('Jobbklubb, arbeidssøkere på tiltak, 2021-04: 218');
  });

  it('are there for every sentence that tells a number or an extreme', () => {
    for (const subject of subjects(rapporten)) {
      const { overskrift, setninger, workings } = summaryFor(subject, rapporten);
      const explained = new Set(workings.map(({ id }) => id));
      for (const { id, innhold } of [overskrift, ...setninger]) {
        const claims = /\d|høyeste|laveste|flest|færrest(?! enn)|størst|mest/.test(
          toPlain(innhold.filter(({ type }) => type !== 'tid')),
        );
        if (claims && !toPlain(innhold).includes('2-årig'))
          expect(explained, `${subject.id} ${id}`).toContain(id);
      }
    }
  });
});
