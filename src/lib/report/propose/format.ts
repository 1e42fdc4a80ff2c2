import { VFile } from 'vfile';
import { observationKey } from '../../domain/key.ts';
import { isVisible, printCount, publisert } from '../../domain/value.ts';
import { distance } from '../tables/edit-distance.ts';
import type { Register } from '../../domain/register.ts';
import { monthAndYear } from '../../domain/maned.ts';
import { describeSeries } from '../../domain/subject.ts';
import { tellLine } from '../parse/lines.ts';
import { reconcile } from '../sums/reconcile.ts';
import { mayBeNumber, type DamagedReport, type Proposal } from './propose.ts';

/** What the proposals are written for. */
export interface ProposalContext {
  /** The release and the file's name. */
  rapport: string;
  fil: string;
  register: Register;
  /** The page of the original that each line stands on; empty where that is not known. */
  pages?: readonly number[];
  /** The day of the proposal: `2021-06-30`. */
  dato: string;
}

/**
 * The proposals as entries of `rettelser.yml`, each with its evidence in a comment, and after them, as comments, the places
 * that may be wrong but are not proved to be. Ends with a line end.
 */
export function formatProposals(
  proposals: readonly Proposal[],
  likely: readonly string[],
  context: ProposalContext,
): string {
  const { fil } = context;
  const count = proposals.length === 1 ? '1 rettelse' : `${proposals.length || 'Ingen'} rettelser`;
  const head = [
    `# ${fil}: ${count} som rapportens egne summer og gjentakelser beviser.`,
    ...(proposals.length === 0
      ? []
      : [
          '# Sammenlign hver av dem med den trykte rapporten før du legger den i rettelser.yml, og skriv begrunnelsen på nytt.',
        ]),
  ];
  const open = [
    `# Kan være feil, men er ikke bevist (${likely.length}). Se etter i rapporten:`,
    ...likely.map((line) => `#   ${line}`),
  ];
  return [
    ...head,
    ...proposals.map((one) => formatEntry(one, context)),
    ...(likely.length === 0 ? [] : open),
    '',
  ].join('\n');
}

function formatEntry(
  { serie, maned, linje, kolonne, fra, til, sums, prints, earlier }: Proposal,
  { rapport, register, dato, pages = [] }: ProposalContext,
): string {
  const lines = (numbers: readonly number[]) => numbers.join(', ').replace(/, (\d+)$/, ' og $1');
  const rows = `samme raden på linje ${lines(prints)}`;
  const evidence = [
    ...sums.map((sum) => `summen med linje ${lines(sum)}`),
    ...(prints.length === 0 ? [] : [`den ${rows}`]),
    ...(earlier ? ['en tidligere rapport'] : []),
  ];
  const proof = sums.length > 0 ? 'Summene i rapporten gir' : `Den ${rows} har`;
  const page = pages.length === 0 ? '' : `, ${tellLine(linje, pages[linje - 1])}`;
  return [
    `# ${describeSeries(serie, register)} i ${monthAndYear(maned)}${page}. Bevis: ${evidence.join('; ')}.`,
    `- rapport: ${rapport}`,
    `  linje: ${linje}`,
    `  kolonne: ${kolonne}`,
    `  fra: ${JSON.stringify(fra)}`,
    `  til: ${til}`,
    `  begrunnelse: Lest feil i teksten. ${proof} ${printCount(til)}.`,
    `  dato: ${dato}`,
  ].join('\n');
}

/**
 * What is still wrong when the proposals are put in, a line for each place with its page: told with what is printed, and where
 * an earlier release prints a number that is misread so, with that. Nothing is told of what a hidden cell may be.
 */
export function listLikely(damaged: DamagedReport, proposals: readonly Proposal[]): string[] {
  const { observasjoner, repeated, unread, unreadRows = [] } = damaged;
  const { register, wrongRows = [], pages = [] } = damaged;
  const proved = new Map(proposals.map((one) => [`${one.linje}:${one.kolonne}`, one.til]));
  const corrected = (cells: DamagedReport['observasjoner']) =>
    cells.map((cell) => {
      const til = proved.get(`${cell.kilde.linje}:${cell.kilde.kolonne}`);
      return til === undefined ? cell : { ...cell, verdi: publisert(til) };
    });
  const file = new VFile();
  reconcile(corrected(observasjoner), register, file, {
    repeated: corrected(repeated),
    unread: [...unreadRows, ...unread.map(({ serie }) => serie)],
  });
  const before = earlierByPlace(damaged);
  const at = (linje: number, kolonne: number, reason: string) => ({
    linje,
    text: `${linje}:${kolonne} ${reason}${before.get(`${linje}:${kolonne}`) ?? ''}`,
  });
  const cells = unread
    .filter(({ linje, kolonne }) => !proved.has(`${linje}:${kolonne}`))
    .map(({ linje, kolonne, tekst }) =>
      at(linje, kolonne, `«${tekst}» er verken et antall eller *.`),
    );
  const told = file.messages
    .filter(({ fatal }) => fatal)
    .map(({ line = 1, column = 1, reason }) => at(line, column, reason));
  return [...cells, ...told, ...wrongRows]
    .sort((a, b) => a.linje - b.linje)
    .map(({ linje, text }) =>
      pages.length === 0 ? text : `${text} Side ${pages[linje - 1] ?? 1}.`,
    );
}

/** By place, what an earlier release prints of a number that differs from it in one sign: a misreading, or a revision. */
function earlierByPlace({
  observasjoner,
  unread,
  earlier,
}: DamagedReport): ReadonlyMap<string, string> {
  const printed = [
    ...observasjoner.flatMap(({ serie, maned, verdi, kilde: { linje, kolonne } }) =>
      isVisible(verdi) ? [{ serie, maned, linje, kolonne, tekst: String(verdi.antall) }] : [],
    ),
    ...unread.filter(({ tekst }) => mayBeNumber(tekst)),
  ];
  return new Map(
    printed.flatMap(({ serie, maned, linje, kolonne, tekst }) => {
      const number = earlier.get(observationKey(serie, maned));
      const isNear =
        number !== undefined && distance(tekst.replace(/\s/g, ''), String(number), 1) === 1;
      return isNear
        ? [[`${linje}:${kolonne}`, ` En tidligere rapport har ${printCount(number)}.`] as const]
        : [];
    }),
  );
}
