import { describe, expect, it } from 'vitest';
import { severityOf } from '../src/lib/domain/diagnostic.ts';
import { readRuleBook } from './rules/examples.ts';
import { runExample } from './rules/run.ts';
import { listRulesInCode } from './rules/rules-in-code.ts';

const SEVERITY_NAME = { error: 'feil', warning: 'advarsel', info: 'opplysning' };
const book = readRuleBook();

describe('docs/rules.md', () => {
  it('has one section for every rule in the code, and no other', () => {
    const ids = book.rules.map(({ ruleId }) => ruleId);
    expect([...ids].sort()).toEqual(listRulesInCode());
  });

  it('builds on a report without a problem, but for the sections it leaves out', async () => {
    const example = { slag: 'rapport', meta: '', tekst: book.baseRapport, linje: 0 };
    const messages = await runExample(example, book);
    expect(messages.map((one) => [one.ruleId, severityOf(one)])).toEqual([
      ['seksjon-mangler', 'warning'],
    ]);
  });

  describe.each(book.rules)('$ruleId', ({ ruleId, severity, prose, trigger, triggerNot }) => {
    it('says how bad it is, and how to mend it', () => {
      expect(Object.values(SEVERITY_NAME)).toEqual(expect.arrayContaining(severity));
      expect(prose).toContain('Slik retter du');
      expect(trigger.length).toBeGreaterThan(0);
      expect(triggerNot.length).toBeGreaterThan(0);
    });

    it.each(trigger)('is triggered by the example in line $linje', async (example) => {
      const messages = await runExample(example, book);
      const mine = messages.filter((message) => message.ruleId === ruleId);
      expect(messages.map((message) => message.ruleId)).toContain(ruleId);
      for (const message of mine) expect(severity).toContain(SEVERITY_NAME[severityOf(message)]);
    });

    it.each(triggerNot)('is not triggered by the example in line $linje', async (example) => {
      const messages = await runExample(example, book);
      expect(messages.map((message) => message.ruleId)).not.toContain(ruleId);
      expect(messages.filter((message) => severityOf(message) === 'error')).toEqual([]);
    });
  });
});
