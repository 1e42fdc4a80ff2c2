import { VFile } from 'vfile';
import { printCount, publisert } from '../../domain/value.ts';
import type { Register } from '../../domain/register.ts';
import { monthAndYear } from '../../domain/maned.ts';
import { describeSeries } from '../../domain/subject.ts';
import { reconcile } from '../sums/reconcile.ts';
import type { DamagedReport, Proposal } from './propose.ts';

/** What the proposals are written for. */
export interface ProposalContext {
  /** The release and the file's name. */
  rapport: string;
  fil: string;
  register: Register;
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
  { rapport, register, dato }: ProposalContext,
): string {
  const lines = (numbers: readonly number[]) => numbers.join(', ').replace(/, (\d+)$/, ' og $1');
  const rows = `samme raden på linje ${lines(prints)}`;
  const evidence = [
    ...sums.map((sum) => `summen med linje ${lines(sum)}`),
    ...(prints.length === 0 ? [] : [`den ${rows}`]),
    ...(earlier ? ['en tidligere rapport'] : []),
  ];
  const proof = sums.length > 0 ? 'Summene i rapporten gir' : `Den ${rows} har`;
  return [
    `# ${describeSeries(serie, register)} i ${monthAndYear(maned)}. Bevis: ${evidence.join('; ')}.`,
    `- rapport: ${rapport}`,
    `  linje: ${linje}`,
    `  kolonne: ${kolonne}`,
    `  fra: ${JSON.stringify(fra)}`,
    `  til: ${til}`,
    `  begrunnelse: Lest feil i teksten. ${proof} ${printCount(til)}.`,
    `  dato: ${dato}`,
  ].join('\n');
}

/** What is still wrong when the proposals are put in, a line for each place: told, never with a number. */
export function listLikely(
  { observasjoner, repeated, unread, register }: DamagedReport,
  proposals: readonly Proposal[],
): string[] {
  const proved = new Map(proposals.map((one) => [`${one.linje}:${one.kolonne}`, one.til]));
  const corrected = (cells: DamagedReport['observasjoner']) =>
    cells.map((cell) => {
      const til = proved.get(`${cell.kilde.linje}:${cell.kilde.kolonne}`);
      return til === undefined ? cell : { ...cell, verdi: publisert(til) };
    });
  const file = new VFile();
  reconcile(corrected(observasjoner), register, file, {
    repeated: corrected(repeated),
    unread: unread.map(({ serie }) => serie),
  });
  const cells = unread
    .filter(({ linje, kolonne }) => !proved.has(`${linje}:${kolonne}`))
    .map(({ linje, kolonne, tekst }) => ({
      linje,
      text: `${linje}:${kolonne} «${tekst}» er verken et antall eller *.`,
    }));
  const told = file.messages
    .filter(({ fatal }) => fatal)
    .map(({ line = 1, column = 1, reason }) => ({
      linje: line,
      text: `${line}:${column} ${reason}`,
    }));
  return [...cells, ...told].sort((a, b) => a.linje - b.linje).map(({ text }) => text);
}
