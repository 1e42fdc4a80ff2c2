import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { ingestReport } from '../../../../src/lib/report/ingest.ts';
import { RAPPORT, readModel, type ModelTable } from '../../../unit/report/parse/model.ts';
import { toTabs } from '../../../unit/report/parse/write.ts';
import { read, register } from '../../../unit/report/labels/read.ts';

const MODEL = readModel();
const SECTIONS = [...new Set(MODEL.tabeller.map(({ seksjon }) => seksjon))];

/** The errors and warnings of the report with these of its printed tables: `rule: what was expected`. */
function tell(tables: ModelTable[]): string[] {
  // What stood above a table that is gone stands above the next.
  const kept = tables.map((table) => ({
    ...table,
    ownSection: true,
    ownPeriod: true,
    ownUndergruppe: table.undergruppe !== '',
  }));
  const file = new VFile({ path: 'rapport.txt' });
  const tekst = toTabs({ ...MODEL, tabeller: kept });
  const rapport = ingestReport(
    { fil: 'rapport.txt', sha256: '0'.repeat(64), tekst },
    register,
    file,
  );
  const told = file.messages.filter(({ fatal }) => fatal !== undefined);
  expect(rapport === undefined).toBe(told.some(({ fatal }) => fatal));
  return told.map(({ ruleId, expected }) => `${ruleId ?? ''}: ${(expected ?? []).join(', ')}`);
}

function without(gone: (table: ModelTable) => boolean): string[] {
  return tell(MODEL.tabeller.filter((table) => !gone(table)));
}

const LOGICAL = [
  ...new Map(
    MODEL.tabeller.map(({ seksjon, undergruppe }) => [
      `${seksjon}/${undergruppe}`,
      { seksjon, undergruppe },
    ]),
  ).values(),
];

describe('a report that lost pages', () => {
  it('complete, has nothing missing', () => expect(without(() => false)).toEqual([]));

  it.each(LOGICAL.filter(({ seksjon }) => seksjon !== 'Tiltak'))(
    'without the whole table «$undergruppe» of «$seksjon», is told that one thing',
    ({ seksjon, undergruppe }) => {
      const told = without(
        (table) => table.seksjon === seksjon && table.undergruppe === undergruppe,
      );
      expect(told).toEqual([`tabell-mangler: ${undergruppe || 'I alt'}`]);
    },
  );

  it.each(SECTIONS.slice(0, -1))('without the section «%s», is told that one thing', (section) => {
    expect(without((table) => table.seksjon === section)).toEqual([`seksjon-mangler: ${section}`]);
  });

  it.each([1, 2])(
    'that ends after %d sections, is refused, for without the tiltak there is nothing to publish',
    (count) => {
      const first = SECTIONS.slice(0, count);
      const others = SECTIONS.slice(count).filter((one) => one !== 'Tiltak');
      expect(without(({ seksjon }) => !first.includes(seksjon))).toEqual([
        'seksjon-mangler: Tiltak',
        `seksjon-mangler: ${others.join(', ')}`,
      ]);
    },
  );

  it.each([3, 4])(
    'that ends after %d sections, is warned of, for it may never have had the others',
    (count) => {
      const first = SECTIONS.slice(0, count);
      expect(without(({ seksjon }) => !first.includes(seksjon))).toEqual([
        `seksjon-mangler: ${SECTIONS.slice(count).join(', ')}`,
      ]);
    },
  );

  it('cut off just after a section title, is refused', () => {
    const at = RAPPORT.indexOf('\nTiltak, hovedgrupper og kjønn\n');
    const cut = RAPPORT.slice(0, RAPPORT.indexOf('\nKvinner, arbeidssøkere', at));
    expect(read(cut).feil.map((fault) => fault.split(' ')[1])).toEqual(['seksjon-mangler']);
    expect(read(RAPPORT.slice(0, at)).feil).toEqual([]);
  });

  it('cut off after any line, is refused or warned of', () => {
    const lines = RAPPORT.split('\n');
    const printed = lines.flatMap((line, i) => (i > 25 && line.trim() !== '' ? [i + 1] : []));
    const silent = printed
      .slice(0, -1)
      .filter((_, i) => i % 12 === 0)
      .filter((count) => {
        const file = new VFile({ path: 'rapport.txt' });
        const tekst = lines.slice(0, count).join('\n');
        ingestReport({ fil: 'rapport.txt', sha256: '0'.repeat(64), tekst }, register, file);
        return file.messages.every(({ fatal }) => fatal === undefined);
      });
    expect(silent).toEqual([]);
  });

  it('cut off just after the total of its last table, is refused', () => {
    const last = 'I alt menn, andre på tiltak\t730\t748\t810\t817\t834\n';
    const cut = RAPPORT.slice(0, RAPPORT.indexOf(last) + last.length);
    expect(read(cut).feil.map((fault) => fault.split(' ')[1])).toEqual(['tabell-mangler']);
  });

  it('without any one page, gives one error, unless the page only repeats what stands elsewhere', () => {
    const told = MODEL.tabeller.map((gone) => without((table) => table === gone));
    expect(told.filter((messages) => messages.length > 1)).toEqual([]);
    // «I alt» and «I alt arbeidsrettet rehabilitering» of the fourth page of «Tiltak» stand in other tables too.
    const silent = told.flatMap((messages, i) => (messages.length === 0 ? [i] : []));
    expect(silent.map((i) => MODEL.tabeller[i]?.rader.map(({ template }) => template))).toEqual([
      ['i-alt/i-alt', 'tiltaksgruppe/arbeidsrettet-rehabilitering'],
    ]);
  });

  it('cut off after any page, is told', () => {
    const whole = MODEL.tabeller.length;
    for (let count = 1; count < whole; count += 4)
      expect([count, tell(MODEL.tabeller.slice(0, count)).length]).not.toEqual([count, 0]);
  });

  it('without any group total in one table, is told in one message', () => {
    const tables = MODEL.tabeller.map((table) => ({
      ...table,
      rader: table.rader.filter(
        ({ template }) =>
          table.undergruppe !== 'Menn, andre på tiltak' || !template.startsWith('tiltaksgruppe/'),
      ),
    }));
    const [only, ...more] = tell(tables);
    expect(more).toEqual([]);
    expect(only).toMatch(
      /^deler-mangler: Arbeidspraksis \(tiltaksgruppe\), Oppfølging \(tiltaksgruppe\)/,
    );
  });

  it('without the tiltak of two groups, names them in one message', () => {
    const gone = ['tiltak/mentor', 'tiltak/jobbklubb', 'tiltak/utdanning'];
    const tables = MODEL.tabeller.map((table) => ({
      ...table,
      rader: table.rader.filter(
        ({ template }) => table.seksjon !== 'Tiltak' || !gone.includes(template),
      ),
    }));
    const [only, ...more] = tell(tables);
    expect(more).toEqual([]);
    expect(only?.split(': ')[0]).toBe('deler-mangler');
    expect(only?.split(': ')[1]?.split(', ').sort()).toEqual(['Jobbklubb', 'Mentor', 'Utdanning']);
  });
});
