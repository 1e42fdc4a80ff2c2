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
export interface ModelRow {
  /** As printed. */
  etikett: string;
  /** `niva/id`. */
  template: string;
  celler: string[];
}

/** One printed table with what stands above it. */
export interface ModelTable {
  /** Whether the page header, the section title and the period are printed above it. */
  pageHead: boolean;
  seksjon: string;
  ownSection: boolean;
  ownPeriod: boolean;
  undergruppe: string;
  ownUndergruppe: boolean;
  rader: ModelRow[];
}

/** A report to be written in any shape. */
export interface Model {
  tittel: string;
  periode: string;
  maneder: string[];
  heads: string[];
  tabeller: ModelTable[];
}

/** The damaged and cut-off labels of the real report, by hand. */
const SPELLED: Record<string, string> = {
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

const SECTIONS = [
  'Hovedgrupper og kjønn',
  'Tiltaksgrupper og kjønn',
  'Tiltak',
  'Tiltak og hovedgrupper',
  'Tiltak, hovedgrupper og kjønn',
];
const TITLE = 'Deltakere i arbeidsrettede tiltak. Tiltak og kjønn. Tidsserie måned';
const PERIOD = 'Januar 2021 - Mai 2021';
const HOVEDGRUPPER = [
  'Arbeidssøkere på tiltak',
  'Nedsatt arbeidsevne, på tiltak',
  'Andre på tiltak',
];

function slug(name: string): string {
  const letters: Record<string, string> = { æ: 'ae', ø: 'o', å: 'a' };
  return name
    .toLowerCase()
    .replace(/[æøå]/g, (c) => letters[c] ?? c)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** What a row of the real report is: `niva/id`. */
function templateFor(printed: string, section: string): string {
  const name = (SPELLED[printed] ?? printed).replace(/[Ee]nkelt(klass| plass)/, 'enkeltplass');
  const all = /^I alt(?: (kvinner|menn))?(?:,| og)? ?(.*)$/.exec(name);
  if (all) {
    const rest = all[2] ?? '';
    if (rest === '') return 'i-alt/i-alt';
    const hg = HOVEDGRUPPER.find((one) => one.toLowerCase() === rest.toLowerCase());
    return hg ? `hovedgruppe/${slug(hg)}` : `tiltaksgruppe/${slug(rest)}`;
  }
  if (section === 'Hovedgrupper og kjønn') return `hovedgruppe/${slug(name)}`;
  return `${section === 'Tiltaksgrupper og kjønn' ? 'tiltaksgruppe' : 'tiltak'}/${slug(name)}`;
}

/** The real report as a model. Months are the columns' names in the period's order. */
export function readModel(): Model {
  const tabeller: ModelTable[] = [];
  let over = {
    pageHead: false,
    seksjon: '',
    ownSection: false,
    ownPeriod: false,
    undergruppe: '',
    egen: false,
  };
  const lines = RAPPORT.replace(
    '**Menn, nedsatt\narbeidsevne, på tiltak**',
    'Menn, nedsatt arbeidsevne, på tiltak',
  ).split('\n');
  for (const line of lines) {
    const text = line.trim();
    if (text === '' || /^[-\s]+$/.test(text)) continue;
    if (line.startsWith('\t')) {
      const { egen, ...rest } = over;
      tabeller.push({ ...rest, ownUndergruppe: egen, rader: [] });
      over = { ...over, pageHead: false, ownSection: false, ownPeriod: false, egen: false };
    } else if (line.includes('\t')) {
      const [etikett = '', ...celler] = line.split('\t');
      tabeller
        .at(-1)
        ?.rader.push({ etikett, template: templateFor(etikett, over.seksjon), celler });
    } else if (text === TITLE) over.pageHead = true;
    else if (SECTIONS.includes(text))
      Object.assign(over, { seksjon: text, ownSection: true, undergruppe: '' });
    else if (text === PERIOD) Object.assign(over, { ownPeriod: true, undergruppe: '' });
    else if (/tiltak$|^Kvinner$|^Menn$/.test(text))
      Object.assign(over, { undergruppe: text, egen: true });
  }
  return {
    tittel: TITLE,
    periode: PERIOD,
    maneder: ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05'],
    heads: ['Januar', 'Februar', 'Mars', 'April', 'Mai'],
    tabeller,
  };
}

/** The report's observations, `nokkel@maned` to a count or `*`, in the order its rows are first printed. */
export function observationsIn({ tabeller, maneder }: Model): Map<string, string> {
  const found = new Map<string, string>();
  for (const { undergruppe, rader } of tabeller) {
    const kjonn = /^kvinner/i.test(undergruppe)
      ? 'kvinner'
      : /^menn/i.test(undergruppe)
        ? 'menn'
        : 'alle';
    const hg = HOVEDGRUPPER.find((one) => undergruppe.toLowerCase().endsWith(one.toLowerCase()));
    for (const { template, celler } of rader) {
      const [niva, id] = template.split('/');
      const hovedgruppe = niva === 'hovedgruppe' ? id : hg ? slug(hg) : 'alle';
      maneder.forEach((maned, i) => {
        const key = `${template}/${hovedgruppe ?? ''}/${kjonn}@${maned}`;
        const value = (celler[i] ?? '').replace(/\D/g, '') || '*';
        if (!found.has(key)) found.set(key, value);
      });
    }
  }
  return found;
}

/** A copy whose rows can be changed without changing the original. */
export function copyModel(model: Model): Model {
  return structuredClone(model);
}

const NAME = [
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
export function otherPeriod(model: Model, year: number, from: number, count: number): Model {
  const maneder = Array.from({ length: count }, (_, i) => {
    const index = from - 1 + i;
    return { ar: year + Math.floor(index / 12), nummer: (index % 12) + 1 };
  });
  const name = ({ nummer }: { nummer: number }) => NAME[nummer - 1] ?? '';
  const [first, last] = [maneder[0], maneder.at(-1)];
  if (!first || !last) throw new RangeError('Minst én måned');
  const title = (m: { ar: number; nummer: number }) => `${name(m)} ${m.ar}`;
  return {
    ...model,
    maneder: maneder.map(({ ar: year, nummer }) => `${year}-${String(nummer).padStart(2, '0')}`),
    heads: maneder.map(name),
    periode: count === 1 ? title(first) : `${title(first)} - ${title(last)}`,
    tabeller: model.tabeller.map((table) => ({
      ...table,
      rader: table.rader.map((row) => ({
        ...row,
        celler: maneder.map((_, i) => row.celler[i % row.celler.length] ?? ''),
      })),
    })),
  };
}
