import { addManeder, type Maned } from '../domain/maned.ts';
import { bevegelser, largest, shownInFigure, type Bevegelse } from '../facts/movements.ts';
import { delerAv, fullstendig, sosken, type Delserie, type Synligdel } from '../facts/parts.ts';
import {
  celleFor,
  celler,
  isSynligObservasjon,
  nokkelFor,
  synligFor,
  type Emne,
} from '../facts/context.ts';
import { parentOf } from '../facts/siblings.ts';
import { andel, endring, rang, verdi, type Utregning } from '../facts/calculation.ts';
import type { Figurgrunnlag, Figurtekst } from './caption-words.ts';
import { blantLike, flokken, formerFor, helhet } from './forms.ts';
import { frase, join, storBokstav, type Frase } from './phrase.ts';
import { perioden, SMALLEST_FOR_SHARE } from './captions-time.ts';
import { tall, tid } from './node.ts';
import { plassering } from './place-words.ts';

/** The parts of a whole this month, longest bar first; the hidden ones last. */
export function sammensetningstekst(figur: Figurgrunnlag): Figurtekst {
  const { emne, grunnlag, personer } = figur;
  const { maned, register } = grunnlag;
  const deling = emne.niva === 'tiltaksgruppe' ? 'tiltak' : 'tiltaksgruppe';
  const deler = delerAv(grunnlag, emne, deling);
  const complete = fullstendig(grunnlag, nokkelFor(emne), deler, maned) ?? [];
  const [first, second] = [...complete].sort((a, b) => b.celle.verdi.antall - a.celle.verdi.antall);
  const m = tid(maned);
  const name = (del: Emne) => blantLike(register, del);
  const each = deling === 'tiltak' ? 'hvert tiltak' : 'hver tiltaksgruppe';
  return {
    tittel:
      largestShare(figur, [first, second]) ??
      largestVisible(figur, deler) ??
      frase`${storBokstav(personer)} etter ${deling}`,
    undertittel: frase`${storBokstav(`antall ${personer}`)} etter ${deling}, ${m}`,
    beskrivelse: join([
      `Søylene viser antallet i ${each}.`,
      first && second
        ? frase` De største er ${name(first.emne)} (${tall(verdi(first.celle))}) og ${name(second.emne)} (${tall(verdi(second.celle))}).`
        : undefined,
      hides(figur, deler) ? ' Skjermede tall er under fire og har ingen søyle.' : undefined,
    ]),
  };
}

/** The largest of all parts by its share of the whole; undefined for two alike, and for a whole too small for shares. */
function largestShare(
  { emne, grunnlag: { maned, register }, grunnlag }: Figurgrunnlag,
  [first, second]: (Synligdel | undefined)[],
): Frase | undefined {
  const whole = synligFor(grunnlag, nokkelFor(emne), maned);
  if (!first || !second || !whole || whole.verdi.antall < SMALLEST_FOR_SHARE) return undefined;
  if (first.celle.verdi.antall === second.celle.verdi.antall) return undefined;
  return frase`${storBokstav(blantLike(register, first.emne))} er størst, med ${tall(andel(first.celle, whole))} prosent i ${tid(maned)}`;
}

/** The largest part by its number, where not every part is told: no hidden one can be larger. */
function largestVisible({ grunnlag }: Figurgrunnlag, deler: Delserie[]): Frase | undefined {
  const { maned, register } = grunnlag;
  const [first, second] = deler
    .flatMap(({ emne, nokkel }) => {
      const celle = synligFor(grunnlag, nokkel, maned);
      return celle ? [{ emne, celle }] : [];
    })
    .sort((a, b) => b.celle.verdi.antall - a.celle.verdi.antall);
  if (!first || first.celle.verdi.antall === second?.celle.verdi.antall || deler.length < 2)
    return undefined;
  const n = first.celle.verdi.antall === 1 ? 'deltaker' : 'deltakere';
  return frase`${storBokstav(blantLike(register, first.emne))} er størst i ${tid(maned)}, med ${tall(verdi(first.celle))} ${n}`;
}

