import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { alvorOf } from '../../../../src/lib/domain/diagnostic.ts';
import { tiltaksgruppeSchema, type Register } from '../../../../src/lib/domain/register.ts';
import { withNewTiltak } from '../../../../src/lib/series/register.ts';
import { writeRegisterfil } from '../../../../src/lib/report/labels/register-file.ts';
import { observasjonerI, RAPPORT, readModell, type Modell } from '../parse/model.ts';
import { toLayout, toMarkdown, toTabs } from '../parse/write.ts';
import { les, register, type Lest } from './read.ts';

// Whole reports are read many times over.
vi.setConfig({ testTimeout: 60_000 });

const MODELL = readModell();
const ALT = [...observasjonerI(MODELL)].sort();

/** The report with a group's name changed in the rows that `where` chooses, as the report writes it in each place. */
function rename(
  gruppe: string,
  navn: string,
  where: (undergruppe: string) => boolean = () => true,
): Modell {
  const small = navn.slice(0, 1).toLowerCase() + navn.slice(1);
  return {
    ...MODELL,
    tabeller: MODELL.tabeller.map(({ rader, ...tabell }) => ({
      ...tabell,
      rader: rader.map((rad) => {
        if (rad.mal !== `tiltaksgruppe/${gruppe}` || !where(tabell.undergruppe)) return rad;
        const total = /^I alt (?:(?:kvinner|menn) og )?/.exec(rad.etikett)?.[0];
        return { ...rad, etikett: total === undefined ? navn : total + small };
      }),
    })),
  };
}

/** The messages of these rules, as `severity ruleId reason`. */
function told({ file }: Lest, ...ruleIds: string[]): string[] {
  return file.messages
    .filter(({ ruleId }) => ruleIds.includes(ruleId ?? ''))
    .map((message) => `${alvorOf(message)} ${message.ruleId ?? ''} ${message.reason}`);
}

describe('a known tiltaksgruppe under a new name', () => {
  it.each([
    ['avklaringstiltak', 'Kartleggingstiltak'],
    ['avklaringstiltak', 'Veien videre'],
    ['oppfolging', 'Bistand'],
    ['tilrettelegging', 'Hjelpemidler'],
    ['lonnstilskudd', 'Støtte til lønn'],
  ])('%s as «%s» is read as the group, with one warning', (gruppe, navn) => {
    for (const write of [toTabs, toLayout, toMarkdown]) {
      const tekst = write(rename(gruppe, navn));
      const lest = les(tekst);
      expect(lest.feil).toEqual([]);
      expect([...lest.observasjoner].sort()).toEqual(ALT);
      const [message, ...more] = told(lest, 'nytt-gruppenavn');
      expect(message).toMatch(new RegExp(`^warning nytt-gruppenavn «${navn}» står likt i `));
      expect(more).toEqual([]);
      const tolket = lest.file.messages.filter(({ ruleId }) => ruleId === 'etikett-tolket');
      const names = tolket.map(({ actual }) => actual?.toLowerCase());
      expect(names.filter((one) => one?.endsWith(navn.toLowerCase()))).toEqual([]);
      const listed = lest.avlesning?.tolkninger.filter(
        ({ id, niva }) => id === gruppe && niva === 'tiltaksgruppe',
      );
      expect(listed?.length).toBeGreaterThan(5);
    }
  });

  it('is told where it stands first', () => {
    const tekst = toTabs(rename('avklaringstiltak', 'Kartleggingstiltak'));
    const linje = tekst.split('\n').findIndex((one) => one.startsWith('Kartleggingstiltak')) + 1;
    const message = les(tekst).file.messages.find(({ ruleId }) => ruleId === 'nytt-gruppenavn');
    expect([message?.line, message?.column]).toEqual([linje, 1]);
    expect(message?.note).toMatch(/tidligere.*tiltaksgrupper\/avklaringstiltak\.md.*ny gruppe/s);
  });

  it('is known when the registry has it among the earlier ones', () => {
    const tiltaksgrupper = register.tiltaksgrupper.map((one) =>
      one.slug === 'avklaringstiltak'
        ? { ...one, tidligere: [{ navn: 'Kartleggingstiltak' }] }
        : one,
    );
    const lest = les(toTabs(rename('avklaringstiltak', 'Kartleggingstiltak')), {
      ...register,
      tiltaksgrupper,
    });
    expect(lest.feil).toEqual([]);
    expect(told(lest, 'nytt-gruppenavn')).toEqual([]);
  });

  it.each([
    ['a few letters off everywhere', rename('avklaringstiltak', 'Avklarlngstiltok')],
    [
      'printed in some tables only',
      rename('avklaringstiltak', 'Kartleggingstiltak', (under) => under.startsWith('Kvinner')),
    ],
  ])('is not what is %s', (_, modell) => {
    const lest = les(toTabs(modell));
    expect(lest.feil).toEqual([]);
    expect(told(lest, 'nytt-gruppenavn', 'ny-tiltaksgruppe')).toEqual([]);
    expect(told(lest, 'etikett-tolket').length).toBeGreaterThan(0);
  });

  it('is an error where the sums say otherwise', () => {
    const modell = rename('avklaringstiltak', 'Veien videre');
    for (const { undergruppe, rader } of modell.tabeller)
      for (const rad of rader)
        if (undergruppe.startsWith('Menn') && rad.etikett.endsWith('veien videre'))
          rad.celler = ['99', '98', '97', '96', '95'];
    const lest = les(toTabs(modell));
    expect(told(lest, 'nytt-gruppenavn', 'ny-tiltaksgruppe')).toEqual([]);
    expect(lest.feil.length).toBeGreaterThan(0);
  });
});

