import type { VFile } from 'vfile';
import { editionOf } from '../../domain/edition.ts';
import { meld } from '../../domain/diagnostic.ts';
import { observasjonNokkel } from '../../domain/key.ts';
import type { Observasjon } from '../../domain/observation.ts';
import { isSynlig, LEAST_VISIBLE, printVerdi, type Verdi } from '../../domain/value.ts';
import type { Celleadresse, Rettelse } from './correction.ts';

/**
 * The cells with the corrections of their report put in, in the same order; a corrected cell has status `rettet`. Give
 * it all prints of a report's cells and the corrections of its edition: a correction by key changes every print that says `fra`. Corrections of other
 * reports are passed over. Refused, and reported at the field in the file of corrections: `rettelse-ukjent-celle`,
 * `rettelse-utlopt` (the report does not say `fra`), `rettelse-skjermet` and `rettelse-dobbel`. `lest` is the name of the
 * file the cells were read from: a report may lie there twice.
 */
export function applyRettelser(
  observasjoner: Observasjon[],
  rettelser: Rettelse[],
  file: VFile,
  lest: string,
): Observasjon[] {
  const taken = new Map<Observasjon, Verdi>();
  for (const rettelse of rettelser) {
    const mine = observasjoner.filter(
      ({ kilde }) => kilde.rapport === editionOf(rettelse.rapport).release,
    );
    if (mine.length === 0) continue;
    const prints = mine.filter((celle) => isAddressed(celle, rettelse.celle));
    if (!isAllowed(rettelse, { prints, mine, taken, lest }, file)) continue;
    for (const celle of prints.filter((print) => says(print, rettelse.fra.verdi)))
      taken.set(celle, toRettet(rettelse));
  }
  return observasjoner.map((celle) => ({ ...celle, verdi: taken.get(celle) ?? celle.verdi }));
}

/** True when the address points at this cell. */
export function isAddressed({ serie, maned, kilde }: Observasjon, adresse: Celleadresse): boolean {
  if ('nokkel' in adresse) return observasjonNokkel(serie, maned) === adresse.nokkel;
  return kilde.linje === adresse.linje && kilde.kolonne === adresse.kolonne;
}

function toRettet({ fra, til, begrunnelse, dato }: Rettelse): Verdi {
  if (!isSynlig(til.verdi)) throw new RangeError('En rettelse kan ikke skjerme en celle.');
  return { status: 'rettet', antall: til.verdi.antall, fra: fra.tekst, begrunnelse, dato };
}

/** The cells that a correction is of, among those of its report, and what is corrected already. */
interface Rettested {
  prints: Observasjon[];
  mine: Observasjon[];
  taken: ReadonlyMap<Observasjon, Verdi>;
  lest: string;
}

function isAllowed(
  rettelse: Rettelse,
  { prints, mine, taken, lest }: Rettested,
  file: VFile,
): boolean {
  const [first] = prints;
  if (!first) reportUnknown(rettelse, mine, file);
  else if (prints.some((print) => taken.has(print))) reportTwice(rettelse, first, file);
  else if (touchesHidden(rettelse, first)) reportHidden(rettelse, first, file);
  else if (!says(first, rettelse.fra.verdi)) reportExpired(rettelse, first, lest, file);
  else return true;
  return false;
}

function says({ verdi }: Observasjon, fra: Verdi): boolean {
  return printVerdi(verdi) === printVerdi(fra);
}

function touchesHidden({ fra, til }: Rettelse, celle: Observasjon): boolean {
  const hidden = [celle.verdi, fra.verdi, til.verdi].some((verdi) => !isSynlig(verdi));
  return hidden || (isSynlig(til.verdi) && til.verdi.antall < LEAST_VISIBLE);
}

function reportUnknown({ rapport, celle, sted }: Rettelse, mine: Observasjon[], file: VFile): void {
  const onLine = 'linje' in celle ? mine.filter(({ kilde }) => kilde.linje === celle.linje) : [];
  const actual = 'linje' in celle ? `${celle.linje}:${celle.kolonne}` : celle.nokkel;
  meld(file, {
    ruleId: 'rettelse-ukjent-celle',
    alvor: 'error',
    reason: `Rapporten ${rapport} har ingen celle ${actual}.`,
    sted: sted.celle,
    actual,
    expected: onLine.map(({ kilde }) => `${kilde.linje}:${kilde.kolonne}`),
    note: 'Skriv linjen og kolonnen der tallet begynner, slik «npm run check» skriver dem, eller nøkkelen til observasjonen.',
  });
}

function reportTwice({ sted }: Rettelse, celle: Observasjon, file: VFile): void {
  meld(file, {
    ruleId: 'rettelse-dobbel',
    alvor: 'error',
    reason: `Cellen ${celle.kilde.linje}:${celle.kilde.kolonne} er alt rettet lenger opp i filen.`,
    sted: sted.celle,
    note: 'Behold den ene rettelsen.',
  });
}

/** Says what is refused, never what a hidden cell might hold. */
function reportHidden({ fra, til, sted }: Rettelse, celle: Observasjon, file: VFile): void {
  const printed = !isSynlig(celle.verdi) || !isSynlig(fra.verdi);
  meld(file, {
    ruleId: 'rettelse-skjermet',
    alvor: 'error',
    reason: printed
      ? 'Rettelsen gjelder en skjermet celle (*). Et skjermet tall kan ikke rettes til et tall.'
      : `En celle kan ikke rettes til «${til.tekst}»: tall under fire er skjermet i rapporten.`,
    sted: printed ? sted.fra : sted.til,
    note: 'Er cellen lest feil fra rapporten, må teksten tas ut av rapporten på nytt. Fjern rettelsen.',
  });
}

function reportExpired(
  { fra, sted }: Rettelse,
  celle: Observasjon,
  lest: string,
  file: VFile,
): void {
  const actual = printVerdi(celle.verdi);
  meld(file, {
    ruleId: 'rettelse-utlopt',
    alvor: 'error',
    reason: `${lest} sier «${actual}» på ${celle.kilde.linje}:${celle.kilde.kolonne}, ikke «${fra.tekst}».`,
    sted: sted.fra,
    actual: fra.tekst,
    expected: [actual],
    note: 'Er tallet rettet i rapporten, er rettelsen ikke lenger nødvendig: fjern den. Ligger den samme rapporten i flere filer, tar du bort dem rettelsen ikke er skrevet for.',
  });
}
