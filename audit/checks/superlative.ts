import { partKey, partSeries } from '../truth/truth.ts';
import { placeIn, withoutMarks, type Mark, type PageSentence } from '../page/sentence.ts';
import { addManeder } from '../readers/month.ts';
import { calculate, type RuleResult } from '../truth/rules.ts';
import { reportAt, type AuditContext, type AuditedPage } from './context.ts';
import { shownAt } from './shown-months.ts';

const WORD =
  /(?<!\p{L})(?:(størst|minst)\p{L}*\s+(prosentvis\s+|månedlige\s+)?(økning|nedgang)|(økte|gikk) (mest|minst)|gikk (mest|minst) (ned|opp))/giu;

/** From this base on a change is told in percent. */
const CONTEXT = 100;

/**
 * «Størst økning fra mars til april: +29» and «størst prosentvis nedgang» hold: against the series' own months when
 * the page's own change is told, else against the siblings that can be compared. «Minst» is no word of this house.
 */
export function checkSuperlatives(page: AuditedPage, context: AuditContext): void {
  for (const sentence of page.sentences) {
    checkAmongSiblings(sentence, { page, context });
    checkAmongTiltak(sentence, { page, context });
    for (const match of withoutMarks(sentence).matchAll(WORD)) {
      if (/minst/iu.test(match[0]))
        reportAt(
          { page, context },
          placeIn(sentence, match.index),
          'superlativ',
          `«${match[0]}»`,
          'størst eller mest',
        );
      const mark = sentence.marks.find(
        ({ fra, element }) =>
          fra > match.index && (element.attr['data-regel'] ?? '').startsWith('endring'),
      );
      const hit =
        mark && match[3] !== undefined
          ? hitOf(sentence, mark, shownAt(mark.element, page), context)
          : undefined;
      if (hit !== undefined)
        reportAt(
          { page, context },
          placeIn(sentence, match.index),
          'superlativ',
          `«${match[0]}», men ${hit}`,
        );
    }
  }
}

const AMONG_SIBLINGS =
  /(?<!\p{L})hadde større prosentvis (økning|nedgang)|(økningen|nedgangen) (?:var prosentvis )?den største blant|prosentvis var (økningen|nedgangen) den største/iu;

/** «Ingen annen tiltaksgruppe hadde større prosentvis nedgang»: the page's own change, against those of its siblings. */
function checkAmongSiblings(
  sentence: PageSentence,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const match = AMONG_SIBLINGS.exec(withoutMarks(sentence));
  const { owner, serier } = at.page;
  if (!match || !owner) return;
  const series = `${owner.niva}/${owner.id}/${owner.niva === 'hovedgruppe' ? owner.id : 'alle'}/alle`;
  const now = [...(serier.get(series)?.keys() ?? [])].sort().at(-1) ?? '';
  const for_ = addManeder(now, -1);
  const own = calculate('endring-prosent', `${series}@${now} ${series}@${for_}`, serier);
  const up = /økning/iu.test(match[0]);
  const hit =
    typeof own === 'string' || own.tenths > 0n !== up
      ? `${series} gikk ikke ${up ? 'opp' : 'ned'}`
      : larger(own, counterparts(series, for_, sentence, at), now, for_, serier);
  if (hit !== undefined)
    reportAt(at, placeIn(sentence, match.index), 'superlativ', `«${match[0]}», men ${hit}`);
}

/** «Av tiltakene» alone is of them all; a group's are «tiltakene i gruppen». */
const MOST_OF_TILTAK =
  /(størst endring blant tiltakene)|(?<!\p{L})av tiltakene (?:gikk|økte)(?!\p{L})/iu;

const MOST = /(?<!\p{L})(?:størst|(?<!nest )mest)(?!\p{L})/iu;

