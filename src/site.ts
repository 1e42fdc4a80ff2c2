import { getCollection } from 'astro:content';
import { getBygger } from './lib/build/builder.ts';
import { isBroken } from './lib/io/corpus.ts';
import { sharedCorpus } from './lib/io/shared-corpus.ts';
import { readMiljo } from './lib/io/config.ts';
import { formatMessages } from './lib/diagnostics/format.ts';
import type { Rapport } from './lib/domain/rapport.ts';
import type { Register } from './lib/domain/register.ts';
import { createDocument } from './lib/chart/svg-document.ts';
import { figurside, type Figurside } from './lib/site/figure-page.ts';
import { figurliste, type Emnefigur } from './lib/site/figure-list.ts';
import { editionsReader, type EditionsReader } from './lib/site/editions.ts';
import { keepsPage } from './lib/site/subjects.ts';
import { NOT_IN_NEW_EDITION, utegnet } from './lib/site/undrawn.ts';
import type { Endring } from './lib/series/revisions.ts';
import { editionsOf, everyEdition, pastChanges } from './lib/series/editions.ts';
import { firstTold } from './lib/series/register.ts';
import { findSkjermede, hideIn, listableEndringer, type Skjermede } from './lib/series/hidden.ts';
import {
  grunnlagsleser,
  registerreader,
  type Grunnlagsleser,
  type Sidegrunnlag,
} from './lib/site/context.ts';
import { hasRevisionsPage } from './lib/site/revisions.ts';
import { omdirigeringer, tidligereFigurer, type Omdirigering } from './lib/site/redirect-pages.ts';
import { addressOf, linkTo, type Nettsted } from './lib/site/url.ts';
import { omdopte } from './lib/site/redirects.ts';
import { standaloneStil } from './lib/chart/figure-css.ts';
import figurCss from './styles/figure.css?raw';

/** Everything pages are built from: the registry, the releases, and what each of them told. */
export interface Site {
  register: Register;
  /** Oldest first; at least one. */
  rapporter: Rapport[];
  /** The editions of them that newer ones have superseded; their ids name them (`2021-05.utgave-1`). */
  superseded: Rapport[];
  nyeste: Rapport;
  /** What the newest release tells, for its last month. */
  grunnlag: Sidegrunnlag;
  /** What any release told, for its last month; cheapest in the order of release. */
  grunnlagFor: Grunnlagsleser;
  /** The registry as a release could show it. */
  registerFor: (rapport: Rapport) => Register;
  /** Every figure that a later report has told otherwise. */
  endringer: Endring[];
  /** What is hidden now: the newest pages do not tell it from an older release either. */
  skjermede: Skjermede;
  /** What an earlier release told, as far as it is not hidden now: its part in the newest pages. */
  grunnlagNa: Grunnlagsleser;
  /** Every edition of the page about a subject. */
  editionsOf: EditionsReader;
}

const miljo = readMiljo(process.env, process.cwd());
export const nettsted: Nettsted = miljo.nettsted;

/** The link to a path of this site, under its base. The one way a page makes a link. */
export function href(sti: string): string {
  return linkTo(nettsted, sti);
}

/** The full address of a path, or its link as long as the site has no address. */
export function fullAdresse(sti: string): string {
  return addressOf(nettsted, sti) ?? href(sti);
}

/** One document serves every chart of the build. */
const document = createDocument();
let loaded: Promise<Site> | undefined;

/** The site's data, loaded once. */
export function getSite(): Promise<Site> {
  loaded ??= loadSite();
  return loaded;
}

/** The charts' style for pictures of them. */
export const figurstil = standaloneStil(figurCss, 'lys');

/** A figure, and the basis of the release that drew it. */
export interface Tegnet {
  figur: Emnefigur;
  grunnlag: Sidegrunnlag;
}

let figurer: Promise<Tegnet[]> | undefined;

/**
 * Every figure ever drawn, as the newest release that could draw it has it, without what is hidden now: its address
 * never goes away. Older releases are drawn again only for figures that none after them could draw.
 */
export function getFigurer(): Promise<Tegnet[]> {
  figurer ??= findFigurer();
  return figurer;
}

async function findFigurer(): Promise<Tegnet[]> {
  const { rapporter, nyeste, grunnlag, grunnlagFor, grunnlagNa } = await getSite();
  const found = new Map(figurliste(grunnlag).map((figur) => [figur.figur.id, { figur, grunnlag }]));
  const missing = new Map<Rapport, Set<string>>();
  const known = new Set(found.keys());
  for (const rapport of [...rapporter].reverse()) {
    if (rapport === nyeste) continue;
    const ids = (await figurerI(rapport)).filter((id) => !known.has(id));
    for (const id of ids) known.add(id);
    if (ids.length > 0) missing.set(rapport, new Set(ids));
  }
  for (const [rapport, ids] of [...missing].reverse()) {
    const older = grunnlagNa(rapport);
    const drawn = new Map(figurliste(older).map((one) => [one.figur.id, one]));
    for (const { emne, figur } of figurliste(grunnlagFor(rapport)))
      if (ids.has(figur.id)) {
        const figurNa = drawn.get(figur.id) ?? utegnet(emne, figur.id, older);
        found.set(figur.id, { figur: figurNa, grunnlag: older });
      }
  }
  for (const { id, emne, release } of await figurerInSuperseded())
    if (!found.has(id)) {
      const own = grunnlagNa(release);
      const figur = { ...utegnet(emne, id, own, NOT_IN_NEW_EDITION), dropped: true as const };
      found.set(id, { figur, grunnlag: own });
    }
  return [...found.values()];
}

