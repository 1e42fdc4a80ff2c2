/** `tiltakstall.config.ts`: read, never run, so that every fault has a place and a build depends on nothing but what stands there. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type AnyNode, type Program, type Property, type SpreadElement } from 'acorn';
import { VFile } from 'vfile';
import { formatMessages } from '../diagnostics/format.ts';
import { addDiagnostic, hasErrors, type Place } from '../domain/diagnostic.ts';
import { CONTENT_VERSION, siteConfigSchema, type SiteConfig } from '../domain/site-config.ts';
import { reportSchemaErrors, type Yaml, type YamlPath } from '../report/parse/yaml.ts';
import { contrast, GROUNDS, TEXT_CONTRAST } from '../site/link-colours.ts';
import { parseSiteUrl } from '../site/url.ts';

export const CONFIG_FILE = 'tiltakstall.config.ts';

/** A configuration that cannot be used. The message tells every fault with its place, ready to print. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The configuration in a folder; undefined where there is none. Throws {@link ConfigError}. */
export function readConfigFile(folder: string): SiteConfig | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, CONFIG_FILE), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new ConfigError(`Kan ikke lese ${CONFIG_FILE}: ${String(error)}\n`);
  }
  const file = new VFile({ path: CONFIG_FILE, value: text });
  const config = parseConfig(file);
  if (!config || hasErrors(file)) throw new ConfigError(formatMessages([file]));
  return config;
}

/**
 * The configuration that a file writes out; undefined where it cannot be used. All problems are told at once:
 * `oppsett-lesbart` (not one object of plain values), `oppsett-utgave` (of another version than this program reads),
 * `oppsett-felt` (a field does not hold what it must) and `oppsett-kontrast` (a colour that cannot be read).
 */
export function parseConfig(file: VFile): SiteConfig | undefined {
  const written = readLiteral(file);
  if (!written || !isReadVersion(file, written)) return undefined;
  const parsed = siteConfigSchema.safeParse(written.data);
  if (!parsed.success) {
    const rule = { ruleId: 'oppsett-felt', schema: siteConfigSchema };
    reportSchemaErrors(file, parsed.error, written, rule);
    return undefined;
  }
  reportAddresses(file, written, parsed.data);
  reportContrast(file, written, parsed.data);
  return parsed.data;
}

/** False, with the way out, for a content folder that is older or newer than the program. */
function isReadVersion(file: VFile, written: Yaml): boolean {
  const version = versionIn(written.data);
  if (typeof version !== 'number' || version === CONTENT_VERSION) return true;
  const newer = version > CONTENT_VERSION;
  addDiagnostic(file, {
    ruleId: 'oppsett-utgave',
    severity: 'error',
    reason: `Innholdsmappen er av utgave ${version}, og programmet leser utgave ${CONTENT_VERSION}.`,
    sted: written.placeFor(['version']),
    actual: String(version),
    expected: [String(CONTENT_VERSION)],
    note: newer
      ? 'Mappen er laget for et nyere program. Installer det: npm install tiltakstall@latest.'
      : 'Mappen er laget for et eldre program. CHANGELOG.md i programmet sier hva som skal endres i den før tallet settes opp.',
  });
  return false;
}

function versionIn(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'version' in data ? data.version : undefined;
}

/** Tells of addresses that no site can have, as the environment's would be. */
function reportAddresses(file: VFile, written: Yaml, config: SiteConfig): void {
  const { site, base, contact } = config;
  for (const [field, read] of Object.entries({
    site: () => parseSiteUrl(site),
    base: () => parseSiteUrl(undefined, base),
    contact: () => parseSiteUrl(undefined, undefined, contact),
  }))
    try {
      read();
    } catch (error) {
      addDiagnostic(file, {
        ruleId: 'oppsett-felt',
        severity: 'error',
        reason: `Feltet «${field}» kan ikke brukes.`,
        sted: written.placeFor([field]),
        note: error instanceof Error ? error.message : String(error),
      });
    }
}

/** Tells of colours that a reader could not tell from the ground. */
function reportContrast(file: VFile, written: Yaml, { colours }: SiteConfig): void {
  if (!colours) return;
  for (const theme of ['light', 'dark'] as const) {
    const found = Math.min(...GROUNDS[theme].map((ground) => contrast(colours[theme], ground)));
    if (found >= TEXT_CONTRAST) continue;
    const told = found.toFixed(1).replace('.', ',');
    addDiagnostic(file, {
      ruleId: 'oppsett-kontrast',
      severity: 'error',
      reason: `Fargen ${colours[theme]} har kontrasten ${told} mot det lenker står på; forventet minst 4,5.`,
      sted: written.placeFor(['colours', theme]),
      actual: told,
      expected: ['4,5'],
      note: theme === 'light' ? 'Velg en mørkere farge.' : 'Velg en lysere farge.',
    });
  }
}

