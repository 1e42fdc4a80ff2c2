import { describe, expect, it } from 'vitest';
import { GRAND_TOTAL, type Subject, type FactContext } from '../../../src/lib/facts/context.ts';
import { manedRun, addManeder } from '../../../src/lib/domain/maned.ts';
import type { Rapport } from '../../../src/lib/domain/rapport.ts';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { defaultForms } from '../../../src/lib/text/forms.ts';
import { entityPage, type EntityPage } from '../../../src/lib/site/entity.ts';
import { frontPage } from '../../../src/lib/site/home.ts';
import { LATEST, type PageContext } from '../../../src/lib/site/context.ts';
import { rapportPage } from '../../../src/lib/site/release-page.ts';
import { lintBokmal } from '../../language/lint.ts';
import { pageText } from '../../language/page-text.ts';
import { REGISTER, synthetic, type Leaf, type Recipe } from '../facts/synthetic.ts';
import { UNNAMED } from '../../../src/lib/domain/site-config.ts';

/** Whole pages about thin or odd data: each must be right, and read as if somebody had thought of it. */

const FJELLTUR: Subject = { niva: 'tiltak', id: 'fjelltur' };

function basis(context: FactContext, maneder: number): PageContext {
  const first = addManeder(context.maned, 1 - maneder);
  const release: Rapport = {
    id: context.maned,
    tittel: 'Syntetisk rapport',
    fil: 'syntetisk.txt',
    sha256: '0'.repeat(64),
    maneder: manedRun(first, context.maned),
    tabeller: [],
    observasjoner: [],
    gjentakelser: 0,
    tolkninger: [],
    nye: [],
    nyeGrupper: [],
    summer: [],
    linjer: [],
  };
  const link = (path: string) => path;
  return {
    ...context,
    rapport: release.id,
    release,
    forrige: undefined,
    editions: [],
    document: createDocument(),
    site: UNNAMED,
    link,
    pageOf: () => undefined,
    ...LATEST,
  };
}

function months(maneder: number, leaf: Leaf, more: Partial<Recipe> = {}): PageContext {
  const fra = addManeder('2021-05', 1 - maneder);
  return basis(synthetic({ fra, maneder, leaf, ...more }), maneder);
}

/** The words of a page's summary, heading first. */
function textOf({ story }: EntityPage): string {
  const { overskrift, setninger, caveats } = story;
  return plain(
    [overskrift, ...setninger.map(({ html }) => html), ...caveats.map(({ html }) => html)].join(
      ' ¶ ',
    ),
  );
}

const plain = (html: string) => html.replace(/<[^>]*>/g, '').replace(/&nbsp;/g, '\u00a0');

