import type { Maned } from '../domain/maned.ts';
import type { ObservasjonNokkel } from '../domain/key.ts';
import { findFakta } from '../facts/find-facts.ts';
import type { Faktum, Slag } from '../facts/fact.ts';
import { HELHETEN, type Emne, type Grunnlag } from '../facts/context.ts';
import { apninger, type Apning, type Faktasett } from './opening.ts';
import { beregningFor, type Beregning } from './workings.ts';
import { bevisFor, type Bevis } from './evidence.ts';
import { frase, settArstall, toPlain, type Frase } from './phrase.ts';
import { noklerI } from './node.ts';
import { ordgrunnlag, type Ordgrunnlag } from './words.ts';
import { formuleringer } from './phrasings.ts';
import { headedBy, overskrifter } from './headline.ts';
import { MOST_ON_FRONT_PAGE, planFakta, toFaktasett, type Faktaplan } from './plan.ts';
import { velg } from './pick-variant.ts';

/** One sentence (or two that belong together), with the observations its numbers come from. */
export interface Setning {
  /** Stable word for the sentence's address, unique on its page: the kind of its fact. */
  id: string;
  slag: string;
  innhold: Frase;
  av: ObservasjonNokkel[];
}

/** A page's text for one month, as plain data. */
export interface Sammendrag {
  emne: Emne;
  maned: Maned;
  /** States the finding; no full stop. */
  overskrift: Setning;
  /** In order of presentation. */
  setninger: Setning[];
  /** What the reader must know of hidden, missing, restated and corrected numbers, and of the season. */
  forbehold: Setning[];
  /** How each sentence with numbers was computed, the heading first. */
  beregninger: Beregning[];
  /** What was chosen, and what was left out. */
  plan: Faktaplan & { apning: Slag[] };
}

/**
 * The text about a subject in a month, told with nothing known of later months. The same data give the same text;
 * a subject without any series gets a text that says there are no numbers.
 */
export function sammendragFor(emne: Emne, grunnlag: Grunnlag): Sammendrag {
  const fakta = findFakta(grunnlag, emne);
  const sett = toFaktasett(fakta);
  const ord = ordgrunnlag(grunnlag, emne);
  const { maned } = grunnlag;
  const side = `${emne.niva}/${emne.id}`;
  const openings = preferred(apninger(sett, ord), ({ setninger }) =>
    setninger.every(({ frase: phrase }) => !isAwkward(phrase)),
  );
  const apning = openings.length > 0 ? velg(openings, side, 'apning', maned) : NO_OPENING;
  const most = emne.niva === 'i-alt' ? MOST_ON_FRONT_PAGE : undefined;
  const plan = planFakta(fakta, apning.bruker, most);
  const begun = [...(plan.apner ? tell(plan.apner, ord, side) : []), ...opened(apning, sett)];
  const setninger = [...plan.videre, ...plan.kjonn].reduce<Utkast[]>(
    (told, faktum) => [...told, ...tell(faktum, ord, side, told.at(-1))],
    begun,
  );
  const forbehold = plan.forbehold.flatMap((faktum) => tell(faktum, ord, side));
  return assemble({
    emne,
    maned,
    overskrift: {
      slag: 'overskrift',
      frase: velg(overskrifter(sett, ord), side, 'overskrift', maned),
      bevis: proofsOf(headedBy(sett, ord)),
    },
    setninger,
    forbehold: [...forbehold, { slag: 'sesong', frase: SESONG }],
    plan: { ...plan, apning: apning.bruker },
    grunnlag,
  });
}

/** The month in a few sentences: the text of the front page. */
export function forsidesammendrag(grunnlag: Grunnlag): Sammendrag {
  return sammendragFor(HELHETEN, grunnlag);
}

const NO_OPENING: Apning = { bruker: [], setninger: [] };
/** Said once on every page with numbers. */
export const SESONG_ORD = 'Tallene er ikke justert for sesongvariasjoner.';
const SESONG = frase`${SESONG_ORD}`;

