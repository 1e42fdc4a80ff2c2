/**
 * Reads charts aloud and to the eye, month by month: a line follows pointer, finger or arrow keys, and tells what the page's
 * own tables say of the month. Nothing is worked out here but the share of women, from two numbers that both are shown.
 */

/** A drawing that can be read, and where its first and last months stand in it. */
interface Chart {
  svg: SVGSVGElement;
  line: SVGPathElement;
  serier: string[];
  /** Months as numbers, so that they can be counted. */
  first: number;
  last: number;
  /** The first month that is read. */
  start: number;
  from: number;
  to: number;
  /** What a panel among others is called. */
  navn: string;
}

/** What a table says of one month of a series: its number, and the change where a column beside it has one. */
interface TableCell {
  month: string;
  number: HTMLTableCellElement;
  change: HTMLTableCellElement | undefined;
}

type Tables = Map<string, TableCell>;

const SVG = 'http://www.w3.org/2000/svg';

/** Lets every chart on the page that has its numbers in a table be read. */
export function startReadOut(document: Document): void {
  const boxes = document.querySelectorAll<HTMLElement>('.fig-ramme');
  if (boxes.length === 0) return;
  const tables = readTables(document);
  for (const box of boxes) {
    const charts = [...box.querySelectorAll<SVGSVGElement>('svg[data-maneder]')];
    const told = charts.map(readChart).filter((chart) => startWhereTold(chart, tables));
    if (told.length > 0) readBox(box, told, tables);
  }
}

/** A page that a release keeps tells the latest year alone: no month before that is read. False where none is. */
function startWhereTold(chart: Chart, tables: Tables): boolean {
  const { first, last } = chart;
  const months = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const told = months.find((month) => tell(chart, toMonth(month), tables) !== undefined);
  chart.start = told ?? first;
  return told !== undefined;
}

/** The cells of all tables by `series@month`. */
function readTables(document: Document): Tables {
  const found: Tables = new Map();
  for (const head of document.querySelectorAll<HTMLTableCellElement>('th[data-serie]')) {
    const at = head.cellIndex;
    const next = head.nextElementSibling as HTMLElement | null;
    for (const row of head.closest('table')?.querySelectorAll<HTMLTableRowElement>('tbody tr') ??
      []) {
      const time = row.querySelector('time');
      const number = row.cells[at];
      if (!time || !number) continue;
      const change = next?.dataset.regel === 'endring' ? row.cells[at + 1] : undefined;
      const key = `${head.dataset.serie ?? ''}@${time.dateTime}`;
      const known = found.get(key);
      if (!known?.change) found.set(key, { month: time.textContent, number, change });
    }
  }
  return found;
}

function readChart(svg: SVGSVGElement): Chart {
  const { maneder = '', serier = '' } = svg.dataset;
  const [first = '', last = '', from = '', to = ''] = maneder.split(' ');
  const line = svg.ownerDocument.createElementNS(SVG, 'path');
  line.setAttribute('class', 'fig-lesestrek');
  const navn = svg.closest('.fig-panelboks')?.querySelector('a, strong')?.textContent.trim() ?? '';
  return {
    ...{ svg, line, navn, serier: serier.split(' ') },
    ...{ first: toNumber(first), last: toNumber(last), start: toNumber(first) },
    ...{ from: Number(from), to: Number(to) },
  };
}

function toNumber(month: string): number {
  const [year = '', number = ''] = month.split('-');
  return 12 * Number(year) + Number(number) - 1;
}

