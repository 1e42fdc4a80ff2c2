import { heleDatasettet, rapportdatasett } from '../lib/site/dataset.ts';
import { withAdresser } from '../lib/formats/dataset.ts';
import { formatKatalog } from '../lib/formats/dcat.ts';
import { fullAdresse, getSite, nettsted } from '../site.ts';

export const GET = async () => {
  const { rapporter, grunnlag, grunnlagFor } = await getSite();
  const hode = {
    adresse: fullAdresse('/katalog.ttl'),
    forside: fullAdresse('/'),
    kontakt: nettsted.kontakt ?? fullAdresse('/om/'),
    beskrivelse:
      'Navs månedlige tall for deltakere i arbeidsrettede tiltak, lest ut av rapportene og kontrollert.',
  };
  const datasett = [
    heleDatasettet(grunnlag),
    ...[...rapporter].reverse().map((rapport) => rapportdatasett(grunnlagFor(rapport))),
  ].map((one) => withAdresser(one, fullAdresse));
  return new Response(formatKatalog(hode, datasett));
};
