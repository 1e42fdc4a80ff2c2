import { textOf, type Files } from '../readers/files.ts';
import { WRITTEN } from '../readers/written-words.ts';
import { placeOf, textIn, type Element } from '../page/document.ts';
import { elementsWith, type AuditContext, type AuditedPage } from '../page/context.ts';

/** One reference from one place to another. */
interface Link {
  fil: string;
  sted: string;
  template: string;
}

const REFERENCES = new Set(['href', 'src', 'poster', 'action', 'xlink:href', 'cite']);
/** Attributes that hold them, whole or in part. */
const LEADING = [...REFERENCES, 'data', 'srcset', 'style', 'content'];
const TEXT_FILE = /\.(xml|txt|json|ttl|css|webmanifest|svg|csv|bib|md|js)$/;
/** Programs' own addresses lead no reader anywhere. */
const CODE = /\.(?:js|css)$/;
/** Stands for the site's own origin while relative addresses are resolved. */
const SELF = 'http://selv.invalid';

/** A reference to a place on a page that may not have been read yet. */
interface AnchorLink extends Link {
  targetFile: string;
  anchor: string;
}

/** What a reference leads to, or the rule it breaks. */
type Target = { file: string; anchor: string } | { regel: string; expected: string | undefined };

/** Another site's addresses are its own affair. */
const ELSEWHERE: Target = { file: '', anchor: '' };

/** Judges every reference as it is met, and those to anchors when all pages are known. */
export class LinkCheck {
  private readonly toAnchor: AnchorLink[] = [];
  private readonly anchors = new Map<string, Set<string>>();
  private readonly targets = new Map<string, Target>();
  private readonly origin: string;
  private readonly elsewhere: ReadonlySet<string>;
  private readonly sources: ReadonlySet<string>;

  /**
   * `frontPage` is the front page's HTML: its canonical address tells where the site is published. `elsewhere` is what may be
   * led to outside the base there; the registry leads to sources of its own.
   */
  constructor(frontPage: string, elsewhere: readonly string[] = [], register: Files = new Map()) {
    this.origin = originOf(frontPage);
    this.elsewhere = new Set(elsewhere.flatMap((one) => hrefOf(one) ?? []));
    const texts = [...register.keys()].filter((file) => /\.(?:md|ya?ml)$/.test(file));
    this.sources = new Set(
      texts.flatMap((file) =>
        [...addressesIn(textOf(register, file))].flatMap(({ template }) => hrefOf(template) ?? []),
      ),
    );
  }

  /** Takes what one page holds. */
  take(page: AuditedPage, html: string, context: AuditContext): void {
    this.anchors.set(
      page.fil,
      new Set(elementsWith(page, ['id']).flatMap(({ attr }) => attr.id ?? [])),
    );
    const own = new Map<string, string>();
    for (const element of elementsWith(page, LEADING))
      for (const template of templates(element))
        if (!own.has(template)) own.set(template, placeOf(element));
    for (const [template, sted] of own) this.judgeOne({ fil: page.fil, sted, template }, context);
    if (this.origin !== '') this.takeAbsolute(page.fil, html, own, context);
  }

  /** Judges the references in feeds, sitemaps and other text files, and all those to anchors. */
  judge(context: AuditContext): void {
    for (const fil of context.dist.keys()) {
      if (!TEXT_FILE.test(fil)) continue;
      const text = textOf(context.dist, fil);
      if (this.origin !== '') this.takeAbsolute(fil, text, new Map(), context);
      if (fil.endsWith('.css'))
        for (const template of cssReferences(text))
          this.judgeOne({ fil, sted: '1:1', template }, context);
    }
    for (const { fil, sted, template, targetFile, anchor } of this.toAnchor)
      if (this.anchors.get(targetFile)?.has(anchor) === false)
        context.report({ fil, sted, regel: 'anker-død', found: template });
  }

