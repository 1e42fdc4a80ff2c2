import { createHash } from 'node:crypto';
import { IMAGES, ownImage, pageOfImage } from '../page/image-path.ts';
import { textOf } from '../readers/files.ts';
import { allElements, type Element } from '../page/document.ts';
import { readHtmlAgain } from '../page/read-html.ts';
import { flatText } from '../page/sentence.ts';
import { readPng } from '../readers/png.ts';
import { period } from '../readers/month.ts';
import {
  readPage,
  reportAt,
  editionOf,
  figureUnder,
  nameOn,
  type SiteCheck,
  type AuditContext,
  type AuditedPage,
} from '../page/context.ts';
import { cardSourceOf, sourceOf } from './figure-source.ts';
import { pathOf } from './metadata.ts';

/** A drawing as a page shows it: the name over it, where it is one of many, and all that is drawn. */
interface Shown {
  navn: string | undefined;
  serier: string;
  stroke: string;
  /** The strokes of each size the drawing comes in. */
  sizes: string[];
}

/** What a page says and shows that its picture must say and show too. */
interface PageImage {
  /** The picture it is shared with; none for a figure, whose file is its own. */
  bilde: string | undefined;
  overskrift: string;
  description: string;
  /** In the order of the picture: whom it is about, headline, what is measured, names over drawings, source, the site's name. */
  ord: string[];
  drawings: Shown[];
}

/** The file of each drawing says what its page says, word for word, and shows the page's own drawing. */
export class ImageCheck {
  private readonly sider = new Map<string, PageImage>();

  /** Takes one page, if it has a picture of its own. */
  take(page: AuditedPage, context: AuditContext): void {
    if (OF_FIGURE.test(page.fil)) this.sider.set(page.fil, readFigure(page, context));
    else if (context.dist.has(ownImage(page.fil).replace(/png$/, 'svg')))
      this.sider.set(page.fil, readPageImage(page, context));
  }

  /** Judges one source. Its figures are judged by the reports as those of any drawing are. */
  judgeSheet(sheet: AuditedPage, context: AuditContext): void {
    const file = pageOfImage(sheet.fil) ?? figurePageOf(sheet.fil, context);
    const at = { page: sheet, context };
    const root = sheet.elements.find(({ navn }) => navn === 'svg') ?? sheet.document.root;
    if (!context.dist.has(file)) {
      reportAt(at, root, 'bilde-kilde', 'et bilde av en side som ikke finnes');
      return;
    }
    const page = this.sider.get(file) ?? readPageImage(since(file, context), context);
    const png = sheet.fil.replace(/svg$/, 'png');
    if (page.bilde !== png && sheet.fil.startsWith(IMAGES))
      reportAt(at, root, 'bilde-kilde', `${file} deles med ${page.bilde ?? 'intet bilde'}`, png);
    const { width = '', height = '', viewBox = '' } = root.attr;
    if (viewBox !== `0 0 ${width} ${height}`)
      reportAt(at, root, 'bilde-tegning', `utsnittet ${viewBox}`, `0 0 ${width} ${height}`);
    checkWord(root, page, at);
    checkDrawings(root, page, at);
  }
}

type At = Parameters<typeof reportAt>[0];

const OF_FIGURE = /^figur\/[^/]+\/index\.html$/;

/** The page of the figure that a drawing beside it is of. */
function figurePageOf(sheet: string, { truth }: AuditContext): string {
  return `figur/${figureUnder(sheet.split('/')[1] ?? '', truth)}/index.html`;
}

/** What a figure's file must say and show: what its page does, with how its drawing is read before the source. */
function readFigure(page: AuditedPage, context: AuditContext): PageImage {
  const figure = page.elements.find(({ navn }) => navn === 'figure');
  const inside = figure ? allElements(figure) : [];
  const textOf = (fits: (element: Element) => boolean): string => {
    const found = inside.find(fits);
    return found ? flatText(found) : '';
  };
  const remarks = textOf(({ attr }) => attr['data-tekst'] === 'merknad');
  const help = [
    ...(inside.some(({ attr }) => attr['data-skala'] === 'egen') ? [OWN_SCALES] : []),
    ...READING_HELP.filter((note) => remarks.includes(note)),
  ];
  const drawings = inside.filter((element) => isFirst(element)).map(readShown);
  const overskrift = textOf(({ attr }) => attr.id?.endsWith('-tittel') === true);
  const source = figure ? sourceOf(figure, page, context) : '';
  return {
    bilde: undefined,
    overskrift,
    description: textOf(({ attr }) => attr.class === 'figurbeskrivelse'),
    ord: [
      overskrift,
      textOf(({ navn, parent }) => navn === 'p' && parent?.navn === 'figcaption'),
      [...help, `${source} Bearbeidet av ${context.siteName}, uavhengig av Nav.`].join(' '),
      ...drawings.flatMap((drawing) => drawing.navn ?? []),
    ],
    drawings,
  };
}

