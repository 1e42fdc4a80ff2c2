import { sosken } from '../facts/parts.ts';
import { celler, nokkelFor, type Emne } from '../facts/context.ts';
import type { Maned } from '../domain/maned.ts';
import type { Tiltak } from '../domain/register.ts';
import { isSynlig } from '../domain/value.ts';
import { navnFor } from '../text/forms.ts';
import { toPlain, type Frase } from '../text/phrase.ts';
import { nokkeltall } from '../text/key-figures.ts';
import { sammendragFor, SESONG_ORD } from '../text/summary.ts';
import { figurSti, frossenSti } from './archive-paths.ts';
import {
  endringFigur,
  hovedgruppeFigur,
  kjonnFigur,
  sammensetningFigur,
  soskenFigur,
  utviklingFigur,
} from './figures.ts';
import { endringer } from '../facts/change.ts';
import { medEndringer } from './change-table.ts';
import { emnedatasett } from './dataset.ts';
import { periodeHtml } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { nameByPage } from './figure-names.ts';
import { isLang, isSosken, leadToFigursider, mapFigurer, shareTabeller } from './figure-tables.ts';
import { escapeHtml, markdownHtml, phrasingHtml } from './html.ts';
import { periodeOf, type Kildeside } from './source.ts';
import type { Figur, Html, Lenke, Nokkeltall, Sidehode, Siteres, Talltabell } from './model.ts';
import { navnHtml } from './name.ts';
import { deloversikt, type Oversikt } from './overview.ts';
import { fortelling, type Fortelling } from './summary.ts';
import { siteres } from './citation.ts';
import { stiTil } from './paths.ts';
import { tidligere, type Tidligere, type Tilbakeblikk } from './earlier.ts';
import { hovedgruppeplan, kjonnplan, talltabell } from './tables.ts';

/** The page of a tiltak, a tiltaksgruppe or a hovedgruppe. */
export interface Entitetsside {
  hode: Sidehode;
  navn: string;
  /** The name, breakable where a reader would break it. */
  navnHtml: Html;
  /** «Tiltak i gruppen», and the group. */
  art: string;
  gruppe: Lenke | undefined;
  maned: Maned;
  periode: Kildeside['periode'];
  /** The sentence that names the source, with a link to the release. */
  kilde: Html;
  fortelling: Fortelling;
  nokkeltall: Nokkeltall[];
  /** The development, shown beside the summary. */
  hovedfigur: Figur | undefined;
  figurer: Figur[];
  /** True where every month is hidden: there is nothing to draw, and the page says why. */
  skjermetHele: boolean;
  /** The tiltak of a group, or the groups within a hovedgruppe. */
  deler: { tittel: string; oversikt: Oversikt } | undefined;
  tabeller: Talltabell[];
  /** What was told in earlier months, latest first. */
  tidligere: Tidligere[];
  harSkjermet: boolean;
  siteres: Siteres;
  /** What the entity is, and the sentence that says where that is from. */
  forklaring: { html: Html; kilder: Html } | undefined;
  /** Pages of the others on the same level: in the same group, or all groups. */
  slektninger: { tittel: string; lenker: Lenke[] };
}

/** The model of an entity's page, as told by the release and month of `grunnlag`. */
export function entitetsside(emne: Emne, grunnlag: Sidegrunnlag): Entitetsside {
  const hele = helEntitetsside(emne, grunnlag, 'hele');
  return leadToFigursider(
    mapFigurer(shareTabeller(hele), nameByPage),
    (id) => grunnlag.lenke(figurSti(id)),
    ({ id, tabell }) => isSosken({ id }) && tabell !== undefined && isLang(tabell),
  );
}

/** The same, where every figure has the table of its own numbers. */
export function helEntitetsside(
  emne: Emne,
  grunnlag: Sidegrunnlag,
  tilbakeblikk: Tilbakeblikk,
): Entitetsside {
  const navn = navnFor(grunnlag.register, emne);
  const sammendrag = sammendragFor(emne, grunnlag);
  const skjermetHele = isSkjermetHele(emne, grunnlag);
  return {
    hode: {
      sti: stiTil(emne),
      emne,
      tittel: `${navn} – Tiltakstall`,
      beskrivelse: toPlain(sammendrag.overskrift.innhold),
      brodsmuler: brodsmuler(emne, grunnlag),
      datasett: emnedatasett(emne, grunnlag),
    },
    navn,
    navnHtml: navnHtml(navn),
    ...artOf(emne, grunnlag),
    maned: grunnlag.maned,
    periode: periodeOf(grunnlag.utgivelse),
    kilde: kildesetning(grunnlag),
    fortelling: fortelling(sammendrag),
    nokkeltall: nokkeltallFor(emne, grunnlag),
    ...drawnFor(emne, grunnlag),
    skjermetHele,
    deler: delerFor(emne, grunnlag),
    tabeller: tabellerFor(emne, grunnlag),
    tidligere: tidligere(emne, grunnlag, tilbakeblikk),
    harSkjermet: hasHidden(emne, grunnlag),
    siteres: emnesitat(emne, sammendrag.overskrift.innhold, grunnlag),
    forklaring: forklaringFor(emne, grunnlag),
    slektninger: slektningerFor(emne, grunnlag),
  };
}

