import { arOf } from '../domain/maned.ts';
import { delerAv, fullstendig } from '../compare/deler.ts';
import { retningOf } from '../compare/endring.ts';
import {
  celler,
  isSammenlignbar,
  isSynligObservasjon,
  nokkelFor,
  synligFor,
  type Grunnlag,
  type SynligObservasjon,
} from '../compare/grunnlag.ts';
import { kjonnsfordelingFor, kvinneandelOf } from '../compare/kjonn.ts';
import { andel, antall, endring, verdi } from '../compare/utregning.ts';
import type { SerieNokkel } from '../domain/nokkel.ts';
import { deltakere, formerFor } from './former.ts';
import type { Figurgrunnlag, Figurtekst } from './figurord.ts';
import { frase, join, liste, storBokstav, type Frase } from './frase.ts';
import { tall, tallSomOrd, tid } from './node.ts';
import { RETNINGSORD } from './ord.ts';

/** The line of a subject's number, month by month. */
export function utviklingstekst({ emne, grunnlag, personer }: Figurgrunnlag): Figurtekst {
  const nokkel = nokkelFor(emne);
  const all = celler(grunnlag, nokkel);
  const visible = all.filter(isSynligObservasjon);
  const [first, last] = [visible[0], visible.at(-1)];
  const hidden = all.length - visible.length;
  return {
    tittel: titleOf(grunnlag, nokkel, first, last, personer),
    undertittel: frase`${storBokstav(`antall ${personer}`)}, ${perioden(grunnlag, nokkel)}`,
    beskrivelse: join([
      visible.length === 1 ? undefined : 'Linjen viser antallet for hver måned.',
      ...(first && last ? [extremes(visible, hidden)] : []),
      visible.length === 1 ? undefined : hiddenMonths(all),
    ]),
  };
}

function titleOf(
  grunnlag: Grunnlag,
  nokkel: SerieNokkel,
  first: SynligObservasjon | undefined,
  last: SynligObservasjon | undefined,
  personer: string,
): Frase {
  if (!first || !last) return frase`Tallene er skjermet`;
  const comparable = isSammenlignbar(grunnlag, nokkel, first.maned, last.maned);
  if (first === last || !comparable) return frase`${storBokstav(personer)} måned for måned`;
  const retning = retningOf(endring(last, first));
  const otherYear = arOf(first.maned) !== arOf(last.maned);
  const [a, b] = [tid(first.maned, otherYear), tid(last.maned, otherYear)];
  if (!retning) return frase`Like mange ${personer} i ${b} som i ${a}`;
  return frase`${storBokstav(RETNINGSORD[retning].flere)} ${personer} i ${b} enn i ${a}`;
}

/** The highest and the lowest number and when; the lowest only when nothing is hidden. */
function extremes(visible: SynligObservasjon[], hidden: number): Frase {
  const counts = visible.map((celle) => celle.verdi.antall);
  const high = visible.filter((celle) => celle.verdi.antall === Math.max(...counts));
  const low = visible.filter((celle) => celle.verdi.antall === Math.min(...counts));
  const [top, bottom] = [high[0], low[0]];
  if (!top || !bottom) return [];
  if (visible.length === 1) return onlyMonth(top, hidden);
  if (top.verdi.antall === bottom.verdi.antall)
    return frase` Tallet er ${tall(verdi(top))} i alle månedene${hidden > 0 ? ' som er oppgitt' : ''}.`;
  const highest = frase` Det høyeste tallet er ${tall(verdi(top))}${when(high)}`;
  if (hidden > 0) return frase`${highest}.`;
  return frase`${highest}, det laveste ${tall(verdi(bottom))}${when(low)}.`;
}

/** There is no line to speak of, nor a highest of one. */
function onlyMonth(only: SynligObservasjon, hidden: number): Frase {
  const others =
    hidden === 1 ? 'Tallet for den andre måneden er' : 'Tallene for de andre månedene er';
  return frase`Bare tallet for ${tid(only.maned)} er oppgitt: ${tall(verdi(only))}.${hidden > 0 ? ` ${others} skjermet.` : undefined}`;
}

function when(celler_: SynligObservasjon[]): Frase | undefined {
  if (celler_.length > 3) return undefined;
  return frase` (${liste(celler_.map(({ maned }) => tid(maned)))})`;
}

function hiddenMonths(all: ReturnType<typeof celler>): Frase | undefined {
  const hidden = all.filter((celle) => !isSynligObservasjon(celle));
  const [only] = hidden;
  if (!only) return undefined;
  if (hidden.length === all.length) return frase` Alle tallene er skjermet fordi de er under fire.`;
  const line = lineAround(all);
  if (hidden.length === 1)
    return frase` Tallet for ${tid(only.maned)} er skjermet, og linjen ${line}.`;
  return frase` Tallene for ${tallSomOrd(antall(hidden))} av månedene er skjermet, og linjen ${line}.`;
}