/** How a drawing is read, which goes with it wherever it goes. */
const OWN_SCALES = 'Hver rute har sin egen skala.';
const READING_HELP = [
  'Aksen begynner ikke på null.',
  'Tegnet * betyr at tallet er skjermet (færre enn fire).',
];

function since(file: string, context: AuditContext): AuditedPage {
  return readPage(file, textOf(context.dist, file), editionOf(file, context), context.truth);
}

function readPageImage(page: AuditedPage, context: AuditContext): PageImage {
  const { elements } = page;
  const figure = elements.find(isShown);
  const inFigure = figure ? allElements(figure) : [];
  const drawings = drawingsOf(page, figure, context).map(readShown);
  const sharing = elements.find(({ attr }) => attr.property === 'og:image')?.attr.content;
  const h1 = elements.find(({ navn }) => navn === 'h1');
  const overskrift = h1 ? flatText(h1) : '';
  const name = nameOn(page.owner, context.truth);
  const maneder = context.truth.rapporter.find(({ id }) => id === page.edition)?.maneder ?? [];
  const under = inFigure.find(
    (element) => element.navn === 'p' && element.parent?.navn === 'figcaption',
  );
  const described = inFigure.find(({ attr }) => attr.class === 'figurbeskrivelse');
  return {
    bilde: sharing === undefined ? undefined : pathOf(sharing, context),
    overskrift,
    description: described ? flatText(described) : '',
    ord: [
      name,
      overskrift,
      under ? flatText(under) : `${name}, ${period(maneder)}`,
      ...drawings.flatMap((drawing) => drawing.navn ?? []),
      cardSourceOf(figure, page, context),
      context.siteName,
    ],
    drawings,
  };
}

/** The drawings of a figure as its own page has them: an entity's page may have a narrow one only. */
function drawingsOf(
  { owner }: AuditedPage,
  figure: Element | undefined,
  { dist }: AuditContext,
): Element[] {
  const own = `figur/${figure?.attr.id ?? ''}/index.html`;
  const isElsewhere = owner && owner.niva !== 'i-alt' && dist.has(own);
  const shown = isElsewhere
    ? allElements(readHtmlAgain(textOf(dist, own)).root).find(isShown)
    : figure;
  return shown ? allElements(shown).filter((element) => isFirst(element)) : [];
}

/** The figure a page's picture shows: the development of what the page is about. */
function isShown({ navn, attr }: Element): boolean {
  return navn === 'figure' && attr.id?.endsWith('-utvikling') === true;
}

/** A drawing comes in several widths. */
function isFirst(element: Element): boolean {
  const all = element.parent?.children.filter((children) => isSvg(children)) ?? [];
  return element.navn === 'svg' && all[0] === element;
}

function isSvg(children: Element['children'][number]): children is Element {
  return children.slag === 'element' && children.navn === 'svg';
}

function readShown(svg: Element): Shown {
  const around = svg.parent?.children ?? [];
  const over = around.find((one): one is Element => one.slag === 'element' && one.navn === 'p');
  return {
    // Its newest number follows, for those who do not see the drawing.
    navn: over && flatText(allElements(over).find(({ navn }) => navn === 'a') ?? over),
    serier: svg.attr['data-serier'] ?? '',
    stroke: strokeOf(svg),
    sizes: around.filter((one) => isSvg(one)).map(strokeOf),
  };
}

/** All that a drawing draws, as text, but for how large its letters are: a picture is looked at from farther away. */
function strokeOf(svg: Element): string {
  const stroke = allElements(svg)
    .slice(1)
    .filter(({ navn, parent }) => ![navn, parent?.navn].some((one) => WORD.has(one ?? '')))
    .map(({ navn, attr, children }) => {
      const text = children.flatMap((one) => (one.slag === 'tekst' ? one.tekst : []));
      return `${navn} ${JSON.stringify(Object.entries(attr).sort())} ${text.join('')}`;
    });
  return [svg.attr.class, svg.attr.viewBox, ...stroke].join('\n');
}

/** What a drawing says to those who do not see it: the picture says it once, for all of them. */
const WORD = new Set(['title', 'desc']);

