import type { Maned } from '../domain/maned.ts';
import type { ObservationKey } from '../domain/key.ts';
import { findFacts } from '../facts/find-facts.ts';
import type { Fact, FactKind } from '../facts/fact.ts';
import { GRAND_TOTAL, type Subject, type FactContext } from '../facts/context.ts';
import { openings, type FactsSeen } from './opening.ts';
import type { Opening } from './opening-level.ts';
import { workingFor, type Working, evidenceFor, type Evidence } from './workings.ts';
import { phrase, withNeededYears, toPlain, spellAlike, mixesOne, type Phrase } from './phrase.ts';
import { keysIn } from './node.ts';
import { toldInDigits } from './small-numbers.ts';
import { wordContext, type WordContext } from './words.ts';
import { phrasings } from './phrasings.ts';
import { headlineFacts, headlines } from './headline.ts';
import { LONGER, MOST_ON_FRONT_PAGE, planFacts, toFactsSeen, type FactPlan } from './plan.ts';
import { pickVariant } from './pick-variant.ts';

/** One sentence (or two that belong together), with the observations its numbers come from. */
export interface Sentence {
  /** Stable word for the sentence's address, unique on its page: the kind of its fact. */
  id: string;
  slag: string;
  innhold: Phrase;
  av: ObservationKey[];
}

/** A page's text for one month, as plain data. */
export interface Summary {
  emne: Subject;
  maned: Maned;
  /** States the finding; no full stop. */
  overskrift: Sentence;
  /** In order of presentation. */
  setninger: Sentence[];
  /** What the reader must know of hidden, missing, restated and corrected numbers, and of the season. */
  caveats: Sentence[];
  /** How each sentence with numbers was computed, the heading first. */
  workings: Working[];
  /** What was chosen, and what was left out. */
  plan: FactPlan & { opening: FactKind[] };
}

/**
 * The text about a subject in a month, told with nothing known of later months. The same data give the same text;
 * a subject without any series gets a text that says there are no numbers.
 */
export function summaryFor(emne: Subject, grunnlag: FactContext): Summary {
  const facts = findFacts(grunnlag, emne);
  const seen = toFactsSeen(facts);
  const word = wordContext(grunnlag, emne);
  const { maned } = grunnlag;
  const page = `${emne.niva}/${emne.id}`;
  const possible = preferred(openings(seen, word), ({ setninger }) =>
    setninger.every(({ phrase }) => !isAwkward(phrase)),
  );
  const opening = possible.length > 0 ? pickVariant(possible, page, 'apning', maned) : NO_OPENING;
  const most = emne.niva === 'i-alt' ? MOST_ON_FRONT_PAGE : undefined;
  const headed = headlineFacts(seen, word).flatMap((fact) => fact?.slag ?? []);
  const chosen = planFacts(facts, opening.uses, most, headed);
  const plan = { ...chosen, further: levelsInTurn(chosen.further, page, maned) };
  const begun = [...(plan.opener ? tell(plan.opener, word, page) : []), ...opened(opening, seen)];
  const setninger = [...plan.further, ...plan.kjonn].reduce<SentenceDraft[]>(
    (told, fact) => [...told, ...tell(fact, word, page, told)],
    begun,
  );
  const caveats = plan.caveats.flatMap((fact) => tell(fact, word, page));
  return assemble({
    emne,
    maned,
    overskrift: {
      slag: 'overskrift',
      phrase: pickVariant(headlines(seen, word), page, 'overskrift', maned),
      evidence: proofsOf(headlineFacts(seen, word)),
    },
    setninger,
    caveats: [...caveats, { slag: 'sesong', phrase: SEASON }],
    plan: { ...plan, opening: opening.uses },
    grunnlag,
  });
}

/** The month in a few sentences: the text of the front page. */
export function frontPageSummary(context: FactContext): Summary {
  return summaryFor(GRAND_TOTAL, context);
}

/** A month without a change to tell has few facts: whether the largest part or the size comes first varies. */
function levelsInTurn(facts: Fact[], page: string, maned: Maned): Fact[] {
  const [part, size] = (['storst-del', 'andel-av'] as const).map((kind) =>
    facts.findIndex(({ slag }) => slag === kind),
  );
  const [a, b] = [facts[part ?? -1], facts[size ?? -1]];
  if (!a || !b || !pickVariant([false, true], page, 'rekkefolge', maned)) return facts;
  return facts.map((fact) => (fact === a ? b : fact === b ? a : fact));
}

const NO_OPENING: Opening = { uses: [], setninger: [] };
/** Said once on every page with numbers. */
export const SEASON_SENTENCE = 'Tallene er ikke justert for sesongvariasjoner.';
const SEASON = phrase`${SEASON_SENTENCE}`;

interface SentenceDraft {
  slag: Sentence['slag'];
  phrase: Phrase;
  /** What it tells, where that is one fact. */
  fact?: Fact;
  /** What its superlatives rest on. */
  evidence?: Evidence[];
}

/** The opening's sentences; an extreme it tells is in the first. */
function opened({ setninger, uses }: Opening, { topp, bunn }: FactsSeen): SentenceDraft[] {
  const told = [topp, bunn].filter((fact) => fact && uses.includes(fact.slag));
  return setninger.map((sentence, i) =>
    i === 0 ? { ...sentence, evidence: proofsOf(told) } : sentence,
  );
}

