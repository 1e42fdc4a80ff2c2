import { nearest } from '../page/document.ts';
import { placeIn, withoutMarks, type PageSentence } from '../page/sentence.ts';
import { addManeder, monthRange } from '../readers/month.ts';
import { calculate } from '../truth/rules.ts';
import { reportAt, type AuditContext, type AuditedPage } from './context.ts';

/**
 * Claims that stand on no number of their own: «første nedgang siden januar», «mer enn noe annet tiltak», «ingen andre
 * tiltak hadde større nedgang», and shares in words («om lag hver tiende», «nesten åtte av ti»).
 */
export function checkNews(page: AuditedPage, context: AuditContext): void {
  for (const sentence of page.sentences) {
    checkFirst(sentence, page, context);
    checkLargest(sentence, page, context);
    checkWords(sentence, page, context);
  }
}

function report(sentence: PageSentence, at: number, rule: string, says: string, at_: At): void {
  reportAt(
    at_,
    placeIn(sentence, at),
    rule,
    `${says} i «${sentence.tekst.replace(/\s+/g, ' ').trim()}»`,
  );
}

interface At {
  page: AuditedPage;
  context: AuditContext;
}

const FIRST =
  /(?<!\p{L})(?:(?:nedgang|økning)(?:en)?(?!\p{L})[^.]* den )?første (?:(?:nedgang|økning)(?:en)? )?siden\s/iu;

/** No month after the one named, and before the newest, went the way that the newest did. */
function checkFirst(sentence: PageSentence, page: AuditedPage, context: AuditContext): void {
  const hit = FIRST.exec(sentence.tekst);
  const counts = hit && ownCounts(page);
  const span = hit && spanOf(sentence, hit.index + hit[0].length - 1);
  if (!hit || !counts || !span) return;
  const sign = /økning/iu.test(hit[0]) ? 1 : -1;
  const [last, ...earlier] = monthRange(span.from, span.now)
    .slice(1)
    .map((month) => signOf(counts, month))
    .reverse();
  if (last !== sign || earlier.some((one) => one === undefined || one === sign))
    report(sentence, hit.index, 'første', `«${hit[0].trim()}» ${span.from}`, { page, context });
}

/** The month named after a place, and the newest month of the run; undefined in a citation, which has no marks. */
function spanOf(sentence: PageSentence, after: number): { from: string; now: string } | undefined {
  const since = sentence.marks.find(({ slag, fra }) => slag === 'time' && fra >= after);
  const run = sentence.marks.find(({ element }) => element.attr['data-regel'] === 'rekke');
  const now = /@(\d{4}-\d{2})/.exec(run?.element.attr['data-av'] ?? '')?.[1];
  const from = since?.element.attr.datetime;
  return from === undefined || now === undefined ? undefined : { from, now };
}

/** The sign of the change into a month; undefined where either number is hidden or missing. */
function signOf(counts: ReadonlyMap<string, number>, month: string): number | undefined {
  const [now, before] = [counts.get(month), counts.get(addManeder(month, -1))];
  return now === undefined || before === undefined ? undefined : Math.sign(now - before);
}

/** The page's own series, hidden months left out. */
function ownCounts(page: AuditedPage): ReadonlyMap<string, number> | undefined {
  if (!page.owner) return undefined;
  return countsOf(`${page.owner.niva}/${page.owner.id}`, page);
}

function countsOf(subject: string, page: AuditedPage): ReadonlyMap<string, number> {
  const [level, id = ''] = subject.split('/');
  const cells = page.serier.get(`${subject}/${level === 'hovedgruppe' ? id : 'alle'}/alle`) ?? [];
  return new Map(
    [...cells].flatMap(([month, { antall }]) => (antall === '*' ? [] : [[month, antall]])),
  );
}

const LARGEST =
  /mer enn (?:noe annet tiltak|noen annen tiltaksgruppe)|Ingen (?:andre tiltak|annen tiltaksgruppe) hadde større (?:nedgang|økning)|den største av alle (?:tiltak|tiltaksgrupper)|størst (?:nedgang|økning) av alle (?:tiltak|tiltaksgrupper)/iu;

