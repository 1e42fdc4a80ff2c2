import type { Maned } from '../src/lib/domain/maned.ts';
import type { Slag } from '../src/lib/facts/fact.ts';
import type { Emne, Grunnlag } from '../src/lib/facts/context.ts';
import { readCorpus } from '../src/lib/io/corpus.ts';
import { readMiljo } from '../src/lib/io/config.ts';
import type { Register } from '../src/lib/domain/register.ts';
import { mergeReports } from '../src/lib/series/merge.ts';
import { toPlain, type Frase } from '../src/lib/text/phrase.ts';
import { sammendragFor, type Sammendrag } from '../src/lib/text/summary.ts';
import { inventUtgivelser } from './releases.ts';

/** A sentence or text with its names and numbers masked, and how many pages have it. */
export interface Skjelett {
  tekst: string;
  sider: number;
}

/** How varied the texts of many pages are. Shares are of the pages, 0 to 1. */
export interface Variasjon {
  sider: number;
  setninger: number;
  /** Most common first. Caveats are not counted. */
  setningsskjeletter: Skjelett[];
  storsteSetningsandel: number;
  /** Whole texts, caveats left out. */
  tekstskjeletter: Skjelett[];
  storsteTekstandel: number;
  /** Different choices and orders of facts. */
  faktaplaner: Set<string>;
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
  medianOrd: number;
  lengsteOrd: number;
}

/** Measures how varied the texts are: every page's summary for one month. */
export function measureVariasjon(sammendrag: Sammendrag[], register: Register): Variasjon {
  const names = namesOf(register);
  const texts = sammendrag.map(({ setninger }) =>
    setninger.map(({ innhold }) => toSkjelett(innhold, names)),
  );
  const sentences = countPages(texts);
  const whole = countPages(texts.map((skeletons) => [skeletons.join(' ')]));
  const plans = sammendrag.map(({ setninger }) => setninger.map(({ slag }) => slag).join(' '));
  const lengths = sammendrag
    .flatMap(({ setninger }) => setninger.map(({ innhold }) => toPlain(innhold).split(' ').length))
    .sort((a, b) => a - b);
  return {
    sider: sammendrag.length,
    setninger: lengths.length,
    setningsskjeletter: sentences,
    storsteSetningsandel: (sentences[0]?.sider ?? 0) / Math.max(1, sammendrag.length),
    tekstskjeletter: whole,
    storsteTekstandel: (whole[0]?.sider ?? 0) / Math.max(1, sammendrag.length),
    faktaplaner: new Set(plans),
    largestPlanShare: (countPages(plans.map((plan) => [plan]))[0]?.sider ?? 0) / plans.length,
    ...measureContent(sammendrag),
    ...measureHeadlines(sammendrag),
    medianOrd: lengths[Math.floor(lengths.length / 2)] ?? 0,
    lengsteOrd: lengths.at(-1) ?? 0,
  };
}

const WHO: Slag[] = ['driver', 'movers', 'motsatt'];
const SIZE: Slag[] = ['andel-av', 'plass', 'storst-av-sosken', 'largest-of-all', 'rangskifte'];

function measureContent(
  sammendrag: Sammendrag[],
): Pick<Variasjon, 'withWho' | 'withSize' | 'withYear'> {
  const known = ({ plan }: Sammendrag) =>
    [plan.apner, ...plan.videre, ...plan.kjonn, ...plan.utelatt].map((fact) => fact?.slag);
  const told = sammendrag.filter(({ plan }) => plan.apning.includes('endring'));
  const share = (pages: Sammendrag[], kinds: Slag[]) =>
    pages.filter(({ setninger }) => setninger.some(({ slag }) => kinds.some((one) => one === slag)))
      .length / Math.max(1, pages.length);
  const withBefore = sammendrag.filter((one) => known(one).includes('fjor'));
  return {
    withWho: share(told, WHO),
    withSize: share(told, SIZE),
    withYear: withBefore.length === 0 ? undefined : share(withBefore, ['fjor']),
  };
}

