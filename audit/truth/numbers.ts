/** U+00A0, the only thousands separator the site may print. */
export const HARDT_MELLOMROM = '\u00a0';
/** U+2212, the only minus sign the site may print. */
export const MINUS = '\u2212';

/** a/b rounded to a whole number, half away from zero. Throws RangeError when b is 0. */
export function avrundet(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new RangeError('deling på null');
  const negativ = a < 0n !== b < 0n;
  const teller = a < 0n ? -a : a;
  const nevner = b < 0n ? -b : b;
  const kvotient = (2n * teller + nevner) / (2n * nevner);
  return negativ ? -kvotient : kvotient;
}

/** A whole number in Norwegian: digits in threes, U+00A0 between, no sign. */
export function heltall(verdi: bigint): string {
  const siffer = String(verdi < 0n ? -verdi : verdi);
  return siffer.replace(/\B(?=(\d{3})+$)/g, HARDT_MELLOMROM);
}

/** Tenths in Norwegian: decimal comma, always one decimal, no sign. */
export function desimaltall(tideler: bigint): string {
  const storrelse = tideler < 0n ? -tideler : tideler;
  return `${heltall(storrelse / 10n)},${storrelse % 10n}`;
}

/** Tenths for a machine number such as `-370` or `-1.1`; undefined for anything else, also `-0` and `1.10`. */
export function tidelerAvMaskintall(tekst: string): bigint | undefined {
  const deler = /^(-?)(0|[1-9]\d*)(?:\.(\d))?$/.exec(tekst);
  if (!deler) return undefined;
  const storrelse = BigInt(deler[2] ?? '0') * 10n + BigInt(deler[3] ?? '0');
  if (deler[1] === '-') return storrelse === 0n ? undefined : -storrelse;
  return storrelse;
}

/** Machine form of tenths: `-370` for counts, `-1.1` for tenths. */
export function maskintall(tideler: bigint, medDesimal: boolean): string {
  const fortegn = tideler < 0n ? '-' : '';
  const storrelse = tideler < 0n ? -tideler : tideler;
  return medDesimal
    ? `${fortegn}${storrelse / 10n}.${storrelse % 10n}`
    : `${fortegn}${storrelse / 10n}`;
}

const GRUNNTALL =
  'null,en|én|ett|ei,to,tre,fire,fem,seks,sju|syv,åtte,ni,ti,elleve,tolv,tretten,fjorten,femten,seksten,sytten,atten,nitten,tjue';
const ORDENSTALL =
  ',første|størst|største|høyest|høyeste|flest,andre|nest,tredje,fjerde,femte,sjette,sjuende|syvende,åttende,niende,tiende,ellevte,tolvte,trettende,fjortende,femtende,sekstende,syttende,attende,nittende,tjuende';

const ORD = new Map<string, number>();
for (const liste of [GRUNNTALL, ORDENSTALL])
  liste
    .split(',')
    .forEach((former, verdi) =>
      former.split('|').forEach((form) => (form === '' ? undefined : ORD.set(form, verdi))),
    );

/** The number a Norwegian number word states («fjerde», «tre», «nest størst»), or undefined. */
export function tallAvOrd(tekst: string): number | undefined {
  const [forste = ''] = tekst.trim().toLowerCase().split(/\s+/);
  return ORD.get(forste);
}

/** Number words that state a count when they stand alone in prose («en», «andre» and «første» are ordinary words). */
export const TALLORD = [...ORD.keys()].filter(
  (ord) => !/^(null|en|én|ett|ei|første|andre|nest|størst|største|høyest|høyeste|flest)$/.test(ord),
);
