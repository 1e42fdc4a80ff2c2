import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lesFasit } from '../../audit/truth/truth.ts';
import { tekstAv } from '../../audit/files.ts';
import { lesMappe } from '../../audit/folder.ts';

const LITEN = fileURLToPath(new URL('../fixtures/liten/', import.meta.url));
const RAPPORTER = lesMappe(`${LITEN}rapporter`);
const REGISTER = lesMappe(LITEN);
const RAPPORT = tekstAv(RAPPORTER, '2021-05.txt');

/** What the auditor reads of a report: every figure by its key and month, and the groups it knows. */
function les(tekst: string, utelat: string[] = []) {
  const register = new Map(
    [...REGISTER.keys()]
      .filter((fil) => fil.endsWith('.md') && !utelat.includes(fil))
      .map((fil) => [fil, tekstAv(REGISTER, fil)]),
  );
  const fasit = lesFasit(new Map([['2021-05.txt', tekst]]), register);
  const tall = [...fasit.utgave('2021-05')].flatMap(([serie, celler]) =>
    [...celler].map(([maned, { antall }]) => `${serie}@${maned} ${antall}`),
  );
  return { tall: tall.sort(), fasit };
}

const OPPFOLGING = /^(I alt (?:(?:kvinner|menn) og )?)?oppfølging\t/gim;

describe('a group name the registry does not have', () => {
  it('is the group whose tiltak stand above it, under another name', () => {
    const omdopt = RAPPORT.replace(OPPFOLGING, (_, foran?: string) =>
      foran === undefined ? 'Veien videre\t' : `${foran}veien videre\t`,
    );
    expect(omdopt).toContain('\nI alt kvinner og veien videre\t');
    const { tall, fasit } = les(omdopt);
    expect(tall).toEqual(les(RAPPORT).tall);
    expect(fasit.register.tiltaksgruppe.map(({ id }) => id)).toHaveLength(3);
  });

  it('is a new group where all tiltak above it are new too', () => {
    const { tall, fasit } = les(RAPPORT, [
      'tiltaksgrupper/oppfolging.md',
      'tiltak/jobbklubb.md',
      'tiltak/mentor.md',
    ]);
    expect(tall).toEqual(les(RAPPORT).tall);
    const [rapport] = fasit.rapporter;
    expect(rapport?.nye.map(({ niva, id, gruppe }) => `${niva}/${id} ${gruppe}`).sort()).toEqual([
      'tiltak/jobbklubb oppfolging',
      'tiltak/mentor oppfolging',
      'tiltaksgruppe/oppfolging ',
    ]);
    expect(fasit.registerVed('2021-05').tiltaksgruppe.map(({ id }) => id)).toContain('oppfolging');
  });

  it('cannot be read where the group stands under its own name too', () => {
    const annet = RAPPORT.replace(/^I alt menn og oppfølging\t/gim, 'I alt menn og veien videre\t');
    expect(() => les(annet)).toThrow('I alt menn og veien videre');
  });
});
