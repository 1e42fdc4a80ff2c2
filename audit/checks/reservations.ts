import { placeIn, type PageSentence } from '../page/sentence.ts';
import { allElements, nearest, type Element } from '../page/document.ts';
import { changedMonths, correctedMonths } from '../prose/caveats.ts';
import { newestMonth, ownSeries } from '../prose/statement.ts';
import {
  changesIn,
  reportAt,
  type At,
  type AuditContext,
  type AuditedPage,
} from '../page/context.ts';
import { shownAt } from '../page/shown-months.ts';

/** What is told in a summary where months are changed or corrected. */
const CAVEATS = [
  ['endret', changedMonths, /^(?:revidert|revidert-flere)$/],
  ['rettet', correctedMonths, /^rettet$/],
] as const;

/**
 * What the editor is quoted for is what the editor wrote. A month that is changed or corrected is not left unsaid: what a
 * caveat says is judged by its kind.
 */
export function checkCaveats(page: AuditedPage, context: AuditContext): void {
  checkQuotations(page, context);
  const series = ownSeries(page);
  if (series === undefined || page.adresse.startsWith('/figur/')) return;
  // What is told of earlier months leaves out what the page has said.
  const main = page.sentences.filter(
    ({ block }) =>
      isSummary(block) && !nearest(block, ({ attr }) => attr['data-maned'] !== undefined),
  );
  const [first] = main;
  if (!first) return;
  const own = { page, context, series, now: newestMonth(page) };
  for (const [what, months, kinds] of CAVEATS)
    if (months(own).length > 0 && !main.some(({ kind }) => kind !== undefined && kinds.test(kind)))
      reportAt(
        own,
        placeIn(first),
        'forbehold',
        `ikke sagt at ${months(own).join(', ')} er ${what}`,
      );
}

function isSummary(block: PageSentence['block']): boolean {
  return (
    block.navn === 'p' &&
    /^(sammendrag|merknad)$/.test(block.attr['data-tekst'] ?? '') &&
    !nearest(block, ({ navn }) => navn === 'figure')
  );
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
  const maneder = [...seriesList].flatMap((series) => correctedMonths({ series, page }));
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
