import type { VFile } from 'vfile';
import { meld } from '../domain/melding.ts';
import { ALLE, I_ALT, KJONN, parseSerieNokkel, type Utsnitt } from '../domain/nokkel.ts';
import type { Observasjon } from '../domain/observasjon.ts';
import type { Register } from '../domain/register.ts';
import { isSynlig } from '../domain/verdi.ts';
import { SEKSJONER, type Seksjon } from '../tables/tabell.ts';
import type { Radserie } from './gjentakelse.ts';
import { listOppslag, type Rammeoppslag } from './oppslag.ts';
import { rammeNavn, type Ramme } from './ramme.ts';

const SEXES = KJONN.filter((kjonn) => kjonn !== ALLE);

/** A way a row divides: the tables its parts stand in, and which rows of them are its parts. */
interface Deling {
  tabeller: Ramme[];
  isDel: (del: Utsnitt) => boolean;
}

/**
 * Reports what is missing from a report that otherwise reads: a table of a section that has others, though people are
 * counted who belong in it; and the parts of a printed total, when their table is there and has none of them. Nothing
 * else sees a table or a page that was lost whole, for the sums are only of what is printed.
 */
export function checkComplete(
  serier: Radserie[],
  funnet: Ramme[],
  register: Register,
  file: VFile,
): void {
  checkSections(funnet, serier.at(-1)?.linje ?? 1, file);
  const printed = new Set(funnet.map(rammeNavn));
  const oppslag = listOppslag(register);
  const folk = new Map(serier.map((serie) => [serie.nokkel as string, serie]));
  for (const { ramme, total, undergruppe } of oppslag) {
    if (printed.has(rammeNavn(ramme))) continue;
    const owner = folk.get(ownerOf(ramme));
    const section = funnet.some(({ seksjon }) => seksjon === ramme.seksjon);
    const name = (undergruppe ?? total).skrivemater[0];
    if (section && owner && countsPeople(owner)) reportTable(ramme, name, owner, file);
  }
  const utsnitt = serier.map(({ nokkel }) => parseSerieNokkel(nokkel));
  serier.forEach((serie, i) => {
    const own = utsnitt[i];
    if (!own || !countsPeople(serie)) return;
    for (const { tabeller, isDel } of delingerAv(own, oppslag, register)) {
      const all = tabeller.length > 0 && tabeller.every((ramme) => printed.has(rammeNavn(ramme)));
      if (all && !utsnitt.some(isDel)) reportParts(serie, tabeller, file);
    }
  });
}

/** A section left out before another is lost; one after the last may be one the report never had. */
function checkSections(funnet: Ramme[], slutt: number, file: VFile): void {
  const all = Object.keys(SEKSJONER) as Seksjon[];
  const found = new Set(funnet.map(({ seksjon }) => seksjon));
  const last = all.findLastIndex((seksjon) => found.has(seksjon));
  all.forEach((seksjon, i) => {
    if (found.has(seksjon)) return;
    meld(file, {
      ruleId: 'seksjon-mangler',
      alvor: i < last ? 'error' : 'warning',
      reason: `Rapporten har ingen tabell fra seksjonen «${SEKSJONER[seksjon]}».`,
      sted: { linje: slutt, kolonne: 1 },
      expected: [SEKSJONER[seksjon]],
      note: 'Kontroller at alle sidene i rapporten er med i filen.',
    });
  });
}

/** The series that says how many people a table is of. */
function ownerOf({ hovedgruppe, kjonn }: Ramme): string {
  return hovedgruppe === ALLE
    ? `${I_ALT}/${I_ALT}/${ALLE}/${kjonn}`
    : `hovedgruppe/${hovedgruppe}/${hovedgruppe}/${kjonn}`;
}

/** True when a row says outright that there is somebody. */
function countsPeople({ observasjoner }: Radserie): boolean {
  return observasjoner.some(({ verdi }: Observasjon) => isSynlig(verdi) && verdi.antall > 0);
}

function delingerAv(own: Utsnitt, oppslag: Rammeoppslag[], register: Register): Deling[] {
  const among = (pick: (ramme: Ramme) => boolean) => oppslag.map(({ ramme }) => ramme).filter(pick);
  if (own.niva !== 'tiltak' && own.niva !== 'tiltaksgruppe') return [];
  const inTable = ({ seksjon }: Ramme) => seksjon === 'tiltak' || seksjon.startsWith('tiltak-');
  const same = (del: Utsnitt) => del.niva === own.niva && del.id === own.id;
  const delinger: Deling[] = [];
  if (own.kjonn === ALLE && own.hovedgruppe !== ALLE)
    delinger.push({
      tabeller: among((r) => inTable(r) && r.hovedgruppe === own.hovedgruppe && r.kjonn !== ALLE),
      isDel: (del) =>
        same(del) && del.hovedgruppe === own.hovedgruppe && SEXES.some((sex) => sex === del.kjonn),
    });
  if (own.hovedgruppe === ALLE)
    delinger.push({
      tabeller: among((r) => inTable(r) && r.hovedgruppe !== ALLE && r.kjonn === own.kjonn),
      isDel: (del) => same(del) && del.hovedgruppe !== ALLE && del.kjonn === own.kjonn,
    });
  if (own.niva === 'tiltaksgruppe') {
    const members = register.tiltak.filter(({ gruppe }) => gruppe === own.id);
    delinger.push({
      tabeller: among(
        (r) => inTable(r) && r.hovedgruppe === own.hovedgruppe && r.kjonn === own.kjonn,
      ),
      isDel: (del) =>
        del.niva === 'tiltak' &&
        del.hovedgruppe === own.hovedgruppe &&
        del.kjonn === own.kjonn &&
        members.some(({ slug }) => slug === del.id),
    });
  }
  return delinger;
}

function reportTable({ seksjon }: Ramme, navn: string, owner: Radserie, file: VFile): void {
  meld(file, {
    ruleId: 'tabell-mangler',
    alvor: 'error',
    reason: `Tabellen for «${navn}» i seksjonen «${SEKSJONER[seksjon]}» mangler, men rapporten teller folk som hører til i den.`,
    sted: { linje: owner.linje, kolonne: 1 },
    expected: [navn],
    note: 'Kontroller at alle sidene i rapporten er med i filen.',
  });
}

function reportParts({ linje, nokkel }: Radserie, [tabell]: Ramme[], file: VFile): void {
  meld(file, {
    ruleId: 'deler-mangler',
    alvor: 'error',
    reason: 'Raden teller folk, men ingen av radene den er summen av, står i rapporten.',
    sted: { linje, kolonne: 1 },
    actual: nokkel,
    expected: tabell ? [`rader under «${SEKSJONER[tabell.seksjon]}»`] : [],
    note: 'Kontroller at alle sidene i rapporten er med i filen.',
  });
}
