import { addManeder } from '../domain/maned.ts';
import type { Observation } from '../domain/observation.ts';
import { isVisibleObservation } from '../facts/context.ts';
import { antall, verdi } from '../facts/calculation.ts';
import { participants, shortReference } from './forms.ts';
import { phrase, list, capitalizePhrase, capitalizeFirst, type Phrase } from './phrase.ts';
import { quoteNode, numberNode, numberNodeFrom, numberNodeAsWord, timeNode } from './node.ts';
import { countParticipants, countNoun, current, type Phrasing, type WordContext } from './words.ts';

/** From this many months on they are not listed one by one. */
const LONGEST_LIST = 6;

/** «Tallene for utvidet oppfølging i opplæring er skjermet fordi det var færre enn fire deltakere.» */
export const skjermetWhole: Phrasing<'skjermet-hele'> = ({ fra }, word) => {
  const { maned } = word.grunnlag;
  const { setning } = word.former;
  const m = current(word);
  if (fra === maned) return hiddenNow(word);
  const who = participants(word.former);
  if (addManeder(fra, 1) === maned) {
    const f = timeNode(fra);
    return withRule([
      phrase`Tallene for ${setning} i ${f} og ${m} er skjermet fordi det var færre enn fire deltakere.`,
      phrase`Både i ${f} og i ${m} var det færre enn fire ${who}, og tallene er derfor skjermet.`,
      phrase`${capitalizeFirst(setning)} hadde færre enn fire deltakere både i ${f} og i ${m}. Tallene er derfor skjermet.`,
      phrase`${capitalizeFirst(countNoun(word))} er skjermet for både ${f} og ${m} fordi det var færre enn fire.`,
    ]);
  }
  const span = phrase`fra ${timeNode(fra)} til ${m}`;
  return withRule([
    phrase`Tallene for ${setning} er skjermet i alle månedene ${span} fordi det var færre enn fire deltakere.`,
    phrase`I alle månedene ${span} var det færre enn fire ${who}, og tallene er derfor skjermet.`,
    phrase`${capitalizeFirst(setning)} hadde færre enn fire deltakere i hver av månedene ${span}. Tallene er derfor skjermet.`,
    phrase`${capitalizeFirst(countNoun(word))} er skjermet for alle månedene ${span} fordi det var færre enn fire.`,
    phrase`${capitalizePhrase(span)} var det hver måned færre enn fire ${who}. Tallene er derfor skjermet.`,
  ]);
};

/** Each alone, and with the rule that it follows: several pages of a month have no other text than this. */
function withRule(phrases: Phrase[]): Phrase[] {
  return RULE.flatMap((rule) => phrases.map((one) => phrase`${one}${rule}`));
}

const RULE = [
  '',
  ' Så små tall oppgir ikke Nav.',
  ' Nav oppgir ikke tall under fire.',
  ' Nav skjermer så små tall.',
];

/** «Tallet for mai er skjermet …». The newest number told is told as a level: no verb of change. */
export const skjermetNow: Phrasing<'skjermet-na'> = ({ siste, visible }, word) => {
  const m = current(word);
  const { setning } = word.former;
  const lastManed = siste?.av[0]?.maned;
  if (!siste || !lastManed) return hiddenNow(word);
  const n = countParticipants(siste, word);
  const f = timeNode(lastManed);
  if (visible === 1) {
    return [
      phrase`I ${f} var det ${n}. I de andre månedene er tallet skjermet fordi det var færre enn fire.`,
      phrase`Tallet for ${setning} i ${m} er skjermet fordi det var færre enn fire deltakere. Bare i ${f} er tallet oppgitt: ${numberNode(siste)}.`,
    ];
  }
  return tellHidden(word).map(
    (wording) => phrase`${wording} Sist tallet ble oppgitt, i ${f}, var det ${numberNode(siste)}.`,
  );
};

function hiddenNow(word: WordContext): Phrase[] {
  return withRule(tellHidden(word));
}

function tellHidden(word: WordContext): Phrase[] {
  const m = current(word);
  const { setning } = word.former;
  return [
    phrase`Tallet for ${setning} i ${m} er skjermet fordi det var færre enn fire deltakere.`,
    phrase`I ${m} var det færre enn fire ${participants(word.former)}, og tallet er derfor skjermet.`,
    phrase`${capitalizeFirst(setning)} hadde færre enn fire deltakere i ${m}. Tallet er derfor skjermet.`,
    phrase`${capitalizeFirst(countNoun(word))} i ${m} er skjermet fordi det var færre enn fire.`,
  ];
}

