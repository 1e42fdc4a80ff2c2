import type { Partition } from '../facts/parts.ts';
import { oppositeOf } from '../facts/change.ts';
import type { Part, MovingPart, Direction } from '../facts/fact.ts';
import type { Subject } from '../facts/context.ts';
import {
  nameAmongPeers,
  nameInside,
  participants,
  peersName,
  formsFor,
  wholeName,
  shortReference,
  theParticipants,
} from './forms.ts';
import { phrase, capitalizeFirst, type Phrase } from './phrase.ts';
import { numberNode } from './node.ts';
import {
  current,
  inMonth,
  previous,
  DIRECTION_WORDS,
  verbOf,
  type Phrasing,
  type WordContext,
  placement,
} from './words.ts';

/** «Arbeidssøkere på tiltak sto for 651 av nedgangen på 859.» */
export const driver: Phrasing<'driver'> = ({ deling, retning, del, endring }, word) => {
  const { endringen, verb, partikkel } = DIRECTION_WORDS[retning];
  const name = title(del, word);
  const [part, whole] = [numberNode(del.tall), numberNode(endring)];
  if (del.tall.verdi === endring.verdi) {
    // Not «hele»: others may have moved, and evened each other out. Nor «også», which would make two changes of it.
    const [own, { niva }] = [ownNumber(deling, del, word), word.emne];
    const moved = phrase`${partikkel} like mye som`;
    if (niva === 'i-alt' || (niva === 'tiltaksgruppe' && deling !== 'hovedgruppe')) {
      const together = niva === 'i-alt' ? 'tiltakene samlet' : 'gruppen samlet';
      const what = deling === 'hovedgruppe' ? 'antallet i alt' : together;
      return [phrase`${capitalizeFirst(own)} ${verb}${moved} ${what}, med ${part}.`];
    }
    const { among } = flockOf(deling, word);
    return [phrase`${capitalizeFirst(among)} ${verb} ${own}${moved} antallet i alt, med ${part}.`];
  }
  const byName = phrase`${capitalizeFirst(name)} sto for ${part} av ${endringen} på ${whole}.`;
  // After what others did, only its size tells which change is meant.
  if (word.afterOthers) return [byName];
  return [
    byName,
    phrase`${capitalizeFirst(name)} sto for ${part} av ${endringen}.`,
    phrase`Av ${endringen} sto ${name} for ${part}.`,
    phrase`${muchOf(del.tall.verdi, endring.verdi)} ${endringen}, ${part} av ${whole}, kom ${location(del, word)}.`,
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
export const movers: Phrasing<'movers'> = ({ deling, retning, first, second }, word) => {
  const { verb, mest } = DIRECTION_WORDS[retning];
  const { among, av } = flockOf(deling, word);
  const [one, another] = [first, second].map(({ emne }) => partName(emne, word));
  const [x, y] = [numberNode(first.tall), numberNode(second.tall)];
  if (word.emne.niva === 'hovedgruppe') {
    const own = ownNumber(deling, first, word);
    return [
      phrase`${capitalizeFirst(among)} ${verb} ${own} ${mest}, med ${x}, foran ${another}, med ${y}.`,
      phrase`${capitalizeFirst(among)} ${verb} ${own} ${mest}, med ${x}, fulgt av ${another}, med ${y}.`,
      phrase`${capitalizeFirst(own)} ${verb} ${mest} ${among}, med ${x}, og ${another} nest mest, med ${y}.`,
    ];
  }
  return [
    phrase`${capitalizeFirst(among)} ${verb} ${one} ${mest}, med ${x}, foran ${another}, med ${y}.`,
    phrase`${capitalizeFirst(av)} ${verb} ${one} ${mest}, med ${x}, fulgt av ${another}, med ${y}.`,
    phrase`${capitalizeFirst(one ?? '')} ${verb} ${mest} ${av}, med ${x}, og ${another} nest mest, med ${y}.`,
  ];
};

/** «Ingen andre tiltak hadde større nedgang i antall deltakere.» */
export const largestOfAll: Phrasing<'largest-of-all'> = ({ retning }, word) => {
  const { endring, endringen } = DIRECTION_WORDS[retning];
  const isTiltak = word.emne.niva === 'tiltak';
  return [
    phrase`${isTiltak ? 'Ingen andre tiltak' : 'Ingen annen tiltaksgruppe'} hadde større ${endring} fra ${previous(word)}, regnet i antall deltakere.`,
    phrase`${capitalizeFirst(endringen)} fra ${previous(word)} var den største av alle ${isTiltak ? 'tiltak' : 'tiltaksgrupper'}, regnet i antall deltakere.`,
  ];
};

/** «Blant tiltaksgruppene gikk oppfølging mest ned, med 613, mens lønnstilskudd økte mest, med 420.» One that moved alone is no «mest». */
export const opposite: Phrasing<'motsatt'> = ({ deling, retning, opp, ned, alle }, word) => {
  const { among: between, av } = flockOf(deling, word);
  const among = capitalizeFirst(between);
  const [first, second] = retning === 'ned' ? [ned, opp] : [opp, ned];
  const [way, back] = [retning, oppositeOf(retning)];
  const own = (part: Part) => ownNumber(deling, part, word);
  // The sentence before has told of the first.
  if (isDriver(deling, first, word))
    return [
      second.alone
        ? phrase`${among} ${DIRECTION_WORDS[back].verb} bare ${own(second)}${DIRECTION_WORDS[back].partikkel}, ${withPercent(second)}.`
        : phrase`${capitalizeFirst(av)} ${DIRECTION_WORDS[back].verb} ${own(second)} ${DIRECTION_WORDS[back].mest}, med ${numberNode(second.tall)}.`,
    ];
  // Of two there is no «bare»; of two that are told beside hidden ones there is a «mest».
  if (alle.length === 2 && first.alone) {
    const { verb, partikkel } = DIRECTION_WORDS[way];
    return [
      phrase`${among} ${verb} ${own(first)}${partikkel} med ${numberNode(first.tall)}, mens ${own(second)} ${verbOf(back)} med ${numberNode(second.tall)}.`,
    ];
  }
  const ofPersons = deling === 'hovedgruppe' || word.emne.niva === 'hovedgruppe';
  const others = ofPersons ? undefined : NAME[deling];
  if (first.alone || second.alone)
    return first.alone
      ? alone({ lone: first, to: way, rest: second, others }, own, among)
      : alone({ lone: second, to: back, rest: first, others }, own, among);
  const [x, y] = [numberNode(first.tall), numberNode(second.tall)];
  const { verb, mest } = DIRECTION_WORDS[way];
  return [
    phrase`${among} ${verb} ${own(first)} ${mest}, med ${x}, mens ${own(second)} ${mostly(back)}, med ${y}.`,
    phrase`${capitalizeFirst(av)} ${DIRECTION_WORDS[back].verb} ${own(second)} ${DIRECTION_WORDS[back].mest}, med ${y}, mens ${own(first)} ${mostly(way)}, med ${x}.`,
    phrase`Mens ${own(second)} ${mostly(back)} ${av}, med ${y}, ${verb} ${own(first)} ${mest}, med ${x}.`,
  ];
};

/** What moves: it is the number of persons, not the persons. */
function ownNumber(sharing: Partition, { emne }: Part, word: WordContext): string {
  const forms = formsFor(word.grunnlag.register, emne);
  if (sharing === 'hovedgruppe') return `antallet ${participants(forms)}`;
  if (word.emne.niva !== 'hovedgruppe') return partName(emne, word);
  return sharing === 'tiltaksgruppe'
    ? `antallet i ${wholeName(word.grunnlag.register, emne)}`
    : `antallet ${forms.preposisjon} ${forms.setning}`;
}

function isDriver(sharing: Partition, { emne }: Part, { told = [] }: WordContext): boolean {
  return told.some(
    (fact) => fact.slag === 'driver' && fact.deling === sharing && fact.del.emne.id === emne.id,
  );
}

/** One part moved alone its way. No more than two numbers a sentence. */
function alone(
  {
    lone,
    to,
    rest,
    others,
  }: { lone: MovingPart; to: Direction; rest: MovingPart; others: string | undefined },
  own: (part: Part) => string,
  among: string,
): Phrase[] {
  const fro = oppositeOf(to);
  const { verb, mest } = DIRECTION_WORDS[fro];
  const told = phrase`${among} ${DIRECTION_WORDS[to].verb} bare ${own(lone)}${DIRECTION_WORDS[to].partikkel}`;
  const [x, y] = [numberNode(lone.tall), numberNode(rest.tall)];
  // In one sentence: in one of its own, the other would be of the part in all.
  if (rest.alone)
    return [phrase`${told}, med ${x}, og bare ${own(rest)} ${verbOf(fro)}, med ${y}.`];
  if (!lone.prosent || others === undefined)
    return [phrase`${told}, med ${x}, mens ${own(rest)} ${mostly(fro)}, med ${y}.`];
  return [
    phrase`${told}, ${withPercent(lone)}. Av de andre ${others} ${verb} ${own(rest)} ${mest}, med ${y}.`,
  ];
}

const NAME: Record<Partition, string> = {
  hovedgruppe: 'hovedgruppene',
  tiltaksgruppe: 'tiltaksgruppene',
  tiltak: 'tiltakene',
};

/**
 * The parts together, after «blant» and «av»; with what they are parts of, since a hovedgruppe may go another way among
 * a tiltak's participants than in all: «blant deltakerne i avklaring». A hovedgruppe is of persons and has no tiltak in
 * it: «blant arbeidssøkerne på tiltak», or `byKind` «tiltaksgruppene i hovedgruppen».
 */
function flockOf(
  sharing: Partition,
  { emne, former }: WordContext,
  byKind = emne.niva !== 'hovedgruppe',
): { among: string; av: string } {
  if (sharing === 'hovedgruppe' ? emne.niva !== 'i-alt' : !byKind) {
    const within = `blant ${theParticipants(former)}`;
    return { among: within, av: within };
  }
  const within = { hovedgruppe: ' i hovedgruppen', tiltaksgruppe: ' i gruppen' };
  const where =
    emne.niva === 'hovedgruppe' || emne.niva === 'tiltaksgruppe' ? within[emne.niva] : '';
  const all = `${NAME[sharing]}${where}`;
  return { among: `blant ${all}`, av: `av ${all}` };
}

/** «økte mest», «gikk mest ned». */
function mostly(direction: Direction): string {
  return `${DIRECTION_WORDS[direction].verb} ${DIRECTION_WORDS[direction].mest}`;
}

/** «med 12, eller 7,8 prosent». */
function withPercent({ tall: change, prosent }: MovingPart): Phrase {
  return phrase`med ${numberNode(change)}${prosent && phrase`, eller ${numberNode(prosent)} prosent`}`;
}

/** «Avklaringstiltak hadde størst prosentvis nedgang, 7,8 prosent.» */
export const largestRelative: Phrasing<'storst-relativ'> = ({ deling, retning, del }, word) => {
  const { endring, endringen, verb, mest } = DIRECTION_WORDS[retning];
  const p = numberNode(del.tall);
  const name = partName(del.emne, word);
  const { among, av } = flockOf(deling, word, true);
  return [
    phrase`${capitalizeFirst(av)} hadde ${name} størst prosentvis ${endring}, ${p} prosent.`,
    phrase`Den største prosentvise ${endringen} ${among}, ${p} prosent, hadde ${name}.`,
    phrase`Prosentvis ${verb} ${name} ${mest} ${av}, med ${p} prosent.`,
  ];
};

/** «De fleste, 77,2 prosent, var personer med nedsatt arbeidsevne på tiltak.» */
export const largestPart: Phrasing<'storst-del'> = ({ del }, word) => {
  const p = numberNode(del.tall);
  const forms = formsFor(word.grunnlag.register, del.emne);
  const members = participants(forms);
  const being = forms.flertall ?? `${forms.preposisjon} ${forms.setning}`;
  const [m, at] = [current(word), inMonth(word)];
  // Whose participants they are: the share of all before it, or a quotation, would make them others'.
  const own = theParticipants(word.former);
  return [
    phrase`Av ${own} var ${p} prosent ${being}${at}.`,
    phrase`Blant ${own} var ${p} prosent ${being}${at}.`,
    phrase`I ${m} var ${p} prosent av ${own} ${being}.`,
    phrase`${capitalizeFirst(members)} utgjorde ${p} prosent av ${own}${at}.`,
    phrase`${p} prosent av ${own} var ${being}${at}.`,
    ...most(del.tall.verdi).map((many) => phrase`${many} ${own}${at}, ${p} prosent, var ${being}.`),
    phrase`Av ${own} i ${m} var ${p} prosent ${being}.`,
  ];
};

/** What a share of more than half is called, in words that do not make less of it than it is; none of all. */
function most(tenths: number): string[] {
  return tenths < 900 ? ['Flertallet av', 'De fleste av'] : tenths < 1000 ? ['Nesten alle'] : [];
}

/** «Samtidig økte antallet i alle arbeidsrettede tiltak samlet med 2 915.» */
export const counterMovement: Phrasing<'motstrom'> = ({ over, retning, overEndring }, word) => {
  const { verb, partikkel } = DIRECTION_WORDS[oppositeOf(retning)];
  const whole = wholeName(word.grunnlag.register, over);
  const d = numberNode(overEndring);
  return [
    phrase`I ${whole} samlet ${verb} antallet${partikkel} med ${d}.`,
    phrase`Samtidig ${verb} antallet i ${whole} samlet${partikkel} med ${d}.`,
    phrase`Til sammenligning ${verb} antallet i ${whole} samlet${partikkel} med ${d}.`,
  ];
};

/** «Ingen annen tiltaksgruppe hadde større prosentvis nedgang.» */
export const largestOfSiblings: Phrasing<'storst-av-sosken'> = ({ retning, over }, word) => {
  const { endring, endringen } = DIRECTION_WORDS[retning];
  const { none, flock } = siblings(word, over);
  return [
    phrase`${none} hadde større prosentvis ${endring}.`,
    phrase`${capitalizeFirst(endringen)} var prosentvis den største blant ${flock}.`,
    phrase`Prosentvis var ${endringen} den største blant ${flock}.`,
  ];
};

/** «Om lag hver tiende deltaker, 10,3 prosent, var i arbeidstrening.» */
export const shareOf: Phrasing<'andel-av'> = ({ over, andel }, word) => {
  const [p, at] = [numberNode(andel), inMonth(word)];
  const { verb, hva } = placed(word);
  const group = over.niva === 'i-alt' ? undefined : wholeName(word.grunnlag.register, over);
  const isHovedgruppe = word.emne.niva === 'hovedgruppe';
  const words = shareInWords(andel.verdi, group);
  // «Hver tiende deltaker» is one, and no «arbeidssøkere».
  if (words && !(isHovedgruppe && words.includes('hver '))) {
    return [
      phrase`${capitalizeFirst(words)}${at}, ${p} prosent, ${verb} ${hva}.`,
      phrase`${capitalizeFirst(words)} ${verb} ${hva} i ${current(word)}: ${p} prosent.`,
    ];
  }
  const whose = WHOSE[word.emne.niva];
  const whole = group === undefined ? 'alle deltakere' : `deltakerne i ${group}`;
  return [
    phrase`${capitalizeFirst(word.former.setning)} ${isHovedgruppe ? 'utgjorde' : 'hadde'} ${p} prosent av ${whole}${at}.`,
    phrase`Av ${whole} i ${current(word)} ${verb} ${p} prosent ${hva}.`,
    phrase`Blant ${whole}${at} ${verb} ${p} prosent ${hva}.`,
    phrase`${whose} andel av ${whole} var ${p} prosent${at}.`,
    // «… av alle deltakere i jobbklubb» would be of those in it; so would «… i tiltaksgruppen lønnstilskudd varig lønnstilskudd».
    ...(verb === 'hadde' && group === undefined
      ? [phrase`I ${current(word)} hadde ${p} prosent av ${whole} ${hva}.`]
      : []),
    phrase`I ${current(word)} sto ${word.former.setning} for ${p} prosent av ${whole}.`,
  ];
};

const WHOSE: Record<Subject['niva'], string> = {
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

/** The share in words, where it is within half a point and a twentieth of one that has them. */
function shareInWords(tenths: number, group: string | undefined): string | undefined {
  const found = SHARES.find(([one]) => Math.abs(one - tenths) <= Math.min(5, one / 20));
  if (!found) return undefined;
  const [exact, word] = found;
  if (word.startsWith('hver'))
    return `${exact === tenths ? '' : 'om lag '}${word} deltaker${group === undefined ? '' : ` i ${group}`}`;
  const nearly = exact === tenths ? '' : tenths < exact ? 'nesten ' : 'litt over ';
  return `${nearly}${word} av ${group === undefined ? 'alle deltakere' : `deltakerne i ${group}`}`;
}

/** «I mai gikk tiltaket forbi mentor og ble det nest største tiltaket i tiltaksgruppen oppfølging.» */
export const rankShift: Phrasing<'rangskifte'> = ({ forbi, rang, retning, over }, word) => {
  const passed = formsFor(word.grunnlag.register, forbi).setning;
  const subject = shortReference(word.emne);
  const place = placement(word.emne, rang, inGroup(word, over));
  if (!place) return [];
  const m = current(word);
  const [verb, how, became] =
    retning === 'opp' ? ['gikk', 'forbi', 'ble'] : ['ble', 'passert av', 'var da'];
  return [
    phrase`I ${m} ${verb} ${subject} ${how} ${passed} og ${became} ${place}.`,
    phrase`${capitalizeFirst(subject)} ${verb} i ${m} ${how} ${passed} og ${became} ${place}.`,
  ];
};

/** «Opplæring var i mai den tredje største tiltaksgruppen, med 19,4 prosent av alle deltakere.» */
export const place: Phrasing<'plass'> = ({ rang, over, andel }, word) => {
  const name = nameAmongPeers(word.grunnlag.register, word.emne);
  const m = current(word);
  const place = placement(word.emne, rang, inGroup(word, over));
  if (!place) return [];
  const inAll = over.niva === 'i-alt';
  const share = phrase`${numberNode(andel)} prosent av ${inAll ? 'alle deltakere' : 'deltakerne'}`;
  // Named in every wording: what «dette» points to, the sentence before decides.
  return [
    phrase`${capitalizeFirst(name)} var i ${m} ${place}, med ${share}.`,
    phrase`I ${m} var ${name} ${place}, med ${share}.`,
    // Of the group's participants only once it has been named.
    ...(inAll ? [phrase`Med ${share} var ${name} i ${m} ${place}.`] : []),
  ];
};

/** Where a tiltak is the largest. The group is named, so that the sentence can be quoted alone. */
function inGroup({ emne, grunnlag }: WordContext, over: Subject): string {
  return emne.niva === 'tiltak' ? ` i ${wholeName(grunnlag.register, over)}` : '';
}

/** How a subject and its siblings are spoken of. */
function siblings({ emne, grunnlag }: WordContext, over: Subject) {
  const flock = peersName(grunnlag.register, emne, over);
  if (emne.niva === 'tiltak') return { flock, none: `Ingen av de andre ${flock}` };
  const kind = emne.niva === 'hovedgruppe' ? 'hovedgruppe' : 'tiltaksgruppe';
  return { flock, none: `Ingen annen ${kind}` };
}

/** A part among the others; one that shares the whole's name says what it is: «tiltaket oppfølging» in the group oppfølging. */
function partName(part: Subject, { grunnlag: { register }, emne }: WordContext): string {
  return nameInside(register, part, emne);
}

/** A part by name, inside a sentence. */
function title({ emne }: Part, { grunnlag }: WordContext): string {
  return formsFor(grunnlag.register, emne).setning;
}

/** Where a part's participants are: «i jobbklubb», «blant arbeidssøkere på tiltak». */
function location({ emne }: Part, { grunnlag }: WordContext): string {
  const forms = formsFor(grunnlag.register, emne);
  const { preposisjon, setning } = forms;
  return preposisjon === 'med' ? `blant ${theParticipants(forms)}` : `${preposisjon} ${setning}`;
}

/** What participants are or have, after «var» or «hadde»: «i arbeidstrening», «arbeidssøkere på tiltak». */
function placed({ former, emne }: WordContext): { verb: string; hva: string } {
  if (emne.niva === 'hovedgruppe') return { verb: 'var', hva: participants(former) };
  return former.preposisjon === 'med'
    ? { verb: 'hadde', hva: former.setning }
    : { verb: 'var', hva: `${former.preposisjon} ${former.setning}` };
}
