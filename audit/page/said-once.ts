import { allElements, textIn, type Element, type Text } from './document.ts';
import { addManeder } from '../readers/month.ts';
import { cells, placed, rows } from './table.ts';

/**
 * Writes out what a page's markup says once: axes that panels share, what one drawing has on either of two scales, values and rules of numbers in drawings, the numbers
 * of the workings, and the changes in a column that says it has them. So every check meets the whole.
 */
export function expandRepeats(root: Element): void {
  const elements = allElements(root);
  const byId = new Map(elements.map((element) => [element.attr.id, element]));
  const shared = new Set<Element>();
  for (const element of elements) {
    if (element.navn === 'text') fillNumber(element, 'data-value');
    else if (element.navn === 'dd' && isWorking(element)) fillFormula(element);
    else if (element.navn === 'table') fillChanges(element);
    else if (element.navn === 'use') {
      const used = byId.get((element.attr.href ?? '').replace(/^#/, ''));
      if (!used) continue;
      copyUsed(element, used);
      shared.add(used);
    }
  }
  for (const group of shared) putInPlace(group, group.children);
  for (const element of elements) if (element.navn === 'svg') splitScales(element);
}

/** The groups of a drawing that are shown on its own scale and on the one that its set shares, by their class. */
const SCALES = { 'fig-egen': 'egen', 'fig-felles': 'felles' } as const;

/** A drawing on two scales becomes two drawings, each marked with the scale it is on. */
function splitScales(svg: Element): void {
  const scaleOf = (node: Element['children'][number]) =>
    node.slag === 'element'
      ? Object.entries(SCALES).find(([name]) => node.attr.class === name)?.[1]
      : undefined;
  if (!svg.children.some((node) => scaleOf(node) !== undefined)) return;
  const drawings = Object.values(SCALES).map((scale, i) => {
    const one = copyElement(svg, svg.parent);
    one.attr['data-skala'] = scale;
    // An id stands once, in the first.
    if (i > 0) for (const { attr } of allElements(one)) delete attr.id;
    for (const group of one.children.filter((node) => scaleOf(node) !== undefined))
      if (group.slag === 'element')
        putInPlace(group, scaleOf(group) === scale ? group.children : []);
    return one;
  });
  putInPlace(svg, drawings);
}

function copyElement(element: Element, parent: Element | undefined): Element {
  const one: Element = { ...element, attr: { ...element.attr }, parent };
  one.children = element.children.map((child) =>
    child.slag === 'element' ? copyElement(child, one) : child,
  );
  return one;
}

/** Copies of what has the id take the place of `<use href="#id">`, without the group that holds them. */
function copyUsed(use: Element, used: Element): void {
  const { linje, kolonne } = use;
  const copy = (node: Element, parent: Element | undefined): Element => {
    const one: Element = { ...node, attr: { ...node.attr }, parent, linje, kolonne };
    one.children = node.children.map((child) =>
      child.slag === 'element' ? copy(child, one) : { ...child, linje, kolonne },
    );
    return one;
  };
  putInPlace(use, copy(used, undefined).children);
}

function putInPlace(element: Element, children: Element['children']): void {
  const { parent } = element;
  if (!parent) return;
  for (const child of children) if (child.slag === 'element') child.parent = parent;
  parent.children.splice(parent.children.indexOf(element), 1, ...children);
}

/** A traced number without a rule is a figure as it was read; without a value it is the one it shows. */
function fillNumber(element: Element, value: 'value' | 'data-value'): void {
  const { attr } = element;
  if (attr['data-av'] === undefined) return;
  attr['data-regel'] ??= 'verdi';
  attr[value] ??= shownValue(textIn(element));
}

/** The number a text shows, as machines write it. */
function shownValue(text: string): string {
  const [sign = '', whole = '', decimal] =
    /^([+−]?)([\d\u00a0]+)(?:,(\d))?(?:\u00a0%)?$/.exec(text)?.slice(1) ?? [];
  const digits = whole.replaceAll('\u00a0', '');
  return `${sign === '−' ? '-' : ''}${digits}${decimal === undefined ? '' : `.${decimal}`}`;
}

function isWorking({ parent }: Element): boolean {
  return parent?.parent?.parent?.attr.class === 'utregning';
}

/** The terms of a formula are figures as they were read; an answer that names none is worked out from all before it. */
function fillFormula(formula: Element): void {
  const terms: string[] = [];
  for (const element of allElements(formula)) {
    if (element.navn === 'span' && element.attr['data-av'] !== undefined) {
      element.navn = 'data';
      fillNumber(element, 'value');
    }
    const { 'data-regel': rule, 'data-av': of } = element.attr;
    if (element.navn !== 'data') continue;
    if (of !== undefined) terms.push(of);
    else
      element.attr['data-av'] = [...new Set(rule === 'rekke' ? [...terms].reverse() : terms)].join(
        ' ',
      );
  }
}

/** Under a heading with a rule and no series stand changes of the series to the left, from the month before the row's own. */
function fillChanges(table: Element): void {
  const heads = [...placed(table)].filter(([, { navn }]) => navn === 'th');
  const seriesIn = (column: number) =>
    heads.findLast(([at, { attr }]) => at < column && attr['data-serie'] !== undefined)?.[1].attr[
      'data-serie'
    ];
  for (const [column, { attr }] of heads) {
    const series = seriesIn(column);
    if (attr['data-regel'] !== 'endring' || series === undefined) continue;
    for (const row of rows(table)) {
      const maned = allElements(row).find(({ navn }) => navn === 'time')?.attr.datetime;
      const cell = cells(row)[column];
      if (maned !== undefined && cell?.navn === 'td') markChange(cell, series, maned);
    }
  }
}

function markChange(cell: Element, series: string, maned: string): void {
  const [text, more] = cell.children;
  if (text?.slag !== 'tekst' || more !== undefined) return;
  const [, indent = '', sign = '', number = ''] =
    /^([ \n]*)([+−]?)([\d\u00a0]+)[ \n]*$/.exec(text.tekst) ?? [];
  if (number === '') return;
  const said: Text = {
    ...text,
    tekst: number,
    kolonne: text.kolonne + indent.length + sign.length,
  };
  const { linje, kolonne } = said;
  const data: Element = {
    slag: 'element',
    navn: 'data',
    attr: {
      value: shownValue(sign + number),
      'data-regel': 'endring',
      'data-av': `${series}@${maned} ${series}@${addManeder(maned, -1)}`,
    },
    children: [said],
    parent: cell,
    linje,
    kolonne,
  };
  cell.children = sign === '' ? [data] : [{ ...text, tekst: sign }, data];
}
