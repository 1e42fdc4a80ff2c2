import { allElements, nearest, textIn, type Element } from '../page/document.ts';
import { readHtml } from '../page/read-html.ts';
import { textOf } from '../readers/files.ts';
import { reportAt, type At, type AuditContext, type AuditedPage } from '../page/context.ts';
import { pathOf } from './metadata.ts';

/** What an address ends in where a page shows a figure alone: as the reader's theme has it, or held to one. */
const FRAMES = ['ramme', 'lys', 'mork'];
/** The page of a figure, and the pages a release keeps that may have figures. */
const FRAME_PAGE =
  /^\/figur\/[^/]+\/$|^\/rapporter\/[^/]+\/((tiltak|tiltaksgrupper|hovedgrupper)\/[^/]+\/)?$/;

/** True for a page whose figures may be framed, each alone. */
export function isFramePage({ adresse }: Pick<AuditedPage, 'adresse'>): boolean {
  return FRAME_PAGE.test(adresse);
}

/**
 * Every figure of such a page has its places for frames under its title, and code that leads to the first of them.
 */
export function checkFrames(page: AuditedPage, context: AuditContext): void {
  if (!isFramePage(page)) return;
  for (const figure of page.elements.filter(({ navn }) => navn === 'figure')) {
    const ends = page.adresse.startsWith('/figur/') ? '' : `-${figure.attr.id ?? ''}`;
    const places = new Set(
      allElements(figure).flatMap(({ navn, attr, parent }) =>
        navn === 'span' && parent?.navn === 'figcaption' ? (attr.id ?? []) : [],
      ),
    );
    const gone = FRAMES.map((frame) => frame + ends).filter((id) => !places.has(id));
    if (gone.length > 0)
      reportAt({ page, context }, figure, 'ramme', `ingen plass for ${gone.join(', ')}`);
    checkCode(figure, `${page.adresse.slice(1)}#${FRAMES[0]}${ends}`, { page, context });
  }
}

/** The code is in the figure where a page has several, else on the page. */
function checkCode(
  figure: Element,
  wanted: string,
  { page, context }: { page: AuditedPage; context: AuditContext },
): void {
  const codes = page.elements.filter(({ attr }) => attr['data-format'] === 'iframe');
  const own = page.adresse.startsWith('/figur/')
    ? codes
    : codes.filter((code) => nearest(code, (over) => over === figure));
  if (page.adresse.startsWith('/figur/'))
    for (const code of own) checkHeight(code, { page, context });
  const shows = own.map((code) => framePath(textIn(code), context) ?? '');
  if (shows.join(' ') !== wanted)
    reportAt(
      { page, context },
      own[0] ?? figure,
      'ramme',
      `koden viser «${shows.join(' ')}»`,
      wanted,
    );
}

/** The code of a figure's page makes the frame as high as programs are told. */
function checkHeight(code: Element, { page, context }: At): void {
  const told = /"height": (\d+)/.exec(
    textOf(context.dist, page.fil.replace('index.html', 'oembed.json')),
  );
  const { height } = frameIn(textIn(code));
  if (height !== told?.[1])
    reportAt({ page, context }, code, 'ramme', `høyden ${height}`, told?.[1]);
}

/** The path under the base that a frame's code shows, fragment included. */
export function framePath(html: string, context: AuditContext): string | undefined {
  const src = frameIn(html).src ?? '';
  const [page = '', place] = src.split('#');
  const path = pathOf(page, context);
  return place === undefined ? path : `${path ?? ''}#${place}`;
}

/** The frame in a piece of code: its attributes. */
export function frameIn(html: string): Element['attr'] {
  return allElements(readHtml(html).root).find(({ navn }) => navn === 'iframe')?.attr ?? {};
}
