import { newestMonth } from '../prose/statement.ts';
import { partKey } from '../truth/truth.ts';
import { placeIn, type Mark, type PageSentence } from '../page/sentence.ts';
import { manedIndex } from '../readers/month.ts';
import { calculate } from '../truth/rules.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

/**
 * The months a sentence names are months its numbers come from: «I mai … enn i april» stands on May and
 * April and on nothing else. A span («fra januar til mai») holds all months between its ends.
 */
export function checkTimeReference(page: AuditedPage, context: AuditContext): void {
  for (const sentence of page.sentences) {
    checkNeighbour(sentence, { page, context });
    checkOrder(sentence, { page, context });
    const used = monthsIn(sentence);
    if (used.size === 0) continue;
    const named = sentence.marks.filter(
      ({ slag, element }) => slag === 'time' && /^\d{4}-\d{2}$/.test(element.attr.datetime ?? ''),
    );
    if (/skjermet/iu.test(sentence.tekst)) continue;
    for (const { element, fra } of named) {
      if (judgedByOtherPlace(sentence, fra, context)) continue;
      const maned = element.attr.datetime ?? '';
      if (used.has(maned) || inSpan(sentence, maned, used)) continue;
      if (equalInBoth(sentence, maned, page) || afterRun(sentence, maned, used)) continue;
      reportAt(
        { page, context },
        element,
        'måned',
        `${maned} i «${sentence.tekst.trim()}», men tallene er fra ${[...used].sort().join(', ')}`,
      );
    }
  }
}

/** The months of the changes that one is the largest of, from the first to the last. */
const OF_LARGEST = /største månedlige (?:økning|nedgang)\s(?:\p{L}+(?:\s\d{4})?–)?$/iu;

/** «…» and the site's name, «mai 2021», cite a release; «det høyeste siden juni» is judged as an extreme, the months of a largest change as a period. */
function judgedByOtherPlace(
  { tekst }: PageSentence,
  at: number,
  { siteName }: AuditContext,
): boolean {
  const before = tekst.slice(0, at);
  return (
    (siteName !== '' && before.replace(/\s$/u, ' ').endsWith(`${siteName}, `)) ||
    OF_LARGEST.test(before) ||
    /første ((nedgang|økning)(en)? )?siden\s$/iu.test(before) ||
    (/(siden|fra og med|starter i)\s$/iu.test(before) && EXTREME.test(tekst))
  );
}

/**
 * A summary opens with a month and its year: its sentences stand in the order they were written.
 * Where the newest month is hidden there is no level to open with.
 */
export function checkOpening(page: AuditedPage, context: AuditContext): void {
  if (isSkjermetNow(page)) return;
  const sett = new Set<unknown>();
  for (const sentence of page.sentences) {
    if (sentence.block.navn !== 'p' || sentence.block.attr['data-tekst'] !== 'sammendrag') continue;
    if (sett.has(sentence.block)) continue;
    sett.add(sentence.block);
    const times = sentence.marks.filter(({ slag }) => slag === 'time');
    const now = newestMonth(page);
    if (page.owner && !times.some(({ element }) => element.attr.datetime === now))
      reportAt(
        { page, context },
        placeIn(sentence),
        'åpning',
        `«${sentence.tekst.trim()}» først i sammendraget`,
        `en setning om ${now}`,
      );
    if (!times.some(({ fra, til }) => /\d{4}/.test(sentence.tekst.slice(fra, til))))
      reportAt(
        { page, context },
        placeIn(sentence),
        'åpning',
        `«${sentence.tekst.trim()}» først i sammendraget`,
        'en måned med årstall',
      );
  }
}

function isSkjermetNow({ owner, serier }: AuditedPage): boolean {
  const own = owner && serier.get(`${owner.niva}/${owner.id}/alle/alle`);
  return own ? [...own].sort().at(-1)?.[1].antall === '*' : false;
}

/** «6 i mai 2021», «I mai var det 6»: a number and the month it is tied to are of one and the same month. */
function checkNeighbour(
  sentence: PageSentence,
  { page, context }: { page: AuditedPage; context: AuditContext },
): void {
  sentence.marks.forEach((mark, i) => {
    const pair = bound(sentence, mark, sentence.marks[i + 1]);
    if (!pair) return;
    const alone = { ...sentence, marks: [pair.tall] };
    const maneder = [...monthsIn(alone)];
    const { datetime = '' } = pair.time.element.attr;
    if (datetime.length !== 7 || maneder.length === 0 || maneder.includes(datetime)) return;
    if (equalInBoth(alone, datetime, page)) return;
    const shown = sentence.tekst.slice(pair.tall.fra, pair.tall.til);
    reportAt(
      { page, context },
      pair.tall.element,
      'måned',
      `«${shown}» er fra ${maneder.join(', ')}, men står ved ${datetime}`,
    );
  });
}

