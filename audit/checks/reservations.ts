import { placeIn, type PageSentence } from '../page/sentence.ts';
import { allElements, nearest, type Element } from '../page/document.ts';
import { monthRange } from '../readers/month.ts';
import { changesIn, reportAt, type AuditContext, type AuditedPage } from './context.ts';
import { shownAt } from './shown-months.ts';

interface At {
  page: AuditedPage;
  context: AuditContext;
}

/** The page's own series and the month it tells of. */
interface Own {
  serie: string;
  na: string;
}

/** What a summary says of its series as such, and the months for which it is so. */
const CAVEATS: [uttrykk: RegExp, maneder: (own: Own, at: At) => string[]][] = [
  [
    /(?<!\p{L})(er|var skjermet i forrige rapport|er skjermet i denne rapporten).*rapport|er endret/iu,
    changed,
  ],
  [/rettet av redaksjonen/iu, corrected],
  [/^\s*Tall for .* mangler/iu, missing],
  [/har ikke tall for .* i /iu, withoutNumber],
  [/har et brudd i/iu, broken],
];

/**
 * Caveats hold: a figure said to be changed, corrected or missing is so in the page's own series, and so are breaks.
 * What the editor is quoted for is what the editor wrote. A month that is changed or corrected is not left unsaid.
 */
export function checkCaveats(page: AuditedPage, context: AuditContext): void {
  checkQuotations(page, context);
  const own = ownIn(page);
  if (!own) return;
  const at = { page, context };
  const summary = page.sentences.filter(({ block }) => isSummary(block));
  for (const sentence of summary) checkSentence(sentence, own, at);
  // What is told of earlier months leaves out what the page has said.
  const main = summary.filter(
    ({ block }) => !nearest(block, ({ attr }) => attr['data-maned'] !== undefined),
  );
  const [first] = main;
  if (!first || page.adresse.startsWith('/figur/')) return;
  for (const [what, maneder, word] of [
    ['endret', changed(own, at), /endret|var skjermet i forrige|er skjermet i denne/iu],
    ['rettet', corrected(own, at), /rettet av redaksjonen/iu],
  ] as const)
    if (maneder.length > 0 && !main.some(({ tekst }) => word.test(tekst)))
      reportAt(at, placeIn(first), 'forbehold', `ikke sagt at ${maneder.join(', ')} er ${what}`);
}

function isSummary(block: PageSentence['block']): boolean {
  return (
    block.navn === 'p' &&
    /^(sammendrag|merknad)$/.test(block.attr['data-tekst'] ?? '') &&
    !nearest(block, ({ navn }) => navn === 'figure')
  );
}

function ownIn({ owner, serier, edition }: AuditedPage): Own | undefined {
  if (!owner) return undefined;
  const hovedgruppe = owner.niva === 'hovedgruppe' ? owner.id : 'alle';
  const total = [...(serier.get('i-alt/i-alt/alle/alle')?.keys() ?? [])].sort();
  const na = total.at(-1) ?? edition;
  return { serie: `${owner.niva}/${owner.id}/${hovedgruppe}/alle`, na };
}

function checkSentence(sentence: PageSentence, own: Own, at: At): void {
  for (const [expression, find] of CAVEATS) {
    if (!expression.test(sentence.tekst)) continue;
    const named = sentence.marks.flatMap(({ slag, element }) =>
      slag === 'time' ? (element.attr.datetime ?? []) : [],
    );
    const wanted = find(own, at);
    const wrong = named.find((maned) => !wanted.includes(maned));
    if (wrong !== undefined)
      reportAt(
        at,
        placeIn(sentence),
        'forbehold',
        `${wrong} i «${sentence.tekst.replace(/\s+/g, ' ').trim()}»`,
        wanted.join(', ') || 'ingen måned',
      );
    return;
  }
}

/** Months of the series that the page's release tells otherwise than the one before. */
function changed({ serie, na }: Own, { page, context }: At): string[] {
  return changesIn(serie, page, context)
    .filter(({ rapport, til, maned }) => til && rapport === page.edition && maned <= na)
    .map(({ maned }) => maned);
}

function corrected({ serie }: Own, { page }: Pick<At, 'page'>): string[] {
  return [...(page.serier.get(serie) ?? [])].flatMap(([maned, { rettet }]) =>
    rettet ? maned : [],
  );
}

/** Months between the first and the page's own that the series has no figure for. */
function missing({ serie, na }: Own, { page }: At): string[] {
  const has = page.serier.get(serie);
  const [first] = [...(has?.keys() ?? [])].sort();
  return first === undefined ? [] : monthRange(first, na).filter((maned) => !has?.has(maned));
}

/** The page's own month, when it has no figure, with the last that has one. */
function withoutNumber({ serie, na }: Own, { page }: At): string[] {
  const has = [...(page.serier.get(serie)?.keys() ?? [])].sort();
  return has.includes(na) ? [] : [na, has.at(-1) ?? na];
}