  private takeAbsolute(
    fil: string,
    text: string,
    known: Map<string, string>,
    context: AuditContext,
  ): void {
    let line = 1;
    let previous = 0;
    for (const { template, index } of addressesIn(text)) {
      line += text.slice(previous, index).split('\n').length - 1;
      previous = index;
      if (!this.isOwn(template)) {
        if (!CODE.test(fil) && !this.isKnown(template))
          context.report({ fil, sted: `${line}`, regel: 'lenke-fremmed', found: template });
        continue;
      }
      if (known.has(template)) continue;
      known.set(template, `${line}`);
      this.judgeOne({ fil, sted: `${line}`, template }, context);
    }
  }

  /** An address of others is one that the builder writes, the site's configuration, or the registry. */
  private isKnown(template: string): boolean {
    const href = hrefOf(template) ?? '';
    return (
      WRITTEN_ADDRESSES.some((start) => template.startsWith(start)) ||
      this.elsewhere.has(href) ||
      this.sources.has(href)
    );
  }

  private isOwn(template: string): boolean {
    return template === this.origin || template.startsWith(`${this.origin}/`);
  }

  private judgeOne({ fil, sted, template }: Link, context: AuditContext): void {
    context.tally.lenker += 1;
    const report = (regel: string, expected?: string): void =>
      context.report({
        fil,
        sted,
        regel,
        found: template,
        ...(expected === undefined ? {} : { expected }),
      });
    const target = this.targetOf(fil, template, context);
    if ('regel' in target) report(target.regel, target.expected);
    else if (target.anchor !== '')
      this.toAnchor.push({ fil, sted, template, anchor: target.anchor, targetFile: target.file });
  }

  /** Where a reference leads, or the rule it breaks; one that does not lean on its own page is read once. */
  private targetOf(file: string, template: string, context: AuditContext): Target {
    const key = /^(?:\/|https?:)/.test(template) ? template : `${file} ${template}`;
    const known = this.targets.get(key) ?? this.findTarget(file, template, context);
    this.targets.set(key, known);
    return known;
  }

  private findTarget(file: string, template: string, context: AuditContext): Target {
    const url = this.resolve(file, template, context.base);
    if (url === undefined) return { regel: 'lenke', expected: 'en gyldig adresse' };
    if (url === 'annet-sted') return ELSEWHERE;
    if (!url.pathname.startsWith(context.base))
      return this.elsewhere.has(hrefOf(template) ?? '')
        ? ELSEWHERE
        : { regel: 'lenke-base', expected: `en adresse under ${context.base}` };
    const target = fileFor(url.pathname.slice(context.base.length), context);
    if (target === undefined) return { regel: 'lenke-død', expected: undefined };
    return { file: target, anchor: safeDecoding(url.hash.slice(1)) };
  }

  /** The address inside this site, `annet-sted` for another site's, undefined when it is no address. */
  private resolve(file: string, template: string, base: string): URL | 'annet-sted' | undefined {
    if (/^(mailto|tel|data|blob):/i.test(template)) return 'annet-sted';
    const local =
      this.origin !== '' && this.isOwn(template)
        ? template.slice(this.origin.length) || '/'
        : template;
    try {
      const url = new URL(local, `${SELF}${base}${file.replace(/(^|\/)index\.html$/, '$1')}`);
      if (!/^https?:$/.test(url.protocol)) return undefined;
      return url.origin === SELF ? url : 'annet-sted';
    } catch {
      return undefined;
    }
  }
}

/** What the builder writes of other places, and names of forms. */
const WRITTEN_ADDRESSES = [
  ...WRITTEN.flatMap(([text]) => (/^https?:\/\/\w[^…\s]*$/.test(text) ? text : [])),
  'http://www.w3.org/2000/svg',
  'http://www.w3.org/1999/xlink',
  'http://www.w3.org/2005/Atom',
  'http://www.sitemaps.org/schemas/sitemap/0.9',
  'https://www.iana.org/assignments/media-types/',
];

