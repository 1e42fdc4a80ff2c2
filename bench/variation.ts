import type { Maned } from '../src/lib/domain/maned.ts';
import type { FactKind } from '../src/lib/facts/fact.ts';
import type { Subject, FactContext } from '../src/lib/facts/context.ts';
import { readCorpus } from '../src/lib/io/corpus.ts';
import { readConfig } from '../src/lib/io/config.ts';
import type { Register } from '../src/lib/domain/register.ts';
import { mergeReports } from '../src/lib/series/merge.ts';
import { toPlain, type Phrase } from '../src/lib/text/phrase.ts';
import { summaryFor, type Summary } from '../src/lib/text/summary.ts';
import { ROOT, type Bench } from './command.ts';
import { inventReleases } from './releases.ts';

/** A sentence or text with its names and numbers masked, and how many pages have it. */
export interface Skeleton {
  tekst: string;
  sider: number;
}

/** How varied the texts of many pages are. Shares are of the pages, 0 to 1. */
export interface Variation {
  sider: number;
  setninger: number;
  /** Most common first. Caveats are not counted. */
  sentenceSkeletons: Skeleton[];
  largestSentenceShare: number;
  /** Whole texts, caveats left out. */
  textSkeletons: Skeleton[];
  largestTextShare: number;
  /** Different choices and orders of facts. */
  factPlans: Set<string>;
  /** The largest share of pages with one choice and order of facts. */
  largestPlanShare: number;
  /** Shares of the pages whose change can be told that say who it came from, and how large a part of all the subject is. */
  withWho: number;
  withSize: number;
  /** Of the pages that have a month a year before to compare with, the share whose text does. */
  withYear: number | undefined;
  /** Signs in a headline: median and longest. */
  medianHeadline: number;
  longestHeadline: number;
  /** Share of the headlines that begin with «Antallet», «Tallet» or «Tallene». */
  dullHeadlines: number;
  /** Words in a sentence: median and longest. */
  medianWord: number;
  longestWord: number;
}

/** Measures how varied the texts are: every page's summary for one month. */
export function measureVariation(summary: Summary[], register: Register): Variation {
  const names = namesOf(register);
  const texts = summary.map(({ setninger }) =>
    setninger.map(({ innhold }) => toSkeleton(innhold, names)),
  );
  const sentences = countPages(texts);
  const whole = countPages(texts.map((skeletons) => [skeletons.join(' ')]));
  const plans = summary.map(({ setninger }) => setninger.map(({ slag }) => slag).join(' '));
  const lengths = summary
    .flatMap(({ setninger }) => setninger.map(({ innhold }) => toPlain(innhold).split(' ').length))
    .sort((a, b) => a - b);
  return {
    sider: summary.length,
    setninger: lengths.length,
    sentenceSkeletons: sentences,
    largestSentenceShare: (sentences[0]?.sider ?? 0) / Math.max(1, summary.length),
    textSkeletons: whole,
    largestTextShare: (whole[0]?.sider ?? 0) / Math.max(1, summary.length),
    factPlans: new Set(plans),
    largestPlanShare: (countPages(plans.map((plan) => [plan]))[0]?.sider ?? 0) / plans.length,
    ...measureContent(summary),
    ...measureHeadlines(summary),
    medianWord: lengths[Math.floor(lengths.length / 2)] ?? 0,
    longestWord: lengths.at(-1) ?? 0,
  };
}

const WHO: FactKind[] = ['driver', 'movers', 'motsatt'];
const SIZE: FactKind[] = ['andel-av', 'plass', 'storst-av-sosken', 'largest-of-all', 'rangskifte'];

function measureContent(summary: Summary[]): Pick<Variation, 'withWho' | 'withSize' | 'withYear'> {
  const known = ({ plan }: Summary) =>
    [plan.opener, ...plan.further, ...plan.kjonn, ...plan.omitted].map((fact) => fact?.slag);
  const told = summary.filter(({ plan }) => plan.opening.includes('endring'));
  const share = (pages: Summary[], kinds: FactKind[]) =>
    pages.filter(({ setninger }) => setninger.some(({ slag }) => kinds.some((one) => one === slag)))
      .length / Math.max(1, pages.length);
  const withBefore = summary.filter((one) => known(one).includes('fjor'));
  return {
    withWho: share(told, WHO),
    withSize: share(told, SIZE),
    withYear: withBefore.length === 0 ? undefined : share(withBefore, ['fjor']),
  };
}

