import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { severityOf } from '../../../../src/lib/domain/diagnostic.ts';
import { tiltaksgruppeSchema, type Register } from '../../../../src/lib/domain/register.ts';
import { withNewTiltak } from '../../../../src/lib/series/register.ts';
import { writeRegisterFile } from '../../../../src/lib/report/labels/register-file.ts';
import { observationsIn, RAPPORT, readModel, type Model } from '../parse/model.ts';
import { toLayout, toMarkdown, toTabs } from '../parse/write.ts';
import { read, register, type LabelRun } from './read.ts';

// Whole reports are read many times over.
vi.setConfig({ testTimeout: 60_000 });

const MODEL = readModel();
const ALL = [...observationsIn(MODEL)].sort();

/** The report with a group's name changed in the rows that `where` chooses, as the report writes it in each place. */
function rename(
  group: string,
  name: string,
  where: (undergruppe: string) => boolean = () => true,
): Model {
  const small = name.slice(0, 1).toLowerCase() + name.slice(1);
  return {
    ...MODEL,
    tabeller: MODEL.tabeller.map(({ rader, ...table }) => ({
      ...table,
      rader: rader.map((row) => {
        if (row.template !== `tiltaksgruppe/${group}` || !where(table.undergruppe)) return row;
        const total = /^I alt (?:(?:kvinner|menn) og )?/.exec(row.etikett)?.[0];
        return { ...row, etikett: total === undefined ? name : total + small };
      }),
    })),
  };
}

/** The messages of these rules, as `severity ruleId reason`. */
function told({ file }: LabelRun, ...ruleIds: string[]): string[] {
  return file.messages
    .filter(({ ruleId }) => ruleIds.includes(ruleId ?? ''))
    .map((message) => `${severityOf(message)} ${message.ruleId ?? ''} ${message.reason}`);
}

describe('a known tiltaksgruppe under a new name', () => {
  it.each([
    ['avklaringstiltak', 'Kartleggingstiltak'],
    ['avklaringstiltak', 'Veien videre'],
    ['oppfolging', 'Bistand'],
    ['tilrettelegging', 'Hjelpemidler'],
    ['lonnstilskudd', 'Støtte til lønn'],
  ])('%s as «%s» is read as the group, with one warning', (group, name) => {
    for (const write of [toTabs, toLayout, toMarkdown]) {
      const text = write(rename(group, name));
      const readOut = read(text);
      expect(readOut.feil).toEqual([]);
      expect([...readOut.observasjoner].sort()).toEqual(ALL);
      const [message, ...more] = told(readOut, 'nytt-gruppenavn');
      expect(message).toMatch(new RegExp(`^warning nytt-gruppenavn «${name}» står likt i `));
      expect(more).toEqual([]);
      const interpreted = readOut.file.messages.filter(({ ruleId }) => ruleId === 'etikett-tolket');
      const names = interpreted.map(({ actual }) => actual?.toLowerCase());
      expect(names.filter((one) => one?.endsWith(name.toLowerCase()))).toEqual([]);
      const listed = readOut.reading?.tolkninger.filter(
        ({ id, niva }) => id === group && niva === 'tiltaksgruppe',
      );
      expect(listed?.length).toBeGreaterThan(5);
    }
  });

  it('is told where it stands first', () => {
    const text = toTabs(rename('avklaringstiltak', 'Kartleggingstiltak'));
    const line = text.split('\n').findIndex((one) => one.startsWith('Kartleggingstiltak')) + 1;
    const message = read(text).file.messages.find(({ ruleId }) => ruleId === 'nytt-gruppenavn');
    expect([message?.line, message?.column]).toEqual([line, 1]);
    expect(message?.note).toMatch(/tidligere.*tiltaksgrupper\/avklaringstiltak\.md.*ny gruppe/s);
  });

  it('is known when the registry has it among the earlier ones', () => {
    const tiltaksgrupper = register.tiltaksgrupper.map((one) =>
      one.slug === 'avklaringstiltak'
        ? { ...one, tidligere: [{ navn: 'Kartleggingstiltak' }] }
        : one,
    );
    const readOut = read(toTabs(rename('avklaringstiltak', 'Kartleggingstiltak')), {
      ...register,
      tiltaksgrupper,
    });
    expect(readOut.feil).toEqual([]);
    expect(told(readOut, 'nytt-gruppenavn')).toEqual([]);
  });

  it.each([
    ['a few letters off everywhere', rename('avklaringstiltak', 'Avklarlngstiltok')],
    [
      'printed in some tables only',
      rename('avklaringstiltak', 'Kartleggingstiltak', (under) => under.startsWith('Kvinner')),
    ],
  ])('is not what is %s', (_, model) => {
    const readOut = read(toTabs(model));
    expect(readOut.feil).toEqual([]);
    expect(told(readOut, 'nytt-gruppenavn', 'ny-tiltaksgruppe')).toEqual([]);
    expect(told(readOut, 'etikett-tolket').length).toBeGreaterThan(0);
  });

  it('is an error where the sums say otherwise', () => {
    const model = rename('avklaringstiltak', 'Veien videre');
    for (const { undergruppe, rader } of model.tabeller)
      for (const row of rader)
        if (undergruppe.startsWith('Menn') && row.etikett.endsWith('veien videre'))
          row.celler = ['99', '98', '97', '96', '95'];
    const readOut = read(toTabs(model));
    expect(told(readOut, 'nytt-gruppenavn', 'ny-tiltaksgruppe')).toEqual([]);
    expect(readOut.feil.length).toBeGreaterThan(0);
  });
});

