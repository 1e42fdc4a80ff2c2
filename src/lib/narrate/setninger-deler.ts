import { motsatt as other } from '../compare/endring.ts';
import type { Del } from '../compare/faktum.ts';
import type { Emne } from '../compare/grunnlag.ts';
import { deltakere, formerFor, helhet, omtale as omtaleOf } from './former.ts';
import { frase, storBokstav } from './frase.ts';
import { tall, tallSom } from './node.ts';
import { RETNINGSORD, type Formulering, type Ordgrunnlag } from './ord.ts';

/** «Arbeidssøkere på tiltak sto for 651 av nedgangen på 859.» */
export const driver: Formulering<'driver'> = ({ retning, del, endring }, ord) => {
  const { endringen } = RETNINGSORD[retning];
  const name = navn(del, ord);
  const [part, whole] = [tall(del.tall), tall(endring)];
  if (del.tall.verdi === endring.verdi) {
    return [
      frase`${storBokstav(name)} sto for hele ${endringen} på ${whole}.`,
      frase`Hele ${endringen} på ${whole} kom ${sted(del, ord)}.`,
    ];
  }
  return [
    frase`${storBokstav(name)} sto for ${part} av ${endringen} på ${whole}.`,
    frase`Av ${endringen} på ${whole} sto ${name} for ${part}.`,
    frase`Det meste av ${endringen}, ${part} av ${whole}, kom ${sted(del, ord)}.`,
  ];
};

/** «Oppfølging gikk mest ned, med 613, mens lønnstilskudd økte mest, med 420.» */
export const motsatt: Formulering<'motsatt'> = ({ retning, opp, ned }, ord) => {
  const [first, second] = retning === 'ned' ? [ned, opp] : [opp, ned];
  const [a, b] = [RETNINGSORD[retning], RETNINGSORD[other(retning)]];
  const [x, y] = [tall(first.tall), tall(second.tall)];
  return [
    frase`${storBokstav(navn(first, ord))} ${a.mest}, med ${x}, mens ${navn(second, ord)} ${b.mest}, med ${y}.`,
    frase`Størst ${a.endring} var det ${sted(first, ord)}, med ${x}, mens antallet ${deltakere(formerFor(ord.grunnlag.register, second.emne))} ${b.verb}${b.partikkel} med ${y}.`,
    frase`Mens ${navn(second, ord)} ${b.mest}, med ${y}, ${a.mestSnudd[0]} ${navn(first, ord)} ${a.mestSnudd[1]}, med ${x}.`,
  ];
};

/** «Avklaringstiltak hadde størst prosentvis nedgang, 7,8 prosent.» */
export const storstRelativ: Formulering<'storst-relativ'> = ({ retning, del }, ord) => {
  const { endring, endringen } = RETNINGSORD[retning];
  const p = tall(del.tall);
  return [
    frase`${storBokstav(navn(del, ord))} hadde størst prosentvis ${endring}, ${p} prosent.`,
    frase`Den største prosentvise ${endringen}, ${p} prosent, var ${sted(del, ord)}.`,
    frase`Prosentvis var ${endringen} størst ${sted(del, ord)}, med ${p} prosent.`,
  ];
};

/** «De fleste, 77,2 prosent, var personer med nedsatt arbeidsevne på tiltak.» */
export const storstDel: Formulering<'storst-del'> = ({ del }, ord) => {
  const p = tall(del.tall);
  const members = deltakere(formerFor(ord.grunnlag.register, del.emne));
  return [
    frase`De fleste, ${p} prosent, var ${members}.`,
    frase`${storBokstav(members)} utgjorde ${p} prosent.`,
    frase`Av deltakerne var ${p} prosent ${members}.`,
  ];
};

/** «I motsetning til tiltakene samlet …» */
export const motstrom: Formulering<'motstrom'> = ({ over, retning, overEndring }, ord) => {
  const { verb, partikkel, endring } = RETNINGSORD[other(retning)];
  const whole = helhet(ord.grunnlag.register, over);
  const d = tall(overEndring);
  return [
    frase`I ${whole} samlet ${verb} antallet${partikkel} med ${d}.`,
    frase`Utviklingen var motsatt i ${whole} samlet, med en ${endring} på ${d}.`,
    frase`Til sammenligning ${verb} antallet i ${whole} samlet${partikkel} med ${d}.`,
  ];
};

/** «Ingen annen tiltaksgruppe hadde større prosentvis nedgang.» */
export const storstAvSosken: Formulering<'storst-av-sosken'> = ({ retning, over }, ord) => {
  const { endring, endringen } = RETNINGSORD[retning];
  const { ingen, flokk } = sosken(ord, over);
  return [
    frase`${ingen} hadde større prosentvis ${endring}.`,
    frase`${storBokstav(endringen)} var prosentvis den største blant ${flokk}.`,
    frase`Prosentvis var ${endringen} den største blant ${flokk}.`,
  ];
};

