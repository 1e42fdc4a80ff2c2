import type { AuditedRevision } from '../truth/revisions.ts';
import { allElements, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { cells } from '../page/table.ts';
import { manedName, period } from '../readers/month.ts';
import {
  anchorFor,
  textWithMarks,
  seriesName,
  writtenDifference,
  changeSize,
} from './changes-by-subject.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';
import { formatInteger } from '../truth/numbers.ts';

/** Releases, from the newest, that sizes are told of. */
const WITH_SIZES = 36;
const TOTAL = 'i-alt/i-alt/alle/alle';

/**
 * The index of changes has each report that changed something, the newest first: how many figures, the largest change
 * of a tiltak and those of the total, where no report up to the newest hides them.
 */
export function checkChangeList(page: AuditedPage, context: AuditContext): void {
  if (page.adresse !== '/endringer/') return;
  const at = { page, context };
  const wanted = expected(context);
  const rows = page.elements.filter(({ navn, parent }) => {
    return navn === 'tr' && parent?.navn === 'tbody';
  });
  rows.forEach((row, i) => {
    const right = wanted[i];
    const said = saidIn(row);
    context.tally.celler += said.length;
    if (!right) reportAt(at, row, 'endring-rad', `«${flatText(row)}»`, 'ingen rad');
    else
      right.forEach((word, place) => {
        const cell = cells(row)[place] ?? row;
        if (said[place] !== word)
          reportAt(at, cell, place === 0 ? 'endring-rad' : 'endring-tall', said[place] ?? '', word);
      });
  });
  for (const row of wanted.slice(rows.length))
    reportAt(at, page.document.root, 'endring-mangler', `ingen rad for «${row[0] ?? ''}»`);
}

/** What a row says, cell by cell, with where its links lead and what its numbers stand on. */
function saidIn(row: Element): string[] {
  const [head = '', ...rest] = cells(row).map((cell) => {
    const link = allElements(cell).find(({ attr }) => attr.href !== undefined);
    const template = /rapporter\/[^/]+\/endringer\/.*$/.exec(link?.attr.href ?? '')?.[0];
    return textWithMarks(cell) + (template === undefined ? '' : ` (${template})`);
  });
  return [`#${row.attr.id ?? ''} ${head}`, ...rest];
}

function expected(context: AuditContext): string[][] {
  const all = context.truth.changesIn();
  const newestFirst = [...context.truth.rapporter].reverse();
  return newestFirst
    .map((rapport) => ({
      rapport,
      changes: (all.get(rapport.id) ?? []).filter((en) => mayStandNow(en, context)),
    }))
    .filter(({ changes }) => changes.length > 0)
    .map(({ rapport: { id, maneder }, changes }, i) => {
      const withdrawn = changes.filter(({ til }) => !til).length;
      const open =
        i < WITH_SIZES
          ? changes.filter((en) => changeSize(en) !== undefined && !hiddenNow(en, context))
          : [];
      return [
        `#r${id} ${capitalize(period(maneder))} (rapporter/${id}/endringer/)`,
        formatInteger(BigInt(changes.length - withdrawn)),
        formatInteger(BigInt(withdrawn)),
        largest(open, context),
        effectOf(open),
      ];
    });
}

function largest(open: readonly AuditedRevision[], context: AuditContext): string {
  const ofTiltak = open.filter(({ serie }) => serie.startsWith('tiltak/'));
  const highest = Math.max(...ofTiltak.map((en) => Math.abs(changeSize(en) ?? 0)));
  const en = ofTiltak.find((current) => Math.abs(changeSize(current) ?? 0) === highest);
  if (!en) return '–';
  const [number = '', mark = ''] = shared(en);
  const template = `rapporter/${en.rapport}/endringer/#${anchorFor(en.serie)}`;
  return `${number}, ${seriesName(en.serie, context)}, ${when(en)} ${mark} (${template})`;
}

function effectOf(open: readonly AuditedRevision[]): string {
  const own = open.filter(({ serie }) => serie === TOTAL);
  if (own.length === 0) return '–';
  const word = own.map((en) => `${when(en)} ${shared(en)[0] ?? ''}`).join(', ');
  return [word, ...own.map((en) => shared(en)[1] ?? '')].join(' ');
}

/** A size of a change, and its mark. */
function shared(change: AuditedRevision): string[] {
  return writtenDifference(change).split(/ (?=\[)/);
}

function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function when({ maned }: AuditedRevision): string {
  return `${manedName(maned) ?? ''} ${maned.slice(0, 4)}`;
}

/** Of a figure that is hidden now, a change from one number to another is not counted. */
export function mayStandNow(change: AuditedRevision, context: AuditContext): boolean {
  return changeSize(change) === undefined || !hiddenNow(change, context);
}

function hiddenNow({ serie, maned }: AuditedRevision, { truth }: AuditContext): boolean {
  return truth.hiddenNow().get(serie)?.has(maned) === true;
}
