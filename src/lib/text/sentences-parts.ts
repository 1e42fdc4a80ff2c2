import type { Deling } from '../facts/parts.ts';
import { motsatt as other } from '../facts/change.ts';
import type { Del, Flyttet, Retning } from '../facts/fact.ts';
import type { Emne } from '../facts/context.ts';
import { blantLike, deltakere, flokken, formerFor, helhet, omtale as omtaleOf } from './forms.ts';
import { frase, storBokstav, type Frase } from './phrase.ts';
import { tall } from './node.ts';
import { denne, forrige, RETNINGSORD, verbet, type Formulering, type Ordgrunnlag } from './words.ts';
import { plassering } from './place-words.ts';

/** «Arbeidssøkere på tiltak sto for 651 av nedgangen på 859.» */
export const driver: Formulering<'driver'> = ({ retning, del, endring }, ord) => {
  const { endringen } = RETNINGSORD[retning];
  const name = navn(del, ord);
  const [part, whole] = [tall(del.tall), tall(endring)];
  if (del.tall.verdi === endring.verdi) {
    // The same number, traced to the part that the sentence is about.
    return [
      frase`${storBokstav(name)} sto for hele ${endringen} på ${part}.`,
      frase`Hele ${endringen} på ${part} kom ${sted(del, ord)}.`,
    ];
  }
  return [
    frase`${storBokstav(name)} sto for ${part} av ${endringen} på ${whole}.`,
    frase`Av ${endringen} på ${whole} sto ${name} for ${part}.`,
    frase`${muchOf(del.tall.verdi, endring.verdi)} ${endringen}, ${part} av ${whole}, kom ${sted(del, ord)}.`,
  ];
};

/** What part of a change stands for, at least half of it: «Om lag halvparten av», «Nesten hele». */
function muchOf(part: number, whole: number): string {
  const percent = (100 * part) / whole;
  if (2 * part === whole) return 'Halvparten av';
  if (percent < 53) return 'Om lag halvparten av';
  if (percent >= 90) return 'Nesten hele';
  return 'Det meste av';
}

/** «AMO-kurs gikk mest ned, med 302, foran AMO-enkeltplass, med 147.» */
export const movers: Formulering<'movers'> = ({ deling, retning, first, second }, ord) => {
  const { register } = ord.grunnlag;
  const { verb, mest } = RETNINGSORD[retning];
  const { blant, av } = flokkAv(deling, ord);
  const [one, other_] = [first, second].map(({ emne }) => blantLike(register, emne));
  const [x, y] = [tall(first.tall), tall(second.tall)];
  return [
    frase`${storBokstav(blant)} ${verb} ${one} ${mest}, med ${x}, foran ${other_}, med ${y}.`,
    frase`${storBokstav(av)} ${verb} ${one} ${mest}, med ${x}, fulgt av ${other_}, med ${y}.`,
    frase`${storBokstav(one ?? '')} ${verb} ${mest} ${av}, med ${x}, og ${other_} nest mest, med ${y}.`,
  ];
};

/** «Ingen andre tiltak hadde større nedgang i antall deltakere.» */
export const largestOfAll: Formulering<'largest-of-all'> = ({ retning }, ord) => {
  const { endring, endringen } = RETNINGSORD[retning];
  const isTiltak = ord.emne.niva === 'tiltak';
  return [
    frase`${isTiltak ? 'Ingen andre tiltak' : 'Ingen annen tiltaksgruppe'} hadde større ${endring} fra ${forrige(ord)}, regnet i antall deltakere.`,
    frase`${storBokstav(endringen)} fra ${forrige(ord)} var den største av alle ${isTiltak ? 'tiltak' : 'tiltaksgrupper'}, regnet i antall deltakere.`,
  ];
};

