import type { VFile } from 'vfile';
import { addDiagnostic, type Place } from '../../domain/diagnostic.ts';
import { findClaims, type Claim, type TextKind } from '../../domain/claim.ts';
import type { TextFlow } from './explanation-text.ts';
import { makeVisible } from './schema-errors.ts';
import type { YamlPath, Yaml } from './yaml.ts';

/**
 * Reports what the free text of an entry tells that only the reports may tell: numbers of people (`oppforing-tall`), and
 * words of what is hidden (`oppforing-skjermet`). Names are not judged: they are the agency's.
 */
export function reportClaims(file: VFile, yaml: Yaml, flows: TextFlow[]): void {
  const navn = names(yaml.data);
  for (const { tekst, placeFor } of flows)
    for (const finding of findClaims(tekst, { navn, form: false }))
      reportEn(file, 'Forklaringen', finding, placeFor(finding.indeks));
  for (const { sti, tekst } of fields(yaml.data))
    for (const finding of findClaims(tekst, { navn, form: sti[0] === 'former' }))
      reportEn(
        file,
        `Feltet «${fieldName(sti)}»`,
        finding,
        placeFor(file, yaml.placeFor(sti), finding),
      );
}

function reportEn(file: VFile, where: string, { slag, ord }: Claim, sted: Place): void {
  const actual = makeVisible(ord);
  if (slag === 'tall')
    addDiagnostic(file, {
      ruleId: 'oppforing-tall',
      severity: 'error',
      reason: `${where} har tallet «${actual}» om deltakere; forventet at bare rapportene forteller slike tall.`,
      sted,
      actual,
      note: 'Skriv det uten tallet. Varighet, alder, årstall, kroner, deler av lønn og henvisninger til lov kan stå.',
    });
  else
    addDiagnostic(file, {
      ruleId: 'oppforing-skjermet',
      severity: 'error',
      reason: `${where} har «${actual}»; forventet ingenting om hva kilden har skjermet.`,
      sted,
      actual,
      note: 'Skriv det om. En «skjermet virksomhet» kan stå, og navnene slik de er trykt.',
    });
}

/** Where the words stand, when the field is written on one line as it is read; else where the field's value starts. */
function placeFor(file: VFile, place: Place, { ord, indeks }: Claim): Place {
  const line = String(file).split(/\r?\n/)[place.linje - 1] ?? '';
  const value = line.replace(/^\uFEFF/, '').slice(place.kolonne - 1);
  const quotation = /^["']/.test(value) ? 1 : 0;
  if (!value.slice(indeks + quotation).startsWith(ord)) return place;
  return { linje: place.linje, kolonne: place.kolonne + indeks + quotation };
}

function names(data: unknown): TextKind['navn'] {
  const earlier = list(fieldIn(data, 'tidligere')).map((en) => fieldIn(en, 'navn'));
  return [fieldIn(data, 'navn'), ...list(fieldIn(data, 'alias')), ...earlier].filter(isText);
}

function fields(data: unknown): { sti: YamlPath; tekst: string }[] {
  const breach = list(fieldIn(data, 'brudd'));
  const paths: YamlPath[] = [
    ['ingress'],
    ...['setning', 'alene', 'kort', 'flertall', 'entall'].map((form) => ['former', form]),
    ...breach.map((_, i) => ['brudd', i, 'tekst']),
  ];
  return paths.flatMap((sti) => {
    const tekst = sti.reduce<unknown>((value, step) => fieldIn(value, step), data);
    return isText(tekst) ? [{ sti, tekst }] : [];
  });
}

function fieldName(path: YamlPath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .slice(1);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function fieldIn(data: unknown, field: PropertyKey): unknown {
  if (typeof data !== 'object' || data === null) return undefined;
  return Object.getOwnPropertyDescriptor(data, field)?.value;
}
