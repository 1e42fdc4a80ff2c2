import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { VFile } from 'vfile';
import { tiltakSchema, type Register, type Tiltak } from '../../../../src/lib/domain/register.ts';
import { parseOppforing } from '../../../../src/lib/report/parse/register-entry.ts';
import { slugify } from '../../../../src/lib/domain/slug.ts';
import { addTiltak, ordenBetween, writeRegisterfil } from '../../../../src/lib/report/labels/register-file.ts';
import options from '../../../../prettier.config.mjs';

const TOMT: Register = { hovedgrupper: [], tiltaksgrupper: [], tiltak: [] };

/** A tiltak as the registry has it when only a report knows it. */
function nytt(navn: string): Tiltak {
  const funnet = { navn, slug: slugify(navn), gruppe: 'oppfolging', etter: undefined, rader: [] };
  const [tiltak] = addTiltak(TOMT, [funnet]).tiltak;
  if (!tiltak) throw new Error('Tiltaket kom ikke med');
  return tiltak;
}

describe('the file of a new tiltak', () => {
  it.each([
    'Karriereveiledning',
    'Nytt: «A» & B #1',
    "Kurs 'for' noen",
    'Kurs "for" noen',
    '- bindestrek',
    'true',
    '2-årig opplæringstiltak med et navn som er så langt at linjen ville blitt brutt om noen lot den',
  ])('is formatted, readable and marked as unfinished: %s', async (navn) => {
    const { fil, tekst } = writeRegisterfil(nytt(navn), 6.5);
    expect(await format(tekst, { ...options, plugins: [], parser: 'markdown' })).toBe(tekst);
    const file = new VFile({ path: fil, value: tekst });
    expect(parseOppforing(file, tiltakSchema)).toMatchObject({ navn, orden: 6.5, uferdig: true });
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['oppforing-uferdig']);
  });

  it('says at its top what is left to do', () => {
    const { tekst } = writeRegisterfil(nytt('Karriereveiledning'), 6.5);
    expect(tekst).toMatch(/^---\n# Skrevet av «npm run check -- --register»\. Gjør ferdig/);
    expect(parse(tekst.split('---\n')[1] ?? '')).toMatchObject({ gruppe: 'oppfolging' });
  });
});

describe('places between files that are there', () => {
  const skrevet = new Map([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);

  it('lie between the neighbours, also of several at once, first and last', () => {
    const plasser = ordenBetween(['x', 'a', 'y', 'z', 'b', 'c', 'w'], skrevet);
    expect(Object.fromEntries(plasser)).toEqual({ x: 0.5, y: 1.5, z: 1.75, w: 4 });
  });

  it('are none for files that are there', () => {
    expect(ordenBetween(['a', 'b', 'c'], skrevet).size).toBe(0);
  });
});
