import { addManeder } from '../domain/maned.ts';
import { delerAv, fullstendig, type Delserie } from '../facts/parts.ts';
import { pairFor } from '../facts/change.ts';
import {
  celleFor,
  celler,
  isSynligObservasjon,
  nokkelFor,
  synligFor,
  type Grunnlag,
  type SynligObservasjon,
} from '../facts/context.ts';
import { kjonnsfordelingFor, kvinneandelOf } from '../facts/kjonn.ts';
import { andel, antall, verdi } from '../facts/calculation.ts';
import type { SerieNokkel } from '../domain/key.ts';
import { deltakere, formerFor } from './forms.ts';
import type { Figurgrunnlag, Figurtekst } from './caption-words.ts';
import { frase, join, liste, storBokstav, type Frase } from './phrase.ts';
import { tall, tallSomOrd, tid } from './node.ts';

/** The line of a subject's number, month by month. */
export function utviklingstekst(figur: Figurgrunnlag): Figurtekst {
  const { emne, grunnlag, personer } = figur;
  const nokkel = nokkelFor(emne);
  const all = celler(grunnlag, nokkel);
  const visible = all.filter(isSynligObservasjon);
  const [first, last] = [visible[0], visible.at(-1)];
  const hidden = all.length - visible.length;
  return {
    tittel: first ? titleOf(figur) : frase`Tallene er skjermet`,
    undertittel: frase`${storBokstav(`antall ${personer}`)}, ${perioden(grunnlag, nokkel)}`,
    beskrivelse: join([
      visible.length === 1 ? undefined : 'Linjen viser antallet for hver måned.',
      ...(first && last ? [extremes(visible, hidden)] : []),
      visible.length === 1 ? undefined : hiddenMonths(all),
    ]),
  };
}

/** «11 971 deltakere med lønnstilskudd i mai, mot 10 469 i januar»: the newest month, against the year before or the first. */
function titleOf({ emne, grunnlag }: Figurgrunnlag): Frase {
  const { maned, register } = grunnlag;
  const nokkel = nokkelFor(emne);
  const m = tid(maned);
  const now = synligFor(grunnlag, nokkel, maned);
  if (!now) {
    const hidden = celleFor(grunnlag, nokkel, maned) !== undefined;
    return hidden ? frase`Tallet for ${m} er skjermet` : frase`Ingen tall for ${m}`;
  }
  const former = formerFor(register, emne);
  const own = frase`${tall(verdi(now))} ${deltakere(former, now.verdi.antall)} i ${m}`;
  const [first] = celler(grunnlag, nokkel).filter(isSynligObservasjon);
  const then = first && first.maned < maned ? pairFor(grunnlag, nokkel, first.maned) : undefined;
  const pair = pairFor(grunnlag, nokkel, addManeder(maned, -12)) ?? then;
  return pair ? frase`${own}, mot ${tall(verdi(pair[1]))} i ${tid(pair[1].maned)}` : own;
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
  const large = now && now.total.verdi.antall >= SMALLEST_FOR_SHARE;
  // A share of a few persons is no finding; how many there are is.
  const few = now
    ? frase`${tall(now.kvinner.antall)} kvinner og ${tall(now.menn.antall)} menn i ${m}`
    : frase`Kvinner og menn blant ${personer}`;
  return {
    tittel: share && large ? frase`Kvinner utgjorde ${tall(share)} prosent i ${m}` : few,
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
export function hovedgruppetekst(figur: Figurgrunnlag): Figurtekst {
  const { emne, grunnlag, personer } = figur;
  const { maned, register } = grunnlag;
  const deler = delerAv(grunnlag, emne, 'hovedgruppe');
  const complete = fullstendig(grunnlag, nokkelFor(emne), deler, maned);
  const m = tid(maned);
  const names = (id: Figurgrunnlag['emne'], n: number) => deltakere(formerFor(register, id), n);
  // Beside the printed total, the visible parts alone would lay out the sum that gives the others away.
  const told = complete?.length === deler.length ? complete : [];
  const counts = told.map(
    ({ emne: del, celle }) => frase`${tall(verdi(celle))} ${names(del, celle.verdi.antall)}`,
  );
  return {
    tittel: partTitle(figur, deler) ?? frase`${storBokstav(personer)} etter hovedgruppe`,
    undertittel: frase`${storBokstav(`antall ${personer}`)} etter hovedgruppe, ${perioden(grunnlag, nokkelFor(emne))}`,
    beskrivelse: join([
      `Én rute for hver hovedgruppe${deler.length < register.hovedgrupper.length ? ' med tall i rapporten' : ''} viser antallet måned for måned.`,
      counts.length > 0 ? frase` I ${m} var det ${liste(counts)}.` : undefined,
      hiddenShare(deler.flatMap(({ nokkel }) => celler(grunnlag, nokkel))),
    ]),
  };
}

/** The largest hovedgruppe of the month: its share where every one is told, or else its number. */
function partTitle({ emne, grunnlag }: Figurgrunnlag, deler: Delserie[]): Frase | undefined {
  const { maned, register } = grunnlag;
  const whole = synligFor(grunnlag, nokkelFor(emne), maned);
  const complete = fullstendig(grunnlag, nokkelFor(emne), deler, maned);
  const visible = deler
    .flatMap(({ emne: part, nokkel }) => {
      const celle = synligFor(grunnlag, nokkel, maned);
      return celle ? [{ part, celle }] : [];
    })
    .sort((a, b) => b.celle.verdi.antall - a.celle.verdi.antall);
  const [largest, next] = visible;
  if (!whole || !largest || deler.length < 2) return undefined;
  if (largest.celle.verdi.antall === next?.celle.verdi.antall) return undefined;
  const former = formerFor(register, largest.part);
  const m = tid(maned);
  const isShare = complete && complete.length > 1 && whole.verdi.antall >= SMALLEST_FOR_SHARE;
  return isShare
    ? frase`${storBokstav(former.setning)} utgjorde ${tall(andel(largest.celle, whole))} prosent i ${m}`
    : frase`${storBokstav(deltakere(former))} er flest, med ${tall(verdi(largest.celle))} i ${m}`;
}

/** The smallest number of persons a title tells a share of. */
export const SMALLEST_FOR_SHARE = 100;

/** «januar–mai 2021»: from the series' first month to the month of the comparison. */
export function perioden(grunnlag: Grunnlag, nokkel: SerieNokkel): Frase {
  const first = celler(grunnlag, nokkel)[0]?.maned;
  const last = tid(grunnlag.maned);
  return first && first !== grunnlag.maned ? frase`${tid(first)}–${last}` : frase`${last}`;
}
