import { bevegelser, shownInFigure } from '../facts/movements.ts';
import { endringer } from '../facts/change.ts';
import { delerAv, fullstendig, sosken as soskenAv, type Deling } from '../facts/parts.ts';
import {
  bruddFor,
  celler,
  HELHETEN,
  isSynligObservasjon,
  nokkelFor,
  type Emne,
} from '../facts/context.ts';
import { observasjonNokkel, type SerieNokkel } from '../domain/key.ts';
import { drawBevegelser } from '../chart/movements.ts';
import { drawEndring } from '../chart/change.ts';
import { drawHovedgrupper } from '../chart/hovedgrupper.ts';
import { drawKjonn } from '../chart/kjonn.ts';
import { drawSammensetning } from '../chart/composition.ts';
import { drawSosken } from '../chart/siblings.ts';
import type { PanelTegning, Punkt, Tegning, Tekst } from '../chart/drawing.ts';
import { drawUtvikling } from '../chart/development.ts';
import type { Figurtekst } from '../text/caption-words.ts';
import { figurtekst, type Figurslag } from '../text/captions.ts';
import { formerFor, navnFor } from '../text/forms.ts';
import { toPlain } from '../text/phrase.ts';
import { bevegelsestabell } from './movement-table.ts';
import { figurId } from './figure-id.ts';
import { figurkilde } from './figure-source.ts';
import type { Sidegrunnlag } from './context.ts';
import { medEndringer } from './change-table.ts';
import { phrasingHtml } from './html.ts';
import type { Figur, Html, Panel } from './model.ts';
import { seriemerknader } from './notes.ts';
import { navnHtml } from './name.ts';
import { STJERNE } from './overview.ts';
import { stiTil } from './paths.ts';
import { talltabell, type Kolonneplan } from './tables.ts';

/** How to read a drawing whose axis is cut. */
const AKSE = 'Aksen begynner ikke på null.';
/** Notes on how a drawing is read, which go with it wherever it goes; they hold no number and no markup. */
export const LESEHJELP: readonly string[] = [AKSE, STJERNE];

/** So many small multiples fit in half the page's width. */
const MOST_IN_HALF = 3;

/** A figure under way: what is told, and the id it and its table go by. */
interface Utkast {
  id: string;
  slag: Figurslag;
  tekst: Figurtekst;
}

/** The development of an entity, or undefined where every month is hidden. */
export function utviklingFigur(emne: Emne, grunnlag: Sidegrunnlag): Figur | undefined {
  const utkast = draft('utvikling', emne, grunnlag);
  const nokkel = nokkelFor(emne);
  const tegning = drawUtvikling(
    { punkter: punkter(grunnlag, nokkel), brudd: bruddmaneder(grunnlag, nokkel) },
    plain(utkast.tekst),
    utkast.id,
    grunnlag.document,
  );
  return tegning && enkel(utkast, tegning, [kolonne('', 'Antall', nokkel)], grunnlag);
}

/** The changes from month to month, and a table of them; undefined where no two neighbouring months are visible. */
export function endringFigur(emne: Emne, grunnlag: Sidegrunnlag): Figur | undefined {
  const utkast = draft('endring', emne, grunnlag);
  const nokkel = nokkelFor(emne);
  const tegning = drawEndring(
    { punkter: punkter(grunnlag, nokkel), brudd: bruddmaneder(grunnlag, nokkel) },
    plain(utkast.tekst),
    utkast.id,
    grunnlag.document,
  );
  if (!tegning) return undefined;
  const figur = enkel(utkast, tegning, [kolonne('', 'Antall', nokkel)], grunnlag);
  const { tabell } = figur;
  return { ...figur, tabell: tabell && medEndringer(tabell, endringer(grunnlag, nokkel)) };
}

/** Women and men of an entity the report prints by sex, or undefined where it does not, or every month is hidden. */
export function kjonnFigur(emne: Emne, grunnlag: Sidegrunnlag): Figur | undefined {
  const kvinner = nokkelFor(emne, { kjonn: 'kvinner' });
  const menn = nokkelFor(emne, { kjonn: 'menn' });
  if (!grunnlag.serier.has(kvinner) && !grunnlag.serier.has(menn)) return undefined;
  const utkast = draft('kjonn', emne, grunnlag);
  const tegning = drawKjonn(
    {
      kvinner: punkter(grunnlag, kvinner),
      menn: punkter(grunnlag, menn),
      brudd: bruddmaneder(grunnlag, kvinner),
    },
    plain(utkast.tekst),
    utkast.id,
    grunnlag.document,
  );
  const plan = [kolonne('', 'Kvinner', kvinner), kolonne('', 'Menn', menn)];
  return tegning && enkel(utkast, tegning, plan, grunnlag);
}