/** All markup of a page, tables aside, through the lints; nothing unfilled in any field. */
function expectGraceful(page: object): void {
  const all = JSON.stringify(page);
  expect(all).not.toMatch(/undefined|NaN|Infinity|\[object/);
  const strings: string[] = [];
  JSON.stringify(page, (name, value: unknown) => {
    // `d` is a line in a drawing; letters in it are commands.
    if (typeof value === 'string' && name !== 'd' && /[a-zæøå]/.test(value)) strings.push(value);
    return value;
  });
  const told = strings.flatMap((text) => pageText(text).map(({ tekst }) => tekst));
  expect(told.flatMap((text) => lintBokmal(text).map(({ regel }) => `${regel}: ${text}`))).toEqual(
    [],
  );
}

const still: Leaf = () => 50;

const CASES: [string, PageContext][] = [
  ['one month', months(1, still)],
  ['one hidden month', months(1, () => 0)],
  ['every month hidden', months(5, () => 0)],
  ['no change at all', months(5, still)],
  ['a jump of a hundred times', months(3, (_t, _h, _k, i) => (i === 2 ? 5000 : 50))],
  ['a fall to a hundredth', months(3, (_t, _h, _k, i) => (i === 2 ? 50 : 5000))],
  ['a month that is missing', months(5, (_t, _h, _k, i) => 50 + i, { mangler: ['2021-03'] })],
  ['the month before missing', months(5, (_t, _h, _k, i) => 50 + i, { mangler: ['2021-04'] })],
  ['small counts', months(5, (_t, _h, _k, i) => (i % 2 === 0 ? 1 : 2))],
  [
    'a change of one',
    months(4, (t, h, k, i) => (t === 'fjelltur' && h === 'alfa' && k === 'menn' ? 40 + i : 40)),
  ],
];

describe('pages', () => {
  it.each(CASES)('of %s are whole and well written on every level', (_, context) => {
    for (const subject of [
      FJELLTUR,
      { niva: 'tiltak', id: 'skogplanting' },
      { niva: 'tiltaksgruppe', id: 'fjell' },
      { niva: 'hovedgruppe', id: 'alfa' },
    ] satisfies Subject[]) {
      const page = entityPage(subject, context);
      expect(plain(page.story.overskrift)).toMatch(/^\S.{10,}[^.]$/);
      expect(page.story.setninger.length).toBeGreaterThan(0);
      expect(page.nokkeltall.length).toBeGreaterThan(0);
      expect(page.tabeller.length).toBeGreaterThan(0);
      expectGraceful(page);
    }
    expectGraceful(frontPage(context));
    expectGraceful(rapportPage(context));
  });

  it.each([
    [5, ', 100 i mai'],
    [6, ', 100 i mai 2021'],
  ])(
    'of %i months give the newest month of a panel its year where others have another',
    (n, told) => {
      const found = entityPage(FJELLTUR, months(n, still)).figurer.find(({ id }) =>
        id.endsWith('-hovedgrupper'),
      );
      if (!found || !('paneler' in found.drawing)) throw new RangeError('no panels');
      const latest = found.drawing.paneler.map(({ latestHtml }) => plain(latestHtml));
      expect(latest).toEqual([told, told, told]);
    },
  );

  it('of one month tell the level, and that there is nothing before it', () => {
    const page = entityPage(FJELLTUR, months(1, still));
    // 50 women and 50 men in each of three hovedgrupper.
    expect(textOf(page)).toContain('300');
    expect(textOf(page)).not.toMatch(/økt|gikk|flere|høyeste|uendret|prosent fra/);
    expect(page.nokkeltall.map(({ etikett }) => plain(etikett))).not.toContain(
      'Endring fra april 2021',
    );
    expect(page.figurer.map(({ id }) => id)).not.toContain('fjelltur-endring');
    expect(page.tidligere).toEqual([]);
  });

  it('of hidden months have no number, no drawing and no verb of change', () => {
    const page = entityPage(
      FJELLTUR,
      months(5, () => 0),
    );
    expect(textOf(page)).toMatch(/skjermet/);
    expect(JSON.stringify([page.story, page.nokkeltall, page.tidligere])).not.toMatch(/<data|svg/);
    expect(textOf(page)).not.toMatch(/økte|gikk|ned med|flere|høyeste|laveste/);
    expect([page.mainFigure, ...page.figurer]).toEqual([undefined]);
  });

  it('of series that never change say so once, and have no run, place or mover', () => {
    const context = months(5, still);
    const text = textOf(entityPage(FJELLTUR, context));
    expect(text).toMatch(
      /300.* (alle månedene|alle de fem månedene) fra januar til mai|som hver måned siden januar/,
    );
    expect(text).not.toMatch(/økt|gikk|flere|færre|høyeste|laveste|størst|mest/);
    const page = rapportPage(context);
    expect(plain(page.story.setninger.map(({ html }) => html).join(' '))).not.toMatch(/mest|økte/);
    expect(frontPage(context).bevegelser).toBeUndefined();
    // No heading over an empty list.
    expect(page.bevegelser).toEqual([]);
  });

  it('of equals name none of them as the largest or the one that moved most', () => {
    const context = months(3, (_t, _h, _k, i) => 50 + 5 * i);
    for (const subject of [
      GRAND_TOTAL,
      { niva: 'hovedgruppe', id: 'alfa' } satisfies Subject,
      FJELLTUR,
    ]) {
      const text = textOf(entityPage(subject, context));
      // The groups are of three, two and one tiltak, and moved accordingly.
      const ofTiltak = text.replaceAll(/[^.¶]*tiltaksgruppene[^.¶]*\./g, '');
      expect(ofTiltak).not.toMatch(/(?<!nest )størst|mest|gikk forbi/);
    }
  });

  it('of a jump tell it in full, and never as so many times as large', () => {
    const text = textOf(
      entityPage(
        FJELLTUR,
        months(3, (_t, _h, _k, i) => (i === 2 ? 5000 : 50)),
      ),
    );
    expect(text).toContain('30\u00a0000');
    expect(text).toContain('9\u00a0900,0 prosent');
    expect(text).not.toMatch(/doblet|ganger/);
  });

  it('with a month missing name it, and end runs and comparisons there', () => {
    const context = months(5, (_t, _h, _k, i) => 50 + i, { mangler: ['2021-04'] });
    const page = entityPage(FJELLTUR, context);
    expect(textOf(page)).toContain('Tall for april mangler.');
    expect(textOf(page)).not.toMatch(/april(?! mangler)|på rad|hver måned|høyeste/);
    expect(page.nokkeltall.map(({ etikett }) => plain(etikett))).not.toContain(
      'Endring fra april 2021',
    );
  });

  it('of a tiltak without forms of its own call it «tiltaket X»', () => {
    const register = {
      ...REGISTER,
      tiltak: REGISTER.tiltak.map((one) => ({ ...one, former: defaultForms(one.navn) })),
    };
    const page = entityPage(
      FJELLTUR,
      months(5, (_t, _h, _k, i) => 50 + i, { register }),
    );
    expect(textOf(page)).toContain('deltakere på tiltaket Tiltak fjelltur');
    expectGraceful(page);
  });
});
