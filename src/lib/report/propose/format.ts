import { VFile } from 'vfile';
import { observationKey } from '../../domain/key.ts';
import { isVisible, printCount, printValue, publisert } from '../../domain/value.ts';
import { distance } from '../tables/edit-distance.ts';
import type { Register } from '../../domain/register.ts';
import { monthAndYear } from '../../domain/maned.ts';
import { describeSeries } from '../../domain/subject.ts';
import { tellLine } from '../parse/lines.ts';
import { reconcile } from '../sums/reconcile.ts';
import { likelyByNeighbours, type LikelyNumber } from './neighbours.ts';
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
 * What is still wrong when the proposals are put in, a line for each place with its page, and what no sum covers that both an
 * earlier release and the months beside tell otherwise. Told with what is printed, and with what these make likely of a
 * number. Nothing is told of what a hidden cell may be.
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
  const first = corrected(observasjoner);
  reconcile(first, register, file, {
    repeated: corrected(repeated),
    unread: [...unreadRows, ...unread.map(({ serie }) => serie)],
  });
  const hints = new Hints({ ...damaged, observasjoner: first });
  const at = (linje: number, kolonne: number, reason: string) => ({
    linje,
    text: `${linje}:${kolonne} ${reason}${hints.tell(`${linje}:${kolonne}`)}`,
  });
  const cells = unread
    .filter(({ linje, kolonne }) => !proved.has(`${linje}:${kolonne}`))
    .map(({ linje, kolonne, tekst }) =>
      at(linje, kolonne, `«${tekst}» er verken et antall eller *.`),
    );
  const errors = file.messages.filter(({ fatal }) => fatal);
  const told = errors.map(({ line = 1, column = 1, reason }) => at(line, column, reason));
  const known = new Set(errors.map(({ line = 1, column = 1 }) => `${line}:${column}`));
  const silent = first
    .map(({ kilde, verdi }) => ({ ...kilde, verdi, place: `${kilde.linje}:${kilde.kolonne}` }))
    .filter(({ place }) => !known.has(place) && hints.agree(place))
    .map(({ linje, kolonne, verdi }) =>
      at(linje, kolonne, `${printValue(verdi)} bryter ingen sum, men kan være lest feil.`),
    );
  return [...cells, ...told, ...silent, ...wrongRows]
    .sort((a, b) => a.linje - b.linje)
    .map(({ linje, text }) =>
      pages.length === 0 ? text : `${text} Side ${pages[linje - 1] ?? 1}.`,
    );
}

/** What makes a number likely where nothing proves one: an earlier release, and the months beside. */
class Hints {
  private readonly earlier: ReadonlyMap<string, number>;
  private readonly beside: ReadonlyMap<string, LikelyNumber>;

  constructor(damaged: DamagedReport) {
    this.earlier = earlierByPlace(damaged);
    this.beside = likelyByNeighbours(damaged);
  }

  /** True where both are there and say the same. */
  agree(place: string): boolean {
    const number = this.beside.get(place)?.number;
    return number !== undefined && number === this.earlier.get(place);
  }

  /** Both, in words, each after a space. */
  tell(place: string): string {
    const [earlier, beside] = [this.earlier.get(place), this.beside.get(place)];
    return [
      earlier === undefined ? '' : ` En tidligere rapport har ${printCount(earlier)}.`,
      beside
        ? ` Månedene ved siden av har ${beside.beside.map(printCount).join(' og ')}, og av tall som lett blir lest slik, ligger bare ${printCount(beside.number)} i nærheten.`
        : '',
    ].join('');
  }
}

/** By place, what an earlier release prints of a number that differs from it in one sign: a misreading, or a revision. */
function earlierByPlace({
  observasjoner,
  unread,
  earlier,
}: DamagedReport): ReadonlyMap<string, number> {
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
      return isNear ? [[`${linje}:${kolonne}`, number] as const] : [];
    }),
  );
}