/** An entity in each hovedgruppe the report prints it for, on one scale; undefined where fewer than two have a visible month. */
export function hovedgruppeFigur(emne: Emne, grunnlag: Sidegrunnlag): Figur | undefined {
  const deler = delerAv(grunnlag, emne, 'hovedgruppe');
  if (deler.length < 2) return undefined;
  const utkast = draft('hovedgrupper', emne, grunnlag);
  const drawn = drawHovedgrupper(
    deler.map(({ emne: del, nokkel }) => ({
      navn: navnFor(grunnlag.register, del),
      hovedgruppe: del.id,
      tekst: panelTekst(navnFor(grunnlag.register, del), utkast),
      punkter: punkter(grunnlag, nokkel),
      brudd: bruddmaneder(grunnlag, nokkel),
    })),
    utkast.id,
    grunnlag.document,
  );
  const plan = deler.map(({ emne: del, nokkel }) =>
    kolonne('', formerFor(grunnlag.register, del).kort, nokkel),
  );
  const ruter = deler.map(({ emne: del, nokkel }) => ({ nokkel, sti: stiTil(del) }));
  return drawn && panelFigur(utkast, toPaneler(drawn, ruter), plan, grunnlag);
}

/** What an entity consists of in the month, or undefined unless every part is visible and they add up. */
export function sammensetningFigur(
  emne: Emne,
  deling: Deling,
  grunnlag: Sidegrunnlag,
): Figur | undefined {
  const deler = delerAv(grunnlag, emne, deling);
  const synlige = fullstendig(grunnlag, nokkelFor(emne), deler, grunnlag.maned);
  const total = punkter(grunnlag, nokkelFor(emne)).find(({ maned }) => maned === grunnlag.maned);
  if (!synlige || synlige.length < 2 || !total) return undefined;
  const utkast = draft('sammensetning', emne, grunnlag);
  const tegning = drawSammensetning(
    {
      total,
      deler: synlige.map(({ emne: del, celle }) => ({
        navn: formerFor(grunnlag.register, del).kort,
        punkt: toPunkt(celle),
      })),
    },
    plain(utkast.tekst),
    utkast.id,
    grunnlag.document,
  );
  const plan = synlige.map(({ emne: del, nokkel }) =>
    kolonne('', formerFor(grunnlag.register, del).kort, nokkel),
  );
  return tegning && enkel(utkast, tegning, plan, grunnlag);
}

/** An entity beside its siblings on one scale; undefined where it has none, or all are hidden. */
export function soskenFigur(emne: Emne, grunnlag: Sidegrunnlag): Figur | undefined {
  const alle = soskenAv(grunnlag, emne);
  if (alle.length < 2) return undefined;
  const utkast = draft('sosken', emne, grunnlag);
  const drawn = drawSosken(
    alle.map(({ emne: en, nokkel }) => ({
      navn: navnFor(grunnlag.register, en),
      valgt: en.id === emne.id,
      tekst: panelTekst(navnFor(grunnlag.register, en), utkast),
      punkter: punkter(grunnlag, nokkel),
      brudd: bruddmaneder(grunnlag, nokkel),
    })),
    utkast.id,
    grunnlag.document,
  );
  const ruter = alle.map(({ emne: en, nokkel }) => ({
    nokkel,
    sti: en.id === emne.id ? undefined : stiTil(en),
  }));
  const plan = alle.map(({ emne: en, nokkel }) =>
    kolonne('', navnFor(grunnlag.register, en), nokkel),
  );
  return drawn && panelFigur(utkast, toPaneler(drawn, ruter), plan, grunnlag);
}

function draft(slag: Figurslag, emne: Emne, grunnlag: Sidegrunnlag): Utkast {
  return { id: figurId(emne, slag), slag, tekst: figurtekst(slag, emne, grunnlag) };
}

function enkel(
  utkast: Utkast,
  tegning: Tegning,
  plan: Kolonneplan[],
  grunnlag: Sidegrunnlag,
): Figur {
  const merknader = tegning.aksestart === 0 ? [] : [AKSE];
  const drawn = { tegning: { svg: tegning.svg }, serier: tegning.serier };
  return toFigur(utkast, drawn, merknader, plan, grunnlag);
}

