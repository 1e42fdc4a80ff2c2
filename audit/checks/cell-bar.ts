import { alleElementer, type Element } from '../page/document.ts';
import { celler, rader } from '../page/table.ts';
import { lesTegning, SLINGRING } from '../drawing/drawing.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

/** A bar in a table cell, and the change it stands beside. */
interface Cellestolpe {
  svg: Element;
  endring: number;
  /** Signed length: to the right of the axis when positive. */
  lengde: number;
  klasser: string[];
}

/** Bars in table cells: each stands beside a traced change, points its way, and all of a table are to one scale. */
export function sjekkCellestolper(side: Side, sak: Sak): void {
  for (const tabell of side.elementer) {
    if (tabell.navn !== 'table') continue;
    const stolper = rader(tabell)
      .flatMap(celler)
      .flatMap((celle) => lesStolpe(celle, { side, sak }) ?? []);
    const [storst] = [...stolper].sort((a, b) => Math.abs(b.endring) - Math.abs(a.endring));
    const skala = storst && storst.endring !== 0 ? storst.lengde / storst.endring : 0;
    for (const { svg, endring, lengde, klasser } of stolper) {
      const vei = endring < 0 ? 'fig-ned' : 'fig-opp';
      if (
        Math.abs(lengde - endring * skala) > SLINGRING ||
        (endring !== 0 && !klasser.includes(vei))
      )
        meldVed(
          { side, sak },
          svg,
          'figur-stolpe',
          `stolpen er ${lengde} lang ved endringen ${endring}`,
        );
    }
  }
}

function lesStolpe(celle: Element, ved: { side: Side; sak: Sak }): Cellestolpe | undefined {
  const innhold = alleElementer(celle);
  const svg = innhold.find(({ navn, attr }) => navn === 'svg' && attr['data-serier'] === undefined);
  const stolpe = svg && lesTegning(svg).stier.find(({ klasser }) => klasser.includes('fig-stolpe'));
  if (!svg || !stolpe) return undefined;
  const data = innhold.find(
    ({ navn, attr }) => navn === 'data' && attr['data-regel'] === 'endring',
  );
  if (!data) {
    meldVed(ved, svg, 'figur-stolpe', 'en stolpe uten en sporet endring ved siden av');
    return undefined;
  }
  const xer = stolpe.delstier.flat().map(({ x }) => x);
  const [venstre, hoyre] = [Math.min(...xer), Math.max(...xer)];
  return {
    svg,
    endring: Number(data.attr.value),
    lengde: -venstre > hoyre ? venstre : hoyre,
    klasser: stolpe.klasser,
  };
}
