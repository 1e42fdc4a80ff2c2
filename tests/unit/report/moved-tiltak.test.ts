import { VFile } from 'vfile';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCorpus } from '../../../bench/corpus.ts';
import type { Register } from '../../../src/lib/domain/register.ts';
import { readRegister } from '../../../src/lib/io/register.ts';
import { ingestReport } from '../../../src/lib/report/ingest.ts';
import { LITEN } from '../../content-folders.ts';

let register: Register;
beforeAll(async () => {
  ({ register } = await readRegister(LITEN, LITEN));
});

/** An invented report of May 2021 that prints a tiltak in another group than the registry has it in. */
function printMoved(slug: string, gruppe: string): string {
  const tiltak = register.tiltak.map((one) => (one.slug === slug ? { ...one, gruppe } : one));
  const { filer } = makeCorpus({
    fro: 23,
    forste: '2021-05',
    antall: 1,
    register: { ...register, tiltak },
  });
  return filer[0]?.tekst ?? '';
}

function messagesOf(tekst: string, known = register): string[] {
  const file = new VFile({ path: '2021-05.txt' });
  const source = { fil: '2021-05.txt', sha256: '0'.repeat(64), tekst };
  const rapport = ingestReport(source, known, file);
  const errors = file.messages.filter(({ fatal }) => fatal === true);
  expect(rapport === undefined).toBe(errors.length > 0);
  return errors.map(({ line, ruleId, reason }) => `${line} ${ruleId} ${reason}`);
}

describe('a tiltak that a report prints in another group', () => {
  it('is told alone, at its row, in place of the sums that break', () => {
    const tekst = printMoved('arbeidstrening', 'oppfolging');
    // The table «Tiltak» is the first that has its name.
    const line = tekst.split('\n').findIndex((row) => row.startsWith('Arbeidstrening\t')) + 1;
    expect(messagesOf(tekst)).toEqual([
      `${line} tiltak-flyttet «Arbeidstrening» står under tiltaksgruppen «Oppfølging», og slik går alle summene opp; registeret har tiltaket under «Arbeidspraksis».`,
    ]);
  });

  it('is right once the registry says so', () => {
    const tiltak = register.tiltak.map((one) =>
      one.slug === 'arbeidstrening'
        ? {
            ...one,
            gruppe: 'oppfolging',
            flyttet: [{ gruppe: 'arbeidspraksis', til: '2021-04' as const }],
          }
        : one,
    );
    const tekst = printMoved('arbeidstrening', 'oppfolging');
    expect(messagesOf(tekst, { ...register, tiltak })).toEqual([]);
  });

  it('is not said to have moved as long as a sum is broken', () => {
    const tekst = printMoved('arbeidstrening', 'oppfolging');
    const broken = tekst.replace(/^(Lønnstilskudd\t)\d/m, (_, label: string) => `${label}9`);
    expect(broken).not.toBe(tekst);
    const told = messagesOf(broken);
    expect(told.length).toBeGreaterThan(0);
    expect(told.join('\n')).not.toContain('tiltak-flyttet');
  });

  it('is not said to have moved where only the total of its own group is lost', () => {
    const tekst = printMoved('arbeidstrening', 'arbeidspraksis');
    expect(messagesOf(tekst)).toEqual([]);
    const lost = tekst.replace(/^I alt arbeidspraksis\t.*\n/m, '');
    expect(messagesOf(lost).join('\n')).not.toContain('tiltak-flyttet');
  });
});
