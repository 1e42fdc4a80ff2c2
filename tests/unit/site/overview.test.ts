import { beforeAll, describe, expect, it } from 'vitest';
import type { PageContext } from '../../../src/lib/site/context.ts';
import {
  movementOverview,
  partOverview,
  overview,
  type Overview,
} from '../../../src/lib/site/overview.ts';
import { spanHtml } from '../../../src/lib/site/format.ts';
import { realBasis } from './real.ts';

let context: PageContext;
let rows: Overview;
beforeAll(async () => {
  context = await realBasis();
  rows = overview(context);
});

const tiltak = (name: string) =>
  rows.deler.flatMap(({ rader }) => rader).find((row) => row.navn === name);

describe('oversikt', () => {
  it('lists every tiltak once, under its group, in the report’s order', () => {
    expect(rows.deler.map(({ rader }) => rader.length)).toEqual([3, 3, 8, 1, 14, 2, 3, 4, 1, 1]);
  });

  it('tells figure and change with the cells they come from', () => {
    // Line 135: 2 095 in April, 1 725 in May.
    expect(tiltak('Jobbklubb')?.verdi.html).toBe(
      '<data value="1725" data-regel="verdi" data-av="tiltak/jobbklubb/alle/alle@2021-05">1\u00a0725</data>',
    );
    expect(tiltak('Jobbklubb')?.endring.html).toBe(
      '\u2212<data value="-370" data-regel="endring" data-av="tiltak/jobbklubb/alle/alle@2021-05 tiltak/jobbklubb/alle/alle@2021-04">370</data>',
    );
    // 100 · 370 / 2095 = 17.66…
    expect(tiltak('Jobbklubb')?.prosent.html).toMatch(/^\u2212<data value="-17.7".*>17,7<.data>/);
    expect(tiltak('Arbeidstrening')?.endring.html).toMatch(/^\+<data value="129"/);
    // Line 180: 4 in both months.
    expect(tiltak('Produksjonsverksted (PV)')?.endring.html).toMatch(
      /^<data value="0".*>0<\/data>$/,
    );
  });

  it('shows one and the same mark for a hidden figure, and no change to or from it', () => {
    // Line 159: hidden in May, 4 in April.
    const hidden = tiltak('Høyere utdanning (forsøk)');
    expect(hidden?.verdi).toEqual({ html: '*', status: 'skjermet' });
    expect(hidden?.endring).toEqual({ html: '–', status: 'mangler' });
    expect(hidden?.prosent).toEqual(hidden?.endring);
    expect(hidden?.prosent).not.toHaveProperty('bar');
    expect(tiltak('AMO-kurs (forsøk)')?.verdi).toEqual(hidden?.verdi);
  });

  it('gives no percentage of a small base', () => {
    // Line 156: 36 in April, 31 in May.
    expect(tiltak('Arbeidsmarkedsopplæring (AMO)')?.endring.status).toBe('synlig');
    expect(tiltak('Arbeidsmarkedsopplæring (AMO)')?.prosent.status).toBe('mangler');
  });

  it('draws the changes of a table on one scale, in per cent', () => {
    // The largest is that of jobbklubb, 17.7 per cent down: the whole half. Arbeidstrening: 50 · 1.6/17.7 = 4.5.
    expect(tiltak('Jobbklubb')?.prosent.bar).toContain('h-50v');
    expect(tiltak('Arbeidstrening')?.prosent.bar).toContain('M0 2h4.5v');
    expect(tiltak('Jobbklubb')?.endring).not.toHaveProperty('bar');
    // Of a base under a hundred there is no percentage, and nothing to draw.
    expect(tiltak('Produksjonsverksted (PV)')?.prosent).not.toHaveProperty('bar');
  });

  it('draws nearly all of them so that they are seen', () => {
    // Half of the drawing is 44 pixels at the narrowest: a twentieth of it is two.
    const lengths = rows.deler
      .flatMap(({ rader, tittel }) => [...rader, ...(typeof tittel === 'object' ? [tittel] : [])])
      .flatMap(({ prosent }) => /M0 2h-?([\d.]+)v/.exec(prosent.bar ?? '')?.[1] ?? [])
      .map(Number);
    expect(lengths.filter((length) => length < 50 / 22).length).toBeLessThan(lengths.length / 4);
  });

  it('draws the persons where those are what tiltak are listed by', () => {
    // 50 · 129/370 = 17.4.
    const [first, ...rest] = movementOverview(context)?.deler.flatMap(({ rader }) => rader) ?? [];
    expect(first?.endring.bar).toContain('h-50v');
    expect(rest.at(-1)?.endring.bar).toContain('M0 2h17.4v');
    expect(first?.prosent).not.toHaveProperty('bar');
  });

  it('says what each line goes between, and no lowest where a month is hidden', () => {
    const span = (name: string) => tiltak(name)?.span.replaceAll(/<[^>]*>/g, '');
    // Line 131: 6 773 in January, 7 982 in May. Line 132: hidden in January, 1 017 at most. Line 159: one visible month.
    expect(span('Arbeidstrening')).toBe('7\u00a0982 og 6\u00a0773');
    expect(span('Digital oppfølging/jobbklubb')).toBe('høyest 1\u00a0017');
    expect(span('Høyere utdanning (forsøk)')).toBe('');
    expect(span('AMO-kurs (forsøk)')).toBe('');
  });

  it('explains its marks', () => {
    expect(rows.explanations.join(' ')).toContain('skjermet (færre enn fire)');
    expect(movementOverview(context)?.explanations).toEqual([]);
  });
});

