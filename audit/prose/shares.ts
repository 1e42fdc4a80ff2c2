import { nearest } from '../page/document.ts';
import { numberSaid, type Statement } from './statement.ts';

/** What the words for a share stand for, in tenths of a percent. */
const SHARES: Record<string, number> = {
  'hver tjuende': 50,
  'hver tiende': 100,
  'hver femte': 200,
  'en firedel': 250,
  'en tredel': 333,
  halvparten: 500,
  'to tredeler': 667,
  'tre firedeler': 750,
  'fire av fem': 800,
  'nesten alle': 950,
};
const OF_TEN = ['én', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni'];

/** Every word for a share. */
export const SHARE_WORDS = new RegExp(
  `(?<!\\p{L})(?:${Object.keys(SHARES).join('|')}|(${OF_TEN.join('|')}) av ti)(?!\\p{L})`,
  'iu',
);

/** A share in words is near the share in digits beside it, or near that of two changes told as part and whole. */
export function shareFault(told: Statement, match: RegExpExecArray): string | undefined {
  const real = shareTold(told);
  if (real === undefined)
    return nearest(told.sentence.block, ({ attr }) => attr['data-tekst'] !== undefined)
      ? 'andelen i tall står ikke ved siden av'
      : undefined;
  const tenths =
    match[1] === undefined ? undefined : 100 * (OF_TEN.indexOf(match[1].toLowerCase()) + 1);
  const said = tenths ?? SHARES[match[0].toLowerCase()] ?? 0;
  const off = Math.abs(real - said);
  // «Nesten åtte av ti» is a share rounded to a tenth: within half a point.
  const isFar = tenths === undefined ? off > 30 && 15 * off > said : off > 5;
  return isFar ? `${real / 10} prosent` : undefined;
}

/** The share that a sentence tells in digits, or that its first change is of its second, in tenths of a percent. */
function shareTold({ sentence, page }: Statement): number | undefined {
  const numbers = sentence.marks.flatMap((mark) => numberSaid(mark, page) ?? []);
  const share = numbers.find(({ slag }) => slag === 'andel');
  if (share) return Number(share.tenths);
  const [part, whole] = numbers.filter(({ slag }) => slag === 'endring');
  if (!part || !whole || whole.tenths === 0n) return undefined;
  return Number((1000n * part.tenths) / whole.tenths);
}
