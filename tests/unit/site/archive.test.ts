import { beforeAll, describe, expect, it } from 'vitest';
import { makeCorpus } from '../../../bench/corpus.ts';
import type { Subject } from '../../../src/lib/facts/context.ts';
import { readRegister } from '../../../src/lib/io/register.ts';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { manedRun, type Maned } from '../../../src/lib/domain/maned.ts';
import { SKJERMET } from '../../../src/lib/domain/value.ts';
import type { FigureModel } from '../../../src/lib/site/model.ts';
import type { Rapport } from '../../../src/lib/domain/rapport.ts';
import type { Register } from '../../../src/lib/domain/register.ts';
import { ingestReport } from '../../../src/lib/report/ingest.ts';
import { entityPage, wholeEntityPage } from '../../../src/lib/site/entity.ts';
import { figureList } from '../../../src/lib/site/published-figures.ts';
import { archivedReleaseFor } from '../../../src/lib/site/release-page.ts';
import {
  archivedEntityPage,
  type ArchivedPage,
  type Dependencies,
} from '../../../src/lib/site/archive.ts';
import { contextReader, type PageContext } from '../../../src/lib/site/context.ts';
import { VFile } from 'vfile';
import { UNNAMED } from '../../../src/lib/domain/site-config.ts';

const MENTOR: Subject = { niva: 'tiltak', id: 'mentor' };

/** Invented reports of November 2019 to January 2020, December 2020, and January and March 2021. */
let basis: Record<string, PageContext>;
const kept = new Map<string, ReturnType<typeof archivedReleaseFor>>();

beforeAll(async () => {
  const { register } = await readRegister('tests/fixtures/innhold', 'tests/fixtures/innhold');
  const without: Maned[] = [...manedRun('2020-02', '2020-11'), '2021-02'];
  const { filer } = makeCorpus({ forste: '2019-11', antall: 17, register, without });
  const rapporter = filer.map(({ navn, tekst }) => ingest(navn, tekst, register));
  const reader = contextReader(rapporter, register, {
    document: createDocument(),
    site: UNNAMED,
    link: (path) => path,
  });
  basis = Object.fromEntries(rapporter.map((rapport) => [rapport.id, reader(rapport)]));
}, 60_000);

