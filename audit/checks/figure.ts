import { partKey, partSeries } from '../truth/truth.ts';
import { checkLines, checkPointLabels, checkSkjermetMarks } from '../drawing/line.ts';
import { checkBars } from '../drawing/bar.ts';
import { checkHiddenBars, checkShares } from '../drawing/share.ts';
import {
  readDrawing,
  TOLERANCE,
  type AuditedLabel,
  type AuditedDrawing,
} from '../drawing/drawing.ts';
import { allElements, nearest, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { withoutName } from '../truth/names.ts';
import { hasDecimal, calculate, toNorwegian, type RuleResult } from '../truth/rules.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';
import { machineNumber, MINUS } from '../truth/numbers.ts';
import { shownAt } from '../page/shown-months.ts';
import { checkTimeAxis } from './time-axis.ts';

interface At {
  page: AuditedPage;
  context: AuditContext;
}

/** Every drawing says which series it draws, and every number, name, line, bar and hidden mark in it is what those say. */
export function checkFigures(page: AuditedPage, context: AuditContext): void {
  checkCommonScale(page, context);
  for (const svg of page.elements) {
    if (svg.navn !== 'svg') continue;
    const at = { page: shownAt(svg, page), context };
    const drawing = readDrawing(svg);
    if (drawing.serier.length === 0) {
      if (drawing.texts.some(({ tekst }) => /\d/.test(tekst)))
        reportAt(at, svg, 'figur-sporløs', 'en tegning med tall uten data-serier');
      continue;
    }
    checkDrawing(svg, drawing, at);
  }
}

function checkDrawing(svg: Element, drawing: AuditedDrawing, at: At): void {
  const { serier } = at.page;
  for (const series of drawing.serier)
    if (!serier.has(series)) reportAt(at, svg, 'figur-serie', `ingen rapport har serien ${series}`);
  for (const text of drawing.texts) checkText(text, drawing, at);
  checkAxis(drawing, at);
  checkName(drawing, at);
  const truth = { serier, brudd: (series: string) => at.context.truth.breaksFor(series) };
  for (const { sti, regel, found } of [
    ...checkLines(drawing, truth),
    ...checkPointLabels(drawing, truth),
    ...checkSkjermetMarks(drawing, truth),
    ...checkBars(drawing, truth),
    ...checkShares(drawing, truth),
    ...checkHiddenBars(drawing, truth),
  ])
    reportAt(at, sti?.element ?? svg, regel, found);
}

/** A traced number says what its rule gives; an untraced one stands on an axis. */
function checkText(
  { element, tekst, classes }: AuditedLabel,
  drawing: AuditedDrawing,
  at: At,
): void {
  const { 'data-value': value, 'data-regel': rule, 'data-av': of } = element.attr;
  if (value === undefined || rule === undefined || of === undefined) {
    const onAxis = classes.includes('fig-ytall') || classes.includes('fig-xtall');
    if (!onAxis && /\d/.test(withoutName(tekst, at.context.names)))
      reportAt(at, element, 'figur-tall', `«${tekst}» uten spor`);
    return;
  }
  at.context.tally.tall += 1;
  const answer = calculate(rule, of, at.page.serier);
  if (typeof answer === 'string') {
    reportAt(at, element, 'data-grunnlag', `«${tekst}»: ${answer}`);
    return;
  }
  const machine = machineNumber(answer.tenths, hasDecimal(answer));
  if (value !== machine) reportAt(at, element, 'data-verdi', `data-value="${value}"`, machine);
  const number = toNorwegian(answer);
  if (!signs(answer).some((sign) => tekst.replace(/\u00a0%$/, '') === sign + number))
    reportAt(at, element, 'data-tekst', `«${tekst}» i figuren`, `«${number}»`);
  const foreign = answer.keys.find(({ serie }) => !drawing.serier.includes(serie));
  if (foreign && rule !== 'andel')
    reportAt(at, element, 'figur-serie', `${foreign.serie} står ikke i data-serier`);
}

/** The signs a number may have in a drawing: a change must show its minus, for no word stands beside it. */
function signs({ slag, tenths }: RuleResult): string[] {
  if (slag === 'antall' || slag === 'andel') return [''];
  return tenths < 0n ? [MINUS] : ['', '+'];
}

/** Ticks stand at equal steps, higher values higher up, and what is drawn lies between them. */
function checkAxis(drawing: AuditedDrawing, at: At): void {
  const { svg, axis } = drawing;
  for (const { verdi, y } of axis?.marks ?? [])
    if (axis && Math.abs(axis.y(verdi) - y) > TOLERANCE)
      reportAt(at, svg, 'figur-akse', `${verdi} står på høyde ${y}`);
  if (axis && axis.y(1) >= axis.y(0)) reportAt(at, svg, 'figur-akse', 'aksen stiger ikke oppover');
  const values = (axis?.marks ?? []).map(({ verdi }) => verdi);
  checkWithin(drawing, values, at);
  if (!evenStep(values))
    reportAt(at, svg, 'figur-akse', `ujevne verdier på aksen: ${values.join(', ')}`);
  checkTimeAxis(drawing, at);
}

/** Lines and bars lie between the lowest and the highest number of their axis. */
function checkWithin(
  { svg, axis, paths }: AuditedDrawing,
  values: readonly number[],
  at: At,
): void {
  if (!axis) return;
  const top = axis.y(Math.max(...values)) - TOLERANCE;
  const foot = axis.y(Math.min(...values)) + TOLERANCE;
  const drawn = paths
    .filter(({ classes }) => classes.some((one) => /^fig-(linje|stolpe)$/.test(one)))
    .flatMap(({ partPaths }) => partPaths.flat());
  for (const { y } of drawn.filter((point) => point.y < top || point.y > foot))
    reportAt(at, svg, 'figur-akse', `tegnet utenfor aksens tall, på høyde ${y}`);
}

function evenStep(values: readonly number[]): boolean {
  const step = values.slice(1).map((value, i) => value - (values[i] ?? 0));
  return step.every((one) => Math.abs(one - (step[0] ?? 0)) < 1e-6);
}

/**
 * Small panels of one figure share one scale; where they also stand on scales of their own, each line has the value of its
 * scale over it, and the figure says so.
 */
function checkCommonScale(page: AuditedPage, context: AuditContext): void {
  const scales = new Map<Element, string>();
  for (const svg of page.elements) {
    if (svg.navn !== 'svg' || svg.attr['data-serier'] === undefined) continue;
    const figure = nearest(svg, ({ navn }) => navn === 'figure');
    const drawing = readDrawing(svg);
    const top = drawing.texts.find(
      ({ classes, tekst }) => classes.includes('fig-start') && /^[\d\u00a0]+$/.test(tekst),
    );
    if (top) checkTopValue(drawing, top, { page: shownAt(svg, page), context });
    if (svg.attr['data-skala'] === 'egen') {
      checkOwnScale(svg, drawing, top, { page, context });
      continue;
    }
    if (figure) holdToScale({ svg, figure, top }, scales, { page, context });
  }
}

/** How far a panel's newest dot may stand from its count, in parts of the value over it. */
const PANEL_TOLERANCE = 0.005;

/** The value over a panel is that of its upper line, where its axis is zero: its newest dot stands at its count. */
function checkTopValue({ paths, serier }: AuditedDrawing, top: AuditedLabel, at: At): void {
  const heightOf = (name: string): number | undefined =>
    paths.find(({ classes }) => classes.includes(name))?.partPaths[0]?.[0]?.y;
  const [dot, upper, axis] = ['fig-siste', 'fig-rutenett', 'fig-akse'].map(heightOf);
  const told = [...(at.page.serier.get(serier[0] ?? '') ?? [])]
    .sort()
    .findLast(([, { antall }]) => antall !== '*');
  if (dot === undefined || !told) return;
  if (upper === undefined || axis === undefined) {
    reportAt(at, top.element, 'figur-akse', 'et panel uten akse');
    return;
  }
  const value = Number(top.tekst.replaceAll('\u00a0', ''));
  const drawn = (value * (axis - dot)) / (axis - upper);
  if (Math.abs(drawn - Number(told[1].antall)) > PANEL_TOLERANCE * value)
    reportAt(at, top.element, 'figur-akse', `«${top.tekst}» over et panel`);
}

/** A panel has the value over it that the panels before it in its figure have. */
function holdToScale(
  { svg, figure, top }: { svg: Element; figure: Element; top: AuditedLabel | undefined },
  scales: Map<Element, string>,
  at: At,
): void {
  const before = scales.get(figure);
  if (!top && before !== undefined)
    reportAt(at, svg, 'figur-akse', 'et panel uten verdi over seg', before);
  if (!top) return;
  const known = before ?? top.tekst;
  scales.set(figure, known);
  if (known !== top.tekst)
    reportAt(at, top.element, 'figur-akse', `«${top.tekst}» over et panel`, known);
}

function checkOwnScale(
  svg: Element,
  { paths }: AuditedDrawing,
  top: AuditedLabel | undefined,
  at: At,
): void {
  const isDrawn = paths.some(({ classes }) => classes.includes('fig-rund'));
  if (isDrawn !== (top !== undefined))
    reportAt(at, svg, 'figur-akse', 'et panel på egen skala, uten verdi eller uten linje');
  const figure = nearest(svg, ({ navn }) => navn === 'figure');
  const words = figure ? flatText(figure) : '';
  if (!['Hver sin skala', 'Felles skala'].every((one) => words.includes(one)))
    reportAt(at, svg, 'figur-akse', 'paneler på hver sin skala, uten at figuren sier det');
}

/** A name beside a number, over a panel or in a drawing's title is the name of what is drawn. */
function checkName({ svg, serier, texts }: AuditedDrawing, at: At): void {
  const traced = texts.filter(({ element }) => element.attr['data-av'] !== undefined);
  for (const name of texts.filter((text) => !traced.includes(text))) {
    const kjonn = name.classes.find(
      (cssClass) => cssClass === 'fig-kvinner' || cssClass === 'fig-menn',
    );
    if (kjonn && name.tekst.toLowerCase() !== kjonn.slice('fig-'.length))
      reportAt(at, name.element, 'figur-navn', `«${name.tekst}» ved linjen for ${kjonn.slice(4)}`);
  }
  const font = Number(svg.attr['font-size']);
  for (const lines of brokenNames(
    texts.filter((text) => !traced.includes(text)),
    font,
  )) {
    const [first] = lines;
    const series = seriesAt(lines, traced);
    const said = lines.map(({ element }) => flatText(element)).reduce(joinLine);
    if (first && series !== undefined) checkOneName(said, first.element, series, at);
  }
  const [eneste] = serier;
  if (!eneste || serier.length > 1) return;
  const title = svg.children.find(
    (children) => children.slag === 'element' && children.navn === 'title',
  );
  for (const over of [title, panelName(svg), rowName(svg)])
    if (over?.slag === 'element') checkOneName(flatText(over), over, eneste, at);
}

/** Names by their lines, from the top: a long one is broken, and the next line stands right under the one before. */
function brokenNames(names: readonly AuditedLabel[], font: number): AuditedLabel[][] {
  const out: AuditedLabel[][] = [];
  for (const name of names.toSorted((a, b) => a.x - b.x || a.y - b.y)) {
    const above = out.at(-1)?.at(-1);
    const isNext = above?.x === name.x && name.y - above.y < 1.5 * font;
    if (isNext && above.element.parent === name.element.parent) out.at(-1)?.push(name);
    else out.push([name]);
  }
  return out;
}

/** A name that goes on in the next line: a word divided by a hyphen, or behind a slash, is one word again. */
function joinLine(before: string, line: string): string {
  if (before.endsWith('/')) return before + line;
  const isDivided = before.endsWith('-') && !/^(?:og|eller)\b/.test(line);
  return isDivided ? before.slice(0, -1) + line : `${before} ${line}`;
}

/** The series of the number beside the middle of a name's lines. */
function seriesAt(
  lines: readonly AuditedLabel[],
  traced: readonly AuditedLabel[],
): string | undefined {
  const middle = lines.reduce((sum, { y }) => sum + y, 0) / lines.length;
  const number = traced.find(({ y }) => Math.abs(y - middle) < 1);
  return partKey(number?.element.attr['data-av']?.split(' ')[0] ?? '')?.serie;
}

function checkOneName(said: string, element: Element, series: string, at: At): void {
  const entries = at.context.names.find(said).flatMap((mention) => mention.entries);
  if (entries.length > 0 && !entries.some((record) => applies(record, series)))
    reportAt(at, element, 'figur-navn', `«${said.trim()}» ved en tegning av ${series}`);
}

/** The name of the row that a sparkline stands in. */
function rowName(svg: Element): Element | undefined {
  const row = nearest(svg, ({ navn }) => navn === 'tr');
  return row && allElements(row).find(({ attr }) => attr.scope?.startsWith('row'));
}

/** The paragraph that heads a panel. */
function panelName(svg: Element): Element | undefined {
  const children =
    svg.parent?.children.filter((one): one is Element => one.slag === 'element') ?? [];
  const [name, ...drawings] = children;
  return name?.navn === 'p' && drawings.includes(svg) && drawings.every(isSvg) ? name : undefined;
}

function isSvg({ navn }: Element): boolean {
  return navn === 'svg';
}

function applies({ niva, id }: { niva: string; id: string }, series: string): boolean {
  const parts = partSeries(series);
  return (
    (parts.niva === niva && parts.id === id) || (niva === 'hovedgruppe' && parts.hovedgruppe === id)
  );
}
