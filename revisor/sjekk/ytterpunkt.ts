import { utenMerker, type Merke, type Setning } from '../html/setning.ts';
import { regnUt } from '../regel.ts';
import { meldVed, type Sak, type Side } from '../sak.ts';

const ORD = /(?<!\p{L})(høyeste|laveste|flest|færrest)(?!\p{L})/iu;

/** «Høyeste» and «laveste» hold against the whole series; a low needs every month visible. */
export function sjekkYtterpunkt(side: Side, sak: Sak): void {
  for (const setning of side.setninger) {
    const treff = ORD.exec(utenMerker(setning));
    const merke = treff && naermesteTall(setning, treff.index);
    if (treff && merke) sjekkEtt(setning, merke, treff[1] ?? '', { side, sak });
  }
}

function naermesteTall({ merker }: Setning, ved: number): Merke | undefined {
  return merker
    .filter(({ element }) => element.attr['data-regel'] === 'verdi')
    .sort((a, b) => Math.abs(a.fra - ved) - Math.abs(b.fra - ved))[0];
}

function sjekkEtt(
  setning: Setning,
  merke: Merke,
  ord: string,
  ved: { side: Side; sak: Sak },
): void {
  const svar = regnUt('verdi', merke.element.attr['data-av'] ?? '', ved.side.serier);
  if (typeof svar === 'string') return;
  const [nokkel] = svar.nokler;
  if (!nokkel) return;
  const iAr = /så langt i/i.test(setning.tekst);
  const maneder = [...(ved.side.serier.get(nokkel.serie) ?? [])].filter(
    ([maned]) => maned <= nokkel.maned && (!iAr || maned.slice(0, 4) === nokkel.maned.slice(0, 4)),
  );
  const hoyt = /^(høyeste|flest)$/i.test(ord);
  const slatt = maneder.find(([maned, { antall }]) => {
    if (maned === nokkel.maned) return false;
    if (antall === '*') return !hoyt;
    return hoyt ? 10n * BigInt(antall) > svar.tideler : 10n * BigInt(antall) < svar.tideler;
  });
  if (slatt)
    meldVed(
      ved,
      merke.element,
      'ytterpunkt',
      `«${ord}» om ${nokkel.serie} i ${nokkel.maned}, men ${slatt[0]} ${slatt[1].antall === '*' ? 'er skjermet' : `var ${slatt[1].antall}`}`,
    );
}
