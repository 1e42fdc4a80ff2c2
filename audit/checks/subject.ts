import { partSeries, type Key } from '../truth/truth.ts';
import { allElements, nearest, textIn, type Element } from '../page/document.ts';
import { allMatches, placeIn, type Mark, type PageSentence } from '../page/sentence.ts';
import type { AuditedEntry } from '../readers/register.ts';
import { calculate } from '../truth/rules.ts';
import { reportAt, numberContext, type AuditContext, type AuditedPage } from '../page/context.ts';

/** Containers whose text may name what a number is about, from the nearest outwards. */
const FRAMES = new Set(['li', 'tr', 'dl', 'div', 'figure', 'section', 'article', 'details', 'nav']);

/** A number is about what the words beside it name: entity, hovedgruppe and sex. */
export function checkSubject(page: AuditedPage, context: AuditContext): void {
  for (const sentence of page.sentences) {
    const number = sentence.marks.filter(({ slag }) => slag === 'data');
    if (number.length === 0) continue;
    checkNamed(sentence, number, { page, context });
    for (const mark of number) checkUnnamed(sentence, mark, { page, context });
    checkKjonn(sentence, number, { page, context });
  }
}

/** Each name in the sentence is what one of its numbers, or the page, is about. */
function checkNamed(
  sentence: PageSentence,
  number: Mark[],
  at: { page: AuditedPage; context: AuditContext },
): void {
  const { page, context } = at;
  const subjectsMeant = new Set(number.flatMap((mark) => subjects(mark, page, context, true)));
  const owner = page.owner ?? figureOwner(page.adresse, context);
  if (owner) for (const subject of kin(owner, page, context)) subjectsMeant.add(subject);
  for (const { entries, fra, til } of context.names.find(sentence.tekst)) {
    if (sentence.marks.some((mark) => mark.fra < til && fra < mark.til)) continue;
    if (entries.some(({ niva, id }) => subjectsMeant.has(`${niva}/${id}`))) continue;
    if (!entries.some((record) => allCameIn(record, sentence, number, page)))
      reportAt(
        at,
        placeIn(sentence, fra),
        'emne',
        `«${sentence.tekst.slice(fra, til)}» i «${card(sentence)}», men tallene gjelder ${[...subjectsMeant].join(', ')}`,
      );
  }
}

/** «Hele økningen på 16 kom i «andre på tiltak»»: the change told of the whole is that part's very own. */
function allCameIn(
  record: AuditedEntry,
  sentence: PageSentence,
  number: Mark[],
  page: AuditedPage,
): boolean {
  if (!/(?<!\p{L})hele (økningen|nedgangen)(?!\p{L})/iu.test(sentence.tekst)) return false;
  return number.some(({ element }) => {
    const { 'data-regel': rule = '', 'data-av': of = '' } = element.attr;
    const del = of.replace(
      /((?:[a-z0-9-]+\/){2})alle(\/[a-z]+@)|(tiltaksgruppe|tiltak|i-alt)\/[a-z0-9-]+(\/[a-z0-9-]+\/[a-z]+@)/g,
      (_, subject?: string, rest?: string, _niva?: string, rear?: string) =>
        subject === undefined || record.niva !== 'hovedgruppe'
          ? `${record.niva}/${record.id}${rear ?? `/alle${rest ?? ''}`}`
          : `${subject === 'i-alt/i-alt/' ? `hovedgruppe/${record.id}/` : subject}${record.id}${rest ?? ''}`,
    );
    const [whole, part] = [of, del].map((keys) => calculate(rule, keys, page.serier));
    if (typeof whole !== 'object' || typeof part !== 'object') return false;
    return whole.slag === 'endring' && whole.tenths === part.tenths;
  });
}

/** A number about something else than the page says so in its sentence or the frame around it. */
function checkUnnamed(
  sentence: PageSentence,
  mark: Mark,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const { page, context } = at;
  if (mark.element.attr['data-regel'] === 'antall') return;
  const own = new Set(page.owner ? [`${page.owner.niva}/${page.owner.id}`] : []);
  const foreign = subjects(mark, page, context).filter(
    (subject) => !own.has(subject) && subject !== 'i-alt/i-alt',
  );
  const missing = foreign.filter(
    (subject) =>
      !namedAround(subject, sentence, { page, context }) &&
      !isGroup(subject, sentence, { page, context }),
  );
  if (missing.length > 0)
    reportAt(
      at,
      mark.element,
      'unevnt',
      `tallet gjelder ${missing.join(', ')}, som ikke er nevnt i «${card(sentence)}»`,
    );
}

