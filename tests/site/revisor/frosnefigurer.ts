import { annet } from './tall.ts';
import type { Tukling } from './tukling.ts';

const ENDRING = /^rapporter\/2021-05\/figur\/mentor-endring\/index\.html$/;
const UTVIKLING = /^rapporter\/2021-05\/figur\/mentor-utvikling\/index\.html$/;
const SOSKEN = /^rapporter\/2021-05\/figur\/mentor-sosken\/index\.html$/;

/** Tampering with the pages that a release keeps of its figures. */
export const FROSNE_FIGURER: Tukling[] = [
  {
    navn: 'et siffer i overskriften',
    fil: ENDRING,
    fra: /(<h1[^>]*>(?:(?!<\/h1>)[\s\S])*<data[^>]*>[^<]*)(\d)<\/data>/,
    til: (_, foran, siffer) => `${foran}${annet(siffer)}</data>`,
    regel: 'data-tekst',
  },
  {
    navn: 'retningen i overskriften',
    fil: /^rapporter\/2021-05\/figur\/arbeidstrening-utvikling\/index\.html$/,
    fra: /(<h1[^>]*>)Flere/,
    til: (_, foran) => `${foran}Færre`,
    regel: 'påstand',
  },
  {
    navn: 'et siffer i beskrivelsen',
    fil: UTVIKLING,
    fra: /(class="figurbeskrivelse"[\s\S]*?<data value="\d*)(\d)"/,
    til: (_, foran, siffer) => `${foran}${annet(siffer)}"`,
    regel: 'data-verdi',
  },
  {
    navn: 'et siffer i en celle',
    fil: UTVIKLING,
    fra: /(<td class="tall">\s*[\d\u00a0]*)(\d)(\s*<\/td>)/,
    til: (_, foran, siffer, bak) => foran + annet(siffer) + bak,
    regel: 'tabell-verdi',
  },
  {
    navn: 'en måned borte fra tabellen',
    fil: UTVIKLING,
    fra: /<tr>\s*<th scope="row">\s*<time datetime="2021-03">[\s\S]*?<\/tr>/,
    til: '',
    regel: 'tabell-mangler',
    hele: true,
  },
  {
    navn: 'tabellen borte',
    fil: UTVIKLING,
    fra: /<div class="del">[\s\S]*?<\/table>\s*<\/section>\s*<\/div>/,
    til: '',
    regel: 'tabell-mangler',
    hele: true,
  },
  {
    navn: 'tabellen over dem den er sammenlignet med, borte',
    fil: SOSKEN,
    fra: /<div class="del">[\s\S]*?<\/table>\s*<\/section>\s*<\/div>/,
    til: '',
    regel: 'tabell-mangler',
    hele: true,
  },
  {
    navn: 'tabellen borte fra den nyeste siden om en figur',
    fil: /^figur\/mentor-sosken\/index\.html$/,
    fra: /<section class="del" aria-labelledby="tall">[\s\S]*?<\/table>\s*<\/section>\s*<\/section>/,
    til: '',
    regel: 'tabell-mangler',
    hele: true,
  },
  {
    navn: 'et punkt på linjen løftet',
    fil: UTVIKLING,
    fra: /(<path class="fig-linje" d="M[\d.]+ )([\d.]+)/,
    til: (_, foran, y) => foran + String(Number(y) - 4),
    regel: 'figur-linje',
  },
  {
    navn: 'navnet over en rute',
    fil: SOSKEN,
    fra: /(<a href="[^"]*\/tiltak\/)jobbklubb(\/">)Jobbklubb/,
    til: (_, foran, bak) => `${foran}oppfolging${bak}Oppfølging`,
    regel: ['figur-navn', 'emne', 'unevnt'],
  },
  {
    navn: 'en annen side som kanonisk',
    fil: UTVIKLING,
    fra: /(<link rel="canonical" href="[^"]*)\/rapporter\/2021-05\/figur/,
    til: (_, foran) => `${foran}/figur`,
    regel: 'kanonisk',
  },
  {
    navn: 'tallene sagt å være fra en annen utgivelse i JSON-LD',
    fil: UTVIKLING,
    fra: /("isBasedOn":\{"@id":"[^"]*#rapport-)2021-05/,
    til: (_, foran) => `${foran}2021-04`,
    regel: 'datasett',
  },
  {
    navn: 'adressen i JSON-LD',
    fil: UTVIKLING,
    fra: /("url":"[^"]*\/figur\/)mentor-utvikling/,
    til: (_, foran) => `${foran}mentor-endring`,
    regel: 'datasett',
  },
  {
    navn: 'et tall i delingsbildets tekst',
    fil: UTVIKLING,
    fra: /(<meta property="og:image:alt" content=")/,
    til: (_, foran) => `${foran}1\u00a0234 deltakere. `,
    regel: ['bilde', 'fritekst'],
  },
  {
    navn: 'siden om en annen figur',
    fil: UTVIKLING,
    fra: /(<figure class="[^"]*" id=")mentor-utvikling/,
    til: (_, foran) => `${foran}mentor-endring`,
    regel: 'figur-mangler',
    hele: true,
  },
  {
    navn: 'et varsel der ingenting er endret',
    fil: UTVIKLING,
    fra: /<\/aside>/,
    til: '<p data-varsel>Endret av <a href="/rapporter/2021-05/endringer/">mai</a>.</p></aside>',
    regel: ['varsel', 'lenke-død'],
  },
  {
    navn: 'veien til en figur som ikke finnes',
    fil: UTVIKLING,
    fra: /(<a href="[^"]*\/figur\/)mentor-utvikling(\/">Figuren med)/,
    til: (_, foran, bak) => `${foran}mentor-borte${bak}`,
    regel: 'lenke-død',
  },
];
