import { other } from './numbers.ts';
import type { Tampering } from './tampering.ts';

const INDEX = /^endringer\/index\.html$/;
const SMALL = /^rapporter\/2020-11\/endringer\/index\.html$/;
const LARGE = /^rapporter\/2020-12\/endringer\/index\.html$/;
const SUBJECT = /^rapporter\/2020-12\/endringer\/.+\/index\.html$/;
const ANY = /^rapporter\/[^/]+\/endringer\/.*index\.html$/;
const NEWEST = /^tiltak\/[^/]+\/index\.html$/;
const KEPT = /^rapporter\/2020-12\/tiltak\/[^/]+\/index\.html$/;
const ROW = '<tr>\\s*<th scope="row">(?:(?!</tr>)[\\s\\S])*</tr>';
const CELL = '<td class="tall">(?:(?!</td>)[\\s\\S])*</td>';
/** The number of a difference: it stands on two reports. */
const DIFFERENCE =
  /<data value="(-?\d*)(\d)"( data-regel="endring" [^>]*data-rapport="\S+ \S+">)([^<]*)\d<\/data>/;

const otherDifference = (_: string, a = '', b = '', mark = '', shown = ''): string =>
  `<data value="${a}${other(b)}"${mark}${shown}${other(b)}</data>`;

