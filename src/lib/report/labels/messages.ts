import type { VFile } from 'vfile';
import { meld } from '../../domain/diagnostic.ts';
import type { Tolkning } from '../../domain/rapport.ts';
import type { Register } from '../../domain/register.ts';
import { LENGSTE_SLUG, slugify } from '../../domain/slug.ts';
import type { Celle } from '../tables/table.ts';
import type { Leserad, Lesetabell } from './reading-table.ts';
import type { NyGruppe, OmdoptGruppe } from './new-group.ts';
import type { NyttTiltak } from './new-tiltak.ts';
import type { Plass } from './alignment.ts';
import type { Radsted } from './sum-evidence.ts';

/** Tells how a damaged label was read, and why. */
export function reportTolkning(
  { linje, kolonne, etikett, navn, begrunnelse }: Tolkning,
  file: VFile,
): void {
  meld(file, {
    ruleId: 'etikett-tolket',
    alvor: 'info',
    reason: `«${etikett}» er lest som «${navn}». ${begrunnelse}`,
    sted: { linje, kolonne },
    actual: etikett,
    expected: [navn],
  });
}

/** A label that may stand for several names, or for one that breaks the sums. */
export function reportTvetydig(etikett: Celle, navn: string[], file: VFile): void {
  const [only, ...more] = navn;
  meld(file, {
    ruleId: 'etikett-tvetydig',
    alvor: 'error',
    reason:
      more.length === 0
        ? `«${etikett.tekst}» ligner «${only ?? ''}», men da går ikke summene mellom tabellene opp.`
        : `«${etikett.tekst}» kan være ${navn.map((one) => `«${one}»`).join(' eller ')}.`,
    sted: { linje: etikett.linje, kolonne: etikett.kolonne, sluttkolonne: etikett.slutt },
    actual: etikett.tekst,
    expected: navn,
    note: 'Kontroller navnet mot rapporten. Er det en skrivemåte etaten bruker, før den opp som alias i registeret.',
  });
}

/** A label unlike any name its place allows. */
export function reportUkjent(rad: Leserad, tabell: Lesetabell, file: VFile): void {
  const { ramme } = tabell;
  const { etikett } = rad.rad;
  const kind = ramme.seksjon === 'hovedgrupper-kjonn' ? 'hovedgruppe' : 'tiltaksgruppe';
  const group = !ramme.seksjon.startsWith('tiltak-') && ramme.seksjon !== 'tiltak';
  const total = /^i alt\b/i.test(etikett.tekst);
  meld(file, {
    ruleId: group || total ? 'ukjent-gruppe' : 'ukjent-etikett',
    alvor: 'error',
    reason: `Kjenner ikke raden «${etikett.tekst}».`,
    sted: {
      linje: etikett.linje,
      kolonne: etikett.kolonne,
      sluttkolonne: etikett.slutt,
    },
    actual: etikett.tekst,
    expected: listVacant(rad, tabell),
    note:
      group || total
        ? `Rett navnet. Er det et tidligere navn på en ${kind}, før det opp under «tidligere» i registeret. En ny ${kind} ${kind === 'hovedgruppe' ? 'kan ikke leses inn av seg selv' : 'leses bare inn av seg selv når den står likt overalt og tiltakene i den også er nye'}: før den ellers opp i registeret først.`
        : 'Rett navnet. Et nytt tiltak leses inn av seg selv når det står likt i alle sine tabeller og summene går opp; ellers må det føres opp i registeret.',
  });
}

/** The names of the table that no row of it has: first those between the rows around this one, then the others. */
function listVacant(rad: Leserad, { rader, sekvens }: Lesetabell): string[] {
  const places = rader.map((one) => (one === rad ? undefined : one.plassering[0]?.indeks));
  const taken = new Set(places);
  const at = rader.indexOf(rad);
  const above = places.findLast((place, i) => i < at && place !== undefined) ?? -1;
  const below = places.find((place, i) => i > at && place !== undefined) ?? sekvens.length;
  const vacant = sekvens.flatMap(({ skrivemater: [navn] }, indeks) =>
    taken.has(indeks) ? [] : [{ navn, near: indeks > above && indeks < below }],
  );
  return [...vacant.filter(({ near }) => near), ...vacant.filter(({ near }) => !near)].map(
    ({ navn }) => navn,
  );
}

