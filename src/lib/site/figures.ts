/** Every kind of figure: what it draws and says, and the table of the same numbers; and how pages show figures. */
import { movements, shownInFigure } from '../facts/movements.ts';
import { monthlyChanges } from '../facts/change.ts';
import { kjonnSplitFor } from '../facts/kjonn.ts';
import { partsOf, completeParts, siblings as siblingsOf, type Partition } from '../facts/parts.ts';
import {
  breaksFor,
  cellFor,
  cells,
  GRAND_TOTAL,
  isVisibleObservation,
  keyFor,
  type Subject,
} from '../facts/context.ts';
import { observationKey, type SeriesKey } from '../domain/key.ts';
import { yearOf } from '../domain/maned.ts';
import { verdi } from '../facts/calculation.ts';
import { drawMovements, drawComposition } from '../chart/horizontal-bars.ts';
import { drawSiblings } from '../chart/sibling-bars.ts';
import { drawChange } from '../chart/change.ts';
import { drawHovedgrupper, hasOwnScales } from '../chart/small-multiples.ts';
import { drawKjonn } from '../chart/kjonn.ts';
import type { PanelDrawing, DrawnPoint, Drawing, DrawnText } from '../chart/drawing.ts';
import { drawDevelopment } from '../chart/development.ts';
import type { Caption } from '../text/words.ts';
import { FIGURE_KINDS, type FigureKind } from '../domain/contract.ts';
import { figureText } from '../text/captions.ts';
import { SMALLEST_FOR_SHARE } from '../text/captions-time.ts';
import { nameFor } from '../text/forms.ts';
import { numberNode, timeNode } from '../text/node.ts';
import { phrase, toPlain } from '../text/phrase.ts';
import {
  hasStar,
  movementTable,
  withChangeColumn,
  numberTable,
  type ColumnPlan,
} from './tables.ts';
import { earlierReports, figureSource } from './figure-source.ts';
import type { PageContext } from './context.ts';
import { escapeHtml, markup, nameHtml, NO_HTML, type Html } from './html.ts';
import type { FigureModel, FigurePanel, NumberTable } from './model.ts';
import { seriesRemarks } from './notes.ts';
import { STAR_NOTE } from './overview.ts';

/** How to read a drawing whose axis is cut. */
const AXIS = 'Aksen begynner ikke på null.';
/** The same of small multiples in a picture; on a page the choice between the scales says it. */
export const OWN_SCALES = 'Hver rute har sin egen skala.';
/** Notes on how a drawing is read, which go with it wherever it goes; they hold no number and no markup. */
export const READING_HELP: readonly string[] = [AXIS, STAR_NOTE];

/** A figure under way: what is told, and the id it and its table go by. */
interface FigureDraft {
  id: string;
  slag: FigureKind;
  subject: Subject;
  tekst: Caption;
}

/** The development of an entity, or undefined where every month is hidden. */
export function developmentFigure(subject: Subject, context: PageContext): FigureModel | undefined {
  const sketch = draft('utvikling', subject, context);
  const key = keyFor(subject);
  const drawing = drawDevelopment(
    { points: points(context, key), brudd: breachManeder(context, key) },
    plain(sketch.tekst),
    sketch.id,
    context.document,
  );
  return drawing && simple(sketch, drawing, [column('', 'Antall', key)], context);
}

/** The changes from month to month, and a table of them; undefined where no two neighbouring months are visible. */
export function changeFigure(subject: Subject, context: PageContext): FigureModel | undefined {
  const sketch = draft('endring', subject, context);
  const key = keyFor(subject);
  const drawing = drawChange(
    { points: points(context, key), brudd: breachManeder(context, key) },
    plain(sketch.tekst),
    sketch.id,
    context.document,
  );
  if (!drawing) return undefined;
  const figure = simple(sketch, drawing, [column('', 'Antall', key)], context);
  const { table } = figure;
  return { ...figure, table: table && withChangeColumn(table, monthlyChanges(context, key)) };
}

