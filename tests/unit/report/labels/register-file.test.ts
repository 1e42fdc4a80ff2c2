import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { VFile } from 'vfile';
import { tiltakSchema, type Register, type Tiltak } from '../../../../src/lib/domain/register.ts';
import { parseEntry } from '../../../../src/lib/report/parse/register-entry.ts';
import { slugify } from '../../../../src/lib/domain/slug.ts';
import {
  addTiltak,
  orderBetween,
  writeRegisterFile,
} from '../../../../src/lib/report/labels/register-file.ts';
import options from '../../../../prettier.config.mjs';

const EMPTY: Register = { hovedgrupper: [], tiltaksgrupper: [], tiltak: [] };

/** A tiltak as the registry has it when only a report knows it. */
function fresh(navn: string): Tiltak {
  const found = { navn, slug: slugify(navn), gruppe: 'oppfolging', after: undefined, rader: [] };
  const [tiltak] = addTiltak(EMPTY, [found]).tiltak;
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
    const { fil, tekst } = writeRegisterFile(fresh(navn), 6.5);
    expect(await format(tekst, { ...options, plugins: [], parser: 'markdown' })).toBe(tekst);
    const file = new VFile({ path: fil, value: tekst });
    expect(parseEntry(file, tiltakSchema)).toMatchObject({ navn, orden: 6.5, uferdig: true });
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['oppforing-uferdig']);
  });

  it('says at its top what is left to do', () => {
    const { tekst } = writeRegisterFile(fresh('Karriereveiledning'), 6.5);
    expect(tekst).toMatch(/^---\n# Skrevet av «npm run check -- --register»\. Gjør ferdig/);
    expect(parse(tekst.split('---\n')[1] ?? '')).toMatchObject({ gruppe: 'oppfolging' });
  });
});

describe('places between files that are there', () => {
  const written = new Map([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);

  it('lie between the neighbours, also of several at once, first and last', () => {
    const places = orderBetween(['x', 'a', 'y', 'z', 'b', 'c', 'w'], written);
    expect(Object.fromEntries(places)).toEqual({ x: 0.5, y: 1.5, z: 1.75, w: 4 });
  });

  it('are none for files that are there', () => {
    expect(orderBetween(['a', 'b', 'c'], written).size).toBe(0);
  });
});
