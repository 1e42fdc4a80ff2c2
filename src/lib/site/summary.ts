import type { Working, SourceNumbers } from '../text/workings.ts';
import type { Phrase } from '../text/phrase.ts';
import type { Summary, Sentence as Told } from '../text/summary.ts';
import { formatPeriod } from './format.ts';
import { markup, phrasingHtml, type Html } from './html.ts';
import { sourceLink } from './source.ts';
import type { Setning, Calculations } from './model.ts';

/** A summary as a page shows it. */
export interface Story {
  overskrift: Html;
  setninger: Setning[];
  caveats: Setning[];
  /** How its numbers were worked out; undefined when it has none. */
  calculations: Calculations | undefined;
}

/** The summary's sentences and arithmetic as markup. */
export function story({
  overskrift,
  setninger,
  caveats,
  workings,
}: Pick<Summary, 'overskrift' | 'setninger' | 'caveats' | 'workings'>): Story {
  return {
    overskrift: phrasingHtml(overskrift.innhold),
    setninger: setninger.map(toSentence),
    caveats: caveats.map(toSentence),
    calculations: workings.length > 0 ? toCalculations(workings, overskrift.id) : undefined,
  };
}

/** Sentences have addresses of their own, apart from those of the page's parts. */
export function toSentence({ id, innhold }: Told): Setning {
  return { id: `setning-${id}`, html: phrasingHtml(innhold) };
}

/** Each formula and each source once: the sentences themselves stand above, and the formulas lead to them. */
function toCalculations(workings: Working[], heading: string): Calculations {
  const told = new Set<Html>();
  // A sentence says where it is; the heading's formulas are often those of one.
  const sentencesFirst = workings.toSorted(
    (a, b) => Number(a.id === heading) - Number(b.id === heading),
  );
  const steg = sentencesFirst.flatMap(({ id, claim, formulas }) => {
    const fresh = formulas.map(phrasingHtml).filter((formula) => !told.has(formula));
    for (const formula of fresh) told.add(formula);
    if (fresh.length === 0) return [];
    return id === heading
      ? { ord: markup`Overskriften`, sti: '#innhold', formulas: fresh }
      : { ord: opening(claim), sti: `#setning-${id}`, formulas: fresh };
  });
  return { steg, kilder: toSources(workings.flatMap(({ kilder }) => kilder)) };
}

/** What a sentence says before its first number, or else after it: «Økningen er på …». */
function opening(claim: Phrase): Html {
  const isNumber = (node: Phrase[number]) => node.type === 'tall';
  const start = claim.findIndex((node) => !isNumber(node));
  const end = claim.findIndex((node, i) => i > start && isNumber(node));
  const words = claim.slice(Math.max(0, start), end < 0 ? undefined : end);
  return markup`${phrasingHtml(trimmed(words))} …`;
}

/** A phrase without space at its ends. */
function trimmed(words: Phrase): Phrase {
  return words.map((node, i) => {
    if (node.type !== 'text') return node;
    const start = i === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: i === words.length - 1 ? start.trimEnd() : start };
  });
}

/** Every series with the lines it was read from; where these are several, with the months each is used for. */
function toSources(sourceNumbers: SourceNumbers[]): Calculations['kilder'] {
  const byName = Map.groupBy(sourceNumbers, ({ navn }) => navn);
  return [...byName].map(([navn, number]) => {
    const byPlace = Map.groupBy(number, ({ kilde: { rapport, linje } }) => `${rapport} ${linje}`);
    const steder = [...byPlace.values()].flatMap((here) => {
      const maneder = here.map(({ maned }) => maned).sort();
      const [from, to, source] = [maneder[0], maneder.at(-1), here[0]?.kilde];
      if (!from || !to || !source) return [];
      return {
        link: sourceLink(source.rapport, source.linje),
        maneder: byPlace.size > 1 ? formatPeriod(from, to) : undefined,
      };
    });
    return { navn, steder };
  });
}
