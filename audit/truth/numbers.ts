/** U+00A0, the only thousands separator the site may print. */
export const HARD_SPACE = '\u00a0';
/** U+2212, the only minus sign the site may print. */
export const MINUS = '\u2212';

/** a/b rounded to a whole number, half away from zero. Throws RangeError when b is 0. */
export function divideRounded(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new RangeError('deling på null');
  const negative = a < 0n !== b < 0n;
  const numerator = a < 0n ? -a : a;
  const denominator = b < 0n ? -b : b;
  const quotient = (2n * numerator + denominator) / (2n * denominator);
  return negative ? -quotient : quotient;
}

/** A whole number in Norwegian: digits in threes, U+00A0 between, no sign. */
export function formatInteger(value: bigint): string {
  const digit = String(value < 0n ? -value : value);
  return digit.replace(/\B(?=(\d{3})+$)/g, HARD_SPACE);
}

/** Tenths in Norwegian: decimal comma, always one decimal, no sign. */
export function formatTenths(tenths: bigint): string {
  const size = tenths < 0n ? -tenths : tenths;
  return `${formatInteger(size / 10n)},${size % 10n}`;
}

/** Tenths for a machine number such as `-370` or `-1.1`; undefined for anything else, also `-0` and `1.10`. */
export function tenthsOfMachineNumber(text: string): bigint | undefined {
  const parts = /^(-?)(0|[1-9]\d*)(?:\.(\d))?$/.exec(text);
  if (!parts) return undefined;
  const size = BigInt(parts[2] ?? '0') * 10n + BigInt(parts[3] ?? '0');
  if (parts[1] === '-') return size === 0n ? undefined : -size;
  return size;
}

/** Machine form of tenths: `-370` for counts, `-1.1` for tenths. */
export function machineNumber(tenths: bigint, withDecimal: boolean): string {
  const sign = tenths < 0n ? '-' : '';
  const size = tenths < 0n ? -tenths : tenths;
  return withDecimal ? `${sign}${size / 10n}.${size % 10n}` : `${sign}${size / 10n}`;
}

const CARDINAL =
  'null,en|én|ett|ei,to,tre,fire,fem,seks,sju|syv,åtte,ni,ti,elleve,tolv,tretten,fjorten,femten,seksten,sytten,atten,nitten,tjue';
const ORDINAL =
  ',første|størst|største|høyest|høyeste|flest,andre|nest,tredje,fjerde,femte,sjette,sjuende|syvende,åttende,niende,tiende,ellevte,tolvte,trettende,fjortende,femtende,sekstende,syttende,attende,nittende,tjuende';

const WORD = new Map<string, number>();
for (const list of [CARDINAL, ORDINAL])
  list
    .split(',')
    .forEach((forms, value) =>
      forms.split('|').forEach((form) => (form === '' ? undefined : WORD.set(form, value))),
    );

/** The number a Norwegian number word states («fjerde», «tre», «nest størst»), or undefined. */
export function numberOfWord(text: string): number | undefined {
  const [first = ''] = text.trim().toLowerCase().split(/\s+/);
  return WORD.get(first);
}

/** Number words that state a count when they stand alone in prose («en», «andre» and «første» are ordinary words). */
export const NUMBER_WORDS = [...WORD.keys()].filter(
  (word) =>
    !/^(null|en|én|ett|ei|første|andre|nest|størst|største|høyest|høyeste|flest)$/.test(word),
);