/** «Størst endring blant tiltakene: 30 færre i X», «Av tiltakene økte X mest, med 30»: no tiltak with both months moved further, that way or any. */
function checkAmongTiltak(
  sentence: PageSentence,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const match = MOST_OF_TILTAK.exec(withoutMarks(sentence));
  if (!match) return;
  const records = at.context.truth.registerAt(at.page.edition).tiltak;
  const told = sentence.marks.filter(({ slag }) => slag === 'data');
  for (const [i, { element, fra }] of told.entries()) {
    // «…, fulgt av Y, med 25» is of the next.
    if (!MOST.test(sentence.tekst.slice(told[i - 1]?.til ?? 0, fra))) continue;
    const { 'data-regel': rule, 'data-av': of = '' } = element.attr;
    const own = rule === 'endring' ? changeOf(of, at.page) : undefined;
    const series = /^tiltak\/([^/ ]+)\//.exec(of)?.[1];
    if (own === undefined || series === undefined) continue;
    const hit = records
      .map(({ id }) => of.replaceAll(`tiltak/${series}/`, `tiltak/${id}/`))
      .find((keys) => {
        const other = changeOf(keys, at.page) ?? 0n;
        if (match[1] === undefined) return own > 0n ? other > own : other < own;
        return other * other > own * own;
      });
    if (hit !== undefined) reportAt(at, element, 'superlativ', `«${match[0]}», men ${hit}`);
  }
}

function changeOf(keys: string, { serier }: AuditedPage): bigint | undefined {
  const answer = calculate('endring', keys, serier);
  return typeof answer === 'string' ? undefined : answer.tenths;
}

/** The keys of a change in percent that goes further the same way; undefined when there is none. */
function larger(
  own: RuleResult,
  others: readonly Keys[],
  now: string,
  for_: string,
  seriesList: AuditedPage['serier'],
): string | undefined {
  return others
    .map((keys) => keys(now, for_))
    .find((keys) => {
      const other = calculate('endring-prosent', keys, seriesList);
      if (typeof other === 'string') return false;
      return own.tenths > 0n ? other.tenths > own.tenths : other.tenths < own.tenths;
    });
}

/** A key whose change goes further the same way; undefined when there is none. */
function hitOf(
  sentence: PageSentence,
  { element }: Mark,
  page: AuditedPage,
  context: AuditContext,
): string | undefined {
  const { 'data-regel': rule = '', 'data-av': of = '' } = element.attr;
  const own = calculate(rule, of, page.serier);
  const [now, for_] = of.split(' ').map(partKey);
  if (typeof own === 'string' || !now || !for_) return undefined;
  return counterparts(now.serie, for_.maned, sentence, { page, context }).find((candidate) => {
    const other = calculate(rule, candidate(now.maned, for_.maned), page.serier);
    if (typeof other === 'string') return false;
    return own.tenths > 0n ? other.tenths > own.tenths : other.tenths < own.tenths;
  })?.(now.maned, for_.maned);
}

type Keys = (now: string, for_: string) => string;

/** What the change is compared with: the series' other months, or its siblings of a size that is told in percent. */
function counterparts(
  series: string,
  for_: string,
  sentence: PageSentence,
  { page, context }: { page: AuditedPage; context: AuditContext },
): Keys[] {
  const { niva, id, hovedgruppe, kjonn } = partSeries(series);
  const own = /prosentvis/iu.test(sentence.tekst)
    ? []
    : [...(page.serier.get(series)?.keys() ?? [])];
  if (own.length > 0)
    return own.map((maned) => () => `${series}@${maned} ${series}@${addManeder(maned, -1)}`);
  if (niva !== 'tiltak' && niva !== 'tiltaksgruppe' && niva !== 'hovedgruppe') return [];
  const records = context.truth.registerAt(page.edition)[niva];
  const group = records.find((record) => record.id === id)?.gruppe;
  return records
    .filter(
      (record) => niva !== 'tiltak' || page.owner?.niva === 'i-alt' || record.gruppe === group,
    )
    .map(
      (record) =>
        `${niva}/${record.id}/${niva === 'hovedgruppe' ? record.id : hovedgruppe}/${kjonn}`,
    )
    .filter((other) => {
      const count = page.serier.get(other)?.get(for_)?.antall;
      return typeof count === 'number' && count >= CONTEXT;
    })
    .map((other) => (now, for_) => `${other}@${now} ${other}@${for_}`);
}
