import { describe, expect, it } from 'vitest';
import { HELHETEN, type Emne, type Grunnlag } from '../../../src/lib/facts/context.ts';
import { manedRekke, addManeder } from '../../../src/lib/domain/maned.ts';
import type { Rapport } from '../../../src/lib/domain/rapport.ts';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { defaultFormer } from '../../../src/lib/text/forms.ts';
import { entitetsside, type Entitetsside } from '../../../src/lib/site/entity.ts';
import { forside } from '../../../src/lib/site/home.ts';
import type { Sidegrunnlag } from '../../../src/lib/site/context.ts';
import { rapportside } from '../../../src/lib/site/report.ts';
import { lintBokmal } from '../../language/lint.ts';
import { sidetekst } from '../../language/page-text.ts';
import { REGISTER, syntetisk, type Blad, type Oppskrift } from '../facts/synthetic.ts';

/** Whole pages about thin or odd data: each must be right, and read as if somebody had thought of it. */

const FJELLTUR: Emne = { niva: 'tiltak', id: 'fjelltur' };

function basis(grunnlag: Grunnlag, maneder: number): Sidegrunnlag {
  const first = addManeder(grunnlag.maned, 1 - maneder);
  const utgivelse: Rapport = {
    id: grunnlag.maned,
    tittel: 'Syntetisk rapport',
    fil: 'syntetisk.txt',
    sha256: '0'.repeat(64),
    maneder: manedRekke(first, grunnlag.maned),
    tabeller: [],
    observasjoner: [],
    gjentakelser: 0,
    tolkninger: [],
    nye: [],
    nyeGrupper: [],
    summer: [],
    linjer: [],
  };
  const lenke = (sti: string) => sti;
  return {
    ...grunnlag,
    rapport: utgivelse.id,
    utgivelse,
    forrige: undefined,
    editions: [],
    document: createDocument(),
    lenke,
  };
}

function months(maneder: number, blad: Blad, more: Partial<Oppskrift> = {}): Sidegrunnlag {
  const fra = addManeder('2021-05', 1 - maneder);
  return basis(syntetisk({ fra, maneder, blad, ...more }), maneder);
}

/** The words of a page's summary, heading first. */
function textOf({ fortelling }: Entitetsside): string {
  const { overskrift, setninger, forbehold } = fortelling;
  return plain(
    [overskrift, ...setninger.map(({ html }) => html), ...forbehold.map(({ html }) => html)].join(
      ' ¶ ',
    ),
  );
}

const plain = (html: string) => html.replace(/<[^>]*>/g, '').replace(/&nbsp;/g, '\u00a0');

