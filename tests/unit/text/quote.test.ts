import { beforeAll, describe, expect, it } from 'vitest';
import type { FactContext, Subject, VisibleObservation } from '../../../src/lib/facts/context.ts';
import { antall, endring, verdi } from '../../../src/lib/facts/calculation.ts';
import { numberNode, numberNodeAs, numberNodeAsWord } from '../../../src/lib/text/node.ts';
import { phrase, toPlain, spellAlike, spellSmallNumbers } from '../../../src/lib/text/phrase.ts';
import { quotable } from '../../../src/lib/text/quote.ts';
import { realBasis } from '../site/real.ts';

let context: FactContext;
beforeAll(async () => {
  context = await realBasis();
});

const quote = (niva: Subject['niva'], id: string) => {
  const found = quotable({ niva, id }, context, 'Arbeid i tall');
  return found && toPlain(found);
};
const WHOSE = 'ifølge tall fra Nav, bearbeidet av Arbeid i tall.';

describe('a sentence to quote', () => {
  it('tells number, month, change and source', () => {
    // The grand total, and lines 135 and 149 of the report.
    expect(quote('i-alt', 'i-alt')).toBe(
      `I mai 2021 var det 77\u00a0811 deltakere i arbeidsrettede tiltak, 859 færre enn i april, ${WHOSE}`,
    );
    expect(quote('tiltak', 'jobbklubb')).toBe(
      `I mai 2021 var det 1\u00a0725 deltakere i jobbklubb, 370 færre enn i april, ${WHOSE}`,
    );
  });

  it('tells no change of what has not moved, and both levels of what is small', () => {
    expect(quote('tiltak', 'produksjonsverksted-pv')).toBe(
      `I mai 2021 var det fire deltakere i produksjonsverksted (PV), like mange som i april, ${WHOSE}`,
    );
  });

  it('says of a hidden number that it is hidden, and no more', () => {
    expect(quote('tiltak', 'hoyere-utdanning-forsok')).toBe(
      'Nav har skjermet tallet for høyere utdanning (forsøk) i mai 2021 fordi det var færre enn fire deltakere.',
    );
  });

  it('is none where the release has no row', () => {
    expect(quote('tiltak', 'finnes-ikke')).toBeUndefined();
  });
});

describe('spellSmallNumbers', () => {
  const count = (antall: number): VisibleObservation => ({
    serie: 'tiltak/mentor/alle/alle',
    maned: '2021-05',
    verdi: { status: 'publisert', antall },
    kilde: { rapport: '2021-05', linje: 1, kolonne: 1 },
  });
  const n = (antall: number) => numberNode(verdi(count(antall)));

  it.each([
    [phrase`Antallet gikk fra ${n(9)} til ${n(6)}.`, 'Antallet gikk fra ni til seks.'],
    [phrase`${n(4)} deltakere i mai. ${n(5)} i april.`, 'Fire deltakere i mai. Fem i april.'],
    [phrase`Fra ${n(9)} til ${n(10)}.`, 'Fra 9 til 10.'],
    [phrase`Ingen tall.`, 'Ingen tall.'],
  ])('%#', (before, after) => {
    expect(toPlain(spellSmallNumbers(before))).toBe(after);
  });

  it('changes the words and not what they stand on', () => {
    const [, node] = spellSmallNumbers(phrase`Det var ${n(7)}.`);
    expect(node).toEqual({ ...n(7), children: [{ type: 'text', value: 'sju' }] });
  });

  it('sets every number of a sentence in digits where one has to be, «én færre» aside', () => {
    const one = numberNodeAs(endring(count(155), count(156)), 'én');
    const months = numberNodeAsWord(antall([count(9), count(8), count(7)]));
    const text = [
      phrase`Antallet gikk ned med ${one} til ${n(155)}.`,
      phrase`Det økte i ${months} måneder.`,
      phrase`Det var ${n(155)} i mai. I ${months} måneder var det ${one} færre.`,
      phrase`Det var ${n(155)}, ${one} færre.`,
      phrase`I alle de ${months} månedene var det ${n(155)}.`,
    ];
    expect(spellAlike(text).map(toPlain)).toEqual([
      'Antallet gikk ned med 1 til 155.',
      'Det økte i tre måneder.',
      'Det var 155 i mai. I tre måneder var det én færre.',
      'Det var 155, én færre.',
      'I alle de 3 månedene var det 155.',
    ]);
  });

  it('spells none that another sentence of the text has in digits', () => {
    const text = [
      phrase`Fra ${n(9)} til ${n(10)}.`,
      phrase`Antallet var ${n(9)}, mot ${n(6)}.`,
      phrase`Det er ${n(6)}.`,
      phrase`Det er ${n(4)}.`,
    ];
    // Nine is held to digits by ten beside it, and six by nine.
    expect(spellAlike(text).map(toPlain)).toEqual([
      'Fra 9 til 10.',
      'Antallet var 9, mot 6.',
      'Det er 6.',
      'Det er fire.',
    ]);
  });
});
