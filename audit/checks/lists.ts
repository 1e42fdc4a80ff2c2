import { textOf } from '../readers/files.ts';
import { allElements, textIn, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { rows } from '../page/table.ts';
import { newestMonth } from '../prose/statement.ts';
import type { AuditedEntry } from '../readers/register.ts';
import { addManeder } from '../readers/month.ts';
import {
  editionOf,
  reportAt,
  type AuditContext,
  type AuditedPage,
  type At,
} from '../page/context.ts';

/** A row of an overview: the entity it leads to, and the element. */
interface ListedRow {
  id: string;
  element: Element;
}

/** The rows under one heading; the heading is a group's id, or words. */
interface ListedPart {
  heading: string;
  rows: ListedRow[];
}

/** A page about an entity, now or as a release keeps it. */
const OF_ENTITY = /\/(?:tiltak|tiltaksgrupper|hovedgrupper)\/(?!etter-)[^/]+\/$/;
const ENTITY = /\/(?:tiltak|tiltaksgrupper|hovedgrupper)\/([a-z0-9-]+)\/$/;

/** What overviews list, under whom and in what order; which group a tiltak is said to be in; which figures stand on a page. */
export function checkLists(page: AuditedPage, context: AuditContext): void {
  const at = { page, context };
  for (const table of page.elements) {
    if (table.navn !== 'table') continue;
    const parts = partsOf(table);
    if (table.attr.id === 'oversikt-tabell') checkOverview(table, parts, at);
    else if (table.attr.id === 'bevegelser-tabell') checkMovements(table, parts, at);
    else if (table.attr.id === 'deler-tabell') checkParts(table, parts, at);
  }
  if (!page.elements.some(({ attr }) => attr.id === 'deler-tabell')) checkPartsThere(at);
  checkGroups(at);
  checkFiguresThere(at);
  checkMenus(at);
  checkUpdated(at);
}

function partsOf(table: Element): ListedPart[] {
  const parts: ListedPart[] = [];
  const bodies = new Map<Element | undefined, ListedPart>();
  for (const row of rows(table)) {
    const head = allElements(row).find(
      ({ attr }) => attr.scope === 'row' || attr.scope === 'rowgroup',
    );
    if (!head || row.parent?.navn === 'thead') continue;
    const id = entityIn(head);
    if (head.attr.scope === 'rowgroup' || !bodies.has(row.parent)) {
      const part = { heading: '', rows: [] };
      parts.push(part);
      bodies.set(row.parent, part);
    }
    const part = bodies.get(row.parent);
    if (head.attr.scope === 'rowgroup' && part) part.heading = id === '' ? textIn(head).trim() : id;
    else part?.rows.push({ id, element: row });
  }
  return parts;
}

function entityIn(element: Element): string {
  return (
    allElements(element).flatMap(({ attr }) => ENTITY.exec(attr.href ?? '')?.[1] ?? [])[0] ?? ''
  );
}

function checkOverview(table: Element, parts: ListedPart[], at: At): void {
  const { tiltak, tiltaksgruppe, hovedgruppe } = at.context.truth.registerAt(at.page.edition);
  const sorting = /\/etter-([a-z]+)\/$/.exec(at.page.adresse)?.[1];
  if (sorting === undefined) {
    const wanted = [
      { heading: 'Hovedgrupper', entries: hovedgruppe },
      ...tiltaksgruppe.map(({ id }) => ({
        heading: id,
        entries: tiltak.filter(({ gruppe }) => gruppe === id),
      })),
    ];
    sameList(
      table,
      'overskriftene',
      parts.map(({ heading }) => heading),
      wanted.map(({ heading }) => heading),
      at,
    );
    for (const { heading, entries } of wanted)
      for (const part of parts.filter((one) => one.heading === heading))
        hasAll(table, part, entries, at);
    return;
  }
  hasAll(table, { heading: '', rows: parts.flatMap((part) => part.rows) }, tiltak, at, false);
  const key = sortKey(sorting, at);
  const [first, ...rest] = parts;
  inOrder(table, first?.rows ?? [], key, at);
  for (const { id, element } of rest.flatMap((part) => part.rows))
    if (key(id) !== undefined)
      reportAt(at, element, 'rekkefølge', `${id} har en plass i rekkefølgen`);
}

/** What rows are sorted by, largest first; undefined for one that has no place. */
function sortKey(sorting: string, at: At): (id: string) => number | undefined {
  if (sorting !== 'navn') return (id) => sizeOf(id, sorting === 'endring', at);
  const names = at.context.truth
    .registerAt(at.page.edition)
    .tiltak.map(({ id, vist }) => ({ id, key: alphabetic(vist) }));
  const sorted = names
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ id }) => id);
  return (id) => -sorted.indexOf(id);
}