function hides({ grunnlag }: Figurgrunnlag, deler: Delserie[]): boolean {
  return deler.some(({ nokkel }) => {
    const celle = celleFor(grunnlag, nokkel, grunnlag.maned);
    return celle !== undefined && !isSynligObservasjon(celle);
  });
}

/** A subject's line beside its siblings', on one scale. */
export function soskentekst({ emne, grunnlag }: Figurgrunnlag): Figurtekst {
  const { maned, register } = grunnlag;
  const over = parentOf(grunnlag, emne) ?? emne;
  const flock = flokken(register, emne, over);
  const where = emne.niva === 'tiltak' ? ` i ${helhet(register, over)}` : '';
  const now = placeIn(grunnlag, emne, over, maned);
  const place = now && plassering(emne, now, where);
  // A title without a month holds for all that the figure shows.
  const lasting = celler(grunnlag, nokkelFor(emne)).every((celle) => {
    const then = placeIn(grunnlag, emne, over, celle.maned);
    return then?.verdi === now?.verdi && then?.av.length === now?.av.length;
  });
  const own = synligFor(grunnlag, nokkelFor(emne), maned);
  const name = storBokstav(blantLike(register, emne));
  const is = lasting ? 'er' : frase`var i ${tid(maned)}`;
  return {
    tittel: place
      ? frase`${name} ${is} ${place}`
      : frase`${name} blant ${flock}${own && frase`: ${tall(verdi(own))} ${own.verdi.antall === 1 ? 'deltaker' : 'deltakere'} i ${tid(maned)}`}`,
    undertittel: frase`Antall deltakere, ${perioden(grunnlag, nokkelFor(over))}`,
    beskrivelse: frase`Én rute for ${emne.niva === 'tiltak' ? 'hvert' : 'hver'} av ${flock} viser antallet måned for måned. ${name} er uthevet.`,
  };
}

/** A subject's place among its siblings in a month; undefined where not every sibling has a number, or one has the same. */
function placeIn(
  grunnlag: Figurgrunnlag['grunnlag'],
  emne: Emne,
  over: Emne,
  maned: Maned,
): Utregning | undefined {
  const all = fullstendig(grunnlag, nokkelFor(over), sosken(grunnlag, emne), maned);
  const own = all?.find((del) => del.emne.id === emne.id);
  const others = (all ?? []).filter((del) => del !== own).map(({ celle }) => celle);
  const tied = others.some((celle) => celle.verdi.antall === own?.celle.verdi.antall);
  return own && others.length > 0 && !tied ? rang(own.celle, others) : undefined;
}

/** The tiltak that moved most since last month, both ways. */
export function bevegelsestekst({ grunnlag }: Figurgrunnlag): Figurtekst {
  const { maned, register } = grunnlag;
  const all = bevegelser(grunnlag);
  const [up, down] = [largest(all, 1), largest(all, -1)];
  const name = (of: Bevegelse) => formerFor(register, of.emne).setning;
  const change = (of: Bevegelse) => tall(endring(of.na, of.forrige));
  const [f, m] = [tid(addManeder(maned, -1)), tid(maned)];
  const told: Frase[] = [];
  if (down) told.push(frase`gikk ${name(down)} mest ned, med ${change(down)}`);
  if (up && down) told.push(frase`${name(up)} økte mest, med ${change(up)}`);
  if (up && !down) told.push(frase`økte ${name(up)} mest, med ${change(up)}`);
  const measure =
    shownInFigure(all).length < all.length
      ? 'De største endringene i antall deltakere'
      : 'Endring i antall deltakere';
  return {
    tittel:
      up && down
        ? frase`Av enkelttiltakene gikk ${name(down)} mest ned og ${name(up)} mest opp`
        : frase`De største endringene blant tiltakene`,
    undertittel: frase`${measure} fra ${f} til ${m}, tiltak med oppgitte tall for begge månedene`,
    beskrivelse: all.every((of) => of.endring === 0)
      ? frase`Ingen tiltak med oppgitte tall for begge månedene endret seg.`
      : frase`Søylene viser endringen fra ${f}.${tellMovements(told)}`,
  };
}

function tellMovements(told: Frase[]): Frase | undefined {
  const [first, second] = told;
  return first && frase` Av enkelttiltakene ${first}${second && frase`, mens ${second}`}.`;
}
