import type { Beregning, Kildetall } from '../text/workings.ts';
import type { Frase } from '../text/phrase.ts';
import type { Sammendrag, Setning as Fortalt } from '../text/summary.ts';
import { formatPeriode } from './format.ts';
import { phrasingHtml } from './html.ts';
import { kildeLenke } from './source.ts';
import type { Html, Setning, Utregninger } from './model.ts';

/** A summary as a page shows it. */
export interface Fortelling {
  overskrift: Html;
  setninger: Setning[];
  forbehold: Setning[];
  /** How its numbers were worked out; undefined when it has none. */
  utregninger: Utregninger | undefined;
}

/** The summary's sentences and arithmetic as markup. */
export function fortelling({
  overskrift,
  setninger,
  forbehold,
  beregninger,
}: Pick<Sammendrag, 'overskrift' | 'setninger' | 'forbehold' | 'beregninger'>): Fortelling {
  return {
    overskrift: phrasingHtml(overskrift.innhold),
    setninger: setninger.map(toSetning),
    forbehold: forbehold.map(toSetning),
    utregninger: beregninger.length > 0 ? toUtregninger(beregninger, overskrift.id) : undefined,
  };
}

/** Sentences have addresses of their own, apart from those of the page's parts. */
export function toSetning({ id, innhold }: Fortalt): Setning {
  return { id: `setning-${id}`, html: phrasingHtml(innhold) };
}

/** Each formula and each source once: the sentences themselves stand above, and the formulas lead to them. */
function toUtregninger(beregninger: Beregning[], overskrift: string): Utregninger {
  const told = new Set<Html>();
  // A sentence says where it is; the heading's formulas are often those of one.
  const sentencesFirst = beregninger.toSorted(
    (a, b) => Number(a.id === overskrift) - Number(b.id === overskrift),
  );
  const steg = sentencesFirst.flatMap(({ id, pastand, formler }) => {
    const fresh = formler.map(phrasingHtml).filter((formel) => !told.has(formel));
    for (const formel of fresh) told.add(formel);
    if (fresh.length === 0) return [];
    return id === overskrift
      ? { ord: 'Overskriften', sti: '#innhold', formler: fresh }
      : { ord: opening(pastand), sti: `#setning-${id}`, formler: fresh };
  });
  return { steg, kilder: toKilder(beregninger.flatMap(({ kilder }) => kilder)) };
}

/** What a sentence says before its first number, or else after it: «Økningen er på …». */
function opening(pastand: Frase): Html {
  const isNumber = (node: Frase[number]) => node.type === 'tall';
  const start = pastand.findIndex((node) => !isNumber(node));
  const end = pastand.findIndex((node, i) => i > start && isNumber(node));
  const words = pastand.slice(Math.max(0, start), end < 0 ? undefined : end);
  return `${phrasingHtml(words).trim()} …`;
}

/** Every series with the lines it was read from; where these are several, with the months each is used for. */
function toKilder(kildetall: Kildetall[]): Utregninger['kilder'] {
  const byName = Map.groupBy(kildetall, ({ navn }) => navn);
  return [...byName].map(([navn, tall]) => {
    const byPlace = Map.groupBy(tall, ({ kilde: { rapport, linje } }) => `${rapport} ${linje}`);
    const steder = [...byPlace.values()].flatMap((here) => {
      const maneder = here.map(({ maned }) => maned).sort();
      const [fra, til, kilde] = [maneder[0], maneder.at(-1), here[0]?.kilde];
      if (!fra || !til || !kilde) return [];
      return {
        lenke: kildeLenke(kilde.rapport, kilde.linje),
        maneder: byPlace.size > 1 ? formatPeriode(fra, til) : undefined,
      };
    });
    return { navn, steder };
  });
}
