import { directionOf } from '../facts/change.ts';
import type { Fact } from '../facts/fact.ts';
import type { Subject } from '../facts/context.ts';
import type { Calculation } from '../facts/calculation.ts';
import type { FactsSeen } from './opening.ts';
import { nameAmongPeers, participants, formsFor, sharesName } from './forms.ts';
import { headBrief, headBriefest, headsByName, shortNames } from './headline-brief.ts';
import {
  firstSince,
  countParticipants,
  current,
  previous,
  everyMonthSince,
  persons,
  DIRECTION_WORDS,
  verbOf,
  whereWords,
  type WordContext,
} from './words.ts';
import {
  phrase,
  withNeededYears,
  capitalizeFirst,
  toPlain,
  spellSmallNumbers,
  type Phrase,
  LONGEST_TITLE,
  mixesOne,
} from './phrase.ts';
import {
  BOTH_MONTHS,
  isMovement,
  longerNews,
  opening,
  quietNews,
  recordNews,
  strengthOf,
  toNews,
  yearNews,
  type News,
} from './headline-longer.ts';
import { numberNode, numberNodeAsOrdinal, timeNode } from './node.ts';

/** Every way to head a page with what happened and how much, without full stop: the news a desk would lead with, that has room. */
export function headlines(facts: FactsSeen, word: WordContext): Phrase[] {
  return chosen(facts, word).phrases;
}

/** The facts that the heading rests on. */
export function headlineFacts(facts: FactsSeen, word: WordContext): (Fact | undefined)[] {
  return [chosen(facts, word).fact];
}

function chosen(facts: FactsSeen, word: WordContext): News {
  const all = allNews(facts, word).sort((a, b) => b.weight - a.weight);
  for (const news of all) {
    const phrases = news.phrases.filter(
      (phrase) => lengthOf(phrase, word) <= LONGEST_TITLE && !mixesOne(phrase),
    );
    if (phrases.length > 0) return { ...news, phrases };
  }
  const last = all.at(-1);
  if (!last) throw new RangeError('En side uten overskrift');
  return last;
}

function lengthOf(phrase: Phrase, { grunnlag }: WordContext): number {
  return toPlain(withNeededYears([spellSmallNumbers(phrase)], grunnlag.maned)[0] ?? []).length;
}

function allNews(facts: FactsSeen, word: WordContext): News[] {
  const { endring, niva } = facts;
  const still = headHidden(facts, word) ?? headUnchanged(facts['uendret-hele'], word);
  if (still) return [{ weight: 0, phrases: still }];
  if (!endring) {
    const level = { weight: 0, phrases: [headLevel(niva, word)] };
    const year = yearNews(facts.fjor, word);
    return year.length > 0 ? [{ weight: 1, phrases: year, fact: facts.fjor }, level] : [level];
  }
  const brief: News[] = [
    { weight: -0.9, phrases: [headBrief(endring, word, countParticipants(endring.na, word))] },
    { weight: -1, phrases: [headBrief(endring, word)] },
    ...headsByName(endring, word).map((one, i) => ({ weight: -1.1 - i / 10, phrases: [one] })),
    { weight: -1.5, phrases: [headBriefest(endring, word)] },
    ...(isMovement(endring)
      ? [{ weight: -1.8, phrases: bases(endring.endring, word).slice(0, 1) }]
      : []),
    {
      weight: -2,
      phrases: [phrase`${numberNode(endring.na)} ${whereWords(word)} i ${current(word)}`],
    },
  ];
  if (endring.grad === 'liten')
    return [{ weight: 0, phrases: [headSmall(endring, word)] }, ...brief];
  if (endring.grad === 'uendret' || endring.grad === 'om-lag-uendret')
    return [
      { weight: 0, phrases: headQuiet(endring, word) },
      ...brief,
      ...quietNews(facts, monthFirst(endring.endring, word), word),
    ];
  return [...plainNews(endring, word), ...brief, ...changeNews(endring, facts, word)];
}

function headHidden(facts: FactsSeen, word: WordContext): Phrase[] | undefined {
  const m = current(word);
  const name = capitalizeFirst(word.former.setning);
  const hidden = facts['skjermet-hele'];
  if (hidden && hidden.fra !== word.grunnlag.maned)
    return [phrase`${name}: alle tallene er skjermet`];
  if (hidden || facts['skjermet-na']) {
    const told = phrase`${name}: tallet for ${m} er skjermet`;
    return lengthOf(told, word) <= LONGEST_TITLE ? [told] : [phrase`${name}: skjermet i ${m}`];
  }
  return facts.fravaerende && headEnded(facts.fravaerende, word);
}

