import type { VFile } from 'vfile';
import { meld, type Sted } from '../../domain/diagnostic.ts';
import { finnPastander, type Pastand, type Tekstslag } from '../../domain/claim.ts';
import type { Ordflyt } from './explanation-text.ts';
import { synliggjor } from './schema-errors.ts';
import type { Sti, Yaml } from './yaml.ts';

/**
 * Reports what the free text of an entry tells that only the reports may tell: numbers of people (`oppforing-tall`), and
 * words of what is hidden (`oppforing-skjermet`). Names are not judged: they are the agency's.
 */
export function meldPastander(file: VFile, yaml: Yaml, flyter: Ordflyt[]): void {
  const navn = navnene(yaml.data);
  for (const { tekst, stedFor } of flyter)
    for (const funn of finnPastander(tekst, { navn, form: false }))
      meldEn(file, 'Forklaringen', funn, stedFor(funn.indeks));
  for (const { sti, tekst } of felter(yaml.data))
    for (const funn of finnPastander(tekst, { navn, form: sti[0] === 'former' }))
      meldEn(file, `Feltet «${feltnavn(sti)}»`, funn, stedFor(file, yaml.stedFor(sti), funn));
}

function meldEn(file: VFile, hvor: string, { slag, ord }: Pastand, sted: Sted): void {
  const actual = synliggjor(ord);
  if (slag === 'tall')
    meld(file, {
      ruleId: 'oppforing-tall',
      alvor: 'error',
      reason: `${hvor} har tallet «${actual}» om deltakere; forventet at bare rapportene forteller slike tall.`,
      sted,
      actual,
      note: 'Skriv det uten tallet. Varighet, alder, årstall, kroner, deler av lønn og henvisninger til lov kan stå.',
    });
  else
    meld(file, {
      ruleId: 'oppforing-skjermet',
      alvor: 'error',
      reason: `${hvor} har «${actual}»; forventet ingenting om hva kilden har skjermet.`,
      sted,
      actual,
      note: 'Skriv det om. En «skjermet virksomhet» kan stå, og navnene slik de er trykt.',
    });
}

/** Where the words stand, when the field is written on one line as it is read; else where the field's value starts. */
function stedFor(file: VFile, sted: Sted, { ord, indeks }: Pastand): Sted {
  const linje = String(file).split(/\r?\n/)[sted.linje - 1] ?? '';
  const verdi = linje.replace(/^\uFEFF/, '').slice(sted.kolonne - 1);
  const sitat = /^["']/.test(verdi) ? 1 : 0;
  if (!verdi.slice(indeks + sitat).startsWith(ord)) return sted;
  return { linje: sted.linje, kolonne: sted.kolonne + indeks + sitat };
}

function navnene(data: unknown): Tekstslag['navn'] {
  const tidligere = liste(feltIn(data, 'tidligere')).map((en) => feltIn(en, 'navn'));
  return [feltIn(data, 'navn'), ...liste(feltIn(data, 'alias')), ...tidligere].filter(isTekst);
}

function felter(data: unknown): { sti: Sti; tekst: string }[] {
  const brudd = liste(feltIn(data, 'brudd'));
  const stier: Sti[] = [
    ...['setning', 'kort', 'flertall', 'entall'].map((form) => ['former', form]),
    ...brudd.map((_, i) => ['brudd', i, 'tekst']),
  ];
  return stier.flatMap((sti) => {
    const tekst = sti.reduce<unknown>((verdi, steg) => feltIn(verdi, steg), data);
    return isTekst(tekst) ? [{ sti, tekst }] : [];
  });
}

function feltnavn(sti: Sti): string {
  return sti
    .map((steg) => (typeof steg === 'number' ? `[${steg}]` : `.${String(steg)}`))
    .join('')
    .slice(1);
}

function liste(verdi: unknown): unknown[] {
  return Array.isArray(verdi) ? verdi : [];
}

function isTekst(verdi: unknown): verdi is string {
  return typeof verdi === 'string';
}

function feltIn(data: unknown, felt: PropertyKey): unknown {
  if (typeof data !== 'object' || data === null) return undefined;
  return Object.getOwnPropertyDescriptor(data, felt)?.value;
}
