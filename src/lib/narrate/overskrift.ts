import { retningOf } from '../compare/endring.ts';
import type { Faktum } from '../compare/faktum.ts';
import type { Faktasett } from './apning.ts';
import { deltakere } from './former.ts';
import { afterTurn } from './forut.ts';
import { frase, storBokstav, type Frase } from './frase.ts';
import { tall, tallSomOrden, tid } from './node.ts';
import {
  antallDeltakere,
  antallet,
  denne,
  forrige,
  hverManedFra,
  omfanget,
  RETNINGSORD,
  verbet,
} from './ord.ts';
import type { Ordgrunnlag } from './ord.ts';

/** Every way to head a page with what was found, without full stop. The strongest kind of finding wins; its variants are returned. */
export function overskrifter(fakta: Faktasett, ord: Ordgrunnlag): Frase[] {
  return (
    headHidden(fakta, ord) ??
    headUnchanged(fakta, ord) ??
    headExtreme(fakta, ord) ??
    headTurn(fakta.vending, ord) ??
    headRun(fakta.rekke, ord) ??
    headChange(fakta.endring, ord) ??
    headLevel(fakta.niva, ord)
  );
}

/** The high or low that the heading states; undefined where it states something else. */
export function headedBy(
  fakta: Faktasett,
  ord: Ordgrunnlag,
): Faktum<'topp'> | Faktum<'bunn'> | undefined {
  return headHidden(fakta, ord) || headUnchanged(fakta, ord) ? undefined : extremeOf(fakta);
}

function headHidden(fakta: Faktasett, ord: Ordgrunnlag): Frase[] | undefined {
  const m = denne(ord);
  const { setning } = ord.former;
  const hidden = fakta['skjermet-hele'];
  if (hidden && hidden.fra !== ord.grunnlag.maned)
    return [frase`Tallene for ${setning} er skjermet`];
  if (hidden || fakta['skjermet-na']) return [frase`Tallet for ${setning} i ${m} er skjermet`];
  return fakta.fravaerende ? [frase`Ingen tall for ${setning} i ${m}`] : undefined;
}

function headUnchanged(fakta: Faktasett, ord: Ordgrunnlag): Frase[] | undefined {
  const whole = fakta['uendret-hele'];
  if (whole) {
    return [
      frase`Uendret antall ${deltakere(ord.former)}: ${tall(whole.na)} hver måned fra ${tid(whole.fra)} til ${denne(ord)}`,
    ];
  }
  const grad = fakta.endring?.grad;
  if (grad === 'uendret')
    return [frase`Like mange ${deltakere(ord.former)} i ${denne(ord)} som måneden før`];
  if (grad !== 'om-lag-uendret') return undefined;
  return [
    frase`Om lag uendret antall ${deltakere(ord.former)} i ${denne(ord)}`,
    frase`Om lag like mange ${deltakere(ord.former)} i ${denne(ord)} som i ${forrige(ord)}`,
  ];
}

function extremeOf({ topp, bunn, rekke }: Faktasett): Faktum<'topp'> | Faktum<'bunn'> | undefined {
  const found = topp ?? bunn;
  return found && rekke && rekke.vekt > found.vekt ? undefined : found;
}

function headExtreme(fakta: Faktasett, ord: Ordgrunnlag): Frase[] | undefined {
  const found = extremeOf(fakta);
  if (!found) return undefined;
  const { hoyeste, flest } = RETNINGSORD[found.slag === 'topp' ? 'opp' : 'ned'];
  const span = omfanget(found.omfang);
  const m = denne(ord);
  return [
    frase`${storBokstav(antallet(ord))} i ${m} er det ${hoyeste} ${span}`,
    ...(found.omfang.slag === 'siden'
      ? []
      : [frase`I ${m} var det ${flest} ${deltakere(ord.former)} ${span}`]),
  ];
}

function headTurn(vending: Faktum<'vending'> | undefined, ord: Ordgrunnlag): Frase[] | undefined {
  if (!vending) return undefined;
  const { flere } = RETNINGSORD[vending.retning];
  const after = frase`i ${denne(ord)} etter ${afterTurn(vending, ord)}`;
  return [
    frase`${storBokstav(flere)} ${deltakere(ord.former)} ${after}`,
    frase`${storBokstav(antallet(ord))} ${verbet(vending.retning)} ${after}`,
  ];
}

function headRun(rekke: Faktum<'rekke'> | undefined, ord: Ordgrunnlag): Frase[] | undefined {
  if (!rekke) return undefined;
  const { flere, har } = RETNINGSORD[rekke.retning];
  if (!rekke.kjentStart) {
    const every = hverManedFra(rekke.lengde, rekke.fra, ord.grunnlag.maned);
    return [
      frase`${storBokstav(antallet(ord))} ${har} ${every}`,
      frase`${storBokstav(flere)} ${deltakere(ord.former)} ${every}`,
    ];
  }
  const inRow = frase`i ${denne(ord)} for ${tallSomOrden(rekke.lengde)} måned på rad`;
  return [
    frase`${storBokstav(antallet(ord))} ${verbet(rekke.retning)} ${inRow}`,
    frase`${storBokstav(flere)} ${deltakere(ord.former)} ${inRow}`,
  ];
}

function headChange(endring: Faktum<'endring'> | undefined, ord: Ordgrunnlag): Frase[] | undefined {
  const retning = endring && retningOf(endring.endring);
  if (!retning) return undefined;
  const { flere } = RETNINGSORD[retning];
  const m = denne(ord);
  const plain = [
    frase`${storBokstav(flere)} ${deltakere(ord.former)} i ${m} enn i ${forrige(ord)}`,
    frase`${storBokstav(antallet(ord))} ${verbet(retning)} i ${m}`,
  ];
  if (endring.grad === 'liten') return plain;
  const size = tall(endring.endring);
  const more = frase`${size} ${flere} ${deltakere(ord.former)} i ${m} enn i ${forrige(ord)}`;
  return [...plain, more];
}

function headLevel(niva: Faktum<'niva'> | undefined, ord: Ordgrunnlag): Frase[] {
  if (!niva) return [frase`Ingen tall for ${ord.former.setning} i ${denne(ord)}`];
  return [frase`${antallDeltakere(niva.na, ord)} i ${denne(ord)}`];
}
