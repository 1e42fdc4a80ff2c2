import { allElements, textIn } from '../page/document.ts';
import { readHtml } from '../page/read-html.ts';
import { textOf } from '../readers/files.ts';
import { addManeder } from '../readers/month.ts';
import { subjectName } from './changes-by-subject.ts';
import type { AuditContext, SiteCheck } from '../page/context.ts';

/** What the search in the head looks in, and what the page of comparisons draws. */
const INDEX = 'skript/sok.json';
const SERIES = 'skript/serier.json';
/** Pages that the search must know. */
const FINDABLE =
  /^(?:(?:tiltak|tiltaksgrupper|hovedgrupper)\/(?!etter-)[^/]+|figur\/[^/]+|rapporter\/\d{4}-\d{2})\/index\.html$/;

/** The search leads to pages that are there, by the names they have themselves, and knows every page there is to find. */
export const checkSearchIndex: SiteCheck = (context) => {
  const report = reporter(INDEX, context);
  const entries = readJson(INDEX, context);
  if (!Array.isArray(entries)) {
    report('ingen liste over sider');
    return;
  }
  const found = new Set(entries.flatMap((entry) => checkEntry(entry, context) ?? []));
  const pages = new Set([...context.dist.keys(), ...subjectPages(context)]);
  for (const file of pages)
    if (FINDABLE.test(file) && !found.has(file) && !leadsOn(file, context))
      report(`${file} mangler`);
};

/** The pages of the subjects in the registry that have one. */
function subjectPages({ truth, dist }: AuditContext): string[] {
  return truth.entries
    .map(({ niva, id }) => `${FOLDER[niva] ?? ''}/${id}/index.html`)
    .filter((file) => dist.has(file));
}

/** The file an entry leads to, if it is one that leads anywhere. */
function checkEntry(entry: unknown, context: AuditContext): string | undefined {
  const report = reporter(INDEX, context);
  if (!isEntry(entry)) {
    report(`${JSON.stringify(entry)} er ingen side med navn og slag`);
    return undefined;
  }
  const [href = '', name = ''] = entry;
  const [path = '', anchor = ''] = href.split('#');
  const file = `${path.slice(context.base.length)}index.html`;
  if (!path.startsWith(context.base) || !context.dist.has(file)) report(`${href} finnes ikke`);
  else if (!isCalled(name, file, anchor, context)) report(`${href} heter ikke «${name}»`);
  return file;
}

function isEntry(entry: unknown): entry is string[] {
  return (
    Array.isArray(entry) &&
    [3, 4].includes(entry.length) &&
    entry.every((part) => typeof part === 'string' && part !== '')
  );
}

/** A page by its title, a place on it by its heading. */
function isCalled(name: string, file: string, anchor: string, context: AuditContext): boolean {
  const html = textOf(context.dist, file);
  const at = html.indexOf(`id="${anchor}"`);
  const part =
    anchor === ''
      ? /<title>[^<]*<\/title>/.exec(html)?.[0]
      : /<h2 [^>]*>[\s\S]*?<\/h2>/.exec(
          html.slice(at < 0 ? html.length : html.lastIndexOf('<', at)),
        )?.[0];
  const said = part === undefined ? undefined : allElements(readHtml(part).root).map(textIn)[0];
  return said?.trim() === (anchor === '' ? `${name} – ${context.siteName}` : name);
}

function leadsOn(file: string, { dist }: AuditContext): boolean {
  return textOf(dist, file).includes('http-equiv="refresh"');
}

/** What is compared is what the newest reports say: every subject's own series, month for month, hidden where it is. */
export const checkComparisonData: SiteCheck = (context) => {
  const report = reporter(SERIES, context);
  const { maneder, emner } = (readJson(SERIES, context) ?? {}) as Partial<Record<string, unknown>>;
  if (!isList(maneder) || !isList(emner)) {
    report('ingen måneder eller ingen emner');
    return;
  }
  const months = maneder.map(String);
  if (months.some((month, i) => i > 0 && month !== addManeder(months[i - 1] ?? '', 1)))
    report(`månedene er ${months.join(', ')}`);
  const { truth } = context;
  const told = truth.editionNow(truth.newest);
  const wanted = new Map(
    [...told.keys()]
      .filter((series) => /^([^/]+)\/([^/]+)\/(alle|\2)\/alle$/.test(series))
      .map((series) => [series.startsWith('i-alt/') ? 'i-alt' : wordIn(series), series]),
  );
  for (const one of emner as Record<string, unknown>[]) {
    const series = wanted.get(String(one.emne));
    if (series === undefined) report(`${String(one.emne)} har ingen serie, eller står to ganger`);
    else checkSubject(one, months, told.get(series) ?? new Map(), { series, context });
    wanted.delete(String(one.emne));
  }
  if (wanted.size > 0) report(`mangler ${[...wanted.keys()].join(', ')}`);
};

function wordIn(series: string): string {
  return series.split('/').slice(0, 2).join('/');
}

function checkSubject(
  { navn, href, tall, brudd }: Record<string, unknown>,
  months: readonly string[],
  cells: ReadonlyMap<string, { antall: number | '*' }>,
  { series, context }: { series: string; context: AuditContext },
): void {
  const report = reporter(SERIES, context);
  const [niva = '', id = ''] = series.split('/');
  const entry = context.truth.entry(niva, id);
  const wanted = {
    tall: months.map((month) => cells.get(month)?.antall ?? null),
    brudd: (entry?.brudd ?? [])
      .map(({ maned }) => months.indexOf(maned))
      .filter((place) => place > 0)
      .sort((a, b) => a - b),
  };
  const said = JSON.stringify({ tall, brudd });
  if (said !== JSON.stringify(wanted)) report(`${series}: ${said}`, JSON.stringify(wanted));
  if ([...cells.keys()].some((month) => !months.includes(month)))
    report(`${series} mangler måneder`);
  const name = subjectName(niva, id, context.truth.newest, context);
  if (navn !== name) report(`${series} heter «${String(navn)}»`, name);
  const page = `${context.base}${FOLDER[niva] === undefined ? '' : `${FOLDER[niva]}/${id}/`}`;
  if (href !== page) report(`${series} leder til ${String(href)}`, page);
}

const FOLDER: Record<string, string> = {
  tiltak: 'tiltak',
  tiltaksgruppe: 'tiltaksgrupper',
  hovedgruppe: 'hovedgrupper',
};

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function readJson(file: string, { dist }: AuditContext): unknown {
  try {
    return JSON.parse(textOf(dist, file));
  } catch {
    return undefined;
  }
}

function reporter(fil: string, context: AuditContext) {
  return (found: string, expected?: string): void =>
    context.report({
      ...{ fil, sted: '1:1', regel: 'skriptdata', found },
      ...(expected === undefined ? {} : { expected }),
    });
}
