import { editionOf } from '../domain/edition.ts';
import type { Rapport } from '../domain/rapport.ts';
import { ordenstall } from '../text/number-words.ts';
import { reportPath } from './archive-paths.ts';
import { formatPeriode } from './format.ts';
import type { Lenke, Sidehode } from './model.ts';

/** The page that shows a report's text, a line each. */
export interface Kildeside {
  hode: Sidehode;
  periode: { fra: Rapport['maneder'][number]; til: Rapport['maneder'][number] };
  fil: string;
  sha256: string;
  /** True for an edition that a newer one has superseded. */
  superseded: boolean;
  linjer: { nummer: number; tekst: string }[];
}

/** The link to a line of a report's text. */
export function kildeLenke(rapport: string, linje: number): Lenke {
  return { tekst: `linje ${linje}`, sti: `${reportPath(rapport)}kilde/#L${linje}` };
}

/** The release that a report is an edition of, and what sets a superseded edition apart in a title: `, første utgave`. */
export function titleParts({ id }: Pick<Rapport, 'id'>): { release: string; suffix: string } {
  const { release, number } = editionOf(id);
  return { release, suffix: id === release ? '' : `, ${ordenstall(number)} utgave` };
}

/** First and last month of a report. */
export function periodeOf({ maneder }: Pick<Rapport, 'maneder'>): Kildeside['periode'] {
  const fra = maneder[0];
  const til = maneder.at(-1);
  if (!fra || !til) throw new RangeError('Rapporten dekker ingen måneder.');
  return { fra, til };
}

/** The model of a report's source page. */
export function kildeside(rapport: Rapport): Kildeside {
  const periode = periodeOf(rapport);
  const { release, suffix } = titleParts(rapport);
  const navn = formatPeriode(periode.fra, periode.til);
  return {
    hode: {
      sti: `${reportPath(rapport.id)}kilde/`,
      tittel: `Rapporten ${navn}${suffix}, linje for linje – Tiltakstall`,
      beskrivelse: `Teksten i rapporten for ${navn}${suffix}, slik den ble lest, med en adresse til hver linje.`,
      brodsmuler: [
        { tekst: 'Rapporter', sti: '/rapporter/' },
        { tekst: navn, sti: reportPath(release) },
      ],
    },
    periode,
    fil: rapport.fil,
    sha256: rapport.sha256,
    superseded: rapport.id !== release,
    linjer: rapport.linjer.map((tekst, i) => ({ nummer: i + 1, tekst })),
  };
}