describe('a page that a release keeps', () => {
  it('tells of the months that no release before has told of', () => {
    expect(months('2019-11')).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map(inYear(2019)));
    expect(months('2019-12')).toEqual([]);
    expect(months('2021-03')).toEqual(['2021-02']);
  });

  it('tells them in full: the latest page may have lost them when a figure is withdrawn', () => {
    const [october] = archivedEntityPage(MENTOR, at('2019-11')).tidligere;
    expect(october).toMatchObject({ maned: '2019-10' });
    expect(october).not.toHaveProperty('sti');
    expect(october?.setninger.length).toBeGreaterThan(2);
  });

  it('has the latest year and the month a year before in its tables, where the latest page has all', () => {
    const rows = ({ tabeller }: ReturnType<typeof entityPage>) =>
      tabeller.map(({ rader, eldre }) => [...rader, ...eldre].map(({ maned }) => maned));
    for (const maneder of rows(archivedEntityPage(MENTOR, at('2021-03')))) {
      expect(maneder).toHaveLength(13);
      expect([maneder[0], maneder.at(-1)]).toEqual(['2021-03', '2020-03']);
    }
    for (const maneder of rows(entityPage(MENTOR, at('2021-03')))) expect(maneder).toHaveLength(27);
  });

  it('has the numbers of a figure once: in its tables, or those of the month where it draws no other', () => {
    const { mainFigure, figurer } = archivedEntityPage(MENTOR, at('2021-03'));
    expect(mainFigure).toMatchObject({ table: undefined, dataRef: '#tall' });
    const own = (kind: string) => figurer.find(({ id }) => id === `mentor-${kind}`);
    expect(own('endring')).toMatchObject({ table: undefined, dataRef: '#tall' });
    // The group of mentor has eight tiltak in the registry, all drawn in the month.
    expect(own('sosken')?.table?.columns).toHaveLength(8);
    expect(own('sosken')?.table?.rader.map(({ maned }) => maned)).toEqual(['2021-03']);
  });

  it('draws every month in its main figure, and the months of its tables in the others', () => {
    const { mainFigure, figurer } = archivedEntityPage(MENTOR, at('2021-03'));
    expect(countIn(mainFigure, 'fig-linje', POINT)).toBe(27);
    const change = (figures: typeof figurer) => figures.find(({ id }) => id === 'mentor-endring');
    // A bar for each month that changed.
    const counts = (at('2021-03').serier.get('tiltak/mentor/alle/alle')?.observasjoner ?? []).map(
      ({ verdi }) => 'antall' in verdi && verdi.antall,
    );
    const changes = (of: typeof counts) => of.filter((one, i) => i > 0 && one !== of[i - 1]).length;
    expect(countIn(change(figurer), 'fig-stolpe', BAR)).toBe(changes(counts.slice(-13)));
    const latest = entityPage(MENTOR, at('2021-03')).figurer;
    expect(countIn(change(latest), 'fig-stolpe', BAR)).toBe(changes(counts));
  });

  it('draws the whole where the latest year has nothing to draw, as the address of a figure is promised', () => {
    const own = at('2021-03');
    const key = 'tiltak/mentor/alle/alle';
    const series = own.serier.get(key);
    if (!series) throw new RangeError(`Ingen serie ${key}.`);
    const hidden: PageContext = {
      ...own,
      serier: new Map(own.serier).set(key, {
        ...series,
        observasjoner: series.observasjoner.map((one) =>
          one.maned < '2020-03' ? one : { ...one, verdi: SKJERMET },
        ),
      }),
    };
    const change = ({ figurer }: Pick<ArchivedPage, 'figurer'>) =>
      figurer.find(({ id }) => id === 'mentor-endring');
    const bars = countIn(change(archivedEntityPage(MENTOR, hidden)), 'fig-stolpe', BAR);
    expect(bars).toBeGreaterThan(5);
    expect(bars).toBe(countIn(change(entityPage(MENTOR, hidden)), 'fig-stolpe', BAR));
    expect(countIn(change(archivedEntityPage(MENTOR, own)), 'fig-stolpe', BAR)).toBeLessThan(13);
  });

  it('frames each figure at its own place', () => {
    const figures = (id: string) => {
      const { release, sider } = keptAt(id);
      const pages = sider.flatMap(({ side: { mainFigure, figurer } }) => [mainFigure, ...figurer]);
      return [release.mainFigure, ...release.figurer, ...pages].flatMap((figure) => figure ?? []);
    };
    expect(figures('2020-12').map(({ id }) => id)).toEqual(
      figureList(at('2020-12')).map(({ figur }) => figur.id),
    );
    const sharing = figures('2020-12').find(({ id }) => id === 'mentor-endring')?.deling;
    expect(sharing?.ramme.sti).toBe('/rapporter/2020-12/tiltak/mentor/#ramme-mentor-endring');
    expect(sharing?.ramme.tittel).toBe(
      'Mentor: endring fra måned til måned. Figur fra Tiltakstall',
    );
    const whole = figures('2020-12').find(({ id }) => id === 'i-alt-kjonn')?.deling;
    expect(whole?.ramme.sti).toBe('/rapporter/2020-12/#ramme-i-alt-kjonn');
  });

  it('names its drawings by the words around them, and small multiples by their names', () => {
    const figures = keptAt('2020-12').sider.flatMap(({ side: { mainFigure, figurer } }) =>
      mainFigure ? [mainFigure, ...figurer] : figurer,
    );
    expect(figures.length).toBeGreaterThan(100);
    for (const { drawing, id, wordId } of figures) {
      // A page has one figure of a kind.
      const [kind] = /[a-z]+$/.exec(id) ?? [];
      if ('paneler' in drawing) {
        const names = drawing.paneler.map(({ nameId }) => nameId);
        expect(names).toEqual(drawing.paneler.map((_, i) => `${kind}-${i + 1}`));
      } else expect(wordId).toBe(`${kind}-ord`);
    }
  });

  it('knows which figures it draws, and every series in them', () => {
    const { dependencies } = archivedEntityPage(MENTOR, at('2020-12'));
    const ids = figureList(at('2020-12')).filter(({ emne }) => emne.id === MENTOR.id);
    expect(dependencies.figurer).toEqual(ids.map(({ figur }) => figur.id));
    const drawn = new Set(dependencies.serier);
    for (const { figur } of ids)
      for (const series of figur.serier) expect(drawn.has(series), series).toBe(true);
  });

  it('knows every series and figure that its markup names, and no other', () => {
    const pages = Object.keys(basis).flatMap((id) => {
      const { release, sider } = keptAt(id);
      return [release, ...sider.map(({ side }) => side)];
    });
    expect(pages.length).toBeGreaterThan(200);
    // Some texts tell of figures that no drawing or table on their page has.
    expect(pages.some(({ dependencies }) => dependencies.observasjoner.length > 0)).toBe(true);
    for (const { dependencies, ...page } of pages) {
      const { serier, observasjoner } = namedIn(page);
      expect(dependencies.serier, page.head.sti).toEqual(serier);
      expect(dependencies.observasjoner, page.head.sti).toEqual(observasjoner);
    }
  });

  it('leads on the latest page from a figure of others to its own page, where its table is', () => {
    const own = ({ figurer }: Pick<ReturnType<typeof entityPage>, 'figurer'>) =>
      figurer.find(({ id }) => id === 'mentor-sosken');
    expect(own(wholeEntityPage(MENTOR, at('2020-12'), 'nye'))?.table?.columns.length).toBe(8);
    // As long as nothing in it is folded, it stands on the page too, and so on paper.
    expect(own(entityPage(MENTOR, at('2020-12')))?.table?.columns.length).toBe(8);
    expect(own(entityPage(MENTOR, at('2021-03')))).toMatchObject({
      table: undefined,
      dataRef: '/figur/mentor-sosken/#mentor-sosken-tabell',
    });
  });

  it('shares tables on the latest page too', () => {
    const long = entityPage(MENTOR, at('2021-03'));
    expect(long.tabeller[0]?.eldre).not.toHaveLength(0);
    // 27 months: all but the newest 24 are folded away, and captioned with what they are of.
    expect(long.tabeller[0]?.olderTitle).toBe('Antall deltakere, januar–mars 2019');
    const figure = wholeEntityPage(MENTOR, at('2021-03'), 'nye').mainFigure?.table;
    expect(figure?.olderTitle).toBe('Antall deltakere med mentor, januar–mars 2019');
    const short = entityPage(MENTOR, at('2020-12'));
    expect(short.tabeller[0]?.eldre).toHaveLength(0);
    for (const { mainFigure } of [long, short])
      expect(mainFigure).toMatchObject({ table: undefined, dataRef: '#tall' });
  });
});

