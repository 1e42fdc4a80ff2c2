import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/lib/io/config.ts';
import { ConfigError, parseConfig, readConfigFile } from '../../../src/lib/io/config-file.ts';

/** A configuration around some lines of fields, the first of which is line 4. */
const around = (...fields: string[]) =>
  [
    "import { defineConfig } from 'tiltakstall';",
    '',
    'export default defineConfig({',
    ...fields.map((field) => `  ${field}`),
    '});',
    '',
  ].join('\n');

const NAMED = ['version: 1,', "name: 'Arbeid i tall',"];

function faults(text: string) {
  const file = new VFile({ path: 'tiltakstall.config.ts', value: text });
  const config = parseConfig(file);
  const messages = file.messages.map(({ ruleId, line, column, reason, note }) => ({
    ruleId,
    place: `${line}:${column}`,
    reason,
    note,
  }));
  return { config, messages };
}

describe('a configuration', () => {
  it('is what it writes out: texts, numbers, fields, with comments and quotes of any kind', () => {
    const text = around(
      'version: 1, // the folder',
      '/* its name */ name: `Arbeid i tall`,',
      '"site": "https://eksempel.no",',
      "publisher: { name: 'TV 2', url: 'https://tv2.example/' },",
      "licence: { name: 'NLOD 2.0', url: 'https://data.example/nlod' },",
      "colours: { light: '#6b2a5b', dark: '#dca3cd' },",
    );
    expect(faults(text)).toEqual({
      messages: [],
      config: {
        version: 1,
        name: 'Arbeid i tall',
        site: 'https://eksempel.no',
        publisher: { name: 'TV 2', url: 'https://tv2.example/' },
        licence: { name: 'NLOD 2.0', url: 'https://data.example/nlod' },
        colours: { light: '#6b2a5b', dark: '#dca3cd' },
      },
    });
  });

  it('may be an object without the function around it', () => {
    expect(faults("export default { version: 1, name: 'A' };").config?.name).toBe('A');
  });

  it.each([
    ['a computed value', ['site: process.env.SITE,'], '6:9', 'oppsett-lesbart'],
    ['a spread', ['...andre,'], '6:3', 'oppsett-lesbart'],
    ['a function', ['innhold() { return 1 },'], '6:10', 'oppsett-lesbart'],
    ['a field twice', ["name: 'En annen',"], '6:3', 'oppsett-lesbart'],
    ['a fault of syntax', ['site: https,,'], '6:15', 'oppsett-lesbart'],
    ['a field it does not know', ["nave: 'Feil',"], '6:3', 'oppsett-felt'],
    ['an address that is none', ["site: 'eksempel.no',"], '6:9', 'oppsett-felt'],
    ['an address with a password', ["site: 'https://a:b@eksempel.no',"], '6:9', 'oppsett-felt'],
    ['a contact that is none', ["contact: 'redaksjonen',"], '6:12', 'oppsett-felt'],
    ['a base that is none', ["base: '/../',"], '6:9', 'oppsett-felt'],
    ['a publisher without a name', ["publisher: { url: 'https://a.no' },"], '6:14', 'oppsett-felt'],
    ['a number for a text', ['innhold: 7,'], '6:12', 'oppsett-felt'],
    // White on paper, and black on the dark ground: 1.04 and 1.2 to 1.
    [
      'a colour nobody sees',
      ["colours: { light: '#ffffff', dark: '#dca3cd' },"],
      '6:21',
      'oppsett-kontrast',
    ],
    [
      'a dark colour nobody sees',
      ["colours: { light: '#6b2a5b', dark: '#000000' },"],
      '6:38',
      'oppsett-kontrast',
    ],
  ])('with %s is refused where that stands', (_, fields, place, ruleId) => {
    const { messages } = faults(around(...NAMED, ...fields));
    expect(messages).toEqual([expect.objectContaining({ place, ruleId })]);
  });

  it('tells all that is wrong with its fields at once', () => {
    const { messages } = faults(around('version: 1,', "name: 'Tall 2',", "nave: 'x',", 'base: 3,'));
    expect(messages.map(({ place }) => place).sort()).toEqual(['5:9', '6:3', '7:9']);
    expect(messages.find(({ place }) => place === '6:3')?.reason).toContain('Mente du «name»?');
  });

  it.each([
    ["name: 'x'", 'oppsett-felt', 'Feltet «version» mangler.'],
    ["version: 2, name: 'x', nytt: true", 'oppsett-utgave', 'utgave 2'],
    ["version: 0, name: 'x'", 'oppsett-utgave', 'utgave 0'],
  ])('of another version says so first: %s', (fields, ruleId, reason) => {
    const { messages } = faults(around(fields));
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      ruleId,
      reason: expect.stringContaining(reason) as string,
    });
  });

  it('says what to do about a folder that is newer than the program, and one that is older', () => {
    const note = (version: number) =>
      faults(around(`version: ${version}, name: 'x'`)).messages[0]?.note;
    expect(note(2)).toContain('npm install tiltakstall@latest');
    expect(note(0)).toContain('CHANGELOG.md');
  });

  it('that exports nothing is told so', () => {
    expect(faults('const a = 1;\n').messages).toMatchObject([{ ruleId: 'oppsett-lesbart' }]);
  });
});

describe('a folder', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'oppsett-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (text: string) => writeFileSync(join(folder, 'tiltakstall.config.ts'), text);

  it('without a configuration goes by the program’s own', () => {
    expect(readConfigFile(folder)).toBeUndefined();
    expect(readConfig({}, folder)).toMatchObject({
      content: join(folder, 'src/content'),
      siteUrl: { name: 'Tiltakstall', base: '/', origin: undefined },
    });
  });

  it('has what its configuration says, and the environment wins', () => {
    write(
      around(
        ...NAMED,
        "innhold: 'innhold', site: 'https://a.no/x', base: 'y', contact: 'mailto:a@b.no'",
      ),
    );
    expect(readConfig({}, folder)).toMatchObject({
      content: join(folder, 'innhold'),
      ledger: join(folder, 'innhold/adresser.txt'),
      siteUrl: {
        name: 'Arbeid i tall',
        origin: 'https://a.no',
        base: '/x/y/',
        contact: 'mailto:a@b.no',
      },
    });
    const env = { INNHOLD: 'annet', SITE: 'https://b.no', BASE: '/', CONTACT: 'https://c.no/' };
    expect(readConfig(env, folder)).toMatchObject({
      content: join(folder, 'annet'),
      siteUrl: { origin: 'https://b.no', base: '/', contact: 'https://c.no/' },
    });
  });

  it('with a faulty configuration is refused with file, line and column', () => {
    write(around('version: 1,', 'name: 7,'));
    expect(() => readConfig({}, folder)).toThrow(ConfigError);
    expect(() => readConfig({}, folder)).toThrow(
      /^tiltakstall\.config\.ts:5:9 feil .*«name».* oppsett-felt/m,
    );
  });
});
