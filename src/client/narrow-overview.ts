import { fold, isMatch } from '../lib/site/search-match.ts';

/** One line of the overview that can be shown or hidden, and the text it is found by. */
interface Row {
  element: HTMLElement;
  tekst: string;
}

/** A part of the overview: its heading line, if it has one, and the lines under it. */
interface Part {
  element: HTMLElement;
  tittel: Row | undefined;
  rader: Row[];
}

/** Makes the search field narrow the overview while one types. The page is whole without it. */
export function narrowOverview(document: Document): void {
  const field = document.querySelector<HTMLInputElement>('.sok input');
  const status = document.querySelector('.sok [role=status]');
  if (!field || !status) return;
  const parts = [...document.querySelectorAll<HTMLElement>('#oversikt-tabell tbody')].map(readPart);
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.rekkefolge a')];
  const update = (): void => {
    const search = fold(field.value);
    const found = parts.flatMap((part) => showPart(part, search));
    status.textContent = search === '' ? '' : countText(found.length);
    for (const link of links)
      link.search = search === '' ? '' : `?sok=${encodeURIComponent(search)}`;
  };
  field.value = new URLSearchParams(location.search).get('sok') ?? field.value;
  field.addEventListener('input', update);
  field.addEventListener('keydown', ({ key }) => {
    const [only, ...more] = parts.flatMap((part) => showPart(part, fold(field.value)));
    if (key === 'Enter' && more.length === 0) only?.element.querySelector('a')?.click();
  });
  update();
}

function readPart(element: HTMLElement): Part {
  const rows = [...element.querySelectorAll('tr')];
  const title = rows.find((row) => row.classList.contains('tittel'));
  return {
    element,
    tittel: title && readRow(title),
    rader: rows.filter((row) => row !== title).map(readRow),
  };
}

function readRow(element: HTMLElement): Row {
  const name = [...element.querySelectorAll('th, td.gruppe')].map((cell) => cell.textContent);
  return { element, tekst: fold([...name, element.dataset.sok ?? ''].join(' ')) };
}

/** Shows the part's lines that match, and all of them where its heading does. Returns the lines found. */
function showPart({ element, tittel, rader }: Part, search: string): Row[] {
  const isWhole = tittel !== undefined && isMatch(tittel.tekst, search);
  const found = rader.filter(({ tekst }) => isWhole || isMatch(tekst, search));
  for (const row of rader) row.element.hidden = !found.includes(row);
  element.hidden = found.length === 0;
  return found;
}

function countText(count: number): string {
  return count === 0 ? 'Ingen treff' : `${count} treff`;
}
