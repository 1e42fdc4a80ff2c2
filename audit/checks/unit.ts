import type { Setning } from '../page/sentence.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

const PROSENT = new Set(['endring-prosent', 'andel', 'andel-sum']);
const ENHET = /^[\s\u00a0]*(prosentpoeng|prosent|%)/u;
/** Between two numbers that share the unit after the second: «fra 58,4 til 56,6 prosent». */
const BINDELEDD = /^[\s\u00a0]*(til|og|mot|,|eller)[\s\u00a0]*$/u;

/** Shares are followed by «prosent» or «%», changes of shares by «prosentpoeng», counts by neither; no «1 deltakere». */
export function sjekkEnhet(side: Side, sak: Sak): void {
  for (const setning of side.setninger)
    setning.merker.forEach((merke, i) => {
      const regel = merke.element.attr['data-regel'];
      if (merke.slag !== 'data' || regel === undefined) return;
      const vist = setning.tekst.slice(merke.fra, merke.til);
      const enhet = vist.endsWith('%') ? '%' : enhetEtter(setning, i);
      const feil = feilEnhet(regel, enhet, setning.tekst.slice(merke.til));
      if (feil)
        meldVed(
          { side, sak },
          merke.element,
          'enhet',
          `«${vist}${setning.tekst.slice(merke.til, merke.til + 20)}» (${regel})`,
          feil,
        );
      if (
        /^1$/.test(vist) &&
        /^[\s\u00a0]+(deltakere|personer|kvinner|menn)(?!\p{L})/u.test(
          setning.tekst.slice(merke.til),
        )
      )
        meldVed(
          { side, sak },
          merke.element,
          'entall',
          `«1${setning.tekst.slice(merke.til, merke.til + 12)}»`,
          'entall',
        );
    });
}

function enhetEtter(setning: Setning, i: number): string | undefined {
  const merke = setning.merker[i];
  if (!merke) return undefined;
  const rest = setning.tekst.slice(merke.til);
  const direkte = ENHET.exec(rest)?.[1];
  if (direkte) return direkte;
  const neste = setning.merker[i + 1];
  const samme = neste?.element.attr['data-regel'] === merke.element.attr['data-regel'];
  if (!neste || !samme || !BINDELEDD.test(setning.tekst.slice(merke.til, neste.fra)))
    return undefined;
  return enhetEtter(setning, i + 1);
}

function feilEnhet(regel: string, enhet: string | undefined, rest: string): string | undefined {
  if (PROSENT.has(regel)) return enhet === 'prosent' || enhet === '%' ? undefined : 'prosent';
  if (regel === 'andel-endring') return enhet === 'prosentpoeng' ? undefined : 'prosentpoeng';
  return ENHET.test(rest) ? 'et antall, uten prosent' : undefined;
}
