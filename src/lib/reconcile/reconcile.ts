import type { VFile } from 'vfile';
import type { Maned } from '../domain/maned.ts';
import { meld } from '../domain/melding.ts';
import { observasjonNokkel, type ObservasjonNokkel } from '../domain/nokkel.ts';
import type { Observasjon } from '../domain/observasjon.ts';
import type { Sum, Utfall } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { isSynlig } from '../domain/verdi.ts';
import { listSums, type Regnestykke } from './summer.ts';

/** A hidden count is under four. Used inside the diagnostics only; never printed. */
const GREATEST_HIDDEN = 3;

/** The least and the greatest number a cell can stand for. */
interface Intervall {
  fra: number;
  til: number;
}

/** Checks every sum the report allows, month by month. Reports each that cannot hold; returns them all with what came of them. */
export function reconcile(observasjoner: Observasjon[], register: Register, file: VFile): Sum[] {
  const cells = new Map<ObservasjonNokkel, Observasjon>(
    observasjoner.map((cell) => [observasjonNokkel(cell.serie, cell.maned), cell]),
  );
  const maneder = [...new Set(observasjoner.map(({ maned }) => maned))].sort();
  const sums = listSums(
    observasjoner.map(({ serie }) => serie),
    register,
  );
  return sums.flatMap((sum) => maneder.flatMap((maned) => check(sum, maned, cells, file) ?? []));
}

function check(
  { slag, total, deler, antallDeler }: Regnestykke,
  maned: Maned,
  cells: Map<ObservasjonNokkel, Observasjon>,
  file: VFile,
): Sum | undefined {
  const whole = cells.get(observasjonNokkel(total, maned));
  const parts = deler.flatMap((del) => cells.get(observasjonNokkel(del, maned)) ?? []);
  if (!whole) return undefined;
  const complete =
    [whole, ...parts].every(({ verdi }) => isSynlig(verdi)) && parts.length === antallDeler;
  const utfall = judge(intervallOf(whole), addIntervaller(parts.map(intervallOf)), complete);
  if (utfall === 'brutt') reportBroken(whole, parts, file);
  return { slag, maned, total, deler, utfall };
}

function judge(whole: Intervall, parts: Intervall, complete: boolean): Utfall {
  if (whole.fra > parts.til || whole.til < parts.fra) return 'brutt';
  return complete ? 'eksakt' : 'mulig';
}

function intervallOf({ verdi }: Observasjon): Intervall {
  return isSynlig(verdi)
    ? { fra: verdi.antall, til: verdi.antall }
    : { fra: 0, til: GREATEST_HIDDEN };
}

function addIntervaller(intervaller: Intervall[]): Intervall {
  return intervaller.reduce((sum, { fra, til }) => ({ fra: sum.fra + fra, til: sum.til + til }), {
    fra: 0,
    til: 0,
  });
}

function reportBroken(whole: Observasjon, parts: Observasjon[], file: VFile): void {
  const places = parts.map(({ kilde }) => `${kilde.linje}:${kilde.kolonne}`).join(', ');
  meld(file, {
    ruleId: 'sum-brutt',
    alvor: 'error',
    reason: `Summen går ikke opp: delene av ${whole.serie} i ${whole.maned} gir ikke totalen.`,
    sted: { linje: whole.kilde.linje, kolonne: whole.kilde.kolonne },
    actual: isSynlig(whole.verdi) ? String(whole.verdi.antall) : '*',
    note: `Kontroller totalen og delene (${places}) mot rapporten. Rett tallet i rettelser.yml med begrunnelse.`,
  });
}
