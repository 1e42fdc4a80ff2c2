import { annet } from './numbers.ts';
import type { Tukling } from './tampering.ts';

const MENTOR = /^rapporter\/2021-05\/tiltak\/mentor\/index\.html$/;
const FIGURSIDE = /^figur\/mentor-sosken\/index\.html$/;

/** A pattern within one figure of the page. */
function i(figur: string, fra: string): RegExp {
  return new RegExp(`(<figure [^>]*id="${figur}"(?:(?!</figure>)[\\s\\S])*?)${fra}`);
}

/** Tampering with figures on the pages that a release keeps, and with what frames show of them. */
export const FROSNE_FIGURER: Tukling[] = [
  {
    navn: 'et siffer i overskriften',
    fil: MENTOR,
    fra: i(
      'mentor-endring',
      String.raw`(<h3[^>]*>(?:(?!</h3>)[\s\S])*<data[^>]*>[^<]*)(\d)</data>`,
    ),
    til: (_, figur, foran, siffer) => `${figur}${foran}${annet(siffer)}</data>`,
    regel: 'data-tekst',
  },
  {
    navn: 'retningen i overskriften',
    fil: /^rapporter\/2021-05\/tiltak\/arbeidstrening\/index\.html$/,
    fra: i('arbeidstrening-endring', '(<h3[^>]*>[\\s\\S]*?</data> )flere'),
    til: (_, figur, foran) => `${figur}${foran}færre`,
    regel: 'retning',
  },
  {
    navn: 'et siffer i beskrivelsen',
    fil: MENTOR,
    fra: i('mentor-utvikling', String.raw`(class="figurbeskrivelse"[\s\S]*?<data value="\d*)(\d)"`),
    til: (_, figur, foran, siffer) => `${figur}${foran}${annet(siffer)}"`,
    regel: 'data-verdi',
  },
  {
    navn: 'et siffer i en celle',
    fil: MENTOR,
    fra: i('mentor-sosken', String.raw`(<td>\s*[\d\u00a0]*)(\d)(\s*</td>)`),
    til: (_, figur, foran, siffer, bak) => figur + foran + annet(siffer) + bak,
    regel: 'tabell-verdi',
  },
  {
    navn: 'tabellen over dem den er sammenlignet med, borte',
    fil: MENTOR,
    fra: i('mentor-sosken', String.raw`<details>[\s\S]*?</table>\s*</section>\s*</details>`),
    til: (_, figur) => figur,
    regel: 'tabell-mangler',
    hele: true,
  },
  {
    navn: 'tabellen borte fra den nyeste siden om en figur',
    fil: FIGURSIDE,
    fra: /<section class="del" aria-labelledby="tall">[\s\S]*?<\/table>\s*<\/section>\s*<\/section>/,
    til: '',
    regel: 'tabell-mangler',
    hele: true,
  },
  {
    navn: 'et punkt på linjen løftet',
    fil: MENTOR,
    fra: i('mentor-utvikling', String.raw`(<path class="fig-linje" d="M[\d.]+ )([\d.]+)`),
    til: (_, figur, foran, y) => figur + foran + String(Number(y) - 4),
    regel: 'figur-linje',
  },
  {
    navn: 'navnet over en rute',
    fil: MENTOR,
    fra: i('mentor-sosken', String.raw`(<a href="[^"]*/tiltak/)jobbklubb(/">)Jobbklubb`),
    til: (_, figur, foran, bak) => `${figur}${foran}oppfolging${bak}Oppfølging`,
    regel: ['figur-navn', 'emne', 'unevnt'],
  },
  {
    navn: 'en annen side som kanonisk',
    fil: MENTOR,
    fra: /(<link rel="canonical" href="[^"]*)\/rapporter\/2021-05\/tiltak/,
    til: (_, foran) => `${foran}/tiltak`,
    regel: 'kanonisk',
  },
  {
    navn: 'et tall i delingsbildets tekst',
    fil: MENTOR,
    fra: /(<meta property="og:image:alt" content=")/,
    til: (_, foran) => `${foran}1\u00a0234 deltakere. `,
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
  ...['ramme', 'lys', 'mork'].flatMap((ord) => [
    {
      navn: `plassen for ${ord} borte fra en figur`,
      fil: MENTOR,
      fra: new RegExp(`<span id="${ord}-mentor-endring"></span>`),
      til: '',
      regel: 'ramme',
    },
    {
      navn: `plassen for ${ord} borte fra figurens egen side`,
      fil: FIGURSIDE,
      fra: new RegExp(`<span id="${ord}"></span>`),
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
    til: (_, foran) => `${foran}mentor-utvikling`,
    regel: 'ramme',
  },
  {
    navn: 'de nyeste tallene i koden for innbygging av en bevart figur',
    fil: MENTOR,
    fra: /(src="[^"]*)\/rapporter\/2021-05\/tiltak\/mentor\/#ramme-mentor-endring/,
    til: (_, foran) => `${foran}/figur/mentor-endring/#ramme`,
    regel: 'ramme',
  },
  {
    navn: 'koden for innbygging borte',
    fil: FIGURSIDE,
    fra: /<pre[^>]*data-format="iframe"[\s\S]*?<\/pre>/,
    til: '',
    regel: 'ramme',
    hele: true,
  },
  {
    navn: 'skriptet som forteller høyden, byttet',
    fil: MENTOR,
    fra: /(<script async data-ramme src="[^"]*)innbygging\.js/,
    til: (_, foran) => `${foran}annet.js`,
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
