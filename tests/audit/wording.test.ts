import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeWording } from '../../audit/truth/word-tree.ts';
import { formatPieces, readPieces } from '../../bench/wording.ts';

const PIECES = readPieces('.');
const of = (writer: string) =>
  makeWording(
    PIECES.filter(({ writers }) => writers.includes(writer)).map(({ text, glued }) => ({
      text,
      ...glued,
    })),
    [{ text: 'i arbeidstrening', before: false, after: false }],
  );
/** Numbers and months are masked where words are judged. */
const N = '\u0001';

describe('what is kept of the wording', () => {
  it('is what the sources say now: npm run wording', () => {
    expect(readFileSync('audit/wording.json', 'utf8')).toBe(formatPieces(PIECES));
  });

  it('knows every kind of sentence by its writer', () => {
    const writers = new Set(PIECES.flatMap((piece) => piece.writers));
    for (const kind of ['niva', 'topp', 'fjor', 'women-of-part', 'rettet', 'sesong', 'skjermede'])
      expect(writers, kind).toContain(`setning:${kind}`);
  });
});

describe('pieces', () => {
  const wording = makeWording([
    { text: 'antallet gikk ned', before: false, after: false },
    { text: 'tiltaks', before: false, after: true },
    { text: 'gruppen', before: false, after: false },
    { text: 'ene', before: true, after: false },
    { text: 'med', before: false, after: false },
  ]);

  it.each([
    ['one after another', `Antallet gikk ned med ${N}.`],
    ['with a word that goes on from a template', 'tiltaksgruppen'],
    ['with a template that goes on from a word', 'gruppenene'],
    [
      'with more white space, numbers, signs and addresses',
      'antallet  gikk\u00a0ned (1 234): https://eksempel.no/a',
    ],
  ])('%s', (_how, text) => {
    expect(wording.foreignAt(text)).toBeUndefined();
  });

  it.each([
    ['a word in the middle of one', 'Antallet gikk ikke ned', 0],
    ['a word between two', 'antallet gikk ned nesten med', 18],
    ['a piece cut short', 'antallet gikk', 0],
    ['letters run together', 'gruppenmed', 7],
    ['a large letter inside one', 'antallet Gikk ned', 0],
  ])('and no other: %s', (_what, text, at) => {
    expect(wording.foreignAt(text)).toBe(at);
  });
});

describe('a sentence', () => {
  it('is told by the pieces of its kind', () => {
    expect(
      of('setning:niva').foreignAt(`I ${N} var det ${N} deltakere i arbeidstrening.`),
    ).toBeUndefined();
    expect(
      of('setning:sesong').foreignAt('Tallene er ikke justert for sesongvariasjoner.'),
    ).toBeUndefined();
  });

  it.each([
    ['setning:niva', `I ${N} var det ikke ${N} deltakere i arbeidstrening.`],
    ['setning:niva', `I ${N} var det trolig ${N} deltakere i arbeidstrening.`],
    ['setning:niva', `I ${N} var det nesten ${N} deltakere i arbeidstrening.`],
    ['setning:niva', `I ${N} var det ${N} arbeidsledige i arbeidstrening.`],
    ['setning:niva', `Tallene er ikke justert for sesongvariasjoner ${N}.`],
    ['setning:sesong', 'Tallene er justert for sesongvariasjoner.'],
  ])('%s, and by no others: %s', (writer, text) => {
    expect(of(writer).foreignAt(text)).toBeDefined();
  });
});
