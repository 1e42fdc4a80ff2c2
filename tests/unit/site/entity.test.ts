import { beforeAll, describe, expect, it } from 'vitest';
import { keyFor, type Subject } from '../../../src/lib/facts/context.ts';
import { entityPage } from '../../../src/lib/site/entity.ts';
import type { PageContext } from '../../../src/lib/site/context.ts';
import { citation } from '../../../src/lib/site/citation.ts';
import { realBasis } from './real.ts';
import { parseSiteUrl } from '../../../src/lib/site/url.ts';

let context: PageContext;
beforeAll(async () => {
  context = await realBasis();
});

const MENTOR: Subject = { niva: 'tiltak', id: 'mentor' };
/** All five months are `*` in the report (line 141). */
const HIDDEN: Subject = { niva: 'tiltak', id: 'utvidet-oppfolging-i-opplaering' };

describe('entitetsside', () => {
  it('holds the report’s figures, with the lines they stand on', () => {
    const [byHovedgruppe, byKjonn] = entityPage(MENTOR, context).tabeller;
    // Lines 136, 219, 294 and 395 of the report, the newest month first, and the first of them from month to month.
    expect(byHovedgruppe?.rader.map(({ celler }) => celler.map(({ tekst }) => tekst))).toEqual([
      ['305', '\u22126', '54', '235', '16'],
      ['311', '+29', '56', '236', '19'],
      ['282', '+21', '49', '216', '17'],
      ['261', '+1', '47', '200', '14'],
      ['260', '–', '47', '198', '15'],
    ]);
    expect(byHovedgruppe?.columns.map(({ kilder }) => kilder[0]?.sti)).toEqual([
      '/rapporter/2021-05/kilde/#L136',
      '/rapporter/2021-05/kilde/#L136',
      '/rapporter/2021-05/kilde/#L219',
      '/rapporter/2021-05/kilde/#L294',
      '/rapporter/2021-05/kilde/#L395',
    ]);
    // Line 464, women among the job seekers, and so on by hovedgruppe and sex.
    expect(byKjonn?.rader[0]?.celler.map(({ tekst }) => tekst)).toEqual([
      '21',
      '33',
      '88',
      '147',
      '7',
      '9',
    ]);
    expect(byKjonn?.groups.map(({ navn, antall }) => [navn, antall])).toEqual([
      [context.register.hovedgrupper[0]?.former.kort, 2],
      [context.register.hovedgrupper[1]?.former.kort, 2],
      [context.register.hovedgrupper[2]?.former.kort, 2],
    ]);
  });

  it('has no full stop before what follows the title of a report that ends in one', () => {
    const tittel = `${context.release.tittel}.`;
    const { kilde, cited } = entityPage(MENTOR, {
      ...context,
      release: { ...context.release, tittel },
    });
    expect(kilde).toContain(`Nav: ${context.release.tittel}, `);
    expect(citation(cited, parseSiteUrl('https://eksempel.no/')).setning).toContain(
      `«${context.release.tittel}», `,
    );
  });

  it('leads from group to tiltak', () => {
    const page = entityPage(MENTOR, context);
    expect(page.head.sti).toBe('/tiltak/mentor/');
    expect(page.head.breadcrumbs.map(({ sti }) => sti)).toEqual([
      '/tiltak/',
      '/tiltaksgrupper/oppfolging/',
    ]);
    const alone = entityPage({ niva: 'tiltak', id: 'egenetablering' }, context);
    expect([alone.art, alone.gruppe?.tekst]).toEqual([
      'Tiltak i gruppen',
      'jobbskaping og egenetablering',
    ]);
    // The group has eight tiltak in the report; mentor itself is not among the others.
    expect(page.relatives.lenker).toHaveLength(7);
  });

  it('tells the months of its own series, also where the report has more', () => {
    expect(entityPage(MENTOR, context).periode).toEqual({ fra: '2021-01', til: '2021-05' });
    const key = keyFor(MENTOR);
    const whole = context.serier.get(key);
    if (!whole) throw new Error(`No series ${key}`);
    const observasjoner = whole.observasjoner.filter(({ maned }) => maned >= '2021-03');
    const serier = new Map(context.serier).set(key, { ...whole, observasjoner });
    expect(entityPage(MENTOR, { ...context, serier }).periode).toEqual({
      fra: '2021-03',
      til: '2021-05',
    });
  });

  it('leads to the comparison with the largest of the others that can be seen', () => {
    // Line 137: oppfølging has 9 312 of the group's 17 700.
    expect(entityPage(MENTOR, context).comparison).toEqual({
      tekst: 'Sammenlign med tiltaket oppfølging',
      sti: '/sammenlign/?emne=tiltak/mentor&emne=tiltak/oppfolging',
    });
    expect(entityPage(HIDDEN, context).comparison).toBeUndefined();
    // The other of its group is hidden: arbeidspraksis i ordinær virksomhet is not compared.
    const { comparison } = entityPage({ niva: 'tiltak', id: 'arbeidstrening' }, context);
    expect(comparison?.sti).toContain('arbeidsforberedende-trening');
  });

  it('tells those who do not see it the newest figure of each panel', () => {
    const figure = (id: string) =>
      entityPage({ niva: 'tiltak', id }, context).figurer.find((one) =>
        one.id.endsWith('-hovedgrupper'),
      );
    const told = (id: string) => {
      const drawing = figure(id)?.drawing;
      return drawing && 'paneler' in drawing
        ? drawing.paneler.map(({ latestHtml }) => latestHtml.replace(/<[^>]*>/g, ''))
        : [];
    };
    // Lines 219, 294 and 395.
    expect(told('mentor')).toEqual([', 54 i mai', ', 235 i mai', ', 16 i mai']);
    const hidden = told('egenetablering').filter((text) => text.includes('skjermet'));
    expect(hidden).toEqual([', skjermet i mai']);
  });

  it('tells what a star means where one is drawn, else under the table that has it', () => {
    const figure = (id: string, kind: string) => {
      const { mainFigure, figurer } = entityPage({ niva: 'tiltak', id }, context);
      return [...(mainFigure ? [mainFigure] : []), ...figurer].find((one) =>
        one.id.endsWith(`-${kind}`),
      );
    };
    const told = (id: string, kind: string) => ({
      figure: figure(id, kind)?.remarks.some((remark) => remark.includes('*')),
      table: figure(id, kind)?.table?.note?.includes('*') === true,
    });
    // Line 159: hidden but in April. Line 141: one of mentor's siblings is hidden throughout, and has a word in its place.
    expect(told('hoyere-utdanning-forsok', 'utvikling')).toEqual({ figure: true, table: false });
    expect(told('mentor', 'sosken')).toEqual({ figure: false, table: true });
    expect(told('mentor', 'utvikling')).toEqual({ figure: false, table: false });
  });

  it('shows no drawing and no number for what is hidden throughout, and says so', () => {
    const page = entityPage(HIDDEN, context);
    expect(page.skjermetWhole).toBe(true);
    expect(page.mainFigure).toBeUndefined();
    expect(page.figurer).toEqual([]);
    expect(page.nokkeltall).toHaveLength(1);
    const cells = page.tabeller.flatMap(({ rader }) => rader.flatMap(({ celler }) => celler));
    expect(cells.length).toBeGreaterThan(0);
    for (const cell of cells) expect(cell).toMatchObject({ tekst: '*', status: 'skjermet' });
    expect(JSON.stringify([page.nokkeltall, page.story])).not.toContain('<data');
    // Lines 468 and 532 are of women; the report has no line of men.
    expect(page.tabeller.map(({ tittel }) => tittel)).toEqual(['Antall deltakere', 'Kvinner']);
  });

  it('quotes within a citation as Norwegian does', () => {
    const page = entityPage({ niva: 'hovedgruppe', id: 'andre-pa-tiltak' }, context);
    const { setning } = citation(page.cited, parseSiteUrl());
    expect(setning).toContain('færre i hovedgruppen ‘andre på tiltak’ i ');
    expect(setning.match(/«[^«»]*»/g)).toHaveLength(2);
  });

  it.each([
    // Lines 154 and 239 of the report: 3 425 after 3 727, and 2 168 after 2 408. Line 136: 305 after 311, and 260 in January.
    [
      'amo-kurs',
      '302 færre på AMO-kurs i mai 2021 enn i april; 240 færre blant arbeidssøkere på tiltak',
    ],
    ['utvidet-oppfolging-i-opplaering', 'Utvidet oppfølging i opplæring: alle tallene er skjermet'],
    ['mentor', '6 færre med mentor i mai 2021 enn i april, men 45 flere enn i januar'],
  ])('says a name once in a citation, where the headline has it: %s', (id, title) => {
    const { cited } = entityPage({ niva: 'tiltak', id }, context);
    expect(cited.tittel).toBe(title);
    expect(cited.tittelHtml.replaceAll(/<[^>]*>/g, '')).toBe(title);
  });

  it('gives every one of the 49 entities at least two figures, but for those hidden throughout', () => {
    const { hovedgrupper, tiltaksgrupper, tiltak } = context.register;
    const subjects: Subject[] = [
      ...hovedgrupper.map(({ slug }): Subject => ({ niva: 'hovedgruppe', id: slug })),
      ...tiltaksgrupper.map(({ slug }): Subject => ({ niva: 'tiltaksgruppe', id: slug })),
      ...tiltak.map(({ slug }): Subject => ({ niva: 'tiltak', id: slug })),
    ];
    expect(subjects).toHaveLength(49);
    const pages = subjects.map((subject) => entityPage(subject, context));
    // Rows of nothing but stars in the report's main table: lines 130, 141 and 156.
    expect(pages.filter(({ skjermetWhole }) => skjermetWhole).map(({ navn }) => navn)).toEqual([
      'Arbeidspraksis i ordinær virksomhet',
      'Utvidet oppfølging i opplæring',
      'AMO-kurs (forsøk)',
    ]);
    for (const { navn, mainFigure, figurer, skjermetWhole } of pages) {
      if (!skjermetWhole)
        expect([navn, [mainFigure, ...figurer].length >= 2]).toEqual([navn, true]);
    }
  });

  it('says nothing that depends on a link base but the links', () => {
    const moved = { ...context, link: (path: string) => `/prosjekt${path}` };
    const plain = JSON.stringify(entityPage(MENTOR, context));
    const based = JSON.stringify(entityPage(MENTOR, moved));
    expect(based).not.toBe(plain);
    expect(based.replaceAll('/prosjekt/', '/')).toBe(plain);
  });
});
