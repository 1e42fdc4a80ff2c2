import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Register } from '../../../src/lib/domain/register.ts';
import { readMultilineTables } from '../../../src/lib/import/multiline-table.ts';
import { importFile } from '../../../src/lib/io/import-file.ts';
import { readRegister } from '../../../src/lib/io/register.ts';
import { parseRettelser } from '../../../src/lib/report/corrections/correction.ts';
import { ingestReport, type Rettelser } from '../../../src/lib/report/ingest.ts';
import { CONTENT } from '../../content-folders.ts';

/** The real report as tools write it. */
const CASES = join(CONTENT, '../import');

let register: Register;
let real: string;
beforeAll(async () => {
  ({ register } = await readRegister(CONTENT, CONTENT));
  real = await readFile(join(CONTENT, 'rapporter/2021-05.txt'), 'utf8');
});

/** Every cell that a text publishes, by its key; what is an error in it. */
function read(text: string, rettelser?: Rettelser) {
  const file = new VFile({ path: '2021-05.txt' });
  const source = { fil: '2021-05.txt', sha256: '', tekst: text };
  const rapport = ingestReport(source, structuredClone(register), file, rettelser);
  const cells = rapport?.observasjoner.map(({ serie, maned, verdi }) => [
    `${serie}@${maned}`,
    verdi.status === 'skjermet' ? '*' : verdi.antall,
  ]);
  return { errors: file.messages.filter(({ fatal }) => fatal).map(String), cells, file };
}

async function importCase(name: string): Promise<string> {
  const bytes = new Uint8Array(await readFile(join(CASES, name)));
  const imported = await importFile(bytes, register);
  if ('problem' in imported) throw new Error(imported.problem);
  return imported.text;
}

describe('the real report as tools write it', () => {
  it.each(['pdftotext-raw-single-spaces', 'pdfjs-rows-by-tab', 'tesseract-300dpi-psm6'])(
    'is read whole, its ambiguous rows parted by the sums: %s',
    async (name) => {
      const text = await importCase(`${name}.txt`);
      const { errors, cells } = read(text);
      expect(errors).toEqual([]);
      expect(new Map(cells as [string, unknown][])).toEqual(
        new Map(read(real).cells as [string, unknown][]),
      );
      // The text that is kept has its cells apart, also where the sums had to tell them.
      expect(text).toContain('\nAndre på tiltak\t884\t942\t1 045\t1 146\t1 088\n');
    },
  );

  it('is read by check as it is, and the editor told how rows were parted', async () => {
    const raw = await readFile(join(CASES, 'pdftotext-raw-single-spaces.txt'), 'utf8');
    const { errors, file } = read(raw);
    expect(errors).toEqual([]);
    const told = file.messages.filter(({ ruleId }) => ruleId === 'rad-fordelt');
    expect(told.map(({ line }) => line)).toHaveLength(4);
    expect(String(told[0]?.reason)).toContain('884 | 942 | 1 045 | 1 146 | 1 088');
  });

  it('refuses an ambiguous row that neither sums nor other prints decide', async () => {
    const raw = await readFile(join(CASES, 'pdftotext-raw-single-spaces.txt'), 'utf8');
    // In none of its prints the numbers are those of the sums, however they are parted.
    const other = raw.replaceAll('884 942 1 045 1 146 1 088', '884 942 1 045 1 147 1 088');
    expect(read(other).errors.some((error) => error.includes('på 2 måter'))).toBe(true);
  });
});

describe('a download that a spreadsheet has saved again', () => {
  it('is written as the site wrote it', async () => {
    const text = await importCase('excel-maned.csv');
    expect(text).toContain('\n2021-01,tiltak,mentor,Mentor,alle,alle,899,publisert,2021-01,18,8\n');
    expect(text).toContain('"Nedsatt arbeidsevne, på tiltak"');
    expect(read(text).cells).toHaveLength(6);
    expect(read(await readFile(join(CASES, 'excel-maned.csv'), 'utf8')).cells).toHaveLength(6);
  });
});

describe('a number with a footnote mark', () => {
  const wrong = () => real.replace('Mentor\t260\t', 'Mentor\t260¹\t');
  const rettelse = (fra: string) => {
    const file = new VFile({
      value: `- rapport: 2021-05\n  linje: 136\n  kolonne: 8\n  fra: "${fra}"\n  til: 260\n  begrunnelse: Fotnote.\n  dato: 2021-07-01\n`,
    });
    return { liste: parseRettelser(file), file };
  };

  it('stops the report until it is corrected by what stands in the cell', () => {
    expect(read(wrong()).errors).toEqual([expect.stringContaining('«260¹»')]);
    const right = rettelse('260¹');
    expect(read(wrong(), right).cells).toContainEqual(['tiltak/mentor/alle/alle@2021-01', 260]);
    expect(right.file.messages).toEqual([]);
    expect(read(wrong(), rettelse('260²')).errors).toHaveLength(1);
  });
});

describe('readMultilineTables', () => {
  it("reads Pandoc's rows over several lines, and leaves other texts alone", async () => {
    const text = await importCase('pandoc-markdown-multiline.md');
    expect(text).toContain(
      '\nVgs/yrkesfaglig utdanning enkeltplass\t3 082\t3 294\t3 372\t3 413\t3 420\n',
    );
    expect(text).toContain('\nVgs/yrkesfaglig utdanning enkeltplass, Forsøk\t*\t*\t*\t4\t8\n');
    expect(text).toContain(
      '\nKvinner\n\n\tJanuar\tFebruar\tMars\tApril\tMai\nI alt kvinner\t34 688\t',
    );
    expect(readMultilineTables(['Tittel', '----------', 'I alt  1  2'])).toBeUndefined();
  });
});
