import { delNokkel } from '../truth/truth.ts';
import type { Endring } from '../truth/revisions.ts';
import { alleElementer, type Element } from '../page/document.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

/** Pages that a release keeps, and that say so when later reports have changed figures on them. */
const FROSSEN = /^\/rapporter\/[^/]+\/((tiltak|tiltaksgrupper|hovedgrupper|figur)\/[^/]+\/)?$/;

/** A kept page names the later reports that have changed a figure it shows, and no others. */
export function sjekkVarsel(side: Side, sak: Sak): void {
  const varsel = side.elementer.find(({ attr }) => attr['data-varsel'] !== undefined);
  if (!FROSSEN.test(side.adresse)) {
    if (varsel)
      meldVed({ side, sak }, varsel, 'varsel', 'et varsel på en side som ikke er frosset');
    return;
  }
  const sagt = [...(varsel ? alleElementer(varsel) : [])].flatMap(
    ({ attr }) => /rapporter\/([^/]+)\/endringer\/$/.exec(attr.href ?? '')?.[1] ?? [],
  );
  const skal = [...endretSenere(side, sak)].sort();
  if (sagt.join() !== skal.join())
    meldVed(
      { side, sak },
      varsel ?? side.dokument.rot,
      'varsel',
      sagt.length === 0 ? 'ingen varsel' : `endret av ${sagt.join(', ')}`,
      skal.length === 0 ? 'intet varsel' : `endret av ${skal.join(', ')}`,
    );
}

/** What a page stands on: whole series it draws or lists, and single figures its text is worked out from. */
interface Avtrykk {
  serier: Set<string>;
  enkelte: Map<string, Set<string>>;
}

/** The later reports that have changed a figure of the page's series, or one its text stands on. */
function endretSenere(side: Side, sak: Sak): Set<string> {
  const { serier, enkelte } = avtrykkAv(side);
  const gjelder = ({ serie, maned, rapport, forst }: Endring): boolean =>
    rapport > side.utgave &&
    forst <= side.utgave &&
    (serier.has(serie) || enkelte.get(serie)?.has(maned) === true);
  const endringer = sak.fasit.endringene();
  const beror = [...new Set([...serier, ...enkelte.keys()])];
  return new Set(
    beror
      .flatMap((serie) => endringer.get(serie) ?? [])
      .filter(gjelder)
      .map(({ rapport }) => rapport),
  );
}

function avtrykkAv({ elementer }: Side): Avtrykk {
  const serier = new Set(elementer.flatMap(({ attr }) => serieneI(attr)));
  const enkelte = new Map<string, Set<string>>();
  for (const tekst of elementer.flatMap(({ attr }) => attr['data-av']?.split(/\s+/) ?? [])) {
    const nokkel = delNokkel(tekst);
    if (!nokkel) continue;
    const maneder = enkelte.get(nokkel.serie) ?? new Set();
    enkelte.set(nokkel.serie, maneder.add(nokkel.maned));
  }
  return { serier, enkelte };
}

function serieneI(attr: Element['attr']): string[] {
  return [
    ...(attr['data-serier']?.split(/\s+/) ?? []),
    ...(attr['data-serie']?.split(' + ') ?? []),
  ];
}