/** The registry before it knew a group and its tiltak. */
function without(group: string): Register {
  return {
    ...register,
    tiltaksgrupper: register.tiltaksgrupper.filter(({ slug }) => slug !== group),
    tiltak: register.tiltak.filter((one) => one.gruppe !== group),
  };
}

describe('a new tiltaksgruppe', () => {
  it.each(['avklaringstiltak', 'oppfolging', 'lonnstilskudd', 'arbeidspraksis'])(
    '%s is taken in with its tiltak, in its place',
    (group) => {
      const before = without(group);
      const readOut = read(toTabs(MODEL), before);
      expect(readOut.feil).toEqual([]);
      expect([...readOut.observasjoner].sort()).toEqual(ALL);
      const fresh = readOut.reading?.nyeGrupper.map(({ slug }) => slug);
      expect(fresh).toEqual([group]);
      expect(told(readOut, 'ny-tiltaksgruppe')).toEqual([
        expect.stringMatching(/^warning ny-tiltaksgruppe «.*» er en ny tiltaksgruppe/),
      ]);
      const { nye = [], nyeGrupper = [] } = readOut.reading ?? {};
      const after = withNewTiltak(before, [{ id: '2021-05', nye, nyeGrupper }]);
      const order = ({ tiltaksgrupper, tiltak }: Register) => [
        tiltaksgrupper.map(({ slug }) => slug),
        tiltak.filter((one) => one.gruppe === group).map(({ slug }) => slug),
      ];
      expect(order(after)[0]).toEqual(order(register)[0]);
      expect(new Set(order(after)[1])).toEqual(
        new Set(
          order(register)[1]?.filter((slug) =>
            readOut.observasjoner.has(`tiltak/${slug}/alle/alle@2021-05`),
          ),
        ),
      );
    },
  );

  it('gets a registry file that the registry can read', () => {
    const [fresh] = read(toTabs(MODEL), without('avklaringstiltak')).reading?.nyeGrupper ?? [];
    if (!fresh) throw new Error('Ingen ny gruppe.');
    const { fil, tekst } = writeRegisterFile(fresh, 2.5);
    expect(fil).toBe('avklaringstiltak.md');
    const front: unknown = parse(tekst.split('---\n')[1] ?? '');
    expect(tiltaksgruppeSchema.parse(front)).toMatchObject({
      navn: 'Avklaringstiltak',
      orden: 2.5,
      uferdig: true,
    });
  });
});

describe('a hovedgruppe under an earlier name', () => {
  const GAMMELT = RAPPORT.replaceAll(
    'Arbeidssøkere på tiltak',
    'Ordinære tiltaksdeltakere',
  ).replaceAll('arbeidssøkere på tiltak', 'ordinære tiltaksdeltakere');

  it('is read through the registry', () => {
    const hovedgrupper = register.hovedgrupper.map((one) =>
      one.slug === 'arbeidssokere-pa-tiltak'
        ? { ...one, tidligere: [{ navn: 'Ordinære tiltaksdeltakere' }] }
        : one,
    );
    const readOut = read(GAMMELT, { ...register, hovedgrupper });
    expect(GAMMELT).toContain('I alt kvinner, ordinære tiltaksdeltakere');
    expect(readOut.feil).toEqual([]);
    expect([...readOut.observasjoner].sort()).toEqual(ALL);
  });

  it('is an error when the registry does not know it', () => {
    expect(read(GAMMELT).feil.length).toBeGreaterThan(0);
  });
});
