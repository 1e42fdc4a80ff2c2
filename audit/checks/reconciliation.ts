import { reportOfPage } from '../readers/edition.ts';
import { textIn, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { cells, rows } from '../page/table.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';
import type { AuditedRapport } from '../readers/report.ts';
import { SUM_KINDS, sums, type AuditedSum } from '../truth/sums.ts';
import { formatInteger } from '../truth/numbers.ts';

/** What came of the sums of one kind: exact, with hidden parts, with absent parts, broken. */
type Outcome = [eksakt: number, skjermet: number, fravaerende: number, brutt: number];

/** The page that tells how a report reconciles counts its sums as this program does; each label it lists stands on its line. */
export function checkReconciliation(page: AuditedPage, context: AuditContext): void {
  const rapport = context.truth.rapport(reportOfPage(page.adresse, 'avstemming') ?? '');
  if (!rapport) return;
  const tables = page.elements.filter(({ navn }) => navn === 'table');
  const numberRows = tables.flatMap(rows).filter((row) => numbers(row).length === 4);
  const summene = sums(rapport.serier, context.truth.registerIn(rapport));
  const outcome = SUM_KINDS.map((kind) =>
    countOutcomes(
      summene.filter((sum) => sum.slag === kind),
      rapport,
    ),
  );
  const wanted = [...outcome, outcome.reduce<Outcome>(add, [0, 0, 0, 0])];
  if (numberRows.length !== wanted.length)
    reportAt(
      { page, context },
      page.document.root,
      'avstemming',
      `${numberRows.length} rader med summer`,
      String(wanted.length),
    );
  numberRows.forEach((row, i) => {
    const right = (wanted[i] ?? []).map((count) => formatInteger(BigInt(count))).join(' · ');
    const says = numbers(row).join(' · ');
    if (says !== right)
      reportAt({ page, context }, row, 'avstemming', `«${says}» i «${flatText(row)}»`, right);
  });
  for (const row of tables.flatMap(rows)) checkLabel(row, rapport.linjer, { page, context });
}

function numbers(row: Element): string[] {
  return cells(row)
    .filter(({ navn }) => navn === 'td')
    .map(flatText)
    .filter((text) => /^[\d\u00a0]+$/.test(text));
}

function add(sum: Outcome, one: Outcome): Outcome {
  return sum.map((count, i) => count + (one[i] ?? 0)) as Outcome;
}

function countOutcomes(sums: readonly AuditedSum[], { maneder, serier }: AuditedRapport): Outcome {
  const outcome: Outcome = [0, 0, 0, 0];
  for (const { total, deler, hasAbsent } of sums)
    for (const maned of maneder) {
      const [sum, ...segment] = [total, ...deler].map(
        (series) => serier.get(series)?.get(maned)?.antall ?? 0,
      );
      const hidden = sum === '*' || segment.includes('*');
      const holds = sum === segment.reduce<number>((to, count) => to + Number(count), 0);
      outcome[hidden ? 1 : !holds ? 3 : hasAbsent ? 2 : 0] += 1;
    }
  return outcome;
}

/** A label said to stand on a line stands there. */
function checkLabel(
  row: Element,
  lines: readonly string[],
  at: { page: AuditedPage; context: AuditContext },
): void {
  const [head, ...others] = cells(row);
  // The other tables name a series as the registry does now.
  if (head?.navn !== 'th' || head.attr['data-trykt'] === undefined) return;
  const label = flatText(head);
  for (const match of others
    .map(textIn)
    .join(' ')
    .matchAll(/linje (\d+)/g)) {
    const line = lines[Number(match[1]) - 1] ?? '';
    if (!line.replace(/\s+/g, ' ').trim().startsWith(label))
      reportAt(
        at,
        head,
        'avstemming',
        `«${label}» står ikke på linje ${match[1] ?? ''}`,
        `«${line}»`,
      );
  }
}