function measureHeadlines(
  sammendrag: Sammendrag[],
): Pick<Variasjon, 'medianHeadline' | 'longestHeadline' | 'dullHeadlines'> {
  const heads = sammendrag.map(({ overskrift }) => toPlain(overskrift.innhold));
  const lengths = heads.map(({ length }) => length).sort((a, b) => a - b);
  const dull = heads.filter((head) => /^(?:Antallet|Tallet|Tallene)\b/.test(head));
  return {
    medianHeadline: lengths[Math.floor(lengths.length / 2)] ?? 0,
    longestHeadline: lengths.at(-1) ?? 0,
    dullHeadlines: dull.length / Math.max(1, heads.length),
  };
}

/** The greatest share of pages one sentence, and one whole text, may have alike. */
const GREATEST_SENTENCE_SHARE = 0.25;
const GREATEST_TEXT_SHARE = 0.05;

/** True when neither a sentence nor a whole text stands on too many pages. */
export function isVaried({ storsteSetningsandel, storsteTekstandel }: Variasjon): boolean {
  return (
    storsteSetningsandel <= GREATEST_SENTENCE_SHARE && storsteTekstandel <= GREATEST_TEXT_SHARE
  );
}

/** One month's measurement as lines of text. */
export function describeVariasjon(funnet: Variasjon): string {
  const list = (skeletons: Skjelett[]) =>
    skeletons.slice(0, 5).map(({ tekst, sider }) => `  ${String(sider).padStart(3)}  ${tekst}`);
  return [
    `${funnet.sider} sider, ${funnet.setninger} setninger, ${funnet.faktaplaner.size} ulike faktaplaner`,
    `Ord per setning: median ${funnet.medianOrd}, lengste ${funnet.lengsteOrd}`,
    `Vanligste faktaplan: ${percent(funnet.largestPlanShare)} av sidene`,
    `Hvem: ${percent(funnet.withWho)} · størrelse: ${percent(funnet.withSize)} · året før: ${funnet.withYear === undefined ? 'finnes ikke' : percent(funnet.withYear)}`,
    `Overskrift: median ${funnet.medianHeadline} tegn, lengste ${funnet.longestHeadline}; ${percent(funnet.dullHeadlines)} begynner med «Antallet» eller «Tallene»`,
    `Vanligste setningsskjelett: ${percent(funnet.storsteSetningsandel)} av sidene (grense 25 %)`,
    ...list(funnet.setningsskjeletter),
    `Vanligste tekstskjelett: ${percent(funnet.storsteTekstandel)} av sidene (grense 5 %)`,
    ...list(funnet.tekstskjeletter.filter(({ sider }) => sider > 1)),
    '',
  ].join('\n');
}

/** The measurements of many months as lines of text: the worst month each way, and what the months have together. */
export function describeManeder(maneder: { maned: Maned; funnet: Variasjon }[]): string {
  const worst = (share: (funnet: Variasjon) => number) =>
    maneder.reduce((a, b) => (share(b.funnet) > share(a.funnet) ? b : a));
  const sentence = worst(({ storsteSetningsandel }) => storsteSetningsandel);
  const text = worst(({ storsteTekstandel }) => storsteTekstandel);
  const all = maneder.map(({ funnet }) => funnet);
  const least = (share: (funnet: Variasjon) => number) => Math.min(...all.map(share));
  const plans = all.map(({ faktaplaner }) => faktaplaner.size).sort((a, b) => a - b);
  const sum = (count: (funnet: Variasjon) => number) => all.reduce((n, one) => n + count(one), 0);
  return [
    `${all.length} måneder, ${sum(({ sider }) => sider)} sammendrag, ${sum(({ setninger }) => setninger)} setninger`,
    `Ulike faktaplaner: ${new Set(all.flatMap(({ faktaplaner }) => [...faktaplaner])).size}; per måned median ${plans[Math.floor(plans.length / 2)]}, færrest ${plans[0]}`,
    `Ord per setning: median ${Math.max(...all.map(({ medianOrd }) => medianOrd))} på det meste, lengste ${Math.max(...all.map(({ lengsteOrd }) => lengsteOrd))}`,
    `Hvem: fra ${percent(least(({ withWho }) => withWho))} · størrelse: fra ${percent(least(({ withSize }) => withSize))} · året før: fra ${percent(least(({ withYear }) => withYear ?? 1))}`,
    `Overskrift: lengste ${Math.max(...all.map(({ longestHeadline }) => longestHeadline))} tegn; på det meste ${percent(Math.max(...all.map(({ dullHeadlines }) => dullHeadlines)))} begynner med «Antallet» eller «Tallene»; vanligste faktaplan på det meste ${percent(Math.max(...all.map(({ largestPlanShare }) => largestPlanShare)))}`,
    `Vanligste setningsskjelett: ${percent(sentence.funnet.storsteSetningsandel)} av sidene i ${sentence.maned} (grense 25 %)`,
    `       ${sentence.funnet.setningsskjeletter[0]?.tekst}`,
    `Vanligste tekstskjelett: ${percent(text.funnet.storsteTekstandel)} av sidene i ${text.maned} (grense 5 %)`,
    `       ${text.funnet.tekstskjeletter[0]?.tekst}`,
    '',
  ].join('\n');
}