/** A label that is new or an old one damaged alike everywhere: the editor must say which. */
export function reportUavklart(etikett: Celle, navn: string[], file: VFile): void {
  meld(file, {
    ruleId: 'etikett-tvetydig',
    alvor: 'error',
    reason: `«${etikett.tekst}» kan være et nytt tiltak eller ${navn.map((one) => `«${one}»`).join(' eller ')} under et annet navn.`,
    sted: { linje: etikett.linje, kolonne: etikett.kolonne, sluttkolonne: etikett.slutt },
    actual: etikett.tekst,
    expected: [...navn, 'et nytt tiltak'],
    note: 'Er det et gammelt tiltak, før navnet opp som alias i registerfilen. Er det nytt, lag en registerfil for det.',
  });
}

/** A new tiltak whose name is too long for an address: told where it is printed first. */
export function reportForLangt([first]: Radsted[], file: VFile): void {
  const etikett = first?.rad.rad.etikett;
  if (!etikett) return;
  const { length } = slugify(etikett.tekst);
  meld(file, {
    ruleId: 'for-langt-navn',
    alvor: 'error',
    reason: `Navnet gir en adresse på ${length} tegn; forventet høyst ${LENGSTE_SLUG}.`,
    sted: { linje: etikett.linje, kolonne: etikett.kolonne, sluttkolonne: etikett.slutt },
    actual: etikett.tekst,
    expected: [`et navn på høyst ${LENGSTE_SLUG} tegn`],
    note: 'Kontroller navnet mot rapporten. Er det så langt, lag en registerfil med et kortere navn, og før det lange opp under «alias».',
  });
}

/** Tells once that a known group is printed under a name that is new. */
export function reportOmdopt(
  { navn, gruppe, rader }: OmdoptGruppe,
  { tiltaksgrupper }: Register,
  file: VFile,
): void {
  const kjent = tiltaksgrupper.find((one) => one.slug === gruppe)?.navn ?? gruppe;
  const etikett = rader[0]?.rad.rad.etikett;
  meld(file, {
    ruleId: 'nytt-gruppenavn',
    alvor: 'warning',
    reason: `«${navn}» står likt i ${rader.length} tabeller der «${kjent}» var ventet, og er lest som den gruppen: tiltakene er de samme, og summene går opp.`,
    sted: { linje: etikett?.linje ?? 1, kolonne: etikett?.kolonne ?? 1 },
    actual: navn,
    expected: [kjent],
    note: `Er det den samme gruppen, før navnet opp under «tidligere» i tiltaksgrupper/${gruppe}.md. Er det en ny gruppe, lag en fil for den i tiltaksgrupper/, og flytt tiltakene dit med «flyttet».`,
  });
}

/** Tells that a group the registry does not have was taken in, with tiltak that are new too. */
export function reportNyGruppe({ navn, slug, rader }: NyGruppe, file: VFile): void {
  const etikett = rader[0]?.rad.rad.etikett;
  meld(file, {
    ruleId: 'ny-tiltaksgruppe',
    alvor: 'warning',
    reason: `«${navn}» er en ny tiltaksgruppe: den står ikke i registeret, men likt i ${rader.length} tabeller, med tiltak som også er nye, og summene går opp.`,
    sted: { linje: etikett?.linje ?? 1, kolonne: etikett?.kolonne ?? 1 },
    actual: navn,
    note: `Den har fått siden /tiltaksgrupper/${slug}/. Kjør «npm run check -- --register», og gjør registerfilene ferdig.`,
  });
}

/** Tells that a tiltak the registry does not have was taken in. */
export function reportNytt(
  { navn, gruppe, slug, rader }: NyttTiltak,
  { tiltaksgrupper }: Register,
  file: VFile,
): void {
  const gruppenavn = tiltaksgrupper.find((one) => one.slug === gruppe)?.navn ?? gruppe;
  const etikett = rader[0]?.rad.rad.etikett;
  meld(file, {
    ruleId: 'nytt-tiltak',
    alvor: 'warning',
    reason: `«${navn}» er et nytt tiltak: det står ikke i registeret, men likt i ${rader.length} tabeller, og summene går opp.`,
    sted: { linje: etikett?.linje ?? 1, kolonne: etikett?.kolonne ?? 1 },
    actual: navn,
    note: `Det har fått siden /tiltak/${slug}/ under tiltaksgruppen «${gruppenavn}». Kjør «npm run check -- --register», og gjør registerfilen ferdig.`,
  });
}

/** The names in the sequence that places stand for. */
export function namesOf({ sekvens }: Lesetabell, plasser: Plass[]): string[] {
  return plasser.flatMap(({ indeks }) => sekvens[indeks]?.skrivemater[0] ?? []);
}
