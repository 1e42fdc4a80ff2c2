import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { htmlvalidate } from './html-rules.ts';
import { listPages } from './built-site.ts';

it.each(inject('nettsteder').slice(0, 1))(
  'html-validate finds nothing at $base',
  async ({ dist }) => {
    const messages: string[] = [];
    for (const file of listPages(dist)) {
      const { results } = await htmlvalidate.validateString(readFileSync(join(dist, file), 'utf8'));
      for (const { line, column, ruleId, message } of results.flatMap((result) => result.messages))
        messages.push(`${file}:${line}:${column} ${ruleId} ${message}`);
    }
    expect(messages).toEqual([]);
  },
);
