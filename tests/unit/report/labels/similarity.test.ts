import { describe, expect, it } from 'vitest';
import { RAPPORT } from '../parse/model.ts';
import { read, messages } from './read.ts';

/** The real report with the first occurrence of a text after a line changed. */
function change(from: number, was: string, is: string): string {
  const lines = RAPPORT.split('\n');
  const at = lines.findIndex((line, i) => i + 1 >= from && line.includes(was));
  lines[at] = (lines[at] ?? '').replace(was, is);
  return lines.join('\n');
}

describe('labels in the real report', () => {
  it('50 rows are printed otherwise than the registry has them, and each is told with the reason', () => {
    const readOut = read(RAPPORT);
    const told = messages(readOut, 'etikett-tolket');
    // Counted with grep.
    expect(told).toHaveLength(50);
    expect(told).toContain('91:1 Lønnskudd → Lønnstilskudd');
    expect(told).toContain('133:1 Digital oppfølging/jobbkлубb → Digital oppfølging/jobbklubb');
    for (const { begrunnelse } of readOut.reading?.tolkninger ?? [])
      expect(begrunnelse).not.toBe('');
  });

  it('a label cut off just where another name ends is told by its place', () => {
    const readOut = read(change(140, 'AMO Kurs, Forsøk', 'AMO Kurs'));
    expect(readOut.feil).toEqual([]);
    expect(readOut.observasjoner.get('tiltak/amo-kurs/alle/alle@2021-01')).toBe('2983');
    expect(readOut.observasjoner.get('tiltak/amo-kurs-forsok/alle/alle@2021-01')).toBe('*');
  });

  it('a label that may be two is settled by the sums where they tell', () => {
    const readOut = read(
      change(
        150,
        'Vgs/yrkesfaglig utdanning enkeltplass, Forsøk',
        'Vgs/yrkesfaglig utdanning enkelt',
      ),
    );
    expect(readOut.feil).toEqual([]);
    expect(
      readOut.observasjoner.get(
        'tiltak/vgs-yrkesfaglig-utdanning-enkeltplass-forsok/alle/alle@2021-05',
      ),
    ).toBe('8');
  });

  it('of two rows of one label the first is the series and the second its repetition, for the sums to compare', () => {
    const { reading } = read(
      RAPPORT.replace('Mentor\t260\t', 'Mentor\t260\t261\t282\t311\t305\nMentor\t270\t'),
    );
    const series = 'tiltak/mentor/alle/alle';
    const [first] = reading?.observasjoner.filter(({ serie }) => serie === series) ?? [];
    const [again] = reading?.repeated.filter(({ serie }) => serie === series) ?? [];
    expect([first?.verdi, first?.kilde.linje]).toEqual([{ status: 'publisert', antall: 260 }, 136]);
    expect([again?.verdi, again?.kilde.linje]).toEqual([{ status: 'publisert', antall: 270 }, 137]);
  });

  it.each([
    ['ulesbar-celle', 'Mentor\t260', 'Mentor\t2b0', '136:8 2b0 → et helt tall som «1 234» / *'],
    ['ulesbar-celle', 'Mentor\t260', 'Mentor\t', '136:8  → et helt tall som «1 234» / *'],
    ['ulesbar-celle', 'I alt\t72 086', 'I alt\t086', '26:7 086 → et helt tall som «1 234» / *'],
    [
      'ulesbar-celle',
      'I alt\t72 086',
      'I alt\t7 2086',
      '26:7 7 2086 → et helt tall som «1 234» / *',
    ],
    ['antall-celler', 'Mentor\t260\t', 'Mentor\t', '136:1 261 | 282 | 311 | 305 → 5 celler'],
    ['under-fire', 'Mentor\t260', 'Mentor\t2', '136:8 2 → * / et tall på minst 4'],
    [
      'kolonner-mot-periode',
      '\tJanuar\tFebruar',
      '\tFebruar\tJanuar',
      '25:2 Februar, Januar, Mars, April, Mai → 2021-01 / 2021-02 / 2021-03 / 2021-04 / 2021-05',
    ],
    [
      'ugyldig-periode',
      'Januar 2021 - Mai 2021',
      'Mai 2021 - Januar 2021',
      '9:1 Mai 2021 - Januar 2021 → en periode på én til tolv måneder, som «Januar 2021 - Mai 2021»',
    ],
    [
      'undergruppe-mot-total',
      'I alt kvinner\t',
      'I alt menn\t',
      '42:1 I alt menn → I alt kvinner / Menn',
    ],
  ])('%s tells where, what and what was expected', (rule, was, is, expected) => {
    expect(messages(read(RAPPORT.replace(was, is)), rule)[0]).toBe(expected);
  });

  it('another year in one heading is an error there', () => {
    const at = RAPPORT.lastIndexOf('Januar 2021 - Mai 2021');
    const readOut = read(`${RAPPORT.slice(0, at)}Januar 2012 - Mai 2012${RAPPORT.slice(at + 22)}`);
    expect(messages(readOut, 'periode-avviker')).toHaveLength(1);
  });

  it('a total that names the other sex is an error there, however near its name is', () => {
    const readOut = read(
      change(700, 'I alt menn og tilrettelegging', 'I alt kvinner og tilrettelegging'),
    );
    expect(readOut.feil.map((fault) => fault.split(' ')[1])).toEqual(['ukjent-gruppe']);
    expect(messages(readOut, 'ukjent-gruppe')[0]).toContain('I alt menn og tilrettelegging');
  });

  it('a wide table divided by months over pages is put together', () => {
    const lines = RAPPORT.split('\n');
    const part = (from: number, to: number) =>
      lines.map((line) =>
        line.includes('\t')
          ? line
              .split('\t')
              .filter((_, i) => i === 0 || (i >= from && i <= to))
              .join('\t')
          : line,
      );
    const readOut = read([...part(1, 3), ...part(4, 5)].join('\n'));
    expect(readOut.feil).toEqual([]);
    expect(readOut.observasjoner).toEqual(read(RAPPORT).observasjoner);
  });

  it('a table that lacks its last month is an error in each row', () => {
    const lines = RAPPORT.split('\n').map((line, i) =>
      i >= 126 && i <= 145 ? line.replace(/\t[^\t]*$/, '') : line,
    );
    const readOut = read(lines.join('\n'));
    expect(readOut.feil.some((fault) => fault.endsWith('maned-mangler'))).toBe(true);
  });
});