function toMonth(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** What the tables say of a month of what a chart draws; undefined where they have no such month. */
function tell({ serier, navn }: Chart, month: string, tables: Tables): string | undefined {
  const cells = serier.flatMap((series) => tables.get(`${series}@${month}`) ?? []);
  const [cell] = cells;
  if (!cell) return undefined;
  const said = cells.map(({ number }, i) => sexOf(serier[i]) + valueOf(number));
  const start = navn && `${navn}, `;
  return `${start}${cell.month}: ${said.join(', ')}${changeOf(cells)}${shareOf(serier, cells)}`;
}

function sexOf(series = ''): string {
  return /(kvinner|menn)$/.test(series) ? `${series.slice(series.lastIndexOf('/') + 1)} ` : '';
}

function valueOf({ dataset, textContent }: HTMLTableCellElement): string {
  if (dataset.status === 'skjermet') return 'skjermet';
  if (dataset.status === 'mangler') return 'ingen tall';
  const notes = [
    dataset.status === 'rettet' ? ' (rettet)' : '',
    dataset.endret === undefined ? '' : ' (endret siden det først ble oppgitt)',
  ];
  return textContent.trim() + notes.join('');
}

/** The change that the table tells; none from or to a hidden month, for there it tells none. */
function changeOf([cell, ...more]: readonly TableCell[]): string {
  const change = more.length === 0 ? cell?.change : undefined;
  if (!change || change.dataset.status !== undefined) return '';
  return `, endring fra måneden før ${change.textContent.trim()}`;
}

/** Women's share of both, in per cent with one decimal, where both are shown. */
function shareOf(serier: readonly string[], cells: readonly TableCell[]): string {
  const [women, men] = ['kvinner', 'menn'].map((sex) => {
    const number = cells[serier.findIndex((series) => series.endsWith(`/${sex}`))]?.number;
    return number && /^\s*[\d\u00a0]+\s*$/.test(number.textContent)
      ? Number(number.textContent.replace(/\D/g, ''))
      : Number.NaN;
  }) as [number, number];
  const share = (Math.round((1000 * women) / (women + men)) / 10).toFixed(1);
  return share === 'NaN' ? '' : `, ${share.replace('.', ',')}\u00a0% kvinner`;
}

/** A box of charts, its field, and where it is read now. */
interface Reading {
  box: HTMLElement;
  charts: readonly Chart[];
  field: HTMLElement;
  tables: Tables;
  chart: Chart;
  at: number;
}

/** Gives the box a line and a field that tells where it stands: a slider over months, for keys and for who listens. */
function readBox(box: HTMLElement, charts: readonly Chart[], tables: Tables): void {
  const [chart] = charts;
  if (!chart) return;
  const field = box.ownerDocument.createElement('div');
  const title = box.closest('figure')?.querySelector('h1, h3')?.textContent.trim() ?? '';
  field.className = 'lesing';
  field.tabIndex = 0;
  field.setAttribute('role', 'slider');
  field.setAttribute('aria-label', `Les av måned for måned: ${title}`);
  box.append(field);
  for (const { svg, line } of charts) svg.append(line);
  const reading = { box, charts, field, tables, chart, at: chart.last };
  tellNow(reading);
  followPointer(reading);
  followKeys(reading);
}

/** Says in the field what is read now. */
function tellNow({ field, chart, at, tables }: Reading): void {
  const text = tell(chart, toMonth(at), tables) ?? '';
  field.textContent = text;
  const says = { text, min: 1, max: chart.last - chart.start + 1, now: at - chart.start + 1 };
  for (const [name, value] of Object.entries(says))
    field.setAttribute(`aria-value${name}`, String(value));
}

function show(reading: Reading, month: number, chart: Chart): void {
  reading.chart = chart;
  reading.at = Math.min(chart.last, Math.max(chart.start, month));
  tellNow(reading);
  for (const one of reading.charts) moveLine(one, reading.at);
  reading.box.classList.add('leses');
  place(reading);
}

function hide({ box }: Reading): void {
  box.classList.remove('leses');
}

function followKeys(reading: Reading): void {
  const { field, charts } = reading;
  field.addEventListener('focus', () => show(reading, reading.at, shownChart(reading)));
  field.addEventListener('blur', () => hide(reading));
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide(reading);
    const step = stepFor(event.key, reading.chart);
    if (step === undefined) return;
    event.preventDefault();
    const chart = shownChart(reading);
    const shown = charts.filter(isShown);
    const isAside = shown.length > 1 && /^Arrow(Up|Down)$/.test(event.key);
    const next = shown[(shown.indexOf(chart) - step + shown.length) % shown.length] ?? chart;
    if (isAside) show(reading, reading.at, next);
    else show(reading, reading.at + step, chart);
  });
}

/** How many months a key goes. Among panels, up and down go from one to the next. */
function stepFor(key: string, { start, last }: Chart): number | undefined {
  const all = last - start;
  return {
    ...{ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 },
    ...{ PageUp: 12, PageDown: -12, Home: -all, End: all },
  }[key];
}

function isShown({ svg }: Chart): boolean {
  return svg.getBoundingClientRect().width > 0;
}

/** The chart that is read, in the size that the window shows. */
function shownChart({ chart, charts }: Reading): Chart {
  return isShown(chart) ? chart : (charts.find(isShown) ?? chart);
}

function followPointer(reading: Reading): void {
  const { box, charts } = reading;
  const follow = ({ target, clientX }: PointerEvent) => {
    const svg = (target as Element).closest('svg');
    const chart = charts.find((one) => one.svg === svg);
    if (!chart) return;
    const { left, width } = chart.svg.getBoundingClientRect();
    const x = ((clientX - left) / width) * chart.svg.viewBox.baseVal.width;
    const { first, last, start, from, to } = chart;
    const month = first + Math.round(((x - from) / (to - from || 1)) * (last - first));
    if (month < first || month >= start) show(reading, month, chart);
    else hide(reading);
  };
  box.addEventListener('pointermove', follow);
  box.addEventListener('pointerdown', follow);
  box.addEventListener('pointerleave', ({ pointerType }) => {
    // A finger is lifted to read what it found.
    if (pointerType === 'mouse') hide(reading);
  });
  box.ownerDocument.addEventListener('pointerdown', ({ target }) => {
    if (!box.contains(target as Node)) hide(reading);
  });
}

/** Where a month stands in a drawing, in its units. */
function xOf({ first, last, from, to }: Chart, month: number): number {
  return first === last ? from : from + ((month - first) / (last - first)) * (to - from);
}

function moveLine(chart: Chart, month: number): void {
  const { height } = chart.svg.viewBox.baseVal;
  chart.line.setAttribute('d', `M${xOf(chart, month)} 0V${height}`);
}

/** Puts the field over the line, and inside the box. */
function place({ field, box, chart, at }: Reading): void {
  const own = box.getBoundingClientRect();
  const drawn = chart.svg.getBoundingClientRect();
  const x = (xOf(chart, at) / chart.svg.viewBox.baseVal.width) * drawn.width;
  const room = Math.max(0, own.width - field.offsetWidth);
  const left = drawn.left - own.left + x - field.offsetWidth / 2;
  field.style.left = `${Math.min(room, Math.max(0, left))}px`;
  field.style.top = `${drawn.top - own.top}px`;
}
