import { textOf, type Files } from '../readers/files.ts';
import type { AuditContext } from '../page/context.ts';

/** The pages that a list for programs leads to, beside those of what reports tell. */
const SECTIONS = ['', 'tiltak/', 'sammenlign/', 'om/', 'data/'];
/** The files that tell all of it. */
const FILES = [
  'data/observasjoner.csv',
  'data/observasjoner.json',
  'data/tiltakstall.xlsx',
  'data/observasjoner.csv-metadata.json',
  'katalog.ttl',
  'feed.xml',
];
const OF_ENTITY = /^(?:tiltak|tiltaksgrupper|hovedgrupper)\/[^/]+\/index\.html$/;

/** What lists things leads to each of them: a figure to its files, the page of data to all data, terms to every term. */
export function checkReach(context: AuditContext, register: Files): void {
  const { truth, dist } = context;
  const files = [...dist.keys()];
  for (const page of files) {
    const figure = /^figur\/([^/]+)\/index\.html$/.exec(page)?.[1];
    const oembed = `figur/${figure ?? ''}/oembed.json`;
    // An earlier address of a figure has files, and leads on.
    if (figure === undefined || !context.dist.has(oembed) || isRedirect(page, context)) continue;
    const own = ['svg', 'png', 'csv', 'xlsx'].map((form) => `figur/${figure}/${figure}.${form}`);
    leads(page, [...own, oembed], context);
  }
  const earlier = new Set(truth.entries.flatMap(({ earlierSlug }) => earlierSlug));
  const data = files.filter((file) => {
    const name =
      /^data\/(?:.*\/)?([^/]+?)\.(?:csv|xlsx|csv-metadata\.json|jsonstat\.json|json)$/.exec(
        file,
      )?.[1];
    return name !== undefined && !earlier.has(name);
  });
  leads('data/index.html', data, context);
  checkWays(files, context);
  const pages = files.filter((file) => OF_ENTITY.test(file) && !isRedirect(file, context));
  const entities = new Set(truth.entries.map(({ id }) => id));
  const listed = pages.filter((page) => entities.has(page.split('/')[1] ?? ''));
  const reports = truth.rapporter.map(({ id }) => `rapporter/${id}/`);
  leads('llms.txt', [...SECTIONS, ...FILES, ...reports, ...listed.map(addressOf)], context);
  const terms = [...register.keys()].flatMap(
    (file) => /^begreper\/(.+)\.md$/.exec(file)?.[1] ?? [],
  );
  const said = textOf(dist, 'begreper/index.html');
  for (const term of terms)
    if (!said.includes(` id="${term}"`)) report('begreper/index.html', `begrepet ${term}`, context);
}

/** Programs are led to every page, and the page of comparison offers all that can be compared. */
function checkWays(files: readonly string[], context: AuditContext): void {
  const { dist } = context;
  const addresses = files.filter((file) => file.endsWith('.html') && file !== '404.html');
  const own = addresses.filter((file) => !isRedirect(file, context)).map(addressOf);
  if (dist.has('sitemap.xml')) leads('sitemap.xml', own, context);
  if (/^Disallow/im.test(textOf(dist, 'robots.txt'))) report('robots.txt', 'fri adgang', context);
  const compared = [...textOf(dist, 'skript/serier.json').matchAll(/"emne":"([^"]*)"/g)];
  const offered = textOf(dist, 'sammenlign/index.html');
  for (const [, subject = ''] of compared)
    if (!offered.includes(`"${subject}"`))
      report('sammenlign/index.html', `valget ${subject}`, context);
}

/** An address may be relative to the base, or full; a redirect's files have no list of theirs. */
function leads(file: string, wanted: readonly string[], context: AuditContext): void {
  const text = textOf(context.dist, file);
  const links = [...text.matchAll(/(?:href="|\]\(|<loc>)([^"#)<]*)/g)].map(([, address = '']) =>
    URL.canParse(address) ? new URL(address).pathname : address,
  );
  const said = new Set(links);
  for (const path of wanted)
    if (!said.has(context.base + path)) report(file, `lenke til ${path}`, context);
}

function report(fil: string, what: string, context: AuditContext): void {
  context.report({ fil, sted: '1:1', regel: 'liste', found: `${what} mangler` });
}

function isRedirect(file: string, { dist }: AuditContext): boolean {
  return textOf(dist, file).includes('http-equiv="refresh"');
}

function addressOf(page: string): string {
  return page.replace(/index\.html$/, '');
}