function percent(share: number): string {
  return `${Math.round(1000 * share) / 10} %`;
}

/** The sentence with numbers, months and names masked, in lower case. */
function toSkjelett(innhold: Frase, names: string[]): string {
  const text = innhold
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

function countPages(pages: string[][]): Skjelett[] {
  const counts = new Map<string, number>();
  for (const skeletons of pages) {
    for (const tekst of new Set(skeletons)) counts.set(tekst, (counts.get(tekst) ?? 0) + 1);
  }
  return [...counts]
    .map(([tekst, sider]) => ({ tekst, sider }))
    .sort((a, b) => b.sider - a.sider || (a.tekst < b.tekst ? -1 : 1));
}

/** How many months the invented corpora have. */
const OPPDIKTET = [36, 240];

/**
 * Measures the summaries of every entity: for each month of the real report, and as each release of invented corpora
 * told its own month. Returns false when any month is too much alike. Minutes: it reads 260 reports.
 */
export async function benchVariasjon(skriv: (tekst: string) => void): Promise<boolean> {
  const corpus = await readCorpus(readMiljo(process.env, process.cwd()), process.cwd());
  const { register, rapporter } = corpus;
  const nyeste = rapporter.at(-1);
  if (!nyeste) throw new Error('Ingen rapport kunne leses; kjør npm run check.');
  const serier = mergeReports(rapporter);
  let reached = true;
  for (const maned of nyeste.maneder) {
    const funnet = measureMonth({ serier, register, maned, rapport: nyeste.id });
    skriv(`${maned}\n${describeVariasjon(funnet)}\n`);
    reached &&= isVaried(funnet);
  }
  for (const antall of OPPDIKTET) {
    const maneder = [...inventUtgivelser(register, antall)].map((grunnlag) => ({
      maned: grunnlag.maned,
      funnet: measureMonth(grunnlag),
    }));
    skriv(`${antall} oppdiktede måneder\n${describeManeder(maneder)}\n`);
    reached &&= maneder.every(({ funnet }) => isVaried(funnet));
  }
  return reached;
}

/** Measures the summaries of every entity for the month of the basis. */
export function measureMonth(grunnlag: Grunnlag): Variasjon {
  const { register } = grunnlag;
  return measureVariasjon(
    emnerOf(register).map((emne) => sammendragFor(emne, grunnlag)),
    register,
  );
}

function emnerOf({ hovedgrupper, tiltaksgrupper, tiltak }: Register): Emne[] {
  const level = (niva: Emne['niva'], list: { slug: string }[]) =>
    list.map(({ slug }): Emne => ({ niva, id: slug }));
  return [
    ...level('hovedgruppe', hovedgrupper),
    ...level('tiltaksgruppe', tiltaksgrupper),
    ...level('tiltak', tiltak),
  ];
}
