import { compare } from '../facts/change.ts';
import type { Movement } from '../facts/movements.ts';
import { verdi } from '../facts/calculation.ts';
import type { Observation } from '../domain/observation.ts';
import { nameFor } from '../text/forms.ts';
import { phrase, type Phrase } from '../text/phrase.ts';
import { numberNode, signedNumberNode } from '../text/node.ts';
import { NBSP } from '../text/number-format.ts';
import { manedHtml } from './format.ts';
import type { PageContext } from './context.ts';
import { markup, nameHtml, phrasingHtml } from './html.ts';
import { sourceLink } from './source.ts';
import type { Bevegelsestabell } from './model.ts';
import { pathTo } from './paths.ts';
import { revisionOf } from './tables.ts';

/**
 * The movements a figure draws, in its order: the number of each month, the change between them and what that is in
 * percent, each marked with what it stands on. Undefined when there is none.
 */
export function movementTable(
  id: string,
  tittel: string,
  shown: Movement[],
  context: PageContext,
): Bevegelsestabell | undefined {
  const [first] = shown;
  if (!first) return undefined;
  const rader = shown.map(({ emne, na, forrige }) => {
    const { endring, prosent } = compare(na, forrige);
    const percent = prosent && phrase`${signedNumberNode(prosent)}${NBSP}%`;
    const name = nameFor(context.register, emne);
    return {
      nameHtml: nameHtml(name),
      sti: pathTo(emne),
      celler: [
        { ...cell(phrase`${numberNode(verdi(forrige))}`), ...restated(forrige, context) },
        { ...cell(phrase`${numberNode(verdi(na))}`), ...restated(na, context) },
        cell(phrase`${signedNumberNode(endring)}`),
        cell(percent ?? phrase`–`),
      ],
      kilder: linesOf([na, forrige]),
    };
  });
  return {
    id,
    tittel,
    columns: [
      manedHtml(first.forrige.maned),
      manedHtml(first.na.maned),
      markup`Endring`,
      markup`I prosent`,
    ],
    rader,
    endret: rader.some(({ celler }) => celler.some(({ endret }) => endret)),
  };
}

function cell(content: Phrase) {
  return { html: phrasingHtml(content), endret: false };
}

function restated(cell: Observation, { serier }: PageContext) {
  const { revisions = [] } = serier.get(cell.serie) ?? {};
  return revisionOf(cell, revisions.findLast(({ til }) => til.maned === cell.maned)?.til);
}

/** Where the numbers stand: one line, or one in each of two reports. */
function linesOf(cells: Observation[]) {
  const places = new Map(
    cells.map(({ kilde: { rapport, linje } }) => [
      `${rapport} ${linje}`,
      sourceLink(rapport, linje),
    ]),
  );
  return [...places.values()];
}