/** Tampering with what releases say that they changed, with the index of it, and with the links to it. */
export const REVISIONS: Tampering[] = [
  {
    navn: 'et siffer i et «var»-tall',
    fil: SMALL,
    fra: /(data-rapport="2020-10">[^<]*)(\d)<\/data>/,
    til: (_, before, digit) => `${before}${other(digit)}</data>`,
    regel: ['data-tekst', 'endring-tall'],
  },
  {
    navn: '«var»-tallet galt begge steder',
    fil: SMALL,
    fra: /<data value="(\d*)(\d)"([^>]*data-rapport="2020-10">)([^<]*)\d<\/data>/,
    til: (_, a, b, mark, shown) => `<data value="${a}${other(b)}"${mark}${shown}${other(b)}</data>`,
    regel: 'data-verdi',
  },
  {
    navn: '«var» og «er» byttet, med rapportene',
    fil: SMALL,
    fra: new RegExp(`(${CELL})(${CELL})(?=\\s*${CELL})`),
    til: (_, was, is) => is + was,
    regel: 'endring-tall',
  },
  {
    navn: 'forskjellen gal begge steder',
    fil: SUBJECT,
    fra: DIFFERENCE,
    til: otherDifference,
    regel: 'data-verdi',
  },
  {
    navn: 'fortegnet på forskjellen',
    fil: SMALL,
    fra: /<td class="tall">\u2212(<data)/,
    til: (_, rest) => `<td class="tall">+${rest}`,
    regel: 'endring-tall',
  },
  {
    navn: 'forskjellen borte',
    fil: SMALL,
    fra: /<td class="tall">[+\u2212]<data [^>]*data-regel="endring"[^<]*<\/data><\/td>/,
    til: '<td class="tall">–</td>',
    regel: 'endring-tall',
  },
  {
    navn: 'forskjellen mellom to andre rapporter',
    fil: SUBJECT,
    fra: /(data-regel="endring" [^>]*data-rapport=")2020-12 (\S+)"/,
    til: (_, before, older) => `${before}${older} 2020-12"`,
    regel: 'data-verdi',
  },
  {
    navn: 'en forskjell der kilden har skjermet',
    fil: ANY,
    fra: /(data-status="lukket">[\s\S]*?<td class="tall">)–/,
    til: (_, before) => `${before}+3`,
    regel: 'endring-tall',
    hele: true,
  },
  {
    navn: 'tallet som er skjermet siden',
    fil: ANY,
    fra: /oppgitt, nå skjermet/,
    til: '5',
    regel: 'endring-tall',
  },
  {
    navn: 'linjen der et tall som er skjermet siden, sto',
    fil: ANY,
    fra: /oppgitt, nå skjermet/,
    til: '<a href="/rapporter/2020-10/kilde/#L113">oppgitt, nå skjermet</a>',
    regel: 'endring-tall',
  },
  {
    navn: 'et skjermet tall fylt inn',
    fil: ANY,
    fra: /<span aria-hidden="true">\*<\/span>\s*<span class="skjult">[^<]*<\/span>/,
    til: '2',
    regel: ['endring-tall', 'skjermet-verdi'],
  },
  {
    navn: 'et tall der rapporten ikke har noe',
    fil: SMALL,
    fra: /<td class="tall" data-status="mangler">\s*ikke med/,
    til: '<td class="tall">12',
    regel: 'endring-tall',
  },
  {
    navn: 'en endring borte',
    fil: SMALL,
    fra: new RegExp(ROW),
    til: '',
    regel: 'endring-mangler',
    hele: true,
  },
  {
    navn: 'en endring borte fra tiltakets egen side',
    fil: SUBJECT,
    fra: new RegExp(ROW),
    til: '',
    regel: 'endring-mangler',
    hele: true,
  },
  {
    navn: 'en endring to ganger',
    fil: SMALL,
    fra: new RegExp(ROW),
    til: (row) => row + row,
    regel: 'endring-rad',
    hele: true,
  },
  {
    navn: 'to endringer byttet om',
    fil: SMALL,
    fra: new RegExp(`(${ROW})(${ROW})`),
    til: (_, a, b) => b + a,
    regel: 'endring-rekkefølge',
    hele: true,
  },
  {
    navn: 'måneden for en endring',
    fil: SMALL,
    fra: /<td><time datetime="2020-(?!12)\d\d">\S+ 2020<\/time><\/td>/,
    til: '<td><time datetime="2020-12">desember 2020</time></td>',
    regel: 'endring-rad',
  },
  {
    navn: 'endringene under et annet tiltak',
    fil: SMALL,
    fra: /<tbody id="tiltak-mentor">/,
    til: '<tbody id="tiltak-arbeidstrening">',
    regel: 'endring-rad',
    hele: true,
  },
  {
    navn: 'kilden til et «var»-tall',
    fil: SMALL,
    fra: /rapporter\/2020-10\/kilde\/#L(\d+)"/,
    til: (_, line) => `rapporter/2020-11/kilde/#L${line}"`,
    regel: 'endring-tall',
  },
  {
    navn: 'antallet på siden som leder videre',
    fil: LARGE,
    fra: /<td class="tall">(\d*)(\d)<\/td>/,
    til: (_, a, b) => `<td class="tall">${a}${other(b)}</td>`,
    regel: 'endring-rad',
    hele: true,
  },
  {
    navn: 'et tiltak borte fra siden som leder videre',
    fil: LARGE,
    fra: /<tr id="tiltak-mentor">[\s\S]*?<\/tr>/,
    til: '',
    regel: 'endring-mangler',
    hele: true,
  },
  {
    navn: 'antallet i oversikten',
    fil: INDEX,
    fra: /<td class="tall">(\d*)(\d)<\/td>/,
    til: (_, a, b) => `<td class="tall">${a}${other(b)}</td>`,
    regel: 'endring-tall',
  },
  {
    navn: 'en rapport borte fra oversikten',
    fil: INDEX,
    fra: /<tr id="r2020-11">[\s\S]*?<\/tr>/,
    til: '',
    regel: 'endring-mangler',
    hele: true,
  },
  {
    navn: 'den største endringen',
    fil: INDEX,
    fra: DIFFERENCE,
    til: otherDifference,
    regel: 'data-verdi',
  },
  {
    navn: 'en mindre endring som den største',
    fil: INDEX,
    fra: /<td>\s*[+\u2212]<data[\s\S]*?<\/td>/,
    til: '<td>–</td>',
    regel: 'endring-tall',
  },
  {
    navn: 'en måned borte fra endringene i tallet for alle tiltak',
    fil: INDEX,
    fra: /<time datetime="[^"]*">[^<]*<\/time> [+\u2212]<data [^>]*data-av="i-alt[^<]*<\/data>, /,
    til: '',
    regel: 'endring-tall',
  },
  {
    navn: 'lenken borte fra et endret tall',
    fil: NEWEST,
    fra: /(<td data-endret>)\s*<a [^>]*>([^<]*)<\/a>/,
    til: (_, before, number) => `${before}${number}`,
    regel: 'tabell-endret',
  },
  {
    navn: 'et endret tall som leder til en annen rapport',
    fil: KEPT,
    fra: /(<td data-endret>\s*<a href="\/rapporter\/)2020-12\//,
    til: (_, before) => `${before}2020-11/`,
    regel: 'tabell-endret',
  },
  {
    navn: 'et endret tall som leder til et annet tiltak',
    fil: KEPT,
    fra: /(<td data-endret>\s*<a href="[^"#]*#)[^"]*/,
    til: (_, before) => `${before}i-alt`,
    regel: 'tabell-endret',
  },
  {
    navn: 'et uendret tall som leder til endringene',
    fil: NEWEST,
    fra: /(<td>)\s*(\d[\d\u00a0]*)\s*(?=<\/td>)/,
    til: (_, before, number) =>
      `${before}<a href="/rapporter/2020-11/endringer/#i-alt">${number}</a>`,
    regel: 'tabell-endret',
  },
];
