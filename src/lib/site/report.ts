import { HELHETEN } from '../facts/context.ts';
import type { Maned } from '../domain/maned.ts';
import type { Rapport } from '../domain/rapport.ts';
import { toPlain } from '../text/phrase.ts';
import { rapportsammendrag } from '../text/report-summary.ts';
import { rapportdatasett } from './dataset.ts';
import { editionLinks, editionNotice } from './superseded.ts';
import { emnesitat, kildesetning, nokkeltallFor, tabellerFor } from './entity.ts';
import { helhetsfigurer } from './home.ts';
import { withDeling } from './figure-sharing.ts';
import { nameByPage } from './figure-names.ts';
import { avtrykkAv, freezeStier, utgavenavn, type Avtrykk, type Frysning } from './archive.ts';
import { formatHeltall } from '../text/number-format.ts';
import { formatPeriode } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { phrasingHtml } from './html.ts';
import { periodeOf, type Kildeside } from './source.ts';
import type { Figur, Html, Lenke, Nokkeltall, Sidehode, Siteres, Talltabell } from './model.ts';
import { oversikt, type Oversikt } from './overview.ts';
import { fortelling, type Fortelling } from './summary.ts';
import { stiTil } from './paths.ts';
import { tidligere, type Tidligere } from './earlier.ts';
import { walkFrom } from './walk.ts';

/** Where a release's parts are: text, reconciliation, downloads. */
export function utgivelseslenker(rapport: Rapport): Lenke[] {
  return [
    { tekst: 'Rapporten linje for linje', sti: `/rapporter/${rapport.id}/kilde/` },
    { tekst: 'Slik går rapporten opp', sti: `/rapporter/${rapport.id}/avstemming/` },
    { tekst: 'Tallene som CSV', sti: `/data/rapporter/${rapport.id}.csv` },
    { tekst: 'Tallene som regneark', sti: `/data/rapporter/${rapport.id}.xlsx` },
    { tekst: 'Tallene som JSON-stat', sti: `/data/rapporter/${rapport.id}.jsonstat.json` },
  ];
}

/** `januar–mai 2021`. */
export function rapportnavn(rapport: Rapport): string {
  const { fra, til } = periodeOf(rapport);
  return formatPeriode(fra, til);
}

/** What moved most one way, and what each line's address on the page ends in. */
export interface Bevegelsesliste {
  id: string;
  tittel: string;
  linjer: { id: string; navn: string; sti: string; html: Html }[];
}

/** The page of one release, its month's front page: what it told, where its parts are, and what it stands on. */
export interface Rapportside {
  hode: Sidehode;
  siteres: Siteres;
  maned: Maned;
  periode: Kildeside['periode'];
  nokkeltall: Nokkeltall[];
  fortelling: Fortelling;
  bevegelser: Bevegelsesliste[];
  /** Every tiltak, in its group of then. */
  oversikt: Oversikt;
  figurer: Figur[];
  tabeller: Talltabell[];
  /** What was told of the whole in earlier months, latest first. */
  tidligere: Tidligere[];
  kilde: Html;
  lenker: Lenke[];
  frosset: Frysning;
  avtrykk: Avtrykk;
}

/**
 * The model of a release's page, which tells the reader that it stays as it is and where the latest figures are. Every
 * tiltak in it leads to the page that the release keeps about it.
 * `helhetsfigurer` are the figures of the whole, where somebody has drawn them already.
 */
export function rapportside(
  grunnlag: Sidegrunnlag,
  figurer = helhetsfigurer(grunnlag),
): Rapportside {
  const { utgivelse: rapport } = grunnlag;
  const tabeller = tabellerFor(HELHETEN, grunnlag);
  const sammendrag = rapportsammendrag(grunnlag);
  const list = (id: string, tittel: string, linjer: typeof sammendrag.okte): Bevegelsesliste => ({
    id,
    tittel,
    linjer: linjer.map(({ emne, navn, innhold }) => ({
      id: `bevegelse-${emne.id}`,
      navn,
      sti: stiTil(emne),
      html: phrasingHtml(innhold),
    })),
  });
  const freeze = <T>(data: T) => freezeStier(data, rapport.id);
  const side = {
    hode: {
      sti: `/rapporter/${rapport.id}/`,
      emne: HELHETEN,
      tittel: `Rapporten for ${rapportnavn(rapport)} – Tiltakstall`,
      beskrivelse: toPlain(sammendrag.overskrift.innhold),
      brodsmuler: [{ tekst: 'Rapporter', sti: '/rapporter/' }],
      datasett: rapportdatasett(grunnlag),
    },
    siteres: emnesitat(HELHETEN, sammendrag.overskrift.innhold, grunnlag),
    maned: grunnlag.maned,
    periode: periodeOf(rapport),
    nokkeltall: nokkeltallFor(HELHETEN, grunnlag),
    fortelling: fortelling(sammendrag),
    bevegelser: freeze([
      list('okte-mest', 'Økte mest', sammendrag.okte),
      list('gikk-mest-ned', 'Gikk mest ned', sammendrag.gikkNed),
    ]),
    oversikt: freeze(oversikt(grunnlag)),
    figurer: freeze(figurer).map((figur) => withDeling(nameByPage(figur), HELHETEN, grunnlag)),
    tabeller,
    tidligere: tidligere(HELHETEN, grunnlag, 'nye'),
    kilde: kildesetning(grunnlag, `/rapporter/${rapport.id}/kilde/`),
    lenker: [...utgivelseslenker(rapport), ...editionLinks(grunnlag)],
    frosset: {
      utgivelse: { tekst: utgavenavn(grunnlag) },
      walk: walkFrom(HELHETEN, grunnlag),
      edition: editionNotice(grunnlag),
    },
  };
  return { ...side, avtrykk: avtrykkAv(side, side.figurer, tabeller) };
}

/** How the release reconciles, in a sentence. A release with a broken sum is never built. */
export function avstemmingssetning({ summer }: Rapport): string {
  const exact = summer.filter(({ utfall }) => utfall === 'eksakt').length;
  const [all, right] = [formatHeltall(summer.length), formatHeltall(exact)];
  if (exact === summer.length) return `Alle de ${all} summene i rapporten går opp nøyaktig.`;
  return `Av ${all} summer går ${right} opp nøyaktig. De andre inneholder skjermede tall eller mangler rader, og ingen av dem er i strid med rapporten.`;
}