function broken({ serie, na }: Own, { context }: At): string[] {
  return context.truth.breaksFor(serie).filter((maned) => maned <= na);
}

/** A figure's notes name the months of its series that have been told otherwise before, and the breaks it draws. */
export function checkFigureRemarks(whole: AuditedPage, context: AuditContext): void {
  for (const figur of whole.elements) {
    if (figur.navn !== 'figure' || figur.attr.id === undefined) continue;
    const page = shownAt(figur, whole);
    const content = allElements(figur);
    const seriesList = new Set(
      content.flatMap(({ attr }) => attr['data-serier']?.split(/\s+/) ?? []),
    );
    const notes = page.sentences.filter(
      ({ block }) =>
        block.attr['data-tekst'] === 'merknad' &&
        nearest(block, (element) => element === figur) !== undefined,
    );
    const at = { page, context };
    // A figure of one month need not tell of the others.
    const overTime =
      figur.attr.id.endsWith('-endring') ||
      content.some(({ attr }) => attr.class?.split(' ').includes('fig-linje'));
    checkNote({ figur, overTime }, 'endret', notes, changedIn(seriesList, at), at);
    checkNote({ figur, overTime }, 'brudd', notes, brokenIn(seriesList, at), at);
    checkNote({ figur, overTime }, 'rettet', notes, rettetIn(seriesList, page), at);
  }
}

const NOTES = {
  endret: /er endret siden/u,
  brudd: /^\s*Brudd i serien/u,
  rettet: /rettet av redaksjonen/u,
};

/** Each month of the note is one of those it is about; its first and last are theirs. */
function checkNote(
  { figur, overTime }: { figur: Element; overTime: boolean },
  what: keyof typeof NOTES,
  notes: readonly PageSentence[],
  wanted: readonly string[],
  at: At,
): void {
  const said = notes
    .filter(({ tekst }) => NOTES[what].test(tekst))
    .flatMap(({ marks }) => marks)
    .flatMap(({ slag, element }) => (slag === 'time' ? (element.attr.datetime ?? []) : []))
    .filter((time) => /^\d{4}-\d{2}$/.test(time))
    .sort();
  const agrees =
    said.every((maned) => wanted.includes(maned)) &&
    (!overTime || (said[0] === wanted[0] && said.at(-1) === wanted.at(-1)));
  if (!agrees)
    reportAt(
      at,
      figur,
      'forbehold',
      `figuren sier ${said.join(', ') || 'ingenting'} om ${what}`,
      wanted.join(', ') || 'ingenting',
    );
}

function changedIn(seriesList: ReadonlySet<string>, { page, context }: At): string[] {
  const maneder = [...seriesList].flatMap((series) =>
    changesIn(series, page, context)
      .filter(({ til, rapport }) => til && rapport <= page.edition)
      .filter(({ maned }) => page.serier.get(series)?.has(maned))
      .map(({ maned }) => maned),
  );
  return [...new Set(maneder)].sort();
}

function rettetIn(seriesList: ReadonlySet<string>, page: AuditedPage): string[] {
  const maneder = [...seriesList].flatMap((serie) => corrected({ serie, na: '' }, { page }));
  return [...new Set(maneder)].sort();
}

function brokenIn(seriesList: ReadonlySet<string>, { page, context }: At): string[] {
  const maneder = [...seriesList].flatMap((series) => {
    const own = [...(page.serier.get(series)?.keys() ?? [])].sort();
    return context.truth
      .breaksFor(series)
      .filter((maned) => maned > (own[0] ?? maned) && maned <= page.edition.slice(0, 7));
  });
  return [...new Set(maneder)].sort();
}

/** The day a correction is said to be made is one the editor has given. */
function checkDays({ marks }: PageSentence, at: At): void {
  const days = new Set(at.context.truth.rettelser.map(({ dato }) => dato));
  for (const { slag, element } of marks) {
    const { datetime = '' } = element.attr;
    if (slag === 'time' && datetime.length === 10 && !days.has(datetime))
      reportAt(at, element, 'sitat', `rettet ${datetime}`, [...days].join(' eller '));
  }
}

/** A quotation is word for word what stands in the registry or among the corrections. */
function checkQuotations(page: AuditedPage, context: AuditContext): void {
  for (const sentence of page.sentences)
    for (const { element, fra, til } of sentence.quotations) {
      const word = sentence.tekst.slice(fra, til).replace(/\s+/g, ' ').trim();
      const source = element.attr['data-sitat'] ?? '';
      if (source === 'rettelse') checkDays(sentence, { page, context });
      if (
        !(context.truth.quotations.get(source) ?? []).some((quotation) => quotation.includes(word))
      )
        reportAt({ page, context }, element, 'sitat', `«${word}» står ikke i ${source}`);
    }
}
