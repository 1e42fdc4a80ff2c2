import type { Punkt } from '../page/svg-path.ts';
import { synlige, type Tegnefasit, type Tegnefeil } from './line.ts';
import { SLINGRING, type Figurtekst, type Tegning } from './drawing.ts';

/** A bar: its edges. */
interface Stolpe {
  sti: Tegning['stier'][number];
  venstre: number;
  hoyre: number;
  topp: number;
  bunn: number;
}

/** However small a change is, its bar can be seen. */
const MINST = 1;

/** Bars are as long as what they stand for: changes over time against the axis, or one bar beside each traced number. */
export function sjekkStolper(tegning: Tegning, fasit: Tegnefasit): Tegnefeil[] {
  const stolper = tegning.stier
    .filter(({ klasser }) => klasser.includes('fig-stolpe'))
    .flatMap((sti) => sti.delstier.map((delsti) => stolpe(sti, delsti)));
  if (stolper.length === 0) return [];
  return tegning.akse ? staende(tegning, stolper, fasit) : liggende(tegning, stolper);
}

function stolpe(sti: Stolpe['sti'], punkter: readonly Punkt[]): Stolpe {
  const [xer, yer] = [punkter.map(({ x }) => x), punkter.map(({ y }) => y)];
  return {
    sti,
    venstre: Math.min(...xer),
    hoyre: Math.max(...xer),
    topp: Math.min(...yer),
    bunn: Math.max(...yer),
  };
}

/** One bar for each change between neighbouring visible months, from zero to the change. */
function staende(
  { akse, tid, serier: nokler }: Tegning,
  stolper: Stolpe[],
  fasit: Tegnefasit,
): Tegnefeil[] {
  const tall = synlige(nokler[0] ?? '', fasit);
  const endringer = tall.flatMap(({ indeks, antall, etterHull }, i) => {
    const for_ = tall[i - 1];
    return for_ && !etterHull && antall !== for_.antall
      ? [{ indeks, endring: antall - for_.antall }]
      : [];
  });
  const iRekke = stolper
    .filter(({ topp, bunn }) => bunn - topp > 0)
    .sort((a, b) => a.venstre - b.venstre);
  if (nokler.length !== 1 || !akse) return [];
  if (iRekke.length !== endringer.length)
    return [
      {
        sti: stolper[0]?.sti,
        regel: 'figur-stolpe',
        sier: `${iRekke.length} stolper for ${endringer.length} endringer`,
      },
    ];
  return iRekke.flatMap(({ sti, venstre, hoyre, topp, bunn }, i): Tegnefeil[] => {
    const { indeks = 0, endring = 0 } = endringer[i] ?? {};
    const plass = tid?.x(indeks) ?? Number.NaN;
    const [skalTopp, skalBunn] = kantene(akse.y(0), akse.y(endring));
    const stemmer =
      Math.abs(topp - skalTopp) <= SLINGRING &&
      Math.abs(bunn - skalBunn) <= SLINGRING &&
      (Number.isNaN(plass) || Math.abs((venstre + hoyre) / 2 - plass) <= SLINGRING);
    const klasse = endring > 0 ? 'fig-opp' : 'fig-ned';
    return stemmer && sti.klasser.includes(klasse)
      ? []
      : [
          {
            sti,
            regel: 'figur-stolpe',
            sier: `stolpe nummer ${i + 1} viser ikke endringen ${endring}`,
          },
        ];
  });
}

/** The upper and the lower edge of a bar from the axis to the height of what it shows. */
function kantene(akse: number, ende: number): [topp: number, bunn: number] {
  return ende < akse ? [Math.min(ende, akse - MINST), akse] : [akse, Math.max(ende, akse + MINST)];
}

/** One bar beside each number, all to one scale, negative ones to the left of the axis. */
function liggende({ tekster, stier }: Tegning, stolper: Stolpe[]): Tegnefeil[] {
  const tall = tekster.filter(erLengdetall).sort((a, b) => a.y - b.y);
  const iRekke = [...stolper].sort((a, b) => a.topp - b.topp);
  if (tall.length !== iRekke.length)
    return [
      {
        sti: stolper[0]?.sti,
        regel: 'figur-stolpe',
        sier: `${iRekke.length} stolper for ${tall.length} tall`,
      },
    ];
  const verdier = tall.map(({ element }) => Number(element.attr['data-value']));
  const lengder = iRekke.map(({ venstre, hoyre }) => hoyre - venstre);
  const skala = Math.max(...lengder) / Math.max(...verdier.map(Math.abs));
  const akse = stier.find(({ klasser }) => klasser.includes('fig-akse'))?.delstier[0]?.[0]?.x;
  return iRekke.flatMap(({ sti, venstre, hoyre, topp, bunn }, i): Tegnefeil[] => {
    const verdi = verdier[i] ?? 0;
    const rot = verdi < 0 ? hoyre : venstre;
    const y = tall[i]?.y ?? 0;
    const stemmer =
      Math.abs((lengder[i] ?? 0) - Math.abs(verdi) * skala) <= 2 * SLINGRING &&
      (akse === undefined || Math.abs(rot - akse) <= SLINGRING) &&
      y > topp &&
      y < bunn + SLINGRING;
    return stemmer
      ? []
      : [
          {
            sti,
            regel: 'figur-stolpe',
            sier: `stolpe nummer ${i + 1} er ikke så lang som ${verdi}`,
          },
        ];
  });
}

function erLengdetall({ element }: Figurtekst): boolean {
  return element.attr['data-regel'] === 'verdi' || element.attr['data-regel'] === 'endring';
}
