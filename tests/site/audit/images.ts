import { other } from './numbers.ts';
import type { Tampering } from './tampering.ts';

const MENTOR = /^bilder\/tiltak\/mentor\.svg$/;
const JOBBKLUBB = /^bilder\/tiltak\/digital-oppfolging-jobbklubb\.svg$/;
const WORD_IMAGE = /^bilder\/tiltak\/amo-kurs-forsok\.svg$/;
const RELEASE = /^bilder\/rapporter\/2021-05\.svg$/;
const flytt = (number: string, withValue: number): string =>
  String(Math.round((Number(number) + withValue) * 10) / 10);

/** Tampering with the drawings that social images are made of: words, numbers, strokes, hidden months. */
export const IMAGES: Tampering[] = [
  {
    navn: 'et siffer i bildets overskrift',
    fil: MENTOR,
    fra: /(<text [^>]*font-weight="600">)(\d)/,
    til: (_, before, digit) => before + other(digit),
    regel: 'bilde-ord',
  },
  {
    navn: 'et siffer i bildets tittel',
    fil: MENTOR,
    fra: /(<title [^>]*>[^<]*\d)(\d)/,
    til: (_, before, digit) => before + other(digit),
    regel: 'bilde-ord',
  },
  {
    navn: 'et siffer i bildets beskrivelse',
    fil: MENTOR,
    fra: /(<desc [^>]*>[^<]*?)311/,
    til: (_, before) => `${before}319`,
    regel: 'bilde-ord',
  },
  {
    navn: 'verbet i bildets overskrift',
    fil: MENTOR,
    fra: /(<text [^>]*font-weight="600">[^<]*)færre/,
    til: (_, before) => `${before}flere`,
    regel: 'bilde-ord',
  },
  {
    navn: 'en linje borte fra bildets overskrift',
    fil: MENTOR,
    fra: /<text [^>]*font-weight="600">[^<]*januar[^<]*<\/text>/,
    til: '',
    regel: 'bilde-ord',
  },
  {
    navn: 'bildets overskrift kuttet inne i et tall',
    fil: MENTOR,
    fra: /(<text [^>]*font-weight="600">april, men 4)5<\/text><text [^>]*font-weight="600">[^<]*<\/text>/,
    til: (_, before) => `${before}…</text>`,
    regel: 'bilde-ord',
  },
  {
    navn: 'hvem bildet er av',
    fil: MENTOR,
    fra: />Mentor</,
    til: '>Jobbklubb<',
    regel: 'bilde-ord',
  },
  {
    navn: 'måneden under bildets overskrift',
    fil: MENTOR,
    fra: /januar–mai(?= 2021<)/,
    til: 'januar–juni',
    regel: 'bilde-ord',
  },
  {
    navn: 'rapporten bildet har tallene fra',
    fil: RELEASE,
    fra: /(Kilde: Navs rapport for januar–)mai/,
    til: (_, before) => `${before}april`,
    regel: 'bilde-ord',
  },
  {
    navn: 'kilden borte fra bildet',
    fil: MENTOR,
    fra: /<text [^>]*>Kilde: Navs[^<]*<\/text>/,
    til: '',
    regel: 'bilde-ord',
  },
  {
    navn: 'et tall skrevet på bildet',
    fil: MENTOR,
    fra: /<\/svg>\s*$/,
    til: '<text x="600" y="500">0,4 % av alle</text></svg>\n',
    regel: 'bilde-ord',
  },
  {
    navn: 'et tall skrevet på et bilde uten tegning',
    fil: WORD_IMAGE,
    fra: />skjermet</,
    til: '>2<',
    regel: 'bilde-ord',
  },
  {
    navn: 'et siffer ved linjen i bildet',
    fil: MENTOR,
    fra: /(data-regel="verdi"[^>]*>[^<]*)(\d)<\/text>/,
    til: (_, before, digit) => `${before}${other(digit)}</text>`,
    regel: 'bilde-tegning',
  },
  {
    navn: 'en verdi ved linjen i bildet, begge steder',
    fil: MENTOR,
    fra: /data-value="305"([^>]*)>305/,
    til: (_, middle) => `data-value="306"${middle}>306`,
    regel: 'bilde-tegning',
  },
  {
    navn: 'et punkt på linjen løftet i bildet',
    fil: MENTOR,
    fra: /(<path class="fig-linje" d="M[\d.]+ )([\d.]+)/,
    til: (_, before, y) => before + flytt(y, -4),
    regel: 'bilde-tegning',
  },
  {
    navn: 'månedene på aksen byttet i bildet',
    fil: MENTOR,
    fra: />feb<([\s\S]*?)>mars</,
    til: (_, between) => `>mars<${between}>feb<`,
    regel: 'bilde-tegning',
  },
  {
    navn: 'linjen borte fra bildet',
    fil: MENTOR,
    fra: /<path class="fig-linje"[^>]*\/>/,
    til: '',
    regel: 'bilde-tegning',
  },
  {
    navn: 'hele tegningen borte fra bildet',
    fil: MENTOR,
    fra: /<svg class="fig[\s\S]*?<\/svg>/,
    til: '',
    regel: 'bilde-tegning',
  },
  {
    navn: 'en strek ved siden av tegningen i bildet',
    fil: MENTOR,
    fra: /<\/svg>\s*$/,
    til: '<path class="fig-linje" d="M56 300l400-200"/></svg>\n',
    regel: 'bilde-tegning',
  },
  {
    navn: 'tegningen av en annen serie i bildet',
    fil: MENTOR,
    fra: /(<svg class="fig[^>]* data-serier=")tiltak\/mentor\//,
    til: (_, before) => `${before}tiltak/jobbklubb/`,
    regel: 'bilde-tegning',
  },
  {
    navn: 'en skjermet måned gitt en verdi i bildet',
    fil: JOBBKLUBB,
    fra: /(<path class="fig-linje" d="M)([\d.]+) ([\d.]+)/,
    til: (_, before, x, y) => `${before}${flytt(x, -104.8)} ${y}l104.8 0`,
    regel: 'bilde-tegning',
  },
  {
    navn: 'et tall ved en skjermet måned i bildet',
    fil: JOBBKLUBB,
    fra: /(<text [^>]*) data-value="\d+"( data-regel="verdi" data-av="[^"]*@)2021-05">[^<]*/,
    til: (_, before, of) => `${before} data-value="2"${of}2021-01">2`,
    regel: 'bilde-tegning',
  },
  {
    navn: 'merket for skjermet borte fra bildet',
    fil: JOBBKLUBB,
    fra: /<path class="fig-skjermet" d="[^"]*"\/?>/,
    til: '',
    regel: 'bilde-tegning',
  },
  {
    navn: 'en skjermet måned omtalt som noen få på bildet',
    fil: WORD_IMAGE,
    fra: /er<\/text>(<text [^>]*>)skjermet/,
    til: (_, middle) => `er</text>${middle}noen få`,
    regel: ['bilde-ord', 'skjermet-anslag'],
  },
  {
    navn: 'en annen sides delingsbilde',
    fil: /^tiltak\/mentor\/index\.html$/,
    fra: /(<meta property="og:image" content="[^"]*\/bilder\/tiltak\/)mentor/,
    til: (_, before) => `${before}jobbklubb`,
    regel: 'bilde',
  },
  {
    navn: 'en annen utgivelses delingsbilde',
    fil: /^rapporter\/2021-05\/tiltak\/mentor\/index\.html$/,
    fra: /(<meta property="og:image" content="[^"]*\/bilder\/)rapporter\/2021-05/,
    til: (_, before) => `${before}forside`,
    regel: 'bilde',
  },
];