/** «Blant tiltaksgruppene gikk oppfølging mest ned, med 613, mens lønnstilskudd økte mest, med 420.» One that moved alone is no «mest». */
export const motsatt: Formulering<'motsatt'> = ({ deling, retning, opp, ned, alle }, ord) => {
  const { register } = ord.grunnlag;
  const { blant, av } = flokkAv(deling, ord);
  const among = storBokstav(blant);
  const [first, second] = retning === 'ned' ? [ned, opp] : [opp, ned];
  const [way, back] = [retning, other(retning)];
  // It is the number of persons that moves, not the persons.
  const own = ({ emne }: Del) =>
    deling === 'hovedgruppe'
      ? `antallet ${deltakere(formerFor(register, emne))}`
      : blantLike(register, emne);
  // Of two there is no «bare».
  if (alle.length === 2) {
    const { verb, partikkel } = RETNINGSORD[way];
    return [
      frase`${among} ${verb} ${own(first)}${partikkel} med ${tall(first.tall)}, mens ${own(second)} ${verbet(back)} med ${tall(second.tall)}.`,
    ];
  }
  if (first.alene || second.alene) {
    const [lone, rest] = first.alene ? [first, second] : [second, first];
    const [to, fro] = first.alene ? [way, back] : [back, way];
    const told = frase`${among} ${RETNINGSORD[to].verb} bare ${own(lone)}${RETNINGSORD[to].partikkel}, ${withPercent(lone)}`;
    // No more than two numbers a sentence.
    if (rest.alene)
      return [frase`${told}. Bare ${own(rest)} ${verbet(fro)}, ${withPercent(rest)}.`];
    const most = RETNINGSORD[fro];
    return lone.prosent
      ? [
          frase`${told}. Av de andre ${NAVN[deling]} ${most.verb} ${own(rest)} ${most.mest}, med ${tall(rest.tall)}.`,
        ]
      : [frase`${told}, mens ${own(rest)} ${mostly(fro)}, med ${tall(rest.tall)}.`];
  }
  const [x, y] = [tall(first.tall), tall(second.tall)];
  const { verb, mest } = RETNINGSORD[way];
  return [
    frase`${among} ${verb} ${own(first)} ${mest}, med ${x}, mens ${own(second)} ${mostly(back)}, med ${y}.`,
    frase`${storBokstav(av)} ${RETNINGSORD[back].verb} ${own(second)} ${RETNINGSORD[back].mest}, med ${y}, mens ${own(first)} ${mostly(way)}, med ${x}.`,
    frase`Mens ${own(second)} ${mostly(back)} ${av}, med ${y}, ${verb} ${own(first)} ${mest}, med ${x}.`,
  ];
};

const NAVN: Record<Deling, string> = {
  hovedgruppe: 'hovedgruppene',
  tiltaksgruppe: 'tiltaksgruppene',
  tiltak: 'tiltakene',
};

/**
 * The parts together, after «blant» and «av»; with what they are parts of, since a hovedgruppe may go another way among
 * a tiltak's participants than in all: «blant deltakere i avklaring», «blant tiltaksgruppene i hovedgruppen».
 */
function flokkAv(deling: Deling, { emne, former }: Ordgrunnlag): { blant: string; av: string } {
  if (deling === 'hovedgruppe' && emne.niva !== 'i-alt') {
    const within = `blant ${deltakere(former)}`;
    return { blant: within, av: within };
  }
  const within = { hovedgruppe: ' i hovedgruppen', tiltaksgruppe: ' i gruppen' };
  const where =
    emne.niva === 'hovedgruppe' || emne.niva === 'tiltaksgruppe' ? within[emne.niva] : '';
  const all = `${NAVN[deling]}${where}`;
  return { blant: `blant ${all}`, av: `av ${all}` };
}

/** «økte mest», «gikk mest ned». */
function mostly(retning: Retning): string {
  return `${RETNINGSORD[retning].verb} ${RETNINGSORD[retning].mest}`;
}

/** «med 12, eller 7,8 prosent». */
function withPercent({ tall: change, prosent }: Flyttet): Frase {
  return frase`med ${tall(change)}${prosent && frase`, eller ${tall(prosent)} prosent`}`;
}

/** «Avklaringstiltak hadde størst prosentvis nedgang, 7,8 prosent.» */
export const storstRelativ: Formulering<'storst-relativ'> = ({ deling, retning, del }, ord) => {
  const { endring, endringen, verb, mest } = RETNINGSORD[retning];
  const p = tall(del.tall);
  const name = blantLike(ord.grunnlag.register, del.emne);
  const { blant, av } = flokkAv(deling, ord);
  return [
    frase`${storBokstav(av)} hadde ${name} størst prosentvis ${endring}, ${p} prosent.`,
    frase`Den største prosentvise ${endringen} ${blant}, ${p} prosent, hadde ${name}.`,
    frase`Prosentvis ${verb} ${name} ${mest} ${av}, med ${p} prosent.`,
  ];
};