describe('deloversikt', () => {
  it('lists the tiltak of a group, and the groups within a hovedgruppe', () => {
    const opplaering = partOverview({ niva: 'tiltaksgruppe', id: 'opplaering' }, context);
    expect(opplaering?.deler.flatMap(({ rader }) => rader)).toHaveLength(14);
    const others = partOverview({ niva: 'hovedgruppe', id: 'andre-pa-tiltak' }, context);
    const keys = others?.deler.flatMap(({ rader }) => rader.map(({ serie }) => serie)) ?? [];
    expect(keys.every((key) => key.includes('/andre-pa-tiltak/alle'))).toBe(true);
    expect(partOverview({ niva: 'tiltak', id: 'mentor' }, context)).toBeUndefined();
  });
});

describe('bevegelsesoversikt', () => {
  it('lists the largest changes, whichever way', () => {
    const names = movementOverview(context)?.deler.flatMap(({ rader }) =>
      rader.map(({ navn }) => navn),
    );
    // Lines 135, 166, 154, 185, 152 and 131: −370, +368, −302, −302, −147, +129.
    expect(names).toEqual([
      'Jobbklubb',
      'Midlertidig lønnstilskudd',
      'AMO-kurs',
      'Avklaring',
      'AMO-enkeltplass',
      'Arbeidstrening',
    ]);
  });

  it('has the year once in its caption, where both months are of it', () => {
    const title = movementOverview(context)?.tittel ?? '';
    expect(String(title).replaceAll(/<[^>]+>/gu, '')).toMatch(/ fra april til mai 2021$/u);
    expect(spanHtml('2020-12', '2021-01')).toMatch(/>desember 2020<.*>januar 2021</u);
  });
});

describe('a tiltak with a break', () => {
  it('has a sparkline that does not cross it', () => {
    const { register } = context;
    const broken = register.tiltak.map((one) =>
      one.slug === 'mentor' ? { ...one, brudd: [{ maned: '2021-03' as const, tekst: 'x' }] } : one,
    );
    const line = (of: PageContext) =>
      /class="fig-linje" d="([^"]*)"/.exec(
        overview(of)
          .deler.flatMap(({ rader }) => rader)
          .find(({ navn }) => navn === 'Mentor')?.spark ?? '',
      )?.[1] ?? '';
    const pieces = (path: string) => path.split(/(?=m)/i).length;
    expect(pieces(line(context))).toBe(1);
    expect(pieces(line({ ...context, register: { ...register, tiltak: broken } }))).toBe(2);
  });
});
