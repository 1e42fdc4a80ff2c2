const CARDINAL = [
  'null',
  'én',
  'to',
  'tre',
  'fire',
  'fem',
  'seks',
  'sju',
  'åtte',
  'ni',
  'ti',
  'elleve',
  'tolv',
];

const ORDINAL = [
  'nullte',
  'første',
  'andre',
  'tredje',
  'fjerde',
  'femte',
  'sjette',
  'sjuende',
  'åttende',
  'niende',
  'tiende',
  'ellevte',
  'tolvte',
  'trettende',
  'fjortende',
  'femtende',
  'sekstende',
  'syttende',
  'attende',
  'nittende',
];

const TENS = ['', '', 'tjue', 'tretti', 'førti', 'femti', 'seksti', 'sytti', 'åtti', 'nitti'];

/** A number from 0 as a word up to twelve, as digits from thirteen. */
export function cardinal(number: number): string {
  return CARDINAL[number] ?? String(number);
}

/** A place in a row as a word: «fjerde», «tjueførste»; from a hundred on digits with a full stop. */
export function ordinal(number: number): string {
  const simple = ORDINAL[number];
  if (simple !== undefined) return simple;
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const tier = TENS[tens];
  if (tier === undefined || tier === '') return `${number}.`;
  return ones === 0 ? `${tier.replace(/e$/, '')}ende` : `${tier}${ORDINAL[ones]}`;
}
