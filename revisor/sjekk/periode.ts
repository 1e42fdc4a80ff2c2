import { nermeste } from '../html/dokument.ts';
import { stedI } from '../html/setning.ts';
import { manedsnummer } from '../maned.ts';
import { meldVed, type Sak, type Side } from '../sak.ts';

const MANED = 'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember';
const PERIODE = new RegExp(`(${MANED})( \\d{4})?[–-](${MANED}) (\\d{4})`, 'giu');

/** A period told as «januar–mai 2021» is the period of a report, or of the series it is told of; a month told of exists. */
export function sjekkPerioder(side: Side, sak: Sak): void {
  const maneder = [...side.serier.values()].flatMap((celler) => [...celler.keys()]).sort();
  const perioder = new Set([
    [maneder[0], maneder.at(-1)].join('–'),
    ...sak.fasit.rapporter.map((rapport) => [rapport.maneder[0], rapport.maneder.at(-1)].join('–')),
    ...[
      ...new Set(side.elementer.flatMap(({ attr }) => attr['data-serier']?.split(/\s+/) ?? [])),
    ].map((serie) => {
      const egne = [...(side.serier.get(serie)?.keys() ?? [])].sort();
      return [egne[0], egne.at(-1)].join('–');
    }),
  ]);
  for (const setning of side.setninger) {
    if (side.adresse.endsWith('/kilde/')) return;
    for (const treff of setning.tekst.matchAll(PERIODE)) {
      const [hele, fra = '', fraAr, til = '', tilAr = ''] = treff;
      const nokkel = `${iso(fra, fraAr?.trim() ?? tilAr)}–${iso(til, tilAr)}`;
      if (!perioder.has(nokkel))
        meldVed(
          { side, sak },
          stedI(setning, treff.index),
          'periode',
          `«${hele}»`,
          [...perioder].join(' eller '),
        );
    }
  }
  sjekkFinnes(side, new Set(maneder), sak);
}

function iso(navn: string, ar: string): string {
  return `${ar}-${String(manedsnummer(navn)).padStart(2, '0')}`;
}

/** A month in the house's own text is one that some report covers, unless the text says that it is missing. */
function sjekkFinnes(side: Side, maneder: ReadonlySet<string>, sak: Sak): void {
  for (const { merker, tekst, blokk } of side.setninger) {
    if (/mangler|ingen tall/iu.test(tekst)) continue;
    if (!nermeste(blokk, ({ attr }) => attr['data-tekst'] !== undefined)) continue;
    for (const { element } of merker) {
      const { datetime = '' } = element.attr;
      if (/^\d{4}-\d{2}$/.test(datetime) && !maneder.has(datetime))
        meldVed({ side, sak }, element, 'måned', `ingen rapport dekker ${datetime}`);
    }
  }
}