/** The full addresses in a text, and where each begins. */
function* addressesIn(text: string): Generator<{ template: string; index: number }> {
  for (const { 0: match, index } of text.matchAll(/https?:\/\/[^\s"'<>()[\]{}\\|^`]+/g))
    yield {
      template: match
        .replace(/&(quot|lt|gt|#\w+);?.*$/, '')
        .replace(/&amp;/g, '&')
        .replace(/[.,;:]+$/, ''),
      index,
    };
}

/** An address as browsers write it; undefined when it is no whole one. */
function hrefOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).href : undefined;
}

function templates({ navn, attr }: Element): string[] {
  const out: string[] = [];
  for (const name in attr) {
    const value = attr[name] ?? '';
    if (REFERENCES.has(name) || (name === 'data' && navn === 'object')) out.push(value);
    else if (name === 'srcset') out.push(...srcset(value));
    else if (name === 'style') out.push(...cssReferences(value));
    else if (name === 'content' && navn === 'meta') {
      const further = /^\s*\d+\s*;\s*url=(.+)$/i.exec(value);
      if (further) out.push((further[1] ?? '').trim());
    }
  }
  return out;
}

function srcset(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim().split(/\s+/)[0] ?? '')
    .filter((template) => template !== '');
}

function cssReferences(css: string): string[] {
  return [...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].map((match) => match[1] ?? '');
}

function originOf(frontPage: string): string {
  const canonical = /<link\b[^>]*\brel="?canonical"?[^>]*>/.exec(frontPage)?.[0] ?? '';
  const href = /\bhref="?([^"\s>]+)/.exec(canonical)?.[1] ?? '';
  return URL.canParse(href) ? new URL(href).origin : '';
}

/** The file an address under the base leads to: pages end in `/`, files are named. */
function fileFor(path: string, context: AuditContext): string | undefined {
  const decoded = safeDecoding(path);
  const file = decoded === '' || decoded.endsWith('/') ? `${decoded}index.html` : decoded;
  return context.dist.has(file) ? file : undefined;
}

function safeDecoding(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const NIVA_FOLDER: Record<string, string> = {
  tiltak: 'tiltak',
  tiltaksgruppe: 'tiltaksgrupper',
  hovedgruppe: 'hovedgrupper',
};

/** What files of a form are called, and end in. */
const FORMS: Partial<Record<string, string>> = {
  CSV: '.csv',
  JSON: '.json',
  SVG: '.svg',
  PNG: '.png',
};

/** A link whose words are an entity's name leads to that entity; a link to a source line, to a line that holds the series. */
export function checkLinkText(page: AuditedPage, context: AuditContext): void {
  for (const element of elementsWith(page, ['href'])) {
    const { href = '' } = element.attr;
    if (element.navn !== 'a') continue;
    const form = FORMS[textIn(element).trim()];
    if (form !== undefined && !href.endsWith(form))
      context.report({
        ...{ fil: page.fil, sted: placeOf(element), regel: 'lenke-navn' },
        ...{ found: `«${textIn(element).trim()}» leder til ${href}`, expected: form },
      });
    const match = /\/(tiltak|tiltaksgrupper|hovedgrupper)\/([a-z0-9-]+)\/?(?:[?#].*)?$/.exec(href);
    if (!match) continue;
    const text = textIn(element).replace(/\s+/g, ' ').trim();
    const [mention] = context.names.find(text);
    if (!mention || mention.fra > 0 || mention.til < text.length) continue;
    const fits = mention.entries.some(
      ({ niva, id }) => NIVA_FOLDER[niva] === match[1] && id === match[2],
    );
    if (!fits)
      context.report({
        fil: page.fil,
        sted: placeOf(element),
        regel: 'lenke-navn',
        found: `«${text}» leder til ${href}`,
      });
  }
}
