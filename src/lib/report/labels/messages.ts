import type { VFile } from 'vfile';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import type { Reading } from '../../domain/rapport.ts';
import type { Register } from '../../domain/register.ts';
import { LONGEST_SLUG, slugify } from '../../domain/slug.ts';
import type { TableCell } from '../tables/table.ts';
import type { ReadingRow, ReadingTable, AlignedPlace } from './reading-table.ts';
import type { NewGroup, RenamedGroup } from './new-group.ts';
import type { NewTiltak } from './new-tiltak.ts';
import type { RowPlace } from './sum-evidence.ts';

/** Tells how a damaged label was read, and why. */
export function reportReading(
  { linje, kolonne, etikett, navn, begrunnelse }: Reading,
  file: VFile,
): void {
  addDiagnostic(file, {
    ruleId: 'etikett-tolket',
    severity: 'info',
    reason: `«${etikett}» er lest som «${navn}». ${begrunnelse}`,
    sted: { linje, kolonne },
    actual: etikett,
    expected: [navn],
  });
}

/** A label that may stand for several names, or for one that breaks the sums. */
export function reportAmbiguousLabel(label: TableCell, name: string[], file: VFile): void {
  const [only, ...more] = name;
  addDiagnostic(file, {
    ruleId: 'etikett-tvetydig',
    severity: 'error',
    reason:
      more.length === 0
        ? `«${label.tekst}» ligner «${only ?? ''}», men da går ikke summene mellom tabellene opp.`
        : `«${label.tekst}» kan være ${name.map((one) => `«${one}»`).join(' eller ')}.`,
    sted: { linje: label.linje, kolonne: label.kolonne, endColumn: label.end },
    actual: label.tekst,
    expected: name,
    note: 'Kontroller navnet mot rapporten. Er det en skrivemåte etaten bruker, før den opp som alias i registeret.',
  });
}

/** A label unlike any name its place allows. */
export function reportUnknownLabel(row: ReadingRow, table: ReadingTable, file: VFile): void {
  const { scope } = table;
  const { etikett } = row.row;
  const kind = scope.seksjon === 'hovedgrupper-kjonn' ? 'hovedgruppe' : 'tiltaksgruppe';
  const group = !scope.seksjon.startsWith('tiltak-') && scope.seksjon !== 'tiltak';
  const total = /^i alt\b/i.test(etikett.tekst);
  addDiagnostic(file, {
    ruleId: group || total ? 'ukjent-gruppe' : 'ukjent-etikett',
    severity: 'error',
    reason: `Kjenner ikke raden «${etikett.tekst}».`,
    sted: {
      linje: etikett.linje,
      kolonne: etikett.kolonne,
      endColumn: etikett.end,
    },
    actual: etikett.tekst,
    expected: listVacant(row, table),
    note:
      group || total
        ? `Rett navnet. Er det et tidligere navn på en ${kind}, før det opp under «tidligere» i registeret. En ny ${kind} ${kind === 'hovedgruppe' ? 'kan ikke leses inn av seg selv' : 'leses bare inn av seg selv når den står likt overalt og tiltakene i den også er nye'}: før den ellers opp i registeret først.`
        : 'Rett navnet. Et nytt tiltak leses inn av seg selv når det står likt i alle sine tabeller og summene går opp; ellers må det føres opp i registeret.',
  });
}

/** The names of the table that no row of it has: first those between the rows around this one, then the others. */
function listVacant(row: ReadingRow, { rader, sequence }: ReadingTable): string[] {
  const places = rader.map((one) => (one === row ? undefined : one.placement[0]?.indeks));
  const taken = new Set(places);
  const at = rader.indexOf(row);
  const above = places.findLast((place, i) => i < at && place !== undefined) ?? -1;
  const below = places.find((place, i) => i > at && place !== undefined) ?? sequence.length;
  const vacant = sequence.flatMap(({ notations: [navn] }, index) =>
    taken.has(index) ? [] : [{ navn, near: index > above && index < below }],
  );
  return [...vacant.filter(({ near }) => near), ...vacant.filter(({ near }) => !near)].map(
    ({ navn }) => navn,
  );
}

