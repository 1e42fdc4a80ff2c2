import { skjelett, tydEtikett } from './label.ts';
import type { Register } from './register.ts';
import type { Tabell } from './table.ts';

/** Names of tiltaksgrupper that the registry does not have, by skeleton: the group it knows them as, `ny` for none. */
export type Gruppenavn = ReadonlyMap<string, { id: string } | 'ny'>;

/**
 * What unknown names of totals stand for, told by the tiltak above them: a known group where all that are known are of
 * it and its own name is printed nowhere, a new one where none of them is known.
 */
export function lesGruppenavn(
  tabeller: readonly Tabell[],
  register: Register,
  rapport: string,
): Gruppenavn {
  const kjente = new Set<string>();
  const ukjente = new Map<string, (string | undefined)[]>();
  let over: (string | undefined)[] = [];
  for (const { rader } of tabeller.filter(({ seksjon }) => seksjon === 'tiltak'))
    for (const { etikett } of rader.slice(1)) {
      const navn = gruppeI(etikett);
      if (navn === undefined) {
        over.push(gruppeVed(etikett, register, rapport));
        continue;
      }
      const kjent = tydEtikett(navn, register.tiltaksgruppe, 0.3);
      if (kjent !== undefined) kjente.add(kjent);
      else ukjente.set(skjelett(navn), [...(ukjente.get(skjelett(navn)) ?? []), ...over]);
      over = [];
    }
  return new Map(
    [...ukjente].flatMap(([navn, medlemmer]): [string, { id: string } | 'ny'][] => {
      const [id, ...flere] = new Set(medlemmer.filter((gruppe) => gruppe !== undefined));
      if (id === undefined) return [[navn, 'ny']];
      return flere.length > 0 || kjente.has(id) ? [] : [[navn, { id }]];
    }),
  );
}

/** The group a known tiltak stood in when the report was printed. */
function gruppeVed(etikett: string, { tiltak }: Register, rapport: string): string | undefined {
  const id = tydEtikett(etikett, tiltak, 0.2);
  const post = tiltak.find((en) => en.id === id);
  return post?.flyttet.find(({ til }) => rapport <= til)?.gruppe ?? post?.gruppe;
}

/** What a total calls its group, or undefined when it is no total. */
export function gruppeI(etikett: string): string | undefined {
  return utenIAlt(etikett)
    ?.replace(/^\s*(kvinner|menn) og /i, '')
    .trim();
}

/** What follows «I alt» in a total's label, or undefined when it is no total. */
export function utenIAlt(etikett: string): string | undefined {
  const treff = /^\s*\S{1,2}\s*\S{3}(?=\s|$)/u.exec(etikett);
  return treff && /^[il1]a[l1]t$/.test(skjelett(treff[0]))
    ? etikett.slice(treff[0].length)
    : undefined;
}