/** An entity's page, or the front page, as something to cite: name and headline. */
export function emnesitat(emne: Emne, overskrift: Frase, grunnlag: Sidegrunnlag): Siteres {
  const navn = navnFor(grunnlag.register, emne);
  return siteres(
    {
      slag: 'side',
      tittel: `${navn}: ${toPlain(overskrift)}`,
      tittelHtml: `${escapeHtml(navn)}: ${phrasingHtml(overskrift)}`,
      sti: frossenSti(grunnlag.rapport, stiTil(emne)),
    },
    grunnlag,
  );
}

/** The sentence that names the source, with a link to the release. */
export function kildesetning(
  { utgivelse, rapport, lenke }: Sidegrunnlag,
  sti = `/rapporter/${rapport}/`,
): Html {
  const { fra, til } = periodeOf(utgivelse);
  const target = escapeHtml(lenke(sti));
  const release = `<a href="${target}">rapporten for ${periodeHtml(fra, til)}</a>`;
  return `Nav: ${escapeHtml(utgivelse.tittel)}, ${release}. Bearbeidet av Tiltakstall.`;
}

/** The source of a page without a summary, and what a summary would have said of the season. */
export function kildeMedSesong(grunnlag: Sidegrunnlag): Html {
  return `${kildesetning(grunnlag)} ${SESONG_ORD}`;
}

/** The key figures of an entity as markup. */
export function nokkeltallFor(emne: Emne, grunnlag: Sidegrunnlag): Nokkeltall[] {
  return nokkeltall(emne, grunnlag).map(({ etikett, verdi, detalj }) => ({
    etikett: phrasingHtml(etikett),
    verdi: phrasingHtml(verdi),
    detalj: detalj && phrasingHtml(detalj),
  }));
}

/** Every figure of an entity's page, in the page's order; none where every month is hidden. */
export function entitetsfigurer(emne: Emne, grunnlag: Sidegrunnlag): Figur[] {
  const { hovedfigur, figurer } = drawnFor(emne, grunnlag);
  return hovedfigur ? [hovedfigur, ...figurer] : [];
}

type Figures = Pick<Entitetsside, 'hovedfigur' | 'figurer'>;

/** The figures of each entity: pages, files and pictures of one release show the same. */
const drawn = new WeakMap<Sidegrunnlag, Map<string, Figures>>();

function drawnFor(emne: Emne, grunnlag: Sidegrunnlag): Figures {
  const known = drawn.get(grunnlag) ?? new Map<string, Figures>();
  drawn.set(grunnlag, known);
  const key = `${emne.niva}/${emne.id}`;
  const figures = known.get(key) ?? {
    hovedfigur: utviklingFigur(emne, grunnlag),
    figurer: isSkjermetHele(emne, grunnlag) ? [] : figurerFor(emne, grunnlag),
  };
  known.set(key, figures);
  return figures;
}

function figurerFor(emne: Emne, grunnlag: Sidegrunnlag): Figur[] {
  const deling = emne.niva === 'hovedgruppe' ? 'tiltaksgruppe' : 'tiltak';
  return [
    endringFigur(emne, grunnlag),
    kjonnFigur(emne, grunnlag),
    hovedgruppeFigur(emne, grunnlag),
    emne.niva === 'tiltak' ? undefined : sammensetningFigur(emne, deling, grunnlag),
    soskenFigur(emne, grunnlag),
  ].filter((figur) => figur !== undefined);
}

/** The entity's tables: by hovedgruppe, and by sex where the report prints that. */
export function tabellerFor(emne: Emne, grunnlag: Sidegrunnlag): Talltabell[] {
  const { register } = grunnlag;
  return [
    withChanges(
      talltabell(
        'tabell-hovedgrupper',
        'Antall deltakere',
        hovedgruppeplan(emne, register),
        grunnlag,
      ),
      endringer(grunnlag, nokkelFor(emne)),
    ),
    kjonnstabell(emne, grunnlag),
  ].filter((tabell) => tabell !== undefined);
}

