import { addManeder } from '../domain/maned.ts';
import type { Observasjon } from '../domain/observation.ts';
import { isSynligObservasjon } from '../facts/context.ts';
import { antall, verdi } from '../facts/calculation.ts';
import { deltakere } from './forms.ts';
import { frase, liste, stor, storBokstav, type Frase } from './phrase.ts';
import { sitat, tall, tallFra, tallSomOrd, tid } from './node.ts';
import { antallDeltakere, antallet, denne, type Formulering, type Ordgrunnlag } from './words.ts';

/** From this many months on they are not listed one by one. */
const LONGEST_LIST = 6;

/** «Tallene for utvidet oppfølging i opplæring er skjermet fordi det var færre enn fire deltakere.» */
export const skjermetHele: Formulering<'skjermet-hele'> = ({ fra }, ord) => {
  const { maned } = ord.grunnlag;
  const { setning } = ord.former;
  const m = denne(ord);
  if (fra === maned) return hiddenNow(ord);
  if (addManeder(fra, 1) === maned) {
    return [
      frase`Tallene for ${setning} i ${tid(fra)} og ${m} er skjermet fordi det var færre enn fire deltakere.`,
      frase`Både i ${tid(fra)} og i ${m} var det færre enn fire ${deltakere(ord.former)}, og tallene er derfor skjermet.`,
      frase`${storBokstav(setning)} hadde færre enn fire deltakere både i ${tid(fra)} og i ${m}. Tallene er derfor skjermet.`,
      frase`${storBokstav(antallet(ord))} er skjermet for både ${tid(fra)} og ${m} fordi det var færre enn fire.`,
    ];
  }
  const span = frase`fra ${tid(fra)} til ${m}`;
  return [
    frase`Tallene for ${setning} er skjermet i alle månedene ${span} fordi det var færre enn fire deltakere.`,
    frase`I alle månedene ${span} var det færre enn fire ${deltakere(ord.former)}, og tallene er derfor skjermet.`,
    frase`${storBokstav(setning)} hadde færre enn fire deltakere i hver av månedene ${span}. Tallene er derfor skjermet.`,
    frase`${storBokstav(antallet(ord))} er skjermet for alle månedene ${span} fordi det var færre enn fire.`,
    frase`${stor(span)} var det hver måned færre enn fire ${deltakere(ord.former)}. Tallene er derfor skjermet.`,
  ];
};

/** «Tallet for mai er skjermet …». The newest number told is told as a level: no verb of change. */
export const skjermetNa: Formulering<'skjermet-na'> = ({ siste, synlige }, ord) => {
  const m = denne(ord);
  const { setning } = ord.former;
  const sisteManed = siste?.av[0]?.maned;
  const hidden = hiddenNow(ord);
  if (!siste || !sisteManed) return hidden;
  const n = antallDeltakere(siste, ord);
  const f = tid(sisteManed);
  if (synlige === 1) {
    return [
      frase`I ${f} var det ${n}. I de andre månedene er tallet skjermet fordi det var færre enn fire.`,
      frase`Tallet for ${setning} i ${m} er skjermet fordi det var færre enn fire deltakere. Bare i ${f} er tallet oppgitt: ${tall(siste)}.`,
    ];
  }
  return hidden.map(
    (phrase) => frase`${phrase} Sist tallet ble oppgitt, i ${f}, var det ${tall(siste)}.`,
  );
};

function hiddenNow(ord: Ordgrunnlag): Frase[] {
  const m = denne(ord);
  const { setning } = ord.former;
  return [
    frase`Tallet for ${setning} i ${m} er skjermet fordi det var færre enn fire deltakere.`,
    frase`I ${m} var det færre enn fire ${deltakere(ord.former)}, og tallet er derfor skjermet.`,
    frase`${storBokstav(setning)} hadde færre enn fire deltakere i ${m}. Tallet er derfor skjermet.`,
    frase`${storBokstav(antallet(ord))} i ${m} er skjermet fordi det var færre enn fire.`,
  ];
}

