/** The search in the page's head: what it finds stands under the field, as links. */
import { fold, isMatch } from '../lib/site/search-match.ts';
import type { SearchEntry } from '../lib/site/search-index.ts';

const MOST = 8;

/** Makes the field in the head find pages while one types, and `/` reach it. The index is fetched when the field is first used. */
export function startSearch(document: Document): void {
  const form = document.querySelector<HTMLFormElement>('.toppsok');
  const field = form?.querySelector('input');
  const list = form?.querySelector('ul');
  const status = form?.querySelector('[role=status]');
  if (!form || !field || !list || !status) return;
  let index: Promise<SearchEntry[]> | undefined;
  const load = () => (index ??= fetchIndex(form.dataset.indeks ?? ''));
  const update = async (): Promise<void> => {
    const entries = await load();
    const found = find(entries, field.value);
    list.replaceChildren(...found.slice(0, MOST).map((entry) => itemFor(entry, document)));
    status.textContent = field.value.trim() === '' ? '' : countText(found.length);
  };
  field.addEventListener('focus', () => void load());
  field.addEventListener('input', () => void update());
  form.addEventListener('submit', (event) => {
    // What is found first is where one goes; else the form leads to the list.
    const first = list.querySelector('a');
    if (!first) return;
    event.preventDefault();
    first.click();
  });
  form.addEventListener('keydown', (event) => {
    moveBy(event, [field, ...list.querySelectorAll('a')]);
    if (event.key === 'Escape') list.replaceChildren();
  });
  document.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (key !== '/' || ctrlKey || metaKey || altKey) return;
    if ((target as Element).closest('input, textarea, select')) return;
    event.preventDefault();
    field.focus();
  });
  form.addEventListener('focusout', ({ relatedTarget }) => {
    // Safari gives a link that is clicked no focus.
    const isLeft = !form.contains(relatedTarget as Node | null) && !list.matches(':hover');
    if (isLeft) list.replaceChildren();
  });
}

/** Without an index the form leads to the list, as it does without a script. */
async function fetchIndex(address: string): Promise<SearchEntry[]> {
  try {
    return (await (await fetch(address)).json()) as SearchEntry[];
  } catch {
    return [];
  }
}

/** What has every word, that whose name begins with them first; otherwise in the index's order. */
function find(entries: readonly SearchEntry[], text: string): SearchEntry[] {
  const wanted = fold(text);
  if (wanted === '') return [];
  const found = entries.filter(([, navn, slag, ord = '']) =>
    isMatch(fold(`${navn} ${slag} ${ord}`), wanted),
  );
  const place = ([, navn]: SearchEntry) => {
    const name = fold(navn);
    return name === wanted ? 0 : name.startsWith(wanted) ? 1 : isMatch(name, wanted) ? 2 : 3;
  };
  return found.sort((a, b) => place(a) - place(b));
}

function itemFor([href, navn, slag]: SearchEntry, document: Document): HTMLLIElement {
  const [item, link, kind] = ['li', 'a', 'span'].map((name) => document.createElement(name)) as [
    HTMLLIElement,
    HTMLAnchorElement,
    HTMLSpanElement,
  ];
  link.href = href;
  kind.textContent = slag;
  link.append(navn, ' ', kind);
  item.append(link);
  return item;
}

/** Up and down go from the field to what was found, and back. */
function moveBy(event: KeyboardEvent, stops: readonly HTMLElement[]): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = stops.indexOf(event.target as HTMLElement);
  const next = step === undefined || at < 0 ? undefined : stops[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function countText(count: number): string {
  if (count === 0) return 'Ingen treff';
  return count > MOST ? `${count} treff, de første ${MOST} er vist` : `${count} treff`;
}
