import { readTruth, type Truth } from './truth/truth.ts';
import { remembering, textOf, type Files } from './readers/files.ts';
import { UnreadableError, type AuditResult, type Finding, type Tally } from './readers/finding.ts';
import { makeNameFinder } from './truth/names.ts';
import {
  readPage,
  editionOf,
  type AuditContext,
  type AuditedPage,
  type PageCheck,
} from './page/context.ts';
import { sums, type AuditedSum } from './truth/sums.ts';
import { checkReconciliation } from './checks/reconciliation.ts';
import { checkBareNumbers } from './checks/bare-numbers.ts';
import { ImageCheck, checkImagePair } from './checks/image.ts';
import { checkCellBars } from './checks/cell-bar.ts';
import { checkEditionFiles, checkEditionNotice } from './checks/edition.ts';
import { checkNotice } from './checks/revisions.ts';
import { checkSubject } from './checks/subject.ts';
import { checkUnit } from './checks/unit.ts';
import { checkFigures } from './checks/figure.ts';
import { checkFigureSources } from './checks/figure-source.ts';
import { checkFigureRemarks, checkCaveats } from './checks/reservations.ts';
import { checkCitations } from './checks/citation.ts';
import { checkFixedWords } from './checks/fixed-words.ts';
import { checkForm, checkSyntax } from './checks/form.ts';
import { checkFileSizes } from './checks/file-size.ts';
import { checkFreeText } from './checks/free-text.ts';
import {
  FigureCheck,
  checkSourceText,
  checkPageContent,
  checkPages,
} from './checks/completeness.ts';
import { checkReach } from './checks/reach.ts';
import { checkManifest } from './checks/manifest.ts';
import { checkOriginals, withoutOriginals } from './checks/original.ts';
import { checkLedger } from './checks/ledger.ts';
import { checkSourceLinks } from './checks/source-link.ts';
import { checkComplement } from './checks/complement.ts';
import { LinkCheck, checkLinkText } from './checks/link.ts';
import { checkMachineFiles, rememberFigure } from './checks/machine-file.ts';
import { checkMarkup } from './checks/markup.ts';
import { checkProse } from './prose/prose.ts';
import { checkMetadata, siteNameIn } from './checks/metadata.ts';
import { checkDownloads } from './checks/download.ts';
import { checkPeriods } from './checks/period.ts';
import { checkFrames } from './checks/frame.ts';
import { checkChangeList } from './checks/revision-index.ts';
import { checkChangeFiles, checkChangePages } from './checks/revision-page.ts';
import { checkRettelser } from './checks/correction.ts';
import { checkSkjermet } from './checks/hidden.ts';
import { checkLanguage } from './checks/language.ts';
import { checkPartOfWhole } from './checks/part-of-whole.ts';
import { checkTables } from './checks/table.ts';
import { TextFileCheck } from './checks/text-file.ts';
import { checkOpening, checkTimeReference } from './checks/time-reference.ts';
import { checkPolicy } from './checks/content-security-policy.ts';
import { checkComparisonData, checkSearchIndex } from './checks/script-data.ts';
import { checkShape } from './checks/shape.ts';
import { checkSafety } from './checks/safety.ts';
import { checkCalculations } from './checks/calculation.ts';
import { checkArchiveNavigation } from './checks/walk.ts';
import { datedParts } from './checks/page-parts.ts';
import { checkLists } from './checks/lists.ts';
import { checkHeads } from './checks/heads.ts';
import { checkKeyFigures, checkLabelled } from './checks/key-figures.ts';
import { checkDrawn } from './checks/drawn.ts';
import { checkFileWording } from './checks/file-wording.ts';
import { checkWhole } from './checks/whole.ts';
import { checkWording } from './checks/wording.ts';
import { readWording } from './truth/wording.ts';

/** What an audit judges and what it judges by. */
export interface AuditInput {
  /** The published folder. */
  dist: Files;
  /** The reports, by file name. */
  rapporter: Files;
  /** The registry, by path under `src/content`; `rettelser.yml` among it. */
  register: Files;
  /** Path the site is published under, with `/` first and last. */
  base: string;
  /** What the site is called; what its front page says where nobody has said. */
  name?: string;
  /** Addresses that the site may lead to outside `base` of its own origin: its publisher's, say. */
  elsewhere?: readonly string[];
  /** What the site's configuration says in words: its publisher, its licence. */
  said?: readonly string[];
}

/** Checks of what is said, which holds as of the month it is said of. */
const EXCERPT_CHECKS: PageCheck[] = [
  checkMarkup,
  checkProse,
  checkPartOfWhole,
  checkSubject,
  checkTimeReference,
  checkOpening,
  checkCaveats,
];

/** Checks of the page as a whole. */
const PAGE_CHECKS: PageCheck[] = [
  checkForm,
  checkShape,
  checkPolicy,
  checkPageContent,
  checkSourceText,
  checkLanguage,
  checkPeriods,
  checkReconciliation,
  checkUnit,
  checkBareNumbers,
  checkTables,
  checkSkjermet,
  checkComplement,
  checkSafety,
  checkLinkText,
  checkSourceLinks,
  checkFigures,
  checkCellBars,
  checkFreeText,
  checkChangePages,
  checkChangeList,
  checkNotice,
  checkEditionNotice,
  checkMetadata,
  checkFigureRemarks,
  checkFigureSources,
  checkFrames,
  checkCitations,
  checkFileSizes,
  checkRettelser,
  checkCalculations,
  checkArchiveNavigation,
  checkWording,
  checkFixedWords,
  checkWhole,
  checkLists,
  checkKeyFigures,
  checkLabelled,
  checkHeads,
  checkDrawn,
];

