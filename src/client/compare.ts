/** Draws and lists the two to four subjects that the form, and the page's address, choose. */
import type { ComparedSubject, ComparisonData } from '../lib/site/comparison.ts';
import { commonBase, toIndex, type Told } from '../lib/site/index-numbers.ts';
import { formatDecimal, formatInteger } from '../lib/text/number-format.ts';
import { drawLines, MONTHS, type ComparedLine } from './compare-chart.ts';

/** The page's parts that answer to what is chosen. */
interface Parts {
  form: HTMLFormElement;
  fields: HTMLSelectElement[];
  status: Element;
  result: HTMLElement;
  load: () => Promise<ComparisonData>;
}

/** Makes the form compare. */
export function startComparing(document: Document): void {
  const section = document.querySelector<HTMLElement>('.sammenlign');
  const form = section?.querySelector('form');
  const status = section?.querySelector('[role=status]');
  const result = section?.querySelector<HTMLElement>('.sammenligning');
  if (!section || !form || !status || !result) return;
  const fields = [...form.querySelectorAll('select')];
  const [first, ...others] = fields;
  for (const field of others)
    for (const group of first?.querySelectorAll('optgroup') ?? [])
      field.append(group.cloneNode(true));
  let data: Promise<ComparisonData> | undefined;
  const load = () => (data ??= fetchData(section.dataset.serier ?? ''));
  const parts = { form, fields, status, result, load };
  readAddress(parts, section.dataset.forst);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void update(parts);
  });
  form.addEventListener('change', () => {
    writeAddress(parts);
    void update(parts);
  });
  let width = result.clientWidth;
  addEventListener('resize', () => {
    if (result.clientWidth === width) return;
    width = result.clientWidth;
    void update(parts);
  });
  void update(parts);
}

async function fetchData(address: string): Promise<ComparisonData> {
  return (await (await fetch(address)).json()) as ComparisonData;
}

/** Chooses what the address names; `first` where it names none. */
function readAddress({ form, fields }: Parts, first = ''): void {
  const query = new URLSearchParams(location.search);
  const named = query.has('emne') ? query : new URLSearchParams(first);
  const known = (field: HTMLSelectElement, word: string) =>
    [...field.options].some(({ value }) => value === word);
  named
    .getAll('emne')
    .filter((word, i, all) => all.indexOf(word) === i)
    .slice(0, fields.length)
    .forEach((word, i) => {
      const field = fields[i];
      if (field && known(field, word)) field.value = word;
    });
  const way = form.querySelector<HTMLInputElement>(`[name=vis][value=indeks]`);
  if (way) way.checked = query.get('vis') === 'indeks';
}

function chosen({ fields }: Parts): string[] {
  return [...new Set(fields.map(({ value }) => value).filter((value) => value !== ''))];
}

function isIndex({ form }: Parts): boolean {
  return new FormData(form).get('vis') === 'indeks';
}

function writeAddress(parts: Parts): void {
  const query = chosen(parts).map((word) => `emne=${word}`);
  if (isIndex(parts)) query.push('vis=indeks');
  history.replaceState(null, '', query.length > 0 ? `?${query.join('&')}` : location.pathname);
}

async function update(parts: Parts): Promise<void> {
  const { status, result, load } = parts;
  const words = chosen(parts);
  if (words.length < 2) {
    result.replaceChildren();
    status.textContent = 'Velg minst to.';
    return;
  }
  try {
    const data = await load();
    const subjects = words.flatMap((word) => data.emner.find(({ emne }) => emne === word) ?? []);
    status.textContent = tell(subjects, data.maneder, isIndex(parts), result);
  } catch {
    status.textContent = 'Tallene kunne ikke hentes. Prøv igjen om litt.';
  }
}

/** Draws and lists, and returns what is said of it. */
function tell(
  subjects: readonly ComparedSubject[],
  maneder: readonly string[],
  asIndex: boolean,
  result: HTMLElement,
): string {
  const base = asIndex ? commonBase(subjects) : undefined;
  if (asIndex && base === undefined) {
    result.replaceChildren();
    return 'Indeksen kan ikke regnes ut: Det er ingen måned der alle kan vises. Velg antall.';
  }
  const lines = subjects.map((subject) => ({
    navn: subject.navn,
    href: subject.href,
    brudd: subject.brudd,
    tall: base === undefined ? subject.tall : toIndex(subject, base),
  }));
  const format = asIndex ? formatDecimal : formatInteger;
  const unit = asIndex ? `Indeks, ${nameOf(maneder[base ?? 0])} = 100` : 'Antall deltakere';
  const title = `${unit}: ${subjects.map(({ navn }) => navn).join(', ')}`;
  result.replaceChildren(
    element('h2', '', title),
    drawLines(lines, { maneder, asIndex, title, width: result.clientWidth }),
    tableOf(lines, maneder, format),
  );
  return `${unit}.${noteOn(lines)}`;
}

function noteOn(lines: readonly ComparedLine[]): string {
  const skjermet = lines.some(({ tall }) => tall.includes('*'));
  return skjermet ? ' * betyr skjermet (færre enn fire).' : '';
}

/** The same numbers, newest month first. */
function tableOf(
  lines: readonly ComparedLine[],
  maneder: readonly string[],
  format: (value: number) => string,
): HTMLElement {
  const frame = element('section', 'rulle');
  frame.tabIndex = 0;
  frame.setAttribute('aria-label', 'Tallene');
  const table = element('table', 'maneder');
  const caption = element('caption', '', 'Tallene måned for måned');
  const head = element('thead');
  const row = element('tr');
  const heading = (text: string | Node, scope: string, cssClass = '') => {
    const cell = element('th', cssClass, text);
    cell.scope = scope;
    return cell;
  };
  row.append(
    heading('Måned', 'col'),
    ...lines.map(({ navn, href }) => heading(linkTo(href, navn), 'col', 'tall')),
  );
  head.append(row);
  const body = element('tbody');
  body.append(
    ...maneder
      .map((maned, i) => {
        const line = element('tr');
        const cells = lines.map(({ tall }) => numberCell(tall[i] ?? null, format));
        line.append(heading(nameOf(maned), 'row'), ...cells);
        return line;
      })
      .reverse(),
  );
  table.append(caption, head, body);
  const wide = element('p', 'kolonner', `${lines.length} kolonner, rull sidelengs`);
  wide.ariaHidden = 'true';
  frame.append(wide, table);
  return frame;
}

function numberCell(told: Told, format: (value: number) => string): HTMLTableCellElement {
  const cell = element('td');
  if (told === '*') {
    const mark = element('span', '', '*');
    mark.setAttribute('aria-hidden', 'true');
    cell.dataset.status = 'skjermet';
    cell.append(mark, element('span', 'skjult', 'skjermet'));
  } else cell.append(told === null ? '–' : format(told));
  return cell;
}

function linkTo(href: string, text: string): HTMLAnchorElement {
  const link = element('a', '', text);
  link.href = href;
  return link;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  cssClass = '',
  content: string | Node = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (cssClass !== '') made.className = cssClass;
  made.append(content);
  return made;
}

/** `mai 2021`. */
function nameOf(maned = ''): string {
  const [year = '', number = ''] = maned.split('-');
  return `${MONTHS[Number(number) - 1] ?? ''} ${year}`;
}
