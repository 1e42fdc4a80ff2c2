import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { lagKorpus } from '../../../bench/corpus.ts';
import type { Emne } from '../../../src/lib/facts/context.ts';
import { readRegister } from '../../../src/lib/io/register.ts';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { manedRekke, type Maned } from '../../../src/lib/domain/maned.ts';
import type { Rapport } from '../../../src/lib/domain/rapport.ts';
import type { Register } from '../../../src/lib/domain/register.ts';
import { ingestReport } from '../../../src/lib/report/ingest.ts';
import { entitetsside, helEntitetsside } from '../../../src/lib/site/entity.ts';
import { figurliste } from '../../../src/lib/site/figure-list.ts';
import { frosneFor } from '../../../src/lib/site/archive-list.ts';
import { frossenside } from '../../../src/lib/site/archive.ts';
import { grunnlagsleser, type Sidegrunnlag } from '../../../src/lib/site/context.ts';
import { VFile } from 'vfile';

const MENTOR: Emne = { niva: 'tiltak', id: 'mentor' };

/** Invented reports of November 2019 to January 2020, December 2020, and January and March 2021. */
let basis: Record<string, Sidegrunnlag>;

beforeAll(async () => {
  const { register } = await readRegister('tests/fixtures/innhold', 'tests/fixtures/innhold');
  const uten: Maned[] = [...manedRekke('2020-02', '2020-11'), '2021-02'];
  const { filer } = lagKorpus({ forste: '2019-11', antall: 17, register, uten });
  const rapporter = filer.map(({ navn, tekst }) => ingest(navn, tekst, register));
  const reader = grunnlagsleser(rapporter, register, {
    document: createDocument(),
    lenke: (sti) => sti,
  });
  basis = Object.fromEntries(rapporter.map((rapport) => [rapport.id, reader(rapport)]));
}, 60_000);

