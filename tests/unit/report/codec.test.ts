import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT } from '../../content-folders.ts';
import { readCorpus } from '../../../src/lib/io/corpus.ts';
import { readConfig } from '../../../src/lib/io/config.ts';
import { packRapport, unpackRapport } from '../../../src/lib/report/codec.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('packRapport', () => {
  it('is read back to the same report, corrected cells and all', async () => {
    const { rapporter } = await readCorpus(readConfig({ INNHOLD: CONTENT }, ROOT), ROOT);
    const [rapport] = rapporter;
    if (!rapport) throw new Error('Rapporten lot seg ikke lese');
    const [first, ...rest] = rapport.observasjoner;
    const corrected = {
      ...rapport,
      observasjoner: first
        ? [
            {
              ...first,
              verdi: { status: 'rettet' as const, antall: 7, fra: '1', begrunnelse: 'prøve' },
            },
            ...rest,
          ]
        : [],
    };
    expect(unpackRapport(packRapport(rapport))).toEqual(rapport);
    expect(unpackRapport(packRapport(corrected))).toEqual(corrected);
  });

  it.each(['', '{}', '{"rest":{},"navn":[],"celler":[[0,1,2,3,4]],"summer":[]}'])(
    'refuses a text that is no package: %s',
    (text) => {
      expect(() => unpackRapport(text)).toThrow();
    },
  );
});
