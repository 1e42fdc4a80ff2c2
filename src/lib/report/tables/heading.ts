import type { Maned } from '../../domain/maned.ts';
import { normalForm } from '../parse/normal-form.ts';
import { distance } from './edit-distance.ts';
import { parsePeriod } from './period.ts';
import { SECTIONS, type TableCell, type Section } from './table.ts';

type Statement = { slag: 'seksjon'; seksjon: Section } | { slag: 'periode'; maneder: Maned[] };

/** What a heading says, and how many lines it is broken over. */
export type Heading = Statement & { linjer: number };

/** A heading is never broken over more lines than this. */
const MOST_LINES = 3;
/** How much of a section's title may be damaged. */
const GREATEST_DAMAGE = 0.2;

const NORMAL_FORMS = Object.entries(SECTIONS).map(([section, name]) => ({
  seksjon: section as Section,
  form: normalForm(name),
}));

/** The same sections in the report without sexes. So short a title must be there to the letter. */
const WITHOUT_SEXES: Partial<Record<string, Section>> = {
  hovedgrupper: 'hovedgrupper-kjonn',
  tiltaksgrupper: 'tiltaksgrupper-kjonn',
};

/**
 * The section or period that the last of these lines names, alone or as the end of a heading broken over lines;
 * the longest that makes sense is taken. Undefined when it names neither.
 */
export function readHeading(lines: TableCell[]): Heading | undefined {
  for (let count = Math.min(MOST_LINES, lines.length); count > 0; count -= 1) {
    const text = lines
      .slice(-count)
      .map((line) => line.tekst)
      .join(' ');
    const found = readOne(text, count === 1);
    if (found) return { ...found, linjer: count };
  }
  return undefined;
}

function readOne(text: string, alone: boolean): Statement | undefined {
  const maneder = parsePeriod(text);
  if (maneder) return { slag: 'periode', maneder };
  // A title begins with a capital; «tiltak» is the end of a wrapped label.
  if (/^\p{Ll}/u.test(text)) return undefined;
  const seksjon = findSection(normalForm(text), alone);
  return seksjon && { slag: 'seksjon', seksjon };
}

/** Damage is borne in a title that stands on one line; joined lines must be a title to the letter. */
function findSection(form: string, alone: boolean): Section | undefined {
  const same = NORMAL_FORMS.find((section) => section.form === form);
  if (same || !alone) return same?.seksjon;
  if (WITHOUT_SEXES[form]) return WITHOUT_SEXES[form];
  const near = NORMAL_FORMS.filter((section) => {
    const most = Math.floor(section.form.length * GREATEST_DAMAGE);
    return distance(form, section.form, most) <= most;
  });
  return near.length === 1 ? near[0]?.seksjon : undefined;
}
