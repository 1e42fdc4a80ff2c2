import { BILDER } from './bildesti.ts';
import { lesFasit, type Fasit } from './fasit.ts';
import { tekstAv, type Filer } from './filer.ts';
import { Uleselig, type Funn, type Revisjonsresultat } from './funn.ts';
import { lagNavneleter } from './navn.ts';
import { lesSide, utgaveAv, type Sak, type Sidesjekk } from './sak.ts';
import { summer, type Sum } from './summer.ts';
import { sjekkAvstemming } from './sjekk/avstemming.ts';
import { sjekkBartall } from './sjekk/bartall.ts';
import { Bildesjekk, sjekkBildepar } from './sjekk/bilde.ts';
import { sjekkCellestolper } from './sjekk/cellestolpe.ts';
import { sjekkEditionFiles, sjekkEditionNotice } from './sjekk/edition.ts';
import { sjekkVarsel } from './sjekk/endring.ts';
import { sjekkEmne } from './sjekk/emne.ts';
import { sjekkEnhet } from './sjekk/enhet.ts';
import { sjekkFigurer } from './sjekk/figur.ts';
import { sjekkFigurmerknader, sjekkForbehold } from './sjekk/forbehold.ts';
import { sjekkForm } from './sjekk/form.ts';
import { sjekkFritekst } from './sjekk/fritekst.ts';
import { Figursjekk, sjekkKildetekst, sjekkSideinnhold, sjekkSider } from './sjekk/fullstendig.ts';
import { sjekkHovedbok } from './sjekk/hovedbok.ts';
import { sjekkKildelenker } from './sjekk/kildelenke.ts';
import { sjekkKomplement } from './sjekk/komplement.ts';
import { Lenkesjekk, sjekkLenketekst } from './sjekk/lenke.ts';
import { sjekkMaskinfiler } from './sjekk/maskinfil.ts';
import { sjekkMerking } from './sjekk/merking.ts';
import { sjekkMetadata } from './sjekk/metadata.ts';
import { checkNews } from './sjekk/news.ts';
import { sjekkNedlastinger } from './sjekk/nedlasting.ts';
import { sjekkPastander } from './sjekk/pastand.ts';
import { sjekkPerioder } from './sjekk/periode.ts';
import { sjekkRammer } from './sjekk/ramme.ts';
import { sjekkEndringsliste } from './sjekk/revisionindex.ts';
import { sjekkEndringsfiler, sjekkEndringssider } from './sjekk/revisionpage.ts';
import { sjekkRettelser } from './sjekk/rettelse.ts';
import { sjekkRetning } from './sjekk/retning.ts';
import { sjekkSkjermet } from './sjekk/skjermet.ts';
import { sjekkSprak } from './sjekk/sprak.ts';
import { sjekkSuperlativer } from './sjekk/superlativ.ts';
import { sjekkTabeller } from './sjekk/tabell.ts';
import { Tekstfilsjekk } from './sjekk/tekstfil.ts';
import { sjekkApning, sjekkTidspunkt } from './sjekk/tidspunkt.ts';
import { sjekkVern } from './sjekk/vern.ts';
import { sjekkYtterpunkt } from './sjekk/ytterpunkt.ts';
import { sjekkTrygghet } from './sjekk/trygghet.ts';
import { sjekkUtregninger } from './sjekk/utregning.ts';
import { sjekkVandring } from './sjekk/vandring.ts';
import { utsnittene } from './utsnitt.ts';

/** What an audit judges and what it judges by. */
export interface Grunnlag {
  /** The published folder. */
  dist: Filer;
  /** The reports, by file name. */
  rapporter: Filer;
  /** The registry, by path under `src/content`; `rettelser.yml` among it. */
  register: Filer;
  /** Path the site is published under, with `/` first and last. */
  base: string;
}

/** Checks of what is said, which holds as of the month it is said of. */
const UTSNITTSJEKKER: Sidesjekk[] = [
  sjekkMerking,
  sjekkRetning,
  sjekkPastander,
  sjekkYtterpunkt,
  sjekkSuperlativer,
  checkNews,
  sjekkEmne,
  sjekkTidspunkt,
  sjekkApning,
  sjekkForbehold,
];

