import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatFieldReference, jsonSchemas } from '../../../src/lib/formats/field-reference.ts';

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean;
  items?: Schema;
}

const schemas = new Map(
  [...jsonSchemas()].map(([name, text]) => [name, JSON.parse(text) as Schema]),
);

/** Every field of a schema, `former.setning` and `tidligere[].navn` too, with what is said of it. */
function fields(schema: Schema, before = ''): [name: string, description: string | undefined][] {
  const inner = schema.items ? fields(schema.items, `${before}[].`.replace('.[]', '[]')) : [];
  return [
    ...inner,
    ...Object.entries(schema.properties ?? {}).flatMap(
      ([key, one]): [string, string | undefined][] => [
        [`${before}${key}`, one.description],
        ...fields(one, `${before}${key}.`),
      ],
    ),
  ];
}

describe('what is kept of the schemas', () => {
  it('is what the schemas say now: npm run schemas', () => {
    expect(readdirSync('schemas').sort()).toEqual([...schemas.keys()].sort());
    for (const [name, text] of jsonSchemas())
      expect(readFileSync(join('schemas', name), 'utf8')).toBe(text);
    expect(readFileSync('docs/felter.md', 'utf8')).toBe(formatFieldReference());
  });
});

describe.each([...schemas])('%s', (_, schema) => {
  it('says of every field what it means', () => {
    const all = fields(schema);
    expect(all.length).toBeGreaterThan(3);
    expect(all.filter(([, description]) => !description)).toEqual([]);
  });

  it('has every field in the reference', () => {
    const reference = formatFieldReference();
    for (const [name] of fields(schema))
      expect(reference).toContain(`| \`${name.replace(/^\[\]\./, '')}\` |`);
  });

  it('lets no other field by', () => {
    expect((schema.items ?? schema).additionalProperties).toBe(false);
  });
});

describe('the schema of a folder', () => {
  const FOLDER = 'tests/fixtures/innhold';

  it.each([
    ['tiltak', 'tiltak'],
    ['tiltaksgrupper', 'tiltaksgruppe'],
    ['hovedgrupper', 'hovedgruppe'],
    ['begreper', 'begrep'],
  ])(
    'knows every field of the files in %s, and asks for none that they leave out',
    (folder, name) => {
      const { properties = {}, required = [] } = schemas.get(`${name}.schema.json`) ?? {};
      const files = readdirSync(join(FOLDER, folder));
      expect(files.length).toBeGreaterThan(2);
      for (const file of files) {
        const [, front = ''] = readFileSync(join(FOLDER, folder, file), 'utf8').split(/^---$/m);
        const used = Object.keys(parse(front) as object);
        expect(used.filter((key) => !(key in properties))).toEqual([]);
        expect(required.filter((key) => !used.includes(key))).toEqual([]);
      }
    },
  );
});
