import type { AuditedRevision } from '../truth/revisions.ts';
import { allElements, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { cells } from '../page/table.ts';
import { editionNumber, reportOfPage } from '../readers/edition.ts';
import type { AuditedCell, AuditedRapport } from '../readers/report.ts';
import { manedName } from '../readers/month.ts';
import {
  partName,
  changesBySubject,
  textWithMarks,
  groupBySubject,
  writtenDifference,
  type SubjectChanges,
} from './changes-by-subject.ts';
import { reportAt, type SiteCheck, type AuditContext, type AuditedPage } from '../page/context.ts';
import { formatInteger } from '../truth/numbers.ts';

interface At {
  page: AuditedPage;
  context: AuditContext;
}

/** The pages of what a release changed: row by row what it was, what it is and the difference, or where that stands. */
export function checkChangePages(page: AuditedPage, context: AuditContext): void {
  const match = /^\/rapporter\/([^/]+)\/endringer\/(.*)$/.exec(page.adresse);
  if (!match) return;
  const [, rapport = '', path = ''] = match;
  const at = { page, context };
  const [, number, of = ''] = /^utgave-(\d+)\/(.+)$/.exec(path) ?? [];
  if (number !== undefined) {
    checkEditionPage(Number(number), of, rapport, at);
    return;
  }
  const subjects = changesBySubject(rapport, context);
  const parts = page.elements.filter(({ attr }) => attr['data-edition'] !== undefined);
  const inParts = new Set(parts.flatMap((part) => allElements(part)));
  const own = tableBodies(page.elements.filter((element) => !inParts.has(element)));
  checkEditions(parts, path === '' ? rapport : '', at);
  if (path !== '')
    checkRows(
      subjects.filter((subject) => subject.sti === path),
      own,
      at,
    );
  else if (leadsToParts(own) || isShared(rapport, context))
    checkOverview(subjects, `${rapport}/endringer`, own, at);
  else checkRows(subjects, own, at);
}

/** After what a release changed in others comes a part for each edition of it that is superseded, with the rows of that. */
function checkEditions(parts: readonly Element[], rapport: string, at: At): void {
  const { page, context } = at;
  const editions = context.truth.editionsOf(rapport);
  const numbers = editions.map((edition) => String(editionNumber(edition))).join(', ');
  const said = parts.map(({ attr }) => attr['data-edition'] ?? '').join(', ');
  if (said !== numbers) reportAt(at, page.document.root, 'utgave', `utgavene ${said}`, numbers);
  editions.forEach((edition, i) => {
    const part = parts[i];
    if (!part) return;
    const subjects = sinceEdition(edition, rapport, context);
    const bodies = tableBodies(allElements(part));
    if (leadsToParts(bodies))
      checkOverview(subjects, `${rapport}/endringer/utgave-${editionNumber(edition)}`, bodies, at);
    else checkRows(subjects, bodies, at);
  });
}

/** The page of one entity since one edition has its rows, and no others. */
function checkEditionPage(number: number, path: string, rapport: string, at: At): void {
  const edition = at.context.truth.editionsOf(rapport).find((one) => editionNumber(one) === number);
  const subjects = edition ? sinceEdition(edition, rapport, at.context) : [];
  checkRows(
    subjects.filter(({ sti }) => sti === path),
    tableBodies(at.page.elements),
    at,
  );
}

function sinceEdition(
  edition: AuditedRapport,
  rapport: string,
  context: AuditContext,
): SubjectChanges[] {
  return groupBySubject(context.truth.changesAgainst(edition), rapport, context).map((subject) => ({
    ...subject,
    anchor: `utgave-${editionNumber(edition)}-${subject.anchor}`,
  }));
}

/** True for a page that leads to others: the rows of changes stand under the name of an entity, and these do not. */
function leadsToParts(own: readonly TableBody[]): boolean {
  return own.some(({ body }) => body.attr.id === undefined);
}

/** True where a release has pages of its own for each entity that it changed. */
function isShared(rapport: string, { dist }: AuditContext): boolean {
  const before = `rapporter/${rapport}/endringer/`;
  return [...dist.keys()].some(
    (file) =>
      file.startsWith(before) &&
      file !== `${before}index.html` &&
      !file.startsWith(`${before}utgave-`),
  );
}

/** Every report that changed something has its page, and where one entity has a page of its own, so have all. */
export const checkChangeFiles: SiteCheck = (context) => {
  const pages = [...context.truth.changesIn().keys()].flatMap((rapport) => {
    const subjects = isShared(rapport, context) ? changesBySubject(rapport, context) : [];
    return ['', ...subjects.map(({ sti }) => sti)].map(
      (path) => `rapporter/${rapport}/endringer/${path}`,
    );
  });
  for (const page of ['endringer/', ...pages])
    if (!context.dist.has(`${page}index.html`))
      context.report({
        fil: `${page}index.html`,
        sted: '1:1',
        regel: 'side-mangler',
        found: 'siden finnes ikke',
      });
};

/** The body of a table, with its rows. */
interface TableBody {
  body: Element;
  rows: Element[];
}

function tableBodies(elements: readonly Element[]): TableBody[] {
  return elements
    .filter(({ navn }) => navn === 'tbody')
    .map((body) => ({ body, rows: allElements(body).filter(({ navn }) => navn === 'tr') }));
}

/** The rows of tables against what the release changed of the entities they are about. */
function checkRows(
  subjects: readonly SubjectChanges[],
  tabellene: readonly TableBody[],
  at: At,
): void {
  const wanted = new Map(
    subjects.flatMap((subject) =>
      subject.changes.map((change) => [rowHead(subject, change, at), rowFor(change)] as const),
    ),
  );
  const known = subjects.filter(({ isNew }) => !isNew);
  const order = new Order(
    known.flatMap((subject) => subject.changes.map((change) => rowHead(subject, change, at))),
    at,
  );
  for (const { body, rows } of tabellene) {
    const [title, ...rest] = rows;
    for (const row of rest) {
      at.context.tally.celler += 3;
      const [part, maned, ...number] = cells(row);
      const head = [
        headOf(body, title),
        ...[part, maned].map((en) => (en ? flatText(en) : '')),
      ].join(' · ');
      const right = wanted.get(head);
      if (right) checkNumber(number, right, head, at);
      else {
        const says = `«${head}», som rapporten ikke endret, eller som alt er ført`;
        reportAt(at, maned ?? row, 'endring-rad', says);
      }
      wanted.delete(head);
      order.take(head, row);
    }
  }
  for (const head of wanted.keys())
    reportAt(at, at.page.document.root, 'endring-mangler', `ingen rad for «${head}»`);
}

/** Whom a table's rows are about: their place, and where the name above them leads. */
function headOf(body: Element, title: Element | undefined): string {
  return `#${body.attr.id ?? ''} · ${title ? linkTarget(title) : ''} · ${title ? flatText(title) : ''}`;
}

/** Where a name leads: a tiltak and its group may be called the same. */
function linkTarget(name: Element): string {
  const link = allElements(name).find((element) => element.navn === 'a');
  return (
    /(tiltak|tiltaksgrupper|hovedgrupper)\/[a-z0-9-]+\/$/.exec(link?.attr.href ?? '')?.[0] ?? ''
  );
}

/** Where a row leads, whom it is about, and of which month. */
function rowHead(
  { anchor, template, navn }: SubjectChanges,
  { serie, maned }: AuditedRevision,
  { context }: At,
): string {
  const part = partName(serie, context) || 'i alt';
  const when = `${manedName(maned) ?? ''} ${maned.slice(0, 4)}`;
  return `#${anchor} · ${template} · ${navn} · ${part.slice(0, 1).toUpperCase()}${part.slice(1)} · ${when}`;
}

/** What a cell of a row says, and the line it leads to. */
interface Said {
  tall: string;
  kilde: string;
}

/** What a row must say: what the figure was, what it is, and the difference. */
function rowFor(change: AuditedRevision): Said[] {
  const closed = change.til?.antall === '*';
  return [
    written(change.fra, change, closed),
    written(change.til, change, closed),
    { tall: writtenDifference(change), kilde: '' },
  ];
}

/** A number that the report itself hid is not told beside the mark. */
function written(
  cell: AuditedCell | undefined,
  { serie, maned }: AuditedRevision,
  closed: boolean,
): Said {
  if (!cell) return { tall: 'ikke med mangler', kilde: '' };
  const { antall, rapport, linje } = cell;
  if (closed && antall !== '*') return { tall: 'oppgitt, nå skjermet lukket', kilde: '' };
  const tall =
    antall === '*'
      ? '* skjermet (færre enn fire) skjermet'
      : `${formatInteger(BigInt(antall))} [verdi ${serie}@${maned} ${rapport}]`;
  return { tall, kilde: `linje ${linje} i ${rapport}` };
}

const WHAT = ['var', 'er', 'forskjell'];

function checkNumber(cells: readonly Element[], right: Said[], head: string, at: At): void {
  right.forEach((wanted, i) => {
    const cell = cells[i] ?? at.page.document.root;
    const says = saidIn(cell);
    const what = `«${head}» ${WHAT[i] ?? ''}`;
    if (says.tall !== wanted.tall)
      reportAt(at, cell, 'endring-tall', `${what} ${says.tall}`, wanted.tall);
    if (says.kilde !== wanted.kilde)
      reportAt(at, cell, 'endring-tall', `${what} på ${says.kilde}`, wanted.kilde);
  });
}

/** What a cell says: the figure, with its mark when it is hidden, and the line it leads to. */
function saidIn(cell: Element): Said {
  const link = allElements(cell).find(({ attr }) => attr.href !== undefined);
  const href = link?.attr.href ?? '';
  const rapport = reportOfPage(href, 'kilde') ?? '';
  const line = /#L(\d+)$/.exec(href)?.[1] ?? '';
  return {
    tall: `${textWithMarks(cell)} ${cell.attr['data-status'] ?? ''}`.trim(),
    kilde: link ? `linje ${line} i ${rapport}` : '',
  };
}

/** Where the rows stand on pages of their own: how many each has, and where it is. */
function checkOverview(
  subjects: readonly SubjectChanges[],
  folder: string,
  own: readonly TableBody[],
  at: At,
): void {
  const line = ({ anchor, sti, navn, changes }: SubjectChanges): string => {
    const withdrawn = changes.filter(({ til }) => !til).length;
    const number = [changes.length - withdrawn, withdrawn].map((count) =>
      formatInteger(BigInt(count)),
    );
    return `#${anchor} · ${folder}/${sti} · ${[navn, ...number].join(' · ')}`;
  };
  const missing = new Set(subjects.map(line));
  const order = new Order(subjects.filter(({ isNew }) => !isNew).map(line), at);
  for (const row of own.flatMap((body) => body.rows)) {
    const link = allElements(row).find(({ navn }) => navn === 'a')?.attr.href ?? '';
    const template = /[^/]+\/endringer\/.*$/.exec(link)?.[0] ?? '';
    const said = `#${row.attr.id ?? ''} · ${template} · ${cells(row).map(flatText).join(' · ')}`;
    at.context.tally.celler += 2;
    if (!missing.delete(said)) reportAt(at, row, 'endring-rad', `«${said}»`);
    order.take(said, row);
  }
  for (const row of missing)
    reportAt(at, at.page.document.root, 'endring-mangler', `ingen rad for «${row}»`);
}

/** The order that rows must have, as they are met. */
class Order {
  private readonly plass: ReadonlyMap<string, number>;
  private readonly at: At;
  private forrige = -1;

  constructor(rows: readonly string[], at: At) {
    this.plass = new Map(rows.map((row, i) => [row, i]));
    this.at = at;
  }

  take(row: string, element: Element): void {
    const here = this.plass.get(row) ?? this.forrige;
    if (here < this.forrige) reportAt(this.at, element, 'endring-rekkefølge', `«${row}»`);
    this.forrige = here;
  }
}