/** «Tallet for april er skjermet.» */
export const skjermetPrevious: Phrasing<'skjermet-forrige'> = ({ forrige }) => [
  phrase`Tallet for ${timeNode(forrige)} er skjermet fordi det var færre enn fire deltakere.`,
];

/** «Tallene for januar og februar er skjermet …» */
export const skjermetEarlier: Phrasing<'skjermet-tidligere'> = ({ celler }) => [
  phrase`${numberFor(celler)} skjermet fordi det var færre enn fire deltakere.`,
];

/** Why there is no women's share. */
export const skjermetKjonn: Phrasing<'skjermet-kjonn'> = (_, { emne }) => [
  phrase`Kvinneandelen for ${emne.niva === 'i-alt' ? shortReference(emne) : `hele ${shortReference(emne)}`} kan ikke oppgis fordi noen av tallene for kvinner eller menn er skjermet.`,
];

/** The report has no row this month. */
export const absent: Phrasing<'fravaerende'> = ({ siste, sisteManed }, word) => {
  const none = phrase`Rapporten har ikke tall for ${word.former.setning} i ${current(word)}.`;
  if (!siste || !sisteManed) return [none];
  const f = timeNode(sisteManed);
  return [phrase`${none} Det siste oppgitte tallet er for ${f}: ${numberNode(siste)}.`];
};

/** That there is nothing to compare with. The first month there are numbers for need not be the first there was. */
export const firstManed: Phrasing<'forste-maned'> = (_, word) => [
  phrase`Rapporten har ingen tall fra før ${timeNode(word.grunnlag.maned, true)} å sammenligne med.`,
];

/** «Tall for mars mangler.» */
export const missing: Phrasing<'mangler'> = ({ maneder }) => {
  const [first, last] = [maneder[0], maneder.at(-1)];
  if (!first || !last) return [];
  if (maneder.length > LONGEST_LIST)
    return [
      phrase`Tall for noen av månedene fra ${timeNode(first)} til ${timeNode(last)} mangler.`,
    ];
  return [phrase`Tall for ${list(maneder.map((maned) => timeNode(maned)))} mangler.`];
};

/** A break in the series, in the editor's words. */
export const seriesBreak: Phrasing<'brudd'> = ({ brudd: { maned, tekst } }) => [
  phrase`Serien har et brudd i ${timeNode(maned)}, og tall fra før bruddet blir ikke sammenlignet med tall etter det: ${quoteNode(tekst, 'register')}`,
];

/** «Tallet for april er endret fra A til B siden forrige rapport.» No size of the change when either is hidden. */
export const revised: Phrasing<'revidert'> = ({ fra, til }) => {
  const m = timeNode(til.maned);
  if (isVisibleObservation(fra) && isVisibleObservation(til)) {
    const old = numberNodeFrom(verdi(fra), fra.kilde.rapport);
    return [
      phrase`Tallet for ${m} er endret fra ${old} til ${numberNode(verdi(til))} siden forrige rapport.`,
    ];
  }
  if (isVisibleObservation(til))
    return [
      phrase`Tallet for ${m} var skjermet i forrige rapport. I denne rapporten er det oppgitt: ${numberNode(verdi(til))}.`,
    ];
  return [phrase`Tallet for ${m} er skjermet i denne rapporten, men var oppgitt i den forrige.`];
};

/** «Tallene for januar og april er endret siden forrige rapport.» */
export const revisedMore: Phrasing<'revidert-flere'> = ({ celler }) => [
  phrase`${numberFor(celler)} endret siden forrige rapport.`,
];

/** «Tallet for mars er rettet av redaksjonen: …» */
export const rettet: Phrasing<'rettet'> = ({ celle, begrunnelse }) => [
  phrase`Tallet for ${timeNode(celle.maned)} er rettet av redaksjonen: ${quoteNode(begrunnelse, 'rettelse')}`,
];

/** «Tallet for januar er», «Tallene for januar og mars er»; of many only how many, and the first and the last. */
function numberFor(cells: Observation[]): Phrase {
  const months = cells.map(({ maned }) => timeNode(maned));
  if (months.length === 1) return phrase`Tallet for ${months} er`;
  if (months.length <= LONGEST_LIST) return phrase`Tallene for ${list(months)} er`;
  return phrase`Tallene for ${numberNodeAsWord(antall(cells))} av månedene fra ${months[0]} til ${months.at(-1)} er`;
}
