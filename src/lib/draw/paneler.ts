import { PANEL } from './format.ts';
import { compose } from './komponer.ts';
import { latestDot, latestLabel, lineMarks, withGaps } from './linje.ts';
import { hiddenPlaces, monthsOf, seriesOf, visibleByMonth, visiblePoints } from './punkter.ts';
import { zeroScale, type Skala } from './skala.ts';
import { formatAntall } from './tallformat.ts';
import { textWidth } from './tekstbredde.ts';
import type { Panel, PanelTegning, Tegning } from './tegning.ts';
import { timePlot } from './tidsramme.ts';
import type { Maned } from '../domain/maned.ts';

const Y_TICKS = 2;

interface Felles {
  maneder: readonly Maned[];
  skala: Skala;
  hoyremarg: number;
  /** Every panel keeps a strip when one needs it, so that their axes stay level. */
  medStripe: boolean;
}

/**
 * Small multiples: one drawing for each panel, in the order given, all on the same months and the same axis from zero.
 * A panel that is hidden throughout stays, empty but for the marks. Undefined when no panel has anything to show.
 * `klasse` gives the role of panel number i in the style sheet.
 */
export function drawPaneler(
  paneler: readonly Panel[],
  klasse: (i: number) => string,
  id: string,
  document: Document,
): PanelTegning[] | undefined {
  const maneder = monthsOf(...paneler.map(({ punkter }) => punkter));
  const counts = paneler.flatMap(({ punkter }) => visiblePoints(punkter, maneder).map(({ antall }) => antall));
  if (counts.length === 0) return undefined;
  const felles = {
    maneder,
    skala: zeroScale(counts, Y_TICKS),
    hoyremarg: labelRoom(counts),
    medStripe: paneler.some(({ punkter }) => hiddenPlaces(punkter, maneder).length > 0),
  };
  return paneler.map((panel, i) => ({
    navn: panel.navn,
    tegning: drawPanel(panel, felles, klasse(i), `${id}-${i + 1}`, document),
  }));
}

function labelRoom(counts: readonly number[]): number {
  return textWidth(formatAntall(Math.max(...counts)), PANEL.skrift, true) + PANEL.skrift;
}

function drawPanel(panel: Panel, felles: Felles, klasse: string, id: string, document: Document): Tegning {
  const { maneder, skala, hoyremarg, medStripe } = felles;
  const latest = visiblePoints(panel.punkter, maneder).at(-1);
  const striper = medStripe ? [{ plasser: hiddenPlaces(panel.punkter, maneder) }] : [];
  const stil = { klasse, symbol: 'circle' } as const;
  const ledd = withGaps(visibleByMonth(panel.punkter, maneder), maneder);
  return compose(
    {
      id,
      tekst: panel.tekst,
      serier: seriesOf(panel.punkter),
      aksestart: 0,
      formater: [PANEL],
      options: (format) =>
        timePlot({ format, maneder, skala, striper, hoyremarg }, (flate) =>
          latest === undefined
            ? []
            : [
                ...lineMarks(ledd, stil),
                latestDot(latest, stil),
                ...latestLabel(latest, { flate, skrift: format.skrift }),
              ],
        ),
    },
    document,
  );
}
