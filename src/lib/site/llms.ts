import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { FORBEHOLD } from '../formats/dataset.ts';
import { formatLlms, type Oppslag } from '../formats/llms.ts';
import { ARBEIDSBOK } from './dataset.ts';
import { rapportnavn } from './report.ts';

const OMTALE = [
  'Antall deltakere i arbeidsrettede tiltak i Norge, måned for måned, etter tiltak, tiltaksgruppe, hovedgruppe og kjønn.',
  FORBEHOLD,
  'Hvert tall i tekstene står i <data value data-regel data-av>, der data-av er nøklene til tallene det er regnet ut av; en nøkkel som begynner med / eller @, fortsetter data-emne på <main>. Bruk CSV-filene framfor å lese tabellene på sidene. Hver side om et tiltak eller en gruppe har en uendret utgave for hver rapport, med /rapporter/ og rapportens id foran stien; siter den. En figurs faste adresse er figurens plass på en slik side.',
];

/** The text for programs that read the site: every page about something, and every file. */
export function llms(
  { hovedgrupper, tiltaksgrupper, tiltak }: Register,
  rapporter: readonly Rapport[],
  adresseOf: (sti: string) => string,
): string {
  const at = (navn: string, sti: string, forklaring?: string): Oppslag => ({
    navn,
    adresse: adresseOf(sti),
    forklaring,
  });
  const pages = (mappe: string, entries: readonly { slug: string; navn: string }[]) =>
    entries.map(({ slug, navn }) => at(navn, `/${mappe}/${slug}/`));
  return formatLlms('Tiltakstall', OMTALE, [
    {
      tittel: 'Data',
      oppslag: [
        at(
          'Alle observasjoner, CSV',
          '/data/observasjoner.csv',
          'nyeste tall, en rad for hvert tall',
        ),
        at('Alle observasjoner, JSON', '/data/observasjoner.json'),
        at('Regneark', ARBEIDSBOK),
        at('Beskrivelse av kolonnene (CSVW)', '/data/observasjoner.csv-metadata.json'),
        at('Datakatalog (DCAT-AP-NO, Turtle)', '/katalog.ttl'),
        at('Om filene', '/data/'),
      ],
    },
    {
      tittel: 'Oversikt',
      oppslag: [
        at('Forside', '/'),
        at('Alle tiltak', '/tiltak/'),
        at('Metode', '/om/'),
        at('Nye rapporter (Atom)', '/feed.xml'),
      ],
    },
    {
      tittel: 'Rapporter',
      oppslag: [...rapporter]
        .reverse()
        .map((rapport) => at(rapportnavn(rapport), `/rapporter/${rapport.id}/`)),
    },
    { tittel: 'Hovedgrupper', oppslag: pages('hovedgrupper', hovedgrupper) },
    { tittel: 'Tiltaksgrupper', oppslag: pages('tiltaksgrupper', tiltaksgrupper) },
    { tittel: 'Tiltak', oppslag: pages('tiltak', tiltak) },
  ]);
}
