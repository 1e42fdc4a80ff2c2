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
export function skeleton(text: string): string {
  const known = skeletons.get(text);
  if (known !== undefined) return known;
  if (skeletons.size >= MEMORY) skeletons.clear();
  const made = makeSkeleton(text);
  skeletons.set(text, made);
  return made;
}

/** Labels remembered before all are forgotten: each is held against every name there is. */
const MEMORY = 10_000;
const skeletons = new Map<string, string>();

function makeSkeleton(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()]
    .map((sign) => LIKE[sign] ?? sign)
    .join('')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
}

/** Edits (insert, delete, substitute, swap neighbours) between two texts. */
export function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      current.push(
        Math.min(
          at(previous, j) + 1,
          at(current, j - 1) + 1,
          at(previous, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
          swapped ? at(beforeLast, j - 2) + 1 : Infinity,
        ),
      );
    }
    beforeLast = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], place: number): number {
  return row[place] ?? Infinity;
}

/** Something a label may mean: its id and every spelling known. */
export interface LabelCandidate {
  id: string;
  former: string[];
}

/**
 * The id a damaged label means: same skeleton, else a cut-off name with one continuation, else the
 * one nearest spelling within `slack` (share of the length that may differ), clearly nearer than the runner-up.
 * Undefined when nothing, or more than one thing, fits.
 */
export function interpretLabel(
  label: string,
  candidates: readonly LabelCandidate[],
  slack: number,
): string | undefined {
  const sett = skeleton(label);
  const forms = candidates.flatMap(({ id, former }) =>
    former.map((form) => ({ id, form: skeleton(form) })),
  );
  const like = idsOf(forms.filter(({ form }) => form === sett));
  if (like.length > 0) return like.length === 1 ? like[0] : undefined;
  const truncated = idsOf(forms.filter(({ form }) => sett.length >= 6 && form.startsWith(sett)));
  if (truncated.length === 1) return truncated[0];
  const ranked = forms
    .map(({ id, form }) => ({ id, feil: distance(sett, form), lengde: form.length }))
    .sort((a, b) => a.feil - b.feil);
  const [best] = ranked;
  if (!best || best.feil > best.lengde * slack) return undefined;
  const nextBest = ranked.find(({ id }) => id !== best.id);
  return nextBest && nextBest.feil <= best.feil ? undefined : best.id;
}

function idsOf(match: { id: string }[]): string[] {
  return [...new Set(match.map(({ id }) => id))];
}
