import type { Model, ModelTable } from './model.ts';

/** How a model is written out; everything a report from a PDF may do to its text. */
export interface Notation {
  /** What stands between thousands. */
  thousand?: string;
  blank?: boolean;
  strokes?: boolean;
  pageNumber?: boolean;
  /** Headings of continuation pages left out: the section's title, or everything but the month header. */
  omit?: 'seksjon' | 'alt';
  /** Labels longer than this are broken over lines. */
  lineBreak?: number;
  bold?: boolean;
  /** Page headers repeated in the middle of tables after so many rows. */
  pageBreach?: number;
  /** How the months over the columns are written; `ingen` leaves them out, which a report of one month may. */
  head?: 'navn' | 'ar' | 'forkortet' | 'ingen';
  /** Headings in bold, broken over two lines, or both. */
  overskrift?: 'fet' | 'brutt' | 'fet og brutt';
  /** Spaces around the asterisk of a hidden cell. */
  star?: string;
}

/** The months as the columns are headed. */
function headsIn({ heads, maneder }: Model, { head = 'navn' }: Notation): string[] {
  return heads.map((name, i) => {
    const year = maneder[i]?.slice(0, 4) ?? '';
    if (head === 'ar') return `${name} ${year}`;
    return head === 'forkortet' && name.length > 3 ? `${name.slice(0, 3).toLowerCase()}.` : name;
  });
}

/** A heading's lines. */
function headingLines(text: string, { overskrift }: Notation): string[] {
  const words = text.split(' ');
  const half = Math.ceil(words.length / 2);
  const lines =
    overskrift?.includes('brutt') && words.length > 2
      ? [words.slice(0, half).join(' '), words.slice(half).join(' ')]
      : [text];
  if (!overskrift?.includes('fet')) return lines;
  return `**${lines.join('\n')}**`.split('\n');
}

/** The report as text with columns apart by tabs. */
export function toTabs(model: Model, manner: Notation = {}): string {
  const lines = front(model);
  model.tabeller.forEach((table, i) => {
    lines.push(...headings(model, table, i, manner));
    if (manner.head !== 'ingen') lines.push(`\t${headsIn(model, manner).join('\t')}`);
    table.rader.forEach((row, n) => {
      lines.push(...pageBreak(model, n, manner));
      lines.push(`${row.etikett}\t${row.celler.map((cell) => thousands(cell, manner)).join('\t')}`);
      if (manner.blank) lines.push('');
      if (manner.strokes) lines.push('-----\t--\t---');
    });
    lines.push(...foot(i, manner));
  });
  return `${lines.join('\n')}\n`;
}

/** The report as `pdftotext -layout` would write it: labels to the left, numbers right-aligned under the months. */
export function toLayout(model: Model, manner: Notation = {}): string {
  const lines = front(model);
  model.tabeller.forEach((table, i) => {
    const labels = table.rader.map(({ etikett }) => breakLabel(etikett, manner.lineBreak));
    const left = Math.max(...labels.flat().map((label) => label.length)) + 3;
    const heads = headsIn(model, manner);
    const width = Math.max(9, ...heads.map((head) => head.length + 2));
    const cells = (cells: string[]) =>
      cells.map((cell) => thousands(cell, manner).padStart(width)).join('');
    lines.push(...headings(model, table, i, manner));
    if (manner.head !== 'ingen') lines.push(' '.repeat(left) + cells(heads));
    table.rader.forEach((row, n) => {
      const [first = '', ...rest] = labels[n] ?? [];
      lines.push(...pageBreak(model, n, manner));
      if (rest.length === 0) lines.push(first.padEnd(left) + cells(row.celler));
      // Numbers stand beside the last line, the first, or between two: all are seen.
      else if (n % 3 === 0) lines.push(first, (rest[0] ?? '').padEnd(left) + cells(row.celler));
      else if (n % 3 === 1) lines.push(first.padEnd(left) + cells(row.celler), rest[0] ?? '');
      else lines.push(first, ' '.repeat(left) + cells(row.celler), rest[0] ?? '');
      if (manner.blank) lines.push('');
      if (manner.strokes) lines.push('_'.repeat(left + 10));
    });
    lines.push(...foot(i, manner));
  });
  return `${lines.join('\n')}\n`;
}