/** A label that is new or an old one damaged alike everywhere: the editor must say which. */
export function reportUnresolvedLabel(label: TableCell, name: string[], file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'etikett-tvetydig',
    severity: 'error',
    reason: `«${label.tekst}» kan være et nytt tiltak eller ${name.map((one) => `«${one}»`).join(' eller ')} under et annet navn.`,
    sted: { linje: label.linje, kolonne: label.kolonne, endColumn: label.end },
    actual: label.tekst,
    expected: [...name, 'et nytt tiltak'],
    note: 'Er det et gammelt tiltak, før navnet opp som alias i registerfilen. Er det nytt, lag en registerfil for det.',
  });
}

/** A new tiltak whose name is too long for an address: told where it is printed first. */
export function reportTooLongName([first]: RowPlace[], file: VFile): void {
  const label = first?.row.row.etikett;
  if (!label) return;
  const { length } = slugify(label.tekst);
  addDiagnostic(file, {
    ruleId: 'for-langt-navn',
    severity: 'error',
    reason: `Navnet gir en adresse på ${length} tegn; forventet høyst ${LONGEST_SLUG}.`,
    sted: { linje: label.linje, kolonne: label.kolonne, endColumn: label.end },
    actual: label.tekst,
    expected: [`et navn på høyst ${LONGEST_SLUG} tegn`],
    note: 'Kontroller navnet mot rapporten. Er det så langt, lag en registerfil med et kortere navn, og før det lange opp under «alias».',
  });
}

/** Tells once that a known group is printed under a name that is new. */
export function reportRenamedGroup(
  { navn, gruppe, rader }: RenamedGroup,
  { tiltaksgrupper }: Register,
  file: VFile,
): void {
  const known = tiltaksgrupper.find((one) => one.slug === gruppe)?.navn ?? gruppe;
  const label = rader[0]?.row.row.etikett;
  addDiagnostic(file, {
    ruleId: 'nytt-gruppenavn',
    severity: 'warning',
    reason: `«${navn}» står likt i ${rader.length} tabeller der «${known}» var ventet, og er lest som den gruppen: tiltakene er de samme, og summene går opp.`,
    sted: { linje: label?.linje ?? 1, kolonne: label?.kolonne ?? 1 },
    actual: navn,
    expected: [known],
    note: `Er det den samme gruppen, før navnet opp under «tidligere» i tiltaksgrupper/${gruppe}.md. Er det en ny gruppe, lag en fil for den i tiltaksgrupper/, og flytt tiltakene dit med «flyttet».`,
  });
}

/** Tells that a group the registry does not have was taken in, with tiltak that are new too. */
export function reportNewGroup({ navn, slug, rader }: NewGroup, file: VFile): void {
  const label = rader[0]?.row.row.etikett;
  addDiagnostic(file, {
    ruleId: 'ny-tiltaksgruppe',
    severity: 'warning',
    reason: `«${navn}» er en ny tiltaksgruppe: den står ikke i registeret, men likt i ${rader.length} tabeller, med tiltak som også er nye, og summene går opp.`,
    sted: { linje: label?.linje ?? 1, kolonne: label?.kolonne ?? 1 },
    actual: navn,
    note: `Den har fått siden /tiltaksgrupper/${slug}/. Kjør «npm run check -- --register», og gjør registerfilene ferdig.`,
  });
}

/** Tells that a tiltak the registry does not have was taken in. */
export function reportNewTiltak(
  { navn, gruppe, slug, rader }: NewTiltak,
  { tiltaksgrupper }: Register,
  file: VFile,
): void {
  const groupName = tiltaksgrupper.find((one) => one.slug === gruppe)?.navn ?? gruppe;
  const label = rader[0]?.row.row.etikett;
  addDiagnostic(file, {
    ruleId: 'nytt-tiltak',
    severity: 'warning',
    reason: `«${navn}» er et nytt tiltak: det står ikke i registeret, men likt i ${rader.length} tabeller, og summene går opp.`,
    sted: { linje: label?.linje ?? 1, kolonne: label?.kolonne ?? 1 },
    actual: navn,
    note: `Det har fått siden /tiltak/${slug}/ under tiltaksgruppen «${groupName}». Kjør «npm run check -- --register», og gjør registerfilen ferdig.`,
  });
}

/** The names in the sequence that places stand for. */
export function namesOf({ sequence }: ReadingTable, places: AlignedPlace[]): string[] {
  return places.flatMap(({ indeks }) => sequence[indeks]?.notations[0] ?? []);
}
