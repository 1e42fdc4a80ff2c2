import { alleElementer, type Element } from '../page/document.ts';
import { flat } from '../page/sentence.ts';
import { lesSti, type Punkt } from '../page/svg-path.ts';
import { MINUS } from '../truth/numbers.ts';
import { lesTidsakse, type Tidsakse } from './time-axis.ts';

/** How far a drawn point may stand from where its figure puts it, in the drawing's units. */
export const SLINGRING = 0.2;

/** A text in a drawing: what it says, where it stands, and its trace, if any. */
export interface Figurtekst {
  element: Element;
  tekst: string;
  x: number;
  y: number;
  klasser: string[];
}

/** A drawing taken apart: its series, texts and marks. */
export interface Tegning {
  svg: Element;
  serier: string[];
  tekster: Figurtekst[];
  stier: { element: Element; klasser: string[]; delstier: Punkt[][] }[];
  akse: Akse | undefined;
  tid: Tidsakse | undefined;
}

/** A value axis as drawn: the height of a value, and its ticks. */
export interface Akse {
  merker: { verdi: number; y: number }[];
  y(verdi: number): number;
}

const leste = new WeakMap<Element, Tegning>();

/** Takes a drawing apart; the same one only once. */
export function lesTegning(svg: Element): Tegning {
  const lest = leste.get(svg) ?? taFraHverandre(svg);
  leste.set(svg, lest);
  return lest;
}

function taFraHverandre(svg: Element): Tegning {
  const innhold = alleElementer(svg);
  const tekster = innhold.filter(({ navn }) => navn === 'text').map(lesTekst);
  const stier = innhold
    .filter(({ navn }) => navn === 'path')
    .map((element) => ({
      element,
      klasser: klassene(element),
      delstier: lesSti(element.attr.d ?? '') ?? [],
    }));
  const serier = (svg.attr['data-serier'] ?? '').split(/\s+/).filter((nokkel) => nokkel !== '');
  const akse = lesAkse(svg, tekster, stier);
  return { svg, serier, tekster, stier, akse, tid: lesTidsakse(tekster) };
}

function lesTekst(element: Element): Figurtekst {
  return {
    element,
    tekst: flat(element),
    x: Number(element.attr.x),
    y: Number(element.attr.y),
    klasser: [...klassene(element), ...(element.forelder ? klassene(element.forelder) : [])],
  };
}

function klassene({ attr }: Element): string[] {
  return (attr.class ?? '').split(/\s+/).filter((klasse) => klasse !== '');
}

/** The number an axis text states, NaN when it states none. */
function aksetall(tekst: string): number {
  return Number(
    tekst
      .replace(MINUS, '-')
      .replace(/[\u00a0+]/g, '')
      .replace(',', '.'),
  );
}

/**
 * The scale the drawing shows: by the texts beside the axis, whose baseline stands 0.35 of a letter below their
 * value; or, in small panels, by the one value written over the upper rule, with zero at the axis.
 */
function lesAkse(svg: Element, tekster: Figurtekst[], stier: Tegning['stier']): Akse | undefined {
  const skrift = Number(svg.attr['font-size'] ?? 0);
  const merker = tekster
    .filter(
      ({ klasser, element }) =>
        klasser.includes('fig-ytall') &&
        !klasser.includes('fig-liten') &&
        element.attr['data-av'] === undefined,
    )
    .map(({ tekst, y }) => ({ verdi: aksetall(tekst), y: y - 0.35 * skrift }))
    .filter(({ verdi, y }) => !Number.isNaN(verdi) && !Number.isNaN(y));
  return rettLinje(merker) ?? rettLinje(panelmerker(tekster, stier));
}

function panelmerker(tekster: Figurtekst[], stier: Tegning['stier']): Akse['merker'] {
  const forste = (klasse: string): number | undefined =>
    stier.find(({ klasser }) => klasser.includes(klasse))?.delstier[0]?.[0]?.y;
  const verdi = aksetall(tekster.find(({ klasser }) => klasser.includes('fig-start'))?.tekst ?? '');
  const [topp, bunn] = [forste('fig-rutenett'), forste('fig-akse')];
  if (topp === undefined || bunn === undefined || Number.isNaN(verdi)) return [];
  return [
    { verdi: 0, y: bunn },
    { verdi, y: topp },
  ];
}

function rettLinje(merker: Akse['merker']): Akse | undefined {
  const [a, b] = [merker[0], merker.at(-1)];
  if (!a || !b || a.verdi === b.verdi) return undefined;
  const stigning = (b.y - a.y) / (b.verdi - a.verdi);
  return { merker, y: (verdi) => a.y + (verdi - a.verdi) * stigning };
}
