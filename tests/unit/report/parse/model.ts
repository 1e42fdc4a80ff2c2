import { readFileSync } from 'node:fs';

/**
 * An independent reading of the real report, for expected figures: it knows the report's own lines and spellings and
 * nothing else, and shares no code with src/lib.
 */
export const RAPPORT = readFileSync(
  new URL('../../../fixtures/innhold/rapporter/2021-05.txt', import.meta.url),
  'utf8',
);

/** One printed row: its label as the registry writes it, and its cells. */
export interface Modellrad {
  /** As printed. */
  etikett: string;
  /** `niva/id`. */
  mal: string;
  celler: string[];
}

/** One printed table with what stands above it. */
export interface Modelltabell {
  /** Whether the page header, the section title and the period are printed above it. */
  sidehode: boolean;
  seksjon: string;
  egenSeksjon: boolean;
  egenPeriode: boolean;
  undergruppe: string;
  egenUndergruppe: boolean;
  rader: Modellrad[];
}

/** A report to be written in any shape. */
export interface Modell {
  tittel: string;
  periode: string;
  maneder: string[];
  hoder: string[];
  tabeller: Modelltabell[];
}

/** The damaged and cut-off labels of the real report, by hand. */
const STAVET: Record<string, string> = {
  Lønnskudd: 'Lønnstilskudd',
  'Digital oppfølging/jobbkлубb': 'Digital oppfølging/jobbklubb',
  'Digital oppfølging/jobbkubb': 'Digital oppfølging/jobbklubb',
  'Digital oppfølging/ jobbklubb': 'Digital oppfølging/jobbklubb',
  Jobbkлубb: 'Jobbklubb',
  Jobbkubb: 'Jobbklubb',
  Inkluderingsstilskudd: 'Inkluderingstilskudd',
  'I alt kvinner og jobbskaping og': 'I alt kvinner og jobbskaping og egenetablering',
  'I alt menn og jobbskaping og': 'I alt menn og jobbskaping og egenetablering',
  'I alt kvinner og arbeidsrettet': 'I alt kvinner og arbeidsrettet rehabilitering',
  'I alt menn og arbeidsrettet': 'I alt menn og arbeidsrettet rehabilitering',
};

const SEKSJONER = [
  'Hovedgrupper og kjønn',
  'Tiltaksgrupper og kjønn',
  'Tiltak',
  'Tiltak og hovedgrupper',
  'Tiltak, hovedgrupper og kjønn',
];
const TITTEL = 'Deltakere i arbeidsrettede tiltak. Tiltak og kjønn. Tidsserie måned';
const PERIODE = 'Januar 2021 - Mai 2021';
const HOVEDGRUPPER = [
  'Arbeidssøkere på tiltak',
  'Nedsatt arbeidsevne, på tiltak',
  'Andre på tiltak',
];

