import type { Rapport } from '../domain/rapport.ts';
import { formatPeriode } from './format.ts';
import { periodeOf, type Kildeside } from './kilde.ts';
import type { Lenke, Sidehode } from './modell.ts';

/** One release in the list of releases. */
export interface Utgivelse {
  id: string;
  periode: Kildeside['periode'];
  sti: string;
}

/** The page that lists every release, newest first. */
export interface Rapportoversikt {
  hode: Sidehode;
  utgivelser: Utgivelse[];
}

/** The model of the list of releases. */
export function rapportoversikt(rapporter: Rapport[]): Rapportoversikt {
  return {
    hode: {
      sti: '/rapporter/',
      tittel: 'Rapporter – Tiltakstall',
      beskrivelse: 'Alle rapportene tallene på nettstedet er hentet fra, nyeste først.',
      brodsmuler: [],
    },
    utgivelser: [...rapporter].reverse().map((rapport) => ({
      id: rapport.id,
      periode: periodeOf(rapport),
      sti: `/rapporter/${rapport.id}/`,
    })),
  };
}

/** Where a release's parts are: text, reconciliation, downloads. */
export function utgivelseslenker(rapport: Rapport): Lenke[] {
  return [
    { tekst: 'Rapporten linje for linje', sti: `/rapporter/${rapport.id}/kilde/` },
    { tekst: 'Slik går rapporten opp', sti: `/rapporter/${rapport.id}/avstemming/` },
    { tekst: 'Tallene som CSV', sti: `/data/rapporter/${rapport.id}.csv` },
    { tekst: 'Tallene som JSON', sti: `/data/rapporter/${rapport.id}.json` },
  ];
}

/** `januar–mai 2021`. */
export function rapportnavn(rapport: Rapport): string {
  const { fra, til } = periodeOf(rapport);
  return formatPeriode(fra, til);
}