/** «Oppfølging utgjorde 22,7 prosent av alle deltakere.» */
export const andelAv: Formulering<'andel-av'> = ({ over, andel }, ord) => {
  const p = tall(andel);
  const subject = storBokstav(ord.former.setning);
  const { verb, hva } = plassert(ord);
  if (over.niva === 'i-alt') {
    return [
      frase`${subject} utgjorde ${p} prosent av alle deltakere.`,
      frase`Av alle deltakere ${verb} ${p} prosent ${hva}.`,
    ];
  }
  const whole = helhet(ord.grunnlag.register, over);
  return [
    frase`Tiltaket utgjorde ${p} prosent av deltakerne i ${whole}.`,
    frase`Av deltakerne i ${whole} ${verb} ${p} prosent ${hva}.`,
  ];
};

/** «Tiltaket gikk forbi mentor og er nå det nest største av tiltakene i tiltaksgruppen oppfølging.» */
export const rangskifte: Formulering<'rangskifte'> = ({ forbi, rang, retning, over }, ord) => {
  const passed = formerFor(ord.grunnlag.register, forbi).setning;
  const { omtale, flokk, artikkel } = sosken(ord, over);
  const place = frase`${artikkel} ${tallSom(rang, storstBestemt(rang.verdi))} av ${flokk}`;
  return retning === 'opp'
    ? [
        frase`${storBokstav(omtale)} gikk forbi ${passed} og er nå ${place}.`,
        frase`Dette er nå ${place}, foran ${passed}.`,
      ]
    : [
        frase`${storBokstav(omtale)} ble forbigått av ${passed} og er nå ${place}.`,
        frase`Med ${passed} foran seg er ${omtale} nå ${place}.`,
      ];
};

/** «Dette er det nest største av tiltakene i tiltaksgruppen oppfølging, med 22,7 prosent av deltakerne der.» */
export const plass: Formulering<'plass'> = ({ rang, over, andel }, ord) => {
  const { omtale, flokk, artikkel } = sosken(ord, over);
  const place = frase`${artikkel} ${tallSom(rang, storstBestemt(rang.verdi))} av ${flokk}`;
  const share = frase`${tall(andel)} prosent av ${over.niva === 'i-alt' ? 'alle deltakere' : 'deltakerne'}`;
  return [
    frase`Dette er ${place}, med ${share}.`,
    frase`Med ${share} er ${omtale} ${place}.`,
    frase`${storBokstav(omtale)} er ${place}, og utgjorde ${share}.`,
  ];
};

const PLASSER = ['', 'nest ', 'tredje ', 'fjerde ', 'femte '];

/** «størst», «nest størst»; empty from the sixth place on. */
export function storst(plass_: number): string {
  const word = PLASSER[plass_ - 1];
  return word === undefined ? '' : `${word}størst`;
}

/** «største», «nest største». */
function storstBestemt(plass_: number): string {
  return `${storst(plass_)}e`;
}

/** How a subject and its siblings are spoken of. */
function sosken({ emne, grunnlag }: Ordgrunnlag, over: Emne) {
  const omtale = omtaleOf(emne);
  if (emne.niva === 'tiltak') {
    const whole = helhet(grunnlag.register, over);
    const flokk = `tiltakene i ${whole}`;
    return { omtale, artikkel: 'det', flokk, ingen: `Ingen av de andre ${flokk}` };
  }
  const kind = emne.niva === 'hovedgruppe' ? 'hovedgruppe' : 'tiltaksgruppe';
  return { omtale, artikkel: 'den', flokk: `${kind}ne`, ingen: `Ingen annen ${kind}` };
}

/** A part by name, inside a sentence. */
function navn({ emne }: Del, { grunnlag }: Ordgrunnlag): string {
  return formerFor(grunnlag.register, emne).setning;
}

/** Where a part's participants are: «i jobbklubb», «blant arbeidssøkere på tiltak». */
function sted({ emne }: Del, { grunnlag }: Ordgrunnlag): string {
  const former = formerFor(grunnlag.register, emne);
  const { preposisjon, setning } = former;
  return preposisjon === 'med' ? `blant ${deltakere(former)}` : `${preposisjon} ${setning}`;
}

/** What participants are or have, after «var» or «hadde»: «i arbeidstrening», «arbeidssøkere på tiltak». */
function plassert({ former, emne }: Ordgrunnlag): { verb: string; hva: string } {
  if (emne.niva === 'hovedgruppe') return { verb: 'var', hva: deltakere(former) };
  return former.preposisjon === 'med'
    ? { verb: 'hadde', hva: former.setning }
    : { verb: 'var', hva: `${former.preposisjon} ${former.setning}` };
}
