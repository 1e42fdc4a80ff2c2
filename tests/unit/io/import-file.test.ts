import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatXlsx } from '../../../src/lib/formats/xlsx.ts';
import {
  importFile,
  MOST_BYTES,
  tellTooLarge,
  type Imported,
  type ImportLimits,
} from '../../../src/lib/io/import-file.ts';
import { readImport } from '../../../src/lib/io/read-import.ts';
import { CONTENT } from '../../content-folders.ts';

/** What a file that cannot be imported is told, in one message. */
function told(imported: Imported): string {
  return 'problem' in imported ? imported.problem : `lest som ${imported.id}`;
}

/** The same of a file that is read without a thread of its own, which costs more than the reading. */
async function problemOf(bytes: Uint8Array): Promise<string> {
  return told(await readImport(bytes.slice()));
}

/** The same of a file that is read within limits, as the command reads it. */
async function boundedProblemOf(bytes: Uint8Array, limits?: ImportLimits): Promise<string> {
  return told(await importFile(bytes, undefined, limits));
}

/** A PDF of one page with these lines of text; `extra` goes into the trailer. */
function makePdf(lines: readonly string[], extra = ''): Uint8Array {
  const shown = lines.map((line, i) => `1 0 0 1 50 ${800 - 20 * i} Tm (${line}) Tj`).join('\n');
  const content = `BT /F1 10 Tf\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extra} >>`;
  return strToU8(`${text}${xref}${trailer}\nstartxref\n${text.length}\n%%EOF\n`);
}

/** The standard security handler with keys that the empty password does not open. */
const LOCKED = `/ID [<${'0'.repeat(32)}> <${'0'.repeat(32)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'a1'.repeat(32)}> /U <${'b2'.repeat(32)}> >>`;

const TITLE = 'Deltakere i arbeidsrettede tiltak. Tiltak og kjønn. Tidsserie måned';
const ROWS = [
  [TITLE],
  ['Hovedgrupper og kjønn'],
  ['Januar 2021 - Februar 2021'],
  ['', 'Januar', 'Februar'],
  ['I alt', 4760, 4847],
];

function makeWorkbook(rader: (string | number)[][] = ROWS): Uint8Array {
  return formatXlsx([{ navn: 'Ark 1', widths: [40, 9, 9], rader }]);
}

/** The same package with one part changed. */
function changePart(bytes: Uint8Array, part: RegExp, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes);
  const name = Object.keys(files).find((one) => part.test(one)) ?? '';
  return zipSync({ ...files, [name]: strToU8(change(strFromU8(files[name] ?? new Uint8Array()))) });
}

/** A package whose part inflates to so many bytes of nothing. */
function makeBomb(part: string, size: number): Uint8Array {
  return zipSync({ [part]: new Uint8Array(size).fill(0x20) }, { level: 9 });
}

let pdf: Uint8Array;
beforeAll(async () => {
  const path = join(CONTENT, '../drop-pdf/2021-05.pdf');
  pdf = new Uint8Array(await readFile(path));
});

