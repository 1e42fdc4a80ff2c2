import { Document } from 'yaml';
import {
  insertTiltak,
  insertTiltaksgruppe,
  type Register,
  type Tiltak,
  type Tiltaksgruppe,
} from '../../domain/register.ts';
import type { GroupNameFindings, NewGroup } from './new-group.ts';
import type { NewTiltak } from './new-tiltak.ts';

/** The registry with new tiltak in their places; the tiltak after each move one place down. */
export function addTiltak(register: Register, fresh: NewTiltak[]): Register {
  return fresh.reduce(
    (known, fresh) => insertTiltak(known, toTiltak(fresh, orderFor(known, fresh))),
    register,
  );
}

/** The registry with the tiltaksgrupper that are new in their places, and the new names of known ones among theirs. */
export function addGroupNames(register: Register, { renamed, nye }: GroupNameFindings): Register {
  const tiltaksgrupper = register.tiltaksgrupper.map((group) => {
    const names = renamed.filter((one) => one.gruppe === group.slug).map(({ navn }) => navn);
    return names.length === 0 ? group : { ...group, alias: [...group.alias, ...names] };
  });
  return nye.reduce<Register>(
    (known, fresh) => insertTiltaksgruppe(known, toTiltaksgruppe(fresh, known.tiltaksgrupper)),
    { ...register, tiltaksgrupper },
  );
}

/** A tiltaksgruppe known by its printed name only, one past the group above it. */
function toTiltaksgruppe(
  { navn, slug, after, namedAsTiltak }: NewGroup,
  known: Tiltaksgruppe[],
): Tiltaksgruppe {
  const above = known.find((group) => group.slug === after);
  return {
    navn,
    slug,
    orden: above ? above.orden + 1 : (known[0]?.orden ?? 1),
    ...NOTHING_SAID,
    former: {
      setning: `tiltaksgruppen ${navn}`,
      alene: navn,
      preposisjon: 'i',
      kort: namedAsTiltak ? `${navn} (gruppe)` : navn,
    },
  };
}

/** One past the tiltak above it; at the top of a group, the place of the group's first. */
function orderFor({ tiltak, tiltaksgrupper }: Register, { after, gruppe }: NewTiltak): number {
  const above = tiltak.find(({ slug }) => slug === after);
  if (above) return above.orden + 1;
  const first = tiltak.find((entry) => entry.gruppe === gruppe);
  if (first) return first.orden;
  const groups = tiltaksgrupper.map(({ slug }) => slug);
  const earlier = groups.slice(0, groups.indexOf(gruppe));
  return (
    Math.max(0, ...tiltak.filter((one) => earlier.includes(one.gruppe)).map(({ orden }) => orden)) +
    1
  );
}

/** A tiltak known by its printed name only: nothing is said of it that the report does not say. */
function toTiltak({ navn, slug, gruppe }: NewTiltak, orden: number): Tiltak {
  return {
    navn,
    slug,
    gruppe,
    orden,
    ...NOTHING_SAID,
    former: { setning: `tiltaket ${navn}`, alene: navn, preposisjon: 'på', kort: navn },
  };
}

const NOTHING_SAID = { alias: [], tidligere: [], brudd: [], kilder: [], forklaring: '' };

/**
 * The registry file for a new tiltak or tiltaksgruppe, for the editor to complete: its name in `src/content/tiltak/` or
 * `tiltaksgrupper/`, and its text, as the formatter would write it. `place` is its `orden` among the files that are there
 * (`orderBetween`).
 */
export function writeRegisterFile(
  { navn, slug, former, ...rest }: Tiltak | Tiltaksgruppe,
  place: number,
): { fil: string; tekst: string } {
  const document = new Document({
    uferdig: true,
    navn,
    orden: place,
    ...('gruppe' in rest ? { gruppe: rest.gruppe } : {}),
    former,
  });
  document.commentBefore = ` ${UNFINISHED.join('\n ')}`;
  const fields = document.toString({ singleQuote: true, lineWidth: 0 });
  // A comment of the whole document is set apart by an empty line; here it belongs to what follows.
  return { fil: `${slug}.md`, tekst: `---\n${fields.replace('\n\n', '\n')}---\n` };
}

/** What a new file says of itself. */
const UNFINISHED = [
  'Skrevet av «npm run check -- --register». Gjør ferdig, og stryk så disse linjene og «uferdig»:',
  '- setning: navnet slik det står inne i en setning, «deltakere <preposisjon> <setning>»',
  '- alene: navnet uten «tiltaket» foran, slik siden er merket; stryk linjen når «setning» er uten',
  '- preposisjon: i, på, med, under, blant eller for',
  '- kort: navnet i figurer, helst under 25 tegn',
  '- en forklaring under feltene, med kilder, hvis du har en',
];

/**
 * A place for each new entry between the files that are there, so that none of them is renumbered. `runLength` is all
 * of the kind in order, with the new ones in their places; `written` is the order of those that have a file.
 */
export function orderBetween(
  run: readonly string[],
  written: ReadonlyMap<string, number>,
): Map<string, number> {
  const places = new Map<string, number>();
  let previous = 0;
  run.forEach((slug, i) => {
    const known = written.get(slug);
    const next = run.slice(i + 1).find((other) => written.has(other));
    const ceiling = next === undefined ? undefined : written.get(next);
    const place =
      known ?? (ceiling === undefined ? Math.floor(previous) + 1 : (previous + ceiling) / 2);
    if (known === undefined) places.set(slug, place);
    previous = place;
  });
  return places;
}