/** Checks of the page as a whole. */
const SIDESJEKKER: Sidesjekk[] = [
  sjekkForm,
  sjekkVern,
  sjekkSideinnhold,
  sjekkKildetekst,
  sjekkSprak,
  sjekkPerioder,
  sjekkAvstemming,
  sjekkEnhet,
  sjekkBartall,
  sjekkTabeller,
  sjekkSkjermet,
  sjekkKomplement,
  sjekkTrygghet,
  sjekkLenketekst,
  sjekkKildelenker,
  sjekkFigurer,
  sjekkCellestolper,
  sjekkFritekst,
  sjekkEndringssider,
  sjekkEndringsliste,
  sjekkVarsel,
  sjekkEditionNotice,
  sjekkMetadata,
  sjekkFigurmerknader,
  sjekkRammer,
  sjekkRettelser,
  sjekkUtregninger,
  sjekkVandring,
];

/** Checks of a drawing in a file of its own. */
const ARKSJEKKER: Sidesjekk[] = [sjekkFigurer, sjekkTrygghet, sjekkSkjermet, sjekkKomplement];

/** What the auditor has read of the reports and the registry: read once, it serves any number of audits. */
export interface Malestokk {
  fasit: Fasit;
  navn: Sak['navn'];
  summer: Sak['summer'];
}

/** Reads what sites are judged by. Throws Uleselig when the reports or the registry cannot be read. */
export function lesMalestokk(rapporter: Filer, register: Filer): Malestokk {
  const fasit = lesFasit(rapporter, register);
  const summene = new Map<string, Sum[]>();
  return {
    fasit,
    navn: lagNavneleter(fasit.alle),
    summer: (utgave) => {
      const kjent = summene.get(utgave) ?? summer(fasit.utgave(utgave), fasit.registerVed(utgave));
      summene.set(utgave, kjent);
      return kjent;
    },
  };
}

/**
 * Audits a published site against the reports it is made from. Pure: reads what it is given, writes nothing.
 * Whoever audits many sites of the same reports gives the `malestokk` that was read of them.
 * Throws Uleselig when the reports or the registry cannot be read, or when there is no site to judge.
 */
export function revider(
  grunnlag: Grunnlag,
  malestokk = lesMalestokk(grunnlag.rapporter, grunnlag.register),
): Revisjonsresultat {
  const { fasit } = malestokk;
  const filer = [...grunnlag.dist.keys()].sort();
  const sider = filer.filter((fil) => fil.endsWith('.html'));
  if (sider.length === 0) throw new Uleselig(['det finnes ingen HTML-sider å revidere']);
  const funn: Funn[] = [];
  const sak: Sak = {
    ...malestokk,
    dist: grunnlag.dist,
    base: grunnlag.base,
    telling: { filer: filer.length, sider: sider.length, tall: 0, celler: 0, lenker: 0 },
    meld: (ett) => funn.push(ett),
  };
  const lenkesjekk = new Lenkesjekk(tekstAv(grunnlag.dist, 'index.html'));
  const tekstfilsjekk = new Tekstfilsjekk();
  const figursjekk = new Figursjekk();
  const bildesjekk = new Bildesjekk();
  for (const fil of sider) {
    const html = tekstAv(grunnlag.dist, fil);
    const side = lesSide(fil, html, utgaveAv(fil, sak), fasit);
    for (const utsnitt of utsnittene(side, sak))
      for (const sjekk of UTSNITTSJEKKER) sjekk(utsnitt, sak);
    for (const sjekk of SIDESJEKKER) sjekk(side, sak);
    lenkesjekk.ta(side, html, sak);
    tekstfilsjekk.ta(side);
    figursjekk.ta(side, sak);
    bildesjekk.ta(side, sak);
  }
  for (const fil of filer.filter((en) => en.endsWith('.svg'))) {
    const ark = lesSide(fil, tekstAv(grunnlag.dist, fil), utgaveAv(fil, sak), fasit);
    for (const sjekk of ARKSJEKKER) sjekk(ark, sak);
    if (fil.startsWith(BILDER)) bildesjekk.domArk(ark, sak);
    else tekstfilsjekk.domTegning(ark, sak);
  }
  lenkesjekk.dom(sak);
  tekstfilsjekk.dom(sak);
  figursjekk.dom(sak);
  sjekkBildepar(sak);
  sjekkSider(sak);
  sjekkEndringsfiler(sak);
  sjekkEditionFiles(sak);
  sjekkMaskinfiler(sak);
  sjekkNedlastinger(sak);
  sjekkHovedbok(sak, grunnlag.register);
  const plass = new Map(filer.map((fil, i) => [fil, i]));
  const nr = ({ fil }: Funn): number => plass.get(fil) ?? filer.length;
  return { funn: funn.sort((a, b) => nr(a) - nr(b)), telling: sak.telling };
}
