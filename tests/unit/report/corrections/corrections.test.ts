import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { CONTENT } from '../../../content-folders.ts';
import { describe, expect, it } from 'vitest';
import { readErrorBasis, writeFault } from '../../../../bench/faults.ts';
import { applyRettelser } from '../../../../src/lib/report/corrections/apply.ts';
import { parseRettelser } from '../../../../src/lib/report/corrections/correction.ts';
import { readRettelser } from '../../../../src/lib/io/corrections.ts';
import type { Observation } from '../../../../src/lib/domain/observation.ts';
import { publisert, SKJERMET, type Value } from '../../../../src/lib/domain/value.ts';
import { ingestReport } from '../../../../src/lib/report/ingest.ts';

const FIELDS = {
  rapport: '2030-02',
  linje: '7',
  kolonne: '12',
  fra: '1 860',
  til: '1 850',
  begrunnelse: 'Siffer lest feil.',
  dato: '2030-03-15',
};

/** The YAML of one correction, with some fields otherwise; `undefined` leaves one out. */
function rettelse(
  fields: Partial<Record<keyof typeof FIELDS | 'nokkel', string | undefined>> = {},
) {
  const lines = Object.entries({ ...FIELDS, ...fields }).flatMap(([field, value]) =>
    value === undefined ? [] : [`${field}: ${value}`],
  );
  return `- ${lines.join('\n  ')}\n`;
}

function cell(kolonne: number, verdi: Value, linje = 7): Observation {
  const maned = kolonne === 12 ? '2030-01' : '2030-02';
  return {
    serie: 'tiltak/mentor/alle/alle',
    maned,
    verdi,
    kilde: { rapport: '2030-02', linje, kolonne },
  };
}

