import { readdirSync, readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import {
  hovedgruppeSchema,
  tiltaksgruppeSchema,
  tiltakSchema,
} from '../../../src/lib/domain/register.ts';
import { slugify } from '../../../src/lib/domain/slug.ts';
import { parseOppforing } from '../../../src/lib/report/parse/register-entry.ts';

const CONTENT = new URL('../../fixtures/innhold/', import.meta.url);
const MAPPER = [
  ['tiltak', tiltakSchema],
  ['tiltaksgrupper', tiltaksgruppeSchema],
  ['hovedgrupper', hovedgruppeSchema],
] as const;

/** A registry file cut at its fences by a regular expression: no code of the site is used. */
interface Fil {
  slug: string;
  tekst: string;
  felter: unknown;
  forklaring: string;
}

function lesFiler(mappe: string): Fil[] {
  const adresse = new URL(`${mappe}/`, CONTENT);
  return readdirSync(adresse).map((navn) => {
    const tekst = readFileSync(new URL(navn, adresse), 'utf8');
    const [, felter = '', forklaring = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(tekst) ?? [];
    return {
      slug: navn.replace(/\.md$/, ''),
      tekst,
      felter: parse(felter) as unknown,
      forklaring: forklaring.trim(),
    };
  });
}

function les<S extends z.ZodType<{ orden: number }>>(mappe: string, schema: S) {
  return lesFiler(mappe)
    .map(({ felter, ...fil }) => ({ ...fil, ...schema.parse(felter) }))
    .sort((a, b) => a.orden - b.orden);
}

const tiltak = les('tiltak', tiltakSchema);
const tiltaksgrupper = les('tiltaksgrupper', tiltaksgruppeSchema);
const hovedgrupper = les('hovedgrupper', hovedgruppeSchema);
const alle = [...tiltak, ...tiltaksgrupper, ...hovedgrupper];

/** The lines of a section of the report, from its heading up to the next section's. */
function seksjon(fra: string, til: string): string[] {
  const linjer = readFileSync(new URL('rapporter/2021-05.txt', CONTENT), 'utf8').split(/\r?\n/);
  return linjer.slice(linjer.indexOf(fra), linjer.indexOf(til));
}

/** First cells of the rows with five figures, Cyrillic look-alikes put back, totals of everybody left out. */
function etiketter(linjer: string[]): string[] {
  const latinsk: Record<string, string> = { л: 'l', у: 'u', б: 'b' };
  return linjer
    .map((linje) => linje.split('\t'))
    .filter(([etikett, ...celler]) => etikett !== '' && celler.length === 5)
    .map(([etikett = '']) => etikett.replace(/[луб]/g, (tegn) => latinsk[tegn] ?? tegn))
    .filter((etikett) => !/^I alt( kvinner| menn)?$/.test(etikett));
}

const unike = (verdier: string[]) => [...new Set(verdier)];

/** The «Tiltak» section as the report prints it: each tiltak with the group whose total comes after it. */
function hierarki(): { tiltak: string; gruppe: string }[] {
  const rader: { tiltak: string; gruppe: string }[] = [];
  let venter: string[] = [];
  for (const etikett of etiketter(seksjon('Tiltak', 'Tiltak og hovedgrupper'))) {
    const gruppe = /^I alt (.*)$/.exec(etikett)?.[1];
    if (gruppe === undefined) venter.push(etikett);
    else {
      rader.push(...venter.map((navn) => ({ tiltak: navn, gruppe: slugify(gruppe) })));
      venter = [];
    }
  }
  return rader;
}

describe('the registry', () => {
  it('has 37 tiltak, 9 tiltaksgrupper and 3 hovedgrupper', () => {
    expect([tiltak.length, tiltaksgrupper.length, hovedgrupper.length]).toEqual([37, 9, 3]);
  });

  it.each(MAPPER)('%s: the site reads every file without a remark', (mappe, schema) => {
    for (const { slug, tekst } of lesFiler(mappe)) {
      const file = new VFile({ path: `${slug}.md`, value: tekst });
      expect(parseOppforing(file, schema)).toBeDefined();
      expect(file.messages).toEqual([]);
    }
  });

  it('names each file by the slug of the name', () => {
    for (const { slug, navn } of alle) expect(slug).toBe(slugify(navn));
  });

  it('numbers each kind without gap or double', () => {
    for (const poster of [tiltak, tiltaksgrupper, hovedgrupper])
      expect(poster.map(({ orden }) => orden)).toEqual(poster.map((_, i) => i + 1));
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
    const rapport = hierarki();
    expect(rapport).toHaveLength(37);
    expect(tiltak.map(({ gruppe }) => gruppe)).toEqual(rapport.map(({ gruppe }) => gruppe));
    const former = tiltak.map(({ navn, alias }) =>
      [navn, ...alias].map((form) => form.toLowerCase()),
    );
    for (const [i, rad] of rapport.entries()) expect(former[i]).toContain(rad.tiltak.toLowerCase());
  });

  it('agree on the tiltaksgrupper and their order, and every group has its tiltak together', () => {
    const rapport = unike(etiketter(seksjon('Tiltaksgrupper og kjønn', 'Tiltak')));
    const navn = tiltaksgrupper.map((gruppe) => gruppe.navn);
    expect(rapport.filter((etikett) => etikett !== 'Lønnskudd')).toEqual(navn);
    const grupper = tiltak.map(({ gruppe }) => gruppe);
    const skifter = grupper.filter((gruppe, i) => gruppe !== grupper[i - 1]);
    expect(skifter).toEqual(tiltaksgrupper.map(({ slug }) => slug));
  });

  it('agree on the hovedgrupper and their order', () => {
    const rapport = unike(etiketter(seksjon('Hovedgrupper og kjønn', 'Tiltaksgrupper og kjønn')));
    expect(hovedgrupper.map(({ navn }) => navn)).toEqual(rapport);
  });

  it('differ only where the report itself misspells: one alias, and no damage among the names', () => {
    const alias = alle.flatMap((post) => post.alias.map((form) => [post.navn, form]));
    expect(alias).toEqual([['Inkluderingstilskudd', 'Inkluderingsstilskudd']]);
    const skade = /Jobbkubb|Enkelt plass|enkelt plass|enkeltklass|Lønnskudd|\/ jobb/i;
    for (const { navn, former } of alle)
      expect([navn, ...Object.values(former)].filter((form) => skade.test(form))).toEqual([]);
  });
});

describe('the forms for prose', () => {
  it('label no two entries alike, at any level, in 24 characters at most', () => {
    const kort = alle.map(({ former }) => former.kort);
    expect(unike(kort.map((form) => form.toLowerCase()))).toHaveLength(49);
    expect(kort.filter((form) => form.length > 24)).toEqual([]);
  });

  it('name no two entries alike inside a sentence, at any level', () => {
    expect(unike(alle.map(({ former }) => former.setning))).toHaveLength(49);
    expect(unike(alle.map(deltakere))).toHaveLength(49);
  });

  it('keep the near twins apart', () => {
    const par = (slug: string, gruppe: string) => [
      deltakere(finn(tiltak, slug)),
      deltakere(finn(tiltaksgrupper, gruppe)),
    ];
    expect(par('oppfolging', 'oppfolging')).toEqual([
      'deltakere i tiltaket oppfølging',
      'deltakere i tiltaksgruppen oppfølging',
    ]);
    expect(par('avklaring', 'avklaringstiltak')).toEqual([
      'deltakere i avklaring',
      'deltakere i avklaringstiltak',
    ]);
    expect(par('arbeidsrettet-rehabilitering-dag', 'arbeidsrettet-rehabilitering')).toEqual([
      'deltakere i arbeidsrettet rehabilitering (dag)',
      'deltakere i arbeidsrettet rehabilitering',
    ]);
  });

  it('give plural and singular together, as whole phrases of the same words', () => {
    for (const { former } of alle) {
      const { flertall, entall } = former;
      expect(typeof flertall).toBe(typeof entall);
      if (flertall !== undefined)
        expect(flertall.replace(/^(arbeidssøker|person|deltaker)(e|er)\b/, '$1')).toBe(entall);
    }
    expect(hovedgrupper.every(({ former }) => former.flertall !== undefined)).toBe(true);
  });

  it('are lower case, but for Nav, AMO, PV and VVA', () => {
    for (const { former } of alle)
      expect(former.setning.replace(/\b(Nav|AMO|PV|VVA)\b/g, '')).toMatch(/^[^\p{Lu}]*$/u);
  });

  it('tell the four trials apart without a comma, which a sentence that goes on would have to close', () => {
    const forsok = tiltak.filter(({ navn }) => navn.endsWith(', Forsøk'));
    expect(forsok).toHaveLength(4);
    for (const { former } of forsok) expect(former.setning).toMatch(/\(forsøk\)$/);
    expect(alle.filter(({ former }) => former.setning.includes(','))).toEqual([]);
  });
});

describe('the explanations', () => {
  it('stand with their sources, as one paragraph, and never one without the other', () => {
    for (const { navn, forklaring, kilder } of alle) {
      expect([navn, kilder.length > 0]).toEqual([navn, forklaring !== '']);
      expect(forklaring).not.toContain('\n');
      if (forklaring !== '') expect(forklaring).toMatch(/^\p{Lu}|^«/u);
      if (forklaring !== '') expect(forklaring).toMatch(/\.$/);
    }
  });

  it('have no digits, so that every digit on a page is a figure that can be traced', () => {
    expect(alle.filter(({ forklaring }) => /\d/.test(forklaring))).toEqual([]);
  });

  it('have no Cyrillic, no plain quotation marks, and no cause', () => {
    for (const { tekst, forklaring } of alle) {
      expect(tekst).not.toMatch(/\p{Script=Cyrillic}/u);
      expect(forklaring).not.toMatch(/["'“”]|skyldes|som følge av|på grunn av/);
    }
  });
});

function deltakere({ former }: (typeof alle)[number]): string {
  return former.flertall ?? `deltakere ${former.preposisjon} ${former.setning}`;
}

function finn<T extends { slug: string }>(poster: T[], slug: string): T {
  const post = poster.find((kandidat) => kandidat.slug === slug);
  if (post === undefined) throw new Error(`Ingen oppføring ${slug}`);
  return post;
}
