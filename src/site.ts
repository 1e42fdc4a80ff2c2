import { getCollection } from 'astro:content';
import { getBuilder } from './lib/build/builder.ts';
import { isBroken } from './lib/io/corpus.ts';
import { sharedCorpus } from './lib/io/shared-corpus.ts';
import { readConfig } from './lib/io/config.ts';
import { formatMessages } from './lib/diagnostics/format.ts';
import type { Rapport } from './lib/domain/rapport.ts';
import type { Register } from './lib/domain/register.ts';
import { createDocument } from './lib/chart/svg-document.ts';
import { figurePage, type FigurePage } from './lib/site/figure-page.ts';
import { figureList, type SubjectFigure } from './lib/site/figure-list.ts';
import { editionsReader, type EditionsReader } from './lib/site/editions.ts';
import { keepsPage } from './lib/site/subjects.ts';
import { NOT_IN_NEW_EDITION, undrawn } from './lib/site/undrawn.ts';
import type { Revision } from './lib/series/revisions.ts';
import { editionsOf, everyEdition, pastChanges } from './lib/series/editions.ts';
import { firstTold } from './lib/series/register.ts';
import { findSkjermede, hideIn, listableEndringer, type Skjermede } from './lib/series/hidden.ts';
import {
  contextReader,
  registerreader,
  type ContextReader,
  type PageContext,
} from './lib/site/context.ts';
import { hasRevisionsPage } from './lib/site/revisions.ts';
import { redirects, earlierFigures, type Redirect, renamed } from './lib/site/redirects.ts';
import { addressOf, linkTo, type SiteUrl } from './lib/site/url.ts';
import { standaloneStyle } from './lib/chart/figure-css.ts';
import figureCss from './styles/figure.css?raw';

/** Everything pages are built from: the registry, the releases, and what each of them told. */
export interface Site {
  register: Register;
  /** Oldest first; at least one. */
  rapporter: Rapport[];
  /** The editions of them that newer ones have superseded; their ids name them (`2021-05.utgave-1`). */
  superseded: Rapport[];
  newest: Rapport;
  /** What the newest release tells, for its last month. */
  grunnlag: PageContext;
  /** What any release told, for its last month; cheapest in the order of release. */
  contextFor: ContextReader;
  /** The registry as a release could show it. */
  registerFor: (rapport: Rapport) => Register;
  /** Every figure that a later report has told otherwise. */
  changes: Revision[];
  /** What is hidden now: the newest pages do not tell it from an older release either. */
  skjermede: Skjermede;
  /** What an earlier release told, as far as it is not hidden now: its part in the newest pages. */
  contextNow: ContextReader;
  /** Every edition of the page about a subject. */
  editionsOf: EditionsReader;
}

const config = readConfig(process.env, process.cwd());
export const site: SiteUrl = config.nettsted;

/** The link to a path of this site, under its base. The one way a page makes a link. */
export function href(path: string): string {
  return linkTo(site, path);
}