/** What is written at a place: its value, and what stands within it. */
interface Written {
  value: unknown;
  place: Place;
  /** Fields by name, each with the place of its name. */
  parts: Map<PropertyKey, { key: Place; part: Written }>;
}

/** The object that the file exports, with the place of every value; undefined, with an error, where it is no such thing. */
function readLiteral(file: VFile): Yaml | undefined {
  try {
    const exported = exportedBy(parseProgram(String(file)));
    const whole = readExpression(exported);
    const find = (path: YamlPath) => findIn(whole, path);
    return {
      data: whole.value,
      placeFor: (path) => find(path).written.place,
      placeForKey: (path) => find(path).key,
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    addDiagnostic(file, {
      ruleId: 'oppsett-lesbart',
      severity: 'error',
      reason: error.message,
      sted: error.place,
      expected: ['export default defineConfig({ … });'],
      note: 'Filen blir lest og ikke kjørt: hver verdi må stå der som tekst i anførselstegn, tall eller felter. Det som skifter, settes med miljøvariabler.',
    });
    return undefined;
  }
}

/** Why a file cannot be read, and where. */
class Unreadable extends Error {
  readonly place: Place;

  constructor(message: string, place: Place) {
    super(message);
    this.place = place;
  }
}

function parseProgram(text: string): Program {
  try {
    return parse(text, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('loc' in error)) throw error;
    const { line, column } = error.loc as { line: number; column: number };
    throw new Unreadable('Her står noe som ikke kan leses.', { linje: line, kolonne: column + 1 });
  }
}

/** The object given to `defineConfig`, or exported as it is. */
function exportedBy(program: Program): AnyNode {
  const found = program.body.find((one) => one.type === 'ExportDefaultDeclaration');
  if (!found) throw new Unreadable('Filen eksporterer ikke noe oppsett.', { linje: 1, kolonne: 1 });
  const { declaration } = found;
  if (declaration.type !== 'CallExpression') return declaration;
  const [argument, ...more] = declaration.arguments;
  const named = declaration.callee.type === 'Identifier' && declaration.callee.name;
  if (named !== 'defineConfig' || !argument || more.length > 0)
    throw new Unreadable('Oppsettet er ikke ett objekt i defineConfig.', placeOf(declaration));
  return argument;
}

function readExpression(node: AnyNode): Written {
  const place = placeOf(node);
  const parts: Written['parts'] = new Map();
  if (node.type === 'Literal' && isPlain(node.value)) return { value: node.value, place, parts };
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return { value: node.quasis[0]?.value.cooked ?? '', place, parts };
  if (node.type !== 'ObjectExpression')
    throw new Unreadable('Her står noe annet enn en verdi.', place);
  for (const property of node.properties) {
    const { key, value } = fieldOf(property);
    const name = nameOf(key);
    if (parts.has(name)) throw new Unreadable(`Feltet «${name}» står to ganger.`, placeOf(key));
    parts.set(name, { key: placeOf(key), part: readExpression(value) });
  }
  const fields = [...parts].map(([name, { part }]) => [name, part.value] as const);
  return { value: Object.fromEntries(fields), place, parts };
}

/** A field written out, with its name. */
function fieldOf(property: Property | SpreadElement): Property {
  if (property.type === 'Property' && !property.computed && property.kind === 'init')
    return property;
  throw new Unreadable('Her står noe annet enn et felt med navn.', placeOf(property));
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function nameOf(key: AnyNode): string {
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'Literal' && typeof key.value === 'string') return key.value;
  throw new Unreadable('Her står noe annet enn et felt med navn.', placeOf(key));
}

function placeOf({ loc }: AnyNode): Place {
  if (!loc) return { linje: 1, kolonne: 1 };
  const { start, end } = loc;
  const place = { linje: start.line, kolonne: start.column + 1 };
  return start.line === end.line ? { ...place, endColumn: end.column + 1 } : place;
}

/** What stands at a path, or the nearest around it. */
function findIn(whole: Written, path: YamlPath): { key: Place; written: Written } {
  let found = { key: whole.place, written: whole };
  for (const step of path) {
    const next = found.written.parts.get(step);
    if (!next) break;
    found = { key: next.key, written: next.part };
  }
  return found;
}
