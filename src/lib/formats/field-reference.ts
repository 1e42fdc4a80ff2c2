/** The fields that editors write, as JSON schemas for their programs and as a page for themselves. Both come of the schemas that read them. */

import { z } from 'zod';
import {
  hovedgruppeSchema,
  termSchema,
  tiltakSchema,
  tiltaksgruppeSchema,
} from '../domain/register.ts';
import { siteConfigSchema } from '../domain/site-config.ts';
import { correctionsSchema } from '../report/corrections/correction.ts';

/** What is written where. */
const KINDS = {
  tiltak: { title: 'Tiltak', file: '`tiltak/<slug>.md`', schema: tiltakSchema },
  tiltaksgruppe: {
    title: 'Tiltaksgrupper',
    file: '`tiltaksgrupper/<slug>.md`',
    schema: tiltaksgruppeSchema,
  },
  hovedgruppe: {
    title: 'Hovedgrupper',
    file: '`hovedgrupper/<slug>.md`',
    schema: hovedgruppeSchema,
  },
  begrep: { title: 'Begreper', file: '`begreper/<slug>.md`', schema: termSchema },
  rettelser: { title: 'Rettelser', file: '`rettelser.yml`, en liste', schema: correctionsSchema },
  oppsett: { title: 'Oppsettet', file: '`tiltakstall.config.ts`', schema: siteConfigSchema },
} as const;

/** As much of a JSON schema as these have. */
interface Schema {
  type?: string;
  description?: string;
  enum?: string[];
  const?: unknown;
  format?: string;
  pattern?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
}

/** Each kind of file's JSON schema, by the name it is kept under: `tiltak.schema.json`. */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(KINDS).map(([name, { title, schema }]) => [
      `${name}.schema.json`,
      `${JSON.stringify({ title, ...schemaOf(schema) }, null, 2)}\n`,
    ]),
  );
}

function schemaOf(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
}

/** Every field of every kind of file, in Markdown. */
export function formatFieldReference(): string {
  const sections = Object.values(KINDS).map(({ title, file, schema }) => {
    const whole = schemaOf(schema);
    const rows = fieldsOf(whole.items ?? whole, '').map(
      ({ name, required, value, description }) =>
        `| \`${name}\` | ${required ? 'ja' : ''} | ${value} | ${description} |\n`,
    );
    return `## ${title}\n\nI ${file}.\n\n| felt | kreves | verdi | betyr |\n| --- | --- | --- | --- |\n${rows.join('')}`;
  });
  return [INTRODUCTION, ...sections].join('\n');
}

const INTRODUCTION = `# Feltene

Hvert felt i registeret, i rettelsene og i oppsettet. Siden er skrevet av programmet, av de samme reglene som leser filene
(\`npm run schemas\`). \`a.b\` er feltet b i a, og \`a[].b\` er feltet b i hver av dem som a lister opp.

De samme reglene ligger som JSON-skjemaer i \`schemas/\`, for programmer som fullfører og kontrollerer mens du skriver.
\`tiltakstall init\` setter opp Visual Studio Code til å bruke det for \`rettelser.yml\`; typene i
\`tiltakstall.config.ts\` kommer av \`defineConfig\`. Feltene øverst i registerets Markdown-filer kontrolleres av
\`npm run check\`; et program som leser YAML der, kan pekes mot skjemaet for mappen.
`;

interface Field {
  name: string;
  required: boolean;
  value: string;
  description: string;
}

function fieldsOf({ properties = {}, required = [] }: Schema, before: string): Field[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = `${before}${key}`;
    const field = {
      name,
      required: required.includes(key),
      value: valueOf(schema),
      description: schema.description ?? '',
    };
    const inner = schema.items
      ? fieldsOf(schema.items, `${name}[].`)
      : fieldsOf(schema, `${name}.`);
    return [field, ...inner];
  });
}

const TYPES: Record<string, string> = {
  string: 'tekst',
  number: 'tall',
  integer: 'heltall',
  boolean: 'true eller false',
  array: 'liste',
  object: 'felter',
};

function valueOf(schema: Schema): string {
  if (schema.enum) return schema.enum.join(', ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.format === 'uri') return 'nettadresse';
  if (schema.format === 'date') return 'dato';
  return TYPES[schema.type ?? ''] ?? 'som forklart';
}