describe('importFile, of what is no report', () => {
  it('makes the files below well enough for one that is right to be read', async () => {
    expect(await problemOf(makeWorkbook())).toBe('lest som 2021-02');
    expect(await problemOf(makePdf(['Bare tekst']))).toContain('ingen tabell');
    expect(await problemOf(pdf)).toBe('lest som 2021-05');
    expect(await boundedProblemOf(pdf)).toBe('lest som 2021-05');
  });

  it('tells a PDF that is locked', async () => {
    expect(await problemOf(makePdf(['Bare tekst'], LOCKED))).toMatch(/^PDF-en er låst med passord/);
  });

  it('tells a PDF that is cut off or damaged, and gives none of it', async () => {
    expect(await problemOf(pdf.slice(0, pdf.length >> 1))).toContain('avkortet');
    const noise = pdf.map((byte, i) => (i > 20 && i < pdf.length - 10 ? (i * 7919) % 256 : byte));
    for (const read of [problemOf, boundedProblemOf]) expect(await read(noise)).toContain('skadet');
  });

  it('tells a PDF without text', async () => {
    expect(await problemOf(makePdf([]))).toContain('skannet');
  });

  it('tells another of the agency’s reports by its title, in whatever kind of file', async () => {
    const title = 'Deltakere i arbeidsrettede tiltak. Tiltak og fylke. En måned';
    const pdf = makePdf([title.replace('å', '\\345'), 'Mai 2021', 'I alt 4 760']);
    const page = `<!doctype html><h1>${title}</h1><table><tr><td><td>Mai<tr><td>I alt<td>4760</table>`;
    for (const file of [pdf, makeWorkbook([[title], ...ROWS.slice(1)]), strToU8(page)])
      expect(await problemOf(file)).toMatch(/^Filen er en annen rapport, «.*Tiltak og fylke/);
  });

  it('tells a workbook that is locked, or of the old kind', async () => {
    const bytes = Uint8Array.of(
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Uint8Array(512),
    );
    expect(await problemOf(bytes)).toMatch(/kryptert Office-dokument.*fjern passordet/);
  });

  it('tells a workbook with formulas that were never computed, by its first', async () => {
    const bare = changePart(makeWorkbook(), /sheet1\.xml$/, (xml) =>
      xml.replace('<v>4847</v>', '<f>4000+847</f>'),
    );
    expect(await problemOf(bare)).toMatch(/^Celle C5 i arket «Ark 1» er en formel uten verdi/);
  });

  it('tells a workbook that is damaged', async () => {
    const broken = changePart(makeWorkbook(), /workbook\.xml$/, (xml) => xml.slice(0, 40));
    expect(await problemOf(broken)).toContain('skadet');
    const cut = makeWorkbook();
    expect(await problemOf(cut.slice(0, cut.length - 200))).toContain('skadet');
  });

  it.each([
    ['xl/worksheets/sheet1.xml', 'arbeidsbok'],
    ['word/document.xml', 'dokument'],
  ])('reads no bomb: %s', async (part) => {
    const bomb = makeBomb(part, 120_000_000);
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await boundedProblemOf(bomb)).toMatch(/pakker seg ut til mer enn 50 MB/);
  });

  it('gives a bomb that lies about its size no more room than it says', async () => {
    const bomb = makeBomb('word/document.xml', 40_000_000);
    const at = bomb.length - 22 - 46 - 'word/document.xml'.length;
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(at + 24, 1000, true);
    expect(await boundedProblemOf(bomb)).not.toContain('lest som');
  });

  it('tells a file that is too large by its size alone', async () => {
    expect(tellTooLarge(MOST_BYTES)).toBeUndefined();
    expect(tellTooLarge(60_000_000)).toBe('Filen er på 60 MB; ingen rapport er på mer enn 50 MB.');
    expect(await boundedProblemOf(new Uint8Array(60_000_000))).toContain('60 MB');
    expect(await problemOf(strToU8('linje\n'.repeat(600_000)))).toContain('3600000 tegn');
  });

  it('goes by what a file holds, not by what it says it is', async () => {
    expect(await problemOf(strToU8('%PDF-1.7\n<html><table>'))).toContain('avkortet');
    expect(await problemOf(strToU8('PK\x03\x04 og så ikke mer'))).toContain('ZIP');
    expect(await problemOf(Uint8Array.of(0, 1, 2, 3, 4))).toContain('verken tekst');
    expect(await problemOf(new Uint8Array())).toBe('Filen er tom.');
  });

  it('survives a web page of elements inside each other without end', async () => {
    const deep = `<!doctype html><body>${'<div>'.repeat(200_000)}`;
    expect(await boundedProblemOf(strToU8(deep))).toMatch(/skadet|ingen tabell/);
  });

  it('stops reading when it takes too long, or too much memory', async () => {
    const limits = { milliseconds: 1, megabytes: 1500 };
    expect(await boundedProblemOf(pdf, limits)).toMatch(
      /^Filen var ikke lest etter 0.001 sekunder/,
    );
  });
});
