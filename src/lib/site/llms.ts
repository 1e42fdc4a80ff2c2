import { entriesAt, type EntityLevel, type Register } from '../domain/register.ts';
import type { Rapport } from '../domain/rapport.ts';
import { CAVEATS } from '../formats/dataset.ts';
import { nameFor } from '../text/forms.ts';
import { hasTerms, TERMS_PATH } from './terms.ts';
import { COMPARISON_PATH, latestPath, LIST_PATH, reportPath } from './paths.ts';
import { WORKBOOK } from './data.ts';
import { periodName } from './source.ts';

/** A page or file, and what it is in a few words. Addresses are full, or paths as long as the site has none. */
interface LlmsLink {
  navn: string;
  adresse: string;
  forklaring?: string;
}

interface LlmsSection {
  tittel: string;
  links: readonly LlmsLink[];
}

const ABOUT = [
  'Antall deltakere i arbeidsrettede tiltak i Norge, måned for måned, etter tiltak, tiltaksgruppe, hovedgruppe og kjønn.',
  CAVEATS,
  'Hvert tall i tekstene står i <data value data-regel data-av>, der data-av er nøklene til tallene det er regnet ut av; en nøkkel som begynner med / eller @, fortsetter data-emne på <main>. Bruk CSV-filene framfor å lese tabellene på sidene. Hver side om et tiltak eller en gruppe har en uendret utgave for hver rapport, med /rapporter/ og rapportens id foran stien; siter den. En figurs faste adresse er figurens plass på en slik side.',
];

/** The text for programs that read the site: every page about something, and every file. */
export function llms(
  register: Register,
  rapporter: readonly Pick<Rapport, 'id' | 'maneder'>[],
  addressOf: (path: string) => string,
): string {
  const at = (navn: string, path: string, forklaring?: string): LlmsLink => ({
    navn,
    adresse: addressOf(path),
    forklaring,
  });
  const pages = (niva: EntityLevel) =>
    entriesAt(niva, register).map(({ slug: id }) => {
      const subject = { niva, id };
      return at(nameFor(register, subject), latestPath(subject));
    });
  return formatLlms('Tiltakstall', ABOUT, [
    {
      tittel: 'Data',
      links: [
        at(
          'Alle observasjoner, CSV',
          '/data/observasjoner.csv',
          'nyeste tall, en rad for hvert tall',
        ),
        at('Alle observasjoner, JSON', '/data/observasjoner.json'),
        at('Regneark', WORKBOOK),
        at('Beskrivelse av kolonnene (CSVW)', '/data/observasjoner.csv-metadata.json'),
        at('Datakatalog (DCAT-AP-NO, Turtle)', '/katalog.ttl'),
        at('Om filene', '/data/'),
      ],
    },
    {
      tittel: 'Oversikt',
      links: [
        at('Forside', '/'),
        at('Alle tiltak', LIST_PATH),
        at('Sammenlign', COMPARISON_PATH),
        at('Metode', '/om/'),
        ...(hasTerms(register) ? [at('Begreper', TERMS_PATH)] : []),
        at('Nye rapporter (Atom)', '/feed.xml'),
      ],
    },
    {
      tittel: 'Rapporter',
      links: [...rapporter]
        .reverse()
        .map((rapport) => at(periodName(rapport), reportPath(rapport.id))),
    },
    { tittel: 'Hovedgrupper', links: pages('hovedgruppe') },
    { tittel: 'Tiltaksgrupper', links: pages('tiltaksgruppe') },
    { tittel: 'Tiltak', links: pages('tiltak') },
  ]);
}

/** The site told to programs that read text, by https://llmstxt.org: Markdown, a title, what it is, and lists of links. */
export function formatLlms(
  title: string,
  about: readonly string[],
  sections: readonly LlmsSection[],
): string {
  const [first = '', ...more] = about;
  const lists = sections.map(
    ({ tittel, links }) => `## ${line(tittel)}\n\n${links.map(item).join('')}`,
  );
  return [
    `# ${line(title)}\n`,
    `> ${line(first)}\n`,
    ...more.map((one) => `${line(one)}\n`),
    ...lists,
  ].join('\n');
}

function item({ navn, adresse, forklaring }: LlmsLink): string {
  const about = forklaring === undefined ? '' : `: ${line(forklaring)}`;
  return `- [${line(navn)}](${adresse})${about}\n`;
}

/** Text on one line that Markdown shows as it is. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\[\]<>`*_]/g, '\\$&');
}
