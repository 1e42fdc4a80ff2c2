import { Document } from 'yaml';
import {
  insertTiltak,
  insertTiltaksgruppe,
  type Register,
  type Tiltak,
  type Tiltaksgruppe,
} from '../../domain/register.ts';
import type { Gruppenavnfunn, NyGruppe } from './new-group.ts';
import type { NyttTiltak } from './new-tiltak.ts';

/** The registry with new tiltak in their places; the tiltak after each move one place down. */
export function addTiltak(register: Register, nye: NyttTiltak[]): Register {
  return nye.reduce(
    (known, nytt) => insertTiltak(known, toTiltak(nytt, ordenFor(known, nytt))),
    register,
  );
}

/** The registry with the tiltaksgrupper that are new in their places, and the new names of known ones among theirs. */
export function addGroupNames(register: Register, { omdopte, nye }: Gruppenavnfunn): Register {
  const tiltaksgrupper = register.tiltaksgrupper.map((gruppe) => {
    const names = omdopte.filter((one) => one.gruppe === gruppe.slug).map(({ navn }) => navn);
    return names.length === 0 ? gruppe : { ...gruppe, alias: [...gruppe.alias, ...names] };
  });
  return nye.reduce<Register>(
    (known, ny) => insertTiltaksgruppe(known, toTiltaksgruppe(ny, known.tiltaksgrupper)),
    { ...register, tiltaksgrupper },
  );
}

/** A tiltaksgruppe known by its printed name only, one past the group above it. */
function toTiltaksgruppe(
  { navn, slug, etter, somTiltak }: NyGruppe,
  known: Tiltaksgruppe[],
): Tiltaksgruppe {
  const above = known.find((gruppe) => gruppe.slug === etter);
  return {
    navn,
    slug,
    orden: above ? above.orden + 1 : (known[0]?.orden ?? 1),
    ...INGENTING_SAGT,
    former: {
      setning: `tiltaksgruppen ${navn}`,
      preposisjon: 'i',
      kort: somTiltak ? `${navn} (gruppe)` : navn,
    },
  };
}

/** One past the tiltak above it; at the top of a group, the place of the group's first. */
function ordenFor({ tiltak, tiltaksgrupper }: Register, { etter, gruppe }: NyttTiltak): number {
  const above = tiltak.find(({ slug }) => slug === etter);
  if (above) return above.orden + 1;
  const first = tiltak.find((oppforing) => oppforing.gruppe === gruppe);
  if (first) return first.orden;
  const groups = tiltaksgrupper.map(({ slug }) => slug);
  const earlier = groups.slice(0, groups.indexOf(gruppe));
  return (
    Math.max(0, ...tiltak.filter((one) => earlier.includes(one.gruppe)).map(({ orden }) => orden)) +
    1
  );
}

/** A tiltak known by its printed name only: nothing is said of it that the report does not say. */
function toTiltak({ navn, slug, gruppe }: NyttTiltak, orden: number): Tiltak {
  return {
    navn,
    slug,
    gruppe,
    orden,
    ...INGENTING_SAGT,
    former: { setning: `tiltaket ${navn}`, preposisjon: 'på', kort: navn },
  };
}

const INGENTING_SAGT = { alias: [], tidligere: [], brudd: [], kilder: [], forklaring: '' };

/**
 * The registry file for a new tiltak or tiltaksgruppe, for the editor to complete: its name in `src/content/tiltak/` or
 * `tiltaksgrupper/`, and its text, as the formatter would write it. `plass` is its `orden` among the files that are there
 * (`ordenBetween`).
 */
export function writeRegisterfil(
  { navn, slug, former, ...rest }: Tiltak | Tiltaksgruppe,
  plass: number,
): { fil: string; tekst: string } {
  const document = new Document({
    uferdig: true,
    navn,
    orden: plass,
    ...('gruppe' in rest ? { gruppe: rest.gruppe } : {}),
    former: { setning: former.setning, preposisjon: former.preposisjon, kort: former.kort },
  });
  document.commentBefore = ` ${UFERDIG.join('\n ')}`;
  const felter = document.toString({ singleQuote: true, lineWidth: 0 });
  // A comment of the whole document is set apart by an empty line; here it belongs to what follows.
  return { fil: `${slug}.md`, tekst: `---\n${felter.replace('\n\n', '\n')}---\n` };
}

/** What a new file says of itself. */
const UFERDIG = [
  'Skrevet av «npm run check -- --register». Gjør ferdig, og stryk så disse linjene og «uferdig»:',
  '- setning: navnet slik det står inne i en setning, «deltakere <preposisjon> <setning>»',
  '- preposisjon: i, på, med, under, blant eller for',
  '- kort: navnet i figurer, helst under 25 tegn',
  '- en forklaring under feltene, med kilder, hvis du har en',
];

/**
 * A place for each new entry between the files that are there, so that none of them is renumbered. `rekke` is all
 * of the kind in order, with the new ones in their places; `skrevet` is the order of those that have a file.
 */
export function ordenBetween(
  rekke: readonly string[],
  skrevet: ReadonlyMap<string, number>,
): Map<string, number> {
  const plasser = new Map<string, number>();
  let forrige = 0;
  rekke.forEach((slug, i) => {
    const kjent = skrevet.get(slug);
    const neste = rekke.slice(i + 1).find((annen) => skrevet.has(annen));
    const tak = neste === undefined ? undefined : skrevet.get(neste);
    const plass = kjent ?? (tak === undefined ? Math.floor(forrige) + 1 : (forrige + tak) / 2);
    if (kjent === undefined) plasser.set(slug, plass);
    forrige = plass;
  });
  return plasser;
}
