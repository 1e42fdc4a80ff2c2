import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { tiltakSchema } from '../../../../src/lib/domain/register.ts';
import { alvorOf } from '../../../../src/lib/domain/diagnostic.ts';
import { writeRegisterfil } from '../../../../src/lib/report/labels/register-file.ts';
import { observasjonerI, readModell, type Modell } from '../../../unit/report/parse/model.ts';
import { addTiltak, type Tillegg } from '../../../unit/report/parse/new-tiltak.ts';
import { toLayout, toMarkdown, toTabs } from '../../../unit/report/parse/write.ts';
import { addNoise } from '../../../unit/report/parse/noise.ts';
import { les, register } from '../../../unit/report/labels/read.ts';

// Whole reports are read many times over.
vi.setConfig({ testTimeout: 60_000 });

const MODELL = readModell();

/** Names unlike, like and very like the old ones, each in a group and after a tiltak of it. */
const NAVN: [string, string, string | undefined][] = [
  ['Karriereveiledning', 'oppfolging', 'jobbklubb'],
  ['Utvidet oppfølging i skole', 'oppfolging', 'utvidet-oppfolging-i-opplaering'],
  ['Digital oppfølging', 'oppfolging', undefined],
  ['Mentor pluss', 'oppfolging', 'mentor'],
  ['AMO Kurs, nett', 'opplaering', 'amo-kurs'],
  ['Fagskoleutdanning', 'opplaering', 'arbeidsmarkedsopplaering-amo-enkeltplass'],
  ['Arbeidstreningspluss', 'arbeidspraksis', 'arbeidstrening'],
  ['Kort lønnstilskudd', 'lonnstilskudd', 'midlertidig-lonnstilskudd'],
  ['Avklaring, skjermet', 'avklaringstiltak', 'avklaring'],
];

const tillegg = fc
  .record({
    valg: fc.constantFrom(...NAVN),
    hovedgrupper: fc.subarray(['Arbeidssøkere', 'Nedsatt', 'Andre'], { minLength: 1 }),
    tall: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 30, maxLength: 30 }),
  })
  .map(({ valg: [navn, gruppe, etter], hovedgrupper, tall }): Tillegg => ({
    navn,
    gruppe: `tiltaksgruppe/${gruppe}`,
    etter: etter && `tiltak/${etter}`,
    tall: Object.fromEntries(
      hovedgrupper.map((hg, i) => [
        hg,
        {
          kvinner: tall.slice(i * 10, i * 10 + 5).map((n) => n + 10),
          menn: tall.slice(i * 10 + 5, i * 10 + 10).map((n) => n + 10),
        },
      ]),
    ),
  }));

const KARRIERE: Tillegg = {
  navn: 'Karriereveiledning',
  gruppe: 'tiltaksgruppe/oppfolging',
  etter: 'tiltak/jobbklubb',
  tall: { Nedsatt: { kvinner: [10, 20, 30, 40, 50], menn: [9, 8, 7, 6, 5] } },
};

describe('a consistently new tiltak', () => {
  it('is taken in with a warning, its group, and its figures', () => {
    const modell = addTiltak(MODELL, KARRIERE);
    const lest = les(toTabs(modell));
    expect(lest.feil).toEqual([]);
    expect([...lest.observasjoner].sort()).toEqual([...observasjonerI(modell)].sort());
    expect(lest.observasjoner.get('tiltak/karriereveiledning/alle/alle@2021-01')).toBe('19');
    expect(lest.avlesning?.nye).toMatchObject([
      { navn: 'Karriereveiledning', slug: 'karriereveiledning', gruppe: 'oppfolging', orden: 7 },
    ]);
    const told = lest.file.messages.filter(({ ruleId }) => ruleId === 'nytt-tiltak');
    expect(told.map(alvorOf)).toEqual(['warning']);
  });

  it('of any name, size and place is never taken for an old one', () => {
    fc.assert(
      fc.property(tillegg, fc.constantFrom(toTabs, toLayout, toMarkdown), (nytt, write) => {
        const modell = addTiltak(MODELL, nytt);
        const lest = les(write(modell));
        expect([nytt.navn, lest.feil]).toEqual([nytt.navn, []]);
        expect([...lest.observasjoner].sort()).toEqual([...observasjonerI(modell)].sort());
        expect(lest.avlesning?.nye.map(({ navn }) => navn)).toEqual([nytt.navn]);
      }),
      { numRuns: 25, seed: 4 },
    );
  });

  it('among labels with noise is new, or an error, never an old one', () => {
    fc.assert(
      fc.property(tillegg, fc.integer({ min: 0, max: 2 ** 31 }), (nytt, seed) => {
        const modell = addTiltak(MODELL, nytt);
        const expected = observasjonerI(modell);
        const lest = les(toTabs(addNoise(modell, seed, 0.1)));
        const wrong = [...lest.observasjoner].filter(
          ([nokkel, verdi]) => expected.get(nokkel) !== verdi,
        );
        expect(wrong).toEqual([]);
        if (lest.feil.length === 0) expect(lest.observasjoner.size).toBe(expected.size);
      }),
      { numRuns: 15, seed: 5 },
    );
  });

  it('gets a registry file that the registry can read', () => {
    const { avlesning } = les(
      toTabs(addTiltak(MODELL, { ...KARRIERE, navn: 'Nytt: «A» & "B" #1' })),
    );
    const [nytt] = avlesning?.nye ?? [];
    const { fil, tekst } = writeRegisterfil(nytt as NonNullable<typeof nytt>, 6.5);
    expect(fil).toBe('nytt-a-b-1.md');
    const front: unknown = parse(tekst.split('---\n')[1] ?? '');
    expect(tiltakSchema.parse(front)).toMatchObject({
      navn: 'Nytt: «A» & "B" #1',
      gruppe: 'oppfolging',
      orden: 6.5,
      uferdig: true,
    });
  });
});

