import { readdirSync, readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import {
  hovedgruppeSchema,
  termSchema,
  tiltaksgruppeSchema,
  tiltakSchema,
} from '../../../src/lib/domain/register.ts';
import { slugify } from '../../../src/lib/domain/slug.ts';
import { parseEntry } from '../../../src/lib/report/parse/register-entry.ts';

const CONTENT = new URL('../../fixtures/innhold/', import.meta.url);
const FOLDERS = [
  ['tiltak', tiltakSchema],
  ['tiltaksgrupper', tiltaksgruppeSchema],
  ['hovedgrupper', hovedgruppeSchema],
] as const;

/** A registry file cut at its fences by a regular expression: no code of the site is used. */
interface FoundFile {
  slug: string;
  tekst: string;
  fields: unknown;
  forklaring: string;
}

function readFiles(folder: string): FoundFile[] {
  const address = new URL(`${folder}/`, CONTENT);
  return readdirSync(address).map((name) => {
    const tekst = readFileSync(new URL(name, address), 'utf8');
    const [, fields = '', explanation = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(tekst) ?? [];
    return {
      slug: name.replace(/\.md$/, ''),
      tekst,
      fields: parse(fields) as unknown,
      forklaring: explanation.trim(),
    };
  });
}

function read<S extends z.ZodType<{ orden: number }>>(folder: string, schema: S) {
  return readFiles(folder)
    .map(({ fields, ...file }) => ({ ...file, ...schema.parse(fields) }))
    .sort((a, b) => a.orden - b.orden);
}

const tiltak = read('tiltak', tiltakSchema);
const tiltaksgrupper = read('tiltaksgrupper', tiltaksgruppeSchema);
const hovedgrupper = read('hovedgrupper', hovedgruppeSchema);
const begreper = read('begreper', termSchema);
const all = [...tiltak, ...tiltaksgrupper, ...hovedgrupper];

/** The lines of a section of the report, from its heading up to the next section's. */
function section(from: string, to: string): string[] {
  const lines = readFileSync(new URL('rapporter/2021-05.txt', CONTENT), 'utf8').split(/\r?\n/);
  return lines.slice(lines.indexOf(from), lines.indexOf(to));
}

/** First cells of the rows with five figures, Cyrillic look-alikes put back, totals of everybody left out. */
function labels(lines: string[]): string[] {
  const latin: Record<string, string> = { л: 'l', у: 'u', б: 'b' };
  return lines
    .map((line) => line.split('\t'))
    .filter(([label, ...cells]) => label !== '' && cells.length === 5)
    .map(([label = '']) => label.replace(/[луб]/g, (sign) => latin[sign] ?? sign))
    .filter((label) => !/^I alt( kvinner| menn)?$/.test(label));
}

const unique = (values: string[]) => [...new Set(values)];

/** The «Tiltak» section as the report prints it: each tiltak with the group whose total comes after it. */
function hierarchy(): { tiltak: string; gruppe: string }[] {
  const rows: { tiltak: string; gruppe: string }[] = [];
  let waiting: string[] = [];
  for (const label of labels(section('Tiltak', 'Tiltak og hovedgrupper'))) {
    const group = /^I alt (.*)$/.exec(label)?.[1];
    if (group === undefined) waiting.push(label);
    else {
      rows.push(...waiting.map((name) => ({ tiltak: name, gruppe: slugify(group) })));
      waiting = [];
    }
  }
  return rows;
}

describe('the registry', () => {
  it('has 37 tiltak, 9 tiltaksgrupper and 3 hovedgrupper', () => {
    expect([tiltak.length, tiltaksgrupper.length, hovedgrupper.length]).toEqual([37, 9, 3]);
  });

  it.each(FOLDERS)('%s: the site reads every file without a remark', (folder, schema) => {
    for (const { slug, tekst } of readFiles(folder)) {
      const file = new VFile({ path: `${slug}.md`, value: tekst });
      expect(parseEntry(file, schema)).toBeDefined();
      expect(file.messages).toEqual([]);
    }
  });

  it('names each file by the slug of the name', () => {
    for (const { slug, navn } of all) expect(slug).toBe(slugify(navn));
  });

  it('numbers each kind without gap or double', () => {
    for (const records of [tiltak, tiltaksgrupper, hovedgrupper])
      expect(records.map(({ orden }) => orden)).toEqual(records.map((_, i) => i + 1));
  });

  it('has the slugs of the hovedgrupper that series keys are made of', () => {
    expect(hovedgrupper.map(({ slug }) => slug)).toEqual([
      'arbeidssokere-pa-tiltak',
      'nedsatt-arbeidsevne-pa-tiltak',
      'andre-pa-tiltak',
    ]);
  });
});

describe('the registry and the report', () => {
  it('agree on the tiltak, their order and their groups', () => {
    const rapport = hierarchy();
    expect(rapport).toHaveLength(37);
    expect(tiltak.map(({ gruppe }) => gruppe)).toEqual(rapport.map(({ gruppe }) => gruppe));
    const forms = tiltak.map(({ navn, alias }) =>
      [navn, ...alias].map((form) => form.toLowerCase()),
    );
    for (const [i, row] of rapport.entries()) expect(forms[i]).toContain(row.tiltak.toLowerCase());
  });

  it('agree on the tiltaksgrupper and their order, and every group has its tiltak together', () => {
    const rapport = unique(labels(section('Tiltaksgrupper og kjønn', 'Tiltak')));
    const name = tiltaksgrupper.map((group) => group.navn);
    expect(rapport.filter((label) => label !== 'Lønnskudd')).toEqual(name);
    const groups = tiltak.map(({ gruppe }) => gruppe);
    const skifter = groups.filter((group, i) => group !== groups[i - 1]);
    expect(skifter).toEqual(tiltaksgrupper.map(({ slug }) => slug));
  });

  it('agree on the hovedgrupper and their order', () => {
    const rapport = unique(labels(section('Hovedgrupper og kjønn', 'Tiltaksgrupper og kjønn')));
    expect(hovedgrupper.map(({ navn }) => navn)).toEqual(rapport);
  });

  it('differ only where the report itself misspells: one alias, and no damage among the names', () => {
    const alias = all.flatMap((record) => record.alias.map((form) => [record.navn, form]));
    expect(alias).toEqual([['Inkluderingstilskudd', 'Inkluderingsstilskudd']]);
    const damage = /Jobbkubb|Enkelt plass|enkelt plass|enkeltklass|Lønnskudd|\/ jobb/i;
    for (const { navn, former } of all)
      expect([navn, ...Object.values(former)].filter((form) => damage.test(form))).toEqual([]);
  });
});

describe('the forms for prose', () => {
  it('label no two entries alike, at any level, in 24 characters at most', () => {
    const card = all.map(({ former }) => former.kort);
    expect(unique(card.map((form) => form.toLowerCase()))).toHaveLength(49);
    expect(card.filter((form) => form.length > 24)).toEqual([]);
  });

  it('name no two entries alike inside a sentence, at any level', () => {
    expect(unique(all.map(({ former }) => former.setning))).toHaveLength(49);
    expect(unique(all.map(deltakere))).toHaveLength(49);
  });

  it('keep the near twins apart', () => {
    const pair = (slug: string, group: string) => [
      deltakere(find(tiltak, slug)),
      deltakere(find(tiltaksgrupper, group)),
    ];
    expect(pair('oppfolging', 'oppfolging')).toEqual([
      'deltakere i tiltaket oppfølging',
      'deltakere i tiltaksgruppen oppfølging',
    ]);
    expect(pair('avklaring', 'avklaringstiltak')).toEqual([
      'deltakere i avklaring',
      'deltakere i avklaringstiltak',
    ]);
    expect(pair('arbeidsrettet-rehabilitering-dag', 'arbeidsrettet-rehabilitering')).toEqual([
      'deltakere i arbeidsrettet rehabilitering (dag)',
      'deltakere i arbeidsrettet rehabilitering',
    ]);
  });

  it('give plural and singular together, as whole phrases of the same words', () => {
    for (const { former } of all) {
      const { flertall, entall } = former;
      expect(typeof flertall).toBe(typeof entall);
      if (flertall !== undefined)
        expect(flertall.replace(/^(arbeidssøker|person|deltaker)(e|er)\b/, '$1')).toBe(entall);
    }
    // Of «andre på tiltak» there are «deltakere», as of a tiltak.
    const own = hovedgrupper.filter(({ former }) => former.flertall !== undefined);
    expect(own.map(({ slug }) => slug)).toEqual([
      'arbeidssokere-pa-tiltak',
      'nedsatt-arbeidsevne-pa-tiltak',
    ]);
  });

  it('are lower case, but for Nav, AMO, PV and VVA', () => {
    for (const { former } of all)
      expect(former.setning.replace(/\b(Nav|AMO|PV|VVA)\b/g, '')).toMatch(/^[^\p{Lu}]*$/u);
  });

  it('tell the four trials apart without a comma, which a sentence that goes on would have to close', () => {
    const attempt = tiltak.filter(({ navn }) => navn.endsWith(', Forsøk'));
    expect(attempt).toHaveLength(4);
    for (const { former } of attempt) expect(former.setning).toMatch(/\(forsøk\)$/);
    expect(all.filter(({ former }) => former.setning.includes(','))).toEqual([]);
  });
});

describe('the explanations', () => {
  it('stand with their sources, in whole sentences, and every subject has one at the top of its page', () => {
    for (const { navn, ingress, forklaring, kilder } of all) {
      expect([navn, kilder.length > 0]).toEqual([navn, forklaring !== '']);
      expect([navn, ingress]).toEqual([navn, expect.stringMatching(/^[\p{Lu}\d].*[^.]\.$/u)]);
      if (forklaring !== '') expect(forklaring).toMatch(/^\p{Lu}|^«/u);
      if (forklaring !== '') expect(forklaring).toMatch(/\.$/);
    }
  });

  it('have digits only in dates, a duration and a name, so that no count stands without a trace', () => {
    const others = all
      .map(({ ingress = '', forklaring }) => `${ingress} ${forklaring}`)
      .map((text) => text.replace(/\b(?:\d{1,2}\. \p{L}+ )?(?:19|20)\d\d\b/gu, ''))
      .map((text) => text.replace(/2-årig opplæringstiltak|inntil 12 måneder/g, ''))
      .filter((text) => /\d/.test(text));
    expect(others).toEqual([]);
  });

  it('date what passes: they stand for good on the pages that releases keep', () => {
    const undated = all
      .flatMap(({ ingress = '', forklaring }) => `${ingress} ${forklaring}`.split(/(?<=\.)\s/u))
      .filter((sentence) => /utfasing|fases ut/u.test(sentence))
      .filter((sentence) => !/(?:19|20)\d\d/u.test(sentence));
    expect(undated).toEqual([]);
  });

  it('tell of zero as the pages about the site and about the sums do', () => {
    const { forklaring = '' } = begreper.find(({ navn }) => navn === 'Skjermet tall') ?? {};
    const told = /Null er også skjermet [^.]*\./u.exec(forklaring)?.[0];
    expect(told).toMatch(/rader som er med, .*rader uten en eneste deltaker er utelatt/u);
    for (const page of ['om.astro', 'rapporter/[id]/avstemming.astro']) {
      const text = readFileSync(
        new URL(`../../../src/pages/${page}`, import.meta.url),
        'utf8',
      ).replace(/\s+/gu, ' ');
      expect(text).toContain(told);
      expect(text.match(/[Nn]ull (?:er også )?skjerm/gu)).toHaveLength(1);
    }
  });

  it('explain the terms, each with words of its own', () => {
    const words = begreper.flatMap(({ ord }) => ord.map((one) => one.toLowerCase()));
    expect(new Set(words).size).toBe(words.length);
    for (const { navn, forklaring } of begreper)
      expect([navn, forklaring]).toEqual([navn, expect.stringMatching(/^\p{Lu}.*[.)]$/su)]);
  });

  it('have no Cyrillic, no plain quotation marks, and no cause', () => {
    for (const { tekst, forklaring } of all) {
      expect(tekst).not.toMatch(/\p{Script=Cyrillic}/u);
      expect(forklaring).not.toMatch(/["'“”]|skyldes|som følge av|på grunn av/);
    }
  });
});

function deltakere({ former }: (typeof all)[number]): string {
  return former.flertall ?? `deltakere ${former.preposisjon} ${former.setning}`;
}

function find<T extends { slug: string }>(records: T[], slug: string): T {
  const record = records.find((candidate) => candidate.slug === slug);
  if (record === undefined) throw new Error(`Ingen oppføring ${slug}`);
  return record;
}

describe('an explanation, which stands apart from the introduction', () => {
  // «Det var …», «… består den av», «foreslo det i», «er det bare med», «bygger på dette»; not «den som har», nor «får det».
  const POINTS_BACK =
    /^(?:Det|De|Denne|Dette|Disse|Den(?! som)) |(?:er|står|foreslo|fastsetter) det |består den |på dette |at de /u;

  it.each(all.filter(({ forklaring }) => forklaring !== ''))(
    'opens with its subject by name or by a noun: $slug',
    ({ forklaring }) => {
      const [first = ''] = forklaring.split(/(?<=[.!?])\s/u);
      expect(first).not.toMatch(POINTS_BACK);
    },
  );
});
