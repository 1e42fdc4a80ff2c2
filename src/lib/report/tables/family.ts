import { normalForm } from '../parse/normal-form.ts';
import { distance } from './edit-distance.ts';

/** The agency's reports that are read, by what their title says they are broken down by. */
export const FAMILIES = {
  kjonn: 'Deltakere i arbeidsrettede tiltak. Tiltak og kjønn. Tidsserie måned',
  'uten-kjonn': 'Deltakere i arbeidsrettede tiltak. Tiltak. Tidsserie måned',
} as const;
export type Family = keyof typeof FAMILIES;

/** What a title says: a report that is read, or another of the agency's. */
export type TitleReading = { family: Family } | { other: string };

const SUBJECT = normalForm('Deltakere i arbeidsrettede tiltak');
/** So many letters of the subject, and of the breakdown, may be misread. */
const MOST_DAMAGE = { subject: 4, kjonn: 2, 'uten-kjonn': 1 };
const LONGEST_TITLE = 200;

/** What a line says as the title of one of the agency's reports; undefined for a line that is none. */
export function readTitle(text: string): TitleReading | undefined {
  if (text.length > LONGEST_TITLE) return undefined;
  const title = text.replace(/[#*_|\t]/g, ' ').trim();
  const [subject = '', breakdown = '', period = ''] = title.split('.').map(normalForm);
  if (period === '' || breakdown === '') return undefined;
  if (distance(subject, SUBJECT, MOST_DAMAGE.subject) > MOST_DAMAGE.subject) return undefined;
  const family = (['kjonn', 'uten-kjonn'] as const).find((one) => {
    const name = normalForm(FAMILIES[one].split('.')[1] ?? '');
    return distance(breakdown, name, MOST_DAMAGE[one]) <= MOST_DAMAGE[one];
  });
  return family ? { family } : { other: title.replace(/\s+/g, ' ') };
}

/** A title of another report, and its line from 1. */
export interface OtherReport {
  title: string;
  line: number;
}

/** The first title of another report, where no line is the title of one that is read. */
export function findOtherReport(lines: readonly string[]): OtherReport | undefined {
  let found: OtherReport | undefined;
  for (const [i, line] of lines.entries()) {
    const title = readTitle(line);
    if (title && 'family' in title) return undefined;
    if (title) found ??= { title: title.other, line: i + 1 };
  }
  return found;
}

/** What can be read, for a message. */
export const READABLE = `«${FAMILIES.kjonn}» og «${FAMILIES['uten-kjonn']}»`;
