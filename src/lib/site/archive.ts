import type { Emne } from '../facts/context.ts';
import type { Maned } from '../domain/maned.ts';
import type { ObservasjonNokkel, SerieNokkel } from '../domain/key.ts';
import type { Endring } from '../series/revisions.ts';
import { frossenSti } from './archive-paths.ts';
import { editionNotice, type EditionNotice } from './superseded.ts';
import { helEntitetsside, type Entitetsside } from './entity.ts';
import { withDeling } from './figure-sharing.ts';
import { mapFigurer, shareTabeller } from './figure-tables.ts';
import { nameByPage } from './figure-names.ts';
import { formatPeriode, manedHtml } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { escapeHtml } from './html.ts';
import { periodeOf } from './source.ts';
import type { Figur, Html, Lenke, Talltabell } from './model.ts';
import { stiTil } from './paths.ts';
import { walkFrom, type Walk } from './walk.ts';

/** Which release a frozen page is of, and the ways on from it. */
export interface Frysning {
  /** «rapporten for januar–mai 2021», and its page; that page itself has no path to it. */
  utgivelse: Pick<Lenke, 'tekst'> & Partial<Pick<Lenke, 'sti'>>;
  walk: Walk;
  /** Which edition of the release it is, where it was issued again. */
  edition?: EditionNotice | undefined;
}

/** An entity's page as one release told it, and the figures that stand on it. */
export interface Frossenside extends Entitetsside {
  frosset: Frysning;
  avtrykk: Avtrykk;
}

/** What a page stands on: whole series up to its month, and single figures; and the ids of the drawings on it. */
export interface Avtrykk {
  figurer: string[];
  serier: SerieNokkel[];
  observasjoner: ObservasjonNokkel[];
}

/** Months in the tables of a frozen page: a year, and the month a year before. */
const MONTHS = 13;

/**
 * The model of an entity's page as the release of `grunnlag` told it. Links to other entities stay within the release.
 * A release keeps half a hundred pages for good, so each tells what is its own: tables hold the latest year, earlier
 * months are told where no release before told them, a figure's numbers stand in the page's tables where they can, and
 * drawings are named by the words around them.
 */
export function frossenside(
  emne: Emne,
  grunnlag: Sidegrunnlag,
  side = helEntitetsside(emne, grunnlag, 'nye'),
): Frossenside {
  const { rapport } = grunnlag;
  const navn = utgavenavn(grunnlag);
  const share = (figur: Figur) => withDeling(nameByPage(figur), emne, grunnlag);
  const frozen = {
    ...mapFigurer(freezeStier(withoutOlder(side), rapport), share),
    hode: {
      ...freezeStier(side.hode, rapport),
      sti: frossenSti(rapport, stiTil(emne)),
      tittel: `${side.navn}, ${navn} – Tiltakstall`,
      // The release's own page tells catalogues of its figures, this page's among them.
      datasett: undefined,
    },
    frosset: {
      utgivelse: { tekst: navn, sti: `/rapporter/${rapport}/` },
      walk: walkFrom(emne, grunnlag),
      edition: editionNotice(grunnlag),
    },
  };
  const { hovedfigur, figurer } = frozen;
  const all = hovedfigur ? [hovedfigur, ...figurer] : figurer;
  return { ...frozen, avtrykk: avtrykkAv(frozen, all, frozen.tabeller) };
}

/** What a release is called on the pages that it keeps: «rapporten for januar–mai 2021». */
export function utgavenavn({ utgivelse }: Sidegrunnlag): string {
  const { fra, til } = periodeOf(utgivelse);
  return `rapporten for ${formatPeriode(fra, til)}`;
}

/** The release's own page in place of the latest; other paths as they are. */
function freeze(sti: string, rapport: string): string {
  if (sti === '/' || sti === '/tiltak/') return `/rapporter/${rapport}/`;
  return /^\/(tiltak|tiltaksgrupper|hovedgrupper)\//.test(sti)
    ? `/rapporter/${rapport}${sti}`
    : sti;
}

/** The same data with every path to an entity led to the release's own page. */
export function freezeStier<T>(data: T, rapport: string): T {
  return mapStier(data, (sti) => freeze(sti, rapport)) as T;
}

function mapStier(data: unknown, map: (sti: string) => string): unknown {
  if (Array.isArray(data)) return data.map((one) => mapStier(one, map));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      key === 'sti' && typeof value === 'string' ? map(value) : mapStier(value, map),
    ]),
  );
}

