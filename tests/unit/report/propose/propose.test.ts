import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Rapport } from '../../../../src/lib/domain/rapport.ts';
import type { Register } from '../../../../src/lib/domain/register.ts';
import { readRegister } from '../../../../src/lib/io/register.ts';
import { parseRettelser } from '../../../../src/lib/report/corrections/correction.ts';
import { ingestReport } from '../../../../src/lib/report/ingest.ts';
import { formatProposals, listLikely } from '../../../../src/lib/report/propose/format.ts';
import { proposeCorrections } from '../../../../src/lib/report/propose/propose.ts';
import { readDamaged } from '../../../../src/lib/report/propose/read-damaged.ts';
import { CONTENT } from '../../../content-folders.ts';

let register: Register;
let text: string;
beforeAll(async () => {
  ({ register } = await readRegister(CONTENT, CONTENT));
  text = await readFile(join(CONTENT, 'rapporter/2021-05.txt'), 'utf8');
});

/** The report's text with the first of each of these beginnings of rows reading something else. */
function misread(...faults: [row: string, read: string][]): string {
  return faults.reduce((damaged, [row, read]) => {
    expect(damaged).toContain(`\n${row}`);
    return damaged.replace(`\n${row}`, `\n${read}`);
  }, text);
}

/** The release before, which told the same of the same months. */
function releaseBefore(): Rapport {
  const source = { fil: '2021-04.txt', sha256: '', tekst: text };
  const rapport = ingestReport(source, structuredClone(register), new VFile());
  if (!rapport) throw new Error('ikke lest');
  return { ...rapport, id: '2021-04' };
}

function propose(damaged: string, rapporter: Rapport[] = []) {
  const read = readDamaged(damaged, '2021-05.txt', {
    register: structuredClone(register),
    rettelser: [],
    rapporter,
  });
  if (!read) throw new Error('ikke lest');
  const proposals = proposeCorrections(read);
  const likely = listLikely(read, proposals);
  const dato = '2021-06-30';
  const context = {
    rapport: '2021-05',
    fil: '2021-05.txt',
    register: read.register,
    dato,
    pages: read.pages ?? [],
  };
  return {
    proposed: proposals.map(({ linje, fra, til }) => `${linje} ${fra} → ${til}`),
    likely,
    yaml: formatProposals(proposals, likely, context),
  };
}

