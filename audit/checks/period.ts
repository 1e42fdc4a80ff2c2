import { nermeste } from '../page/document.ts';
import { stedI } from '../page/sentence.ts';
import { manedsnummer } from '../month.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

const MANED = 'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember';
const PERIODE = new RegExp(`(${MANED})( \\d{4})?[–-](${MANED}) (\\d{4})`, 'giu');

/** A period told as «januar–mai 2021» is the period of a report, or of the series it is told of; a month told of exists. */
export function sjekkPerioder(side: Side, sak: Sak): void {
  sjekkFinnes(side, sak);
  if (side.adresse.endsWith('/kilde/')) return;
  // The months a source is used for are held against the numbers (`kildelenke`).
  const fortalt = side.setninger.filter(
    ({ blokk }) => !nermeste(blokk, ({ attr }) => attr.class === 'utregning'),
  );
  const sagte = fortalt.flatMap((setning) =>
    [...setning.tekst.matchAll(PERIODE)].map((treff) => ({ setning, treff })),
  );
  const perioder = sagte.length > 0 ? periodene(side, sak) : new Set<string>();
  for (const { setning, treff } of sagte) {
    const [hele, fra = '', fraAr, til = '', tilAr = ''] = treff;
    if (!perioder.has(`${iso(fra, fraAr?.trim() ?? tilAr)}–${iso(til, tilAr)}`))
      meldVed(
        { side, sak },
        stedI(setning, treff.index),
        'periode',
        `«${hele}»`,
        [...perioder].join(' eller '),
      );
  }
}

/** The periods a page may tell of: each report's, and those of the series it draws. */
function periodene(side: Side, sak: Sak): Set<string> {
  const serier = new Set(
    side.elementer.flatMap(({ attr }) => attr['data-serier']?.split(/\s+/) ?? []),
  );
  const rekker = [
    // The grand total is told for every month that is.
    [...(side.serier.get('i-alt/i-alt/alle/alle')?.keys() ?? [])],
    ...sak.fasit.rapporter.map((rapport) => rapport.maneder),
    ...[...serier].map((serie) => [...(side.serier.get(serie)?.keys() ?? [])]),
  ];
  return new Set(
    rekker.map((rekke) => {
      const ordnet = [...rekke].sort();
      return `${ordnet[0] ?? ''}–${ordnet.at(-1) ?? ''}`;
    }),
  );
}

function iso(navn: string, ar: string): string {
  return `${ar}-${String(manedsnummer(navn)).padStart(2, '0')}`;
}

/** A month in the house's own text is one that some report covers, unless the text says that it is missing. */
function sjekkFinnes(side: Side, sak: Sak): void {
  const dekket = (maned: string): boolean =>
    sak.fasit.rapporter.some(({ maneder }) => maneder.includes(maned));
  for (const { merker, tekst, blokk } of side.setninger) {
    if (/mangler|ingen tall/iu.test(tekst)) continue;
    if (!nermeste(blokk, ({ attr }) => attr['data-tekst'] !== undefined)) continue;
    for (const { element } of merker) {
      const { datetime = '' } = element.attr;
      if (/^\d{4}-\d{2}$/.test(datetime) && !dekket(datetime))
        meldVed({ side, sak }, element, 'måned', `ingen rapport dekker ${datetime}`);
    }
  }
}
