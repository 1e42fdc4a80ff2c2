import { allElements, nearest, type Element } from '../page/document.ts';
import { reportAt, type At, type AuditContext, type AuditedPage } from '../page/context.ts';

/** Elements that are there for what they hold. */
const HOLDS = new Set(['details', 'section', 'ol', 'figure']);

/** What a page says is in sight, and nothing on it is emptied; a summary has its caveat, and a figure its source. */
export function checkWhole(page: AuditedPage, context: AuditContext): void {
  const at = { page, context };
  for (const element of page.elements) {
    const { navn, attr } = element;
    if ((attr['data-tekst'] !== undefined || navn === 'svg') && isOutOfSight(element))
      reportAt(at, element, 'utseende', `<${navn}> er ikke synlig`);
    if (HOLDS.has(navn) && !element.children.some(isContent))
      reportAt(at, element, 'tom', `<${navn}> uten innhold`);
  }
  checkSources(at);
  const summary = page.elements.find(
    ({ navn, attr }) => navn === 'section' && attr['aria-labelledby'] === 'sammendrag',
  );
  if (summary && !allElements(summary).some(({ attr }) => attr.id === 'setning-sesong'))
    reportAt(at, summary, 'forbehold', 'sammendraget har ikke forbeholdet om sesong');
}

/** What an element holds beside its heading. */
function isContent(node: Element['children'][number]): boolean {
  return node.slag === 'element'
    ? node.navn !== 'summary' && node.attr.class !== 'deltittel'
    : node.tekst.trim() !== '';
}

/** A figure has its source under it; on a page of its own it stands beside it. */
function checkSources(at: At): void {
  if (at.page.fil.startsWith('figur/')) return;
  for (const figure of at.page.elements.filter(({ navn }) => navn === 'figure'))
    if (hasClass(figure, 'figur') && !has(figure, 'figurkilde'))
      reportAt(at, figure, 'kilde-mangler', 'figuren har ingen kilde');
}

function isOutOfSight(element: Element): boolean {
  return nearest(element, (one) => hasClass(one, 'skjult')) !== undefined;
}

function has(element: Element, name: string): boolean {
  return allElements(element).some((one) => hasClass(one, name));
}

function hasClass({ attr }: Element, name: string): boolean {
  return (attr.class ?? '').split(/\s+/).includes(name);
}