/** The sheet's own texts, line by line, are the page's words in order, each whole or cut with «…», and nothing else. */
function checkWord(root: Element, page: PageImage, at: At): void {
  const own = root.children.filter((children) => children.slag === 'element');
  for (const [name, wanted] of [
    ['title', page.overskrift],
    ['desc', page.description],
  ] as const) {
    const element = own.find((one) => one.navn === name);
    const says = element ? flatText(element) : '';
    if (says !== wanted) reportAt(at, element ?? root, 'bilde-ord', `«${says}»`, `«${wanted}»`);
  }
  const lines = own
    .flatMap((one) => (one.navn === 'g' ? allElements(one) : one))
    .filter(({ navn }) => navn === 'text');
  let next = 0;
  for (const wanted of page.ord) {
    const { after, galt } = read(lines.map(flatText), next, wanted);
    if (galt !== undefined) {
      const line = lines[galt];
      reportAt(at, line ?? root, 'bilde-ord', `«${line ? flatText(line) : ''}»`, `«${wanted}»`);
      return;
    }
    next = after;
  }
  for (const line of lines.slice(next))
    reportAt(at, line, 'bilde-ord', `«${flatText(line)}», som siden ikke sier`);
}

/** The number of the line after those that say the text, or of the first that says something else. */
function read(lines: readonly string[], from: number, wanted: string) {
  const waiting = withoutSharing(wanted);
  let [after, said] = [from, ''];
  do {
    said += withoutSharing(lines[after] ?? '');
    after += 1;
    if (said === waiting || isCut(said, wanted)) return { after };
  } while (after < lines.length && waiting.startsWith(said));
  return { after, galt: after - 1 };
}

/** Without what lines are broken by. */
function withoutSharing(text: string): string {
  return text.replace(/[ \t\n-]+/g, '');
}

/** Cut short, but never inside a number: what is left of one is another. */
function isCut(said: string, wanted: string): boolean {
  const card = /^(.+)…$/.exec(said)?.[1];
  if (card === undefined || !withoutSharing(wanted).startsWith(card)) return false;
  let [place, again] = [0, card.length];
  for (; again > 0; place += 1) again -= withoutSharing(wanted[place] ?? '').length;
  return !/\d[\u00a0,.]?$/.test(card) || !/^[\u00a0,.]?\d/.test(wanted.slice(place));
}

/** The sheet holds the page's drawings, each in one of its sizes, stroke for stroke, and nothing beside them but ground and words. */
function checkDrawings(root: Element, { drawings }: PageImage, at: At): void {
  const own = root.children.filter((children) => children.slag === 'element');
  const ground = own.filter(({ navn }) => navn === 'rect');
  for (const foreign of [...own.filter(({ navn }) => !LAW.has(navn)), ...ground.slice(1)])
    reportAt(at, foreign, 'bilde-tegning', `<${foreign.navn}> utenfor tegningen`);
  const drawn = own.filter((children) => isSvg(children));
  if (drawn.length !== drawings.length)
    reportAt(at, root, 'bilde-tegning', `${drawn.length} tegninger`, `${drawings.length}`);
  drawn.forEach((svg, i) => {
    const { serier, stroke } = readShown(svg);
    const page = drawings[i];
    if (page && serier !== page.serier)
      reportAt(at, svg, 'bilde-tegning', `serien ${serier}`, page.serier);
    if (page && !page.sizes.includes(stroke))
      reportAt(at, svg, 'bilde-tegning', 'tegningen er en annen enn sidens');
  });
  const [said, wanted] = [
    root.attr['data-serier']?.split(' ') ?? [],
    drawings.flatMap(({ serier }) => serier.split(' ')),
  ].map((seriesList) => [...new Set(seriesList)].sort().join(' '));
  if (said !== wanted) reportAt(at, root, 'bilde-tegning', `seriene ${said}`, wanted);
}

const LAW = new Set([...WORD, 'style', 'rect', 'text', 'g', 'svg']);

/** No picture without the drawing it was made of, no source without its picture, and each picture made of its own. */
export const checkImagePair: SiteCheck = (context) => {
  for (const file of context.dist.keys()) {
    const [, stem = '', kind = ''] = /^((?:bilder|figur)\/.+)\.(svg|png)$/.exec(file) ?? [];
    const other = `${stem}.${kind === 'svg' ? 'png' : 'svg'}`;
    if (stem === '') continue;
    // A figure's own files are missed where the figure stands.
    if (!context.dist.has(other) && file.startsWith(IMAGES))
      report(other, `finnes ikke, men ${file} er der`, context);
    else if (kind === 'png' && context.dist.has(other)) checkMark(file, other, context);
  }
};

function report(fil: string, found: string, context: AuditContext): void {
  context.report({ fil, sted: '1:1', regel: 'bilde-kilde', found });
}

/** A picture that cannot be read is told where it is shown. */
function checkMark(file: string, svg: string, context: AuditContext): void {
  const png = readPng(context.dist.get(file) ?? '');
  if (typeof png === 'string') return;
  const wanted = createHash('sha256')
    .update(context.dist.get(svg) ?? '')
    .digest('hex');
  if (png.drawing === undefined) report(file, 'bildet sier ikke hva det er laget av', context);
  else if (png.drawing !== wanted)
    report(file, `bildet er laget av en annen tegning enn ${svg}`, context);
}
