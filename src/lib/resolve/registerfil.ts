import { insertTiltak, type Register, type Tiltak } from '../domain/register.ts';
import type { NyttTiltak } from './nytt.ts';

/** The registry with new tiltak in their places; the tiltak after each move one place down. */
export function addTiltak(register: Register, nye: NyttTiltak[]): Register {
  return nye.reduce(
    (known, nytt) => insertTiltak(known, toTiltak(nytt, ordenFor(known, nytt))),
    register,
  );
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
    alias: [],
    tidligere: [],
    brudd: [],
    former: { setning: `tiltaket ${navn}`, preposisjon: 'på', kort: navn },
    kilder: [],
    forklaring: '',
  };
}

/**
 * The registry file for a new tiltak, for the editor to complete: its name in `src/content/tiltak/`, and its text.
 * The text is YAML front matter with every value quoted, as the name comes from a report.
 */
export function writeRegisterfil({ navn, slug, gruppe, orden, former }: Tiltak): {
  fil: string;
  tekst: string;
} {
  const tekst = [
    '---',
    `navn: ${quote(navn)}`,
    `orden: ${orden}`,
    `gruppe: ${gruppe}`,
    'former:',
    `  # Slik navnet står inne i en setning, med riktig stor eller liten bokstav.`,
    `  setning: ${quote(former.setning)}`,
    `  preposisjon: ${former.preposisjon}`,
    `  kort: ${quote(former.kort)}`,
    '---',
    '',
  ].join('\n');
  return { fil: `${slug}.md`, tekst };
}

/** A YAML double-quoted scalar; JSON's is one. */
function quote(tekst: string): string {
  return JSON.stringify(tekst);
}