/** The registry before it knew a group and its tiltak. */
function without(gruppe: string): Register {
  return {
    ...register,
    tiltaksgrupper: register.tiltaksgrupper.filter(({ slug }) => slug !== gruppe),
    tiltak: register.tiltak.filter((one) => one.gruppe !== gruppe),
  };
}

describe('a new tiltaksgruppe', () => {
  it.each(['avklaringstiltak', 'oppfolging', 'lonnstilskudd', 'arbeidspraksis'])(
    '%s is taken in with its tiltak, in its place',
    (gruppe) => {
      const before = without(gruppe);
      const lest = les(toTabs(MODELL), before);
      expect(lest.feil).toEqual([]);
      expect([...lest.observasjoner].sort()).toEqual(ALT);
      const ny = lest.avlesning?.nyeGrupper.map(({ slug }) => slug);
      expect(ny).toEqual([gruppe]);
      expect(told(lest, 'ny-tiltaksgruppe')).toEqual([
        expect.stringMatching(/^warning ny-tiltaksgruppe «.*» er en ny tiltaksgruppe/),
      ]);
      const { nye = [], nyeGrupper = [] } = lest.avlesning ?? {};
      const after = withNewTiltak(before, [{ id: '2021-05', nye, nyeGrupper }]);
      const order = ({ tiltaksgrupper, tiltak }: Register) => [
        tiltaksgrupper.map(({ slug }) => slug),
        tiltak.filter((one) => one.gruppe === gruppe).map(({ slug }) => slug),
      ];
      expect(order(after)[0]).toEqual(order(register)[0]);
      expect(new Set(order(after)[1])).toEqual(
        new Set(
          order(register)[1]?.filter((slug) =>
            lest.observasjoner.has(`tiltak/${slug}/alle/alle@2021-05`),
          ),
        ),
      );
    },
  );

  it('gets a registry file that the registry can read', () => {
    const [ny] = les(toTabs(MODELL), without('avklaringstiltak')).avlesning?.nyeGrupper ?? [];
    if (!ny) throw new Error('Ingen ny gruppe.');
    const { fil, tekst } = writeRegisterfil(ny, 2.5);
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
    const lest = les(GAMMELT, { ...register, hovedgrupper });
    expect(GAMMELT).toContain('I alt kvinner, ordinære tiltaksdeltakere');
    expect(lest.feil).toEqual([]);
    expect([...lest.observasjoner].sort()).toEqual(ALT);
  });

  it('is an error when the registry does not know it', () => {
    expect(les(GAMMELT).feil.length).toBeGreaterThan(0);
  });
});