function measureHeadlines(
  summary: Summary[],
): Pick<Variation, 'medianHeadline' | 'longestHeadline' | 'dullHeadlines'> {
  const heads = summary.map(({ overskrift }) => toPlain(overskrift.innhold));
  const lengths = heads.map(({ length }) => length).sort((a, b) => a - b);
  const dull = heads.filter((head) => /^(?:Antallet|Tallet|Tallene)\b/.test(head));
  return {
    medianHeadline: lengths[Math.floor(lengths.length / 2)] ?? 0,
    longestHeadline: lengths.at(-1) ?? 0,
    dullHeadlines: dull.length / Math.max(1, heads.length),
  };
}

/** The greatest share of pages one sentence, and one whole text, may have alike. Two of the 48 pages that months of invented reports have are 4.17 %: fewer would be none. */
const GREATEST_SENTENCE_SHARE = 0.2;
const GREATEST_TEXT_SHARE = 0.042;

/** True when neither a sentence nor a whole text stands on too many pages. */
export function isVaried({ largestSentenceShare, largestTextShare }: Variation): boolean {
  return largestSentenceShare <= GREATEST_SENTENCE_SHARE && largestTextShare <= GREATEST_TEXT_SHARE;
}

/** One month's measurement as lines of text. */
export function describeVariation(found: Variation): string {
  const list = (skeletons: Skeleton[]) =>
    skeletons.slice(0, 5).map(({ tekst, sider }) => `  ${String(sider).padStart(3)}  ${tekst}`);
  return [
    `${found.sider} sider, ${found.setninger} setninger, ${found.factPlans.size} ulike faktaplaner`,
    `Ord per setning: median ${found.medianWord}, lengste ${found.longestWord}`,
    `Vanligste faktaplan: ${percent(found.largestPlanShare)} av sidene`,
    `Hvem: ${percent(found.withWho)} · størrelse: ${percent(found.withSize)} · året før: ${found.withYear === undefined ? 'finnes ikke' : percent(found.withYear)}`,
    `Overskrift: median ${found.medianHeadline} tegn, lengste ${found.longestHeadline}; ${percent(found.dullHeadlines)} begynner med «Antallet» eller «Tallene»`,
    `Vanligste setningsskjelett: ${percent(found.largestSentenceShare)} av sidene (grense 20 %)`,
    ...list(found.sentenceSkeletons),
    `Vanligste tekstskjelett: ${percent(found.largestTextShare)} av sidene (grense 4,2 %)`,
    ...list(found.textSkeletons.filter(({ sider }) => sider > 1)),
    '',
  ].join('\n');
}

/** The measurements of many months as lines of text: the worst month each way, and what the months have together. */
function describeManeder(maneder: { maned: Maned; funnet: Variation }[]): string {
  const worst = (share: (found: Variation) => number) =>
    maneder.reduce((a, b) => (share(b.funnet) > share(a.funnet) ? b : a));
  const sentence = worst(({ largestSentenceShare }) => largestSentenceShare);
  const text = worst(({ largestTextShare }) => largestTextShare);
  const all = maneder.map(({ funnet }) => funnet);
  const least = (share: (found: Variation) => number) => Math.min(...all.map(share));
  const plans = all.map(({ factPlans }) => factPlans.size).sort((a, b) => a - b);
  const sum = (count: (found: Variation) => number) => all.reduce((n, one) => n + count(one), 0);
  return [
    `${all.length} måneder, ${sum(({ sider }) => sider)} sammendrag, ${sum(({ setninger }) => setninger)} setninger`,
    `Ulike faktaplaner: ${new Set(all.flatMap(({ factPlans }) => [...factPlans])).size}; per måned median ${plans[Math.floor(plans.length / 2)]}, færrest ${plans[0]}`,
    `Ord per setning: median ${Math.max(...all.map(({ medianWord }) => medianWord))} på det meste, lengste ${Math.max(...all.map(({ longestWord }) => longestWord))}`,
    `Hvem: fra ${percent(least(({ withWho }) => withWho))} · størrelse: fra ${percent(least(({ withSize }) => withSize))} · året før: fra ${percent(least(({ withYear }) => withYear ?? 1))}`,
    `Overskrift: lengste ${Math.max(...all.map(({ longestHeadline }) => longestHeadline))} tegn; på det meste ${percent(Math.max(...all.map(({ dullHeadlines }) => dullHeadlines)))} begynner med «Antallet» eller «Tallene»; vanligste faktaplan på det meste ${percent(Math.max(...all.map(({ largestPlanShare }) => largestPlanShare)))}`,
    `Vanligste setningsskjelett: ${percent(sentence.funnet.largestSentenceShare)} av sidene i ${sentence.maned} (grense 20 %)`,
    `       ${sentence.funnet.sentenceSkeletons[0]?.tekst}`,
    `Vanligste tekstskjelett: ${percent(text.funnet.largestTextShare)} av sidene i ${text.maned} (grense 4,2 %)`,
    `       ${text.funnet.textSkeletons[0]?.tekst}`,
    '',
  ].join('\n');
}

