import type { Maned } from '../../domain/maned.ts';
import { normalform } from '../parse/normal-form.ts';
import { avstand } from './edit-distance.ts';
import { parsePeriode } from './period.ts';
import { SEKSJONER, type Celle, type Seksjon } from './table.ts';

type Utsagn = { slag: 'seksjon'; seksjon: Seksjon } | { slag: 'periode'; maneder: Maned[] };

/** What a heading says, and how many lines it is broken over. */
export type Overskrift = Utsagn & { linjer: number };

/** A heading is never broken over more lines than this. */
const MOST_LINES = 3;
/** How much of a section's title may be damaged. */
const GREATEST_DAMAGE = 0.2;

const NORMALFORMER = Object.entries(SEKSJONER).map(([seksjon, navn]) => ({
  seksjon: seksjon as Seksjon,
  form: normalform(navn),
}));

/**
 * The section or period that the last of these lines names, alone or as the end of a heading broken over lines;
 * the longest that makes sense is taken. Undefined when it names neither.
 */
export function readOverskrift(linjer: Celle[]): Overskrift | undefined {
  for (let antall = Math.min(MOST_LINES, linjer.length); antall > 0; antall -= 1) {
    const tekst = linjer
      .slice(-antall)
      .map((linje) => linje.tekst)
      .join(' ');
    const found = readOne(tekst, antall === 1);
    if (found) return { ...found, linjer: antall };
  }
  return undefined;
}

function readOne(tekst: string, alone: boolean): Utsagn | undefined {
  const maneder = parsePeriode(tekst);
  if (maneder) return { slag: 'periode', maneder };
  // A title begins with a capital; «tiltak» is the end of a wrapped label.
  if (/^\p{Ll}/u.test(tekst)) return undefined;
  const seksjon = findSeksjon(normalform(tekst), alone);
  return seksjon && { slag: 'seksjon', seksjon };
}

/** Damage is borne in a title that stands on one line; joined lines must be a title to the letter. */
function findSeksjon(form: string, alone: boolean): Seksjon | undefined {
  const same = NORMALFORMER.find((seksjon) => seksjon.form === form);
  if (same || !alone) return same?.seksjon;
  const near = NORMALFORMER.filter((seksjon) => {
    const most = Math.floor(seksjon.form.length * GREATEST_DAMAGE);
    return avstand(form, seksjon.form, most) <= most;
  });
  return near.length === 1 ? near[0]?.seksjon : undefined;
}