/** The report as Markdown with pipe tables. */
export function toMarkdown(model: Model, manner: Notation = {}): string {
  const lines = front(model).map((line) => (line === model.tittel ? `# ${line}` : line));
  model.tabeller.forEach((table, i) => {
    const marked = headings(model, table, i, manner).map((line) =>
      manner.overskrift
        ? line
        : line === table.seksjon
          ? `## ${line}`
          : line === table.undergruppe
            ? `**${line}**`
            : line,
    );
    // A heading over lines is one block.
    lines.push(...marked.flatMap((line) => (manner.overskrift ? [line] : [line, ''])), '');
    const heads = manner.head === 'ingen' ? model.heads.map(() => '') : headsIn(model, manner);
    lines.push(`| | ${heads.join(' | ')} |`, `|---|${model.heads.map(() => '--:').join('|')}|`);
    table.rader.forEach((row, n) => {
      lines.push(...pageBreak(model, n, manner));
      const cells = row.celler.map((cell) => thousands(cell, manner).replace('*', '\\*'));
      const label =
        manner.bold && row.etikett.startsWith('I alt') ? `**${row.etikett}**` : row.etikett;
      lines.push(`| ${label} | ${cells.join(' | ')} |`);
      if (manner.blank) lines.push('');
    });
    lines.push('', ...foot(i, manner), '');
  });
  return `${lines.join('\n')}\n`;
}

function front({ tittel, periode }: Model): string[] {
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

function headings(model: Model, table: ModelTable, index: number, manner: Notation): string[] {
  const { omit } = manner;
  const before = model.tabeller[index - 1];
  const goesOn = before?.seksjon === table.seksjon;
  const samePage = goesOn && before.undergruppe === table.undergruppe;
  if (samePage && omit === 'alt') return [''];
  const section = table.ownSection && !(goesOn && omit);
  return [
    ...(table.pageHead ? ['', model.tittel, ''] : []),
    ...(section ? [...headingLines(table.seksjon, manner), ''] : []),
    ...(table.ownPeriod ? [model.periode, ''] : []),
    ...(table.ownUndergruppe ? [...headingLines(table.undergruppe, manner), ''] : []),
  ];
}

function pageBreak({ tittel }: Model, row: number, { pageBreach }: Notation): string[] {
  return pageBreach && row > 1 && row % pageBreach === 0
    ? ['', `Side ${row} av 40`, `\f${tittel}`, '']
    : [];
}

function foot(index: number, { pageNumber }: Notation): string[] {
  const forms = [`${index + 1}`, `Side ${index + 1} av 40`, `- ${index + 1} -`, 'Kilde: NAV'];
  return pageNumber ? ['', forms[index % forms.length] ?? '', '\f'] : [];
}

function thousands(cell: string, { thousand = ' ', star = '' }: Notation): string {
  return cell.replace(/ /g, thousand).replace('*', `${star}*${star}`);
}

function breakLabel(label: string, longest = Infinity): string[] {
  if (label.length <= longest || !label.includes(' ')) return [label];
  const at = label.lastIndexOf(' ', longest);
  return at <= 0 ? [label] : [label.slice(0, at), label.slice(at + 1)];
}

/** The observations as the download contract writes them. */
export function toCsv(observations: Map<string, string>, rapport: string): string {
  const header = 'maned,niva,id,navn,hovedgruppe,kjonn,antall,status,rapport,linje,kolonne';
  const rows = [...observations].map(([key, value]) => {
    const [series = '', maned = ''] = key.split('@');
    const [niva, id, hovedgruppe, kjonn] = series.split('/');
    const hidden = value === '*';
    const name = '"Et navn, med komma"';
    return [
      maned,
      niva,
      id,
      name,
      hovedgruppe,
      kjonn,
      hidden ? '' : value,
      hidden ? 'skjermet' : 'publisert',
      rapport,
      1,
      1,
    ].join(',');
  });
  return `${[header, ...rows].join('\r\n')}\r\n`;
}