/** «Tallet for april er skjermet.» */
export const skjermetForrige: Formulering<'skjermet-forrige'> = ({ forrige }) => [
  frase`Tallet for ${tid(forrige)} er skjermet fordi det var færre enn fire deltakere.`,
];

/** «Tallene for januar og februar er skjermet …» */
export const skjermetTidligere: Formulering<'skjermet-tidligere'> = ({ celler }) => [
  frase`${tallFor(celler)} skjermet fordi det var færre enn fire deltakere.`,
];

/** Why there is no women's share. */
export const skjermetKjonn: Formulering<'skjermet-kjonn'> = () => [
  frase`Kvinneandelen blant alle deltakerne er ikke oppgitt fordi noen av tallene for kvinner eller menn er skjermet.`,
];

/** The report has no row this month. */
export const fravaerende: Formulering<'fravaerende'> = ({ siste, sisteManed }, ord) => {
  const none = frase`Rapporten har ikke tall for ${ord.former.setning} i ${denne(ord)}.`;
  if (!siste || !sisteManed) return [none];
  const f = tid(sisteManed);
  return [frase`${none} Det siste oppgitte tallet er for ${f}: ${tall(siste)}.`];
};

/** That there is nothing to compare with. The first month there are numbers for need not be the first there was. */
export const forsteManed: Formulering<'forste-maned'> = (_, ord) => [
  frase`Rapporten har ingen tall for månedene før ${denne(ord)} å sammenligne med.`,
];

/** «Tall for mars mangler.» */
export const mangler: Formulering<'mangler'> = ({ maneder }) => {
  const [first, last] = [maneder[0], maneder.at(-1)];
  if (!first || !last) return [];
  if (maneder.length > LONGEST_LIST)
    return [frase`Tall for noen av månedene fra ${tid(first)} til ${tid(last)} mangler.`];
  return [frase`Tall for ${liste(maneder.map((maned) => tid(maned)))} mangler.`];
};

/** A break in the series, in the editor's words. */
export const brudd: Formulering<'brudd'> = ({ brudd: { maned, tekst } }) => [
  frase`Serien har et brudd i ${tid(maned)}, og tall fra før bruddet blir ikke sammenlignet med tall etter det: ${sitat(tekst, 'register')}`,
];

/** «Tallet for april er endret fra A til B siden forrige rapport.» No size of the change when either is hidden. */
export const revidert: Formulering<'revidert'> = ({ fra, til }) => {
  const m = tid(til.maned);
  if (isSynligObservasjon(fra) && isSynligObservasjon(til)) {
    const old = tallFra(verdi(fra), fra.kilde.rapport);
    return [
      frase`Tallet for ${m} er endret fra ${old} til ${tall(verdi(til))} siden forrige rapport.`,
    ];
  }
  if (isSynligObservasjon(til))
    return [
      frase`Tallet for ${m} var skjermet i forrige rapport. I denne rapporten er det oppgitt: ${tall(verdi(til))}.`,
    ];
  return [frase`Tallet for ${m} er skjermet i denne rapporten, men var oppgitt i den forrige.`];
};

/** «Tallene for januar og april er endret siden forrige rapport.» */
export const revidertFlere: Formulering<'revidert-flere'> = ({ celler }) => [
  frase`${tallFor(celler)} endret siden forrige rapport.`,
];

/** «Tallet for mars er rettet av redaksjonen: …» */
export const rettet: Formulering<'rettet'> = ({ celle, begrunnelse }) => [
  frase`Tallet for ${tid(celle.maned)} er rettet av redaksjonen: ${sitat(begrunnelse, 'rettelse')}`,
];

/** «Tallet for januar er», «Tallene for januar og mars er»; of many only how many, and the first and the last. */
function tallFor(celler: Observasjon[]): Frase {
  const months = celler.map(({ maned }) => tid(maned));
  if (months.length === 1) return frase`Tallet for ${months} er`;
  if (months.length <= LONGEST_LIST) return frase`Tallene for ${liste(months)} er`;
  return frase`Tallene for ${tallSomOrd(antall(celler))} av månedene fra ${months[0]} til ${months.at(-1)} er`;
}
