import type { Modell, Modelltabell } from './model.ts';

/** How a model is written out; everything a report from a PDF may do to its text. */
export interface Skrivemate {
  /** What stands between thousands. */
  tusen?: string;
  blanke?: boolean;
  streker?: boolean;
  sidetall?: boolean;
  /** Headings of continuation pages left out: the section's title, or everything but the month header. */
  utelat?: 'seksjon' | 'alt';
  /** Labels longer than this are broken over lines. */
  brekk?: number;
  fet?: boolean;
  /** Page headers repeated in the middle of tables after so many rows. */
  sidebrudd?: number;
  /** How the months over the columns are written; `ingen` leaves them out, which a report of one month may. */
  hode?: 'navn' | 'ar' | 'forkortet' | 'ingen';
  /** Headings in bold, broken over two lines, or both. */
  overskrift?: 'fet' | 'brutt' | 'fet og brutt';
  /** Spaces around the asterisk of a hidden cell. */
  stjerne?: string;
}

/** The months as the columns are headed. */
function hoderI({ hoder, maneder }: Modell, { hode = 'navn' }: Skrivemate): string[] {
  return hoder.map((navn, i) => {
    const ar = maneder[i]?.slice(0, 4) ?? '';
    if (hode === 'ar') return `${navn} ${ar}`;
    return hode === 'forkortet' && navn.length > 3 ? `${navn.slice(0, 3).toLowerCase()}.` : navn;
  });
}

/** A heading's lines. */
function headingLines(tekst: string, { overskrift }: Skrivemate): string[] {
  const words = tekst.split(' ');
  const half = Math.ceil(words.length / 2);
  const lines =
    overskrift?.includes('brutt') && words.length > 2
      ? [words.slice(0, half).join(' '), words.slice(half).join(' ')]
      : [tekst];
  if (!overskrift?.includes('fet')) return lines;
  return `**${lines.join('\n')}**`.split('\n');
}

/** The report as text with columns apart by tabs. */
export function toTabs(modell: Modell, mate: Skrivemate = {}): string {
  const lines = front(modell);
  modell.tabeller.forEach((tabell, i) => {
    lines.push(...headings(modell, tabell, i, mate));
    if (mate.hode !== 'ingen') lines.push(`\t${hoderI(modell, mate).join('\t')}`);
    tabell.rader.forEach((rad, n) => {
      lines.push(...pageBreak(modell, n, mate));
      lines.push(`${rad.etikett}\t${rad.celler.map((celle) => thousands(celle, mate)).join('\t')}`);
      if (mate.blanke) lines.push('');
      if (mate.streker) lines.push('-----\t--\t---');
    });
    lines.push(...foot(i, mate));
  });
  return `${lines.join('\n')}\n`;
}

/** The report as `pdftotext -layout` would write it: labels to the left, numbers right-aligned under the months. */
export function toLayout(modell: Modell, mate: Skrivemate = {}): string {
  const lines = front(modell);
  modell.tabeller.forEach((tabell, i) => {
    const labels = tabell.rader.map(({ etikett }) => breakLabel(etikett, mate.brekk));
    const left = Math.max(...labels.flat().map((label) => label.length)) + 3;
    const hoder = hoderI(modell, mate);
    const width = Math.max(9, ...hoder.map((hode) => hode.length + 2));
    const cells = (celler: string[]) =>
      celler.map((celle) => thousands(celle, mate).padStart(width)).join('');
    lines.push(...headings(modell, tabell, i, mate));
    if (mate.hode !== 'ingen') lines.push(' '.repeat(left) + cells(hoder));
    tabell.rader.forEach((rad, n) => {
      const [first = '', ...rest] = labels[n] ?? [];
      lines.push(...pageBreak(modell, n, mate));
      if (rest.length === 0) lines.push(first.padEnd(left) + cells(rad.celler));
      // Numbers stand beside the last line, the first, or between two: all are seen.
      else if (n % 3 === 0) lines.push(first, (rest[0] ?? '').padEnd(left) + cells(rad.celler));
      else if (n % 3 === 1) lines.push(first.padEnd(left) + cells(rad.celler), rest[0] ?? '');
      else lines.push(first, ' '.repeat(left) + cells(rad.celler), rest[0] ?? '');
      if (mate.blanke) lines.push('');
      if (mate.streker) lines.push('_'.repeat(left + 10));
    });
    lines.push(...foot(i, mate));
  });
  return `${lines.join('\n')}\n`;
}

