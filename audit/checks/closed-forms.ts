import { allElements, textIn, type Element, type FilePlace, placeOf } from '../page/document.ts';
import {
  makeForms,
  sentencesOf,
  type FormMaker,
  registryTexts,
  type SiteNames,
} from '../grammar/form.ts';
import { jsonForm, machineForm, type MachineForm } from '../grammar/machine-forms.ts';
import { pageType, shapesOf, textsOf, type TextInPlace } from '../grammar/page-forms.ts';
import { readHtml } from '../page/read-html.ts';
import { textOf, type Files } from '../readers/files.ts';
import type { NameFinder } from '../truth/names.ts';
import type { Truth } from '../truth/truth.ts';
import type { AuditedPage, AuditContext } from './context.ts';
import { normalizeSentence, splitSentences } from './free-text.ts';
import { Language, shapeTokens, tokensOf } from '../grammar/windows.ts';

/** Something that must be of a known form: words in a place, or the parts of an element or a file, in order; or that is not there. */
export interface Formed {
  what: 'words' | 'shape' | 'missing';
  place: string;
  form: string;
  /** The same text with the names of the registry, of the site, or both, as they stand. */
  others?: () => string[];
  fil: string;
  at: FilePlace;
}

/** What receives all that must be of a known form; true when it is, and need not be shown again. */
export type FormSink = (formed: Formed) => boolean;

/** What texts are taken apart by. */
export interface FormBasis {
  truth: Truth;
  names: NameFinder;
  register: Files;
  site: SiteNames;
}

/** Rows of figures, and what is called after an address, which is judged where links are. */
const NAMED =
  /^(?:(?:json|kube)(?:\.|$)|csl-json\.(?:id|URL)|csvw\.url|bibtex (?:$|url$|year$|month$))/;
const OTHER_SLOTS = [{ names: false }, { site: false }, { names: false, site: false }];
const MOST_PASSED = 5000;
const TOP: FilePlace = { linje: 1, kolonne: 1 };
/** Where in a report its title stands. */
const TITLE_LINES = 12;

/**
 * Takes pages, drawings and machines' files apart to what must be of a known form. What a page says where its numbers are
 * marked need not be so again where they cannot be: in attributes, descriptions, drawings and citations.
 */
export class FormReader {
  private readonly forms: FormMaker;
  private readonly registry: ReadonlySet<string>;
  private readonly sources: readonly string[];
  private readonly sink: FormSink;
  /** What the site is called. */
  readonly siteName: string;
  private readonly names: NameFinder;
  private readonly terms: string[];
  private readonly printed: string;
  /** All that entries are called, a line each. */
  private readonly called: string;
  private readonly breaks: readonly string[];
  private readonly said = new Map<string, Set<string>>();
  /** Texts whose forms are known, by their place: most are said on many pages. */
  private readonly passed = new Map<string, Set<string>>();

  constructor({ truth, names, register, site }: FormBasis, sink: FormSink) {
    this.siteName = site.siteName;
    this.names = names;
    this.terms = termsIn(register);
    this.called = truth.entries
      .flatMap(({ vist, former }) => [vist, ...former])
      .join('\n')
      .toLowerCase();
    this.breaks = truth.quotations.get('register') ?? [];
    this.printed = [...truth.rapporter, ...truth.superseded]
      .flatMap(({ linjer }) => linjer.map((line) => line.replace(/\s+/g, ' ')))
      .join('\n');
    this.forms = makeForms(names, titles(truth), site);
    this.registry = registryTexts(register);
    this.sources = [...this.registry]
      .filter((text) => text.length > 3)
      .sort((a, b) => b.length - a.length);
    this.sink = sink;
  }

  /** Takes one page. */
  page(page: AuditedPage): void {
    const type = pageType(page.adresse, page.elements);
    if (type === 'kilde') return;
    const said = saidOn(page, this);
    if (page.fil.startsWith('figur/')) this.said.set(page.fil.split('/')[1] ?? '', said);
    for (const text of textsOf(type, page.document.root, page.elements))
      this.words(text, said, page.fil, text.element);
    for (const { place, form, element } of shapesOf(type, page.elements))
      this.sink({ what: 'shape', place, form, fil: page.fil, at: element });
    for (const element of page.elements) this.machineText(element, said, page.fil);
    const heads = new Set(
      page.elements.filter(({ navn }) => navn === 'h2').map((one) => textIn(one).trim()),
    );
    for (const term of type === 'begreper' ? this.terms : [])
      if (!heads.has(term))
        this.sink({ what: 'missing', place: 'begreper', form: term, fil: page.fil, at: TOP });
  }