/** What hidden months do to the line: it begins after them, ends before them, or has holes. */
function lineAround(all: ReturnType<typeof celler>): Frase {
  const visible = all
    .map((celle, i) => ({ celle, i }))
    .filter(({ celle }) => isSynligObservasjon(celle));
  const [first, last] = [visible[0], visible.at(-1)];
  if (!first || !last || last.i - first.i + 1 > visible.length) return frase`er brutt der`;
  const starts = first.i > 0 ? frase`begynner i ${tid(first.celle.maned)}` : undefined;
  const ends = last.i < all.length - 1 ? frase`slutter i ${tid(last.celle.maned)}` : undefined;
  return starts && ends ? frase`${starts} og ${ends}` : (starts ?? ends ?? frase`er brutt der`);
}

/** Women and men, month by month. */
export function kjonnstekst({ emne, grunnlag, personer }: Figurgrunnlag): Figurtekst {
  const now = kjonnsfordelingFor(grunnlag, emne, grunnlag.maned);
  const share = now && kvinneandelOf(now, emne);
  const m = tid(grunnlag.maned);
  return {
    tittel: share
      ? frase`Kvinner utgjorde ${tall(share)} prosent i ${m}`
      : frase`Kvinner og menn blant ${personer}`,
    undertittel: frase`Antall kvinner og menn blant ${personer}, ${perioden(grunnlag, nokkelFor(emne))}`,
    beskrivelse: now
      ? frase`Linjene viser antall kvinner og menn for hver måned. I ${m} var det ${tall(now.kvinner.antall)} kvinner og ${tall(now.menn.antall)} menn.`
      : frase`Linjene viser antall kvinner og menn for hver måned der tallene er oppgitt.`,
  };
}

/** That numbers of a figure are hidden, where some are. */
function hiddenShare(all: ReturnType<typeof celler>): string | undefined {
  const hidden = all.filter((celle) => !isSynligObservasjon(celle)).length;
  if (hidden === 0) return undefined;
  return 2 * hidden > all.length
    ? ' De fleste tallene er skjermet.'
    : ' Noen av tallene er skjermet.';
}

/** The three hovedgrupper of a subject, month by month. */
export function hovedgruppetekst({ emne, grunnlag, personer }: Figurgrunnlag): Figurtekst {
  const { maned, register } = grunnlag;
  const deler = delerAv(grunnlag, emne, 'hovedgruppe');
  const whole = synligFor(grunnlag, nokkelFor(emne), maned);
  const complete = fullstendig(grunnlag, nokkelFor(emne), deler, maned);
  const [largest] = [...(complete ?? [])].sort(
    (a, b) => b.celle.verdi.antall - a.celle.verdi.antall,
  );
  const m = tid(maned);
  const names = (id: Figurgrunnlag['emne'], n: number) => deltakere(formerFor(register, id), n);
  // Beside the printed total, the visible parts alone would lay out the sum that gives the others away.
  const told = complete?.length === deler.length ? complete : [];
  const counts = told.map(
    ({ emne: del, celle }) => frase`${tall(verdi(celle))} ${names(del, celle.verdi.antall)}`,
  );
  return {
    tittel:
      largest && whole && (complete?.length ?? 0) > 1 && whole.verdi.antall >= 20
        ? frase`${storBokstav(formerFor(register, largest.emne).setning)} utgjorde ${tall(andel(largest.celle, whole))} prosent i ${m}`
        : frase`${storBokstav(personer)} etter hovedgruppe`,
    undertittel: frase`${storBokstav(`antall ${personer}`)} etter hovedgruppe, ${perioden(grunnlag, nokkelFor(emne))}`,
    beskrivelse: join([
      `Én rute for hver hovedgruppe${deler.length < register.hovedgrupper.length ? ' med tall i rapporten' : ''} viser antallet måned for måned.`,
      counts.length > 0 ? frase` I ${m} var det ${liste(counts)}.` : undefined,
      hiddenShare(deler.flatMap(({ nokkel }) => celler(grunnlag, nokkel))),
    ]),
  };
}

/** «januar–mai 2021»: from the series' first month to the month of the comparison. */
export function perioden(grunnlag: Grunnlag, nokkel: SerieNokkel): Frase {
  const first = celler(grunnlag, nokkel)[0]?.maned;
  const last = tid(grunnlag.maned);
  return first && first !== grunnlag.maned ? frase`${tid(first)}–${last}` : frase`${last}`;
}