/** Of all on the page's level none moved as much the same way, in persons. */
function checkLargest(sentence: PageSentence, page: AuditedPage, context: AuditContext): void {
  const hit = LARGEST.exec(withoutMarks(sentence));
  if (!hit || !page.owner) return;
  const { niva, id } = page.owner;
  const months = sentence.marks.flatMap(({ slag, element, fra }) => {
    const month = slag === 'time' ? (element.attr.datetime ?? '') : '';
    if (month === '') return [];
    return /fra\s$/iu.test(sentence.tekst.slice(0, fra)) ? [addManeder(month, 1)] : [month];
  });
  const now = months[0] ?? '';
  const change = (subject: string): number | undefined => {
    const counts = countsOf(subject, page);
    const [a, b] = [counts.get(now), counts.get(addManeder(now, -1))];
    return a === undefined || b === undefined ? undefined : a - b;
  };
  const own = change(`${niva}/${id}`);
  if (own === undefined) return;
  const level = niva === 'tiltak' ? 'tiltak' : 'tiltaksgruppe';
  const all = context.truth.registerAt(page.edition)[level];
  const beaten = all
    .filter((one) => one.id !== id)
    .find((one) => {
      const other = change(`${level}/${one.id}`);
      return (
        other !== undefined &&
        Math.sign(other) === Math.sign(own) &&
        Math.abs(other) >= Math.abs(own)
      );
    });
  if (beaten || own === 0)
    report(sentence, hit.index, 'superlativ', `«${hit[0]}», men ${beaten?.id ?? 'ingen endring'}`, {
      page,
      context,
    });
}

/** What the words for a share stand for, in tenths of a percent. */
const WORDS: [RegExp, number][] = [
  [/hver tjuende/iu, 50],
  [/hver tiende/iu, 100],
  [/hver femte/iu, 200],
  [/en firedel/iu, 250],
  [/en tredel/iu, 333],
  [/(?<!\p{L})halvparten/iu, 500],
  [/to tredeler/iu, 667],
  [/tre firedeler/iu, 750],
  [/fire av fem/iu, 800],
];
const OF_TEN = /(?<!\p{L})(én|to|tre|fire|fem|seks|sju|åtte|ni) av ti(?!\p{L})/iu;
const NUMBERS = ['én', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni'];

/** A share in words is near the share in digits beside it, or near that of two changes told as part and whole. */
function checkWords(sentence: PageSentence, page: AuditedPage, context: AuditContext): void {
  const claim = claimIn(withoutMarks(sentence));
  const real = claim && shareTold(sentence, page);
  if (!claim) return;
  if (real === undefined) {
    if (nearest(sentence.block, ({ attr }) => attr['data-tekst'] !== undefined))
      report(sentence, claim.at, 'andel-i-ord', 'andelen i tall ved siden av', { page, context });
    return;
  }
  const off = Math.abs(real - claim.tenths);
  // «Nesten åtte av ti» is a share rounded to a tenth: within half a point.
  if (claim.ofTen ? off > 5 : off > 30 && 15 * off > claim.tenths)
    report(sentence, claim.at, 'andel-i-ord', `${real / 10} prosent`, { page, context });
}

/** What a sentence's words for a share stand for, in tenths of a percent, and where they are. */
function claimIn(text: string): { tenths: number; at: number; ofTen: boolean } | undefined {
  const hit = WORDS.find(([word]) => word.test(text));
  if (hit) return { tenths: hit[1], at: text.search(hit[0]), ofTen: false };
  const ofTen = OF_TEN.exec(text);
  if (!ofTen) return undefined;
  const tenths = 100 * (NUMBERS.indexOf((ofTen[1] ?? '').toLowerCase()) + 1);
  return { tenths, at: ofTen.index, ofTen: true };
}

/** The share that a sentence tells in digits, or that its first change is of its second, in tenths of a percent. */
function shareTold(sentence: PageSentence, page: AuditedPage): number | undefined {
  const answers = sentence.marks
    .filter(({ slag }) => slag === 'data')
    .map(({ element: { attr } }) =>
      calculate(attr['data-regel'] ?? '', attr['data-av'] ?? '', page.serier),
    )
    .filter((one) => typeof one === 'object');
  const share = answers.find(({ slag }) => slag === 'andel');
  if (share) return Number(share.tenths);
  const [part, whole] = answers.filter(({ slag }) => slag === 'endring');
  if (!part || !whole || whole.tenths === 0n) return undefined;
  return Number((1000n * part.tenths) / whole.tenths);
}
