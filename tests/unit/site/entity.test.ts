import { beforeAll, describe, expect, it } from 'vitest';
import type { Emne } from '../../../src/lib/facts/context.ts';
import { entitetsside } from '../../../src/lib/site/entity.ts';
import type { Sidegrunnlag } from '../../../src/lib/site/context.ts';
import { sitering } from '../../../src/lib/site/citation.ts';
import { realBasis } from './real.ts';

let grunnlag: Sidegrunnlag;
beforeAll(async () => {
  grunnlag = await realBasis();
});

const MENTOR: Emne = { niva: 'tiltak', id: 'mentor' };
/** All five months are `*` in the report (line 141). */
const HIDDEN: Emne = { niva: 'tiltak', id: 'utvidet-oppfolging-i-opplaering' };

describe('entitetsside', () => {
  it('holds the report’s figures, with the lines they stand on', () => {
    const [byHovedgruppe, byKjonn] = entitetsside(MENTOR, grunnlag).tabeller;
    // Lines 136, 219, 294 and 395 of the report, and the first from month to month.
    expect(byHovedgruppe?.rader.map(({ celler }) => celler.map(({ tekst }) => tekst))).toEqual([
      ['260', '–', '47', '198', '15'],
      ['261', '+1', '47', '200', '14'],
      ['282', '+21', '49', '216', '17'],
      ['311', '+29', '56', '236', '19'],
      ['305', '\u22126', '54', '235', '16'],
    ]);
    expect(byHovedgruppe?.kolonner.map(({ kilder }) => kilder[0]?.sti)).toEqual([
      '/rapporter/2021-05/kilde/#L136',
      '/rapporter/2021-05/kilde/#L136',
      '/rapporter/2021-05/kilde/#L219',
      '/rapporter/2021-05/kilde/#L294',
      '/rapporter/2021-05/kilde/#L395',
    ]);
    // Line 464, women among the job seekers, and so on by hovedgruppe and sex.
    expect(byKjonn?.rader.at(-1)?.celler.map(({ tekst }) => tekst)).toEqual([
      '21',
      '33',
      '88',
      '147',
      '7',
      '9',
    ]);
    expect(byKjonn?.grupper.map(({ navn, antall }) => [navn, antall])).toEqual([
      [grunnlag.register.hovedgrupper[0]?.former.kort, 2],
      [grunnlag.register.hovedgrupper[1]?.former.kort, 2],
      [grunnlag.register.hovedgrupper[2]?.former.kort, 2],
    ]);
  });

  it('leads from group to tiltak', () => {
    const side = entitetsside(MENTOR, grunnlag);
    expect(side.hode.sti).toBe('/tiltak/mentor/');
    expect(side.hode.brodsmuler.map(({ sti }) => sti)).toEqual([
      '/tiltak/',
      '/tiltaksgrupper/oppfolging/',
    ]);
    // The group has eight tiltak in the report; mentor itself is not among the others.
    expect(side.slektninger.lenker).toHaveLength(7);
  });

  it('shows no drawing and no number for what is hidden throughout, and says so', () => {
    const side = entitetsside(HIDDEN, grunnlag);
    expect(side.skjermetHele).toBe(true);
    expect(side.hovedfigur).toBeUndefined();
    expect(side.figurer).toEqual([]);
    expect(side.nokkeltall).toHaveLength(1);
    const cells = side.tabeller.flatMap(({ rader }) => rader.flatMap(({ celler }) => celler));
    expect(cells.length).toBeGreaterThan(0);
    for (const celle of cells) expect(celle).toMatchObject({ tekst: '*', status: 'skjermet' });
    expect(JSON.stringify([side.nokkeltall, side.fortelling])).not.toContain('<data');
    // Lines 468 and 532 are of women; the report has no line of men.
    expect(side.tabeller.map(({ tittel }) => tittel)).toEqual(['Antall deltakere', 'Kvinner']);
  });

  it('quotes within a citation as Norwegian does', () => {
    const side = entitetsside({ niva: 'hovedgruppe', id: 'andre-pa-tiltak' }, grunnlag);
    const { setning } = sitering(side.siteres, {
      origin: undefined,
      base: '/',
      kontakt: undefined,
    });
    expect(setning).toContain('færre deltakere i hovedgruppen ‘andre på tiltak’ i ');
    expect(setning.match(/«[^«»]*»/g)).toHaveLength(2);
  });

  it('gives every one of the 49 entities at least two figures, but for those hidden throughout', () => {
    const { hovedgrupper, tiltaksgrupper, tiltak } = grunnlag.register;
    const emner: Emne[] = [
      ...hovedgrupper.map(({ slug }): Emne => ({ niva: 'hovedgruppe', id: slug })),
      ...tiltaksgrupper.map(({ slug }): Emne => ({ niva: 'tiltaksgruppe', id: slug })),
      ...tiltak.map(({ slug }): Emne => ({ niva: 'tiltak', id: slug })),
    ];
    expect(emner).toHaveLength(49);
    const sider = emner.map((emne) => entitetsside(emne, grunnlag));
    // Rows of nothing but stars in the report's main table: lines 130, 141 and 156.
    expect(sider.filter(({ skjermetHele }) => skjermetHele).map(({ navn }) => navn)).toEqual([
      'Arbeidspraksis i ordinær virksomhet',
      'Utvidet oppfølging i opplæring',
      'AMO Kurs, Forsøk',
    ]);
    for (const { navn, hovedfigur, figurer, skjermetHele } of sider) {
      if (!skjermetHele) expect([navn, [hovedfigur, ...figurer].length >= 2]).toEqual([navn, true]);
    }
  });

  it('says nothing that depends on a link base but the links', () => {
    const moved = { ...grunnlag, lenke: (sti: string) => `/prosjekt${sti}` };
    const plain = JSON.stringify(entitetsside(MENTOR, grunnlag));
    const based = JSON.stringify(entitetsside(MENTOR, moved));
    expect(based).not.toBe(plain);
    expect(based.replaceAll('/prosjekt/', '/')).toBe(plain);
  });
});