/** The report with one row changed, where `pick` says so. */
function change(
  modell: Modell,
  pick: (seksjon: string, undergruppe: string, mal: string) => string | undefined,
): Modell {
  return {
    ...modell,
    tabeller: modell.tabeller.map((tabell) => ({
      ...tabell,
      rader: tabell.rader.map((rad) => ({
        ...rad,
        etikett: pick(tabell.seksjon, tabell.undergruppe, rad.mal) ?? rad.etikett,
      })),
    })),
  };
}

describe('what is no new tiltak', () => {
  it('an unknown label in one table only is an error there', () => {
    const modell = change(MODELL, (seksjon, _, mal) =>
      seksjon === 'Tiltak' && mal === 'tiltak/mentor' ? 'Karriereveiledning' : undefined,
    );
    const lest = les(toTabs(modell));
    expect(lest.feil.map((feil) => feil.split(' ')[1])).toEqual(['ukjent-etikett']);
    expect(lest.avlesning?.nye).toEqual([]);
  });

  it('a new label whose rows do not add up is an error', () => {
    const modell = addTiltak(MODELL, KARRIERE);
    for (const { undergruppe, rader } of modell.tabeller)
      for (const rad of rader)
        if (rad.etikett === KARRIERE.navn && undergruppe.startsWith('Menn'))
          rad.celler = ['99', '98', '97', '96', '95'];
    const lest = les(toTabs(modell));
    expect(lest.avlesning?.nye).toEqual([]);
    expect(lest.feil.every((feil) => feil.endsWith('ukjent-etikett'))).toBe(true);
    expect(lest.feil).toHaveLength(4);
  });

  it('a name half like one that is gone may be either, and the editor is asked', () => {
    const lest = les(
      toTabs(change(MODELL, (_, __, mal) => (mal === 'tiltak/mentor' ? 'Mentxrrz' : undefined))),
    );
    expect(lest.avlesning?.nye).toEqual([]);
    expect(new Set(lest.feil.map((feil) => feil.split(' ')[1]))).toEqual(
      new Set(['etikett-tvetydig']),
    );
  });

  it('a name too long for an address is an error where it stands first, and has a way out', () => {
    const navn = `Opplæring i ${'fjellklatring '.repeat(20)}på bre`;
    const tekst = toTabs(addTiltak(MODELL, { ...KARRIERE, navn }));
    const linje = tekst.split('\n').findIndex((one) => one.startsWith(navn)) + 1;
    expect(les(tekst).feil).toEqual([`${linje}:1 for-langt-navn`]);

    const [before, ...others] = register.tiltak;
    if (!before) throw new Error('Registeret er tomt.');
    const kort = { ...before, navn: 'Fjellklatring', slug: 'fjellklatring', gruppe: 'oppfolging' };
    const tiltak = [before, ...others, { ...kort, alias: [navn], orden: 6.5 }].sort(
      (a, b) => a.orden - b.orden,
    );
    const lest = les(tekst, { ...register, tiltak });
    expect(lest.feil).toEqual([]);
    expect(lest.observasjoner.get('tiltak/fjellklatring/alle/alle@2021-01')).toBe('19');
  });

  it('a new tiltaksgruppe is an error that says what to do', () => {
    const lest = les(
      toTabs(
        change(MODELL, (_, __, mal) =>
          mal === 'tiltaksgruppe/tilrettelegging' ? 'I alt xyz og abc' : undefined,
        ),
      ),
    );
    const told = lest.file.messages.filter(({ ruleId }) => ruleId === 'ukjent-gruppe');
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]?.note).toContain('registeret');
  });
});
