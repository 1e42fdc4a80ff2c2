import { manedRun } from '../../../src/lib/domain/maned.ts';
import type { Fact, FactKind } from '../../../src/lib/facts/fact.ts';
import * as u from '../../../src/lib/facts/calculation.ts';
import {
  cell,
  MAI,
  APRIL,
  now,
  previous,
  value,
  hidden,
  hiddenIn,
  rising,
  ONE,
  GROUP,
  WHOLE,
  part,
  moved,
  change,
  since,
  levels,
  EXTENT,
} from './example-numbers.ts';

export const EXAMPLES: { [S in FactKind]: Omit<Fact<S>, 'slag' | 'vekt'>[] } = {
  niva: [{ na: u.verdi(now) }, { na: value(1) }],
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
    { na: value(4), fra: '2021-01', maneder: u.antall(Array.from({ length: 5 }, () => now)) },
    { na: value(4), fra: '2019-11', maneder: u.antall(Array.from({ length: 19 }, () => now)) },
  ],
  vending: [
    {
      retning: 'ned',
      lengde: ONE,
      forut: rising(3, APRIL),
      kjentStart: true,
      first: true,
      fra: '2021-01',
    },
    {
      retning: 'opp',
      lengde: ONE,
      forut: rising(2, APRIL),
      kjentStart: true,
      first: false,
      fra: '2021-02',
    },
    {
      retning: 'ned',
      lengde: ONE,
      forut: rising(3, APRIL),
      kjentStart: false,
      first: true,
      fra: '2021-01',
    },
    {
      retning: 'opp',
      lengde: ONE,
      forut: rising(7, APRIL),
      kjentStart: false,
      first: true,
      fra: '2020-09',
    },
  ],
  rekke: [
    { retning: 'opp', lengde: rising(4), kjentStart: false, heleSerien: true, fra: '2021-01' },
    { retning: 'ned', lengde: rising(3), kjentStart: true, heleSerien: false, fra: '2021-02' },
  ],
  topp: EXTENT.map((omfang) => ({ na: u.verdi(now), omfang, mot: [] })),
  bunn: EXTENT.map((omfang) => ({ na: u.verdi(now), omfang, mot: [] })),
  'siden-forste': [
    { forste: value(10469, '2021-01'), ...since(10469, 11971, '2021-01') },
    { forste: value(12469, '2020-09'), ...since(12469, 11971, '2020-09') },
    { forste: value(63, '2021-01'), ...since(63, 31, '2021-01') },
    { forste: value(9, '2021-01'), ...since(9, 31, '2021-01') },
    { forste: value(31, '2021-01'), ...since(31, 31, '2021-01') },
    { forste: value(10469, '2021-01'), ...since(10469, 11971, '2021-01', true) },
  ],
  fjor: [
    { fjor: value(10469, '2020-05'), ...since(10469, 11971, '2020-05') },
    { fjor: value(63, '2020-05'), ...since(63, 31, '2020-05') },
    { fjor: value(9, '2020-05'), ...since(9, 31, '2020-05') },
    { fjor: value(31, '2020-05'), ...since(31, 31, '2020-05') },
    { fjor: value(12469, '2020-05'), ...since(12469, 11971, '2020-05', true) },
    { fjor: value(30, '2020-05'), ...since(30, 31, '2020-05') },
  ],
  driver: [
    {
      deling: 'hovedgruppe',
      retning: 'ned',
      del: part('arbeidssokere-pa-tiltak', 'hovedgruppe', 18183, 17532),
      endring: u.endring(cell(77811, MAI), cell(78670, APRIL)),
    },
    {
      deling: 'tiltak',
      retning: 'opp',
      del: part('midlertidig-lonnstilskudd', 'tiltak', 7943, 8311),
      endring: u.endring(now, previous),
    },
    {
      deling: 'hovedgruppe',
      retning: 'ned',
      del: part('nedsatt-arbeidsevne-pa-tiltak', 'hovedgruppe', 128, 100),
      endring: u.endring(cell(600, MAI), cell(628, APRIL)),
    },
  ],
  movers: [
    {
      alle: [],
      deling: 'tiltak',
      retning: 'ned',
      first: part('amo-kurs', 'tiltak', 3000, 2698),
      second: part('amo-enkeltplass', 'tiltak', 900, 753),
    },
  ],
  'largest-of-all': [
    { alle: [], retning: 'ned', endring: u.endring(previous, now) },
    { alle: [], retning: 'opp', endring: u.endring(now, previous) },
  ],
  motsatt: [
    {
      alle: [],
      deling: 'tiltaksgruppe',
      retning: 'ned',
      opp: moved('lonnstilskudd', 'tiltaksgruppe', 11551, 11971),
      ned: moved('oppfolging', 'tiltaksgruppe', 18313, 17700),
    },
    {
      alle: [],
      deling: 'tiltak',
      retning: 'opp',
      opp: moved('mentor', 'tiltak', 300, 340),
      ned: moved('oppfolging', 'tiltak', 400, 380),
    },
    {
      alle: [],
      deling: 'hovedgruppe',
      retning: 'ned',
      opp: moved('andre-pa-tiltak', 'hovedgruppe', 300, 340),
      ned: moved('arbeidssokere-pa-tiltak', 'hovedgruppe', 400, 340),
    },
    {
      alle: [],
      deling: 'tiltak',
      retning: 'ned',
      opp: moved('inkluderingstilskudd', 'tiltak', 154, 166, true),
      ned: moved('tilskudd-til-ekspertbistand', 'tiltak', 164, 153),
    },
    {
      alle: [],
      deling: 'tiltaksgruppe',
      retning: 'ned',
      opp: moved('lonnstilskudd', 'tiltaksgruppe', 54, 66),
      ned: moved('opplaering', 'tiltaksgruppe', 164, 133, true),
    },
    {
      alle: [],
      deling: 'hovedgruppe',
      retning: 'ned',
      opp: moved('andre-pa-tiltak', 'hovedgruppe', 54, 66, true),
      ned: moved('arbeidssokere-pa-tiltak', 'hovedgruppe', 164, 133, true),
    },
  ],
  motstrom: [
    {
      over: WHOLE,
      retning: 'opp',
      overEndring: u.endring(cell(77811, MAI), cell(78670, APRIL)),
    },
    { over: GROUP, retning: 'ned', overEndring: u.endring(now, previous) },
  ],
  'storst-relativ': [
    {
      alle: [],
      deling: 'tiltaksgruppe',
      retning: 'ned',
      del: {
        emne: { niva: 'tiltaksgruppe', id: 'avklaringstiltak' },
        tall: u.changePercent(cell(3546, MAI), cell(3848, APRIL)),
      },
    },
    {
      alle: [],
      deling: 'tiltak',
      retning: 'opp',
      del: {
        emne: { niva: 'tiltak', id: 'mentor' },
        tall: u.changePercent(cell(340, MAI), cell(300, APRIL)),
      },
    },
  ],
  'storst-av-sosken': [
    { alle: [], retning: 'opp', over: GROUP, prosent: u.changePercent(now, previous) },
    { alle: [], retning: 'ned', over: WHOLE, prosent: u.changePercent(previous, now) },
  ],
  kvinneandel: [
    {
      na: u.share(cell(482, MAI), cell(1000, MAI)),
      forrige: u.share(cell(483, APRIL), cell(1000, APRIL)),
      differanse: undefined,
      mot: undefined,
    },
    {
      na: u.share(cell(482, MAI), cell(1000, MAI)),
      forrige: u.share(cell(486, APRIL), cell(1000, APRIL)),
      differanse: u.shareChange(
        cell(482, MAI),
        cell(1000, MAI),
        cell(486, APRIL),
        cell(1000, APRIL),
      ),
      mot: undefined,
    },
    {
      na: u.share(cell(48, MAI), cell(100, MAI)),
      forrige: undefined,
      differanse: undefined,
      mot: undefined,
    },
    {
      na: u.share(cell(48, MAI), cell(100, MAI)),
      forrige: u.share(cell(48, APRIL), cell(100, APRIL)),
      differanse: undefined,
      mot: undefined,
    },
    {
      na: u.share(cell(79, MAI), cell(100, MAI)),
      forrige: undefined,
      differanse: undefined,
      mot: u.share(cell(482, MAI), cell(1000, MAI)),
    },
    {
      na: u.share(cell(346, MAI), cell(1000, MAI)),
      forrige: undefined,
      differanse: undefined,
      mot: u.share(cell(482, MAI), cell(1000, MAI)),
    },
  ],
  'women-of-part': [
    {
      del: {
        emne: { niva: 'hovedgruppe', id: 'arbeidssokere-pa-tiltak' },
        tall: u.share(cell(45, MAI), cell(100, MAI)),
      },
    },
    {
      del: {
        emne: { niva: 'hovedgruppe', id: 'andre-pa-tiltak' },
        tall: u.share(cell(45, MAI), cell(100, MAI)),
      },
    },
  ],
  andelsskifte: [
    {
      na: u.share(cell(566, MAI), cell(1000, MAI)),
      forrige: u.share(cell(584, APRIL), cell(1000, APRIL)),
      retning: 'ned',
    },
    {
      na: u.share(cell(584, MAI), cell(1000, MAI)),
      forrige: u.share(cell(566, APRIL), cell(1000, APRIL)),
      retning: 'opp',
    },
  ],
  'kjonn-hver-sin-vei': [
    {
      kvinner: { endring: u.endring(cell(100, MAI), cell(271, APRIL)) },
      menn: { endring: u.endring(cell(104, MAI), cell(100, APRIL)) },
      kvinnerRetning: 'ned',
    },
    {
      kvinner: { endring: u.endring(cell(101, MAI), cell(100, APRIL)) },
      menn: { endring: u.endring(cell(90, MAI), cell(100, APRIL)) },
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
    { over: WHOLE, andel: u.share(cell(177, MAI), cell(778, MAI)) },
    { over: GROUP, andel: u.share(cell(177, MAI), cell(778, MAI)) },
    { over: WHOLE, andel: u.share(cell(103, MAI), cell(1000, MAI)) },
    { over: GROUP, andel: u.share(cell(100, MAI), cell(1000, MAI)) },
    { over: GROUP, andel: u.share(cell(49, MAI), cell(100, MAI)) },
  ],
  'storst-del': [
    {
      del: {
        emne: { niva: 'hovedgruppe', id: 'nedsatt-arbeidsevne-pa-tiltak' },
        tall: u.share(cell(772, MAI), cell(1000, MAI)),
      },
    },
  ],
  rangskifte: [
    {
      forbi: { niva: 'tiltak', id: 'mentor' },
      rang: u.rank(now, [cell(20000, MAI), cell(9, MAI)]),
      retning: 'opp',
      for: { egen: u.verdi(cell(8, APRIL)), annen: u.verdi(cell(9, APRIL)) },
      over: GROUP,
    },
    {
      forbi: { niva: 'tiltaksgruppe', id: 'opplaering' },
      rang: u.rank(now, [cell(20000, MAI), cell(30000, MAI), cell(9, MAI)]),
      retning: 'ned',
      for: { egen: u.verdi(cell(31000, APRIL)), annen: u.verdi(cell(30000, APRIL)) },
      over: WHOLE,
    },
  ],
  plass: [
    { rang: u.rank(now, [cell(9, MAI)]), over: GROUP, andel: u.share(previous, now) },
    {
      rang: u.rank(now, [cell(20000, MAI), cell(9, MAI), cell(8, MAI)]),
      over: WHOLE,
      andel: u.share(cell(9, MAI), cell(40, MAI)),
    },
    {
      rang: u.rank(now, [cell(20000, MAI), cell(19999, MAI)]),
      over: WHOLE,
      andel: u.share(cell(9, MAI), cell(40, MAI)),
    },
  ],
  'skjermet-hele': [{ fra: '2021-01' }, { fra: APRIL }, { fra: MAI }, { fra: '2020-11' }],
  'skjermet-na': [
    { siste: undefined, visible: 0 },
    { siste: value(4, APRIL), visible: 1 },
    { siste: value(5, '2020-12'), visible: 3 },
  ],
  'skjermet-forrige': [{ forrige: APRIL }, { forrige: '2020-12' }],
  'skjermet-tidligere': [
    { celler: hiddenIn(['2021-01']) },
    { celler: hiddenIn(['2020-11', '2020-12', '2021-01']) },
    { celler: hiddenIn(manedRun('2020-05', '2020-11')) },
  ],
  'skjermet-kjonn': [{}],
  fravaerende: [
    { siste: undefined, sisteManed: undefined },
    { siste: value(1234, APRIL), sisteManed: APRIL },
  ],
  'forste-maned': [{}],
  mangler: [{ maneder: ['2021-03'] }, { maneder: ['2021-02', '2021-03'] }, { maneder: [] }],
  brudd: [{ brudd: { maned: '2021-03', tekst: 'Tiltaket fikk ny definisjon.' } }],
  revidert: [
    { fra: cell(1200, APRIL, '2021-04'), til: cell(1234, APRIL) },
    { fra: hidden, til: cell(1234, APRIL) },
    { fra: cell(1200, APRIL, '2021-04'), til: hidden },
  ],
  'revidert-flere': [{ celler: [cell(8, '2021-02'), cell(9, APRIL)] }],
  rettet: [
    {
      celle: {
        ...cell(2430, '2021-03'),
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
export function examples<S extends FactKind>(slag: S): Fact<S>[] {
  return EXAMPLES[slag].map((fields) => ({ slag, vekt: 1, ...fields }) as unknown as Fact<S>);
}
