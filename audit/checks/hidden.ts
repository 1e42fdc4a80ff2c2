import { allElements, nearest, textIn, type Element } from '../page/document.ts';
import { placeIn } from '../page/sentence.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

/** Words that bound, round or guess a hidden number. */
const FORBIDDEN =
  /(?<!\p{L})(noen få|en håndfull|minst (én|en|ett)|høyst tre|maks(imalt)? tre|ingen deltakere|en eller flere|1[-–]3|0[-–]3|mellom (null|én|en|1|0) og (tre|3)|<\s?4(?![\d\u00a0,]))(?!\p{L})/iu;
/** Words for a part that is «the rest» of a sum. */
const REST =
  /(?<!\p{L})(øvrige|resten|restkategori|residual|udefinert|ufordelt|differanse)(?!\p{L})/iu;

/** Attributes that place or name a thing and may differ between hidden cells without telling anything. */
const NEUTRAL = new Set([
  'id',
  'headers',
  'x',
  'cx',
  'x1',
  'x2',
  'data-maned',
  'data-serie',
  'data-endret',
]);

/** What every hidden cell of the site says, and nothing else. */
const SKJERMET = '* skjermet (færre enn fire)';

/** Every hidden cell looks like every other, nothing bounds what it hides, and no bar is drawn for a rest. */
export function checkSkjermet(page: AuditedPage, context: AuditContext): void {
  checkLike(page, context);
  checkWord(page, context);
  checkOrder(page, context);
}

/** All marks of one element kind within one table or chart are the same, but for place and name. */
function checkLike(page: AuditedPage, context: AuditContext): void {
  const forms = new Map<Element, Map<string, string>>();
  for (const element of page.elements) {
    if (element.attr['data-status'] !== 'skjermet') continue;
    if (/\d/.test(ownText(element)) || valueAttribute(element))
      reportAt(
        { page, context },
        element,
        'skjermet-verdi',
        `et skjermet sted bærer «${(ownText(element).trim() || valueAttribute(element)) ?? ''}»`,
      );
    const word = ownText(element).replace(/\s+/g, ' ').trim();
    if (word !== SKJERMET)
      reportAt(
        { page, context },
        element,
        'skjermet-ulikt',
        `«${word}» på et skjermet sted`,
        SKJERMET,
      );
    const frame = nearest(element, ({ navn }) => navn === 'table' || navn === 'svg') ?? element;
    const known = forms.get(frame) ?? new Map<string, string>();
    forms.set(frame, known);
    const form = dependencies(element);
    const first = known.get(element.navn);
    if (first === undefined) known.set(element.navn, form);
    else if (first !== form) reportAt({ page, context }, element, 'skjermet-ulikt', form, first);
  }
}

function ownText(element: Element): string {
  return element.children
    .map((children) => (children.slag === 'tekst' ? children.tekst : ownText(children)))
    .join('');
}

/** A mark may lead to the line it stands on in the report, which is judged as a source. */
function isSourceLink({ navn, attr }: Element): boolean {
  return navn === 'a' && /\/kilde\/#L\d+$/.test(attr.href ?? '');
}

function valueAttribute(element: Element): string | undefined {
  for (const { attr } of allElements(element))
    for (const name of [
      'value',
      'data-verdi',
      'data-antall',
      'data-sort',
      'data-order',
      'data-value',
      'height',
      'title',
    ])
      if (/\d/.test(attr[name] ?? '')) return `${name}="${attr[name]}"`;
  return undefined;
}

function dependencies(element: Element): string {
  const attributes = Object.entries(element.attr)
    .filter(([name]) => !NEUTRAL.has(name) && !(name === 'href' && isSourceLink(element)))
    .map(
      ([name, value]) =>
        ` ${name}="${name === 'transform' ? value.replace(/\([-\d.]+/, '(x') : value}"`,
    )
    .sort();
  const content = element.children.map((children) =>
    children.slag === 'tekst' ? children.tekst.trim() : dependencies(children),
  );
  return `<${element.navn}${attributes.join('')}>${content.join('')}`;
}

function checkWord(page: AuditedPage, context: AuditContext): void {
  for (const sentence of page.sentences) {
    const inRapporten = nearest(sentence.block, ({ attr }) => attr['data-kilde'] !== undefined);
    if (inRapporten || page.adresse.endsWith('/kilde/')) continue;
    const match = FORBIDDEN.exec(sentence.tekst);
    if (match)
      reportAt(
        { page, context },
        placeIn(sentence, match.index),
        'skjermet-anslag',
        `«${match[0]}»`,
        '«skjermet (færre enn fire)»',
      );
    const inFigure = nearest(sentence.block, ({ navn }) =>
      ['figure', 'table', 'svg'].includes(navn),
    );
    const rest = inFigure && REST.exec(sentence.tekst);
    if (rest)
      reportAt(
        { page, context },
        placeIn(sentence, rest.index),
        'restledd',
        `«${rest[0]}» i en figur eller tabell`,
      );
  }
}

/** Rows hidden in the newest month keep the registry's order or the alphabet's among themselves. */
function checkOrder(page: AuditedPage, context: AuditContext): void {
  // Changed figures stand in their report's order, which is judged with them.
  if (/^\/rapporter\/[^/]+\/endringer\//.test(page.adresse)) return;
  const tables = page.elements.filter(({ navn }) => navn === 'tbody');
  for (const table of tables) {
    const names = allElements(table)
      .filter(({ navn }) => navn === 'tr')
      .filter((row) => allElements(row).some(({ attr }) => attr['data-status'] === 'skjermet'))
      .map((row) => rowEntry(row, context))
      .filter((record) => record !== undefined);
    const ordered = (key: (record: { orden: number }) => number): boolean =>
      names.every((record, i) => i === 0 || key(names[i - 1] ?? record) <= key(record));
    const alphabetical = names.every(
      (record, i) => i === 0 || (names[i - 1]?.vist ?? '').localeCompare(record.vist, 'nb') <= 0,
    );
    if (names.length > 1 && !alphabetical && !ordered(({ orden }) => orden))
      reportAt(
        { page, context },
        table,
        'skjermet-rekkefølge',
        names.map(({ navn }) => navn).join(', '),
        'rapportens rekkefølge',
      );
  }
}

function rowEntry(
  row: Element,
  context: AuditContext,
): { orden: number; navn: string; vist: string } | undefined {
  const head = allElements(row).find(({ navn }) => navn === 'th') ?? row;
  return context.names.find(textIn(head))[0]?.entries[0];
}
