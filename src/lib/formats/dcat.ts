import {
  datasettIri,
  FORBEHOLD,
  KILDE,
  MEDIETYPE,
  UTGIVERNAVN,
  type Datasett,
  type Distribusjon,
  type Filslag,
} from './dataset.ts';
import { forsteDag, sisteDag } from './date.ts';
import { formatIri, formatLiteral } from './turtle.ts';

/** The catalogue's own place, and where readers turn. Addresses are full, or paths as long as the site has none. */
export interface Kataloghode {
  adresse: string;
  forside: string;
  kontakt: string;
  beskrivelse: string;
}

const PREFIXES = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const EU = 'http://publications.europa.eu/resource/authority';
const LANGUAGE = `dct:language <${EU}/language/NOB>`;
const FILE_TYPE: Record<Filslag, string> = {
  csv: 'CSV',
  json: 'JSON',
  jsonstat: 'JSON',
  xlsx: 'XLSX',
};

/**
 * The data sets as a DCAT-AP-NO 3 catalogue in Turtle. The site publishes; the agency is creator and its report the
 * source. No licence is stated, as the source states none.
 */
export function formatKatalog(hode: Kataloghode, datasett: readonly Datasett[]): string {
  const prefixes = Object.entries(PREFIXES).map(([name, iri]) => `@prefix ${name}: <${iri}> .\n`);
  return [
    prefixes.join(''),
    formatCatalogue(hode, datasett),
    ...datasett.map((one) => formatDataset(one, hode)),
    ...datasett.flatMap((one) => one.distribusjoner.map((file) => formatFile(file, one))),
    formatAgents(hode),
  ].join('\n');
}

function formatCatalogue(
  { adresse, forside, beskrivelse }: Kataloghode,
  datasett: readonly Datasett[],
) {
  return statements(formatIri(adresse), [
    'a dcat:Catalog',
    `dct:identifier ${formatLiteral(adresse)}`,
    `dct:title ${formatLiteral(UTGIVERNAVN, 'nb')}`,
    `dct:description ${formatLiteral(beskrivelse, 'nb')}`,
    `dct:publisher ${publisher(adresse)}`,
    `dcat:contactPoint ${contact(adresse)}`,
    LANGUAGE,
    `foaf:homepage ${formatIri(forside)}`,
    `dcat:dataset ${datasett.map((one) => datasetIri(adresse, one)).join(', ')}`,
  ]);
}

function formatDataset(datasett: Datasett, { adresse }: Kataloghode): string {
  const { id, navn, beskrivelse, fra, til, kilde, distribusjoner } = datasett;
  return statements(datasetIri(adresse, datasett), [
    'a dcat:Dataset',
    `dct:identifier ${formatLiteral(datasettIri(datasett, adresse))}`,
    `dct:title ${formatLiteral(navn, 'nb')}`,
    `dct:description ${formatLiteral(`${beskrivelse} ${FORBEHOLD}`, 'nb')}`,
    `dct:publisher ${publisher(adresse)}`,
    `dct:creator ${agency(adresse)}`,
    `dcat:contactPoint ${contact(adresse)}`,
    `dcat:theme <${EU}/data-theme/SOCI>`,
    `dct:accessRights <${EU}/access-right/PUBLIC>`,
    `dct:spatial <${EU}/country/NOR>`,
    `dct:accrualPeriodicity <${EU}/frequency/MONTHLY>`,
    LANGUAGE,
    `dct:source ${formatIri(kilde.adresse)}`,
    `dct:temporal [ a dct:PeriodOfTime ; dcat:startDate "${forsteDag(fra)}"^^xsd:date ; dcat:endDate "${sisteDag(til)}"^^xsd:date ]`,
    `dcat:landingPage ${formatIri(id)}`,
    `dcat:distribution ${distribusjoner.map(fileIri).join(', ')}`,
  ]);
}

function formatFile(file: Distribusjon, { navn }: Datasett): string {
  const type = FILE_TYPE[file.slag];
  return statements(fileIri(file), [
    'a dcat:Distribution',
    `dct:title ${formatLiteral(`${navn} (${type})`, 'nb')}`,
    `dcat:accessURL ${formatIri(file.adresse)}`,
    `dcat:downloadURL ${formatIri(file.adresse)}`,
    `dct:format <${EU}/file-type/${type}>`,
    `dcat:mediaType <https://www.iana.org/assignments/media-types/${MEDIETYPE[file.slag]}>`,
  ]);
}

function formatAgents({ adresse, forside, kontakt }: Kataloghode): string {
  const way = kontakt.startsWith('mailto:') ? 'vcard:hasEmail' : 'vcard:hasURL';
  return [
    statements(publisher(adresse), [
      'a foaf:Agent',
      `foaf:name ${formatLiteral(UTGIVERNAVN)}`,
      `foaf:homepage ${formatIri(forside)}`,
    ]),
    statements(agency(adresse), [
      'a foaf:Agent',
      `foaf:name ${formatLiteral(KILDE.navn)}`,
      `foaf:homepage ${formatIri(KILDE.adresse)}`,
    ]),
    statements(contact(adresse), [
      'a vcard:Organization',
      `vcard:fn ${formatLiteral(UTGIVERNAVN)}`,
      `${way} ${formatIri(kontakt)}`,
    ]),
  ].join('\n');
}

function statements(subject: string, predicates: readonly string[]): string {
  return `${subject} ${predicates.join(' ;\n  ')} .\n`;
}

const publisher = (adresse: string) => formatIri(`${adresse}#utgiver`);
const agency = (adresse: string) => formatIri(`${adresse}#kilde`);
const contact = (adresse: string) => formatIri(`${adresse}#kontakt`);
const datasetIri = (adresse: string, datasett: Datasett) =>
  formatIri(datasettIri(datasett, adresse));
const fileIri = ({ adresse }: Distribusjon) => formatIri(`${adresse}#fil`);
