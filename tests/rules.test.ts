import { describe, expect, it } from 'vitest';
import { alvorOf } from '../src/lib/domain/diagnostic.ts';
import { readRegelbok } from './rules/examples.ts';
import { runEksempel } from './rules/run.ts';
import { listReglerIKoden } from './rules/rules-in-code.ts';

const ALVOR_NAVN = { error: 'feil', warning: 'advarsel', info: 'opplysning' };
const bok = readRegelbok();

describe('docs/rules.md', () => {
  it('has one section for every rule in the code, and no other', () => {
    const ids = bok.regler.map(({ ruleId }) => ruleId);
    expect([...ids].sort()).toEqual(listReglerIKoden());
  });

  it('builds on a report without a problem, but for the sections it leaves out', async () => {
    const eksempel = { slag: 'rapport', meta: '', tekst: bok.grunnrapport, linje: 0 };
    const messages = await runEksempel(eksempel, bok);
    expect(messages.map((one) => [one.ruleId, alvorOf(one)])).toEqual([
      ['seksjon-mangler', 'warning'],
    ]);
  });

  describe.each(bok.regler)('$ruleId', ({ ruleId, alvor, prosa, utloser, utloserIkke }) => {
    it('says how bad it is, and how to mend it', () => {
      expect(Object.values(ALVOR_NAVN)).toEqual(expect.arrayContaining(alvor));
      expect(prosa).toContain('Slik retter du');
      expect(utloser.length).toBeGreaterThan(0);
      expect(utloserIkke.length).toBeGreaterThan(0);
    });

    it.each(utloser)('is triggered by the example in line $linje', async (eksempel) => {
      const messages = await runEksempel(eksempel, bok);
      const mine = messages.filter((message) => message.ruleId === ruleId);
      expect(messages.map((message) => message.ruleId)).toContain(ruleId);
      for (const message of mine) expect(alvor).toContain(ALVOR_NAVN[alvorOf(message)]);
    });

    it.each(utloserIkke)('is not triggered by the example in line $linje', async (eksempel) => {
      const messages = await runEksempel(eksempel, bok);
      expect(messages.map((message) => message.ruleId)).not.toContain(ruleId);
      expect(messages.filter((message) => alvorOf(message) === 'error')).toEqual([]);
    });
  });
});
