import { textOf } from '../readers/files.ts';
import { allElements, detachedElement, textIn, type Element } from '../page/document.ts';
import { readHtml, readHtmlAgain } from '../page/read-html.ts';
import { period } from '../readers/month.ts';
import { sentences } from '../page/sentence.ts';
import { CSV_HEAD } from '../readers/csv-report.ts';
import {
  figureUnder,
  type SiteCheck,
  type AuditContext,
  type AuditedPage,
} from '../page/context.ts';
import { splitSentences, normalizeSentence, withoutEnd } from './free-text.ts';
import { coverage, pngFault, pathOf, toObject } from './metadata.ts';
import { publisher } from './citation.ts';
import { frameIn, framePath } from './frame.ts';

/** Files that machines read say what the pages and tables beside them say: the feed, figures' oEmbed and CSVW, the catalogue. */
export const checkMachineFiles: SiteCheck = (context) => {
  checkStream(context);
  checkCatalogue(context);
  for (const file of context.dist.keys()) {
    if (file.endsWith('.csv-metadata.json')) checkCsvw(file, context);
    if (file.endsWith('/oembed.json')) checkOembed(file, context);
  }
};

function report(
  context: AuditContext,
  fil: string,
  regel: string,
  found: string,
  expected?: string,
): void {
  context.report({
    fil,
    sted: '1:1',
    regel,
    found,
    ...(expected === undefined ? {} : { expected }),
  });
}

/** Every release has its entry, newest first: the headline of its page, sentences of its page, the last day of its month. */
function checkStream(context: AuditContext): void {
  const file = 'feed.xml';
  if (!context.dist.has(file)) {
    report(context, file, 'side-mangler', 'filen finnes ikke');
    return;
  }
  const elements = allElements(readHtmlAgain(textOf(context.dist, file)).root);
  const posts = elements.filter(({ navn }) => navn === 'entry');
  const feed = elements.find(({ navn }) => navn === 'feed');
  for (const [name, wanted] of [
    ['title', context.siteName],
    ['author', publisher(context)],
    ['updated', posts[0] ? fieldIn(posts[0], 'updated') : ''],
  ] as const)
    if (feed && fieldIn(feed, name) !== wanted)
      report(context, file, 'strøm', fieldIn(feed, name), wanted);
  const rapporter = context.truth.rapporter.map(({ id }) => id).reverse();
  const said = posts.map((one) => /rapporter\/([^/]+)\/$/.exec(linkIn(one))?.[1] ?? '');
  if (said.join() !== rapporter.slice(0, Math.max(1, said.length)).join())
    report(context, file, 'strøm', `rapportene ${said.join(', ')}`, rapporter.join(', '));
  // Oldest first: the figures as releases knew them are cheapest in that order.
  for (const [i, one] of [...posts.entries()].reverse()) checkPosts(one, said[i] ?? '', context);
}

function checkPosts(posts: Element, rapport: string, context: AuditContext): void {
  const file = 'feed.xml';
  const page = allElements(readHtml(textOf(context.dist, `rapporter/${rapport}/index.html`)).root);
  const hidden = hiddenIn(rapport, context);
  checkPostsTitle(posts, rapport, { page, hidden, context });
  const main = page.find(({ navn }) => navn === 'main');
  const known = new Set(
    (main ? sentences(main) : [])
      .filter(({ marks }) => !marks.some(({ element }) => roper(hidden)(element)))
      .map(({ tekst }) => normalizeSentence(tekst, context)),
  );
  for (const { tekst } of splitSentences(fieldIn(posts, 'content')))
    if (!known.has(normalizeSentence(tekst, context)))
      report(
        context,
        file,
        'strøm',
        `«${normalizeSentence(tekst, context)}», som siden om ${rapport} ikke sier`,
      );
  const told = splitSentences(fieldIn(posts, 'content')).map(({ tekst }) =>
    normalizeSentence(tekst, context),
  );
  const first = firstSentences(page, context);
  if (hidden.size === 0 && told.join(' ') !== first.join(' '))
    report(context, file, 'strøm', `«${told.join(' ')}»`, `«${first.join(' ')}»`);
  const wanted = `${rapport.slice(0, 7)}-${lastDay(rapport)}T00:00:00Z`;
  if (fieldIn(posts, 'updated') !== wanted)
    report(context, file, 'strøm', fieldIn(posts, 'updated'), wanted);
}

/** How many statements of a summary the feed tells. */
const TOLD = 3;