/** The figures that superseded editions drew: their addresses were promised too. */
async function figurerInSuperseded(): Promise<
  { id: string; emne: Emnefigur['emne']; release: Rapport }[]
> {
  const { rapporter, superseded, register } = await getSite();
  const tegning = { document, lenke: href };
  return rapporter.flatMap((release, place) =>
    editionsOf(release.id, superseded).flatMap((edition) => {
      const asReleased = { ...edition, id: release.id };
      const told = [...rapporter.slice(0, place), asReleased];
      return figurliste(grunnlagsleser(told, register, tegning)(asReleased)).map(
        ({ emne, figur: { id } }) => ({ id, emne, release }),
      );
    }),
  );
}

/** The ids of the figures a release drew. */
async function figurerI(rapport: Rapport): Promise<string[]> {
  const avtrykk = await getBygger()?.avtrykk(rapport.id);
  if (avtrykk) return Object.values(avtrykk).flatMap(({ figurer }) => figurer);
  const { grunnlagFor } = await getSite();
  return figurliste(grunnlagFor(rapport)).map(({ figur }) => figur.id);
}

let figursider: Promise<Figurside[]> | undefined;

/** The pages of those figures. */
export function getFigursider(): Promise<Figurside[]> {
  figursider ??= makeFigursider();
  return figursider;
}

async function makeFigursider(): Promise<Figurside[]> {
  const { grunnlag: nyeste } = await getSite();
  const drawn = await getFigurer();
  return drawn.map(({ figur, grunnlag }) => figurside(figur, grunnlag, nyeste.maned, nettsted));
}

/** The figures under every id they had before, as now, with that id: their files stand there too. */
export async function getTidligereFigurer(): Promise<{ id: string; tegnet: Tegnet }[]> {
  const { register } = await getSite();
  const drawn = new Map((await getFigurer()).map((one) => [one.figur.figur.id, one]));
  return tidligereFigurer(register, (id) => drawn.has(id)).flatMap(({ fra, til }) => {
    const tegnet = drawn.get(til);
    return tegnet ? [{ id: fra, tegnet }] : [];
  });
}

/** Every page that only leads on to what something is called now. */
export async function getOmdirigeringer(): Promise<Omdirigering[]> {
  const { register, rapporter, superseded, endringer } = await getSite();
  if (omdopte(register).length === 0) return [];
  const now = new Set((await getFigurer()).map(({ figur }) => figur.figur.id));
  const told = firstTold(everyEdition(rapporter, superseded));
  const past = pastChanges(rapporter, superseded);
  return omdirigeringer(
    register,
    rapporter.map(({ id }) => id),
    (figur) => now.has(figur),
    (id, emne) => keepsPage(id, emne, told),
    (id, emne) => hasRevisionsPage(endringer, id, emne, past),
  );
}

async function loadSite(): Promise<Site> {
  // The collections hold what is checked and typed about each release; the observations are too many to go through their store.
  const [utgivelser, corpus] = await Promise.all([
    getCollection('rapporter'),
    sharedCorpus(miljo, process.cwd()),
  ]);
  const { register, rapporter, superseded, endringer } = corpus;
  // Only while somebody works on the site: a build stops before.
  if (isBroken(corpus)) throw new Error(formatMessages(corpus.filer));
  const nyeste = rapporter.at(-1);
  if (!nyeste || utgivelser.length !== rapporter.length)
    throw new Error('Samlingen av rapporter er ikke den som ble lest; kjør npm run check.');
  const tegning = { document, lenke: href };
  const grunnlag = grunnlagsleser(rapporter, register, tegning, superseded)(nyeste);
  const grunnlagFor = grunnlagsleser(rapporter, register, tegning, superseded);
  const skjermede = findSkjermede(rapporter);
  return {
    register: grunnlag.register,
    rapporter,
    superseded,
    nyeste,
    grunnlag,
    grunnlagFor,
    registerFor: registerreader(rapporter, register, superseded),
    endringer,
    skjermede,
    editionsOf: editionsReader(
      rapporter,
      listableEndringer(endringer, skjermede),
      firstTold(everyEdition(rapporter, superseded)),
    ),
    grunnlagNa: (rapport) => {
      const own = grunnlagFor(rapport);
      return { ...own, serier: hideIn(own.serier, skjermede) };
    },
  };
}
