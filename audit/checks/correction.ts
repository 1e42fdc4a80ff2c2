import { allElements, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { reportOfPage } from '../readers/edition.ts';
import { cells, rows } from '../page/table.ts';
import { partSeries } from '../truth/truth.ts';
import { manedName } from '../readers/month.ts';
import { lineInWords } from '../readers/pages.ts';
import type { AuditedRettelse } from '../readers/corrections.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';
import { formatInteger } from '../truth/numbers.ts';

/** The page that tells how a report reconciles lists each figure the editor corrected in it: what it says, what it should, why, when and where. */
export function checkRettelser(page: AuditedPage, context: AuditContext): void {
  const id = reportOfPage(page.adresse, 'avstemming');
  if (id === undefined) return;
  const wanted = context.truth.rettelser
    .filter(({ rapport }) => rapport === id)
    .map((rettet) => rowFor(rettet, context));
  const table = page.elements.find(
    (element) => element.navn === 'table' && flatText(element).includes('Rettet til'),
  );
  const root = table ?? page.document.root;
  const shown = (table ? rows(table) : []).filter(({ parent }) => parent?.navn === 'tbody');
  for (const row of shown) {
    const says = saidIn(row);
    if (!wanted.includes(says))
      reportAt({ page, context }, row, 'rettelse', says, wanted.join(' / '));
  }
  const said = shown.map(saidIn);
  for (const missing of wanted.filter((right) => !said.includes(right)))
    reportAt({ page, context }, root, 'rettelse', `mangler ${missing}`);
}

function rowFor(rettet: AuditedRettelse, context: AuditContext): string {
  const { serie, maned, fra, til, begrunnelse, dato, linje, rapport } = rettet;
  const { niva, id } = partSeries(serie);
  const name = context.truth.entry(niva, id)?.navn ?? 'I alt';
  const when = `${manedName(maned) ?? ''} ${maned.slice(0, 4)}`;
  const sto = typeof fra === 'string' ? fra : formatInteger(BigInt(fra));
  const where = lineInWords(context.truth.rapport(rapport) ?? { linjer: [] }, linje);
  const fields = [name, when, sto, formatInteger(BigInt(til)), begrunnelse, dato, where];
  return fields.join(' · ').replace(/\s/g, ' ');
}

/** What a row says, beginning with the name before the first comma; every space is plain, for the report and the editor write so. */
function saidIn(row: Element): string {
  return cells(row)
    .map((cell) => {
      const day = allElements(cell).find(({ attr }) => attr.datetime?.length === 10);
      const text = flatText(cell);
      return day?.attr.datetime ?? (cell.navn === 'th' ? text.replace(/ \([^)]*\)$/, '') : text);
    })
    .join(' · ')
    .replace(/\s/g, ' ');
}
