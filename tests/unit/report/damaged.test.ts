import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { ingestReport } from '../../../src/lib/report/ingest.ts';
import { RAPPORT } from './parse/model.ts';
import { register } from './labels/read.ts';

/** The errors of a damaged report, as `line:column rule`. */
function tell(tekst: string): string[] {
  const file = new VFile({ path: 'rapport.txt' });
  ingestReport({ fil: 'rapport.txt', sha256: '0'.repeat(64), tekst }, register, file);
  return file.messages
    .filter(({ fatal }) => fatal)
    .map(({ line, column, ruleId }) => `${line ?? 0}:${column ?? 0} ${ruleId ?? ''}`);
}

function onLines(change: (lines: string[]) => string[]): string {
  return change(RAPPORT.split('\n')).join('\n');
}

const DAMAGES: [string, string, string[]][] = [
  [
    'a digit that was misread',
    RAPPORT.replace('7 606\t7 853', '7 606\t7 863'),
    ['131:34 celle-mot-summer'],
  ],
  [
    'a letter among the digits',
    RAPPORT.replace('Mentor\t260', 'Mentor\t26O'),
    ['136:8 ulesbar-celle'],
  ],
  [
    'a number read as *',
    RAPPORT.replace('Arbeidstrening\t6 773\t7 208', 'Arbeidstrening\t6 773\t*'),
    ['131:22 stjerne-mot-summer'],
  ],
  [
    'a cell too few',
    RAPPORT.replace('Egenetablering\t132\t134\t', 'Egenetablering\t132\t'),
    ['142:1 antall-celler'],
  ],
  [
    'a label nobody knows',
    RAPPORT.replace('Mentor\t260', 'Fjellklatring\t260'),
    ['136:1 ukjent-etikett'],
  ],
  [
    'a page left out',
    onLines((lines) => [...lines.slice(0, 290), ...lines.slice(330)]),
    ['288:1 deler-mangler'],
  ],
  [
    'another period over a few tables',
    RAPPORT.replace(/(Januar 2021 - )Mai 2021/, '$1April 2021').replace(
      /(og kjønn\n\nJanuar 2021 - )Mai 2021/,
      '$1April 2021',
    ),
    ['25:2 kolonner-mot-periode'],
  ],
];

describe('a damaged report', () => {
  it.each(DAMAGES)('with %s gives one error, at the place', (_, text, errors) => {
    expect(text).not.toBe(RAPPORT);
    expect(tell(text)).toEqual(errors);
  });

  it('that lost its tabs is read to the same figures: the sums part what the spaces do not', () => {
    const figures = (tekst: string) => {
      const file = new VFile({ path: 'rapport.txt' });
      const read = ingestReport(
        { fil: 'rapport.txt', sha256: '0'.repeat(64), tekst },
        register,
        file,
      );
      return read?.observasjoner.map(({ serie, maned, verdi }) => ({ serie, maned, verdi }));
    };
    const text = RAPPORT.replaceAll('\t', ' ');
    expect(tell(text)).toEqual([]);
    expect(figures(text)).toEqual(figures(RAPPORT));
    expect(figures(text)).toHaveLength(1990);
  });

  it.each([
    // Jobbskaping og egenetablering is Egenetablering alone: its row says which month has 149.
    [
      'April',
      '142',
      'Egenetablering\t132\t134\t134\t149',
      'Egenetablering\t132\t134\t134',
      'april',
    ],
    ['January', '142', 'Egenetablering\t132\t', 'Egenetablering\t', 'januar'],
    // February and March have the same number.
    ['February', '142', 'Egenetablering\t132\t134\t', 'Egenetablering\t132\t', undefined],
    // Nothing tells hidden cells apart.
    ['hidden', '140', 'i opplæring\t*\t*\t*\t*\t*', 'i opplæring\t*\t*\t*\t*', undefined],
  ])(
    'that lost a cell (%s) is told which month’s, where the sums do',
    (_, line, was, is, month) => {
      const file = new VFile({ path: 'rapport.txt' });
      const tekst = RAPPORT.replace(was, is);
      ingestReport({ fil: 'rapport.txt', sha256: '0'.repeat(64), tekst }, register, file);
      const errors = file.messages.filter(({ fatal }) => fatal);
      expect(errors).toHaveLength(1);
      expect(String(errors[0]?.line)).toBe(line);
      const told = /Det er cellen for (\p{L}+) 2021 som mangler/u.exec(
        errors[0]?.reason ?? '',
      )?.[1];
      expect(told).toBe(month);
      if (month !== undefined)
        expect(errors[0]?.note).toContain(`Sett inn cellen for ${month} 2021`);
    },
  );

  it('offers for an unknown label the names its table lacks, nearest first', () => {
    const file = new VFile({ path: 'rapport.txt' });
    const tekst = RAPPORT.replace('Mentor\t260', 'Fjellklatring\t260');
    ingestReport({ fil: 'rapport.txt', sha256: '0'.repeat(64), tekst }, register, file);
    expect(file.messages.find(({ fatal }) => fatal)?.expected).toEqual(['Mentor']);
  });
});
