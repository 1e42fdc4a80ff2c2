import { wholeDataSet, rapportDataset } from '../lib/site/data.ts';
import { withAddresses } from '../lib/formats/dataset.ts';
import { formatKatalog } from '../lib/formats/dcat.ts';
import { fullAddress, getSite, site } from '../site.ts';

export const GET = async () => {
  const { rapporter, grunnlag, contextFor } = await getSite();
  const head = {
    adresse: fullAddress('/katalog.ttl'),
    frontPage: fullAddress('/'),
    contact: site.contact ?? fullAddress('/om/'),
    description:
      'Navs månedlige tall for deltakere i arbeidsrettede tiltak, lest ut av rapportene og kontrollert.',
  };
  const dataset = [
    wholeDataSet(grunnlag),
    ...[...rapporter].reverse().map((rapport) => rapportDataset(contextFor(rapport))),
  ].map((one) => withAddresses(one, fullAddress));
  return new Response(formatKatalog(head, dataset));
};