/** The full address of a path, or its link as long as the site has no address. */
export function fullAddress(path: string): string {
  return addressOf(site, path) ?? href(path);
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
export const figureStyle = standaloneStyle(figureCss, 'lys');

/** A figure, and the basis of the release that drew it. */
export interface Drawn {
  figur: SubjectFigure;
  grunnlag: PageContext;
}

let figures: Promise<Drawn[]> | undefined;

/**
 * Every figure ever drawn, as the newest release that could draw it has it, without what is hidden now: its address
 * never goes away. Older releases are drawn again only for figures that none after them could draw.
 */
export function getFigures(): Promise<Drawn[]> {
  figures ??= findFigures();
  return figures;
}

async function findFigures(): Promise<Drawn[]> {
  const { rapporter, newest, grunnlag, contextFor, contextNow } = await getSite();
  const found = new Map(figureList(grunnlag).map((figur) => [figur.figur.id, { figur, grunnlag }]));
  const missing = new Map<Rapport, Set<string>>();
  const known = new Set(found.keys());
  for (const rapport of [...rapporter].reverse()) {
    if (rapport === newest) continue;
    const ids = (await figuresIn(rapport)).filter((id) => !known.has(id));
    for (const id of ids) known.add(id);
    if (ids.length > 0) missing.set(rapport, new Set(ids));
  }
  for (const [rapport, ids] of [...missing].reverse()) {
    const older = contextNow(rapport);
    const drawn = new Map(figureList(older).map((one) => [one.figur.id, one]));
    for (const { emne, figur } of figureList(contextFor(rapport)))
      if (ids.has(figur.id)) {
        const figureNow = drawn.get(figur.id) ?? undrawn(emne, figur.id, older);
        found.set(figur.id, { figur: figureNow, grunnlag: older });
      }
  }
  for (const { id, emne, release } of await figuresInSuperseded())
    if (!found.has(id)) {
      const own = contextNow(release);
      const figur = { ...undrawn(emne, id, own, NOT_IN_NEW_EDITION), dropped: true as const };
      found.set(id, { figur, grunnlag: own });
    }
  return [...found.values()];
}

/** The figures that superseded editions drew: their addresses were promised too. */
async function figuresInSuperseded(): Promise<
  { id: string; emne: SubjectFigure['emne']; release: Rapport }[]
> {
  const { rapporter, superseded, register } = await getSite();
  const drawing = { document, link: href };
  return rapporter.flatMap((release, place) =>
    editionsOf(release.id, superseded).flatMap((edition) => {
      const asReleased = { ...edition, id: release.id };
      const told = [...rapporter.slice(0, place), asReleased];
      return figureList(contextReader(told, register, drawing)(asReleased)).map(
        ({ emne, figur: { id } }) => ({ id, emne, release }),
      );
    }),
  );
}

/** The ids of the figures a release drew. */
async function figuresIn(rapport: Rapport): Promise<string[]> {
  const dependencies = await getBuilder()?.dependencies(rapport.id);
  if (dependencies) return Object.values(dependencies).flatMap(({ figurer }) => figurer);
  const { contextFor } = await getSite();
  return figureList(contextFor(rapport)).map(({ figur }) => figur.id);
}

let figurePages: Promise<FigurePage[]> | undefined;

/** The pages of those figures. */
export function getFigurePages(): Promise<FigurePage[]> {
  figurePages ??= makeFigurePages();
  return figurePages;
}

async function makeFigurePages(): Promise<FigurePage[]> {
  const { grunnlag: newest } = await getSite();
  const drawn = await getFigures();
  return drawn.map(({ figur, grunnlag }) => figurePage(figur, grunnlag, newest.maned, site));
}

/** The figures under every id they had before, as now, with that id: their files stand there too. */
export async function getEarlierFigures(): Promise<{ id: string; tegnet: Drawn }[]> {
  const { register } = await getSite();
  const drawn = new Map((await getFigures()).map((one) => [one.figur.figur.id, one]));
  return earlierFigures(register, (id) => drawn.has(id)).flatMap(({ fra, til }) => {
    const tegnet = drawn.get(til);
    return tegnet ? [{ id: fra, tegnet }] : [];
  });
}

/** Every page that only leads on to what something is called now. */
export async function getRedirects(): Promise<Redirect[]> {
  const { register, rapporter, superseded, changes } = await getSite();
  if (renamed(register).length === 0) return [];
  const now = new Set((await getFigures()).map(({ figur }) => figur.figur.id));
  const told = firstTold(everyEdition(rapporter, superseded));
  const past = pastChanges(rapporter, superseded);
  return redirects(
    register,
    rapporter.map(({ id }) => id),
    (figure) => now.has(figure),
    (id, subject) => keepsPage(id, subject, told),
    (id, subject) => hasRevisionsPage(changes, id, subject, past),
  );
}

async function loadSite(): Promise<Site> {
  // The collections hold what is checked and typed about each release; the observations are too many to go through their store.
  const [releases, corpus] = await Promise.all([
    getCollection('rapporter'),
    sharedCorpus(config, process.cwd()),
  ]);
  const { register, rapporter, superseded, changes } = corpus;
  // Only while somebody works on the site: a build stops before.
  if (isBroken(corpus)) throw new Error(formatMessages(corpus.filer));
  const newest = rapporter.at(-1);
  if (!newest || releases.length !== rapporter.length)
    throw new Error('Samlingen av rapporter er ikke den som ble lest; kjør npm run check.');
  const drawing = { document, link: href };
  const grunnlag = contextReader(rapporter, register, drawing, superseded)(newest);
  const contextFor = contextReader(rapporter, register, drawing, superseded);
  const skjermede = findSkjermede(rapporter);
  return {
    register: grunnlag.register,
    rapporter,
    superseded,
    newest,
    grunnlag,
    contextFor,
    registerFor: registerreader(rapporter, register, superseded),
    changes,
    skjermede,
    editionsOf: editionsReader(
      rapporter,
      listableEndringer(changes, skjermede),
      firstTold(everyEdition(rapporter, superseded)),
    ),
    contextNow: (rapport) => {
      const own = contextFor(rapport);
      return { ...own, serier: hideIn(own.serier, skjermede) };
    },
  };
}