/** What is no longer told is headed by the last that was, with its month. */
function headEnded({ siste, sisteManed }: Fact<'fravaerende'>, word: WordContext): Phrase[] {
  const { setning } = word.former;
  return siste && sisteManed
    ? [phrase`Siste tall for ${setning}: ${numberNode(siste)} i ${timeNode(sisteManed)}`]
    : [phrase`Ingen tall for ${setning} i ${current(word)}`];
}

function headUnchanged(
  whole: Fact<'uendret-hele'> | undefined,
  word: WordContext,
): Phrase[] | undefined {
  if (!whole) return undefined;
  return [
    phrase`${countParticipants(whole.na, word)} i ${current(word)}, som hver måned siden ${timeNode(whole.fra)}`,
  ];
}

function headLevel(niva: Fact<'niva'> | undefined, word: WordContext): Phrase {
  if (!niva) return phrase`Ingen tall for ${word.former.setning} i ${current(word)}`;
  return phrase`${countParticipants(niva.na, word)} i ${current(word)}`;
}

function headSmall({ na, forrige: before }: Fact<'endring'>, word: WordContext): Phrase {
  return phrase`${countParticipants(na, word)} i ${current(word)}, mot ${numberNode(before)} i ${previous(word)}`;
}

function headQuiet({ grad, na }: Fact<'endring'>, word: WordContext): Phrase[] {
  const alike = `${grad === 'uendret' ? 'Like' : 'Om lag like'} mange ${whereWords(word)}`;
  return [
    phrase`${alike} i ${current(word)} som i ${previous(word)}: ${numberNode(na)}`,
    ...(grad === 'uendret'
      ? []
      : [
          phrase`${countParticipants(na, word)} i ${current(word)}, om lag som i ${previous(word)}`,
        ]),
  ];
}

/** The change itself, with the percentage where the base allows one: what is left when nothing more is known. */
function plainNews({ endring, prosent }: Fact<'endring'>, word: WordContext): News[] {
  const { adverb } = DIRECTION_WORDS[directionOf(endring) ?? 'opp'];
  const [sized = [], ...byName] = bases(endring, word);
  const percent = prosent && numberNode(prosent);
  const plain: News = {
    weight: 0,
    phrases: [
      percent
        ? phrase`${sized}, ${adverb} ${percent} prosent`
        : phrase`${sized} enn i ${previous(word)}`,
      ...(percent
        ? byName.map((one) => phrase`${one}, eller ${percent} prosent`)
        : comparedBases(endring, word).slice(1)),
      ...(percent ? [phrase`${sized} enn i ${previous(word)}`] : []),
    ],
  };
  const between = percent && comparedBases(endring, word).slice(1);
  return between
    ? [
        {
          weight: BOTH_MONTHS,
          phrases: [
            phrase`${sized} enn i ${previous(word)}, ${adverb} ${percent} prosent`,
            ...between.map((one) => phrase`${one}, eller ${percent} prosent`),
          ],
        },
        plain,
      ]
    : [plain];
}

/** «859 færre på tiltak i mai», «Jobbklubb gikk ned med 370 deltakere i mai»: what the news is joined to. */
function bases(change: Calculation, word: WordContext): Phrase[] {
  const { flere } = DIRECTION_WORDS[directionOf(change) ?? 'opp'];
  const sized = phrase`${opening(change)} ${flere} ${whereWords(word)} i ${current(word)}`;
  return [sized, ...named(change, word)];
}

/** The same with both of the months: «859 færre på tiltak i mai enn i april», «Jobbklubb gikk ned med 370 deltakere fra april til mai». */
function comparedBases(change: Calculation, word: WordContext): Phrase[] {
  const [sized = []] = bases(change, word);
  const span = phrase`fra ${previous(word)} til ${current(word)}`;
  return [phrase`${sized} enn i ${previous(word)}`, ...named(change, word, span)];
}

/** The change with both of its months as a sentence has it, and by name where that leaves no room for more. */
function monthFirst(change: Calculation, word: WordContext) {
  return {
    both: comparedBases(change, word).slice(0, 1),
    byName: comparedByName(change, word),
  };
}

/** «Jobbklubb: 370 færre i mai enn i april»: where a long name leaves no room for both months otherwise. */
function comparedByName(change: Calculation, word: WordContext): Phrase[] {
  const { flere } = DIRECTION_WORDS[directionOf(change) ?? 'opp'];
  return shortNames(word).map(
    (name) =>
      phrase`${name}: ${persons(change)} ${flere} i ${current(word)} enn i ${previous(word)}`,
  );
}

