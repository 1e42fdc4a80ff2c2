import { annet } from './tall.ts';
import type { Tukling } from './tukling.ts';

const MENTOR = /^tiltak\/mentor\//;
const TILTAK = /^tiltak\/[^/]+\/index\.html$/;
const flytt = (tall: string, med: number): string =>
  String(Math.round((Number(tall) + med) * 10) / 10);

/** Tampering with drawings: numbers, names, geometry, hidden marks, and words for those who do not see them. */
export const FIGURER: Tukling[] = [
  {
    navn: 'et siffer ved linjen',
    fil: TILTAK,
    fra: /(<text [^>]*data-regel="verdi"[^>]*>[^<]*)(\d)<\/text>/,
    til: (_, foran, siffer) => `${foran}${annet(siffer)}</text>`,
    regel: 'data-tekst',
  },
  {
    navn: 'et siffer i data-value',
    fil: TILTAK,
    fra: /(<text [^>]*data-value="\d*)(\d)"/,
    til: (_, foran, siffer) => `${foran}${annet(siffer)}"`,
    regel: 'data-verdi',
  },
  {
    navn: 'fortegnet ved en stolpe',
    fil: TILTAK,
    fra: /(data-regel="endring"[^>]*>)\u2212(\d)/,
    til: (_, foran, siffer) => `${foran}+${siffer}`,
    regel: 'data-tekst',
  },
  {
    navn: 'et tall uten spor i tegningen',
    fil: TILTAK,
    fra: /<g class="fig-etikett fig-tall"><text ([^>]*?) data-value="[^"]*" data-regel="verdi" data-av="[^"]*"/,
    til: (_, sted) => `<g class="fig-etikett fig-tall"><text ${sted}`,
    regel: 'figur-tall',
  },
  {
    navn: 'en ukjent serie i tegningen',
    fil: MENTOR,
    fra: /data-serier="tiltak\/mentor\//,
    til: 'data-serier="tiltak/finnes-ikke/',
    regel: 'figur-serie',
  },
  {
    navn: 'tegningen av en annen serie',
    fil: MENTOR,
    fra: /data-serier="tiltak\/mentor\/alle\/alle"/,
    til: 'data-serier="tiltak/arbeidstrening/alle/alle"',
    regel: ['figur-linje', 'figur-serie'],
  },
  {
    navn: 'et punkt på linjen løftet',
    fil: MENTOR,
    fra: /(<path class="fig-linje" d="M[\d.]+ )([\d.]+)/,
    til: (_, foran, y) => foran + flytt(y, -4),
    regel: 'figur-linje',
  },
  {
    navn: 'et punkt på linjen borte',
    fil: MENTOR,
    fra: /(<path class="fig-linje" d="M[\d.]+ [\d.]+l[\d.]+ ?-?[\d.]+)l[\d.]+ ?-?[\d.]+/,
    til: (_, foran) => foran,
    regel: 'figur-linje',
  },
  {
    navn: 'en prikk flyttet',
    fil: MENTOR,
    fra: /(<path class="fig-punkt fig-rund" d="M[\d.]+ )([\d.]+)/,
    til: (_, foran, y) => foran + flytt(y, 5),
    regel: 'figur-punkt',
  },
  {
    navn: 'hullet i linjen tettet',
    fil: /^tiltak\/digital-oppfolging-jobbklubb\//,
    fra: /(<path class="fig-linje" d="M)([\d.]+) ([\d.]+)/,
    til: (_, foran, x, y) => `${foran}${flytt(x, -60)} ${y}l60 0`,
    regel: 'figur-linje',
  },
  {
    navn: 'en skjermet måned løftet over de andre',
    fil: /^tiltak\/utvidet-oppfolging-i-nav\//,
    fra: /(<path class="fig-skjermet" d="M[\d.]+ [\d.]+v-[\d.]+m-[\d.]+ ?[\d.]+l[\d.]+ ?[\d.]+m-[\d.]+ 0l[\d.]+-[\d.]+m[\d.]+ )([\d.]+)/,
    til: (_, foran, y) => foran + flytt(y, -3),
    regel: 'figur-skjermet',
  },
  {
    navn: 'merket for skjermet borte',
    fil: /^tiltak\/digital-oppfolging-jobbklubb\//,
    fra: /<path class="fig-skjermet" d="[^"]*"\/?>/,
    til: '',
    regel: 'figur-skjermet',
  },
  {
    navn: 'en stolpe for høy',
    fil: MENTOR,
    fra: /(<path class="fig-stolpe fig-opp" d="M[\d.]+ )([\d.]+)(h[\d.]+v)([\d.]+)/,
    til: (_, foran, y, midt, hoyde) => foran + flytt(y, -9) + midt + flytt(hoyde, 9),
    regel: 'figur-stolpe',
  },
  {
    navn: 'en liggende stolpe for lang',
    fil: /^hovedgrupper\//,
    fra: /(<path class="fig-stolpe" d="M[\d.]+ [\d.]+h)([\d.]+)(v[\d.]+h-)([\d.]+)/,
    til: (_, foran, bredde, midt, tilbake) => foran + flytt(bredde, 20) + midt + flytt(tilbake, 20),
    regel: 'figur-stolpe',
  },
  {
    navn: 'en stolpe for resten',
    fil: /^hovedgrupper\//,
    fra: /(<path class="fig-stolpe" d="M[^"]*)"/,
    til: (_, foran) => `${foran}m0 30h9v20h-9z"`,
    regel: 'figur-stolpe',
  },
  {
    navn: 'ordet «øvrige» i en figur',
    fil: /^hovedgrupper\//,
    fra: /(<g class="fig-etikett"><text [^>]*>)[^<]*/,
    til: (_, foran) => `${foran}Øvrige`,
    regel: 'restledd',
  },
  {
    navn: 'navnet på en stolpe byttet',
    fil: /^index\.html$/,
    fra: /(<g class="fig-etikett"><text [^>]*>[^<]*<\/text><text [^>]*>)[^<]*/,
    til: (_, foran) => `${foran}Mentor`,
    regel: 'figur-navn',
  },
  {
    navn: 'kvinner og menn byttet ved linjene',
    fil: /^index\.html$/,
    fra: /(<g class="fig-etikett fig-navn fig-kvinner"><text [^>]*>)Kvinner/,
    til: (_, foran) => `${foran}Menn`,
    regel: 'figur-navn',
  },
  {
    navn: 'linjene for kvinner og menn byttet',
    fil: /^index\.html$/,
    fra: /<path class="fig-linje fig-kvinner"([^>]*>)([\s\S]*?)<path class="fig-linje fig-menn"/,
    til: (_, a, mellom) =>
      `<path class="fig-linje fig-menn"${a}${mellom}<path class="fig-linje fig-kvinner"`,
    regel: ['figur-linje', 'figur-punkt'],
  },
  {
    navn: 'et tall på aksen',
    fil: MENTOR,
    fra: /(<g class="fig-ytall"><text [^>]*>[^<]*<\/text><text [^>]*>\d)(\d)/,
    til: (_, foran, siffer) => foran + annet(siffer),
    regel: 'figur-akse',
  },
  {
    navn: 'hele aksen flyttet',
    fil: MENTOR,
    fra: /<g class="fig-ytall">(<text [^>]*>)2(\d+)([\s\S]*?)<\/g>/,
    til: (hele) =>
      hele.replace(/>(\d)(\d\d)</g, (_, a: string, b: string) => `>${Number(a) + 1}${b}<`),
    regel: ['figur-linje', 'figur-akse'],
  },
  {
    navn: 'månedene på aksen byttet',
    fil: MENTOR,
    fra: />feb<([\s\S]*?)>mars</,
    til: (_, mellom) => `>mars<${mellom}>feb<`,
    regel: 'figur-akse',
  },
  {
    navn: 'navnet over et lite panel',
    fil: MENTOR,
    fra: /(<title id="mentor-sosken-\d+-t">)Jobbklubb/,
    til: (_, foran) => `${foran}Oppfølging`,
    regel: 'figur-navn',
  },
  {
    navn: 'et tall i beskrivelsen for skjermlesere',
    fil: MENTOR,
    fra: /(<desc [^>]*>[^<]*?)311/,
    til: (_, foran) => `${foran}319`,
    regel: 'fritekst',
  },
  {
    navn: 'måneden i beskrivelsen for skjermlesere',
    fil: MENTOR,
    fra: /(<desc [^>]*>[^<]*311 \()april/,
    til: (_, foran) => `${foran}mars`,
    regel: 'fritekst',
  },
  {
    navn: 'et tall i tegningens tittel',
    fil: /index\.html$/,
    fra: /(<title id="[^"]*">[^<]*\d)(\d)((?:,\d)? prosent)/,
    til: (_, foran, siffer, bak) => foran + annet(siffer) + bak,
    regel: 'fritekst',
  },
  {
    navn: 'verbet i tegningens tittel',
    fil: MENTOR,
    fra: /(<title id="mentor-utvikling-t">)Flere/,
    til: (_, foran) => `${foran}Færre`,
    regel: 'fritekst',
  },
];