/** A number of one month and the month it is tied to by the words between them. */
function bound(
  sentence: PageSentence,
  mark: Mark,
  next: Mark | undefined,
): { tall: Mark; time: Mark } | undefined {
  if (!next || mark.slag === next.slag) return undefined;
  const between = sentence.tekst.slice(mark.til, next.fra);
  const first = mark.slag === 'data';
  const word = first ? /^( deltakere| prosent|\u00a0%)? (i|\() ?$/u : /^ var det $/u;
  const [tall, time] = first ? [mark, next] : [next, mark];
  return word.test(between) && SIMPLE.test(tall.element.attr['data-regel'] ?? '')
    ? { tall, time }
    : undefined;
}

/** «fra 68,3 til 65,2», «fra april til mai»: the older first. */
function checkOrder(
  sentence: PageSentence,
  at: { page: AuditedPage; context: AuditContext },
): void {
  sentence.marks.forEach((mark, i) => {
    const next = sentence.marks.slice(i + 1).find(({ slag }) => slag === mark.slag);
    if (!next || !/(?<!\p{L})fra\s$/iu.test(sentence.tekst.slice(0, mark.fra))) return;
    if (!/\stil\s$/u.test(sentence.tekst.slice(mark.til, next.fra))) return;
    const [from, to] = [mark, next].map(newestIn);
    if (from && to && from > to)
      reportAt(
        at,
        mark.element,
        'måned',
        `«fra … til …» går fra ${from} til ${to} i «${sentence.tekst.trim()}»`,
      );
  });
}

function newestIn({ slag, element }: Mark): string | undefined {
  if (slag === 'time') return element.attr.datetime;
  if (!SIMPLE.test(element.attr['data-regel'] ?? '')) return undefined;
  return [...(element.attr['data-av'] ?? '').matchAll(/@(\d{4}-\d{2})/g)]
    .map(([, m]) => m ?? '')
    .sort()
    .at(-1);
}

const EXTREME =
  /(?<!\p{L})(høyeste|laveste)(?!\p{L})|(?<!\p{L})(flest|færrest) (siden|fra og med|i tallserien)(?!\p{L})|enn i noen måned/iu;

/** Rules whose number belongs to one month. */
const SIMPLE = /^(verdi|sum|andel|andel-sum)$/;

function monthsIn(sentence: PageSentence): Set<string> {
  return new Set(
    sentence.marks
      .flatMap(({ element }) => (element.attr['data-av'] ?? '').split(/\s+/))
      .flatMap((text) => partKey(text)?.maned ?? []),
  );
}

/** «48,3 prosent både i mars og i april»: a number of the sentence is the same in the month it is not taken from. */
function equalInBoth(sentence: PageSentence, maned: string, page: AuditedPage): boolean {
  return sentence.marks
    .filter(({ slag }) => slag === 'data')
    .some(({ element }) => {
      const { 'data-regel': rule = '', 'data-av': of = '' } = element.attr;
      const [here, der] = [of, of.replace(/@\d{4}-\d{2}/g, `@${maned}`)].map((keys) =>
        calculate(rule, keys, page.serier),
      );
      if (typeof here !== 'object' || typeof der !== 'object') return false;
      if (here.tenths === der.tenths) return true;
      // «Om lag like mange i mai som i april: 706»: within half a percent.
      const difference =
        here.tenths > der.tenths ? here.tenths - der.tenths : der.tenths - here.tenths;
      return (
        /om lag (like mange|uendret|som|det samme (?:som|i))/iu.test(sentence.tekst) &&
        200n * difference < der.tenths
      );
    });
}

/** «Færre i mai, etter tre måneder på rad med økning»: the run ended the month before the one named. */
function afterRun(sentence: PageSentence, maned: string, used: ReadonlySet<string>): boolean {
  const [last = ''] = [...used].sort().reverse();
  return /etter .*på rad/iu.test(sentence.tekst) && manedIndex(maned) === manedIndex(last) + 1;
}

/** «i alle månedene fra januar til mai»: the ends need not be used when something within is. */
function inSpan(sentence: PageSentence, maned: string, used: ReadonlySet<string>): boolean {
  if (!/(alle|hver|hvert)[^.]*(fra|siden) /iu.test(sentence.tekst)) return false;
  const distances = [...used].map((m) => Math.abs(manedIndex(m) - manedIndex(maned)));
  return Math.min(...distances) < 12;
}
