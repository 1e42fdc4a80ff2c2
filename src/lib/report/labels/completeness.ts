import type { VFile } from 'vfile';
import { meld } from '../../domain/diagnostic.ts';
import { ALLE, I_ALT, KJONN } from '../../domain/key.ts';
import { isSynlig } from '../../domain/value.ts';
import type { Register } from '../../domain/register.ts';
import { SEKSJONER, type Seksjon } from '../tables/table.ts';
import type { Radserie } from './repeats.ts';
import type { Rammetabell } from './reading-table.ts';
import { listOppslag, type Rammeoppslag } from './lookup.ts';
import { rammeNavn, type Ramme } from './table-scope.ts';

/** The sections whose figures a section divides further: where it is printed, they were printed too. */
const DELER_OPP: Record<Seksjon, readonly Seksjon[]> = {
  'hovedgrupper-kjonn': [],
  'tiltaksgrupper-kjonn': [],
  tiltak: [],
  'tiltak-hovedgrupper': ['hovedgrupper-kjonn', 'tiltak'],
  'tiltak-hovedgrupper-kjonn': [
    'hovedgrupper-kjonn',
    'tiltaksgrupper-kjonn',
    'tiltak',
    'tiltak-hovedgrupper',
  ],
};

/** What was read: the rows, the tables they stand in, and the sections that have a title and no row. */
interface Lest {
  serier: Radserie[];
  tabeller: Rammetabell[];
  tomme: Seksjon[];
}

const ALLE_SEKSJONER = Object.keys(SEKSJONER) as Seksjon[];

/**
 * Reports what is missing from a report that otherwise reads, for the sums are only of what is printed: a section that
 * others divide further, or of which only the title is printed (`seksjon-mangler`), and a table of a section that has
 * others, or all of it but its total, though the report counts people who belong in it (`tabell-mangler`). A row without participants is absent in
 * an honest report, and so is the table of a hovedgruppe with nobody in it.
 */
export function checkComplete(
  { serier, tabeller, tomme }: Lest,
  register: Register,
  file: VFile,
): void {
  checkSections(tabeller, tomme, file);
  const folk = new Map<string, Radserie>(serier.map((serie) => [serie.nokkel, serie]));
  // A table cut off after its total is as good as lost: no sum is of it.
  const whole = tabeller.filter(({ tabell }) => tabell.rader.length > 1);
  const printed = new Set(whole.map(({ oppslag }) => rammeNavn(oppslag.ramme)));
  for (const oppslag of listOppslag(register)) {
    const { ramme } = oppslag;
    if (printed.has(rammeNavn(ramme)) || !hasPeople(ramme, folk)) continue;
    const section = tabeller.filter((one) => one.oppslag.ramme.seksjon === ramme.seksjon);
    const nearest = nearestBefore(oppslag, section, register);
    if (nearest) reportTable(oppslag, nearest, file);
  }
}

/** Sections with a title, or that others divide further, are lost; the report may never have had the rest: a warning. */
function checkSections(tabeller: Rammetabell[], tomme: Seksjon[], file: VFile): void {
  const found = new Set(tabeller.map(({ oppslag }) => oppslag.ramme.seksjon));
  const demanded = new Set([...tomme, ...[...found].flatMap((seksjon) => DELER_OPP[seksjon])]);
  const missing = ALLE_SEKSJONER.filter((seksjon) => !found.has(seksjon));
  for (const alvor of ['error', 'warning'] as const) {
    const seksjoner = missing.filter((one) => demanded.has(one) === (alvor === 'error'));
    if (found.size > 0 && seksjoner.length > 0) reportSections(seksjoner, alvor, tabeller, file);
  }
}

