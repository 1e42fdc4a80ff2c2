/** Letters that look alike but are not the ones the report means. */
const LIKE: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'b',
  е: 'e',
  ё: 'e',
  з: '3',
  и: 'u',
  і: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'h',
  о: 'o',
  п: 'n',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'u',
  х: 'x',
  ь: 'b',
  α: 'a',
  β: 'b',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
};

/**
 * The skeleton of a label: lower case, look-alike letters folded, æøå and accents to their base,
 * everything that is not a letter or digit gone. Two spellings with one skeleton are one label.
 */
export function skjelett(tekst: string): string {
  return [...tekst.normalize('NFKC').toLowerCase()]
    .map((tegn) => LIKE[tegn] ?? tegn)
    .join('')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
}

/** Edits (insert, delete, substitute, swap neighbours) between two texts. */
export function avstand(a: string, b: string): number {
  let forforrige: number[] = [];
  let forrige = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const denne = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const byttet = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      denne.push(
        Math.min(
          ved(forrige, j) + 1,
          ved(denne, j - 1) + 1,
          ved(forrige, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
          byttet ? ved(forforrige, j - 2) + 1 : Infinity,
        ),
      );
    }
    forforrige = forrige;
    forrige = denne;
  }
  return ved(forrige, b.length);
}

function ved(rad: readonly number[], plass: number): number {
  return rad[plass] ?? Infinity;
}

/** Something a label may mean: its id and every spelling known. */
export interface Kandidat {
  id: string;
  former: string[];
}

/**
 * The id a damaged label means: same skeleton, else a cut-off name with one continuation, else the
 * one nearest spelling within `slakk` (share of the length that may differ), clearly nearer than the runner-up.
 * Undefined when nothing, or more than one thing, fits.
 */
export function tydEtikett(
  etikett: string,
  kandidater: readonly Kandidat[],
  slakk: number,
): string | undefined {
  const sett = skjelett(etikett);
  const former = kandidater.flatMap(({ id, former }) =>
    former.map((form) => ({ id, form: skjelett(form) })),
  );
  const like = ider(former.filter(({ form }) => form === sett));
  if (like.length > 0) return like.length === 1 ? like[0] : undefined;
  const avkortet = ider(former.filter(({ form }) => sett.length >= 6 && form.startsWith(sett)));
  if (avkortet.length === 1) return avkortet[0];
  const rangert = former
    .map(({ id, form }) => ({ id, feil: avstand(sett, form), lengde: form.length }))
    .sort((a, b) => a.feil - b.feil);
  const [best] = rangert;
  if (!best || best.feil > best.lengde * slakk) return undefined;
  const nestBest = rangert.find(({ id }) => id !== best.id);
  return nestBest && nestBest.feil <= best.feil ? undefined : best.id;
}

function ider(treff: { id: string }[]): string[] {
  return [...new Set(treff.map(({ id }) => id))];
}