/** «Jobbklubb gikk ned med 370 deltakere i mai»; not of persons, who do not go down, nor of what they receive. */
function named(
  change: Calculation,
  word: WordContext,
  when = phrase`i ${current(word)}`,
): Phrase[] {
  const { former, emne } = word;
  if (former.flertall !== undefined || emne.niva === 'i-alt' || emne.niva === 'hovedgruppe')
    return [];
  if (former.preposisjon === 'med') return [];
  const noun = Math.abs(change.verdi) === 1 ? 'deltaker' : 'deltakere';
  return [
    phrase`${capitalizeFirst(former.setning)} ${verbOf(directionOf(change) ?? 'opp')} med ${persons(change)} ${noun} ${when}`,
  ];
}

/** Everything that can be told beside the change, each with what a desk would give for it. */
function changeNews(change: Fact<'endring'>, facts: FactsSeen, word: WordContext): News[] {
  const any = bases(change.endring, word);
  const both = comparedBases(change.endring, word);
  const [sized = [], ...byName] = any;
  const { vending, rekke, driver } = facts;
  const record = facts.topp ?? facts.bunn;
  const largest = facts['largest-of-all'];
  const isTiltak = word.emne.niva === 'tiltak';
  return [
    ...(largest ? largestNews(largest, isTiltak ? 10 : 4, { sized, byName }, word.emne) : []),
    ...(vending ? toNews(vending, 8.5, any, phrase`, ${firstSince(vending, word)}`) : []),
    ...(record ? recordNews(record, word) : []),
    ...(rekke ? runNews(rekke, { any, sized }) : []),
    ...longerNews(facts, comparedByName(change.endring, word), both.slice(0, 1)),
    // «435 flere; 435 flere i …» is the same number twice.
    ...(driver && driver.del.tall.verdi !== change.endring.verdi
      ? toNews(driver, driverWorth(driver, change), any, driverTail(driver, word), both)
      : []),
  ];
}

/** «, økning hver måned siden januar», or counted where its beginning is seen: «, fjerde måned på rad med økning». */
function runNews(run: Fact<'rekke'>, { any, sized }: { any: Phrase[]; sized: Phrase }): News[] {
  const { retning, lengde, kjentStart, fra } = run;
  const { endring } = DIRECTION_WORDS[retning];
  const weight = 4 + Math.min(4, lengde.verdi / 2);
  return kjentStart
    ? toNews(run, weight, any, phrase`, ${numberNodeAsOrdinal(lengde)} måned på rad med ${endring}`)
    : toNews(run, weight + 1, [sized], phrase`, ${endring} ${everyMonthSince(lengde, fra)}`);
}

/** «Jobbklubb gikk ned med 370 deltakere i mai, mer enn noe annet tiltak», or «368 flere …, størst økning av alle tiltak». */
function largestNews(
  largest: Fact<'largest-of-all'>,
  weight: number,
  { sized, byName }: { sized: Phrase; byName: Phrase[] },
  { niva }: Subject,
): News[] {
  const [other, all] =
    niva === 'tiltak'
      ? ['noe annet tiltak', 'alle tiltak']
      : ['noen annen tiltaksgruppe', 'alle tiltaksgrupper'];
  return byName.length > 0
    ? toNews(largest, weight, byName, phrase`, mer enn ${other}`)
    : toNews(
        largest,
        weight,
        [sized],
        phrase`, størst ${DIRECTION_WORDS[largest.retning].endring} av ${all}`,
      );
}

/** A tiltak says more than a hovedgruppe. */
function driverWorth({ deling }: Fact<'driver'>, { endring }: Fact<'endring'>): number {
  return (deling === 'hovedgruppe' ? 4.5 : 5.5) + strengthOf(endring) / 4;
}

/** «; 370 færre i jobbklubb»: beside the whole, not «hvorav», for others may have gone the other way. */
function driverTail({ retning, del }: Fact<'driver'>, word: WordContext): Phrase {
  return phrase`; ${persons(del.tall)} ${DIRECTION_WORDS[retning].flere} ${placeOf(del.emne, word)}`;
}

/** Where a part of the change came: «i jobbklubb», «blant arbeidssøkere på tiltak». */
function placeOf(subject: Subject, { grunnlag: { register } }: WordContext): string {
  const forms = formsFor(register, subject);
  if (forms.flertall !== undefined) return `blant ${participants(forms)}`;
  const named = subject.niva === 'hovedgruppe' || sharesName(register, subject);
  return `${forms.preposisjon} ${named ? forms.setning : nameAmongPeers(register, subject)}`;
}