/** The report as Markdown with pipe tables. */
export function toMarkdown(modell: Modell, mate: Skrivemate = {}): string {
  const lines = front(modell).map((line) => (line === modell.tittel ? `# ${line}` : line));
  modell.tabeller.forEach((tabell, i) => {
    const marked = headings(modell, tabell, i, mate).map((line) =>
      mate.overskrift
        ? line
        : line === tabell.seksjon
          ? `## ${line}`
          : line === tabell.undergruppe
            ? `**${line}**`
            : line,
    );
    // A heading over lines is one block.
    lines.push(...marked.flatMap((line) => (mate.overskrift ? [line] : [line, ''])), '');
    const hoder = mate.hode === 'ingen' ? modell.hoder.map(() => '') : hoderI(modell, mate);
    lines.push(`| | ${hoder.join(' | ')} |`, `|---|${modell.hoder.map(() => '--:').join('|')}|`);
    tabell.rader.forEach((rad, n) => {
      lines.push(...pageBreak(modell, n, mate));
      const celler = rad.celler.map((celle) => thousands(celle, mate).replace('*', '\\*'));
      const label =
        mate.fet && rad.etikett.startsWith('I alt') ? `**${rad.etikett}**` : rad.etikett;
      lines.push(`| ${label} | ${celler.join(' | ')} |`);
      if (mate.blanke) lines.push('');
    });
    lines.push('', ...foot(i, mate), '');
  });
  return `${lines.join('\n')}\n`;
}

function front({ tittel, periode }: Modell): string[] {
  return [
    '',
    '',
    tittel,
    '',
    'Om tabellene',
    '',
    periode,
    '',
    'I henhold til Statistikklovens § 7-1 har NAV valgt å erstatte verdier i celler hvor tallene er mindre enn 4 med spesialtegn «*».',
    '',
  ];
}

function headings(modell: Modell, tabell: Modelltabell, index: number, mate: Skrivemate): string[] {
  const { utelat } = mate;
  const before = modell.tabeller[index - 1];
  const goesOn = before?.seksjon === tabell.seksjon;
  const samePage = goesOn && before.undergruppe === tabell.undergruppe;
  if (samePage && utelat === 'alt') return [''];
  const seksjon = tabell.egenSeksjon && !(goesOn && utelat);
  return [
    ...(tabell.sidehode ? ['', modell.tittel, ''] : []),
    ...(seksjon ? [...headingLines(tabell.seksjon, mate), ''] : []),
    ...(tabell.egenPeriode ? [modell.periode, ''] : []),
    ...(tabell.egenUndergruppe ? [...headingLines(tabell.undergruppe, mate), ''] : []),
  ];
}

function pageBreak({ tittel }: Modell, row: number, { sidebrudd }: Skrivemate): string[] {
  return sidebrudd && row > 1 && row % sidebrudd === 0
    ? ['', `Side ${row} av 40`, `\f${tittel}`, '']
    : [];
}

function foot(index: number, { sidetall }: Skrivemate): string[] {
  const forms = [`${index + 1}`, `Side ${index + 1} av 40`, `- ${index + 1} -`, 'Kilde: NAV'];
  return sidetall ? ['', forms[index % forms.length] ?? '', '\f'] : [];
}

function thousands(celle: string, { tusen = ' ', stjerne = '' }: Skrivemate): string {
  return celle.replace(/ /g, tusen).replace('*', `${stjerne}*${stjerne}`);
}

function breakLabel(etikett: string, longest = Infinity): string[] {
  if (etikett.length <= longest || !etikett.includes(' ')) return [etikett];
  const at = etikett.lastIndexOf(' ', longest);
  return at <= 0 ? [etikett] : [etikett.slice(0, at), etikett.slice(at + 1)];
}

/** The observations as the download contract writes them. */
export function toCsv(observasjoner: Map<string, string>, rapport: string): string {
  const header = 'maned,niva,id,navn,hovedgruppe,kjonn,antall,status,rapport,linje,kolonne';
  const rows = [...observasjoner].map(([nokkel, verdi]) => {
    const [serie = '', maned = ''] = nokkel.split('@');
    const [niva, id, hovedgruppe, kjonn] = serie.split('/');
    const hidden = verdi === '*';
    const navn = '"Et navn, med komma"';
    return [
      maned,
      niva,
      id,
      navn,
      hovedgruppe,
      kjonn,
      hidden ? '' : verdi,
      hidden ? 'skjermet' : 'publisert',
      rapport,
      1,
      1,
    ].join(',');
  });
  return `${[header, ...rows].join('\r\n')}\r\n`;
}