function percent(share: number): string {
  return `${Math.round(1000 * share) / 10} %`;
}

/** The sentence with numbers, months and names masked, in lower case. */
function toSkeleton(content: Phrase, names: string[]): string {
  const text = content
    .map((node) => {
      if (node.type === 'tall') return '#';
      return node.type === 'tid' ? '@' : toPlain([node]);
    })
    .join('')
    .toLowerCase();
  return names.reduce((masked, name) => masked.replaceAll(name, '~'), text);
}

/** Every way a name is written in prose, longest first, so that no name is masked inside another. */
function namesOf({ hovedgrupper, tiltaksgrupper, tiltak }: Register): string[] {
  return [...hovedgrupper, ...tiltaksgrupper, ...tiltak]
    .flatMap(({ former }) => {
      const own = `${former.preposisjon} ${former.setning}`;
      return [former.flertall, `deltakere ${own}`, own, former.setning];
    })
    .concat('deltakere i arbeidsrettede tiltak')
    .flatMap((name) => (name === undefined ? [] : [name.toLowerCase()]))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

function countPages(pages: string[][]): Skeleton[] {
  const counts = new Map<string, number>();
  for (const skeletons of pages) {
    for (const text of new Set(skeletons)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .map(([tekst, sider]) => ({ tekst, sider }))
    .sort((a, b) => b.sider - a.sider || (a.tekst < b.tekst ? -1 : 1));
}

/** How many months the invented corpora have. */
const INVENTED = [36, 240];

/**
 * Measures the summaries of every entity: for each month of the real report, and as each release of invented corpora
 * told its own month. Returns false when any month is too much alike. Minutes: it reads 260 reports.
 */
export async function benchVariation({ write, env }: Bench): Promise<boolean> {
  const corpus = await readCorpus(readConfig(env, ROOT), ROOT);
  const { register, rapporter } = corpus;
  const newest = rapporter.at(-1);
  if (!newest) throw new Error('Ingen rapport kunne leses; kjør npm run check.');
  const serier = mergeReports(rapporter);
  let reached = true;
  for (const maned of newest.maneder) {
    const found = measureMonth({ serier, register, maned, rapport: newest.id });
    write(`${maned}\n${describeVariation(found)}\n`);
    reached &&= isVaried(found);
  }
  for (const count of INVENTED) {
    const maneder = [...inventReleases(register, count)].map((context) => ({
      maned: context.maned,
      funnet: measureMonth(context),
    }));
    write(`${count} oppdiktede måneder\n${describeManeder(maneder)}\n`);
    reached &&= maneder.every(({ funnet }) => isVaried(funnet));
  }
  return reached;
}

/** Measures the summaries of every entity for the month of the basis. */
export function measureMonth(context: FactContext): Variation {
  const { register } = context;
  return measureVariation(
    subjectsOf(register).map((subject) => summaryFor(subject, context)),
    register,
  );
}

function subjectsOf({ hovedgrupper, tiltaksgrupper, tiltak }: Register): Subject[] {
  const level = (niva: Subject['niva'], list: { slug: string }[]) =>
    list.map(({ slug }): Subject => ({ niva, id: slug }));
  return [
    ...level('hovedgruppe', hovedgrupper),
    ...level('tiltaksgruppe', tiltaksgrupper),
    ...level('tiltak', tiltak),
  ];
}