function slug(navn: string): string {
  const letters: Record<string, string> = { æ: 'ae', ø: 'o', å: 'a' };
  return navn
    .toLowerCase()
    .replace(/[æøå]/g, (c) => letters[c] ?? c)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** What a row of the real report is: `niva/id`. */
function malFor(printed: string, seksjon: string): string {
  const navn = (STAVET[printed] ?? printed).replace(/[Ee]nkelt(klass| plass)/, 'enkeltplass');
  const alt = /^I alt(?: (kvinner|menn))?(?:,| og)? ?(.*)$/.exec(navn);
  if (alt) {
    const rest = alt[2] ?? '';
    if (rest === '') return 'i-alt/i-alt';
    const hg = HOVEDGRUPPER.find((one) => one.toLowerCase() === rest.toLowerCase());
    return hg ? `hovedgruppe/${slug(hg)}` : `tiltaksgruppe/${slug(rest)}`;
  }
  if (seksjon === 'Hovedgrupper og kjønn') return `hovedgruppe/${slug(navn)}`;
  return `${seksjon === 'Tiltaksgrupper og kjønn' ? 'tiltaksgruppe' : 'tiltak'}/${slug(navn)}`;
}

/** The real report as a model. Months are the columns' names in the period's order. */
export function readModell(): Modell {
  const tabeller: Modelltabell[] = [];
  let over = {
    sidehode: false,
    seksjon: '',
    egenSeksjon: false,
    egenPeriode: false,
    undergruppe: '',
    egen: false,
  };
  const lines = RAPPORT.replace(
    '**Menn, nedsatt\narbeidsevne, på tiltak**',
    'Menn, nedsatt arbeidsevne, på tiltak',
  ).split('\n');
  for (const line of lines) {
    const tekst = line.trim();
    if (tekst === '' || /^[-\s]+$/.test(tekst)) continue;
    if (line.startsWith('\t')) {
      const { egen, ...rest } = over;
      tabeller.push({ ...rest, egenUndergruppe: egen, rader: [] });
      over = { ...over, sidehode: false, egenSeksjon: false, egenPeriode: false, egen: false };
    } else if (line.includes('\t')) {
      const [etikett = '', ...celler] = line.split('\t');
      tabeller.at(-1)?.rader.push({ etikett, mal: malFor(etikett, over.seksjon), celler });
    } else if (tekst === TITTEL) over.sidehode = true;
    else if (SEKSJONER.includes(tekst))
      Object.assign(over, { seksjon: tekst, egenSeksjon: true, undergruppe: '' });
    else if (tekst === PERIODE) Object.assign(over, { egenPeriode: true, undergruppe: '' });
    else if (/tiltak$|^Kvinner$|^Menn$/.test(tekst))
      Object.assign(over, { undergruppe: tekst, egen: true });
  }
  return {
    tittel: TITTEL,
    periode: PERIODE,
    maneder: ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05'],
    hoder: ['Januar', 'Februar', 'Mars', 'April', 'Mai'],
    tabeller,
  };
}

/** The report's observations, `nokkel@maned` to a count or `*`, in the order its rows are first printed. */
export function observasjonerI({ tabeller, maneder }: Modell): Map<string, string> {
  const found = new Map<string, string>();
  for (const { undergruppe, rader } of tabeller) {
    const kjonn = /^kvinner/i.test(undergruppe)
      ? 'kvinner'
      : /^menn/i.test(undergruppe)
        ? 'menn'
        : 'alle';
    const hg = HOVEDGRUPPER.find((one) => undergruppe.toLowerCase().endsWith(one.toLowerCase()));
    for (const { mal, celler } of rader) {
      const [niva, id] = mal.split('/');
      const hovedgruppe = niva === 'hovedgruppe' ? id : hg ? slug(hg) : 'alle';
      maneder.forEach((maned, i) => {
        const nokkel = `${mal}/${hovedgruppe ?? ''}/${kjonn}@${maned}`;
        const verdi = (celler[i] ?? '').replace(/\D/g, '') || '*';
        if (!found.has(nokkel)) found.set(nokkel, verdi);
      });
    }
  }
  return found;
}

/** A copy whose rows can be changed without changing the original. */
export function copyModell(modell: Modell): Modell {
  return structuredClone(modell);
}

const NAVN = [
  'Januar',
  'Februar',
  'Mars',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Desember',
];

/** The same report for other months: each takes its figures from one of the five columns, so that every sum still holds. */
export function otherPeriod(modell: Modell, ar: number, fra: number, antall: number): Modell {
  const maneder = Array.from({ length: antall }, (_, i) => {
    const index = fra - 1 + i;
    return { ar: ar + Math.floor(index / 12), nummer: (index % 12) + 1 };
  });
  const navn = ({ nummer }: { nummer: number }) => NAVN[nummer - 1] ?? '';
  const [first, last] = [maneder[0], maneder.at(-1)];
  if (!first || !last) throw new RangeError('Minst én måned');
  const title = (m: { ar: number; nummer: number }) => `${navn(m)} ${m.ar}`;
  return {
    ...modell,
    maneder: maneder.map(({ ar: year, nummer }) => `${year}-${String(nummer).padStart(2, '0')}`),
    hoder: maneder.map(navn),
    periode: antall === 1 ? title(first) : `${title(first)} - ${title(last)}`,
    tabeller: modell.tabeller.map((tabell) => ({
      ...tabell,
      rader: tabell.rader.map((rad) => ({
        ...rad,
        celler: maneder.map((_, i) => rad.celler[i % rad.celler.length] ?? ''),
      })),
    })),
  };
}