function withoutOlder(side: Entitetsside): Entitetsside {
  const shared = mapFigurer(shareTabeller(side), (figur) => ({
    ...figur,
    tabell: figur.tabell && shorten(figur.tabell),
  }));
  const tabeller = side.tabeller.map(shorten);
  const harSkjermet = tabeller.some(({ rader }) =>
    rader.some(({ celler }) => celler.some(({ status }) => status === 'skjermet')),
  );
  return { ...shared, tabeller, harSkjermet };
}

/** A table as a kept page has it: the latest year, and the month a year before. */
function shorten(tabell: Talltabell): Talltabell {
  return { ...tabell, rader: tabell.rader.slice(-MONTHS), eldre: [] };
}

/** The keys in a page's own markup: series that its drawings and tables show, and figures that its text is computed from. */
export function avtrykkAv(
  side: object,
  figurer: readonly Figur[],
  tabeller: readonly Talltabell[],
): Avtrykk {
  const serier = new Set<string>();
  const observasjoner = new Set<string>();
  const markup = JSON.stringify(side);
  for (const [, keys = ''] of markup.matchAll(/data-serier=\\"([^"\\]*)\\"/g))
    for (const key of keys.split(' ')) serier.add(key);
  for (const [, keys = ''] of markup.matchAll(/data-av=\\"([^"\\]*)\\"/g))
    for (const key of keys.split(' ')) observasjoner.add(key);
  for (const { kolonner } of tabeller)
    for (const { serie } of kolonner) for (const key of serie?.split(' + ') ?? []) serier.add(key);
  return {
    figurer: figurer.map(({ id }) => id),
    serier: [...serier].sort() as SerieNokkel[],
    observasjoner: [...observasjoner]
      .filter((key) => !serier.has(key.split('@')[0] ?? ''))
      .sort() as ObservasjonNokkel[],
  };
}

/** The one thing a frozen page may learn later: that figures on it have been changed, and by which releases. */
export interface Endringsvarsel {
  antall: number;
  /** The last month of each, and the page that lists what it changed. */
  rapporter: { maned: Maned; sti: string }[];
}

/** The notice: that figures have been changed, and by which reports. `lenke` gives the link to a path. It is read in frames too. */
export function varselHtml({ rapporter }: Endringsvarsel, lenke: (sti: string) => string): Html {
  const links = rapporter.map(
    ({ maned, sti }) => `<a href="${escapeHtml(lenke(sti))}">${manedHtml(maned)}</a>`,
  );
  const who = links.length === 1 ? 'Rapporten som endret dem:' : 'Rapportene som endret dem:';
  return `<strong>Tall i denne utgaven er endret senere.</strong> ${who} ${links.join(', ')}.`;
}

/** All changes by the series they are of. */
export type Endringsoppslag = ReadonlyMap<SerieNokkel, Endring[]>;

/** Changes by series, for looking up page by page. */
export function endringsoppslag(endringer: Endring[]): Endringsoppslag {
  const found = new Map<SerieNokkel, Endring[]>();
  for (const endring of endringer) {
    const list = found.get(endring.serie);
    if (list) list.push(endring);
    else found.set(endring.serie, [endring]);
  }
  return found;
}

/** The notice for a page of the release `rapport`, or undefined as long as every figure on it stands. */
export function endringsvarsel(
  rapport: string,
  { serier, observasjoner }: Omit<Avtrykk, 'figurer'>,
  oppslag: Endringsoppslag,
): Endringsvarsel | undefined {
  const later = (serie: SerieNokkel) =>
    (oppslag.get(serie) ?? []).filter((one) => one.rapport > rapport && one.forst <= rapport);
  const whole = serier.flatMap(later);
  const single = observasjoner.flatMap((key) => {
    const [serie, maned] = key.split('@');
    return later(serie as SerieNokkel).filter((one) => one.maned === maned);
  });
  const found = [...whole, ...single];
  if (found.length === 0) return undefined;
  const rapporter = [...new Set(found.map((one) => one.rapport))].sort();
  return {
    antall: new Set(found.map(({ serie, maned }) => `${serie}@${maned}`)).size,
    rapporter: rapporter.map((id) => ({
      // A report's id begins with its last month.
      maned: id.slice(0, 7) as Maned,
      sti: `/rapporter/${id}/endringer/`,
    })),
  };
}
