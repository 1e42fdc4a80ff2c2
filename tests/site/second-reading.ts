/**
 * A second reading of the report 2021-05, for the tests: it shares no code with src/lib and
 * knows this one report only. Damaged labels stand in a table, as a person would list them.
 */

/** One cell of the report as the download must state it; `antall` is '' for a `*`. */
export interface Celle {
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

const SKADET: Record<string, string> = {
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
const SEKSJONER = [
  'Hovedgrupper og kjønn',
  'Tiltaksgrupper og kjønn',
  'Tiltak',
  'Tiltak og hovedgrupper',
  'Tiltak, hovedgrupper og kjønn',
];
const HOVEDGRUPPE = /(arbeidssøkere på tiltak|nedsatt arbeidsevne, på tiltak|andre på tiltak)$/i;

function slug(navn: string): string {
  const ascii = navn.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a');
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

type Serie = Pick<Celle, 'niva' | 'id' | 'hovedgruppe' | 'kjonn'>;

/** What a row counts, from its label and the headings above it. */
function serieOf(etikett: string, seksjon: string, undergruppe: string): Serie {
  const i = { hovedgruppe: hovedgruppeOf(undergruppe), kjonn: kjonnOf(undergruppe) };
  const total = /^I alt ?(.*)$/.exec(etikett)?.[1];
  const navn = (total ?? etikett).replace(/^(kvinner|menn)( og |, |$)/, '');
  const id = slug(SKADET[navn] ?? navn);
  if (total !== undefined && navn === '') return { niva: 'i-alt', id: 'i-alt', ...i };
  if (HOVEDGRUPPE.test(navn)) return { niva: 'hovedgruppe', id, ...i, hovedgruppe: id };
  const gruppe = total !== undefined || seksjon.startsWith('Tiltaksgrupper');
  return { niva: gruppe ? 'tiltaksgruppe' : 'tiltak', id, ...i };
}

/** Every observation of the report once, at its first place, in the order of the download. */
export function lesRapport(tekst: string): Celle[] {
  const rader = new Map<string, Celle[]>();
  let seksjon = '';
  let undergruppe = '';
  for (const [nummer, linje] of tekst.split('\n').entries()) {
    const celler = linje.split('\t');
    const etikett = celler[0] ?? '';
    if (celler.length === 1) {
      if (SEKSJONER.includes(linje)) [seksjon, undergruppe] = [linje, ''];
      else if (/^(Kvinner|Menn)$/.test(linje) || HOVEDGRUPPE.test(linje)) undergruppe = linje;
      // The one heading that is bold and broken over two lines.
      else if (linje === '**Menn, nedsatt') undergruppe = 'Menn, nedsatt arbeidsevne, på tiltak';
    } else if (etikett !== '' && !etikett.startsWith('--')) {
      const serie = serieOf(etikett, seksjon, undergruppe);
      const nokkel = Object.values(serie).join('/');
      if (!rader.has(nokkel)) rader.set(nokkel, lesRad(celler, serie, nummer + 1));
    }
  }
  const alle = [...rader.values()];
  return NIVAER.flatMap((niva) => alle.filter(([celle]) => celle?.niva === niva).flat());
}

function lesRad(celler: string[], serie: Serie, linje: number): Celle[] {
  return MANEDER.map((maned, i) => {
    const tall = (celler[i + 1] ?? '').replaceAll(' ', '');
    if (!/^(\*|\d+)$/.test(tall)) throw new Error(`Linje ${linje}: ${tall} er ikke et tall`);
    return {
      maned,
      ...serie,
      antall: tall === '*' ? '' : tall,
      status: tall === '*' ? 'skjermet' : 'publisert',
      linje: String(linje),
      kolonne: String(celler.slice(0, i + 1).join('\t').length + 2),
    };
  });
}