/** Women and men of an entity the report prints by sex, or undefined where it does not, or every month is hidden. */
export function kjonnFigure(subject: Subject, context: PageContext): FigureModel | undefined {
  const kvinner = keyFor(subject, { kjonn: 'kvinner' });
  const menn = keyFor(subject, { kjonn: 'menn' });
  if (!context.serier.has(kvinner) && !context.serier.has(menn)) return undefined;
  const sketch = draft('kjonn', subject, context);
  const drawing = drawKjonn(
    {
      kvinner: points(context, kvinner),
      menn: points(context, menn),
      share: kjonnShare(subject, context),
      brudd: breachManeder(context, kvinner),
    },
    plain(sketch.tekst),
    sketch.id,
    context.document,
  );
  const plan = [column('', 'Kvinner', kvinner), column('', 'Menn', menn)];
  return drawing && simple(sketch, drawing, plan, context);
}

/** The newest numbers of both sexes and their whole, where they are told and large enough for a share. */
function kjonnShare(subject: Subject, context: PageContext) {
  const split = kjonnSplitFor(context, subject, context.maned);
  const [kvinner, ...more] = split?.kvinner.deler ?? [];
  const [menn, ...others] = split?.menn.deler ?? [];
  const isPrinted = more.length === 0 && others.length === 0;
  if (!split || !kvinner || !menn || !isPrinted || split.total.verdi.antall < SMALLEST_FOR_SHARE)
    return undefined;
  return { kvinner: toPoint(kvinner), menn: toPoint(menn), total: toPoint(split.total) };
}

/** An entity in each hovedgruppe the report prints it for, on its own scale and on one for all; undefined where fewer than two have a visible month. */
export function hovedgruppeFigure(subject: Subject, context: PageContext): FigureModel | undefined {
  const parts = partsOf(context, subject, 'hovedgruppe');
  if (parts.length < 2) return undefined;
  const sketch = draft('hovedgrupper', subject, context);
  const drawn = drawHovedgrupper(
    parts.map(({ emne: part, nokkel }) => ({
      navn: nameFor(context.register, part),
      tekst: panelText(nameFor(context.register, part), sketch),
      points: points(context, nokkel),
      brudd: breachManeder(context, nokkel),
    })),
    sketch.id,
    context.document,
  );
  const plan = parts.map(({ emne: part, nokkel }) =>
    column('', nameFor(context.register, part), nokkel),
  );
  const squares = parts.map(({ emne: part, nokkel }) => ({ nokkel, sti: context.pathTo(part) }));
  return drawn && panelFigure(sketch, toPanels(drawn, squares, context), plan, context);
}

/** What an entity consists of in the month, or undefined unless every part is visible and they add up. */
export function compositionFigure(
  subject: Subject,
  sharing: Partition,
  context: PageContext,
): FigureModel | undefined {
  const parts = partsOf(context, subject, sharing);
  const visible = completeParts(context, keyFor(subject), parts, context.maned);
  const total = points(context, keyFor(subject)).find(({ maned }) => maned === context.maned);
  if (!visible || visible.length < 2 || !total) return undefined;
  const sketch = draft('sammensetning', subject, context);
  const drawing = drawComposition(
    {
      total,
      deler: visible.map(({ emne: part, celle }) => ({
        navn: nameFor(context.register, part),
        point: toPoint(celle),
      })),
    },
    plain(sketch.tekst),
    sketch.id,
    context.document,
  );
  const plan = visible.map(({ emne: part, nokkel }) =>
    column('', nameFor(context.register, part), nokkel),
  );
  return drawing && simple(sketch, drawing, plan, context);
}

/** An entity beside its siblings in the month; undefined where it has none, or all are hidden. */
export function siblingsFigure(subject: Subject, context: PageContext): FigureModel | undefined {
  const all = siblingsOf(context, subject);
  if (all.length < 2) return undefined;
  const sketch = draft('sosken', subject, context);
  const drawing = drawSiblings(
    {
      rader: all.flatMap(({ emne: en, nokkel }) => {
        const cell = cellFor(context, nokkel, context.maned);
        const navn = nameFor(context.register, en);
        return cell ? [{ navn, chosen: en.id === subject.id, point: toPoint(cell) }] : [];
      }),
    },
    plain(sketch.tekst),
    sketch.id,
    context.document,
  );
  const plan = all.map(({ emne: en, nokkel }) => column('', nameFor(context.register, en), nokkel));
  return drawing && simple(sketch, drawing, plan, context);
}

