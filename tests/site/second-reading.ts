/**
 * A second reading of the report 2021-05, for the tests: it shares no code with src/lib and
 * knows this one report only. Damaged labels stand in a table, as a person would list them.
 */

/** One cell of the report as the download must state it; `antall` is '' for a `*`. */
export interface SecondCell {
  maned: string;
  niva: string;
  id: string;
  hovedgruppe: string;
  kjonn: string;
  antall: string;
  status: string;
  linje: string;
  kolonne: string;
}

const DAMAGED: Record<string, string> = {
  'AMO Enkelt plass': 'AMO Enkeltplass',
  'AMO Enkelt plass, Forsøk': 'AMO Enkeltplass, Forsøk',
  'AMO Enkeltklass, Forsøk': 'AMO Enkeltplass, Forsøk',
  'Arbeidsmarkedsopplæring (AMO) enkelt plass': 'Arbeidsmarkedsopplæring (AMO) enkeltplass',
  'Digital oppfølging/ jobbklubb': 'Digital oppfølging/jobbklubb',
  'Digital oppfølging/jobbkubb': 'Digital oppfølging/jobbklubb',
  'Digital oppfølging/jobbk\u043b\u0443\u0431b': 'Digital oppfølging/jobbklubb',
  Inkluderingsstilskudd: 'Inkluderingstilskudd',
  Jobbkubb: 'Jobbklubb',
  'Jobbk\u043b\u0443\u0431b': 'Jobbklubb',
  Lønnskudd: 'Lønnstilskudd',
  'Vgs/yrkesfaglig utdanning enkelt plass': 'Vgs/yrkesfaglig utdanning enkeltplass',
  'Vgs/yrkesfaglig utdanning enkelt plass, Forsøk': 'Vgs/yrkesfaglig utdanning enkeltplass, Forsøk',
  'Vgs/yrkesfaglig utdanning enkeltklass': 'Vgs/yrkesfaglig utdanning enkeltplass',
  'Vgs/yrkesfaglig utdanning enkeltklass, Forsøk': 'Vgs/yrkesfaglig utdanning enkeltplass, Forsøk',
  'jobbskaping og': 'jobbskaping og egenetablering',
  arbeidsrettet: 'arbeidsrettet rehabilitering',
};
const MANEDER = ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05'];
const NIVAER = ['i-alt', 'hovedgruppe', 'tiltaksgruppe', 'tiltak'];
const SECTIONS = [
  'Hovedgrupper og kjønn',
  'Tiltaksgrupper og kjønn',
  'Tiltak',
  'Tiltak og hovedgrupper',
  'Tiltak, hovedgrupper og kjønn',
];
const HOVEDGRUPPE = /(arbeidssøkere på tiltak|nedsatt arbeidsevne, på tiltak|andre på tiltak)$/i;

function slug(name: string): string {
  const ascii = name.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a');
  return ascii
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-');
}

function kjonnOf(text: string): string {
  return /^(kvinner|menn)\b/i.exec(text)?.[0].toLowerCase() ?? 'alle';
}

function hovedgruppeOf(text: string): string {
  return slug(HOVEDGRUPPE.exec(text)?.[0] ?? 'alle');
}

type Series = Pick<SecondCell, 'niva' | 'id' | 'hovedgruppe' | 'kjonn'>;

/** What a row counts, from its label and the headings above it. */
function seriesOf(label: string, section: string, undergruppe: string): Series {
  const i = { hovedgruppe: hovedgruppeOf(undergruppe), kjonn: kjonnOf(undergruppe) };
  const total = /^I alt ?(.*)$/.exec(label)?.[1];
  const name = (total ?? label).replace(/^(kvinner|menn)( og |, |$)/, '');
  const id = slug(DAMAGED[name] ?? name);
  if (total !== undefined && name === '') return { niva: 'i-alt', id: 'i-alt', ...i };
  if (HOVEDGRUPPE.test(name)) return { niva: 'hovedgruppe', id, ...i, hovedgruppe: id };
  const group = total !== undefined || section.startsWith('Tiltaksgrupper');
  return { niva: group ? 'tiltaksgruppe' : 'tiltak', id, ...i };
}

/** Every observation of the report once, at its first place, in the order of the download. */
export function readRapport(text: string): SecondCell[] {
  const rows = new Map<string, SecondCell[]>();
  let section = '';
  let undergruppe = '';
  for (const [number, line] of text.split('\n').entries()) {
    const cells = line.split('\t');
    const label = cells[0] ?? '';
    if (cells.length === 1) {
      if (SECTIONS.includes(line)) [section, undergruppe] = [line, ''];
      else if (/^(Kvinner|Menn)$/.test(line) || HOVEDGRUPPE.test(line)) undergruppe = line;
      // The one heading that is bold and broken over two lines.
      else if (line === '**Menn, nedsatt') undergruppe = 'Menn, nedsatt arbeidsevne, på tiltak';
    } else if (label !== '' && !label.startsWith('--')) {
      const series = seriesOf(label, section, undergruppe);
      const key = Object.values(series).join('/');
      if (!rows.has(key)) rows.set(key, readRow(cells, series, number + 1));
    }
  }
  const all = [...rows.values()];
  return NIVAER.flatMap((niva) => all.filter(([cell]) => cell?.niva === niva).flat());
}

function readRow(cells: string[], series: Series, line: number): SecondCell[] {
  return MANEDER.map((maned, i) => {
    const number = (cells[i + 1] ?? '').replaceAll(' ', '');
    if (!/^(\*|\d+)$/.test(number)) throw new Error(`Linje ${line}: ${number} er ikke et tall`);
    return {
      maned,
      ...series,
      antall: number === '*' ? '' : number,
      status: number === '*' ? 'skjermet' : 'publisert',
      linje: String(line),
      kolonne: String(cells.slice(0, i + 1).join('\t').length + 2),
    };
  });
}