/** Checks of a drawing in a file of its own: what it draws is held to its page, stroke for stroke, and judged there. */
const SHEET_CHECKS: PageCheck[] = [checkShape, checkSyntax, checkSafety];

/** What the auditor has read of the reports and the registry: read once, it serves any number of audits. */
export interface AuditBasis {
  truth: Truth;
  names: AuditContext['names'];
  sumsOf: AuditContext['sumsOf'];
  wordingFor: (own: readonly string[]) => AuditContext['wording'];
}

/** Reads what sites are judged by. Throws UnreadableError when the reports or the registry cannot be read. */
export function readAuditBasis(rapporter: Files, register: Files): AuditBasis {
  const truth = readTruth(rapporter, register);
  const known = new Map<string, AuditedSum[]>();
  return {
    truth,
    names: makeNameFinder(truth.entries),
    wordingFor: readWording(truth, rapporter, register),
    sumsOf: (edition) => {
      const found = known.get(edition) ?? sums(truth.edition(edition), truth.registerAt(edition));
      known.set(edition, found);
      return found;
    },
  };
}

/** A page or drawing that was judged by itself: what was found on it, and how much was tried. */
interface JudgedPage {
  html: string;
  page: AuditedPage;
  found: Finding[];
  tried: Tally;
}

/** Pages and drawings as they were judged, by file. */
export type PageMemory = Map<string, JudgedPage>;

/** Reads and judges one page or drawing by itself; one that is the same as before is as it was judged then. */
function judgedPage(
  file: string,
  context: AuditContext,
  finding: Finding[],
  memory?: PageMemory,
): JudgedPage {
  const { tally } = context;
  const html = textOf(context.dist, file);
  const before = memory?.get(file);
  if (before?.html === html) {
    finding.push(...before.found);
    for (const what of TRIED) tally[what] += before.tried[what];
    return before;
  }
  const [start, done] = [finding.length, { ...tally }];
  const page = readPage(file, html, editionOf(file, context), context.truth);
  if (file.endsWith('.html'))
    for (const excerpt of datedParts(page, context))
      for (const check of EXCERPT_CHECKS) check(excerpt, context);
  for (const check of file.endsWith('.html') ? PAGE_CHECKS : SHEET_CHECKS) check(page, context);
  for (const what of TRIED) done[what] = tally[what] - done[what];
  const judged = { html, page, found: finding.slice(start), tried: done };
  memory?.set(file, judged);
  return judged;
}

const TRIED = ['tall', 'celler', 'lenker'] as const;

/** What the checks of a site are given. */
function contextFor(
  { base, said = [], ...basis }: AuditInput,
  yardstick: AuditBasis,
  dist: Files,
  finding: Finding[],
): AuditContext {
  const siteName = basis.name ?? siteNameIn(textOf(dist, 'index.html'));
  const own = [siteName, ...said];
  const files = [...dist.keys()];
  const sider = files.filter((file) => file.endsWith('.html')).length;
  return {
    ...yardstick,
    dist,
    base,
    siteName,
    own: own.filter((one) => /\d/.test(one)),
    wording: yardstick.wordingFor(own),
    tally: { filer: files.length, sider, tall: 0, celler: 0, lenker: 0 },
    report: (one) => finding.push(one),
  };
}

/**
 * Audits a published site against the reports it is made from. Pure: reads what it is given, writes nothing.
 * Whoever audits many sites of the same reports gives the `yardstick` that was read of them. With a
 * `memory` a page that is the same as the last time is not judged by itself again, and what it tells of other files is then
 * told as it was.
 * Throws UnreadableError when the reports or the registry cannot be read, or when there is no site to judge.
 */
export function auditSite(
  basis: AuditInput,
  yardstick = readAuditBasis(basis.rapporter, basis.register),
  memory?: PageMemory,
): AuditResult {
  const dist = withoutOriginals(remembering(basis.dist));
  const files = [...dist.keys()].sort();
  const pages = files.filter((file) => file.endsWith('.html'));
  if (pages.length === 0) throw new UnreadableError(['det finnes ingen HTML-sider å revidere']);
  const finding: Finding[] = [];
  const context = contextFor(basis, yardstick, dist, finding);
  const linkCheck = new LinkCheck(
    textOf(basis.dist, 'index.html'),
    basis.elsewhere,
    basis.register,
  );
  const textFileCheck = new TextFileCheck();
  const figureCheck = new FigureCheck();
  const imageCheck = new ImageCheck();
  for (const file of pages) {
    const { page, html } = judgedPage(file, context, finding, memory);
    linkCheck.take(page, html, context);
    textFileCheck.take(page, context);
    figureCheck.take(page, context);
    imageCheck.take(page, context);
    rememberFigure(page, context);
  }
  for (const file of files.filter((en) => en.endsWith('.svg'))) {
    const { page: sheet } = judgedPage(file, context, finding, memory);
    if (/^(?:bilder|figur)\//.test(file)) imageCheck.judgeSheet(sheet, context);
  }
  linkCheck.judge(context);
  textFileCheck.judge(context);
  figureCheck.judge(context);
  checkImagePair(context);
  checkPages(context);
  checkChangeFiles(context);
  checkEditionFiles(context);
  checkSearchIndex(context);
  checkComparisonData(context);
  checkMachineFiles(context);
  checkFileWording(context);
  checkDownloads(context);
  checkOriginals(context, basis.dist, basis.register);
  checkLedger(context, basis.register);
  checkReach(context, basis.register);
  finding.push(...checkManifest(basis.dist));
  const place = new Map(files.map((file, i) => [file, i]));
  const nr = ({ fil }: Finding): number => place.get(fil) ?? files.length;
  return { funn: finding.sort((a, b) => nr(a) - nr(b)), telling: context.tally };
}