/** The sentences of a page's first statements. */
function firstSentences(page: readonly Element[], context: AuditContext): string[] {
  const summary = page.find(({ attr }) => attr['aria-labelledby'] === 'sammendrag');
  return allElements(summary ?? detachedElement('p'))
    .filter(({ navn, attr }) => navn === 'span' && attr.class === 'setning')
    .slice(0, TOLD)
    .flatMap((statement) => sentences(statement))
    .map(({ tekst }) => normalizeSentence(tekst, context));
}

/** The title is the page's headline; only the release's name where it told something that is hidden now. */
function checkPostsTitle(
  posts: Element,
  rapport: string,
  {
    page,
    hidden,
    context,
  }: { page: Element[]; hidden: ReadonlySet<string>; context: AuditContext },
): void {
  const title = normalizeSentence(fieldIn(posts, 'title'), context);
  const maneder = context.truth.rapporter.find(({ id }) => id === rapport)?.maneder ?? [];
  if (hidden.size > 0 && title === `Rapporten for ${period(maneder)}`) return;
  const h1 = page.find(({ navn }) => navn === 'h1');
  if (
    !h1 ||
    normalizeSentence(textIn(h1), context) !== title ||
    allElements(h1).some(roper(hidden))
  )
    report(
      context,
      'feed.xml',
      'strøm',
      `«${title}» om ${rapport}`,
      h1 && `«${normalizeSentence(textIn(h1), context)}»`,
    );
}

/** The keys of what a release told openly, itself or from those before it, and that is hidden now. */
function hiddenIn(rapport: string, { truth }: AuditContext): Set<string> {
  const da = truth.edition(rapport);
  return new Set(
    [...truth.hiddenNow()].flatMap(([series, cells]) =>
      [...cells.keys()].flatMap((maned) => {
        const cell = da.get(series)?.get(maned);
        return cell && cell.antall !== '*' ? `${series}@${maned}` : [];
      }),
    ),
  );
}

/** True of a number that is worked out from one of the keys. */
function roper(keys: ReadonlySet<string>): (element: Element) => boolean {
  return ({ attr }) => (attr['data-av'] ?? '').split(/\s+/).some((key) => keys.has(key));
}

function linkIn(posts: Element): string {
  return allElements(posts).find(({ navn }) => navn === 'link')?.attr.href ?? '';
}

function fieldIn(element: Element, name: string): string {
  const field = allElements(element).find((children) => children.navn === name);
  return field ? textIn(field).trim() : '';
}

/** The month's last day, two digits. */
function lastDay(maned: string): string {
  const [year = 0, number = 1] = maned.split('-').map(Number);
  const screenshots = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, screenshots ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return String(days[number - 1] ?? 31);
}

/** The description beside a table names that table, its columns in order, and no months but its own. */
function checkCsvw(file: string, context: AuditContext): void {
  const csv = file.replace(/-metadata\.json$/, '');
  const data = json(file, context);
  const columns = toObject(toObject(data.tableSchema));
  const name = (Array.isArray(columns.columns) ? columns.columns : []).map((en) =>
    String(toObject(en).name),
  );
  if (!context.dist.has(csv)) report(context, file, 'csvw', `${csv} finnes ikke`);
  if (data.url !== csv.split('/').at(-1))
    report(context, file, 'csvw', `url «${String(data.url)}»`, csv.split('/').at(-1));
  if (name.join() !== CSV_HEAD) report(context, file, 'csvw', name.join(), CSV_HEAD);
  const key = '#{niva}/{id}/{hovedgruppe}/{kjonn}@{maned}';
  if (columns.aboutUrl !== key)
    report(context, file, 'csvw', `aboutUrl «${String(columns.aboutUrl)}»`, key);
  const head = /^figur\/([^/]+)\//.exec(file)?.[1];
  const title = String(data['dc:title']);
  if (
    head !== undefined &&
    !wordsOf(head, context).subtitles.some((word) => title.includes(`«${word}»`))
  )
    report(
      context,
      file,
      'csvw',
      title,
      wordsOf(head, context)
        .subtitles.map((word) => `«${word}»`)
        .join(' '),
    );
}

/** What a figure's page says of it: its title, and what it measures, in the line under that. */
interface FigureWords {
  title: string;
  subtitles: string[];
}

const told = new WeakMap<AuditContext, Map<string, FigureWords>>();

/** Remembers what a figure's page says, which the files beside it are held to. */
export function rememberFigure({ fil, elements }: AuditedPage, context: AuditContext): void {
  if (!fil.startsWith('figur/')) return;
  const known = told.get(context) ?? new Map<string, FigureWords>();
  told.set(context, known.set(fil, readFigureWords(elements, context)));
}

