import type { AuditedRevision } from '../truth/revisions.ts';
import { partSeries } from '../truth/truth.ts';
import { allElements, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import type { AuditContext } from '../page/context.ts';
import { formatInteger, MINUS } from '../truth/numbers.ts';

const FOLDER: Record<string, string> = {
  tiltak: 'tiltak',
  tiltaksgruppe: 'tiltaksgrupper',
  hovedgruppe: 'hovedgrupper',
};

/** What a release changed of one entity. */
export interface SubjectChanges {
  /** Where it stands on the page of all: `tiltak-mentor`, or `i-alt`. */
  anchor: string;
  /** Its own page below that of all: `tiltak/mentor/`. */
  sti: string;
  /** Where its name leads: the same, or the front page. */
  template: string;
  navn: string;
  /** True where a report alone knows it: its place among the others is that report's business. */
  isNew: boolean;
  changes: AuditedRevision[];
}

/** A release's changes by entity: the total, hovedgrupper, then each tiltaksgruppe with its tiltak as they were then. */
export function changesBySubject(rapport: string, context: AuditContext): SubjectChanges[] {
  return groupBySubject(context.truth.changesIn().get(rapport) ?? [], rapport, context);
}

/** Some changes that a release made, by entity in the same order. */
export function groupBySubject(
  all: readonly AuditedRevision[],
  rapport: string,
  context: AuditContext,
): SubjectChanges[] {
  const of = Map.groupBy(all, ({ serie }) => serie.split('/').slice(0, 2).join('/'));
  const { hovedgruppe, tiltaksgruppe, tiltak } = context.truth.registerAt(rapport);
  const order = [
    'i-alt/i-alt',
    ...hovedgruppe.map(({ id }) => `hovedgruppe/${id}`),
    ...tiltaksgruppe.flatMap(({ id }) => [
      `tiltaksgruppe/${id}`,
      ...tiltak.filter(({ gruppe }) => gruppe === id).map((en) => `tiltak/${en.id}`),
    ]),
  ];
  return [...new Set([...order, ...of.keys()])].flatMap((subject) => {
    const changes = of.get(subject);
    if (!changes) return [];
    const [niva = '', id = ''] = subject.split('/');
    const sti = niva === 'i-alt' ? 'i-alt/' : `${FOLDER[niva] ?? ''}/${id}/`;
    const template = niva === 'i-alt' ? '' : sti;
    const isNew = context.truth.entry(niva, id)?.ny === true;
    const navn = subjectName(niva, id, rapport, context);
    return { anchor: anchorFor(subject), sti, template, navn, isNew, changes };
  });
}

/** The place of a series' entity on the page of what a release changed. */
export function anchorFor(series: string): string {
  const [niva = '', id = ''] = series.split('/');
  return niva === 'i-alt' ? id : `${niva}-${id}`;
}

/** A group that a tiltak shares its name with says that it is the group. */
export function subjectName(
  niva: string,
  id: string,
  rapport: string,
  { truth }: AuditContext,
): string {
  const name = niva === 'i-alt' ? 'Alle tiltak' : (truth.entry(niva, id)?.vist ?? id);
  const { tiltak } = truth.registerAt(rapport);
  const shared = niva === 'tiltaksgruppe' && tiltak.some((en) => en.vist === name);
  return shared ? `${name} (gruppe)` : name;
}

/** What of its entity a series counts: «kvinner, arbeidssøkere på tiltak»; empty for all of it. */
export function partName(series: string, { truth }: AuditContext): string {
  const { niva, hovedgruppe, kjonn } = partSeries(series);
  const entry = truth.entry('hovedgruppe', hovedgruppe);
  const group = entry && entry.vist.charAt(0).toLowerCase() + entry.vist.slice(1);
  return [
    kjonn === 'alle' ? undefined : kjonn,
    niva === 'hovedgruppe' || hovedgruppe === 'alle' ? undefined : group,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** The whole name of a series as the newest pages have it. */
export function seriesName(series: string, context: AuditContext): string {
  const { niva, id } = partSeries(series);
  return [subjectName(niva, id, context.truth.newest, context), partName(series, context)]
    .filter((word) => word !== '')
    .join(', ');
}

/** What a change of a figure is, from one number to another; undefined where a report has none. */
export function changeSize({ fra, til }: AuditedRevision): number | undefined {
  return typeof fra.antall === 'number' && typeof til?.antall === 'number'
    ? til.antall - fra.antall
    : undefined;
}

/** The size of a change as it must be written, and marked. */
export function writtenDifference(change: AuditedRevision): string {
  const difference = changeSize(change);
  if (difference === undefined) return '–';
  const { serie, maned, fra, til } = change;
  const key = `${serie}@${maned}`;
  const number = formatInteger(BigInt(Math.abs(difference)));
  const mark = `${key} ${key} ${til?.rapport ?? ''} ${fra.rapport}`;
  return `${difference < 0 ? MINUS : '+'}${number} [endring ${mark}]`;
}

/** What an element says, with the marks of the numbers in it. */
export function textWithMarks(element: Element): string {
  const marks = allElements(element)
    .filter(({ navn }) => navn === 'data')
    .map(({ attr }) => {
      const word = [attr['data-regel'], attr['data-av'], attr['data-rapport']];
      return ` [${word.filter((part) => part !== undefined).join(' ')}]`;
    });
  return flatText(element) + marks.join('');
}