/** «De fleste, 77,2 prosent, var personer med nedsatt arbeidsevne på tiltak.» */
export const storstDel: Formulering<'storst-del'> = ({ del }, ord) => {
  const p = tall(del.tall);
  const former = formerFor(ord.grunnlag.register, del.emne);
  const members = deltakere(former);
  // «deltakere» that are «deltakere i …» are merely «i …».
  const being = (former.flertall ?? `${former.preposisjon} ${former.setning}`).replace(
    /^deltakere /u,
    '',
  );
  return [
    frase`De fleste, ${p} prosent, var ${being}.`,
    frase`${storBokstav(members)} utgjorde ${p} prosent.`,
    frase`Av deltakerne var ${p} prosent ${being}.`,
    frase`Flertallet, ${p} prosent, var ${being}.`,
    frase`Blant deltakerne var ${p} prosent ${being}.`,
    frase`Med ${p} prosent av deltakerne var ${members} i flertall.`,
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

/** «Om lag hver tiende deltaker, 10,3 prosent, var i arbeidstrening.» */
export const andelAv: Formulering<'andel-av'> = ({ over, andel }, ord) => {
  const p = tall(andel);
  const { verb, hva } = plassert(ord);
  const group = over.niva === 'i-alt' ? undefined : helhet(ord.grunnlag.register, over);
  const isHovedgruppe = ord.emne.niva === 'hovedgruppe';
  const words = shareInWords(andel.verdi, group);
  // «Hver tiende deltaker» is one, and no «arbeidssøkere».
  if (words && !(isHovedgruppe && words.includes('hver '))) {
    return [
      frase`${storBokstav(words)}, ${p} prosent, ${verb} ${hva}.`,
      frase`${storBokstav(words)} ${verb} ${hva} i ${denne(ord)}: ${p} prosent.`,
    ];
  }
  const whose = WHOSE[ord.emne.niva];
  const whole = group === undefined ? 'alle deltakere' : `deltakerne i ${group}`;
  return [
    frase`${storBokstav(ord.former.setning)} ${isHovedgruppe ? 'utgjorde' : 'hadde'} ${p} prosent av ${whole}.`,
    frase`Av ${whole} ${verb} ${p} prosent ${hva}.`,
    frase`Blant ${whole} ${verb} ${p} prosent ${hva}.`,
    frase`${whose} andel av ${whole} var ${p} prosent.`,
  ];
};

const WHOSE: Record<Emne['niva'], string> = {
  'i-alt': 'Tiltakenes',
  hovedgruppe: 'Hovedgruppens',
  tiltaksgruppe: 'Gruppens',
  tiltak: 'Tiltakets',
};

/** Shares that readers keep, in tenths of a percent: «hver tiende deltaker», «en firedel av deltakerne». */
const SHARES: [tenths: number, word: string][] = [
  [50, 'hver tjuende'],
  [100, 'hver tiende'],
  [200, 'hver femte'],
  [250, 'en firedel'],
  [333, 'en tredel'],
  [500, 'halvparten'],
  [667, 'to tredeler'],
  [750, 'tre firedeler'],
  [800, 'fire av fem'],
  [900, 'ni av ti'],
];

/** The share in words, where it is within a twentieth of one that has them. */
function shareInWords(tenths: number, group: string | undefined): string | undefined {
  const found = SHARES.find(([one]) => 20 * Math.abs(one - tenths) <= one);
  if (!found) return undefined;
  const [exact, word] = found;
  if (word.startsWith('hver'))
    return `${exact === tenths ? '' : 'om lag '}${word} deltaker${group === undefined ? '' : ` i ${group}`}`;
  const nearly = exact === tenths ? '' : tenths < exact ? 'nesten ' : 'litt over ';
  return `${nearly}${word} av ${group === undefined ? 'alle deltakere' : `deltakerne i ${group}`}`;
}

/** «Tiltaket gikk forbi mentor og er det nest største tiltaket i tiltaksgruppen oppfølging.» */
export const rangskifte: Formulering<'rangskifte'> = ({ forbi, rang, retning, over }, ord) => {
  const passed = formerFor(ord.grunnlag.register, forbi).setning;
  const subject = omtaleOf(ord.emne);
  const place = plassering(ord.emne, rang, iGruppen(ord, over));
  if (!place) return [];
  const how = retning === 'opp' ? 'gikk forbi' : 'ble forbigått av';
  return [frase`${storBokstav(subject)} ${how} ${passed} og er ${place}.`];
};

/** «Opplæring er den tredje største tiltaksgruppen, med 19,4 prosent av alle deltakere.» */
export const plass: Formulering<'plass'> = ({ rang, over, andel }, ord) => {
  const name = blantLike(ord.grunnlag.register, ord.emne);
  const place = plassering(ord.emne, rang, iGruppen(ord, over));
  if (!place) return [];
  const share = frase`${tall(andel)} prosent av ${over.niva === 'i-alt' ? 'alle deltakere' : 'deltakerne'}`;
  // Named in every wording: what «dette» points to, the sentence before decides.
  return [
    frase`${storBokstav(name)} er ${place}, med ${share}.`,
    frase`Med ${share} er ${name} ${place}.`,
  ];
};

/** Where a tiltak is the largest. The group is named, so that the sentence can be quoted alone. */
function iGruppen({ emne, grunnlag }: Ordgrunnlag, over: Emne): string {
  return emne.niva === 'tiltak' ? ` i ${helhet(grunnlag.register, over)}` : '';
}

/** How a subject and its siblings are spoken of. */
function sosken({ emne, grunnlag }: Ordgrunnlag, over: Emne) {
  const flokk = flokken(grunnlag.register, emne, over);
  if (emne.niva === 'tiltak') return { flokk, ingen: `Ingen av de andre ${flokk}` };
  const kind = emne.niva === 'hovedgruppe' ? 'hovedgruppe' : 'tiltaksgruppe';
  return { flokk, ingen: `Ingen annen ${kind}` };
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
