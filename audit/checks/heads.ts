import { reportAt, type At, type AuditContext, type AuditedPage } from '../page/context.ts';
import { allElements, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { cells, placed, rows } from '../page/table.ts';
import { partKey } from '../truth/truth.ts';

/** The heads of tables whose columns have one meaning each, in their order, by the pages that have them. */
const FIXED: readonly [pages: RegExp, heads: readonly string[]][] = [
  [/^\/data\/$/, ['Kolonne|Innhold']],
  [
    /^\/endringer\/$/,
    ['Rapport|Endret|Trukket|Størst endring for et tiltak|Endring i tallet for alle tiltak'],
  ],
  [
    /^\/rapporter\/(?:eldre\/.*)?$/,
    [
      'Måned|Overskrift|Deltakere|Endring fra måneden før|Endrede tall',
      'Måned|Overskrift|Deltakere|Endring fra måneden før',
    ],
  ],
  [
    /^\/rapporter\/\d[^/]*\/avstemming\/$/,
    [
      'Type sum|Går opp nøyaktig|Kan gå opp, har skjermede tall|Går opp, rader mangler|Går ikke opp',
      'Hva tallet gjelder|Måned|Slik det står|Rettet til|Hvorfor|Rettet|Hvor',
      'Slik det står|Slik det er lest|Hvordan|Hvor',
    ],
  ],
  [
    /^\/rapporter\/\d[^/]*\/endringer\//,
    ['Tall|Måned|Var|Er|Forskjell', 'Tiltak eller gruppe|Endret|Trukket'],
  ],
];

/** The month over a column is that of its numbers: a change's is the one it is counted from. A caption's are among them. */
export function checkHeads(page: AuditedPage, context: AuditContext): void {
  const [, wanted] = FIXED.find(([pages]) => pages.test(page.adresse)) ?? [];
  for (const table of page.elements) {
    if (table.navn !== 'table') continue;
    const heads = allElements(table)
      .filter(({ navn, parent }) => navn === 'th' && parent?.parent?.navn === 'thead')
      .map(flatText);
    if (wanted && heads.length > 0 && !wanted.includes(heads.join('|')))
      reportAt({ page, context }, table, 'tabell-hode', heads.join(', '), wanted.join(' eller '));
    if (table.attr.class?.includes('oversikt') === true) checkTable(table, { page, context });
  }
}

function checkTable(table: Element, at: At): void {
  const columns = rows(table).map(cells);
  for (const [column, head] of placed(table)) {
    const said = head.navn === 'th' ? monthIn(head) : undefined;
    const told = columns.map((row) => monthsIn(row[column]).at(-1));
    const right = told.find((month) => month !== undefined && month !== said);
    if (said !== undefined && right !== undefined) reportAt(at, head, 'tabell-hode', said, right);
  }
  const months = columns.flat().flatMap(monthsIn);
  for (const { navn, attr } of allElements(table).filter(
    ({ parent }) => parent?.navn === 'caption',
  ))
    if (navn === 'time' && months.length > 0 && !months.includes(attr.datetime ?? ''))
      reportAt(at, table, 'tabell-hode', `${attr.datetime ?? ''} over tabellen`);
}

function monthIn(head: Element): string | undefined {
  return allElements(head).find(({ navn }) => navn === 'time')?.attr.datetime;
}

/** The months of a cell's only number: the newest first, as its keys are. */
function monthsIn(cell: Element | undefined): string[] {
  const inside = cell?.navn === 'td' ? allElements(cell) : [];
  const numbers = inside.filter(({ navn }) => navn === 'data');
  if (numbers.length !== 1) return [];
  return (numbers[0]?.attr['data-av'] ?? '')
    .split(/\s+/)
    .flatMap((key) => partKey(key)?.maned ?? []);
}
