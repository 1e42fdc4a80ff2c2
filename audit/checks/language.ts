import { nermeste } from '../page/document.ts';
import { stedI, type Setning } from '../page/sentence.ts';
import { utenNavn } from '../names.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

/** What a sentence of the site never says, and the rule it breaks. */
const FEIL: [regel: string, uttrykk: RegExp][] = [
  ['mellomrom', /[ \n\t][,.;:!?)](?!\d)/u],
  ['mellomrom', /\([ \n\t]/u],
  ['fortegn-mellomrom', /[\u2212+][ \n\t\u00a0]+\d/u],
  ['tusenskille', /\d[ ,.\u202f]\d{3}(?!\d)/u],
  ['tusenskille', /(?<!\d)\d{5,}/u],
  ['desimaltegn', /\d\.\d/u],
  ['prosenttegn', /\d[ \n\t]*%|\d\u00a0?[ \n\t]+\u00a0?%/u],
  ['minustegn', /(?<![\p{L}\d])[-–]\d/u],
  ['mengdeord', /(?<!\p{L})(mer|mindre) (deltakere|kvinner|menn|personer)/iu],
  ['entall', /(?<![\d\u00a0,])1\u00a0?\s(deltakere|kvinner|menn|personer)/u],
  [
    'månedsnavn',
    /\p{Ll},? (Januar|Februar|Mars|April|Mai|Juni|Juli|August|September|Oktober|November|Desember)(?!\p{L})/u,
  ],
  [
    'årsak',
    /(?<!\p{L})(skyldes|skyldtes|som følge av|på grunn av|takket være|førte til|forårsaket)(?!\p{L})/iu,
  ],
  ['årsak', /(?<!\p{L})(signifikant|trolig|antakelig|sannsynligvis)(?!\p{L})/iu],
  ['skrifttegn', /\p{Script=Cyrillic}|\p{Script=Greek}|\ufffd/u],
];

/** The house's own words keep its style: spaces, signs, months, no causes, no letters from other scripts. */
export function sjekkSprak(side: Side, sak: Sak): void {
  for (const setning of side.setninger) {
    if (!nermeste(setning.blokk, ({ attr }) => attr['data-tekst'] !== undefined)) continue;
    if (sitert(setning)) continue;
    const tekst = utenNavn(setning.tekst, sak.navn);
    for (const [regel, uttrykk] of FEIL) {
      const treff = uttrykk.exec(tekst);
      if (treff)
        meldVed(
          { side, sak },
          stedI(setning, treff.index),
          regel,
          `«${treff[0].replace(/\n/g, '↵')}» i «${setning.tekst.replace(/\s+/g, ' ').trim()}»`,
        );
    }
  }
}

/** Words the house has from others, such as an editor's reason. */
function sitert({ blokk }: Setning): boolean {
  return nermeste(blokk, ({ attr }) => attr['data-sitat'] !== undefined) !== undefined;
}
