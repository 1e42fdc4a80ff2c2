import { manedRekke } from '../../../src/lib/domain/maned.ts';
import type { Faktum, Slag } from '../../../src/lib/facts/fact.ts';
import * as u from '../../../src/lib/facts/calculation.ts';
import {
  celle,
  MAI,
  APRIL,
  na,
  forrige,
  verdi,
  skjult,
  hiddenIn,
  stigende,
  ETT,
  GRUPPE,
  HELE,
  del,
  flyttet,
  change,
  since,
  levels,
  OMFANG,
} from './example-numbers.ts';

export const EKSEMPLER: { [S in Slag]: Omit<Faktum<S>, 'slag' | 'vekt'>[] } = {
  niva: [{ na: u.verdi(na) }, { na: verdi(1) }],
  endring: [
    change(11551, 11971),
    change(11971, 11551),
    change(96, 99),
    change(99, 96),
    change(9, 6),
    change(1723, 1724),
    change(17, 17),
    change(41, 40),
  ],
  'uendret-hele': [
    { na: verdi(4), fra: '2021-01', maneder: u.antall(Array.from({ length: 5 }, () => na)) },
    { na: verdi(4), fra: '2019-11', maneder: u.antall(Array.from({ length: 19 }, () => na)) },
  ],
  vending: [
    {
      retning: 'ned',
      lengde: ETT,
      forut: stigende(3, APRIL),
      kjentStart: true,
      first: true,
      fra: '2021-01',
    },
    {
      retning: 'opp',
      lengde: ETT,
      forut: stigende(2, APRIL),
      kjentStart: true,
      first: false,
      fra: '2021-02',
    },
    {
      retning: 'ned',
      lengde: ETT,
      forut: stigende(3, APRIL),
      kjentStart: false,
      first: true,
      fra: '2021-01',
    },
    {
      retning: 'opp',
      lengde: ETT,
      forut: stigende(7, APRIL),
      kjentStart: false,
      first: true,
      fra: '2020-09',
    },
  ],
  rekke: [
    { retning: 'opp', lengde: stigende(4), kjentStart: false, heleSerien: true, fra: '2021-01' },
    { retning: 'ned', lengde: stigende(3), kjentStart: true, heleSerien: false, fra: '2021-02' },
  ],
  topp: OMFANG.map((omfang) => ({ na: u.verdi(na), omfang, mot: [] })),
  bunn: OMFANG.map((omfang) => ({ na: u.verdi(na), omfang, mot: [] })),
  'siden-forste': [
    { forste: verdi(10469, '2021-01'), ...since(10469, 11971, '2021-01') },
    { forste: verdi(12469, '2020-09'), ...since(12469, 11971, '2020-09') },
    { forste: verdi(63, '2021-01'), ...since(63, 31, '2021-01') },
    { forste: verdi(9, '2021-01'), ...since(9, 31, '2021-01') },
    { forste: verdi(31, '2021-01'), ...since(31, 31, '2021-01') },
    { forste: verdi(10469, '2021-01'), ...since(10469, 11971, '2021-01', true) },
  ],
  fjor: [
    { fjor: verdi(10469, '2020-05'), ...since(10469, 11971, '2020-05') },
    { fjor: verdi(63, '2020-05'), ...since(63, 31, '2020-05') },
    { fjor: verdi(9, '2020-05'), ...since(9, 31, '2020-05') },
    { fjor: verdi(31, '2020-05'), ...since(31, 31, '2020-05') },
    { fjor: verdi(12469, '2020-05'), ...since(12469, 11971, '2020-05', true) },
    { fjor: verdi(30, '2020-05'), ...since(30, 31, '2020-05') },
  ],
  driver: [
    {
      deling: 'hovedgruppe',
      retning: 'ned',
      del: del('arbeidssokere-pa-tiltak', 'hovedgruppe', 18183, 17532),
      endring: u.endring(celle(77811, MAI), celle(78670, APRIL)),
    },
    {
      deling: 'tiltak',
      retning: 'opp',
      del: del('midlertidig-lonnstilskudd', 'tiltak', 7943, 8311),
      endring: u.endring(na, forrige),
    },
    {
      deling: 'hovedgruppe',
      retning: 'ned',
      del: del('nedsatt-arbeidsevne-pa-tiltak', 'hovedgruppe', 128, 100),
      endring: u.endring(celle(600, MAI), celle(628, APRIL)),
    },
  ],
  movers: [
    {
      alle: [],
      deling: 'tiltak',
      retning: 'ned',
      first: del('amo-kurs', 'tiltak', 3000, 2698),
      second: del('amo-enkeltplass', 'tiltak', 900, 753),
    },
  ],
  'largest-of-all': [
    { alle: [], retning: 'ned', endring: u.endring(forrige, na) },
    { alle: [], retning: 'opp', endring: u.endring(na, forrige) },
  ],
  motsatt: [
    {
      alle: [],
      deling: 'tiltaksgruppe',
      retning: 'ned',
      opp: flyttet('lonnstilskudd', 'tiltaksgruppe', 11551, 11971),
      ned: flyttet('oppfolging', 'tiltaksgruppe', 18313, 17700),
    },
    {
      alle: [],
      deling: 'tiltak',
      retning: 'opp',
      opp: flyttet('mentor', 'tiltak', 300, 340),
      ned: flyttet('oppfolging', 'tiltak', 400, 380),
    },
    {
      alle: [],
      deling: 'hovedgruppe',
      retning: 'ned',
      opp: flyttet('andre-pa-tiltak', 'hovedgruppe', 300, 340),
      ned: flyttet('arbeidssokere-pa-tiltak', 'hovedgruppe', 400, 340),
    },
    {
      alle: [],
      deling: 'tiltak',
      retning: 'ned',
      opp: flyttet('inkluderingstilskudd', 'tiltak', 154, 166, true),
      ned: flyttet('tilskudd-til-ekspertbistand', 'tiltak', 164, 153),
    },
    {
      alle: [],
      deling: 'tiltaksgruppe',
      retning: 'ned',
      opp: flyttet('lonnstilskudd', 'tiltaksgruppe', 54, 66),
      ned: flyttet('opplaering', 'tiltaksgruppe', 164, 133, true),
    },
    {
      alle: [],
      deling: 'hovedgruppe',
      retning: 'ned',
      opp: flyttet('andre-pa-tiltak', 'hovedgruppe', 54, 66, true),
      ned: flyttet('arbeidssokere-pa-tiltak', 'hovedgruppe', 164, 133, true),
    },
  ],
  motstrom: [
    {
      over: HELE,
      retning: 'opp',
      overEndring: u.endring(celle(77811, MAI), celle(78670, APRIL)),
    },
    { over: GRUPPE, retning: 'ned', overEndring: u.endring(na, forrige) },
  ],
  'storst-relativ': [
    {
      alle: [],
      deling: 'tiltaksgruppe',
      retning: 'ned',
      del: {
        emne: { niva: 'tiltaksgruppe', id: 'avklaringstiltak' },
        tall: u.endringProsent(celle(3546, MAI), celle(3848, APRIL)),
      },
    },
    {
      alle: [],
      deling: 'tiltak',
      retning: 'opp',
      del: {
        emne: { niva: 'tiltak', id: 'mentor' },
        tall: u.endringProsent(celle(340, MAI), celle(300, APRIL)),
      },
    },
  ],
  'storst-av-sosken': [
    { alle: [], retning: 'opp', over: GRUPPE, prosent: u.endringProsent(na, forrige) },
    { alle: [], retning: 'ned', over: HELE, prosent: u.endringProsent(forrige, na) },
  ],
  kvinneandel: [
    {
      na: u.andel(celle(482, MAI), celle(1000, MAI)),
      forrige: u.andel(celle(483, APRIL), celle(1000, APRIL)),
      differanse: undefined,
      mot: undefined,
    },
    {
      na: u.andel(celle(482, MAI), celle(1000, MAI)),
      forrige: u.andel(celle(486, APRIL), celle(1000, APRIL)),
      differanse: u.andelEndring(
        celle(482, MAI),
        celle(1000, MAI),
        celle(486, APRIL),
        celle(1000, APRIL),
      ),
      mot: undefined,
    },
    {
      na: u.andel(celle(48, MAI), celle(100, MAI)),
      forrige: undefined,
      differanse: undefined,
      mot: undefined,
    },
    {
      na: u.andel(celle(48, MAI), celle(100, MAI)),
      forrige: u.andel(celle(48, APRIL), celle(100, APRIL)),
      differanse: undefined,
      mot: undefined,
    },
    {
      na: u.andel(celle(79, MAI), celle(100, MAI)),
      forrige: undefined,
      differanse: undefined,
      mot: u.andel(celle(482, MAI), celle(1000, MAI)),
    },
    {
      na: u.andel(celle(346, MAI), celle(1000, MAI)),
      forrige: undefined,
      differanse: undefined,
      mot: u.andel(celle(482, MAI), celle(1000, MAI)),
    },
  ],
  'women-of-part': [
    {
      del: {
        emne: { niva: 'hovedgruppe', id: 'arbeidssokere-pa-tiltak' },
        tall: u.andel(celle(45, MAI), celle(100, MAI)),
      },
    },
    {
      del: {
        emne: { niva: 'hovedgruppe', id: 'andre-pa-tiltak' },
        tall: u.andel(celle(45, MAI), celle(100, MAI)),
      },
    },
  ],
  andelsskifte: [
    {
      na: u.andel(celle(566, MAI), celle(1000, MAI)),
      forrige: u.andel(celle(584, APRIL), celle(1000, APRIL)),
      retning: 'ned',
    },
    {
      na: u.andel(celle(584, MAI), celle(1000, MAI)),
      forrige: u.andel(celle(566, APRIL), celle(1000, APRIL)),
      retning: 'opp',
    },
  ],
  'kjonn-hver-sin-vei': [
    {
      kvinner: { endring: u.endring(celle(100, MAI), celle(271, APRIL)) },
      menn: { endring: u.endring(celle(104, MAI), celle(100, APRIL)) },
      kvinnerRetning: 'ned',
    },
    {
      kvinner: { endring: u.endring(celle(101, MAI), celle(100, APRIL)) },
      menn: { endring: u.endring(celle(90, MAI), celle(100, APRIL)) },
      kvinnerRetning: 'opp',
    },
    {
      kvinner: levels([100, 16], [90, 14]),
      menn: levels([180, 9], [188, 9]),
      kvinnerRetning: 'opp',
    },
    {
      kvinner: levels([90, 14], [100, 16]),
      menn: levels([188, 9], [180, 9]),
      kvinnerRetning: 'ned',
    },
  ],
  'andel-av': [
    { over: HELE, andel: u.andel(celle(177, MAI), celle(778, MAI)) },
    { over: GRUPPE, andel: u.andel(celle(177, MAI), celle(778, MAI)) },
    { over: HELE, andel: u.andel(celle(103, MAI), celle(1000, MAI)) },
    { over: GRUPPE, andel: u.andel(celle(100, MAI), celle(1000, MAI)) },
    { over: GRUPPE, andel: u.andel(celle(49, MAI), celle(100, MAI)) },
  ],
  'storst-del': [
    {
      del: {
        emne: { niva: 'hovedgruppe', id: 'nedsatt-arbeidsevne-pa-tiltak' },
        tall: u.andel(celle(772, MAI), celle(1000, MAI)),
      },
    },
  ],
  rangskifte: [
    {
      forbi: { niva: 'tiltak', id: 'mentor' },
      rang: u.rang(na, [celle(20000, MAI), celle(9, MAI)]),
      retning: 'opp',
      for: { egen: u.verdi(celle(8, APRIL)), annen: u.verdi(celle(9, APRIL)) },
      over: GRUPPE,
    },
    {
      forbi: { niva: 'tiltaksgruppe', id: 'opplaering' },
      rang: u.rang(na, [celle(20000, MAI), celle(30000, MAI), celle(9, MAI)]),
      retning: 'ned',
      for: { egen: u.verdi(celle(31000, APRIL)), annen: u.verdi(celle(30000, APRIL)) },
      over: HELE,
    },
  ],
  plass: [
    { rang: u.rang(na, [celle(9, MAI)]), over: GRUPPE, andel: u.andel(forrige, na) },
    {
      rang: u.rang(na, [celle(20000, MAI), celle(9, MAI), celle(8, MAI)]),
      over: HELE,
      andel: u.andel(celle(9, MAI), celle(40, MAI)),
    },
    {
      rang: u.rang(na, [celle(20000, MAI), celle(19999, MAI)]),
      over: HELE,
      andel: u.andel(celle(9, MAI), celle(40, MAI)),
    },
  ],
  'skjermet-hele': [{ fra: '2021-01' }, { fra: APRIL }, { fra: MAI }, { fra: '2020-11' }],
  'skjermet-na': [
    { siste: undefined, synlige: 0 },
    { siste: verdi(4, APRIL), synlige: 1 },
    { siste: verdi(5, '2020-12'), synlige: 3 },
  ],
  'skjermet-forrige': [{ forrige: APRIL }, { forrige: '2020-12' }],
  'skjermet-tidligere': [
    { celler: hiddenIn(['2021-01']) },
    { celler: hiddenIn(['2020-11', '2020-12', '2021-01']) },
    { celler: hiddenIn(manedRekke('2020-05', '2020-11')) },
  ],
  'skjermet-kjonn': [{}],
  fravaerende: [
    { siste: undefined, sisteManed: undefined },
    { siste: verdi(1234, APRIL), sisteManed: APRIL },
  ],
  'forste-maned': [{}],
  mangler: [{ maneder: ['2021-03'] }, { maneder: ['2021-02', '2021-03'] }, { maneder: [] }],
  brudd: [{ brudd: { maned: '2021-03', tekst: 'Tiltaket fikk ny definisjon.' } }],
  revidert: [
    { fra: celle(1200, APRIL, '2021-04'), til: celle(1234, APRIL) },
    { fra: skjult, til: celle(1234, APRIL) },
    { fra: celle(1200, APRIL, '2021-04'), til: skjult },
  ],
  'revidert-flere': [{ celler: [celle(8, '2021-02'), celle(9, APRIL)] }],
  rettet: [
    {
      celle: {
        ...celle(2430, '2021-03'),
        verdi: {
          status: 'rettet',
          antall: 2430,
          fra: '2 340',
          begrunnelse: 'Sifrene var byttet om.',
        },
      },
      begrunnelse: 'Sifrene var byttet om.',
    },
  ],
};

/** The samples as facts of their kind. */
export function eksempler<S extends Slag>(slag: S): Faktum<S>[] {
  return EKSEMPLER[slag].map((fields) => ({ slag, vekt: 1, ...fields }) as unknown as Faktum<S>);
}