function panelFigur(
  utkast: Utkast,
  paneler: Panel[],
  plan: Kolonneplan[],
  grunnlag: Sidegrunnlag,
): Figur {
  const serier = paneler.map(({ serie }) => serie);
  const drawn = { tegning: { paneler }, serier };
  return toFigur(utkast, drawn, ['Alle rutene har samme skala.'], plan, grunnlag);
}

function toFigur(
  { id, slag, tekst }: Utkast,
  drawn: Pick<Figur, 'tegning' | 'serier'>,
  merknader: Html[],
  plan: Kolonneplan[],
  grunnlag: Sidegrunnlag,
): Figur {
  // Movements are between two months that both are visible.
  const hasHidden =
    slag !== 'bevegelser' &&
    drawn.serier.some((serie) =>
      celler(grunnlag, serie).some((celle) => !isSynligObservasjon(celle)),
    );
  const ren = {
    tittel: toPlain(tekst.tittel),
    undertittel: toPlain(tekst.undertittel),
    beskrivelse: toPlain(tekst.beskrivelse),
  };
  return {
    id,
    ren,
    ...drawn,
    tittel: phrasingHtml(tekst.tittel),
    undertittel: phrasingHtml(tekst.undertittel),
    beskrivelse: phrasingHtml(tekst.beskrivelse),
    kilde: figurkilde(grunnlag),
    merknader: [
      ...merknader,
      ...(hasHidden ? [STJERNE] : []),
      ...seriemerknader(noted(drawn, plan), grunnlag),
    ],
    tabell: talltabell(`${id}-tabell`, ren.tittel, plan, grunnlag),
    bred: 'paneler' in drawn.tegning && drawn.tegning.paneler.length > MOST_IN_HALF,
  };
}

/** The series that a figure must give notes on: those over time in its panels, else those of its table. */
function noted({ tegning, serier }: Pick<Figur, 'tegning' | 'serier'>, plan: Kolonneplan[]) {
  return 'paneler' in tegning ? serier : plan.map(({ serie }) => serie);
}

/** What a panel shows: its series, and the page about it where that is another one. */
interface Rute {
  nokkel: SerieNokkel;
  sti: string | undefined;
}

function toPaneler(drawn: PanelTegning[], ruter: Rute[]): Panel[] {
  return drawn.flatMap(({ navn, tegning: { svg } }, i) => {
    const rute = ruter[i];
    if (!rute) throw new RangeError(`Ruten «${navn}» hører ikke til noen serie.`);
    return [{ navn, navnHtml: navnHtml(navn), svg, serie: rute.nokkel, sti: rute.sti }];
  });
}

function plain({ tittel, beskrivelse }: Figurtekst): Tekst {
  return { tittel: toPlain(tittel), beskrivelse: toPlain(beskrivelse) };
}

/** A panel is named by what it shows; the description stands once, under the figure. */
function panelTekst(navn: string, { tekst }: Utkast): Tekst {
  return { tittel: navn, beskrivelse: toPlain(tekst.undertittel) };
}

function kolonne(gruppe: string, etikett: string, serie: SerieNokkel): Kolonneplan {
  return { gruppe, etikett, serie };
}

function punkter(grunnlag: Sidegrunnlag, nokkel: SerieNokkel): Punkt[] {
  return celler(grunnlag, nokkel).map(toPunkt);
}

function toPunkt({ serie, maned, verdi }: ReturnType<typeof celler>[number]): Punkt {
  return { maned, verdi, nokkel: observasjonNokkel(serie, maned) };
}

function bruddmaneder(grunnlag: Sidegrunnlag, nokkel: SerieNokkel) {
  return bruddFor(grunnlag, nokkel).map(({ maned }) => maned);
}

/** The month's largest movements among tiltak visible in both months; undefined where none moved. */
export function bevegelserFigur(grunnlag: Sidegrunnlag): Figur | undefined {
  const utkast = draft('bevegelser', HELHETEN, grunnlag);
  const largest = shownInFigure(bevegelser(grunnlag));
  const tegning = drawBevegelser(
    {
      rader: largest.map(({ emne, na, forrige }) => ({
        navn: formerFor(grunnlag.register, emne).kort,
        na: toPunkt(na),
        forrige: toPunkt(forrige),
      })),
    },
    plain(utkast.tekst),
    utkast.id,
    grunnlag.document,
  );
  const plan = largest.map(({ emne }) => kolonne('', '', nokkelFor(emne)));
  if (!tegning) return undefined;
  const figur = enkel(utkast, tegning, plan, grunnlag);
  const { id } = utkast;
  const tabell = bevegelsestabell(`${id}-tabell`, figur.ren.tittel, largest, grunnlag);
  return { ...figur, tabell: undefined, bevegelser: tabell };
}
