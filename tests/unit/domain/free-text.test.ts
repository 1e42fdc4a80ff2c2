import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { parseRettelser } from '../../../src/lib/report/corrections/correction.ts';
import { withThousandsSeparator } from '../../../src/lib/domain/free-text.ts';
import { tiltakSchema } from '../../../src/lib/domain/register.ts';
import { parseEntry } from '../../../src/lib/report/parse/register-entry.ts';

const ENTRY = `---
navn: Syntetisk kurs
orden: 1
gruppe: opplaering
brudd:
  - maned: 2021-05
    tekst: Fra mai er 1 250 plasser talt et annet sted.
former:
  setning: syntetisk kurs
  preposisjon: på
  kort: Syntetisk kurs
kilder:
  - tittel: Oppdiktet kilde, 1 250 sider
    url: https://eksempel.no/
---

Kurset hadde 4 018 plasser.
`;

describe('numbers in what an editor writes', () => {
  it('have the space that lines do not break at, between thousands and nowhere else', () => {
    expect(withThousandsSeparator('PDF-en, side 6, har 7 853 og 1 234\u202f567')).toBe(
      'PDF-en, side 6, har 7\u00a0853 og 1\u00a0234\u00a0567',
    );
    const other = 'Fra 1. mai 2021 kl. 12, på 3 av 40 steder, i 12 1234';
    expect(withThousandsSeparator(other)).toBe(other);
  });

  it('have it in the reason of a correction', () => {
    const yaml =
      '- rapport: 2021-05\n  linje: 1\n  kolonne: 1\n  fra: 4 017\n  til: 4 018\n' +
      '  begrunnelse: Den trykte rapporten har 4 018.\n  dato: 2021-06-30\n';
    const [rettelse] = parseRettelser(new VFile({ path: 'rettelser.yml', value: yaml }));
    expect(rettelse?.begrunnelse).toBe('Den trykte rapporten har 4\u00a0018.');
  });

  it('have it in a break, a source and an explanation of the registry', () => {
    const file = new VFile({ path: 'syntetisk-kurs.md', value: ENTRY });
    const entry = parseEntry(file, tiltakSchema);
    expect(file.messages).toEqual([]);
    expect(entry?.brudd[0]?.tekst).toContain('1\u00a0250 plasser');
    expect(entry?.kilder[0]?.tittel).toContain('1\u00a0250 sider');
    const { slug, forklaring, ...fields } = entry ?? {};
    expect(tiltakSchema.parse(fields)).toEqual(fields);
    expect(slug).toBe('syntetisk-kurs');
    expect(forklaring).toContain('4\u00a0018 plasser');
  });
});