/** «det største tiltaket i gruppen», on the page of a tiltak, speaks of the group it belongs to. */
function isGroup(
  subject: string,
  { tekst }: PageSentence,
  { page, context }: { page: AuditedPage; context: AuditContext },
): boolean {
  if (page.owner?.niva !== 'tiltak' || !/(?<!\p{L})i (tiltaks)?gruppen(?!\p{L}| «)/u.test(tekst))
    return false;
  return (
    context.names
      .find(tekst)
      .every(({ entries }) => entries.every(({ niva }) => niva !== 'tiltaksgruppe')) &&
    kin(page.owner, page, context).includes(subject)
  );
}

/** True when the sentence, or else the nearest frame that names anything of the kind, names the subject. */
function namedAround(
  subject: string,
  sentence: PageSentence,
  { page, context }: { page: AuditedPage; context: AuditContext },
): boolean {
  const niva = subject.split('/')[0];
  const named = (text: string): string[] =>
    context.names
      .find(text)
      .flatMap(({ entries }) => entries.map((record) => `${record.niva}/${record.id}`))
      .filter((name) => name.split('/')[0] === niva);
  if (named(sentence.tekst).includes(subject)) return true;
  let frame: Element | undefined = sentence.block;
  while (frame) {
    const here = named(frameText(frame, page));
    if (here.length > 0) return here.includes(subject);
    frame = nearest(frame.parent, ({ navn }) => FRAMES.has(navn));
  }
  return false;
}

/**
 * `niva/id` of everything a number's observations are about, hovedgruppe included. Parts of one whole, told as the
 * whole, count as the whole alone unless `withParts`.
 */
function subjects(
  mark: Mark,
  page: AuditedPage,
  context: AuditContext,
  withParts = false,
): string[] {
  const { 'data-regel': rule = '', 'data-av': of = '' } = mark.element.attr;
  const answer = calculate(rule, of, numberContext(mark.element, page, context) ?? []);
  if (typeof answer === 'string') return [];
  // A rank is about the first; the others are what it is measured against.
  const keys = rule === 'rang' && !withParts ? answer.keys.slice(0, 1) : answer.keys;
  const parts = keys.map(({ serie }) => partSeries(serie));
  return [
    ...new Set(
      parts.flatMap(({ niva, id, hovedgruppe }) => {
        // Parts of one whole, told as the whole: the women of all three hovedgrupper are the women.
        const wholly =
          parts.some((other) => other.id === id && other.hovedgruppe !== hovedgruppe) ||
          onlyInHovedgruppe(`${niva}/${id}`, hovedgruppe, keys, { page, context });
        return hovedgruppe === 'alle' || niva === 'hovedgruppe' || (wholly && !withParts)
          ? [`${niva}/${id}`]
          : [`${niva}/${id}`, `hovedgruppe/${hovedgruppe}`];
      }),
    ),
  ];
}

/** True when the reports print the entity for this hovedgruppe only in the months of the number: its part is the whole. */
function onlyInHovedgruppe(
  subject: string,
  hovedgruppe: string,
  keys: readonly Key[],
  { page, context }: { page: AuditedPage; context: AuditContext },
): boolean {
  return context.truth.register.hovedgruppe.every(
    ({ id }) =>
      id === hovedgruppe ||
      keys.every(({ maned }) => !page.serier.get(`${subject}/${id}/alle`)?.has(maned)),
  );
}

