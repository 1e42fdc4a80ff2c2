import { availableParallelism } from 'node:os';
import { createArbeidslag } from '../../src/lib/corpus/arbeidslag.ts';
import type { LagetSide, Oppgave, Side, Sideprogram, Svar, Tegneoppgave } from './oppgaver.ts';

/** Workers that draw releases and make the pages that they keep, beside Astro. */
export interface Arbeidere {
  /** Resolves when the release's models are kept; rejects when a worker fails. At once for a release nobody was asked for. */
  ferdig: (rapport: string) => Promise<void>;
  /** Makes the pages, all of one release. */
  lag: (program: Sideprogram, sider: Side[]) => Promise<LagetSide[]>;
  /** Says that no more pages will be asked for. */
  dismiss: () => void;
  /** How many entries of the store they have found damaged. */
  skadet: () => number;
  stop: () => Promise<void>;
}

/** How many at most: each holds the reports in memory, and other pages are made in the main thread beside them. */
const MOST = 3;

/** Megabytes for what a worker holds: it needs a fourth of it for twenty years, and sweeps more often with less. */
const ROOM = 512;

/** Starts workers on what is to be drawn, oldest release first. */
export function startArbeidere(
  oppgaver: readonly Tegneoppgave[],
  rot: string,
  lager: string,
): Arbeidere {
  const lag = createArbeidslag<Oppgave, Svar>(
    new URL('./arbeider.ts', import.meta.url),
    {
      workerData: { rot, lager },
      resourceLimits: { maxOldGenerationSizeMb: ROOM, maxYoungGenerationSizeMb: 32 },
    },
    Math.min(MOST, availableParallelism()),
  );
  let skadet = 0;
  const ask = async (oppgave: Oppgave) => {
    const svar = await lag.gi(oppgave);
    skadet += svar.skadet;
    return svar.sider;
  };
  const venter = new Map(oppgaver.map((oppgave) => [oppgave.rapport, ask(oppgave)]));
  // A failure is told to whoever waits; where nobody does, the build must not die of it.
  for (const drawn of venter.values()) drawn.catch(() => undefined);
  return {
    ferdig: async (rapport) => {
      await venter.get(rapport);
    },
    lag: (program, sider) => ask({ slag: 'sider', program, sider }),
    dismiss: lag.dismiss,
    skadet: () => skadet,
    stop: lag.stop,
  };
}
