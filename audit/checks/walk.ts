import { partSeries } from '../truth/truth.ts';
import { allElements, nearest, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { cells, rows } from '../page/table.ts';
import { manedName } from '../readers/month.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';
import { formatInteger } from '../truth/numbers.ts';
import { listedDecade, RAPPORT_LIST } from './page-parts.ts';
import { mayStandNow } from './revision-index.ts';

const FOLDER: Record<string, string> = {
  tiltak: 'tiltak',
  tiltaksgruppe: 'tiltaksgrupper',
  hovedgruppe: 'hovedgrupper',
};

interface At {
  page: AuditedPage;
  context: AuditContext;
}

/**
 * The way from release to release: a kept page leads to the one before, to the list of all and to the latest, and to
 * nothing else of what is kept of other releases; the list has every edition, newest first.
 */
export function checkArchiveNavigation(page: AuditedPage, context: AuditContext): void {
  const at = { page, context };
  if (page.adresse === RAPPORT_LIST || listedDecade(page.adresse) !== undefined) {
    checkRapportList(at);
    return;
  }
  const { niva, id } = page.owner ?? { niva: '', id: '' };
  if (page.adresse.startsWith('/figur/') || isRedirect(page)) return;
  const known = context.truth.entry(niva, id) !== undefined;
  if (page.kept && (known || niva === 'i-alt')) checkKept(at);
  else if (known) checkEditions(at);
}

function isRedirect({ elements }: AuditedPage): boolean {
  return elements.some(({ attr }) => attr['http-equiv'] === 'refresh');
}

/** The path under the base that a link leads to. */
function template(element: Element, { context }: At): string {
  const { href = '' } = element.attr;
  return href.startsWith(context.base) ? `/${href.slice(context.base.length)}` : href;
}

function links(content: readonly Element[]): Element[] {
  return content.filter(({ navn, attr }) => navn === 'a' && attr.href !== undefined);
}

/** The path of the page about something, under its release or, without one, the latest. */
function pathOf({ niva, id }: { niva: string; id: string }, edition = ''): string {
  const root = edition === '' ? '' : `/rapporter/${edition}`;
  return niva === 'i-alt' ? `${root}/` : `${root}/${FOLDER[niva] ?? ''}/${id}/`;
}

/** The releases that keep a page about something, oldest first: from the first that told of it. */
function editionsTelling({ niva, id }: { niva: string; id: string }, { context }: At): string[] {
  const { rapporter } = context.truth;
  // A page that an edition had stays, though the one that took its place has no row of it.
  const applies = (rapport: (typeof rapporter)[number]): boolean =>
    [rapport, ...context.truth.editionsOf(rapport.id)].some(({ serier }) =>
      [...serier.keys()].some((series) => series.startsWith(`${niva}/${id}/`)),
    );
  const first = niva === 'hovedgruppe' || niva === 'i-alt' ? 0 : rapporter.findIndex(applies);
  return first < 0 ? [] : rapporter.slice(first).map((rapport) => rapport.id);
}

function checkKept(at: At): void {
  const { page } = at;
  const { owner = { niva: '', id: '' } } = page;
  const frame = page.elements.find(({ attr }) => attr.class === 'frysning');
  const nav = frame && allElements(frame).find(({ navn }) => navn === 'nav');
  const previous = editionsTelling(owner, at).findLast((id) => id < page.edition);
  const lenker = nav ? links(allElements(nav)) : [];
  const wanted = [
    ...(previous === undefined ? [] : [pathOf(owner, previous)]),
    owner.niva === 'i-alt' ? RAPPORT_LIST : `${pathOf(owner)}#utgaver`,
    pathOf(owner),
  ].join(' ');
  const here = lenker.map((link) => template(link, at)).join(' ');
  if (here !== wanted) reportAt(at, nav ?? page.document.root, 'vandring', here || 'ingen', wanted);
  checkPrevious(lenker, previous, at);
  checkHomeLink(at, nav);
}

/** The link to the release before names its month. */
function checkPrevious(links: readonly Element[], previous: string | undefined, at: At): void {
  const before = links.find(({ attr }) => attr.rel === 'prev');
  const name = previous === undefined ? undefined : `Utgaven for ${manedWithYear(previous)}`;
  if (before && flatText(before) !== name) reportAt(at, before, 'vandring', flatText(before), name);
}

/** What a kept page names leads to what its own release keeps about it. */
function checkHomeLink(at: At, nav: Element | undefined): void {
  for (const link of links(at.page.elements)) {
    if (nearest(link, (element) => element === nav || isExplanation(element))) continue;
    const path = template(link, at);
    if (/^\/(tiltak|tiltaksgrupper|hovedgrupper)\/[^/]+\/$/.test(path) && isName(link, at))
      reportAt(at, link, 'vandring', `«${flatText(link)}» leder til ${path}`, 'utgavens egen side');
  }
}

/** What the editor has written of the thing itself, with links of the editor's choice. */
function isExplanation({ attr }: Element): boolean {
  return attr['aria-labelledby'] === 'forklaring';
}

/** True where the words of a link are the name of what it leads to, and not part of a text about it. */
function isName(link: Element, { context }: At): boolean {
  return context.truth.entries.some(({ navn }) => navn === flatText(link));
}

function manedWithYear(edition: string): string {
  return `${manedName(edition.slice(0, 7)) ?? edition} ${edition.slice(0, 4)}`;
}

/** The list of editions on the latest page about something. */
function checkEditions(at: At): void {
  const { page } = at;
  const { owner = { niva: '', id: '' } } = page;
  const title = page.elements.find(({ attr }) => attr.id === 'utgaver');
  const part = nearest(title, ({ navn }) => navn === 'section');
  if (!part) {
    reportAt(at, page.document.root, 'vandring', 'ingen liste over utgaver');
    return;
  }
  const places = allElements(part).filter(
    (element) => ['li', 'td'].includes(element.navn) && links(allElements(element)).length > 0,
  );
  const here = places.map((place) => editionText(place, at));
  const wanted = editionsTelling(owner, at).map((edition) => {
    const count = changedSince(owner, edition, at);
    const word = count > 0 ? ` ${count} tall endret` : '';
    return `${pathOf(owner, edition)} ${manedWithYear(edition)}${word}`;
  });
  // Years stand newest first, their months as in a calendar.
  const wrong = here.find((text) => !wanted.includes(text));
  const missing = wanted.find((text) => !here.includes(text));
  if (wrong !== undefined || missing !== undefined || here.length !== wanted.length)
    reportAt(at, title ?? part, 'vandring', wrong ?? `${here.length} utgaver`, missing);
  checkColumns(part, at);
}

/** Where a place leads, the month it names in full, and what it says has been changed. */
function editionText(place: Element, at: At): string {
  const [link] = links(allElements(place));
  const changed = allElements(place).find(({ navn }) => navn === 'small');
  const name = link ? (link.attr['aria-label'] ?? flatText(link)) : '';
  return [link ? template(link, at) : '', name, changed ? flatText(changed) : ''].join(' ').trim();
}

/** In the calendar each edition stands in its year's row and its month's column. */
function checkColumns(part: Element, at: At): void {
  const table = allElements(part).find(({ navn }) => navn === 'table');
  if (!table) return;
  const [head, ...year] = rows(table);
  const name = head ? cells(head).map(flatText) : [];
  for (const row of year)
    cells(row).forEach((cell, i) => {
      const time = allElements(cell).find((element) => element.navn === 'time');
      const says = time && `${name[i] ?? ''} ${flatText(cells(row)[0] ?? row)}`;
      const wanted = time && manedWithYear(time.attr.datetime ?? '');
      if (says !== wanted) reportAt(at, cell, 'vandring', says ?? '', wanted);
    });
}

/** How many figures of something, as told by a release, later ones tell otherwise. */
function changedSince(
  owner: { niva: string; id: string },
  edition: string,
  { context }: At,
): number {
  let count = 0;
  for (const [series, changes] of context.truth.changes()) {
    const { niva, id } = partSeries(series);
    if (niva !== owner.niva || id !== owner.id) continue;
    const later = changes.filter(
      (en) => en.rapport > edition && en.forst <= edition && mayStandNow(en, context),
    );
    count += new Set(later.map(({ maned }) => maned)).size;
  }
  return count;
}

/** As many releases as this stand in one list. */
const ONE_LIST = 120;

/**
 * A list of releases: one row each, newest first, with its own figures, and how many it changed. A decade's has all of the
 * decade; the list of all has the newest, and leads to the decade of each that it leaves out.
 */
function checkRapportList(at: At): void {
  const { page, context } = at;
  const list = page.elements.filter(({ attr }) => attr['data-utgave'] !== undefined);
  const here = list.map(({ attr }) => attr['data-utgave']);
  const decade = listedDecade(page.adresse);
  const all = context.truth.rapporter.map(({ id }) => id).reverse();
  const some = decade === undefined ? all : all.filter((id) => decadeOf(id) === decade);
  const least = decade === undefined ? Math.min(all.length, ONE_LIST / 2) : some.length;
  const wanted = some.slice(0, all.length <= ONE_LIST ? some.length : Math.max(here.length, least));
  if (here.join(' ') !== wanted.join(' ') || here.length > ONE_LIST)
    reportAt(at, page.document.root, 'vandring', here.join(' '), wanted.join(' '));
  const led = new Set(links(page.elements).map((link) => template(link, at)));
  for (const left of new Set(some.slice(here.length).map(decadeOf)))
    if (!led.has(`${RAPPORT_LIST}eldre/${left}/`))
      reportAt(at, page.document.root, 'vandring', 'ingen vei til eldre rapporter', left);
  for (const row of list) checkRelease(row, at);
}

/** The decade that a release's id, or a month, is of: `2000-2009`. */
function decadeOf(id: string): string {
  return `${id.slice(0, 3)}0-${id.slice(0, 3)}9`;
}

const WHOLE = 'i-alt/i-alt/alle/alle';

function checkRelease(row: Element, at: At): void {
  const { 'data-utgave': edition = '' } = row.attr;
  const [name, , number, , changed] = cells(row);
  const all = at.context.truth.changesIn().get(edition) ?? [];
  const changes = all.filter((en) => mayStandNow(en, at.context)).length;
  const demand: [Element | undefined, string, string][] = [
    [name, linkIn(name, at), `/rapporter/${edition}/`],
    [name, name ? flatText(name) : '', manedWithYear(edition)],
    [changed, changed ? flatText(changed) : '0', formatInteger(BigInt(changes))],
    [changed, linkIn(changed, at), changes > 0 ? `/rapporter/${edition}/endringer/` : ''],
    [number, sourceOfNumber(number), numberIn(edition, at)],
  ];
  for (const [cell, says, right] of demand)
    if (says !== right) reportAt(at, cell ?? row, 'vandring', `«${says}» om ${edition}`, right);
}

/** Where a cell's link leads; nothing where it has none. */
function linkIn(cell: Element | undefined, at: At): string {
  const link = cell && links(allElements(cell))[0];
  return link ? template(link, at) : '';
}

/** What a number stands on, or that it is hidden or not there. */
function sourceOfNumber(cell: Element | undefined): string {
  const data = cell && allElements(cell).find(({ navn }) => navn === 'data');
  return data?.attr['data-av'] ?? cell?.attr['data-status'] ?? '';
}

function numberIn(edition: string, { context }: At): string {
  const cell = context.truth.wholeNow(edition).get(WHOLE)?.get(edition.slice(0, 7));
  if (!cell) return 'mangler';
  return cell.antall === '*' ? 'skjermet' : `${WHOLE}@${edition.slice(0, 7)}`;
}
