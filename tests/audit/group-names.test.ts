import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTruth } from '../../audit/truth/truth.ts';
import { textOf } from '../../audit/readers/files.ts';
import { readFolder } from '../../audit/readers/folder.ts';

const SMALL = fileURLToPath(new URL('../fixtures/liten/', import.meta.url));
const RAPPORTER = readFolder(`${SMALL}rapporter`);
const REGISTER = readFolder(SMALL);
const RAPPORT = textOf(RAPPORTER, '2021-05.txt');

/** What the auditor reads of a report: every figure by its key and month, and the groups it knows. */
function read(text: string, omit: string[] = []) {
  const register = new Map(
    [...REGISTER.keys()]
      .filter((file) => file.endsWith('.md') && !omit.includes(file))
      .map((file) => [file, textOf(REGISTER, file)]),
  );
  const fasit = readTruth(new Map([['2021-05.txt', text]]), register);
  const number = [...fasit.edition('2021-05')].flatMap(([series, cells]) =>
    [...cells].map(([maned, { antall }]) => `${series}@${maned} ${antall}`),
  );
  return { tall: number.sort(), fasit };
}

const OPPFOLGING = /^(I alt (?:(?:kvinner|menn) og )?)?oppfølging\t/gim;

describe('a group name the registry does not have', () => {
  it('is the group whose tiltak stand above it, under another name', () => {
    const renamed = RAPPORT.replace(OPPFOLGING, (_, before?: string) =>
      before === undefined ? 'Veien videre\t' : `${before}veien videre\t`,
    );
    expect(renamed).toContain('\nI alt kvinner og veien videre\t');
    const { tall, fasit } = read(renamed);
    expect(tall).toEqual(read(RAPPORT).tall);
    expect(fasit.register.tiltaksgruppe.map(({ id }) => id)).toHaveLength(3);
  });

  it('is a new group where all tiltak above it are new too', () => {
    const { tall, fasit } = read(RAPPORT, [
      'tiltaksgrupper/oppfolging.md',
      'tiltak/jobbklubb.md',
      'tiltak/mentor.md',
    ]);
    expect(tall).toEqual(read(RAPPORT).tall);
    const [rapport] = fasit.rapporter;
    expect(rapport?.nye.map(({ niva, id, gruppe }) => `${niva}/${id} ${gruppe}`).sort()).toEqual([
      'tiltak/jobbklubb oppfolging',
      'tiltak/mentor oppfolging',
      'tiltaksgruppe/oppfolging ',
    ]);
    expect(fasit.registerAt('2021-05').tiltaksgruppe.map(({ id }) => id)).toContain('oppfolging');
  });

  it('cannot be read where the group stands under its own name too', () => {
    const other = RAPPORT.replace(/^I alt menn og oppfølging\t/gim, 'I alt menn og veien videre\t');
    expect(() => read(other)).toThrow('I alt menn og veien videre');
  });
});
