import { delNokkel } from '../fasit.ts';
import type { Setning } from '../html/setning.ts';
import { manedsindeks } from '../maned.ts';
import { regnUt } from '../regel.ts';
import { meldVed, type Sak, type Side } from '../sak.ts';

/**
 * The months a sentence names are months its numbers come from: «I mai … enn i april» stands on May and
 * April and on nothing else. A span («fra januar til mai») holds all months between its ends.
 */
export function sjekkTidspunkt(side: Side, sak: Sak): void {
  for (const setning of side.setninger) {
    const brukt = manedeneI(setning);
    if (brukt.size === 0) continue;
    const nevnt = setning.merker.filter(
      ({ slag, element }) => slag === 'time' && /^\d{4}-\d{2}$/.test(element.attr.datetime ?? ''),
    );
    const skjermetsetning = /skjermet/iu.test(setning.tekst);
    for (const { element } of nevnt) {
      const maned = element.attr.datetime ?? '';
      if (brukt.has(maned) || skjermetsetning || iSpenn(setning, maned, brukt)) continue;
      if (likIBegge(setning, maned, side) || etterRekke(setning, maned, brukt)) continue;
      meldVed(
        { side, sak },
        element,
        'måned',
        `${maned} i «${setning.tekst.trim()}», men tallene er fra ${[...brukt].sort().join(', ')}`,
      );
    }
  }
}

function manedeneI(setning: Setning): Set<string> {
  return new Set(
    setning.merker
      .flatMap(({ element }) => (element.attr['data-av'] ?? '').split(/\s+/))
      .flatMap((tekst) => delNokkel(tekst)?.maned ?? []),
  );
}

/** «48,3 prosent både i mars og i april»: a number of the sentence is the same in the month it is not taken from. */
function likIBegge(setning: Setning, maned: string, side: Side): boolean {
  return setning.merker
    .filter(({ slag }) => slag === 'data')
    .some(({ element }) => {
      const { 'data-regel': regel = '', 'data-av': av = '' } = element.attr;
      const [her, der] = [av, av.replace(/@\d{4}-\d{2}/g, `@${maned}`)].map((nokler) =>
        regnUt(regel, nokler, side.serier),
      );
      return typeof her === 'object' && typeof der === 'object' && her.tideler === der.tideler;
    });
}

/** «Færre i mai, etter tre måneder på rad med økning»: the run ended the month before the one named. */
function etterRekke(setning: Setning, maned: string, brukt: ReadonlySet<string>): boolean {
  const [siste = ''] = [...brukt].sort().reverse();
  return /etter .*på rad/iu.test(setning.tekst) && manedsindeks(maned) === manedsindeks(siste) + 1;
}

/** «i alle månedene fra januar til mai»: the ends need not be used when something within is. */
function iSpenn(setning: Setning, maned: string, brukt: ReadonlySet<string>): boolean {
  if (!/(alle|hver|hvert)[^.]*fra /iu.test(setning.tekst)) return false;
  const avstander = [...brukt].map((m) => Math.abs(manedsindeks(m) - manedsindeks(maned)));
  return Math.min(...avstander) < 12;
}
