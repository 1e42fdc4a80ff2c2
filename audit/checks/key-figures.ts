import { allElements, type Element } from '../page/document.ts';
import { reportAt, type At, type AuditContext, type AuditedPage } from '../page/context.ts';
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
  for (const one of list.children) if (one.slag === 'element') checkMonth(one, at);
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
