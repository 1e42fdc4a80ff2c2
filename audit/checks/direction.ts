import type { Element } from '../page/document.ts';
import type { Merke, Setning } from '../page/sentence.ts';
import { fortegn, regnUt, rekkeretning, type Utregning } from '../truth/rules.ts';
import { erOmtrent, retningene, styrende, styrendeForRekke, type Retning } from '../direction-words.ts';
import { flyttetManed } from '../month.ts';
import type { Navneleter } from '../names.ts';
import { meldVed, type Sak, type Side } from '../context.ts';
import { MINUS } from '../truth/numbers.ts';

/** A change in a sentence: its mark, its sign by the figures, and the word that governs it. */
interface Endring {
  setning: Setning;
  merke: Merke;
  tegn: number;
  ord: Retning | undefined;
  /** True for a change proper; false for a span or a run, which may stand without a word. */
  trengerOrd: boolean;
}

const RETNINGSORD = ['et ord for nedgang', 'et ord for uendret', 'et ord for økning'];

/** Every change stands beside a word, or a sign, that points the same way as the figures do. */
export function sjekkRetning(side: Side, sak: Sak): void {
  side.setninger.forEach((setning, i) => {
    for (const endring of endringene(setning, side, sak.navn)) {
      const vist = setning.tekst.slice(endring.merke.fra, endring.merke.til);
      const skrevet = skrevetFortegn(setning, endring.merke);
      if (skrevet !== 0) {
        if (skrevet !== endring.tegn) feilVed(endring, 'fortegn', `«${vist}»`, { side, sak });
        else if (endring.ord) sjekkOrd({ ...endring, ord: endring.ord }, { side, sak });
        continue;
      }
      const ord = endring.ord ?? arvet(side.setninger[i - 1], setning, sak.navn);
      if (ord) sjekkOrd({ ...endring, ord }, { side, sak });
      else if (endring.trengerOrd && endring.tegn !== 0)
        feilVed(endring, 'retningsløs', `«${vist}» uten fortegn eller retning`, { side, sak });
    }
  });
}

/** All changes of a sentence, each with the word that governs it. */
export function endringene(setning: Setning, side: Side, navn: Navneleter): Endring[] {
  const retninger = retningene(setning, navn);
  return setning.merker.flatMap((merke, i): Endring[] => {
    const svar = merke.slag === 'data' ? utregning(merke.element, side) : undefined;
    if (!svar) return [];
    if (merke.element.attr['data-regel'] === 'rekke') {
      const ord = styrendeForRekke(setning, merke, retninger);
      const tegn = rekkeretning(svar.nokler, side.serier);
      return [{ setning, merke, tegn, ord, trengerOrd: false }];
    }
    const ord = styrende(setning, merke, retninger);
    if (merke.element.attr['data-regel'] === 'antall') {
      if (/\sav\s(disse\s|alle\s|de\s)?$/u.test(setning.tekst.slice(0, merke.fra))) return [];
      const tegn = felles(svar, side);
      return tegn === undefined || !ord ? [] : [{ setning, merke, tegn, ord, trengerOrd: false }];
    }
    if (['endring', 'prosent', 'prosentpoeng'].includes(svar.slag)) {
      // In «a − b = c» the sign is the number's own.
      const iFormel = setning.tekst.slice(0, merke.fra).includes('=') && svar.tideler >= 0n;
      return [{ setning, merke, tegn: fortegn(svar.tideler), ord, trengerOrd: !iFormel }];
    }
    const tegn = spenn(setning, i, svar, side);
    return tegn === undefined || !ord ? [] : [{ setning, merke, tegn, ord, trengerOrd: false }];
  });
}

/** What a mark's rule gives on the page's figures; undefined when it gives nothing. */
export function utregning(element: Element, side: Side): Utregning | undefined {
  const svar = regnUt(element.attr['data-regel'] ?? '', element.attr['data-av'] ?? '', side.serier);
  return typeof svar === 'string' ? undefined : svar;
}

/** «økte i tre måneder»: the one sign of the changes into the months counted; 2 when they differ. */
function felles({ nokler }: Utregning, side: Side): number | undefined {
  const tegn = nokler.map(({ serie, maned }) =>
    rekkeretning(
      [
        { serie, maned },
        { serie, maned: flyttetManed(maned, -1) },
      ],
      side.serier,
    ),
  );
  return tegn.every((ett) => ett === tegn[0]) ? tegn[0] : 2;
}

/** «fra A (prosent i april) til B»: at B, the sign of B − A. */
function spenn(setning: Setning, i: number, svar: Utregning, side: Side): number | undefined {
  const merke = setning.merker[i];
  const forrige = setning.merker.slice(0, i).findLast(({ slag }) => slag === 'data');
  if (!merke || !forrige) return undefined;
  const mellom = setning.tekst.slice(forrige.til, merke.fra);
  const foran = setning.tekst.slice(0, forrige.fra);
  if (!/(^|\s)til\s+$/.test(mellom) || !/(?<!\p{L})fra\s+$/u.test(foran)) return undefined;
  const fra = utregning(forrige.element, side);
  return fra?.slag === svar.slag ? fortegn(svar.tideler - fra.tideler) : undefined;
}

/** −1 or 1 for a sign inside the mark or right before it, 0 for none. */
function skrevetFortegn(setning: Setning, merke: Merke): number {
  const [forst = ''] = setning.tekst.slice(merke.fra);
  const foran = setning.tekst.slice(0, merke.fra).at(-1) ?? '';
  const tegn = [forst, foran].find((kandidat) => [MINUS, '+', '-'].includes(kandidat));
  return tegn === undefined ? 0 : tegn === '+' ? 1 : -1;
}

/** «… 308 flere enn i januar. Det tilsvarer 19,1 prosent.»: the direction is the sentence before's. */
function arvet(
  forrige: Setning | undefined,
  setning: Setning,
  navn: Navneleter,
): Retning | undefined {
  const sammen =
    forrige?.blokk === setning.blokk || forrige?.blokk.forelder === setning.blokk.forelder;
  return forrige && sammen && /^\s*Det tilsvarer/.test(setning.tekst)
    ? retningene(forrige, navn).at(-1)
    : undefined;
}

function sjekkOrd(endring: Endring & { ord: Retning }, ved: { side: Side; sak: Sak }): void {
  const { ord, tegn, setning, merke } = endring;
  if (ord.tegn === tegn || (ord.tegn === 0 && erOmtrent(setning, ord))) return;
  const vist = setning.tekst.slice(merke.fra, merke.til);
  feilVed(endring, 'retning', `«${ord.ord}» ved «${vist}»`, ved);
}

function feilVed(
  { setning, merke, tegn }: Endring,
  regel: string,
  sier: string,
  ved: { side: Side; sak: Sak },
): void {
  const hele = setning.tekst.replace(/[ \n\t]+/g, ' ').trim();
  meldVed(ved, merke.element, regel, `${sier} i «${hele}»`, RETNINGSORD[tegn + 1]);
}
