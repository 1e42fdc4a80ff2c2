/**
 * Every figure whose address has been promised: drawn by the newest release, by an older one, or by an edition of a
 * release that another took the place of.
 */

import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { beforeReissue } from '../series/editions.ts';
import { contextReader, type ContextReader, type PageContext } from './context.ts';
import { GRAND_TOTAL, type Subject } from '../facts/context.ts';
import { subjectsIn } from './paths.ts';
import { entityFigures } from './entity.ts';
import { wholeFigures } from './home.ts';
import type { FigureModel } from './model.ts';
import type { Drawing, DrawnText } from '../chart/drawing.ts';
import { WIDE } from '../chart/sizes.ts';
import { nameFor } from '../text/forms.ts';
import { figureSource } from './figure-source.ts';
import { figureKindName } from './figures.ts';
import { escapeHtml } from './html.ts';

/** A figure, and whom it is about. */
export interface SubjectFigure {
  emne: Subject;
  figur: FigureModel;
  /** True where only an edition that another took the place of could draw it: no page of the release has a place for it. */
  dropped?: true;
}

/** Every figure a release could draw: those of the whole, then of each entity in the registry's order. Throws when two have one id. */
export function figureList(context: PageContext): SubjectFigure[] {
  const list = [
    ...wholeFigures(context).map((figur) => ({ emne: GRAND_TOTAL, figur })),
    ...subjectsIn(context.register).flatMap((emne) =>
      entityFigures(emne, context).map((figur) => ({ emne, figur })),
    ),
  ];
  const ids = list.map(({ figur }) => figur.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new RangeError(`To figurer har id ${twice}`);
  return list;
}

/** A figure, and the basis of the release that drew it. */
export interface PublishedFigure {
  figur: SubjectFigure;
  context: PageContext;
}

/** What published figures are found in. */
export interface FigureSources {
  /** What the newest release tells. */
  newest: PageContext;
  /** The releases, oldest first, and the editions that they have superseded. */
  rapporter: readonly Rapport[];
  superseded: readonly Rapport[];
  /** The registry, whole. */
  register: Register;
  /** What any release told, and the same without what is hidden now. */
  contextFor: ContextReader;
  contextNow: ContextReader;
  /** The ids of the figures on the pages a release keeps, where somebody has drawn them already. */
  drawnIds: (rapport: string) => Promise<string[] | undefined>;
}

/**
 * Every figure ever drawn, as the newest release that could draw it has it, without what is hidden now: its address
 * never goes away. Older releases are drawn again only for figures that none after them could draw.
 */
export async function publishedFigures(sources: FigureSources): Promise<PublishedFigure[]> {
  const { newest } = sources;
  const found = new Map(
    figureList(newest).map((figur) => [figur.figur.id, { figur, context: newest }]),
  );
  for (const [rapport, ids] of await missingFigures(sources, new Set(found.keys())))
    for (const one of redrawn(rapport, ids, sources)) found.set(one.figur.figur.id, one);
  // Several editions may have drawn one: the first of them counts.
  for (const one of onlyInSuperseded(sources, found))
    if (!found.has(one.figur.figur.id)) found.set(one.figur.figur.id, one);
  return [...found.values()];
}

/** The figures that are not among the known ones, by the newest release that drew each; oldest release first. */
async function missingFigures(
  { newest, rapporter, contextFor, drawnIds }: FigureSources,
  known: Set<string>,
): Promise<[Rapport, ReadonlySet<string>][]> {
  const missing: [Rapport, ReadonlySet<string>][] = [];
  for (const rapport of [...rapporter].reverse()) {
    if (rapport.id === newest.rapport) continue;
    const drawn =
      (await drawnIds(rapport.id)) ?? figureList(contextFor(rapport)).map(({ figur }) => figur.id);
    const ids = drawn.filter((id) => !known.has(id));
    for (const id of ids) known.add(id);
    if (ids.length > 0) missing.push([rapport, new Set(ids)]);
  }
  return missing.reverse();
}

/** Figures of one release without what is hidden now; where that leaves too little to draw, what stands in their place. */
function redrawn(
  rapport: Rapport,
  ids: ReadonlySet<string>,
  { contextFor, contextNow }: FigureSources,
): PublishedFigure[] {
  const context = contextNow(rapport);
  const drawn = new Map(figureList(context).map((one) => [one.figur.id, one]));
  return figureList(contextFor(rapport))
    .filter(({ figur }) => ids.has(figur.id))
    .map(({ emne, figur }) => ({
      figur: drawn.get(figur.id) ?? undrawn(emne, figur.id, context),
      context,
    }));
}

/** What stands in the place of each figure that is not among the known ones, and that superseded editions drew. */
function onlyInSuperseded(
  { newest: { document, link, site }, rapporter, superseded, register, contextNow }: FigureSources,
  known: ReadonlyMap<string, PublishedFigure>,
): PublishedFigure[] {
  return beforeReissue(rapporter, superseded).flatMap(({ release, edition, reports }) => {
    const contextThen = contextReader(reports, register, { document, link, site });
    const gone = figureList(contextThen(edition)).filter(({ figur }) => !known.has(figur.id));
    if (gone.length === 0) return [];
    const context = contextNow(release);
    return gone.map(({ emne, figur: { id } }) => ({
      figur: { ...undrawn(emne, id, context, NOT_IN_NEW_EDITION), dropped: true as const },
      context,
    }));
  });
}

const SUBTITLE = 'Antall deltakere';
const NOT_DRAWN =
  'Figuren kan ikke tegnes: tall den trenger, er skjermet (færre enn fire) i den nyeste rapporten.';
/** Why a figure is not drawn that only a superseded edition of a report could draw. */
const NOT_IN_NEW_EDITION =
  'Figuren kan ikke tegnes: tall den trenger, er skjermet (færre enn fire) eller ikke med i den nye utgaven av rapporten.';

/** As wide as other drawings, and no higher than its one line needs. */
const SHEET = { width: 640, height: 80, font: 14 };

/**
 * What stands at the address of a figure that no release can draw any more without a number that is hidden now: what it
 * is called, and why there is no drawing. The address and its files were promised; the numbers are not told again.
 */
function undrawn(
  emne: Subject,
  id: string,
  context: PageContext,
  description = NOT_DRAWN,
): SubjectFigure {
  const tittel = `${nameFor(context.register, emne)}: ${figureKindName(id)}`;
  const figur = {
    id,
    subject: emne,
    plain: { tittel, subtitle: SUBTITLE, description },
    tittel: escapeHtml(tittel),
    subtitle: escapeHtml(SUBTITLE),
    description: escapeHtml(description),
    serier: [],
    drawing: sheet(id, { tittel, description }),
    remarks: [],
    kilde: figureSource(context, ''),
    earlier: '',
    table: undefined,
  };
  return { emne, figur };
}

function sheet(id: string, tekst: DrawnText): Drawing {
  const note = { x: 0, y: SHEET.height / 2, tekst: 'Kan ikke tegnes' };
  const marks = [{ cssClass: 'fig-note', labels: [note] }];
  return { id, tekst, serier: [], axisStart: 0, sizes: [{ ...WIDE, ...SHEET, marks }] };
}