function readFigureWords(elements: readonly Element[], { siteName }: AuditContext): FigureWords {
  const title = elements.find(({ navn }) => navn === 'title');
  return {
    title: title ? withoutEnd(textIn(title), ` – ${siteName}`) : '',
    subtitles: elements
      .filter(({ navn, parent }) => navn === 'p' && parent?.navn === 'figcaption')
      .map((element) => textIn(element).replace(/\s+/g, ' ').trim()),
  };
}

/** What the page of a figure says of it. */
function wordsOf(figure: string, context: AuditContext): FigureWords {
  const file = `figur/${figureUnder(figure, context.truth)}/index.html`;
  return (
    told.get(context)?.get(file) ??
    readFigureWords(readHtmlAgain(textOf(context.dist, file)).elements, context)
  );
}

const OEMBED =
  'version,type,title,provider_name,provider_url,html,width,height,thumbnail_url,thumbnail_width,thumbnail_height';

/** The answer for embedding: this figure's frame and picture, in the sizes they have, by the name its page has. */
function checkOembed(file: string, context: AuditContext): void {
  const place = file.split('/')[1] ?? '';
  const folder = `figur/${figureUnder(place, context.truth)}/`;
  const data = json(file, context);
  const wrong = (found: string, wanted?: string): void =>
    report(context, file, 'oembed', found, wanted);
  const { src = '', title = '', height = '' } = frameIn(String(data.html));
  if (framePath(String(data.html), context) !== `${folder}#ramme`)
    wrong(`rammen viser ${src}`, `${folder}#ramme`);
  const kind = `${String(data.version)} ${String(data.type)}`;
  if (kind !== '1.0 rich') wrong(kind, '1.0 rich');
  const said = `«${String(data.title)}», høyde ${String(data.height)}`;
  const shown = `«${title}», høyde ${height}`;
  if (said !== shown) wrong(said, shown);
  checkProvider(data, folder, { wrong, context });
  const fault = faultWithImage(data, context);
  if (fault !== undefined) wrong(fault);
  const caption = wordsOf(place, context).title;
  if (String(data.title).split('. ')[0] !== caption) wrong(said, `«${caption}. …»`);
}

/** The site gives the answer, with the picture that the figure's page is shared with, and nothing more. */
function checkProvider(
  data: Record<string, unknown>,
  folder: string,
  { wrong, context }: { wrong: (found: string, wanted?: string) => void; context: AuditContext },
): void {
  const owner = `${String(data.provider_name)} ${pathOf(String(data.provider_url), context)}`;
  if (owner !== `${context.siteName} `) wrong(owner, context.siteName);
  if (Object.keys(data).join() !== OEMBED) wrong(`feltene ${Object.keys(data).join()}`, OEMBED);
  const image = / property="og:image" content="([^"]*)"/.exec(
    textOf(context.dist, `${folder}index.html`),
  )?.[1];
  if (data.thumbnail_url !== image) wrong(String(data.thumbnail_url), image);
}

function faultWithImage(data: Record<string, unknown>, context: AuditContext): string | undefined {
  const address = String(data.thumbnail_url);
  const target = [Number(data.thumbnail_width), Number(data.thumbnail_height)] as const;
  const fault = pngFault(pathOf(address, context) ?? '', ...target, context);
  return fault === undefined ? undefined : `${address}: ${fault}`;
}

/** Each data set of the catalogue covers the months of its table. */
function checkCatalogue(context: AuditContext): void {
  const file = 'katalog.ttl';
  if (!context.dist.has(file)) {
    report(context, file, 'side-mangler', 'filen finnes ikke');
    return;
  }
  const parts = textOf(context.dist, file).split(/\n\n/);
  const sett = parts.filter((part) => part.includes(' a dcat:Dataset ;'));
  if (sett.length !== context.truth.rapporter.length + 1)
    report(
      context,
      file,
      'katalog',
      `${sett.length} datasett`,
      String(context.truth.rapporter.length + 1),
    );
  for (const part of sett) {
    const csv = /<([^>]*\.csv)#fil>/.exec(part)?.[1] ?? '';
    const table = pathOf(csv, context) ?? '';
    const [from, to] = ['startDate', 'endDate'].map(
      (what) => new RegExp(`dcat:${what} "(\\d{4}-\\d{2})-\\d{2}"`).exec(part)?.[1],
    );
    const wanted = context.dist.get(table) === undefined ? undefined : coverage(table, context);
    if (wanted === undefined) report(context, file, 'katalog', `${csv} finnes ikke`);
    else if (`${from}/${to}` !== wanted)
      report(context, file, 'katalog', `${csv}: ${from}/${to}`, wanted);
  }
}

function json(file: string, context: AuditContext): Record<string, unknown> {
  try {
    return toObject(JSON.parse(textOf(context.dist, file)));
  } catch {
    report(context, file, 'json', 'kan ikke leses som JSON');
    return {};
  }
}
