import type { Maned } from '../../src/lib/domain/maned.ts';
import type { Emne, Grunnlag } from '../../src/lib/compare/grunnlag.ts';
import { readCorpus } from '../../src/lib/corpus/corpus.ts';
import { readMiljo } from '../../src/lib/corpus/miljo.ts';
import type { Register } from '../../src/lib/domain/register.ts';
import { mergeReports } from '../../src/lib/merge/serier.ts';
import { toPlain, type Frase } from '../../src/lib/narrate/frase.ts';
import { sammendragFor, type Sammendrag } from '../../src/lib/narrate/sammendrag.ts';
import { inventUtgivelser } from './utgivelser.ts';

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
  const plans = new Set(
    sammendrag.map(({ setninger }) => setninger.map(({ slag }) => slag).join(' ')),
  );
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
    faktaplaner: plans,
    medianOrd: lengths[Math.floor(lengths.length / 2)] ?? 0,
    lengsteOrd: lengths.at(-1) ?? 0,
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
  const plans = all.map(({ faktaplaner }) => faktaplaner.size).sort((a, b) => a - b);
  const sum = (count: (funnet: Variasjon) => number) => all.reduce((n, one) => n + count(one), 0);
  return [
    `${all.length} måneder, ${sum(({ sider }) => sider)} sammendrag, ${sum(({ setninger }) => setninger)} setninger`,
    `Ulike faktaplaner: ${new Set(all.flatMap(({ faktaplaner }) => [...faktaplaner])).size}; per måned median ${plans[Math.floor(plans.length / 2)]}, færrest ${plans[0]}`,
    `Ord per setning: median ${Math.max(...all.map(({ medianOrd }) => medianOrd))} på det meste, lengste ${Math.max(...all.map(({ lengsteOrd }) => lengsteOrd))}`,
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
const OPPDIKTET = [24, 240];

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
