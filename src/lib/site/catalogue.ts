import { withAddresses } from '../formats/dataset.ts';
import { formatDcat } from '../formats/dcat.ts';
import type { Site } from './create-site.ts';
import { rapportDataset, wholeDataSet } from './data.ts';

/** The catalogue of data sets, in Turtle: the newest figures, then each release's, newest first. */
export function catalogue(
  {
    url,
    context,
    rapporter,
    contextFor,
  }: Pick<Site, 'url' | 'context' | 'rapporter' | 'contextFor'>,
  addressOf: (path: string) => string,
): string {
  const head = {
    site: url,
    adresse: addressOf('/katalog.ttl'),
    frontPage: addressOf('/'),
    contact: url.contact ?? addressOf('/om/'),
    description:
      'Navs månedlige tall for deltakere i arbeidsrettede tiltak, lest ut av rapportene og kontrollert.',
  };
  const sets = [
    wholeDataSet(context),
    ...[...rapporter].reverse().map((rapport) => rapportDataset(contextFor(rapport))),
  ];
  return formatDcat(
    head,
    sets.map((one) => withAddresses(one, addressOf)),
  );
}
