import { other } from './numbers.ts';
import type { Tampering } from './tampering.ts';

const MENTOR = /^rapporter\/2021-05\/tiltak\/mentor\/index\.html$/;
const FIGURE_PAGE = /^figur\/mentor-sosken\/index\.html$/;

/** A pattern within one figure of the page. */
function i(figure: string, from: string): RegExp {
  return new RegExp(`(<figure [^>]*id="${figure}"(?:(?!</figure>)[\\s\\S])*?)${from}`);
}

/** Tampering with figures on the pages that a release keeps, and with what frames show of them. */
export const ARCHIVED_FIGURES: Tampering[] = [
  {
    navn: 'et siffer i overskriften',
    fil: MENTOR,
    fra: i(
      'mentor-utvikling',
      String.raw`(<h3[^>]*>(?:(?!</h3>)[\s\S])*<data[^>]*>[^<]*)(\d)</data>`,
    ),
    til: (_, figure, before, digit) => `${figure}${before}${other(digit)}</data>`,
    regel: 'data-tekst',
  },
  {
    navn: 'retningen i overskriften',
    fil: /^rapporter\/2021-05\/tiltak\/arbeidstrening\/index\.html$/,
    fra: i('arbeidstrening-endring', '(<h3[^>]*>[\\s\\S]*?</data> )flere'),
    til: (_, figure, before) => `${figure}${before}færre`,
    regel: 'retning',
  },
  {
    navn: 'et siffer i beskrivelsen',
    fil: MENTOR,
    fra: i('mentor-utvikling', String.raw`(class="figurbeskrivelse"[\s\S]*?<data value="\d*)(\d)"`),
    til: (_, figure, before, digit) => `${figure}${before}${other(digit)}"`,
    regel: 'data-verdi',
  },
  {
    navn: 'et siffer i en celle',
    fil: MENTOR,
    fra: /(aria-labelledby="tall">(?:(?!<\/section>)[\s\S])*?<td>\s*[\d\u00a0]*)(\d)\s*<\/td>/,
    til: (_, before, digit) => `${before}${other(digit)}</td>`,
    regel: 'tabell-verdi',
  },
  {
    navn: 'et siffer i en endring i tabellen',
    fil: MENTOR,
    fra: /(<td>\s*[+\u2212][\d\u00a0]*)(\d)\s*<\/td>/,
    til: (_, before, digit) => `${before}${other(digit)}</td>`,
    regel: 'data-verdi',
  },
  {
    navn: 'et ledd i en utregning',
    fil: MENTOR,
    fra: /(<dd>(?:(?!<\/dd>)[\s\S])*?<span data-av="[^"]*">[^<]*)(\d)<\/span>/,
    til: (_, before, digit) => `${before}${other(digit)}</span>`,
    regel: 'data-verdi',
  },
  {
    navn: 'tabellen over dem den er sammenlignet med, borte',
    fil: MENTOR,
    fra: i('mentor-sosken', String.raw`<details>[\s\S]*?</table>[\s\S]*?</details>`),
    til: (_, figure) => figure,
    regel: 'tabell-mangler',
    hele: true,
  },
  {
    navn: 'tabellen borte fra den nyeste siden om en figur',
    fil: FIGURE_PAGE,
    fra: /<section class="del" aria-labelledby="tall">[\s\S]*?<\/table>\s*<\/section>\s*(?:<p[^>]*>(?:(?!<\/p>)[\s\S])*<\/p>\s*)?<\/section>/,
    til: '',
    regel: 'tabell-mangler',
    hele: true,
  },
  {
    navn: 'et punkt på linjen løftet',
    fil: MENTOR,
    fra: i('mentor-utvikling', String.raw`(<path class="fig-linje" d="M[\d.]+ )([\d.]+)`),
    til: (_, figure, before, y) => figure + before + String(Number(y) - 4),
    regel: 'figur-linje',
  },
  {
    navn: 'navnet over en rute',
    fil: MENTOR,
    fra: i(
      'mentor-hovedgrupper',
      String.raw`(<a href="[^"]*/hovedgrupper/)arbeidssokere-pa-tiltak(/">)Arbeidssøkere på tiltak`,
    ),
    til: (_, figure, before, behind) => `${figure}${before}andre-pa-tiltak${behind}Andre på tiltak`,
    regel: ['figur-navn', 'emne', 'unevnt'],
  },
  {
    navn: 'en annen side som kanonisk',
    fil: MENTOR,
    fra: /(<link rel="canonical" href="[^"]*)\/rapporter\/2021-05\/tiltak/,
    til: (_, before) => `${before}/tiltak`,
    regel: 'kanonisk',
  },
  {
    navn: 'et annet nettsteds navn',
    fil: MENTOR,
    fra: /(<meta property="og:site_name" content=")[^"]*/,
    til: (_, before) => `${before}Nav`,
    regel: 'nettsted',
  },
  {
    navn: 'et tall i delingsbildets tekst',
    fil: MENTOR,
    fra: /(<meta property="og:image:alt" content=")/,
    til: (_, before) => `${before}1\u00a0234 deltakere. `,
    regel: ['bilde', 'fritekst'],
  },
  {
    navn: 'figuren av utviklingen borte',
    fil: MENTOR,
    fra: i('mentor-utvikling', String.raw`[\s\S]*?</figure>`),
    til: '',
    regel: 'figur-mangler',
    hele: true,
  },
  ...['ramme', 'lys', 'mork'].flatMap((word) => [
    {
      navn: `plassen for ${word} borte fra en figur`,
      fil: MENTOR,
      fra: new RegExp(`<span id="${word}-mentor-endring"></span>`),
      til: '',
      regel: 'ramme',
    },
    {
      navn: `plassen for ${word} borte fra figurens egen side`,
      fil: FIGURE_PAGE,
      fra: new RegExp(`<span id="${word}"></span>`),
      til: '',
      regel: 'ramme',
    },
  ]),
  {
    navn: 'plassen for en annen figur i figuren',
    fil: MENTOR,
    fra: /<span id="ramme-mentor-endring"><\/span>/,
    til: '<span id="ramme-mentor-kjonn"></span>',
    regel: 'ramme',
  },
  {
    navn: 'en annen figur i koden for innbygging',
    fil: MENTOR,
    fra: /(src="[^"]*#ramme-)mentor-endring/,
    til: (_, before) => `${before}mentor-utvikling`,
    regel: 'ramme',
  },
  {
    navn: 'de nyeste tallene i koden for innbygging av en bevart figur',
    fil: MENTOR,
    fra: /(src="[^"]*)\/rapporter\/2021-05\/tiltak\/mentor\/#ramme-mentor-endring/,
    til: (_, before) => `${before}/figur/mentor-endring/#ramme`,
    regel: 'ramme',
  },
  {
    navn: 'koden for innbygging borte',
    fil: FIGURE_PAGE,
    fra: /<pre[^>]*data-format="iframe"[\s\S]*?<\/pre>/,
    til: '',
    regel: 'ramme',
    hele: true,
  },
  {
    navn: 'skriptet som forteller høyden, byttet',
    fil: MENTOR,
    fra: /(<script async data-ramme src="[^"]*)innbygging\.js/,
    til: (_, before) => `${before}annet.js`,
    regel: ['vern', 'lenke-død'],
  },
  {
    navn: 'et varsel der ingenting er endret',
    fil: MENTOR,
    fra: /<\/aside>/,
    til: '<p data-varsel>Endret av <a href="/rapporter/2021-05/endringer/">mai</a>.</p></aside>',
    regel: ['varsel', 'lenke-død'],
  },
];
