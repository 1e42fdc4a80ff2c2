import { allElements, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { addManeder, period } from '../readers/month.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';
import { shownAt } from '../page/shown-months.ts';

/** How many of the latest months such a figure shows; others show every month of their series. */
const SHOWN: Record<string, number> = { sammensetning: 1, sosken: 1, bevegelser: 2 };

/**
 * What a figure on a page must say of its source, without the site's name: the report of the page, and that earlier ones
 * tell some of what it shows where they do.
 */
export function sourceOf(figure: Element, page: AuditedPage, { truth }: AuditContext): string {
  const maneder = monthsOf(page, truth);
  const earlier = showsEarlier(figure, page) ? ' og tidligere rapporter' : '';
  return `Kilde: Nav, rapporten for ${period(maneder)}${earlier}.`;
}

/** What the picture a page is shared with must say of the source. */
export function cardSourceOf(
  figure: Element | undefined,
  page: AuditedPage,
  { truth }: AuditContext,
): string {
  const maneder = monthsOf(page, truth);
  return figure && showsEarlier(figure, page)
    ? `Kilde: Navs rapporter til og med ${period([...maneder].sort().slice(-1))}`
    : `Kilde: Navs rapport for ${period(maneder)}`;
}

function monthsOf({ edition }: AuditedPage, truth: AuditContext['truth']): readonly string[] {
  return truth.rapporter.find(({ id }) => id === edition)?.maneder ?? [];
}

function showsEarlier(figure: Element, page: AuditedPage): boolean {
  const { serier, edition } = shownAt(figure, page);
  const count = SHOWN[/[a-z]+$/.exec(figure.attr.id ?? '')?.[0] ?? ''];
  const newest = [...(serier.get('i-alt/i-alt/alle/alle')?.keys() ?? [])].sort().at(-1) ?? '';
  const first = count === undefined ? '' : addManeder(newest, 1 - count);
  return drawnIn(figure).some((series) =>
    [...(serier.get(series) ?? [])].some(
      ([maned, { rapport }]) => maned >= first && rapport !== edition,
    ),
  );
}

function drawnIn(figure: Element): string[] {
  return allElements(figure).flatMap(({ attr }) => attr['data-serier']?.split(/\s+/) ?? []);
}

/** Every figure on a page names its source, and no report alone for what several have told. */
export function checkFigureSources(page: AuditedPage, context: AuditContext): void {
  for (const figure of page.elements.filter(({ navn }) => navn === 'figure')) {
    const line = allElements(figure).find(
      (one) => one.navn === 'p' && flatText(one).startsWith('Kilde'),
    );
    const says = line ? flatText(line) : '';
    const wanted = `${sourceOf(figure, page, context)} Bearbeidet av ${context.siteName}.`;
    if (says !== wanted)
      reportAt({ page, context }, line ?? figure, 'kildelinje', `«${says}»`, `«${wanted}»`);
  }
}