/** Applies the corrections to two cells of one row, and a repetition of the first. */
function apply(yaml: string, first: Value = publisert(1860)) {
  const file = new VFile({ value: yaml });
  const cells = [cell(12, first), cell(18, SKJERMET), cell(12, first, 40)];
  const applied = applyRettelser(cells, parseRettelser(file), file, 'rapport.txt');
  const rules = file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`);
  return { statuses: applied.map(({ verdi }) => verdi.status), applied, rules, file };
}

describe('parseRettelser', () => {
  it('reads none from a file of comments, and none from an empty one', () => {
    for (const value of ['', '# ingen\n', '\uFEFF# ingen\n']) {
      const file = new VFile({ value });
      expect(parseRettelser(file)).toEqual([]);
      expect(file.messages).toEqual([]);
    }
  });

  it('reports every problem of every correction, each at its place', () => {
    const yaml =
      rettelse({ fra: 'mange', dato: 'i går' }) + rettelse({ rapport: undefined, linje: '0' });
    const file = new VFile({ value: yaml });
    expect(parseRettelser(file)).toEqual([]);
    const places = file.messages.map(({ line, ruleId }) => `${line} ${ruleId}`);
    expect(places).toEqual([
      '4 rettelse-felt',
      '7 rettelse-felt',
      '8 rettelse-felt',
      '8 rettelse-felt',
    ]);
  });

  it('refuses a number too large to be a count, at its place', () => {
    const file = new VFile({ value: rettelse({ til: '1 000 000 000 000 000 000 000' }) });
    expect(parseRettelser(file)).toEqual([]);
    expect(file.messages.map(({ line, ruleId }) => `${line} ${ruleId}`)).toEqual([
      '5 rettelse-felt',
    ]);
  });

  it('wants a place or a key, not both and not half', () => {
    for (const fields of [
      { linje: undefined },
      { nokkel: 'tiltak/mentor/alle/alle@2030-01' },
      { linje: undefined, kolonne: undefined },
      { linje: undefined, kolonne: undefined, nokkel: 'tiltak/mentor@2030-01' },
    ]) {
      const file = new VFile({ value: rettelse(fields) });
      expect(parseRettelser(file)).toEqual([]);
      expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['rettelse-felt']);
    }
  });
});

describe('applyRettelser', () => {
  it('corrects the cell at a place, and keeps what the report says, why and when', () => {
    const { applied, rules } = apply(rettelse());
    expect(rules).toEqual([]);
    expect(applied.map(({ verdi }) => verdi)).toEqual([
      {
        status: 'rettet',
        antall: 1850,
        fra: '1 860',
        begrunnelse: 'Siffer lest feil.',
        dato: '2030-03-15',
      },
      SKJERMET,
      publisert(1860),
    ]);
  });

  it('corrects every print of a figure by its key', () => {
    const yaml = rettelse({
      linje: undefined,
      kolonne: undefined,
      nokkel: 'tiltak/mentor/alle/alle@2030-01',
    });
    expect(apply(yaml).statuses).toEqual(['rettet', 'skjermet', 'rettet']);
  });

  it('leaves a print alone that says something else', () => {
    const yaml = rettelse({
      linje: undefined,
      kolonne: undefined,
      nokkel: 'tiltak/mentor/alle/alle@2030-01',
    });
    const file = new VFile({ value: yaml });
    const cells = [cell(12, publisert(1860)), cell(12, publisert(1850), 40)];
    const applied = applyRettelser(cells, parseRettelser(file), file, 'rapport.txt');
    expect(applied.map(({ verdi }) => verdi.status)).toEqual(['rettet', 'publisert']);
  });

  it('offers the months of the series for a key of a month that the report has not', () => {
    const { file } = apply(
      rettelse({
        linje: undefined,
        kolonne: undefined,
        nokkel: 'tiltak/mentor/alle/alle@2030-03',
      }),
    );
    expect(file.messages.map(({ ruleId, expected }) => [ruleId, expected])).toEqual([
      [
        'rettelse-ukjent-celle',
        ['tiltak/mentor/alle/alle@2030-01', 'tiltak/mentor/alle/alle@2030-02'],
      ],
    ]);
  });

  it('takes thousands with any space or none', () => {
    for (const fra of ['1860', '1\u00a0860', '"1 860"'])
      expect(apply(rettelse({ fra })).rules).toEqual([]);
  });

  it('passes over corrections of other reports', () => {
    expect(apply(rettelse({ rapport: '2029-12' })).statuses).toEqual([
      'publisert',
      'skjermet',
      'publisert',
    ]);
  });

  it.each([
    ['the source no longer says it', rettelse({ fra: '1 870' }), '4:8 rettelse-utlopt'],
    ['there is no such cell', rettelse({ kolonne: '13' }), '2:10 rettelse-ukjent-celle'],
    ['the cell is hidden', rettelse({ kolonne: '18' }), '4:8 rettelse-skjermet'],
    ['it would give a hidden count', rettelse({ til: '3' }), '5:8 rettelse-skjermet'],
    ['it would hide a count', rettelse({ til: "'*'" }), '5:8 rettelse-skjermet'],
    ['the cell is corrected twice', rettelse() + rettelse(), '9:10 rettelse-dobbel'],
  ])('refuses, with nothing changed, where %s', (_, yaml, rule) => {
    const { rules, statuses } = apply(yaml);
    expect(rules).toEqual([rule]);
    expect(statuses.filter((status) => status === 'rettet').length).toBe(
      rule.endsWith('dobbel') ? 1 : 0,
    );
  });

  it('says nothing of what a hidden cell may hold', () => {
    const { file } = apply(rettelse({ kolonne: '18', fra: "'*'", til: '17' }));
    expect(file.messages.map(({ reason, note }) => `${reason} ${note}`).join()).not.toMatch(/\d/);
  });
});

describe('corrections of the real report', () => {
  it('let a misread report through when, and only when, the sums hold', async () => {
    const context = await readErrorBasis(CONTENT);
    const celle = context.observasjoner.find(
      ({ kilde }) => kilde.linje === 131 && kilde.kolonne === 34,
    );
    if (!celle) throw new Error('Cellen er borte');
    const tekst = writeFault(context.tekst, { celle, verdi: publisert(7863) });
    const ingest = (til: string) => {
      const file = new VFile();
      const rettelser = new VFile({
        value: rettelse({ rapport: '2021-05', linje: '131', kolonne: '34', fra: '7 863', til }),
      });
      const rapport = ingestReport(
        { fil: '2021-05.txt', sha256: '0'.repeat(64), tekst },
        context.register,
        file,
        { liste: parseRettelser(rettelser), file: rettelser },
      );
      return { rapport, rules: rettelser.messages.map(({ ruleId }) => ruleId) };
    };
    const right = ingest('7 853');
    expect(right.rules).toEqual([]);
    const corrected = right.rapport?.observasjoner.filter(({ verdi }) => verdi.status === 'rettet');
    expect(corrected?.map(({ verdi }) => verdi)).toMatchObject([{ antall: 7853, fra: '7 863' }]);
    const wrong = ingest('7 854');
    expect(wrong.rapport).toBeUndefined();
    expect(wrong.rules).toEqual(['rettelse-bryter-sum']);
  });

  it('are none so far', async () => {
    const content = join(import.meta.dirname, '../../../fixtures/innhold');
    const { liste, file } = await readRettelser(content, 'tests/fixtures/innhold');
    expect(liste).toEqual([]);
    expect(file.messages).toEqual([]);
  });

  it.each([
    ['rettelser.yaml', 'men blir ikke lest.'],
    [
      'Rettelser.yml',
      'men blir ikke lest der store og små bokstaver er forskjellige, som på GitHub.',
    ],
  ])('in a file called %s are told of, and how it is passed over', async (name, told) => {
    const content = await mkdtemp(join(tmpdir(), 'rettelser-'));
    await writeFile(join(content, name), '');
    const { file } = await readRettelser(content, 'innhold');
    await rm(content, { recursive: true });
    expect(file.messages.map(({ reason }) => reason)).toEqual([
      `Filen «${name}» ligner rettelsene, ${told}`,
    ]);
  });
});