/** True when the report says that there is somebody in the table: its total is a count, or the other sex is not all. */
function hasPeople(ramme: Ramme, folk: ReadonlyMap<string, Radserie>): boolean {
  const own = folk.get(ownerOf(ramme));
  if (own) return own.observasjoner.some(({ verdi }) => isSynlig(verdi) && verdi.antall > 0);
  if (ramme.kjonn === ALLE) return false;
  const whole = folk.get(ownerOf({ ...ramme, kjonn: ALLE }));
  const other = KJONN.find((kjonn) => kjonn !== ALLE && kjonn !== ramme.kjonn) ?? ALLE;
  const others = folk.get(ownerOf({ ...ramme, kjonn: other }));
  return whole !== undefined && others !== undefined && differs(whole, others);
}

/** True when two series say different counts of a month. A hidden count differs from none. */
function differs(a: Radserie, b: Radserie): boolean {
  return a.observasjoner.some(({ maned, verdi }) =>
    b.observasjoner.some(
      (other) =>
        other.maned === maned &&
        isSynlig(verdi) &&
        isSynlig(other.verdi) &&
        verdi.antall !== other.verdi.antall,
    ),
  );
}

/** The series that says how many people a table is of. */
function ownerOf({ hovedgruppe, kjonn }: Ramme): string {
  return hovedgruppe === ALLE
    ? `${I_ALT}/${I_ALT}/${ALLE}/${kjonn}`
    : `hovedgruppe/${hovedgruppe}/${hovedgruppe}/${kjonn}`;
}

/** Of the section's printed tables, what there is of the missing one, or the last of those before it; else the first. */
function nearestBefore(
  { ramme }: Rammeoppslag,
  section: Rammetabell[],
  register: Register,
): Rammetabell | undefined {
  const order = listOppslag(register).map((one) => rammeNavn(one.ramme));
  const at = (one: Ramme) => order.indexOf(rammeNavn(one));
  return section.findLast(({ oppslag }) => at(oppslag.ramme) <= at(ramme)) ?? section[0];
}

const NOTE = 'Kontroller at alle sidene i rapporten er med i filen, og sett inn det som mangler.';

function reportSections(
  seksjoner: Seksjon[],
  alvor: 'error' | 'warning',
  tabeller: Rammetabell[],
  file: VFile,
): void {
  const names = seksjoner.map((seksjon) => SEKSJONER[seksjon]);
  const listed = names.map((navn) => `«${navn}»`).join(' og ');
  const last = ALLE_SEKSJONER.indexOf(seksjoner.at(-1) ?? 'tiltak');
  const next = tabeller.find(({ oppslag }) => ALLE_SEKSJONER.indexOf(oppslag.ramme.seksjon) > last);
  const rows = tabeller.flatMap(({ tabell }) => tabell.rader);
  const end = rows.reduce((linje, { etikett }) => Math.max(linje, etikett.linje), 1);
  const divided = tabeller.find(({ oppslag }) =>
    DELER_OPP[oppslag.ramme.seksjon].some((seksjon) => seksjoner.includes(seksjon)),
  );
  const why = divided
    ? `, men «${SEKSJONER[divided.oppslag.ramme.seksjon]}» deler opp tall derfra`
    : '';
  meld(file, {
    ruleId: 'seksjon-mangler',
    alvor,
    reason: `Rapporten har ingen tabell fra ${listed}${why}.`,
    sted: { linje: next?.tabell.linje ?? end, kolonne: 1 },
    expected: names,
    note: NOTE,
  });
}

function reportTable(
  { ramme, undergruppe, total }: Rammeoppslag,
  { tabell, oppslag }: Rammetabell,
  file: VFile,
): void {
  const navn = (undergruppe ?? total).skrivemater[0];
  const mangler = rammeNavn(oppslag.ramme) === rammeNavn(ramme) ? 'har bare totalen' : 'mangler';
  meld(file, {
    ruleId: 'tabell-mangler',
    alvor: 'error',
    reason: `Tabellen «${navn}» i seksjonen «${SEKSJONER[ramme.seksjon]}» ${mangler}, men rapporten teller deltakere som hører til i den.`,
    sted: { linje: tabell.linje, kolonne: 1 },
    expected: [navn],
    note: NOTE,
  });
}
