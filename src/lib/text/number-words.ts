const GRUNNTALL = [
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

const ORDENSTALL = [
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

const TIERE = ['', '', 'tjue', 'tretti', 'førti', 'femti', 'seksti', 'sytti', 'åtti', 'nitti'];

/** A number from 0 as a word up to twelve, as digits from thirteen. */
export function grunntall(tall: number): string {
  return GRUNNTALL[tall] ?? String(tall);
}

/** A place in a row as a word: «fjerde», «tjueførste»; from a hundred on digits with a full stop. */
export function ordenstall(tall: number): string {
  const simple = ORDENSTALL[tall];
  if (simple !== undefined) return simple;
  const [tens, ones] = [Math.floor(tall / 10), tall % 10];
  const tier = TIERE[tens];
  if (tier === undefined || tier === '') return `${tall}.`;
  return ones === 0 ? `${tier.replace(/e$/, '')}ende` : `${tier}${ORDENSTALL[ones]}`;
}