interface Utkast {
  slag: Setning['slag'];
  frase: Frase;
  /** What its superlatives rest on. */
  bevis?: Bevis[];
}

/** The opening's sentences; an extreme it tells is in the first. */
function opened({ setninger, bruker }: Apning, { topp, bunn }: Faktasett): Utkast[] {
  const told = [topp, bunn].filter((faktum) => faktum && bruker.includes(faktum.slag));
  return setninger.map((setning, i) => (i === 0 ? { ...setning, bevis: proofsOf(told) } : setning));
}

function proofsOf(facts: (Faktum | undefined)[]): Bevis[] {
  return facts.flatMap((faktum) => (faktum && bevisFor(faktum)) ?? []);
}

/** Tells a fact: after another sentence, in other words than that one begins with where it can be done. */
function tell(faktum: Faktum, ord: Ordgrunnlag, side: string, before?: Utkast): Utkast[] {
  const etterAndre = before !== undefined && OF_OTHERS.includes(before.slag);
  const variants = preferred(
    formuleringer(faktum, { ...ord, etterAndre }),
    (phrase) => !isAwkward(phrase),
  );
  if (variants.length === 0) return [];
  const opener = before && firstWord(lastSentence(before.frase));
  const fresh = preferred(variants, (phrase) => firstWord(toPlain(phrase)) !== opener);
  const phrase = velg(fresh, side, faktum.slag, ord.grunnlag.maned);
  return [{ slag: faktum.slag, frase: phrase, bevis: proofsOf([faktum]) }];
}

/** Sentences after which «antallet» would not be the subject's own. */
const OF_OTHERS: string[] = [
  ...(['driver', 'movers', 'motsatt', 'storst-relativ', 'storst-del', 'motstrom'] as const),
  ...(['rangskifte', 'largest-of-all', 'kjonn-hver-sin-vei'] as const),
] satisfies Slag[];

/** Those that hold, or all where none does. */
function preferred<T>(variants: T[], holds: (variant: T) => boolean): T[] {
  const found = variants.filter(holds);
  return found.length > 0 ? found : variants;
}

/** «Nedgangen er på én», «én færre deltakere»: one person is told otherwise where it can be done. */
function isAwkward(phrase: Frase): boolean {
  return / på én\b|\bén (?:flere|færre) (?!enn)\p{L}/u.test(toPlain(phrase));
}

function lastSentence(phrase: Frase): string {
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
  forbehold,
  plan,
  grunnlag,
}: Pick<Sammendrag, 'emne' | 'maned' | 'plan'> & {
  overskrift: Utkast;
  setninger: Utkast[];
  forbehold: Utkast[];
  grunnlag: Grunnlag;
}): Sammendrag {
  const head = toSetninger([overskrift], maned);
  const utkast = [...setninger, ...forbehold];
  const all = toSetninger(utkast, maned);
  const [first] = head;
  if (!first) throw new RangeError('En tekst uten overskrift');
  return {
    emne,
    maned,
    overskrift: first,
    setninger: all.slice(0, setninger.length),
    forbehold: all.slice(setninger.length),
    beregninger: [overskrift, ...utkast].flatMap(({ bevis = [] }, i) => {
      const setning = [first, ...all][i];
      return (setning && beregningFor({ ...setning, bevis }, grunnlag)) ?? [];
    }),
    plan,
  };
}

/** Sets the years, and gives each sentence an id of its own. */
function toSetninger(utkast: Utkast[], maned: Maned): Setning[] {
  const phrases = settArstall(
    utkast.map(({ frase: phrase }) => phrase),
    maned,
  );
  const seen = new Map<string, number>();
  return utkast.map(({ slag }, i) => {
    const innhold = phrases[i] ?? [];
    const count = (seen.get(slag) ?? 0) + 1;
    seen.set(slag, count);
    return { id: count === 1 ? slag : `${slag}-${count}`, slag, innhold, av: noklerI(innhold) };
  });
}