describe('a page that a release keeps', () => {
  it('tells of the months that no release before has told of', () => {
    expect(months('2019-11')).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map(inYear(2019)));
    expect(months('2019-12')).toEqual([]);
    expect(months('2021-03')).toEqual(['2021-02']);
  });

  it('has the latest year and the month a year before in its tables, where the latest page has all', () => {
    const rows = ({ tabeller }: ReturnType<typeof entitetsside>) =>
      tabeller.map(({ rader, eldre }) => [...eldre, ...rader].map(({ maned }) => maned));
    for (const maneder of rows(frossenside(MENTOR, at('2021-03')))) {
      expect(maneder).toHaveLength(13);
      expect([maneder[0], maneder.at(-1)]).toEqual(['2020-03', '2021-03']);
    }
    for (const maneder of rows(entitetsside(MENTOR, at('2021-03'))))
      expect(maneder).toHaveLength(27);
  });

  it('has the numbers of a figure once: in its tables, or else in one under the figure, as long as the others', () => {
    const { hovedfigur, figurer } = frossenside(MENTOR, at('2021-03'));
    expect(hovedfigur).toMatchObject({ tabell: undefined, tallSti: '#tall' });
    const own = (slag: string) => figurer.find(({ id }) => id === `mentor-${slag}`);
    expect(own('endring')).toMatchObject({ tabell: undefined, tallSti: '#tall' });
    // The group of mentor has eight tiltak in the registry.
    expect(own('sosken')?.tabell?.kolonner).toHaveLength(8);
    expect(own('sosken')?.tallSti).toBeUndefined();
    expect(own('sosken')?.tabell?.rader).toHaveLength(13);
    expect(own('sosken')?.tabell?.eldre).toEqual([]);
  });

  it('draws every month', () => {
    const { tegning } = frossenside(MENTOR, at('2021-03')).hovedfigur ?? {};
    const svg = tegning && 'svg' in tegning ? tegning.svg : '';
    const [, points = ''] = /class="fig-linje[^"]*" d="([^"]*)"/.exec(svg) ?? [];
    expect(points.match(/[Mlhv]/g)).toHaveLength(27);
  });

  it('frames each figure at its own place', () => {
    const figures = (id: string) => {
      const { utgivelse, sider } = frosneFor(at(id));
      const pages = sider.flatMap(({ side: { hovedfigur, figurer } }) => [hovedfigur, ...figurer]);
      return [...utgivelse.figurer, ...pages.flatMap((figur) => figur ?? [])];
    };
    expect(figures('2020-12').map(({ id }) => id)).toEqual(
      figurliste(at('2020-12')).map(({ figur }) => figur.id),
    );
    const deling = figures('2020-12').find(({ id }) => id === 'mentor-endring')?.deling;
    expect(deling?.ramme.sti).toBe('/rapporter/2020-12/tiltak/mentor/#ramme-mentor-endring');
    expect(deling?.ramme.tittel).toBe('Mentor: endring fra måned til måned. Figur fra Tiltakstall');
    const whole = figures('2020-12').find(({ id }) => id === 'i-alt-kjonn')?.deling;
    expect(whole?.ramme.sti).toBe('/rapporter/2020-12/#ramme-i-alt-kjonn');
  });

  it('names its drawings by the words around them, and small multiples by their names', () => {
    const figures = frosneFor(at('2020-12')).sider.flatMap(({ side: { hovedfigur, figurer } }) =>
      hovedfigur ? [hovedfigur, ...figurer] : figurer,
    );
    expect(figures.length).toBeGreaterThan(100);
    for (const { tegning, id, ordId } of figures) {
      const panels = 'paneler' in tegning ? tegning.paneler : [];
      const names = new Set(
        'svg' in tegning ? [`${id}-tittel ${ordId}`] : panels.map(({ navnId }) => navnId),
      );
      if ('paneler' in tegning) expect(names.size).toBe(panels.length);
      for (const svg of 'svg' in tegning ? [tegning.svg] : panels.map((one) => one.svg))
        for (const one of JSDOM.fragment(svg).querySelectorAll('svg')) {
          expect(names.has(one.getAttribute('aria-labelledby') ?? ''), id).toBe(true);
          expect(one.querySelector('title, desc')).toBeNull();
        }
    }
  });

  it('knows which figures it draws, and every series in them', () => {
    const { avtrykk } = frossenside(MENTOR, at('2020-12'));
    const ids = figurliste(at('2020-12')).filter(({ emne }) => emne.id === MENTOR.id);
    expect(avtrykk.figurer).toEqual(ids.map(({ figur }) => figur.id));
    const drawn = new Set(avtrykk.serier);
    for (const { figur } of ids)
      for (const serie of figur.serier) expect(drawn.has(serie), serie).toBe(true);
  });

  it('leads on the latest page from a figure of others to its own page, where its table is', () => {
    const own = ({ figurer }: Pick<ReturnType<typeof entitetsside>, 'figurer'>) =>
      figurer.find(({ id }) => id === 'mentor-sosken');
    expect(own(helEntitetsside(MENTOR, at('2020-12'), 'nye'))?.tabell?.kolonner.length).toBe(8);
    // As long as nothing in it is folded, it stands on the page too, and so on paper.
    expect(own(entitetsside(MENTOR, at('2020-12')))?.tabell?.kolonner.length).toBe(8);
    expect(own(entitetsside(MENTOR, at('2021-03')))).toMatchObject({
      tabell: undefined,
      tallSti: '/figur/mentor-sosken/#mentor-sosken-tabell',
    });
  });

  it('shares tables on the latest page too', () => {
    const long = entitetsside(MENTOR, at('2021-03'));
    expect(long.tabeller[0]?.eldre).not.toHaveLength(0);
    const short = entitetsside(MENTOR, at('2020-12'));
    expect(short.tabeller[0]?.eldre).toHaveLength(0);
    for (const { hovedfigur } of [long, short])
      expect(hovedfigur).toMatchObject({ tabell: undefined, tallSti: '#tall' });
  });
});

function months(id: string): string[] {
  return frossenside(MENTOR, at(id)).tidligere.map(({ maned }) => maned);
}

function at(id: string): Sidegrunnlag {
  const found = basis[id];
  if (!found) throw new RangeError(`Ingen oppdiktet rapport ${id}.`);
  return found;
}

function inYear(year: number) {
  return (month: number) => `${year}-${String(month).padStart(2, '0')}`;
}

function ingest(fil: string, tekst: string, register: Register): Rapport {
  const rapport = ingestReport({ fil, sha256: '0'.repeat(64), tekst }, register, new VFile());
  if (!rapport) throw new Error(`Den oppdiktede rapporten ${fil} lar seg ikke lese.`);
  return rapport;
}