function months(id: string): string[] {
  return archivedEntityPage(MENTOR, at(id)).tidligere.map(({ maned }) => maned);
}

/** What the markup of a page model names: whole series in drawings and tables, and beside them single figures. */
function namedIn(
  page: Pick<ArchivedPage, 'head' | 'tabeller' | 'figurer'> & {
    mainFigure?: ArchivedPage['mainFigure'];
  },
): Omit<Dependencies, 'figurer'> {
  const text = JSON.stringify(page);
  const named = (attribute: string) =>
    [...text.matchAll(new RegExp(String.raw`${attribute}=\\"(.*?)\\"`, 'g'))].flatMap(
      ([, keys = '']) => keys.split(' '),
    );
  const columns = page.tabeller.flatMap((table) => table.columns);
  const figures = [page.mainFigure, ...page.figurer].filter((figure) => figure !== undefined);
  const serier = new Set<string>([
    ...named('data-serier'),
    ...figures.flatMap(drawnSeries),
    ...columns.flatMap(({ serie }) => serie ?? []),
  ]);
  const { niva = '', id = '' } = page.head.emne ?? {};
  const own = `${niva}/${id}/${niva === 'hovedgruppe' ? id : 'alle'}/alle`;
  const single = named('data-av')
    .map((key) => key.replace(/^@/, `${own}@`).replace(/^\//, `${niva}/${id}/`))
    .filter((key) => !serier.has(key.slice(0, key.indexOf('@'))));
  return {
    serier: [...serier].sort() as Dependencies['serier'],
    observasjoner: [...new Set(single)].sort() as Dependencies['observasjoner'],
  };
}

/** A month of a line in path data. */
const POINT = /[Mlhv]/g;
/** A bar, likewise. */
const BAR = /z/g;

/** How many times `what` stands in the path data of the marks of a class, in a figure as it is drawn first. */
function countIn(figure: FigureModel | undefined, cssClass: string, what: RegExp): number {
  const { drawing } = figure ?? {};
  const marks = drawing && 'sizes' in drawing ? drawing.sizes[0].marks : [];
  return marks
    .filter((mark) => mark.cssClass.startsWith(cssClass))
    .reduce((sum, mark) => sum + (('d' in mark ? mark.d.match(what) : null)?.length ?? 0), 0);
}

/** The series that the drawings of a figure name once they are written. */
function drawnSeries({ drawing }: ArchivedPage['figurer'][number]): string[] {
  const drawings = 'paneler' in drawing ? drawing.paneler.map((one) => one.drawing) : [drawing];
  return drawings.flatMap(({ serier }) => serier);
}

function at(id: string): PageContext {
  const found = basis[id];
  if (!found) throw new RangeError(`Ingen oppdiktet rapport ${id}.`);
  return found;
}

/** All that a release keeps, made once. */
function keptAt(id: string): ReturnType<typeof archivedReleaseFor> {
  const release = kept.get(id) ?? archivedReleaseFor(at(id));
  kept.set(id, release);
  return release;
}

function inYear(year: number) {
  return (month: number) => `${year}-${String(month).padStart(2, '0')}`;
}

function ingest(fil: string, tekst: string, register: Register): Rapport {
  const rapport = ingestReport({ fil, sha256: '0'.repeat(64), tekst }, register, new VFile());
  if (!rapport) throw new Error(`Den oppdiktede rapporten ${fil} lar seg ikke lese.`);
  return rapport;
}