/** No column of changes where no two months have one. */
function withChanges(
  tabell: Talltabell | undefined,
  changes: ReturnType<typeof endringer>,
): Talltabell | undefined {
  return tabell && changes.length > 0 ? medEndringer(tabell, changes) : tabell;
}

/** A report may print one of the sexes only. */
function kjonnstabell(emne: Emne, grunnlag: Sidegrunnlag): Talltabell | undefined {
  const plan = kjonnplan(emne, grunnlag.register);
  const tabell = talltabell('tabell-kjonn', 'Kvinner og menn', plan, grunnlag);
  const has = (kjonn: string) => tabell?.kolonner.some(({ serie }) => serie?.endsWith(`/${kjonn}`));
  if (!tabell || (has('kvinner') && has('menn'))) return tabell;
  return { ...tabell, tittel: has('kvinner') ? 'Kvinner' : 'Menn' };
}

function hasHidden(emne: Emne, { register, serier }: Sidegrunnlag): boolean {
  return [...hovedgruppeplan(emne, register), ...kjonnplan(emne, register)].some(({ serie }) =>
    serier.get(serie)?.observasjoner.some(({ verdi }) => !isSynlig(verdi)),
  );
}

function artOf(emne: Emne, grunnlag: Sidegrunnlag): Pick<Entitetsside, 'art' | 'gruppe'> {
  if (emne.niva !== 'tiltak')
    return {
      art: emne.niva === 'hovedgruppe' ? 'Hovedgruppe' : 'Tiltaksgruppe',
      gruppe: undefined,
    };
  const gruppe = gruppeOf(emne, grunnlag);
  return { art: 'Tiltak i gruppen', gruppe: gruppe && toLenke(gruppe, grunnlag) };
}

function brodsmuler(emne: Emne, grunnlag: Sidegrunnlag): Lenke[] {
  const gruppe = gruppeOf(emne, grunnlag);
  const root = { tekst: 'Alle tiltak', sti: '/tiltak/' };
  return gruppe ? [root, toLenke(gruppe, grunnlag)] : [root];
}

function gruppeOf({ niva, id }: Emne, { register }: Sidegrunnlag): Emne | undefined {
  const tiltak = niva === 'tiltak' ? register.tiltak.find(({ slug }) => slug === id) : undefined;
  return tiltak && { niva: 'tiltaksgruppe', id: tiltak.gruppe };
}

function toLenke(emne: Emne, { register }: Sidegrunnlag): Lenke {
  return { tekst: navnFor(register, emne), sti: stiTil(emne) };
}

function delerFor(emne: Emne, grunnlag: Sidegrunnlag): Entitetsside['deler'] {
  const rows = deloversikt(emne, grunnlag);
  if (!rows) return undefined;
  const tittel = emne.niva === 'tiltaksgruppe' ? 'Tiltakene i gruppen' : 'Tiltaksgruppene';
  return { tittel, oversikt: rows };
}

function slektningerFor(emne: Emne, grunnlag: Sidegrunnlag): Entitetsside['slektninger'] {
  const others = sosken(grunnlag, emne).filter(({ emne: en }) => en.id !== emne.id);
  const tittel = {
    'i-alt': '',
    hovedgruppe: 'Andre hovedgrupper',
    tiltaksgruppe: 'Andre tiltaksgrupper',
    tiltak: 'Andre tiltak i gruppen',
  }[emne.niva];
  return { tittel, lenker: others.map(({ emne: en }) => toLenke(en, grunnlag)) };
}

function forklaringFor(
  { niva, id }: Emne,
  { register, lenke }: Sidegrunnlag,
): Entitetsside['forklaring'] {
  const entries: Pick<Tiltak, 'slug' | 'forklaring' | 'kilder'>[] =
    niva === 'tiltak'
      ? register.tiltak
      : niva === 'tiltaksgruppe'
        ? register.tiltaksgrupper
        : register.hovedgrupper;
  const entry = entries.find(({ slug }) => slug === id);
  if (!entry || entry.forklaring === '') return undefined;
  return { html: markdownHtml(entry.forklaring, lenke), kilder: kildeliste(entry.kilder) };
}

function kildeliste(kilder: Tiltak['kilder']): Html {
  const links = kilder.map(
    ({ tittel, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(tittel)}</a>`,
  );
  return `${links.length > 1 ? 'Kilder' : 'Kilde'}: ${links.join('; ')}.`;
}

/** True when the entity has no visible month at all. */
function isSkjermetHele(emne: Emne, grunnlag: Sidegrunnlag): boolean {
  return celler(grunnlag, nokkelFor(emne)).every(({ verdi }) => !isSynlig(verdi));
}
