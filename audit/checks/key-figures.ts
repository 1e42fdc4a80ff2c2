import { allElements, type Element } from '../page/document.ts';
import { reportAt, type At, type AuditContext, type AuditedPage } from '../page/context.ts';
import { flatText } from '../page/sentence.ts';
import { termOf } from '../prose/term.ts';
import { countAt, newestMonth } from '../prose/statement.ts';
import { addManeder } from '../readers/month.ts';

/** No share is told of fewer. */
const SMALLEST_WHOLE = 20;

/** The key figures hold the page's own count, and its change and the women's share where there is one. */
export function checkKeyFigures(page: AuditedPage, context: AuditContext): void {
  const { owner } = page;
  const list = page.elements.find(({ navn, attr }) => navn === 'dl' && attr.class === 'nokkeltall');
  if (!list || !owner) return;
  const rules = allElements(list).map(({ attr }) => `${attr['data-regel']} ${attr['data-av']}`);
  const at = { page, context };
  let previous = -1;
  for (const [rule, what] of keyFiguresOf(owner, page, context)) {
    const place = rules.findIndex((one) => rule.test(one));
    if (place < 0) reportAt(at, list, 'nøkkeltall', `${what} er ikke med`);
    else if (place < previous) reportAt(at, list, 'nøkkeltall', `${what} på feil plass`);
    previous = Math.max(previous, place);
  }
}

/** What each key figure is, by how its label begins: the terms its numbers may be ({@link termOf}). */
const LABELLED: readonly [label: RegExp, term: RegExp][] = [
  [/^Kvinneandel i /, /^andel(?:-sum)?\((?:(?:own|part)\/kvinner@\S+ )+own@\S+\)$/],
  [/^Endring i alle /, /^endring\((?:all@0 all@-1|own@0 own@-1)\)$/],
  [/^Endring i tiltaksgruppen /, /^endring\((?:over@0 over@-1|own@0 own@-1)\)$/],
  [/^Endring (?:fra|siden) /, /^endring(?:-prosent)?\(own@\S+ own@\S+\)$/],
  [/^Andel av alle /, /^andel\(own@0 all@0\)$/],
  [/^Andel av deltakerne i tiltaksgruppen /, /^andel\(own@0 over@0\)$/],
  [/^Plass etter størrelse /, /^(?:rang|antall)\(own@0(?: sibling@0)*\)$/],
  [/^/, /^verdi\(own@\S+\)$/],
];

/** Each key figure is what its label says, of the page's own subject, in the month that it names. */
export function checkLabelled(page: AuditedPage, context: AuditContext): void {
  const lists = page.elements.filter(
    ({ navn, attr }) => navn === 'dl' && /^(?:nokkeltall|sammenheng)$/.test(attr.class ?? ''),
  );
  if (!page.owner) return;
  for (const one of lists.flatMap(({ children }) => children))
    if (one.slag === 'element') checkFigure(one, { page, context });
}

function checkFigure(figure: Element, at: At): void {
  checkMonth(figure, at);
  const inside = allElements(figure);
  const label = inside.find(({ navn }) => navn === 'dt');
  const words = label ? flatText(label) : '';
  const [, wanted] = LABELLED.find(([start]) => start.test(words)) ?? [];
  const numbers = inside.filter(({ navn }) => navn === 'data');
  for (const number of numbers) {
    const term = termOf(number, at.page, newestMonth(at.page)) ?? '';
    if (wanted?.test(term) === false) reportAt(at, number, 'nøkkeltall', `${words}: ${term}`);
  }
  const [rank] = numbers;
  if (words.includes(' i tiltaksgruppen ') && rank?.attr['data-regel'] === 'rang')
    checkGroup(rank, at);
}

/** A place in the group is among those of the group. */
function checkGroup(rank: Element, at: At): void {
  const { tiltak } = at.context.truth.registerAt(at.page.edition);
  const ids = (rank.attr['data-av'] ?? '').split(/\s+/).map((key) => key.split('/')[1]);
  const groups = new Set(ids.map((id) => tiltak.find((one) => one.id === id)?.gruppe));
  if (groups.size !== 1) reportAt(at, rank, 'nøkkeltall', 'en plass blant flere grupper');
}

/** The month over a key figure is one that its number is of. */
function checkMonth(figure: Element, at: At): void {
  const inside = allElements(figure);
  const said = inside.find(({ navn, parent }) => navn === 'time' && parent?.navn === 'dt');
  const number = inside.find(({ navn }) => navn === 'data');
  const month = said?.attr.datetime;
  if (month !== undefined && number && !number.attr['data-av']?.includes(`@${month}`))
    reportAt(at, said ?? figure, 'nøkkeltall', month, number.attr['data-av']);
}

function keyFiguresOf(
  { niva, id }: NonNullable<AuditedPage['owner']>,
  page: AuditedPage,
  { truth }: AuditContext,
): [RegExp, string][] {
  const own = `${niva}/${id}/${niva === 'hovedgruppe' ? id : 'alle'}`;
  const month = newestMonth(page);
  const count = (sex: string, maned = month) => countAt(`${own}/${sex}`, maned, page);
  const all = count('alle');
  if (all === undefined) return [];
  const hasChange =
    count('alle', addManeder(month, -1)) !== undefined &&
    !truth.breaksFor(`${own}/alle`).includes(month);
  const sexes = [count('kvinner'), count('menn')];
  return [
    [/^verdi /, 'antallet'],
    ...(hasChange ? [[/^endring /, 'endringen'] satisfies [RegExp, string]] : []),
    ...(all >= SMALLEST_WHOLE && !sexes.includes(undefined)
      ? [[/^andel/, 'kvinneandelen'] satisfies [RegExp, string]]
      : []),
  ];
}