function proofsOf(facts: (Fact | undefined)[]): Evidence[] {
  return facts.flatMap((fact) => (fact && evidenceFor(fact)) ?? []);
}

/** Tells a fact: after other sentences, in other words than the last begins with where it can be done. */
function tell(
  fact: Fact,
  word: WordContext,
  page: string,
  told: SentenceDraft[] = [],
): SentenceDraft[] {
  const before = told.at(-1);
  const { maned } = word.grunnlag;
  const afterOthers = before !== undefined && OF_OTHERS.includes(before.slag);
  const afterEarlier = wentBack(told, maned);
  const variants = preferred(
    preferred(
      phrasings(fact, {
        ...word,
        afterOthers,
        told: told.flatMap(({ fact: one }) => one ?? []),
      }),
      (phrase) => !afterEarlier || names(phrase, maned),
    ),
    (phrase) => !isAwkward(phrase),
  );
  if (variants.length === 0) return [];
  const opener = before && firstWord(lastSentence(before.phrase));
  const fresh = preferred(variants, (phrase) => firstWord(toPlain(phrase)) !== opener);
  const phrase = pickVariant(fresh, page, fact.slag, maned);
  return [{ slag: fact.slag, phrase, fact, evidence: proofsOf([fact]) }];
}

/** Sentences after which «antallet» would not be the subject's own. */
const OF_OTHERS: string[] = [
  ...(['driver', 'movers', 'motsatt', 'storst-relativ', 'storst-del', 'motstrom'] as const),
  ...(['rangskifte', 'largest-of-all', 'kjonn-hver-sin-vei'] as const),
] satisfies FactKind[];

/** True when a sentence was of an earlier month than the one before, and none since has named the page's own. */
function wentBack(told: SentenceDraft[], maned: Maned): boolean {
  const back = told.findLastIndex(({ slag }) => LONGER.some((kind) => kind === slag));
  return back !== -1 && !told.slice(back + 1).some(({ phrase }) => names(phrase, maned));
}

function names(phrase: Phrase, maned: Maned): boolean {
  return phrase.some((node) => node.type === 'tid' && node.data.hProperties.datetime === maned);
}

/** Those that hold, or all where none does. */
function preferred<T>(variants: T[], holds: (variant: T) => boolean): T[] {
  const found = variants.filter(holds);
  return found.length > 0 ? found : variants;
}

/** «Nedgangen er på én», «én færre deltakere», «deltakere med mentor økte med 3»: told otherwise where it can be done. */
function isAwkward(phrase: Phrase): boolean {
  return mixesOne(phrase) || AWKWARD.some((words) => words.test(toPlain(phrase)));
}

const AWKWARD = [
  / på én(?!\p{L})/u,
  /(?<!\p{L})én (?:flere|færre) (?!enn)\p{L}/u,
  /(?<!\p{L})med [^.,;:]*(?<!\p{L})med(?!\p{L})/u,
];

function lastSentence(phrase: Phrase): string {
  return (
    toPlain(phrase)
      .split(/(?<=\.) (?=\p{Lu})/u)
      .at(-1) ?? ''
  );
}

function firstWord(sentence: string): string {
  return sentence.split(' ', 1)[0] ?? '';
}

function assemble({
  emne,
  maned,
  overskrift,
  setninger,
  caveats,
  plan,
  grunnlag,
}: Pick<Summary, 'emne' | 'maned' | 'plan'> & {
  overskrift: SentenceDraft;
  setninger: SentenceDraft[];
  caveats: SentenceDraft[];
  grunnlag: FactContext;
}): Summary {
  const draft = [...setninger, ...caveats];
  const [headline = [], ...spelled] = spellAlike(
    [overskrift, ...draft].map(({ phrase }) => phrase),
    toldInDigits(emne, grunnlag),
  );
  const head = toSentences([{ ...overskrift, phrase: headline }], maned);
  const all = toSentences(
    draft.map((one, i) => ({ ...one, phrase: spelled[i] ?? [] })),
    maned,
  );
  const [first] = head;
  if (!first) throw new RangeError('En tekst uten overskrift');
  return {
    emne,
    maned,
    overskrift: first,
    setninger: all.slice(0, setninger.length),
    caveats: all.slice(setninger.length),
    workings: [overskrift, ...draft].flatMap(({ evidence = [] }, i) => {
      const sentence = [first, ...all][i];
      return (sentence && workingFor({ ...sentence, evidence }, grunnlag)) ?? [];
    }),
    plan,
  };
}

/** Sets the years, and gives each sentence an id of its own. */
function toSentences(draft: SentenceDraft[], maned: Maned): Sentence[] {
  const phrases = withNeededYears(
    draft.map(({ phrase }) => phrase),
    maned,
  );
  const seen = new Map<string, number>();
  return draft.map(({ slag }, i) => {
    const innhold = phrases[i] ?? [];
    const count = (seen.get(slag) ?? 0) + 1;
    seen.set(slag, count);
    return { id: count === 1 ? slag : `${slag}-${count}`, slag, innhold, av: keysIn(innhold) };
  });
}