/** Norwegian order: case and accents apart, with æ, ø and å last. */
function alphabetic(name: string): string {
  const last: Record<string, string> = { æ: '\u{10000}', ø: '\u{10001}', å: '\u{10002}' };
  return [...name.toLowerCase()]
    .map((letter) => last[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .join('');
}

/** A tiltak's count in the page's month, or how far it moved there from the month before. */
function sizeOf(id: string, change: boolean, { page, context }: At): number | undefined {
  const month = newestMonth(page);
  const series = `tiltak/${id}/alle/alle`;
  const cells = page.serier.get(series);
  const [now, before] = [month, addManeder(month, -1)].map((maned) => cells?.get(maned)?.antall);
  if (typeof now !== 'number') return undefined;
  if (!change) return now;
  if (typeof before !== 'number' || context.truth.breaksFor(series).includes(month))
    return undefined;
  return Math.abs(now - before);
}

function inOrder(
  table: Element,
  listed: ListedRow[],
  key: (id: string) => number | undefined,
  at: At,
): void {
  let previous = Infinity;
  for (const { id, element } of listed) {
    const size = key(id);
    if (size === undefined || size > previous)
      reportAt(at, element, 'rekkefølge', `${id} står på feil plass`);
    previous = size ?? previous;
  }
  if (listed.length === 0) reportAt(at, table, 'liste', 'tabellen er tom');
}

/** Those that moved most: none left out that moved further than the last. */
function checkMovements(table: Element, parts: ListedPart[], at: At): void {
  const listed = parts.flatMap((part) => part.rows);
  const key = (id: string): number | undefined => sizeOf(id, true, at);
  inOrder(table, listed, key, at);
  const ids = new Set(listed.map(({ id }) => id));
  const least = Math.min(...listed.map(({ id }) => key(id) ?? 0));
  const few = listed.length < MOVEMENTS;
  for (const { id } of at.context.truth.registerAt(at.page.edition).tiltak) {
    const size = key(id) ?? 0;
    if (!ids.has(id) && size > 0 && (few || size >= least))
      reportAt(at, table, 'liste', `${id}, som endret seg med ${size}, er ikke med`);
  }
  if (ids.size < listed.length) reportAt(at, table, 'liste', 'en rad står to ganger');
}

/** At least so many movements are listed, where there are as many. */
const MOVEMENTS = 6;

/** The tiltak of a group, or the groups of a hovedgruppe. */
function checkParts(table: Element, parts: ListedPart[], at: At): void {
  const { owner } = at.page;
  if (!owner) return;
  const rows = parts.flatMap((part) => part.rows);
  const wanted = partsDue(owner, (one) => rows.some(({ id }) => id === one), at);
  hasAll(table, { heading: owner.id, rows }, wanted, at);
}

/** A page of a group or a hovedgruppe lists what that consists of. */
function checkPartsThere(at: At): void {
  const { owner, adresse, elements, document } = at.page;
  if (!owner || !/^(?:tiltaksgruppe|hovedgruppe)$/.test(owner.niva) || !OF_ENTITY.test(adresse))
    return;
  const main = elements.find(({ navn }) => navn === 'main') ?? document.root;
  const due = partsDue(owner, () => false, at).map(({ id }) => id);
  if (due.length > 0) reportAt(at, main, 'liste', 'siden lister ikke delene', due.join(', '));
}

/** What a whole consists of in the page's month, and what is listed beside. */
function partsDue(
  owner: { niva: string; id: string },
  isSaid: (id: string) => boolean,
  at: At,
): readonly AuditedEntry[] {
  const { serier, edition } = at.page;
  const { tiltak, tiltaksgruppe } = at.context.truth.registerAt(edition);
  // One that had ended before the page's month may be left out.
  const isDue = (id: string, series: string): boolean =>
    serier.has(series) && (isSaid(id) || serier.get(series)?.has(edition.slice(0, 7)) === true);
  return owner.niva === 'tiltaksgruppe'
    ? tiltak.filter(({ id, gruppe }) => gruppe === owner.id && isDue(id, `tiltak/${id}/alle/alle`))
    : tiltaksgruppe.filter(({ id }) => isDue(id, `tiltaksgruppe/${id}/${owner.id}/alle`));
}

/** Each of the entries once and no other, in the registry's order. */
function hasAll(
  table: Element,
  { heading, rows: listed }: ListedPart,
  entries: readonly AuditedEntry[],
  at: At,
  ordered = true,
): void {
  const [said, wanted] = [listed.map(({ id }) => id), entries.map(({ id }) => id)];
  const what = heading === '' ? 'radene' : `radene under ${heading}`;
  if (ordered && entries.every(({ ny }) => !ny)) sameList(table, what, said, wanted, at);
  else sameList(table, what, said.toSorted(), wanted.toSorted(), at);
}

function sameList(
  table: Element,
  what: string,
  said: readonly string[],
  wanted: readonly string[],
  at: At,
): void {
  if (said.join() !== wanted.join())
    reportAt(at, table, 'liste', `${what} er ${said.join(', ')}`, wanted.join(', '));
}

/** A page says of itself that it is as of the last month of its release. */
function checkUpdated(at: At): void {
  for (const line of at.page.elements) {
    if (line.navn !== 'p' || !flatText(line).startsWith('Sist oppdatert med tall for')) continue;
    const month = allElements(line).find(({ navn }) => navn === 'time')?.attr.datetime ?? '';
    if (month !== newestMonth(at.page)) reportAt(at, line, 'måned', month, newestMonth(at.page));
  }
}

/** Where the menus of every page lead, in order; a registry may explain no terms. */
const MENUS = {
  Hovedmeny: ['tiltak/', 'sammenlign/', 'rapporter/', 'data/', 'om/'],
  Bunnmeny: ['om/', 'begreper/', 'data/', 'endringer/', 'tilgjengelighet/'],
};

function checkMenus({ page, context }: At): void {
  const main = page.elements.find(({ navn }) => navn === 'main');
  if (!main || page.elements.some(({ attr }) => attr['http-equiv'] === 'refresh')) return;
  for (const [name, paths] of Object.entries(MENUS)) {
    const menu = page.elements.find(({ attr }) => attr['aria-label'] === name) ?? main;
    const said = allElements(menu).flatMap(({ navn, attr }) =>
      navn === 'a' ? (attr.href ?? '') : [],
    );
    const there = paths.filter(
      (path) => path !== 'begreper/' || context.dist.has(`${path}index.html`),
    );
    const wanted = there.map((path) => context.base + path).join(', ');
    if (said.join(', ') !== wanted)
      reportAt({ page, context }, menu, 'hovedmeny', said.join(', '), wanted);
  }
}

/** A tiltak is in one group: in its row, under its name, and on the way to its page. */
function checkGroups(at: At): void {
  const { page, context } = at;
  const { tiltak } = context.truth.registerAt(page.edition);
  const groupOf = (id: string): string => tiltak.find((entry) => entry.id === id)?.gruppe ?? '';
  for (const element of page.elements) {
    if (element.attr.class !== 'gruppe' || element.navn !== 'td' || !element.parent) continue;
    const head = allElements(element.parent).find(({ attr }) => attr.scope === 'row');
    if (head) isGroup(element, groupOf(entityIn(head)), at);
  }
  checkPath(groupOf, at);
}

/** The way to a page leads somewhere; that to a tiltak by its group. */
function checkPath(groupOf: (id: string) => string, at: At): void {
  const { owner, elements, adresse } = at.page;
  const links = elements
    .filter(({ attr }) => attr.class === 'brodsmuler')
    .map((path) => ({ path, last: allElements(path).findLast(({ navn }) => navn === 'a') }));
  for (const { path, last } of links)
    if (!last) reportAt(at, path, 'gruppe', 'ingen vei til siden');
  if (owner?.niva !== 'tiltak' || !OF_ENTITY.test(adresse)) return;
  const leads = elements.filter(
    (element) => element.attr.class === 'ingress' && textIn(element).includes('i gruppen'),
  );
  for (const lead of leads)
    if (!flatText(lead).startsWith('Tiltak i gruppen '))
      reportAt(at, lead, 'gruppe', `«${flatText(lead)}»`, '«Tiltak i gruppen …»');
  for (const element of [...leads, ...links.flatMap(({ last }) => last ?? [])])
    isGroup(element, groupOf(owner.id), at);
}

function isGroup(element: Element, wanted: string, at: At): void {
  const said = entityIn(element);
  if (wanted !== '' && said !== wanted) reportAt(at, element, 'gruppe', `gruppen ${said}`, wanted);
}

/** Every figure that has a page of its own stands on the page it is of, now and in the newest release. */
function checkFiguresThere(at: At): void {
  const { owner, elements, adresse, kept, edition } = at.page;
  const isFront = adresse === '/';
  if (!owner || !(isFront || OF_ENTITY.test(adresse))) return;
  if (kept && edition !== at.context.truth.newest) return;
  const there = new Set(elements.map(({ navn, attr }) => (navn === 'figure' ? attr.id : '')));
  const main = elements.find(({ navn }) => navn === 'main') ?? at.page.document.root;
  for (const kind of isFront ? KINDS.slice(0, -1) : KINDS) {
    const id = `${figureStem(owner)}-${kind}`;
    if (!there.has(id) && isDrawnNow(id, at.context))
      reportAt(at, main, 'figur-mangler', `figuren ${id} står ikke på siden`);
  }
}

/** What cannot be drawn any more has a page that says so. */
function isDrawnNow(id: string, context: AuditContext): boolean {
  const page = `figur/${id}/index.html`;
  return (
    context.dist.has(`figur/${id}/oembed.json`) &&
    textOf(context.dist, page).includes(' data-serier="') &&
    editionOf(page, context) === context.truth.newest
  );
}

/** What the ids of an entity's figures begin with. */
function figureStem({ niva, id }: { niva: string; id: string }): string {
  return niva === 'tiltak' || niva === 'i-alt' ? id : `${niva}-${id}`;
}

/** The kinds of figures; that of movements has a page, and no place on the front page. */
const KINDS = [
  'utvikling',
  'endring',
  'kjonn',
  'hovedgrupper',
  'sammensetning',
  'sosken',
  'bevegelser',
];
