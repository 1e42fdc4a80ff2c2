import { fold, isMatch } from '../lib/site/search.ts';

/** One line of the overview that can be shown or hidden, and the text it is found by. */
interface Rad {
  element: HTMLElement;
  tekst: string;
}

/** A part of the overview: its heading line, if it has one, and the lines under it. */
interface Del {
  element: HTMLElement;
  tittel: Rad | undefined;
  rader: Rad[];
}

/** Makes the search field narrow the overview while one types. The page is whole without it. */
export function startSok(document: Document): void {
  const field = document.querySelector<HTMLInputElement>('.sok input');
  const status = document.querySelector('.sok [role=status]');
  if (!field || !status) return;
  const deler = [...document.querySelectorAll<HTMLElement>('#oversikt-tabell tbody')].map(readDel);
  const lenker = [...document.querySelectorAll<HTMLAnchorElement>('.rekkefolge a')];
  const update = (): void => {
    const sok = fold(field.value);
    const found = deler.flatMap((del) => showDel(del, sok));
    status.textContent = sok === '' ? '' : countText(found.length);
    for (const lenke of lenker) lenke.search = sok === '' ? '' : `?sok=${encodeURIComponent(sok)}`;
  };
  field.value = new URLSearchParams(location.search).get('sok') ?? field.value;
  field.addEventListener('input', update);
  field.addEventListener('keydown', ({ key }) => {
    const [only, ...more] = deler.flatMap((del) => showDel(del, fold(field.value)));
    if (key === 'Enter' && more.length === 0) only?.element.querySelector('a')?.click();
  });
  update();
}

function readDel(element: HTMLElement): Del {
  const rows = [...element.querySelectorAll('tr')];
  const title = rows.find((row) => row.classList.contains('tittel'));
  return {
    element,
    tittel: title && readRad(title),
    rader: rows.filter((row) => row !== title).map(readRad),
  };
}

function readRad(element: HTMLElement): Rad {
  const navn = [...element.querySelectorAll('th, td.gruppe')].map((cell) => cell.textContent);
  return { element, tekst: fold([...navn, element.dataset.sok ?? ''].join(' ')) };
}

/** Shows the part's lines that match, and all of them where its heading does. Returns the lines found. */
function showDel({ element, tittel, rader }: Del, sok: string): Rad[] {
  const isWhole = tittel !== undefined && isMatch(tittel.tekst, sok);
  const found = rader.filter(({ tekst }) => isWhole || isMatch(tekst, sok));
  for (const rad of rader) rad.element.hidden = !found.includes(rad);
  element.hidden = found.length === 0;
  return found;
}

function countText(antall: number): string {
  return antall === 0 ? 'Ingen treff' : `${antall} treff`;
}