/** Whom a figure's own page is about, by its id: `mentor-utvikling`, `tiltaksgruppe-oppfolging-sosken`. */
function figureOwner(address: string, context: AuditContext): AuditedPage['owner'] {
  const figure = /^\/figur\/([a-z0-9-]+)-[a-z]+\//.exec(address)?.[1];
  if (figure === undefined) return undefined;
  const [, groupLevel, group] = /^(hovedgruppe|tiltaksgruppe)-(.+)$/.exec(figure) ?? [];
  const owner = { niva: groupLevel ?? 'tiltak', id: group ?? figure };
  return context.truth.entry(owner.niva, owner.id) ? owner : undefined;
}

/** The page's own entity and its group. */
function kin(
  { niva, id }: NonNullable<AuditedPage['owner']>,
  page: AuditedPage,
  context: AuditContext,
): string[] {
  const record = context.truth
    .registerAt(page.edition)
    .tiltak.find((candidate) => candidate.id === id);
  const group = niva === 'tiltak' ? record?.gruppe : undefined;
  return [`${niva}/${id}`, ...(group === undefined ? [] : [`tiltaksgruppe/${group}`])];
}

const SEGMENT = /(?<!\p{L})(?:mens|samtidig som)(?!\p{L})|;|, mot /gu;
const KVINNER = /kvinne/iu;
const MENN = /(?<!\p{L})(menn|mann)/iu;

/** In a clause that names one sex only, every number limited to a sex is limited to that one. */
function checkKjonn(
  sentence: PageSentence,
  number: Mark[],
  at: { page: AuditedPage; context: AuditContext },
): void {
  let start = 0;
  const ends = allMatches(sentence.tekst, SEGMENT).map(({ index }) => index);
  for (const end of [...ends, sentence.tekst.length]) {
    const segment = sentence.tekst.slice(start, end);
    const kvinner = KVINNER.test(segment);
    const menn = MENN.test(segment);
    const named = kvinner === menn ? undefined : kvinner ? 'kvinner' : 'menn';
    const from = start;
    const inSegment = number.filter((mark) => mark.fra >= from && mark.fra < end);
    for (const mark of inSegment) checkKjonnOne(sentence, mark, named, kvinner || menn, at);
    start = end;
  }
}

function checkKjonnOne(
  sentence: PageSentence,
  mark: Mark,
  named: string | undefined,
  namedSomething: boolean,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const { 'data-regel': rule = '', 'data-av': of = '' } = mark.element.attr;
  const answer = calculate(rule, of, numberContext(mark.element, at.page, at.context) ?? []);
  if (typeof answer === 'string') return;
  const sexes = answer.keys.map(({ serie }) => partSeries(serie).kjonn).filter((k) => k !== 'alle');
  const shown = sentence.tekst.slice(mark.fra, mark.til);
  const [first] = sexes;
  if (named && first && first !== named)
    reportAt(at, mark.element, 'kjønn', `«${shown}» gjelder ${first} i «${card(sentence)}»`, first);
  if (
    first &&
    !namedSomething &&
    !/kvinne|menn|mann|kjønn/iu.test(surroundings(sentence.block, at.page))
  )
    reportAt(
      at,
      mark.element,
      'kjønn',
      `«${shown}» gjelder ${first}, som ikke er nevnt i «${card(sentence)}»`,
    );
}

function surroundings(block: Element, page: AuditedPage): string {
  return frameText(nearest(block.parent, ({ navn }) => FRAMES.has(navn)) ?? block, page);
}

/** What a frame says; a step of the workings says what the sentence it leads to and the list of sources say. */
function frameText(frame: Element, { elements }: AuditedPage): string {
  const own = textIn(frame);
  const calculation = frame.parent?.parent;
  if (frame.navn !== 'div' || calculation?.attr.class !== 'utregning') return own;
  const template = allElements(frame).find(({ navn }) => navn === 'a')?.attr.href ?? '';
  const sentence = elements.find(({ navn, attr }) =>
    template === '#innhold' ? navn === 'h1' : `#${attr.id ?? ''}` === template,
  );
  const sources = elements.find(({ navn, parent }) => navn === 'ul' && parent === calculation);
  return [sentence, sources].map((one) => (one ? textIn(one) : '')).join(' ') + own;
}

function card({ tekst }: PageSentence): string {
  const clean = tekst.replace(/[ \n\t]+/g, ' ').trim();
  return clean.length > 160 ? `${clean.slice(0, 160)} …` : clean;
}
