import { skeleton, interpretLabel } from './label.ts';
import type { AuditedRegister } from './register.ts';
import type { Table } from './table.ts';

/** Names of tiltaksgrupper that the registry does not have, by skeleton: the group it knows them as, `ny` for none. */
export type GroupName = ReadonlyMap<string, { id: string } | 'ny'>;

/**
 * What unknown names of totals stand for, told by the tiltak above them: a known group where all that are known are of
 * it and its own name is printed nowhere, a new one where none of them is known.
 */
export function readGroupName(
  tables: readonly Table[],
  register: AuditedRegister,
  rapport: string,
): GroupName {
  const kjente = new Set<string>();
  const unknown = new Map<string, (string | undefined)[]>();
  let over: (string | undefined)[] = [];
  // Each label stands in as many tables as there are parts of the whole.
  const groups = new Map<string, string | undefined>();
  const groupOf = (label: string): string | undefined => {
    if (!groups.has(label)) groups.set(label, groupAt(label, register, rapport));
    return groups.get(label);
  };
  for (const { rader } of tables.filter(({ seksjon }) => seksjon === 'tiltak'))
    for (const { etikett } of rader.slice(1)) {
      const name = groupIn(etikett);
      if (name === undefined) {
        over.push(groupOf(etikett));
        continue;
      }
      const known = interpretLabel(name, register.tiltaksgruppe, 0.3);
      if (known !== undefined) kjente.add(known);
      else unknown.set(skeleton(name), [...(unknown.get(skeleton(name)) ?? []), ...over]);
      over = [];
    }
  return new Map(
    [...unknown].flatMap(([name, members]): [string, { id: string } | 'ny'][] => {
      const [id, ...more] = new Set(members.filter((group) => group !== undefined));
      if (id === undefined) return [[name, 'ny']];
      return more.length > 0 || kjente.has(id) ? [] : [[name, { id }]];
    }),
  );
}

/** The group a known tiltak stood in when the report was printed. */
function groupAt(label: string, { tiltak }: AuditedRegister, rapport: string): string | undefined {
  const id = interpretLabel(label, tiltak, 0.2);
  const record = tiltak.find((en) => en.id === id);
  return record?.flyttet.find(({ til }) => rapport <= til)?.gruppe ?? record?.gruppe;
}

/** What a total calls its group, or undefined when it is no total. */
export function groupIn(label: string): string | undefined {
  return withoutIAlt(label)
    ?.replace(/^\s*(kvinner|menn) og /i, '')
    .trim();
}

/** What follows «I alt» in a total's label, or undefined when it is no total. */
export function withoutIAlt(label: string): string | undefined {
  const match = /^\s*\S{1,2}\s*\S{3}(?=\s|$)/u.exec(label);
  return match && /^[il1]a[l1]t$/.test(skeleton(match[0]))
    ? label.slice(match[0].length)
    : undefined;
}
