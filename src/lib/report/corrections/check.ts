import type { VFile } from 'vfile';
import { releasedName, editionOf } from '../../domain/edition.ts';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import { observationKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Sum } from '../../domain/rapport.ts';
import { isAddressed } from './apply.ts';
import type { Rettelse } from './correction.ts';

/** Refuses corrections that leave a sum broken they have a part in (`rettelse-bryter-sum`). Takes the corrected cells of one report and its sums. */
export function reportBrokenSums(
  observations: Observation[],
  sums: Sum[],
  rettelser: Rettelse[],
  file: VFile,
): void {
  const broken = sums.filter(({ utfall }) => utfall === 'brutt');
  for (const rettelse of rettelser) {
    const cell = observations.find(
      (cell) =>
        cell.verdi.status === 'rettet' &&
        cell.kilde.rapport === editionOf(rettelse.rapport).release &&
        isAddressed(cell, rettelse.celle),
    );
    const touched = cell && broken.filter((sum) => involves(sum, cell));
    if (cell && touched && touched.length > 0) reportBroken(rettelse, cell, touched.length, file);
  }
}

/**
 * Warns of corrections of reports that are not there (`rettelse-ukjent-rapport`); `ids` are the reports that were read,
 * by what their editions go by.
 * No error: the folder may hold some of the reports only, and a figure whose correction is amiss still breaks its sums.
 */
export function reportUnknownRapporter(rettelser: Rettelse[], ids: string[], file: VFile): void {
  for (const { rapport, sted } of rettelser) {
    if (ids.includes(rapport)) continue;
    addDiagnostic(file, {
      ruleId: 'rettelse-ukjent-rapport',
      severity: 'warning',
      reason: `Det finnes ingen rapport ${rapport}, så rettelsen er ikke brukt.`,
      sted: sted.rapport,
      actual: rapport,
      expected: ids,
      note: 'Er rapporten en av disse, skriver du måneden den går til og med. Ligger den et annet sted, er alt i orden.',
    });
  }
}

/**
 * Tells of corrections of an edition that a newer one has superseded (`rettelse-eldre-utgave`): they still count there, and
 * not in the newer one. `names` are the editions that were read. Never an error: the older text is still shown.
 */
export function reportEarlierEditions(
  rettelser: Rettelse[],
  names: readonly string[],
  file: VFile,
): void {
  const editions = names.map(editionOf);
  for (const { rapport, sted } of rettelser) {
    const { release, number } = editionOf(rapport);
    const numbers = editions.filter((one) => one.release === release).map((one) => one.number);
    const newest = Math.max(...numbers);
    if (!names.includes(rapport) || newest === number) continue;
    const name = releasedName({ release, number: newest });
    addDiagnostic(file, {
      ruleId: 'rettelse-eldre-utgave',
      severity: 'info',
      reason: `Rettelsen gjelder utgave ${number} av rapporten for ${release}. Utgave ${newest} har avløst den, og der er rettelsen ikke brukt.`,
      sted: sted.rapport,
      actual: rapport,
      expected: [name],
      note: `La rettelsen stå, for utgave ${number} har fortsatt sine egne sider. Er tallet lest feil også i utgave ${newest}, fører du opp en rettelse til, med «rapport: ${name}».`,
    });
  }
}

function involves({ maned, total, deler }: Sum, cell: Observation): boolean {
  const key = observationKey(cell.serie, cell.maned);
  return [total, ...deler].some((series) => observationKey(series, maned) === key);
}

function reportBroken(
  { til, sted }: Rettelse,
  cell: Observation,
  count: number,
  file: VFile,
): void {
  const sums = count === 1 ? 'én sum' : `${count} summer`;
  addDiagnostic(file, {
    ruleId: 'rettelse-bryter-sum',
    severity: 'error',
    reason: `Med «${til.tekst}» i cellen ${cell.kilde.linje}:${cell.kilde.kolonne} er ${sums} fortsatt brutt.`,
    sted: sted.til,
    actual: til.tekst,
    note: 'Kontroller rettelsen mot rapporten. Er flere celler feil, må de rettes sammen.',
  });
}
