const NAME = [
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
];

/** The month's number (1–12) for a full or shortened Norwegian name (three letters or more), else 0. */
export function manedNumber(name: string): number {
  const low = name.trim().toLowerCase().replace(/\.$/, '');
  if (low.length < 3) return 0;
  return NAME.findIndex((candidate) => candidate.startsWith(low)) + 1;
}

/** `2021-05` for a year and a month number. */
export function maned(year: number, number: number): string {
  return `${year}-${String(number).padStart(2, '0')}`;
}

/** Norwegian name of the month `2021-05`, without year, or undefined when the text is not a month. */
export function manedName(text: string): string | undefined {
  return /^\d{4}-\d{2}$/.test(text) ? NAME[Number(text.slice(5)) - 1] : undefined;
}

/** `januar–mai 2021`, `november 2020–mai 2021`, or `mai 2021` for one month: what the months, in any order, span. */
export function period(maneder: readonly string[]): string {
  const ordered = [...maneder].sort();
  const [from = '', to = ''] = [ordered[0], ordered.at(-1)];
  const word = (maned: string): string => `${manedName(maned) ?? maned} ${maned.slice(0, 4)}`;
  if (from === to) return word(to);
  const start = from.slice(0, 4) === to.slice(0, 4) ? (manedName(from) ?? from) : word(from);
  return `${start}–${word(to)}`;
}

/** Months since year 0; only differences mean anything. */
export function manedIndex(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
}

/** The month some months later (earlier when negative). */
export function addManeder(from: string, count: number): string {
  const index = manedIndex(from) + count;
  return maned(Math.floor((index - 1) / 12), ((index - 1) % 12) + 1);
}

/** Every month from the first to the last, both included. */
export function monthRange(from: string, to: string): string[] {
  const list: string[] = [];
  const count = manedIndex(to) - manedIndex(from);
  for (let i = 0; i <= count; i += 1) list.push(addManeder(from, i));
  return list;
}
