import { bildetTil } from '../image-path.ts';
import { tekstAv } from '../files.ts';
import { tekstI, type Element } from '../page/document.ts';
import { lesPng, type Png } from '../readers/png.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

interface Ved {
  side: Side;
  sak: Sak;
}

/** The size social images are promised to have. */
const BREDDE = 1200;
const HOYDE = 630;

/** What a page tells machines of itself: its social image, its own address, and the data set it describes. */
export function sjekkMetadata(side: Side, sak: Sak): void {
  const ved = { side, sak };
  sjekkBilde(ved);
  sjekkKanonisk(ved);
  for (const skript of side.elementer)
    if (skript.navn === 'script' && skript.attr.type === 'application/ld+json')
      sjekkJsonLd(skript, ved);
}

/** The image is the page's own, is there, is a picture of the size the page says, and its words are the page's description. */
function sjekkBilde(ved: Ved): void {
  const bilde = meta(ved.side, 'og:image');
  if (!bilde) return;
  const { content: adresse = '' } = bilde.attr;
  const feil = feilMedPng(stiAv(adresse, ved.sak) ?? '', BREDDE, HOYDE, ved.sak);
  const egen = bildetTil(ved.side, ved.sak.dist);
  if (feil !== undefined) meldVed(ved, bilde, 'bilde', `${adresse}: ${feil}`);
  else if (stiAv(adresse, ved.sak) !== egen) meldVed(ved, bilde, 'bilde', adresse, egen);
  const [bredde, hoyde, ord, beskrivelse] = [
    'og:image:width',
    'og:image:height',
    'og:image:alt',
    'og:description',
  ].map((egenskap) => meta(ved.side, egenskap)?.attr.content ?? '');
  const [sagt, skal] = [`${bredde}×${hoyde}: «${ord}»`, `${BREDDE}×${HOYDE}: «${beskrivelse}»`];
  if (sagt !== skal) meldVed(ved, bilde, 'bilde', sagt, skal);
}

function meta({ elementer }: Side, egenskap: string): Element | undefined {
  return elementer.find(({ navn, attr }) => navn === 'meta' && attr.property === egenskap);
}

/** A page is its own address; one that leads on is where it leads. */
function sjekkKanonisk(ved: Ved): void {
  const { side, sak } = ved;
  const lenke = side.elementer.find(
    ({ navn, attr }) => navn === 'link' && attr.rel === 'canonical',
  );
  const videre = side.elementer.some(({ attr }) => attr['http-equiv'] === 'refresh');
  if (!lenke || videre) return;
  const skal = side.adresse.replace(/^\//, sak.base);
  const sier = URL.canParse(lenke.attr.href ?? '') ? new URL(lenke.attr.href ?? '').pathname : '';
  const erSortering = /\/etter-[a-z]+\/$/.test(side.adresse);
  if (sier !== skal && !erSortering && side.adresse !== '/404.html')
    meldVed(ved, lenke, 'kanonisk', lenke.attr.href ?? '', skal);
}

/** A described data set is the page's own, and covers the months its table has. */
function sjekkJsonLd(skript: Element, ved: Ved): void {
  for (const sett of nodene(tekstI(skript), 'Dataset')) {
    const adresse = stiAv(String(sett.url), ved.sak);
    if (adresse !== undefined && `/${adresse}` !== ved.side.adresse)
      meldVed(
        ved,
        skript,
        'datasett',
        `datasettet sies å være på ${String(sett.url)}`,
        ved.side.adresse,
      );
    const csv = adressene(sett).find((fil) => fil.endsWith('.csv'));
    const fil = csv === undefined ? undefined : stiAv(csv, ved.sak);
    if (fil === undefined || ved.sak.dist.get(fil) === undefined) {
      meldVed(ved, skript, 'datasett', `datasettet har ingen CSV-fil på nettstedet`);
      continue;
    }
    const skal = dekning(fil, ved.sak) ?? rapportensDekning(ved);
    if (sett.temporalCoverage !== skal)
      meldVed(ved, skript, 'datasett', `temporalCoverage ${String(sett.temporalCoverage)}`, skal);
    const kilde = `/rapporter/${ved.side.utgave}/kilde/`;
    const bygd = objekt(sett.isBasedOn).url;
    if (!String(bygd).endsWith(kilde))
      meldVed(ved, skript, 'datasett', `isBasedOn ${String(bygd)}`, kilde);
  }
}

function nodene(json: string, type: string): Record<string, unknown>[] {
  try {
    const graf = objekt(JSON.parse(json))['@graph'];
    return (Array.isArray(graf) ? graf : []).map(objekt).filter((en) => en['@type'] === type);
  } catch {
    // Told where the words of structured data are judged.
    return [];
  }
}

function adressene({ distribution }: Record<string, unknown>): string[] {
  return (Array.isArray(distribution) ? distribution : []).map((en) =>
    String(objekt(en).contentUrl),
  );
}

/** The fields of a value; none where it is no object. */
export function objekt(verdi: unknown): Record<string, unknown> {
  return typeof verdi === 'object' && verdi !== null ? { ...verdi } : {};
}

const kjentDekning = new WeakMap<Sak, Map<string, string | undefined>>();

/** The first and the last month of a table, as the metadata writes them, undefined when it has no rows; its cells are judged where tables are. */
export function dekning(fil: string, sak: Sak): string | undefined {
  const kjente = kjentDekning.get(sak) ?? new Map<string, string | undefined>();
  kjentDekning.set(sak, kjente);
  const kjent = kjente.has(fil) ? kjente.get(fil) : finnDekning(tekstAv(sak.dist, fil));
  kjente.set(fil, kjent);
  return kjent;
}

/** What the page's release covers: what is said of a table without rows, which a group has when all its tiltak have moved. */
function rapportensDekning({ sak, side }: Ved): string {
  const maneder = sak.fasit.rapporter.find(({ id }) => id === side.utgave)?.maneder ?? [];
  return `${maneder[0]}/${maneder.at(-1)}`;
}

function finnDekning(csv: string): string | undefined {
  let [forste, siste] = ['9999-99', ''];
  for (const [, maned = ''] of csv.matchAll(/^(\d{4}-\d{2}),/gm)) {
    if (maned < forste) forste = maned;
    if (maned > siste) siste = maned;
  }
  return siste === '' ? undefined : `${forste}/${siste}`;
}

/** The path in the folder of an address of this site, with or without its origin; undefined when it is none. */
export function stiAv(adresse: string, sak: Sak): string | undefined {
  const sti = URL.canParse(adresse) ? new URL(adresse).pathname : adresse;
  return sti.startsWith(sak.base) ? sti.slice(sak.base.length) : undefined;
}

/** What is wrong with a picture; undefined when it is there, whole, and of that size. */
export function feilMedPng(
  fil: string,
  bredde: number,
  hoyde: number,
  sak: Sak,
): string | undefined {
  const maal = pngMaal(fil, sak);
  if (typeof maal === 'string') return maal;
  const er = `${maal.bredde}×${maal.hoyde}`;
  return er === `${bredde}×${hoyde}` ? undefined : `bildet er ${er}`;
}

/** The size of a picture, or what is wrong with it. What it shows is not read. */
export function pngMaal(fil: string, sak: Sak): Png | string {
  const innhold = sak.dist.get(fil);
  return innhold === undefined ? 'bildet finnes ikke' : lesPng(innhold);
}