function draft(slag: FigureKind, subject: Subject, context: PageContext): FigureDraft {
  return { id: figureId(subject, slag), slag, subject, tekst: figureText(slag, subject, context) };
}

function simple(
  draft: FigureDraft,
  drawing: Drawing,
  plan: ColumnPlan[],
  context: PageContext,
): FigureModel {
  const remarks = drawing.axisStart === 0 ? [] : [escapeHtml(AXIS)];
  return toFigure(draft, { drawing, serier: drawing.serier }, remarks, plan, context);
}

function panelFigure(
  draft: FigureDraft,
  paneler: FigurePanel[],
  plan: ColumnPlan[],
  context: PageContext,
): FigureModel {
  const serier = paneler.map(({ serie }) => serie);
  const drawn = { drawing: { paneler }, serier };
  const remarks = hasOwnScales(paneler) ? [] : [markup`Alle rutene har samme skala.`];
  return toFigure(draft, drawn, remarks, plan, context);
}

function toFigure(
  { id, slag, subject, tekst }: FigureDraft,
  drawn: Pick<FigureModel, 'drawing' | 'serier'>,
  remarks: Html[],
  plan: ColumnPlan[],
  context: PageContext,
): FigureModel {
  const isStarDrawn = drawsStar(drawn.drawing);
  const earlier = earlierReports(slag, drawn.serier, context);
  const plain = {
    tittel: toPlain(tekst.tittel),
    subtitle: toPlain(tekst.subtitle),
    description: toPlain(tekst.description),
  };
  return {
    id,
    subject,
    plain,
    ...drawn,
    tittel: context.html(tekst.tittel, subject),
    subtitle: context.html(tekst.subtitle, subject),
    description: context.html(tekst.description, subject),
    kilde: figureSource(context, earlier),
    earlier,
    remarks: [
      ...remarks,
      ...(isStarDrawn ? [escapeHtml(STAR_NOTE)] : []),
      ...seriesRemarks(noted(drawn, plan), context),
    ],
    table: withStarNote(
      numberTable(`${id}-tabell`, plain.tittel, plan, context, measureOf(plain.subtitle)),
      isStarDrawn,
    ),
  };
}

/** A subtitle without the period it ends with. */
function measureOf(subtitle: string): string {
  return subtitle.replace(/, [^,]+$/u, '');
}

/** True where the mark of a hidden month is drawn: bars have a word in its place, or leave it out. */
function drawsStar(drawing: FigureModel['drawing']): boolean {
  const drawings = 'paneler' in drawing ? drawing.paneler.map((one) => one.drawing) : [drawing];
  return drawings.some(({ sizes: [{ marks }] }) =>
    marks.some(({ cssClass }) => cssClass.split(' ').includes('fig-skjermet')),
  );
}

/** The table, with what its stars mean, unless that `isTold` beside it. */
function withStarNote(table: NumberTable | undefined, isTold: boolean): NumberTable | undefined {
  if (!table) return undefined;
  const isNeeded = !isTold && hasStar([...table.rader, ...table.eldre]);
  return isNeeded ? { ...table, note: STAR_NOTE } : table;
}

/** The series that a figure must give notes on: those over time in its panels, else those of its table. */
function noted({ drawing, serier }: Pick<FigureModel, 'drawing' | 'serier'>, plan: ColumnPlan[]) {
  return 'paneler' in drawing ? serier : plan.map(({ serie }) => serie);
}

/** What a panel shows: its series, and the page about it where that is another one. */
interface Square {
  nokkel: SeriesKey;
  sti: string | undefined;
}

