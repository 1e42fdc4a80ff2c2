import type { AuditContext, AuditedPage } from '../page/context.ts';
import { CLAIMING, CLAIMS, type ClaimName } from './claims.ts';
import { checkDirections } from './directions.ts';
import { KINDS, type Facts } from './kinds.ts';
import { termOf } from './term.ts';
import {
  newestMonth,
  numberSaid,
  ownSeries,
  report,
  wordsOf,
  type Statement,
} from './statement.ts';

/**
 * What a text claims holds: the way of every change, every superlative, every first, every share in words; and each sentence
 * of a summary is what its kind must be, tells numbers of whom and when its kind tells of, and claims nothing that its kind
 * does not.
 */
export function checkProse(page: AuditedPage, context: AuditContext): void {
  const all = page.sentences.map((sentence): Statement => ({ page, context, sentence }));
  all.forEach((told, i) => {
    const claims = claimsIn(told);
    checkDirections(told, all[i - 1], claims);
    if (told.sentence.kind !== undefined)
      checkKind(
        told,
        told.sentence.kind,
        claims.map(({ name }) => name),
      );
  });
}

/** The claims of a sentence, and where they stand; each is held against the figures. */
function claimsIn(told: Statement): { name: ClaimName; fra: number; til: number }[] {
  const { tekst, block } = told.sentence;
  // What a drawing says of itself is what is said beside it.
  if (!CLAIMING.test(tekst) || block.navn === 'desc' || block.navn === 'title') return [];
  const words = wordsOf(told);
  return (Object.keys(CLAIMS) as ClaimName[]).flatMap((name) => {
    const claim: (typeof CLAIMS)[ClaimName] = CLAIMS[name];
    const match = claim.words.exec('marked' in claim ? tekst : words);
    if (!match) return [];
    const { index: fra } = match;
    const fault = claim.fault(told, match);
    if (fault !== undefined) report(told, fra, claim.rule, `«${match[0].trim()}», men ${fault}`);
    return [{ name, fra, til: fra + match[0].length }];
  });
}

function checkKind(told: Statement, name: string, claims: readonly ClaimName[]): void {
  const at = told.sentence.tekst.search(/\S/);
  const fault = (says: string, place = at, rule = 'setningsslag'): void => {
    report(told, place, rule, `${name} ${says}`);
  };
  const kind = KINDS[name];
  if (!kind) {
    fault('er ikke et slag setning');
    return;
  }
  const { claims: allowed = [] } = kind;
  const foreign = claims.find((claim) => !allowed.includes(claim));
  if (foreign !== undefined) fault(`sier «${foreign}»`);
  if (kind.mustClaim === true && claims.length === 0) fault(`uten «${allowed.join('» eller «')}»`);
  const facts = factsOf(told);
  if (!facts) return;
  for (const { term, fra } of termsIn(told, facts))
    if (kind.numbers?.test(term) !== true) fault(`med tallet ${term}`, fra);
  const wrong = kind.fault?.(facts);
  if (wrong !== undefined) fault(`der ${wrong}`, at, kind.rule);
}

function factsOf(told: Statement): Facts | undefined {
  const { page, sentence } = told;
  const series = ownSeries(page);
  if (series === undefined) return undefined;
  return {
    ...told,
    series,
    now: newestMonth(page),
    numbers: sentence.marks.flatMap((mark) =>
      mark.slag === 'data' ? (numberSaid(mark, page) ?? []) : [],
    ),
    named: sentence.marks.flatMap(({ slag, element: { attr } }) =>
      slag === 'time' && attr.datetime?.length === 7 ? attr.datetime : [],
    ),
  };
}

/** What each number of a sentence is, and where it stands. */
function termsIn({ sentence, page }: Statement, { now }: Facts): { term: string; fra: number }[] {
  return sentence.marks.flatMap(({ slag, element, fra }) => {
    const term = slag === 'data' ? termOf(element, page, now) : undefined;
    return term === undefined ? [] : [{ term, fra }];
  });
}