describe('proposeCorrections', () => {
  it('proposes nothing of a report that is right', () => {
    expect(propose(text)).toMatchObject({ proposed: [], likely: [] });
  });

  it('proves a misread digit, a letter in a number, and several at once', () => {
    // Two of the four rows of the first table, and one of the women's: no sum of the first table is left.
    const damaged = misread(
      ['Arbeidssøkere på tiltak\t14 843', 'Arbeidssøkere på tiltak\t14 848'],
      ['Nedsatt arbeidsevne, på tiltak\t55 629', 'Nedsatt arbeidsevne, på tiltak\t55 6Z9'],
      ['Arbeidssøkere på tiltak\t7 219', 'Arbeidssøkere på tiltak\t1 219'],
    );
    const { proposed, likely } = propose(damaged);
    expect(proposed).toEqual(['27 14 848 → 14843', '28 55 6Z9 → 55629', '43 1 219 → 7219']);
    expect(likely).toEqual([]);
  });

  it('writes entries that the corrections take, and that mend the report', () => {
    const damaged = misread(
      ['Arbeidssøkere på tiltak\t14 843', 'Arbeidssøkere på tiltak\t14 848'],
      ['Nedsatt arbeidsevne, på tiltak\t55 629', 'Nedsatt arbeidsevne, på tiltak\t55 6Z9'],
    );
    const file = new VFile({ path: 'rettelser.yml', value: propose(damaged).yaml });
    const rettelser = { liste: parseRettelser(file), file };
    expect(file.messages).toEqual([]);
    expect(rettelser.liste).toHaveLength(2);
    const read = new VFile({ path: '2021-05.txt' });
    const source = { fil: '2021-05.txt', sha256: '', tekst: damaged };
    const rapport = ingestReport(source, structuredClone(register), read, rettelser);
    expect(rapport?.observasjoner.filter(({ verdi }) => verdi.status === 'rettet')).toHaveLength(2);
    expect(file.messages).toEqual([]);
  });

  it('gives as the reason what proves a number: its sums, or the row’s other print', () => {
    // Line 65 has the group among all groups, and line 132 sums up its tiltak.
    const { yaml } = propose(
      misread(
        ['Arbeidssøkere på tiltak\t14 843', 'Arbeidssøkere på tiltak\t14 848'],
        ['I alt arbeidspraksis\t14 413', 'I alt arbeidspraksis\t14 4l3'],
      ),
    );
    expect(yaml.split('\n').filter((line) => line.includes('begrunnelse:'))).toEqual([
      '  begrunnelse: Lest feil i teksten. Summene i rapporten gir 14 843.',
      '  begrunnelse: Lest feil i teksten. Den samme raden på linje 65 har 14 413.',
    ]);
  });

  it('never says anything of a hidden cell: not read as letters, as a number, nor where a number was read as a star', () => {
    const [, label = ''] = /\n([^\t\n]+)\t\*\t/.exec(text) ?? [];
    for (const read of ['å', '4', '1å'])
      expect(propose(misread([`${label}\t*`, `${label}\t${read}`])).proposed).toEqual([]);
    const { proposed, yaml } = propose(misread(['Mentor\t260', 'Mentor\t*']));
    expect(proposed).toEqual([]);
    expect(yaml).not.toContain('260');
  });

  it('lists what the release before has beside a number that no sum proves, and nothing beside a star', () => {
    const before = releaseBefore();
    // The other sex is hidden, and so are others of the group: no sum has it.
    const row = 'Resultatbasert finansiering av oppfølging';
    const damaged = misread([`${row}\t4\t4`, `${row}\t4b\t4`]);
    const { proposed, likely } = propose(damaged, [before]);
    expect(proposed).toEqual([]);
    expect(likely).toEqual([
      '618:43 «4b» er verken et antall eller *. En tidligere rapport har 4.',
    ]);
    for (const read of ['*', 'å'])
      expect(propose(misread(['Mentor\t260', `Mentor\t${read}`]), [before]).yaml).not.toContain(
        '260',
      );
  });

  it('lists a row that has lost a cell', () => {
    const { likely } = propose(misread(['Egenetablering\t132\t', 'Egenetablering\t']));
    expect(likely).toEqual([
      expect.stringMatching(/^142:1 Raden «Egenetablering» har 4 celler.* januar 2021 som mangler/),
    ]);
  });

  it('names the page of the print, where the text has pages', () => {
    const paged = misread(['Arbeidssøkere på tiltak\t14 843', 'Arbeidssøkere på tiltak\t14 848'])
      .replaceAll('\n\n\n\nDeltakere', '\n\n\f\n\nDeltakere')
      .replace('Egenetablering\t132\t', 'Egenetablering\t');
    const { yaml, likely } = propose(paged);
    const pageOf = (line: number) => paged.split('\n').slice(0, line).join('\n').split('\f').length;
    expect(pageOf(27)).toBeGreaterThan(1);
    expect(yaml).toContain(`, linje 27, side ${pageOf(27)}. Bevis:`);
    expect(likely.join()).toContain(` Side ${pageOf(142)}.`);
  });

  it('lists what is only likely, without a number to put in', () => {
    // A total whose sums have hidden terms: that they do not come out is told, not what would mend them.
    const { proposed, yaml } = propose(misread(['Mentor\t260', 'Mentor\t250']));
    const shown = yaml.split('\n').filter((line) => line.startsWith('#   '));
    expect(proposed.length + shown.length).toBeGreaterThan(0);
    expect(shown.join()).not.toMatch(/\b260\b/);
  });
});
