import type { TableCell, TableRow } from '../tables/table.ts';
import { toLabelForm, type LabelForm } from './similarity.ts';

/** One way to read a row's label: as printed, or with the loose lines above and below it that it may be wrapped over. */
export interface LabelOptions {
  form: LabelForm;
  /** Loose lines near the row that this reading leaves out. */
  unused: number;
  linjer: TableCell[];
}

/** Every way to read a row's label, with the most lines first. A row without loose lines around it has one. */
export function listLabelOptions({ etikett, over, under }: TableRow): LabelOptions[] {
  const own = etikett.tekst === '' ? [] : [etikett];
  const options: LabelOptions[] = [];
  for (let above = over.length; above >= 0; above -= 1) {
    for (let below = under.length; below >= 0; below -= 1) {
      const linjer = [...over.slice(over.length - above), ...own, ...under.slice(0, below)];
      const unused = over.length - above + under.length - below;
      if (linjer.length > 0) options.push({ form: formOf(linjer), unused, linjer });
    }
  }
  return options.sort((a, b) => a.unused - b.unused);
}

function formOf(lines: TableCell[]): LabelForm {
  return toLabelForm(lines.map(({ tekst }) => tekst).join(' '));
}
