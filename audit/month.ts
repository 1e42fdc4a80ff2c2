const NAVN = [
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
export function manedsnummer(navn: string): number {
  const lav = navn.trim().toLowerCase().replace(/\.$/, '');
  if (lav.length < 3) return 0;
  return NAVN.findIndex((kandidat) => kandidat.startsWith(lav)) + 1;
}

/** `2021-05` for a year and a month number. */
export function maned(ar: number, nummer: number): string {
  return `${ar}-${String(nummer).padStart(2, '0')}`;
}

/** Norwegian name of the month `2021-05`, without year, or undefined when the text is not a month. */
export function manedsnavn(tekst: string): string | undefined {
  return /^\d{4}-\d{2}$/.test(tekst) ? NAVN[Number(tekst.slice(5)) - 1] : undefined;
}

/** `januar–mai 2021`, `november 2020–mai 2021`, or `mai 2021` for one month: what the months, in any order, span. */
export function periode(maneder: readonly string[]): string {
  const ordnet = [...maneder].sort();
  const [fra = '', til = ''] = [ordnet[0], ordnet.at(-1)];
  const ord = (maned: string): string => `${manedsnavn(maned) ?? maned} ${maned.slice(0, 4)}`;
  if (fra === til) return ord(til);
  const start = fra.slice(0, 4) === til.slice(0, 4) ? (manedsnavn(fra) ?? fra) : ord(fra);
  return `${start}–${ord(til)}`;
}

/** Months since year 0; only differences mean anything. */
export function manedsindeks(tekst: string): number {
  return Number(tekst.slice(0, 4)) * 12 + Number(tekst.slice(5, 7));
}

/** The month some months later (earlier when negative). */
export function flyttetManed(fra: string, antall: number): string {
  const indeks = manedsindeks(fra) + antall;
  return maned(Math.floor((indeks - 1) / 12), ((indeks - 1) % 12) + 1);
}

/** Every month from the first to the last, both included. */
export function manedene(fra: string, til: string): string[] {
  const liste: string[] = [];
  const antall = manedsindeks(til) - manedsindeks(fra);
  for (let i = 0; i <= antall; i += 1) liste.push(flyttetManed(fra, i));
  return liste;
}