/** All markup of a page, tables aside, through the lints; nothing unfilled in any field. */
function expectGraceful(side: object): void {
  const all = JSON.stringify(side);
  expect(all).not.toMatch(/undefined|NaN|Infinity|\[object/);
  const strings: string[] = [];
  JSON.stringify(side, (_, value: unknown) => {
    if (typeof value === 'string' && /[a-zæøå]/.test(value)) strings.push(value);
    return value;
  });
  const told = strings.flatMap((text) => sidetekst(text).map(({ tekst }) => tekst));
  expect(
    told.flatMap((tekst) => lintBokmal(tekst).map(({ regel }) => `${regel}: ${tekst}`)),
  ).toEqual([]);
}

const still: Blad = () => 50;

const CASES: [string, Sidegrunnlag][] = [
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
  it.each(CASES)('of %s are whole and well written on every level', (_, grunnlag) => {
    for (const emne of [
      FJELLTUR,
      { niva: 'tiltak', id: 'skogplanting' },
      { niva: 'tiltaksgruppe', id: 'fjell' },
      { niva: 'hovedgruppe', id: 'alfa' },
    ] satisfies Emne[]) {
      const side = entitetsside(emne, grunnlag);
      expect(plain(side.fortelling.overskrift)).toMatch(/^\S.{10,}[^.]$/);
      expect(side.fortelling.setninger.length).toBeGreaterThan(0);
      expect(side.nokkeltall.length).toBeGreaterThan(0);
      expect(side.tabeller.length).toBeGreaterThan(0);
      expectGraceful(side);
    }
    expectGraceful(forside(grunnlag));
    expectGraceful(rapportside(grunnlag));
  });

  it('of one month tell the level, and that there is nothing before it', () => {
    const side = entitetsside(FJELLTUR, months(1, still));
    // 50 women and 50 men in each of three hovedgrupper.
    expect(textOf(side)).toContain('300');
    expect(textOf(side)).not.toMatch(/økt|gikk|flere|høyeste|uendret|prosent fra/);
    expect(side.nokkeltall.map(({ etikett }) => plain(etikett))).not.toContain(
      'Endring fra april 2021',
    );
    expect(side.figurer.map(({ id }) => id)).not.toContain('fjelltur-endring');
    expect(side.tidligere).toEqual([]);
  });

  it('of hidden months have no number, no drawing and no verb of change', () => {
    const side = entitetsside(
      FJELLTUR,
      months(5, () => 0),
    );
    expect(textOf(side)).toMatch(/skjermet/);
    expect(JSON.stringify([side.fortelling, side.nokkeltall, side.tidligere])).not.toMatch(
      /<data|svg/,
    );
    expect(textOf(side)).not.toMatch(/økte|gikk|ned med|flere|høyeste|laveste/);
    expect([side.hovedfigur, ...side.figurer]).toEqual([undefined]);
  });

  it('of series that never change say so once, and have no run, place or mover', () => {
    const grunnlag = months(5, still);
    const text = textOf(entitetsside(FJELLTUR, grunnlag));
    expect(text).toMatch(
      /300.* (alle månedene|alle de fem månedene) fra januar til mai|som hver måned siden januar/,
    );
    expect(text).not.toMatch(/økt|gikk|flere|færre|høyeste|laveste|størst|mest/);
    const side = rapportside(grunnlag);
    expect(plain(side.fortelling.setninger.map(({ html }) => html).join(' '))).not.toMatch(
      /mest|økte/,
    );
    expect(forside(grunnlag).bevegelser).toBeUndefined();
  });

  it('of equals name none of them as the largest or the one that moved most', () => {
    const grunnlag = months(3, (_t, _h, _k, i) => 50 + 5 * i);
    for (const emne of [HELHETEN, { niva: 'hovedgruppe', id: 'alfa' } satisfies Emne, FJELLTUR]) {
      const text = textOf(entitetsside(emne, grunnlag));
      // The groups are of three, two and one tiltak, and moved accordingly.
      const ofTiltak = text.replaceAll(/[^.¶]*tiltaksgruppene[^.¶]*\./g, '');
      expect(ofTiltak).not.toMatch(/(?<!nest )størst|mest|gikk forbi/);
    }
  });

  it('of a jump tell it in full, and never as so many times as large', () => {
    const text = textOf(
      entitetsside(
        FJELLTUR,
        months(3, (_t, _h, _k, i) => (i === 2 ? 5000 : 50)),
      ),
    );
    expect(text).toContain('30\u00a0000');
    expect(text).toContain('9\u00a0900,0 prosent');
    expect(text).not.toMatch(/doblet|ganger/);
  });

  it('with a month missing name it, and end runs and comparisons there', () => {
    const grunnlag = months(5, (_t, _h, _k, i) => 50 + i, { mangler: ['2021-04'] });
    const side = entitetsside(FJELLTUR, grunnlag);
    expect(textOf(side)).toContain('Tall for april mangler.');
    expect(textOf(side)).not.toMatch(/april(?! mangler)|på rad|hver måned|høyeste/);
    expect(side.nokkeltall.map(({ etikett }) => plain(etikett))).not.toContain(
      'Endring fra april 2021',
    );
  });

  it('of a tiltak without forms of its own call it «tiltaket X»', () => {
    const register = {
      ...REGISTER,
      tiltak: REGISTER.tiltak.map((one) => ({ ...one, former: defaultFormer(one.navn) })),
    };
    const side = entitetsside(
      FJELLTUR,
      months(5, (_t, _h, _k, i) => 50 + i, { register }),
    );
    expect(textOf(side)).toContain('deltakere på tiltaket Tiltak fjelltur');
    expectGraceful(side);
  });
});