  /** Takes a drawing in a file of its own; its words are those of its figure's page. */
  sheet(page: AuditedPage): void {
    const said = this.said.get(page.fil.split('/')[1] ?? '') ?? new Set<string>();
    for (const { place, form, element } of shapesOf('svg', page.elements))
      this.sink({
        what: 'shape',
        place: `fil ${place}`,
        form,
        fil: page.fil,
        at: element,
      });
    if (!page.fil.startsWith('figur/')) return;
    const byClass = Map.groupBy(
      page.elements.filter(
        ({ navn, attr }) =>
          navn === 'title' ||
          navn === 'desc' ||
          (navn === 'text' && /fig-(?:tittel|note)/.test(attr.class ?? '')),
      ),
      ({ navn, attr }) => attr.class ?? navn,
    );
    for (const [what, elements] of byClass) {
      const text = elements.map(textIn).join(' ');
      this.words({ place: `fil ${what}`, text }, said, page.fil, elements[0] ?? TOP);
    }
  }

  /** Takes the files that only machines read. */
  files(dist: Files): void {
    for (const fil of dist.keys()) {
      try {
        if (fil === 'feed.xml') this.feed(fil, dist);
        const form = machineForm(fil, dist);
        if (form) this.machine(form, new Set(), fil, TOP);
      } catch {
        // Told where the file is read for what it holds.
      }
    }
  }

  /** The stream: what its entries say is judged among machines' files, what it says of itself here. */
  private feed(fil: string, dist: Files): void {
    const { root } = readHtml(textOf(dist, fil));
    const elements = allElements(root);
    for (const { place, form, element } of shapesOf('feed', elements))
      this.sink({ what: 'shape', place: `feed ${place}`, form, fil, at: element });
    for (const element of elements) {
      const place = `${element.parent?.navn ?? ''}>${element.navn}`;
      const isLeaf = element.children.every(({ slag }) => slag === 'tekst');
      if (isLeaf && !/^entry>(?:title|content)$/.test(place))
        this.words({ place: `feed ${place}`, text: textIn(element) }, new Set(), fil, element);
    }
  }

  /** Data and citations that a page holds for machines. */
  private machineText(element: Element, said: ReadonlySet<string>, fil: string): void {
    const format = element.attr['data-format'] ?? element.attr.type ?? '';
    if (element.navn !== 'pre' && element.navn !== 'script') return;
    const text = textIn(element);
    if (format === 'application/ld+json' || format === 'csl-json') {
      try {
        this.machine(jsonForm(format, JSON.parse(text)), said, fil, element);
      } catch {
        this.words({ place: 'json', text }, said, fil, element);
      }
      return;
    }
    for (const line of text.split('\n')) {
      const [, key = '', value] = /^ {2}(\w+) = \{*(.*?)\}*,$/.exec(line) ?? [];
      // Where the parts of a page that is led on from stand now is judged where links are.
      const open = (value ?? line).replace(/(?<=,m=\{)[^}]*(?=\};location)/, '');
      this.words(
        { place: `${format} ${key}`, text: open.replaceAll('~', '\u00a0') },
        said,
        fil,
        element,
      );
    }
  }

  private machine(
    { texts, shapes }: MachineForm,
    said: ReadonlySet<string>,
    fil: string,
    at: FilePlace,
  ): void {
    for (const text of texts) this.words(text, said, fil, at);
    for (const { place, text } of shapes) this.sink({ what: 'shape', place, form: text, fil, at });
  }

  private words(
    { place, text, plain: shown = text, isBlock = false }: Omit<TextInPlace, 'element'>,
    said: ReadonlySet<string>,
    fil: string,
    at: FilePlace,
  ): void {
    const passed = this.passedIn(place);
    if (passed.has(text) || NAMED.test(place)) return;
    const plain = shown.replace(/[ \t\r\n]+/g, ' ').trim();
    const isOwn = isBlock && !plain.endsWith('…');
    const open = this.isElsewhere(place, plain, isOwn, said)
      ? ''
      : this.withoutSources(this.ownWords(text, shown, plain, said));
    if (open === '' || !this.isKnown(place, open, fil, at)) return;
    // What is left out for what the page says must be tried on each page.
    if (open === text || open === plain) passed.add(text);
  }

  private passedIn(place: string): Set<string> {
    let passed = this.passed.get(place);
    if (!passed || passed.size > MOST_PASSED) this.passed.set(place, (passed = new Set()));
    return passed;
  }

  /** True for what the registry or the report says, and for what may say the page's own again and does. */
  private isElsewhere(
    place: string,
    plain: string,
    isOwn: boolean,
    said: ReadonlySet<string>,
  ): boolean {
    if (plain === '' || this.registry.has(plain) || this.isPrinted(place, plain)) return true;
    return !isOwn && this.repeats(plain, said);
  }

  /** Shows the forms of a text's sentences; true when all are known. */
  private isKnown(place: string, open: string, fil: string, at: FilePlace): boolean {
    const known = sentencesOf(this.forms.of(open)).map((form, i) => {
      const others = () =>
        OTHER_SLOTS.flatMap((slots) => sentencesOf(this.forms.of(open, slots))[i] ?? []);
      return this.sink({ what: 'words', place, form, others, fil, at });
    });
    return known.every((one) => one);
  }

  /** True for words that are the page's own said again, whole, or the beginning of them before «…». */
  private repeats(text: string, said: ReadonlySet<string>): boolean {
    const open = text.replace(/^\((.*)\)$/, '$1');
    if (open.endsWith('…')) {
      const start = open.replace(/[,:]? ?…$/, '');
      for (const sentence of said) if (sentence.startsWith(start)) return true;
      return false;
    }
    const all = splitSentences(open).map(({ tekst }) => normalizeSentence(tekst, this));
    return all.length > 0 && all.every((sentence) => this.isSaid(sentence, said));
  }

  /** A sentence of the page, which may have the name of the page before it. */
  private isSaid(sentence: string, said: ReadonlySet<string>): boolean {
    if (said.has(sentence)) return true;
    const open = sentence.replaceAll('‘', '«').replaceAll('’', '»');
    if (said.has(open)) return true;
    const [head = '', name = ''] = /^([^:]*): /.exec(open) ?? [];
    if (head === '' || !said.has(open.slice(head.length))) return false;
    const [mention] = this.names.find(name);
    return name === 'Alle tiltak' || (mention?.fra === 0 && mention.til === name.length);
  }

  /** «Sentences of the page» with who says them: what is quoted is said there. */
  private isQuotation(text: string, said: ReadonlySet<string>): boolean {
    const end = this.endOfQuotation(text);
    return text.startsWith('«') && end > 0 && this.repeats(text.slice(1, end), said);
  }

  /** Where the quotation marks close before the name of the site; -1 where they do not. */
  private endOfQuotation(text: string): number {
    return this.siteName === '' ? -1 : text.indexOf(`» ${this.siteName}`);
  }

  /** A text without what it quotes of the page, or has from the registry. */
  private ownWords(text: string, shown: string, plain: string, said: ReadonlySet<string>): string {
    if (this.isQuotation(plain, said))
      return `«⟨sitert⟩${text.trim().slice(this.endOfQuotation(text.trim()))}`;
    if (text !== shown) return text;
    return sentencesOf(plain)
      .filter((sentence) => !this.registry.has(sentence))
      .join(' ');
  }

  /** A label that is told as the report prints it, on the page that tells how labels were read; a line of a name in a drawing. */
  private isPrinted(place: string, plain: string): boolean {
    if (/^avstemming tr>t[dh]$/.test(place)) return this.printed.includes(plain);
    return (
      /^svg fig-(?:etikett|navn)/.test(place) &&
      plain.length > 2 &&
      this.called.includes(plain.toLowerCase().replace(/-$/, ''))
    );
  }

  /** «Kilder: Forskrift …; Nav», «Brudd i serien: …»: the titles, and what a break is said to be, are the registry's. */
  private withoutSources(text: string): string {
    const sources = /^\s*Kilder?: /.test(text)
      ? this.sources
      : text.includes('Brudd i serien')
        ? this.breaks
        : [];
    return sources.reduce((out, source) => out.replaceAll(source, '⟨sitat⟩'), text);
  }
}