function toPanels(drawn: PanelDrawing[], squares: Square[], context: PageContext): FigurePanel[] {
  return drawn.map(({ navn, drawing }, i) => {
    const square = squares[i];
    if (!square) throw new RangeError(`Ruten «${navn}» hører ikke til noen serie.`);
    const { nokkel: serie, sti } = square;
    return {
      navn,
      nameHtml: nameHtml(navn),
      drawing,
      serie,
      sti,
      latestHtml: latest(serie, context),
    };
  });
}

/** «, 3 514 i mai», with the year where the panel has months of others too, or that the month is hidden; nothing where it has no figure. */
function latest(series: SeriesKey, context: PageContext): Html {
  const cell = cellFor(context, series, context.maned);
  if (!cell) return NO_HTML;
  const told = isVisibleObservation(cell) ? numberNode(verdi(cell)) : 'skjermet';
  const withYear = cells(context, series).some(({ maned }) => yearOf(maned) !== yearOf(cell.maned));
  return context.html(phrase`, ${told} i ${timeNode(cell.maned, withYear)}`);
}

function plain({ tittel, description }: Caption): DrawnText {
  return { tittel: toPlain(tittel), description: toPlain(description) };
}

/** A panel is named by what it shows; the description stands once, under the figure. */
function panelText(name: string, { tekst }: FigureDraft): DrawnText {
  return { tittel: name, description: toPlain(tekst.subtitle) };
}

function column(gruppe: string, etikett: string, serie: SeriesKey): ColumnPlan {
  return { gruppe, etikett, serie };
}

function points(context: PageContext, key: SeriesKey): DrawnPoint[] {
  return cells(context, key).map(toPoint);
}

function toPoint({ serie, maned, verdi }: ReturnType<typeof cells>[number]): DrawnPoint {
  return { maned, verdi, nokkel: observationKey(serie, maned) };
}

function breachManeder(context: PageContext, key: SeriesKey) {
  return breaksFor(context, key).map(({ maned }) => maned);
}

/** The month's largest movements among tiltak visible in both months; undefined where none moved. */
export function movementsFigure(context: PageContext): FigureModel | undefined {
  const sketch = draft('bevegelser', GRAND_TOTAL, context);
  const largest = shownInFigure(movements(context));
  const drawing = drawMovements(
    {
      rader: largest.map(({ emne, na, forrige }) => ({
        navn: nameFor(context.register, emne),
        na: toPoint(na),
        forrige: toPoint(forrige),
      })),
    },
    plain(sketch.tekst),
    sketch.id,
    context.document,
  );
  const plan = largest.map(({ emne }) => column('', '', keyFor(emne)));
  if (!drawing) return undefined;
  const figure = simple(sketch, drawing, plan, context);
  const { id } = sketch;
  const table = movementTable(`${id}-tabell`, figure.plain.tittel, largest, context);
  return { ...figure, table: undefined, bevegelser: table };
}

/** `arbeidstrening-utvikling`; other levels than tiltak carry their level, so that a group and a tiltak of one name differ. */
export function figureId({ niva, id }: Subject, kind: FigureKind): string {
  return niva === 'tiltak'
    ? `${id}-${kind}`
    : niva === 'i-alt'
      ? `i-alt-${kind}`
      : `${niva}-${id}-${kind}`;
}

/** What a kind of figure shows, whatever the month: code pasted into an article says it for years. */
const KIND: Record<FigureKind, string> = {
  utvikling: 'utvikling over tid',
  endring: 'endring fra måned til måned',
  kjonn: 'kvinner og menn',
  hovedgrupper: 'etter hovedgruppe',
  sammensetning: 'sammensetning',
  sosken: 'sammenlignet med de andre i gruppen',
  bevegelser: 'størst endring siste måned',
};

/** What a figure shows, in words that hold from month to month: `kvinner og menn`. Throws RangeError on an unknown kind. */
export function figureKindName(id: string): string {
  const found = FIGURE_KINDS.find((kind) => id.endsWith(`-${kind}`));
  if (!found) throw new RangeError(`Ukjent slag figur: ${id}`);
  return KIND[found];
}
