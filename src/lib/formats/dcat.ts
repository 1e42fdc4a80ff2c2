import {
  datasetIri,
  CAVEATS,
  SOURCE,
  MEDIA_TYPES,
  PUBLISHER_NAME,
  type Dataset,
  type Distribution,
  type MediaKind,
} from './dataset.ts';
import { firstDay, lastDay } from '../domain/maned.ts';

/** The catalogue's own place, and where readers turn. Addresses are full, or paths as long as the site has none. */
export interface CatalogueHead {
  adresse: string;
  frontPage: string;
  contact: string;
  description: string;
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
const FILE_TYPE: Record<MediaKind, string> = {
  csv: 'CSV',
  json: 'JSON',
  jsonstat: 'JSON',
  xlsx: 'XLSX',
};

/**
 * The data sets as a DCAT-AP-NO 3 catalogue in Turtle. The site publishes; the agency is creator and its report the
 * source. No licence is stated, as the source states none.
 */
export function formatDcat(head: CatalogueHead, dataset: readonly Dataset[]): string {
  const prefixes = Object.entries(PREFIXES).map(([name, iri]) => `@prefix ${name}: <${iri}> .\n`);
  return [
    prefixes.join(''),
    formatCatalogue(head, dataset),
    ...dataset.map((one) => formatDataset(one, head)),
    ...dataset.flatMap((one) => one.distribusjoner.map((file) => formatFile(file, one))),
    formatAgents(head),
  ].join('\n');
}

function formatCatalogue(
  { adresse, frontPage, description }: CatalogueHead,
  dataset: readonly Dataset[],
) {
  return statements(formatIri(adresse), [
    'a dcat:Catalog',
    `dct:identifier ${formatLiteral(adresse)}`,
    `dct:title ${formatLiteral(PUBLISHER_NAME, 'nb')}`,
    `dct:description ${formatLiteral(description, 'nb')}`,
    `dct:publisher ${publisher(adresse)}`,
    `dcat:contactPoint ${contact(adresse)}`,
    LANGUAGE,
    `foaf:homepage ${formatIri(frontPage)}`,
    `dcat:dataset ${dataset.map((one) => datasetTerm(adresse, one)).join(', ')}`,
  ]);
}

function formatDataset(dataset: Dataset, { adresse }: CatalogueHead): string {
  const { id, navn, description, fra, til, kilde, distribusjoner } = dataset;
  return statements(datasetTerm(adresse, dataset), [
    'a dcat:Dataset',
    `dct:identifier ${formatLiteral(datasetIri(dataset, adresse))}`,
    `dct:title ${formatLiteral(navn, 'nb')}`,
    `dct:description ${formatLiteral(`${description} ${CAVEATS}`, 'nb')}`,
    `dct:publisher ${publisher(adresse)}`,
    `dct:creator ${agency(adresse)}`,
    `dcat:contactPoint ${contact(adresse)}`,
    `dcat:theme <${EU}/data-theme/SOCI>`,
    `dct:accessRights <${EU}/access-right/PUBLIC>`,
    `dct:spatial <${EU}/country/NOR>`,
    `dct:accrualPeriodicity <${EU}/frequency/MONTHLY>`,
    LANGUAGE,
    `dct:source ${formatIri(kilde.adresse)}`,
    `dct:temporal [ a dct:PeriodOfTime ; dcat:startDate "${firstDay(fra)}"^^xsd:date ; dcat:endDate "${lastDay(til)}"^^xsd:date ]`,
    `dcat:landingPage ${formatIri(id)}`,
    `dcat:distribution ${distribusjoner.map(fileTerm).join(', ')}`,
  ]);
}

function formatFile(file: Distribution, { navn }: Dataset): string {
  const type = FILE_TYPE[file.slag];
  return statements(fileTerm(file), [
    'a dcat:Distribution',
    `dct:title ${formatLiteral(`${navn} (${type})`, 'nb')}`,
    `dcat:accessURL ${formatIri(file.adresse)}`,
    `dcat:downloadURL ${formatIri(file.adresse)}`,
    `dct:format <${EU}/file-type/${type}>`,
    `dcat:mediaType <https://www.iana.org/assignments/media-types/${MEDIA_TYPES[file.slag]}>`,
  ]);
}

function formatAgents({ adresse, frontPage, contact: reachedAt }: CatalogueHead): string {
  const way = reachedAt.startsWith('mailto:') ? 'vcard:hasEmail' : 'vcard:hasURL';
  return [
    statements(publisher(adresse), [
      'a foaf:Agent',
      `foaf:name ${formatLiteral(PUBLISHER_NAME)}`,
      `foaf:homepage ${formatIri(frontPage)}`,
    ]),
    statements(agency(adresse), [
      'a foaf:Agent',
      `foaf:name ${formatLiteral(SOURCE.navn)}`,
      `foaf:homepage ${formatIri(SOURCE.adresse)}`,
    ]),
    statements(contact(adresse), [
      'a vcard:Organization',
      `vcard:fn ${formatLiteral(PUBLISHER_NAME)}`,
      `${way} ${formatIri(reachedAt)}`,
    ]),
  ].join('\n');
}

function statements(subject: string, predicates: readonly string[]): string {
  return `${subject} ${predicates.join(' ;\n  ')} .\n`;
}

const publisher = (address: string) => formatIri(`${address}#utgiver`);
const agency = (address: string) => formatIri(`${address}#kilde`);
const contact = (address: string) => formatIri(`${address}#kontakt`);
const datasetTerm = (address: string, dataset: Dataset) => formatIri(datasetIri(dataset, address));
const fileTerm = ({ adresse }: Distribution) => formatIri(`${adresse}#fil`);

/** Any text as a Turtle literal, with its language if it has one. */
function formatLiteral(text: string, language?: string): string {
  const escaped = text.replace(/["\\\p{Cc}]/gu, escapeSign);
  return `"${escaped}"${language === undefined ? '' : `@${language}`}`;
}

/** An address as a Turtle IRI. What an IRI cannot hold is written as code points. */
function formatIri(address: string): string {
  return `<${address.replace(/[\p{Cc} <>"{}|^`\\]/gu, (sign) => encodeURIComponent(sign))}>`;
}

function escapeSign(sign: string): string {
  if (sign === '"' || sign === '\\') return `\\${sign}`;
  return `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
