import { BILDER } from './image-path.ts';
import { lesFasit, type Fasit } from './truth/truth.ts';
import { tekstAv, type Filer } from './files.ts';
import { Uleselig, type Funn, type Revisjonsresultat } from './finding.ts';
import { lagNavneleter } from './names.ts';
import { lesSide, utgaveAv, type Sak, type Sidesjekk } from './context.ts';
import { summer, type Sum } from './truth/sums.ts';
import { sjekkAvstemming } from './checks/reconciliation.ts';
import { sjekkBartall } from './checks/bare-numbers.ts';
import { Bildesjekk, sjekkBildepar } from './checks/image.ts';
import { sjekkCellestolper } from './checks/cell-bar.ts';
import { sjekkEditionFiles, sjekkEditionNotice } from './checks/edition.ts';
import { sjekkVarsel } from './checks/revisions.ts';
import { sjekkEmne } from './checks/subject.ts';
import { sjekkEnhet } from './checks/unit.ts';
import { sjekkFigurer } from './checks/figure.ts';
import { sjekkFigurmerknader, sjekkForbehold } from './checks/reservations.ts';
import { sjekkForm } from './checks/form.ts';
import { sjekkFritekst } from './checks/free-text.ts';
import { Figursjekk, sjekkKildetekst, sjekkSideinnhold, sjekkSider } from './checks/completeness.ts';
import { sjekkHovedbok } from './checks/ledger.ts';
import { sjekkKildelenker } from './checks/source-link.ts';
import { sjekkKomplement } from './checks/complement.ts';
import { Lenkesjekk, sjekkLenketekst } from './checks/link.ts';
import { sjekkMaskinfiler } from './checks/machine-file.ts';
import { sjekkMerking } from './checks/markup.ts';
import { sjekkMetadata } from './checks/metadata.ts';
import { checkNews } from './checks/news.ts';
import { sjekkNedlastinger } from './checks/download.ts';
import { sjekkPastander } from './checks/claim.ts';
import { sjekkPerioder } from './checks/period.ts';
import { sjekkRammer } from './checks/frame.ts';
import { sjekkEndringsliste } from './checks/revision-index.ts';
import { sjekkEndringsfiler, sjekkEndringssider } from './checks/revision-page.ts';
import { sjekkRettelser } from './checks/correction.ts';
import { sjekkRetning } from './checks/direction.ts';
import { sjekkSkjermet } from './checks/hidden.ts';
import { sjekkSprak } from './checks/language.ts';
import { sjekkSuperlativer } from './checks/superlative.ts';
import { sjekkTabeller } from './checks/table.ts';
import { Tekstfilsjekk } from './checks/text-file.ts';
import { sjekkApning, sjekkTidspunkt } from './checks/time-reference.ts';
import { sjekkVern } from './checks/content-security-policy.ts';
import { sjekkYtterpunkt } from './checks/extremes.ts';
import { sjekkTrygghet } from './checks/safety.ts';
import { sjekkUtregninger } from './checks/calculation.ts';
import { sjekkVandring } from './checks/walk.ts';
import { utsnittene } from './page-parts.ts';

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