/** The terms that the registry explains. */
function termsIn(register: Files): string[] {
  const files = [...register.keys()].filter((path) => /^begreper\/[^/]+\.md$/.test(path));
  return files.flatMap(
    (path) => /^navn: *['"]?(.*?)['"]? *$/m.exec(textOf(register, path))?.[1] ?? [],
  );
}

/** What reports may be called: their first lines. */
function titles({ rapporter, superseded }: Truth): string[] {
  const lines = [...rapporter, ...superseded].flatMap(({ linjer }) =>
    linjer.slice(0, TITLE_LINES).map((line) =>
      line
        .replace(/^#+\s*/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
  return [...new Set(lines)].filter((line) => line.length > 10).sort((a, b) => b.length - a.length);
}

/** The sentences a page says where numbers are marked. */
function saidOn(page: AuditedPage, site: Pick<AuditContext, 'siteName'>): Set<string> {
  return new Set(
    page.sentences
      .filter(({ marks, block }) => marks.length > 0 || block.attr['data-tekst'] !== undefined)
      .map(({ tekst }) => normalizeSentence(tekst, site)),
  );
}

import forms from '../grammar/forms.json' with { type: 'json' };
import shapes from '../grammar/shapes.json' with { type: 'json' };

const WORDS = new Language(forms, 3, tokensOf);
const SHAPES = new Language(shapes, 2, shapeTokens);

/** Reports what no form of its place has: words by rule `ordlyd`, elements and parts of files by rule `form`. True for what is known. */
export function checkFormed(
  { what, place, form, others, fil, at }: Formed,
  context: AuditContext,
): boolean {
  const sted = placeOf(at);
  if (what === 'missing') {
    context.report({ fil, sted, regel: 'begrep-mangler', found: `«${form}» er ikke forklart` });
    return false;
  }
  const language = what === 'words' ? WORDS : SHAPES;
  const unknown = language.unknown(place, form);
  if (unknown === undefined) return true;
  const plain = others?.() ?? [form];
  if (plain.some((one) => language.unknown(place, one) === undefined)) return true;
  context.report({
    fil,
    sted,
    regel: what === 'words' ? 'ordlyd' : 'form',
    found: `«${unknown.trim()}» i «${plain.at(-1)}» (${place})`,
  });
  return false;
}
