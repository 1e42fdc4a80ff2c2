import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { tiltakSchema } from '../../../../src/lib/domain/register.ts';
import { severityOf } from '../../../../src/lib/domain/diagnostic.ts';
import { writeRegisterFile } from '../../../../src/lib/report/labels/register-file.ts';
import { observationsIn, readModel, type Model } from '../../../unit/report/parse/model.ts';
import { addTiltak, type Addition } from '../../../unit/report/parse/new-tiltak.ts';
import { toLayout, toMarkdown, toTabs } from '../../../unit/report/parse/write.ts';
import { addNoise } from '../../../unit/report/parse/noise.ts';
import { read, register } from '../../../unit/report/labels/read.ts';

// Whole reports are read many times over.
vi.setConfig({ testTimeout: 60_000 });

const MODEL = readModel();

/** Names unlike, like and very like the old ones, each in a group and after a tiltak of it. */
const NAME: [string, string, string | undefined][] = [
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

const addition = fc
  .record({
    valg: fc.constantFrom(...NAME),
    hovedgrupper: fc.subarray(['Arbeidssøkere', 'Nedsatt', 'Andre'], { minLength: 1 }),
    tall: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 30, maxLength: 30 }),
  })
  .map(({ valg: [navn, group, after], hovedgrupper, tall }): Addition => ({
    navn,
    gruppe: `tiltaksgruppe/${group}`,
    after: after && `tiltak/${after}`,
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

const KARRIERE: Addition = {
  navn: 'Karriereveiledning',
  gruppe: 'tiltaksgruppe/oppfolging',
  after: 'tiltak/jobbklubb',
  tall: { Nedsatt: { kvinner: [10, 20, 30, 40, 50], menn: [9, 8, 7, 6, 5] } },
};

describe('a consistently new tiltak', () => {
  it('is taken in with a warning, its group, and its figures', () => {
    const model = addTiltak(MODEL, KARRIERE);
    const readOut = read(toTabs(model));
    expect(readOut.feil).toEqual([]);
    expect([...readOut.observasjoner].sort()).toEqual([...observationsIn(model)].sort());
    expect(readOut.observasjoner.get('tiltak/karriereveiledning/alle/alle@2021-01')).toBe('19');
    expect(readOut.reading?.nye).toMatchObject([
      { navn: 'Karriereveiledning', slug: 'karriereveiledning', gruppe: 'oppfolging', orden: 7 },
    ]);
    const told = readOut.file.messages.filter(({ ruleId }) => ruleId === 'nytt-tiltak');
    expect(told.map(severityOf)).toEqual(['warning']);
  });

  it('of any name, size and place is never taken for an old one', () => {
    fc.assert(
      fc.property(addition, fc.constantFrom(toTabs, toLayout, toMarkdown), (fresh, write) => {
        const model = addTiltak(MODEL, fresh);
        const readOut = read(write(model));
        expect([fresh.navn, readOut.feil]).toEqual([fresh.navn, []]);
        expect([...readOut.observasjoner].sort()).toEqual([...observationsIn(model)].sort());
        expect(readOut.reading?.nye.map(({ navn }) => navn)).toEqual([fresh.navn]);
      }),
      { numRuns: 25, seed: 4 },
    );
  });

  it('among labels with noise is new, or an error, never an old one', () => {
    fc.assert(
      fc.property(addition, fc.integer({ min: 0, max: 2 ** 31 }), (fresh, seed) => {
        const model = addTiltak(MODEL, fresh);
        const expected = observationsIn(model);
        const readOut = read(toTabs(addNoise(model, seed, 0.1)));
        const wrong = [...readOut.observasjoner].filter(
          ([key, value]) => expected.get(key) !== value,
        );
        expect(wrong).toEqual([]);
        if (readOut.feil.length === 0) expect(readOut.observasjoner.size).toBe(expected.size);
      }),
      { numRuns: 15, seed: 5 },
    );
  });

  it('gets a registry file that the registry can read', () => {
    const { reading } = read(toTabs(addTiltak(MODEL, { ...KARRIERE, navn: 'Nytt: «A» & "B" #1' })));
    const [fresh] = reading?.nye ?? [];
    const { fil, tekst } = writeRegisterFile(fresh as NonNullable<typeof fresh>, 6.5);
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
  model: Model,
  pick: (section: string, undergruppe: string, template: string) => string | undefined,
): Model {
  return {
    ...model,
    tabeller: model.tabeller.map((table) => ({
      ...table,
      rader: table.rader.map((row) => ({
        ...row,
        etikett: pick(table.seksjon, table.undergruppe, row.template) ?? row.etikett,
      })),
    })),
  };
}

describe('what is no new tiltak', () => {
  it('an unknown label in one table only is an error there', () => {
    const model = change(MODEL, (section, _, template) =>
      section === 'Tiltak' && template === 'tiltak/mentor' ? 'Karriereveiledning' : undefined,
    );
    const readOut = read(toTabs(model));
    expect(readOut.feil.map((fault) => fault.split(' ')[1])).toEqual(['ukjent-etikett']);
    expect(readOut.reading?.nye).toEqual([]);
  });

  it('a new label whose rows do not add up is an error', () => {
    const model = addTiltak(MODEL, KARRIERE);
    for (const { undergruppe, rader } of model.tabeller)
      for (const row of rader)
        if (row.etikett === KARRIERE.navn && undergruppe.startsWith('Menn'))
          row.celler = ['99', '98', '97', '96', '95'];
    const readOut = read(toTabs(model));
    expect(readOut.reading?.nye).toEqual([]);
    expect(readOut.feil.every((fault) => fault.endsWith('ukjent-etikett'))).toBe(true);
    expect(readOut.feil).toHaveLength(4);
  });

  it('a name half like one that is gone may be either, and the editor is asked', () => {
    const readOut = read(
      toTabs(
        change(MODEL, (_, __, template) => (template === 'tiltak/mentor' ? 'Mentxrrz' : undefined)),
      ),
    );
    expect(readOut.reading?.nye).toEqual([]);
    expect(new Set(readOut.feil.map((fault) => fault.split(' ')[1]))).toEqual(
      new Set(['etikett-tvetydig']),
    );
  });

  it('a name too long for an address is an error where it stands first, and has a way out', () => {
    const navn = `Opplæring i ${'fjellklatring '.repeat(20)}på bre`;
    const text = toTabs(addTiltak(MODEL, { ...KARRIERE, navn }));
    const line = text.split('\n').findIndex((one) => one.startsWith(navn)) + 1;
    expect(read(text).feil).toEqual([`${line}:1 for-langt-navn`]);

    const [before, ...others] = register.tiltak;
    if (!before) throw new Error('Registeret er tomt.');
    const card = { ...before, navn: 'Fjellklatring', slug: 'fjellklatring', gruppe: 'oppfolging' };
    const tiltak = [before, ...others, { ...card, alias: [navn], orden: 6.5 }].sort(
      (a, b) => a.orden - b.orden,
    );
    const readOut = read(text, { ...register, tiltak });
    expect(readOut.feil).toEqual([]);
    expect(readOut.observasjoner.get('tiltak/fjellklatring/alle/alle@2021-01')).toBe('19');
  });

  it('a new tiltaksgruppe is an error that says what to do', () => {
    const readOut = read(
      toTabs(
        change(MODEL, (_, __, template) =>
          template === 'tiltaksgruppe/tilrettelegging' ? 'I alt xyz og abc' : undefined,
        ),
      ),
    );
    const told = readOut.file.messages.filter(({ ruleId }) => ruleId === 'ukjent-gruppe');
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]?.note).toContain('registeret');
  });
});
